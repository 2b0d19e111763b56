/**
 * AWS's shared files, `~/.aws/config` and `~/.aws/credentials`.
 * See https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html.
 *
 * @module
 */

import { type Ambient, variable } from "./ambient.ts";

/** The settings of one profile. */
export type Profile = Readonly<Record<string, string>>;

/** What both files say. */
export interface SharedFiles {
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Logins of people that profiles share, `[sso-session …]`. */
  readonly sessions: ReadonlyMap<string, Profile>;
}

/** Reads both files; what is in `credentials` goes before what is in `config`. */
export async function readSharedFiles(ambient: Ambient): Promise<SharedFiles> {
  const config = await sectionsAt(ambient, "AWS_CONFIG_FILE", "config");
  const credentials = await sectionsAt(ambient, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
  const profiles = new Map<string, Profile>();
  const sessions = new Map<string, Profile>();
  for (const [section, settings] of config) {
    const [, kind, name] = /^(profile|sso-session)\s+"?(.+?)"?$/.exec(section) ?? [];
    if (name !== undefined) (kind === "profile" ? profiles : sessions).set(name, settings);
    // `[services …]` are no profiles.
    else if (section === "default") profiles.set(section, settings);
  }
  for (const [name, settings] of credentials) {
    profiles.set(name, { ...profiles.get(name), ...settings });
  }
  return { profiles, sessions };
}

async function sectionsAt(
  ambient: Ambient,
  name: string,
  file: string,
): Promise<Map<string, Profile>> {
  const path = pathOf(ambient, name, file);
  return sectionsIn((path === undefined ? undefined : await ambient.readText(path)) ?? "");
}

function pathOf(ambient: Ambient, name: string, file: string): string | undefined {
  const path = variable(ambient, name);
  if (path !== undefined) return path.replace(/^~(?=\/)/, ambient.home ?? "~");
  return ambient.home === undefined ? undefined : `${ambient.home}/.aws/${file}`;
}

/** The sections of an INI file; settings that are nested (they are indented) are not looked at. */
export function sectionsIn(text: string): Map<string, Profile> {
  const sections = new Map<string, Record<string, string>>();
  let current: Record<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const section = /^\[\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    if (section !== undefined) {
      current = sections.get(section) ?? {};
      sections.set(section, current);
      continue;
    }
    const [, name, value] = /^([A-Za-z0-9_]+)\s*=\s*(.*?)\s*(?:\s[#;].*)?$/.exec(line) ?? [];
    if (current !== undefined && name !== undefined && value !== undefined) {
      current[name.toLowerCase()] = value;
    }
  }
  return sections;
}
