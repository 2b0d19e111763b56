/**
 * Writes `src/catalog/data/` anew from open data: `deno task catalog DATE=SOURCE …`, where a source
 * is a file or a URL of models.dev's `api.json` or `catalog.json`, or of LiteLLM's
 * `model_prices_and_context_window.json`, and its date the day it is of. The first source that has a
 * fact is believed; of prices the newest.
 *
 * @module
 */

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import process from "node:process";
import { parseJsonObject } from "../src/canonical/json.ts";
import { encodeFacts } from "../src/catalog/codec.ts";
import { collectFacts, type Collection } from "../src/catalog/collect.ts";

const DATA = new URL("../src/catalog/data/", import.meta.url);

async function collectionOf(argument: string): Promise<Collection> {
  const [, asOf = "", source = ""] = /^(\d{4}-\d\d-\d\d)=(.+)$/.exec(argument) ?? [];
  if (source === "") throw new Error(`Cannot use '${argument}': expected DATE=SOURCE`);
  const text = /^https?:/.test(source)
    ? await (await fetch(source)).text()
    : await readFile(source, "utf8");
  const data = parseJsonObject(text);
  if (data === undefined) throw new Error(`Cannot read '${source}': it is no JSON object`);
  return { data, asOf };
}

const sources = process.argv.slice(2);
if (sources.length === 0) throw new Error("Cannot make a catalog of nothing: name a source");
const facts = collectFacts(await Promise.all(sources.map(collectionOf)));
await rm(DATA, { recursive: true, force: true });
await mkdir(DATA, { recursive: true });
const ids = [...facts.keys()].sort();
/** The file of each provider: some sell what another one makes, at its price. */
const files = new Map<string, string>();
const written = new Map<string, string>();
for (const id of ids) {
  const text = encodeFacts(facts.get(id) ?? []);
  const file = written.get(text) ?? `${id.replaceAll("-", "_")}.ts`;
  files.set(id, file);
  if (written.has(text)) continue;
  written.set(text, file);
  await writeFile(new URL(file, DATA), module(id, text));
}
const asOf = sources.map((source) => source.slice(0, 10)).sort().at(-1) ?? "";
await writeFile(new URL("mod.ts", DATA), index(ids, asOf));

function module(id: string, text: string): string {
  const lines = text.split("\n").length;
  return `/**
 * Models of ${id}, made by \`deno task catalog\`; \`../codec.ts\` says how to read a line.
 *${lines > 390 ? "\n * Length: one line a model, and it has many.\n *" : ""}
 * @module
 */

/** The models. */
export const MODELS: string = \`
${text}\`;
`;
}

function index(ids: readonly string[], asOf: string): string {
  const rows = ids.map((id) => {
    const name = /^\w+$/.test(id) ? id : JSON.stringify(id);
    return `  ${name}: () => import("./${files.get(id)}"),\n`;
  });
  return `/**
 * The snapshot of open data by provider, each loaded when it is asked for; made by
 * \`deno task catalog\`.
 *
 * The data is that of models.dev (MIT License, Copyright (c) 2025 models.dev) and of LiteLLM's map of
 * prices (MIT License, Copyright (c) 2023 Berri AI), cut to what is used here.
 *
 * @module
 */

/** The day the newest part of it is of. */
export const AS_OF: string = "${asOf}";

/** Loads the models of a provider, in the form that \`codec.ts\` reads. */
export const DATA: Readonly<Record<string, () => Promise<{ readonly MODELS: string }>>> = {
${rows.join("")}};
`;
}
