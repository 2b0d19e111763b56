/**
 * What is printed at the start: all that is needed to make the first call.
 *
 * @module
 */

import { styleText } from "node:util";

/** The callers' key, and how it may be shown. */
export type ShownKey =
  /** Made by us: shown, since nobody else knows it. */
  | { readonly kind: "generated"; readonly key: string; readonly path: string }
  /** In the environment: named, so that it does not get into a log. */
  | { readonly kind: "variable"; readonly name: string }
  /** In the configuration: its names only. */
  | { readonly kind: "configured"; readonly names: readonly string[] };

/** All that the start-up lines say. */
export interface BannerData {
  readonly version: string;
  readonly hostname: string;
  readonly port: number;
  readonly key: ShownKey;
  readonly providers: readonly { readonly id: string; readonly foundIn?: string | undefined }[];
  readonly config: { readonly path: string; readonly exists: boolean };
  /** Whether to use colours. */
  readonly styled: boolean;
}

type Style = "bold" | "dim" | "cyan";

/** The start-up lines. */
export function banner(data: BannerData): string {
  const style = (format: Style, text: string) =>
    data.styled ? styleText(format, text, { validateStream: false }) : text;
  const label = (text: string) => style("dim", text.padEnd(10));
  const url = `http://${urlHost(data.hostname)}:${data.port}`;
  const value = exported(data.key);
  return [
    `${style("bold", `Sluice ${data.version}`)} listens on ${style("cyan", url)}${reach(data)}`,
    "",
    `  export OPENAI_BASE_URL=${url}/v1`,
    `  export OPENAI_API_KEY=${value}`,
    `  export ANTHROPIC_BASE_URL=${url}`,
    `  export ANTHROPIC_AUTH_TOKEN=${value}`,
    "",
    `  ${label("key")}${describeKey(data.key)}`,
    `  ${label("providers")}${describeProviders(data.providers)}`,
    `  ${label("config")}${data.config.path}${data.config.exists ? "" : " (not there yet)"}`,
    "",
    "",
  ].join("\n");
}

/** A host for this machine's own clients: an address that means "all" is none to call. */
function urlHost(hostname: string): string {
  if (hostname === "0.0.0.0") return "127.0.0.1";
  if (hostname === "::") return "[::1]";
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}

function reach({ hostname }: BannerData): string {
  return hostname === "0.0.0.0" || hostname === "::" ? ` and on every other address` : "";
}

/** What the shell is to put into the variables. */
function exported(key: ShownKey): string {
  switch (key.kind) {
    case "generated":
      return key.key;
    case "variable":
      return `$${key.name}`;
    case "configured":
      return "'<your key>'";
  }
}

function describeKey(key: ShownKey): string {
  switch (key.kind) {
    case "generated":
      return `${key.key} (kept in ${key.path})`;
    case "variable":
      return `the one in ${key.name}`;
    case "configured":
      return `configured: ${key.names.join(", ")}`;
  }
}

function describeProviders(providers: BannerData["providers"]): string {
  return providers
    .map(({ id, foundIn }) => foundIn === undefined ? id : `${id} (${foundIn})`)
    .join(", ");
}
