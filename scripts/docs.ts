/**
 * Writes `docs/options.md` from the option table: `deno run -A scripts/docs.ts`.
 *
 * @module
 */

import { mkdir, writeFile } from "node:fs/promises";
import {
  type Fate,
  HEADER_PARAMETERS,
  type Option,
  OPTION_TARGETS,
  OPTION_WIRES,
  OPTIONS,
  type OptionTarget,
  type OptionWire,
  SDK_PARAMETERS,
} from "../src/dialects/options.ts";
import { PI_OPTIONS } from "../src/dialects/options_pi.ts";
import { evenTable } from "./table.ts";

/** Where the page is. */
export const OPTIONS_PAGE: URL = new URL("../docs/options.md", import.meta.url);

const WIRES = Object.keys(OPTION_WIRES) as OptionWire[];
const TARGETS = Object.keys(OPTION_TARGETS) as OptionTarget[];

const HEAD = `# What becomes of every field of a request

<!-- Generated from src/dialects/options*.ts by scripts/docs.ts; do not edit. -->

A client speaks one API, a provider the same or another. Every field that the vendors document for a
request has one fate in each direction, and a test sends each of them through the gateway:

- **sent**: it goes out as the client wrote it. Toward the same API everything does, also fields
  that no table names, unless the conversation holds another vendor's sealed reasoning: such a
  request is read and written anew, and what only the vendor has is lost or refused as elsewhere.
- **→ field**: it goes out in that field of the provider's API.
- **dropped**: it is left out, and the answer's header \`x-sluice-dropped\` names it.
- **rejected**: the answer is status 400 (404 for a conversation) and names it, as the request would
  mean something else without it.
- **moot**: it is left out without a word, as nothing is lost without it.

Toward another API \`null\` is the same as absent, and a field that no table names is dropped.

Where a model does not take a value, the nearest that it takes is sent, and \`x-sluice-dropped\` says
so: \`reasoning_effort=xhigh->high\`. An answer in the form of a schema that a model cannot be held to
is asked for by way of a tool that the model must call; the client is told the call's arguments as
the text that it asked for. Bounds in a schema that the provider does not know are told to the model
in words, and named: \`json_schema.minimum\`.
`;

/** The page. */
export function optionsPage(): string {
  return [HEAD, ...WIRES.map(section), piSection()].join("\n");
}

function section(wire: OptionWire): string {
  const parts = [`## From clients of \`${OPTION_WIRES[wire]}\`\n`];
  const rows = OPTIONS[wire].map((option) => [
    fieldText(option),
    ...TARGETS.map((target) => fateText(option.fates[target])),
  ]);
  const head = ["Field", ...TARGETS.map((target) => `to \`${OPTION_TARGETS[target]}\``)];
  parts.push(evenTable([head, ...rows]));
  const headers = Object.entries(HEADER_PARAMETERS[wire]);
  if (headers.length > 0) parts.push(headersText(headers));
  if (SDK_PARAMETERS[wire].length > 0) parts.push(ownText(SDK_PARAMETERS[wire]));
  return parts.join("\n");
}

/** Of Pi's own wire only the options are told: the rest of a request is the conversation. */
function piSection(): string {
  const head = ["Option", ...TARGETS.map((target) => `to \`${OPTION_TARGETS[target]}\``)];
  const rows = PI_OPTIONS.map((option) => [
    fieldText(option),
    ...TARGETS.map((target) => fateText(option.fates[target])),
  ]);
  return `## From clients of \`pi-native\`\n\n${PI_HEAD}\n${evenTable([head, ...rows])}`;
}

const PI_HEAD = `\
Every option has a type, and one of another type is refused by name. Clients of this wire leave it
to the other end to say what a provider is to cache: without a \`cacheRetention\` it is \`short\`.
`;

function fieldText({ field, when, extension }: Option): string {
  const values = when === undefined ? "" : `: ${when}`;
  return `\`${field}\`${values}${extension === undefined ? "" : ` _(${extension})_`}`;
}

function fateText(fate: Fate): string {
  switch (fate.verdict) {
    case "sent":
      return "sent";
    case "translated":
      return `→ \`${fate.to}\`${fate.note === undefined ? "" : `; ${fate.note}`}`;
    case "dropped":
      return `dropped${nameText(fate.as)}: ${fate.why}`;
    case "rejected":
      return `**rejected**${nameText(fate.as)}: ${fate.why}`;
    case "moot":
      return `moot: ${fate.why}`;
  }
}

function nameText(as: string | undefined): string {
  return as === undefined ? "" : `, as \`${as}\``;
}

function headersText(headers: [string, string][]): string {
  const list = headers.map(([name, header]) => `- \`${name}\`: the header \`${header}\`\n`);
  return `What the vendor's SDK takes beside these are headers, not fields:\n\n${list.join("")}`;
}

function ownText(names: readonly string[]): string {
  const list = names.map((name) => `- \`${name}\`\n`);
  return `What the vendor's SDK takes beside these it does not send:\n\n${list.join("")}`;
}

if (import.meta.main) {
  await mkdir(new URL(".", OPTIONS_PAGE), { recursive: true });
  await writeFile(OPTIONS_PAGE, optionsPage());
}
