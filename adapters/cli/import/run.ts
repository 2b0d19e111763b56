/**
 * `sluice import`: another gateway's configuration as ours.
 *
 * @module
 */

import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readCommandLine, unusable } from "../command_line.ts";
import { Refusal, shortPath, type Surroundings } from "../surroundings.ts";
import { unreadState } from "../unread.ts";
import { importCcr } from "./ccr.ts";
import { createDraft, type Draft } from "./draft.ts";
import { importLitellm } from "./litellm.ts";
import { importPortkey } from "./portkey.ts";
import { writeDraft } from "./write.ts";

/** What `sluice import --help` prints. */
export const IMPORT_HELP = `Turns another gateway's configuration into one of Sluice's.

Usage: sluice import litellm FILE [options]
       sluice import portkey FILE [options]
       sluice import ccr [FILE] [options]    ~/.claude-code-router/config.json by default

The configuration goes to the output. What could not be carried is listed on the error output, each
with its place and why; that is no failure. Secrets stay references to the environment; those that
stand in the file in the clear become references, and are listed so that you can set them.

Options:
  -o, --out FILE       write there in place of the output
  -f, --force          write over what is there
  -h, --help           print this

Exit status: 0 when a configuration was made, 1 when it cannot be written, 2 when there is nothing to
make one of.
`;

const SOURCES: Readonly<Record<string, (config: unknown, draft: Draft) => void>> = {
  litellm: importLitellm,
  portkey: importPortkey,
  ccr: importCcr,
};

const OPTIONS = {
  out: { type: "string", short: "o" },
  force: { type: "boolean", short: "f" },
  help: { type: "boolean", short: "h" },
} as const;

/** Runs what follows `sluice import`; resolves with the exit status. */
export async function runImport(argv: readonly string[], around: Surroundings): Promise<number> {
  const { values, positionals } = readCommandLine(argv, OPTIONS, "import");
  if (values.help) {
    around.out(IMPORT_HELP);
    return 0;
  }
  const [source = "", named, extra] = positionals;
  const carry = SOURCES[source];
  if (carry === undefined || extra !== undefined) {
    throw unusable("expected litellm, portkey or ccr, and a file", "import");
  }
  const file = named ??
    (source === "ccr" ? join(around.home, ".claude-code-router", "config.json") : undefined);
  if (file === undefined) throw unusable("expected a file", "import");
  const { value, text } = await parsed(resolve(around.cwd, file), around);
  const draft = createDraft(variablesIn(text));
  carry(value, draft);
  if (draft.providers.size === 0 && draft.models.size === 0) {
    around.err(leftOf(draft));
    throw new Refusal(`Cannot make a configuration: nothing in ${file} could be carried`, 2);
  }
  await write(writeDraft(draft, `${source}'s ${shortPath(file, around)}`), values, around);
  around.err(leftOf(draft) + variablesOf(draft, around));
  return 0;
}

/** YAML holds JSON too, comments and all. Its errors would quote the file, which holds secrets. */
async function parsed(
  path: string,
  around: Surroundings,
): Promise<{ value: unknown; text: string }> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new Refusal(`Cannot read ${shortPath(path, around)}: ${unreadState(error)}`, 2);
  }
  if (/\.jsonc?$/.test(path)) {
    const { parse } = await import("jsonc-parser");
    const errors: { offset: number }[] = [];
    const value: unknown = parse(text, errors as never, { allowTrailingComma: true });
    const [first] = errors;
    if (first === undefined) return { value, text };
    throw unreadable(path, text.slice(0, first.offset).split("\n").length, around);
  }
  const { parseDocument } = await import("yaml");
  const document = parseDocument(text, { prettyErrors: true });
  const [first] = document.errors;
  if (first === undefined) return { value: document.toJS({ maxAliasCount: 1000 }), text };
  throw unreadable(path, first.linePos?.[0].line, around);
}

/** The variables a text may refer to, in any of the ways there are. */
function variablesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/(?:os\.environ\/|\$\{?)(\w+)/g)].map(([, name = ""]) => name));
}

function unreadable(path: string, line: number | undefined, around: Surroundings): Refusal {
  const place = `${shortPath(path, around)}${line === undefined ? "" : `:${line}`}`;
  return new Refusal(`Cannot read ${place}: it is not well formed`, 2);
}

async function write(
  text: string,
  { out, force = false }: { readonly out?: string; readonly force?: boolean },
  around: Surroundings,
): Promise<void> {
  if (out === undefined) return around.out(text);
  const path = resolve(around.cwd, out);
  try {
    await writeFile(path, text, { flag: force ? "w" : "wx", mode: 0o600 });
  } catch (error) {
    const there = error instanceof Error && "code" in error && error.code === "EEXIST";
    const state = there
      ? "it is there already; --force writes over it"
      : error instanceof Error
      ? error.message
      : String(error);
    throw new Refusal(`Cannot write ${shortPath(path, around)}: ${state}`, 1);
  }
  around.err(`Written to ${shortPath(path, around)}\n`);
}

function leftOf({ left }: Draft): string {
  if (left.length === 0) return "";
  const lines = left.map(({ place, why }) => `  ${oneLine(place)}: ${oneLine(why)}`);
  return `Not carried over:\n${lines.join("\n")}\n`;
}

function variablesOf({ variables }: Draft, { env }: Surroundings): string {
  const lines = [...variables].map(([name, place]) =>
    `  ${name}: to what stands at ${oneLine(place)}${
      env[name] ? " (it is set already: look whether to that)" : ""
    }`
  );
  return lines.length === 0 ? "" : `To be set in the environment:\n${lines.join("\n")}\n`;
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}
