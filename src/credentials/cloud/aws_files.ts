/**
 * AWS's shared files, `~/.aws/config` and `~/.aws/credentials`.
 * See https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html.
 *
 * @module
 */

import { type Ambient, variable } from "./ambient.ts";

/** The settings of one profile. */
export type Profile = Readonly<Record<string, string>>;

/** Reads both files; what is in `credentials` goes before what is in `config`. */
export async function readProfiles(ambient: Ambient): Promise<ReadonlyMap<string, Profile>> {
  const profiles = new Map<string, Profile>();
  const files = [
    { path: pathOf(ambient, "AWS_CONFIG_FILE", "config"), prefixed: true },
    { path: pathOf(ambient, "AWS_SHARED_CREDENTIALS_FILE", "credentials"), prefixed: false },
  ];
  for (const { path, prefixed } of files) {
    const text = path === undefined ? undefined : await ambient.readText(path);
    for (const [section, settings] of sectionsIn(text ?? "")) {
      const name = prefixed ? section.replace(/^profile\s+/, "") : section;
      // `[sso-session …]` and `[services …]` are no profiles.
      if (prefixed && name === section && section !== "default") continue;
      profiles.set(name, { ...profiles.get(name), ...settings });
    }
  }
  return profiles;
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
