/**
 * `sluice providers`: which are known, and which run on this machine.
 *
 * @module
 */

import { findServers, type KnownProvider, knownProviders } from "../../../mod.ts";
import { readCommandLine } from "../command_line.ts";
import { Refusal, type Surroundings } from "../surroundings.ts";
import { foundText } from "./found.ts";

/** What `sluice providers --help` prints. */
export const PROVIDERS_HELP = `Known providers, and servers of models on this machine.

Usage: sluice providers [WORD]
       sluice providers probe [URL …]

  WORD    only those with it in their id, name or variable
  probe   ask the usual ports of Ollama, LM Studio, vLLM, llama.cpp and SGLang on this machine,
          or the servers at the URLs, and say how to use what answers
`;

/** Runs `sluice providers`; resolves with the exit status. */
export async function runProviders(
  argv: readonly string[],
  around: Surroundings,
): Promise<number> {
  const [command, ...rest] = wordsOf(argv);
  if (command === "--help") {
    around.out(PROVIDERS_HELP);
    return 0;
  }
  if (command === "probe") {
    around.out(foundText(await findServers(rest.length === 0 ? undefined : rest.map(baseUrlOf))));
    return 0;
  }
  if (rest.length > 0) throw new Refusal("Cannot list providers: expected one word at most", 2);
  around.out(listText(knownProviders(), command));
  return 0;
}

function wordsOf(argv: readonly string[]): readonly string[] {
  const options = { help: { type: "boolean", short: "h" } } as const;
  const { values, positionals } = readCommandLine(argv, options, "providers");
  return values.help === true ? ["--help"] : positionals;
}

/** Where a person's address leads: a server without a path has its API under `/v1`. */
function baseUrlOf(text: string): string {
  const url = URL.parse(/^\w+:\/\//.test(text) ? text : `http://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search + url.hash !== "") {
    throw new Refusal(`Cannot ask '${text}': expected an address such as 127.0.0.1:8000`, 2);
  }
  const path = url.pathname.replace(/\/+$/, "");
  return url.origin + (path === "" ? "/v1" : path);
}

function listText(providers: readonly KnownProvider[], word = ""): string {
  const wanted = word.toLowerCase();
  const rows = providers
    .filter(({ id, name, env }) =>
      [id, name, ...env].some((text) => text.toLowerCase().includes(wanted))
    )
    .map(({ id, name, env }) => [id, name, env[0] ?? ""]);
  if (rows.length === 0) return `No known provider has '${word}' in its name.\n`;
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
  return rows.map((row) =>
    `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ").trimEnd()}\n`
  ).join("");
}
