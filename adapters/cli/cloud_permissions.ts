/**
 * What accounts look at that are found as a cloud's own tools find them: variables, files, and whoever
 * tells the machine who it is.
 *
 * @module
 */

import { join } from "node:path";
import type { CloudLogin, Config } from "../../mod.ts";
import { type Surroundings, variable } from "./surroundings.ts";

/** What one way of being let in looks at; in `env` a trailing `*` stands for any rest. */
interface Looks {
  readonly env: readonly string[];
  /** Below the home directory. */
  readonly folder?: string;
  /** Variables that name files. */
  readonly files: readonly string[];
  /** Variables that name who is asked. */
  readonly urls: readonly string[];
}

const LOOKS: Readonly<Partial<Record<CloudLogin["kind"], Looks>>> = {
  aws_ambient: {
    env: ["AWS_*"],
    folder: ".aws",
    files: [
      "AWS_CONFIG_FILE",
      "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
      "AWS_SHARED_CREDENTIALS_FILE",
      "AWS_WEB_IDENTITY_TOKEN_FILE",
    ],
    urls: ["AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_EC2_METADATA_SERVICE_ENDPOINT"],
  },
  azure_ambient: {
    env: ["AZURE_*", "IDENTITY_*"],
    files: ["AZURE_FEDERATED_TOKEN_FILE"],
    urls: ["IDENTITY_ENDPOINT"],
  },
  google_ambient: {
    env: ["CLOUDSDK_*", "GCE_METADATA_HOST", "GOOGLE_*"],
    folder: ".config/gcloud",
    files: ["CLOUDSDK_CONFIG", "GOOGLE_APPLICATION_CREDENTIALS"],
    urls: ["GCE_METADATA_HOST"],
  },
};

/** The permissions that accounts of clouds need beside those of their providers. */
export function cloudPermissions(
  { providers }: Pick<Config, "providers">,
  around: Pick<Surroundings, "env" | "home">,
): { readonly net: string[]; readonly env: string[]; readonly read: string[] } {
  const kinds = [...providers.values()].flatMap(({ cloudAccounts = [] }) =>
    cloudAccounts.map(({ login }) => login.kind)
  );
  const looks = [...new Set(kinds)].flatMap((kind) => LOOKS[kind] ?? []);
  const set = (names: readonly string[]): string[] =>
    names.flatMap((name) => variable(around, name) ?? []);
  return {
    net: looks.flatMap(({ urls }) => set(urls)).flatMap(placeOf),
    env: looks.flatMap(({ env }) => env),
    read: looks.flatMap(({ folder, files }) => [
      ...(folder === undefined || around.home === "" ? [] : [join(around.home, folder)]),
      ...set(files).map((path) => path.replace(/^~(?=\/)/, around.home)),
    ]),
  };
}

function placeOf(text: string): string[] {
  const url = URL.parse(/^\w+:\/\//.test(text) ? text : `http://${text}`);
  if (url === null) return [];
  return [url.port === "" ? `${url.host}:${url.protocol === "https:" ? 443 : 80}` : url.host];
}
