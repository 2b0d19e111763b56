/**
 * Writes `docs/runtimes.md` from the table that `deno task conformance` runs:
 * `deno run -A scripts/runtimes_page.ts`.
 *
 * @module
 */

import { writeFile } from "node:fs/promises";
import { exceptionFor, EXCEPTIONS } from "../tests/conformance/exceptions.ts";
import { COLUMNS, LANE_IDS, TITLES } from "../tests/conformance/lanes.ts";
import { type Row, ROWS } from "../tests/conformance/rows.ts";
import { LONG_ROWS } from "../tests/conformance/rows_long.ts";
import { DENO_ONLY } from "./deno_only.ts";
import { evenTable, filled } from "./table.ts";

/** Where the page is. */
export const RUNTIMES_PAGE: URL = new URL("../docs/runtimes.md", import.meta.url);

const ADAPTERS: string[][] = [
  ["Runtime", "Adapter", "What it has"],
  ["Deno", "`@sluice/gateway/deno`", "`serve(gateway, address)`, `denoHost()`"],
  ["Bun", "`@sluice/gateway/bun`", "`serve(gateway, address)`, `bunHost()`"],
  [
    "Node",
    "`@sluice/gateway/node`",
    "`await serve(gateway, address)`, `nodeHost()`, `listenerOf(gateway)`",
  ],
  ["Cloudflare Workers", "`@sluice/gateway/cloudflare`", "the Worker as its default export"],
  ["Vercel functions", "`@sluice/gateway/vercel`", "the function as its default export"],
  ["anything else", "`@sluice/gateway`", "`createGateway(config).fetch(request)`"],
];

const HEAD = `# Runtimes

<!-- Written by scripts/runtimes_page.ts; change it there, or the table in tests/conformance/. -->

One core, and an adapter for each runtime that only listens. \`sluice serve\` finds its own on Deno,
Bun and Node. Inside an application of Hono, Next.js, SvelteKit, Express, Fastify or Fresh the gateway
is one function: [embed.md](embed.md) shows each.

${evenTable(ADAPTERS)}
## What holds on each

Every cell is run by \`deno task conformance\`: the gateway as a process of its own on that runtime,
before a scripted provider on loopback. They are run with ${versions()}.

`;

const LONG = `
### Ten minutes, in truth

A provider that says nothing for 10 minutes and 5 seconds, to a client that is told nothing meanwhile
either. \`deno task conformance:long\` runs these cells, all at the same time; it takes as long, so not
every change is held to them. Every change is held to the row above on a faster clock: there Bun's and
Node's own clients, which would wait for five minutes, give up in front of the test, and the adapters'
do not.

`;

const UNITS = `
## The unit suite

The tests of the repository are run on Deno, Bun and Node 24, by the tasks \`test\`, \`test:bun\` and
\`test:node\` of \`deno.json\`. These need Deno itself, and no other does:

`;

const TAIL = `
## What to know

- **Bun** sends at most 256 requests at once, to all providers together. Start it with
  \`BUN_CONFIG_MAX_HTTP_REQUESTS=65336\` to have more answers under way; the table is run so.
- **Node 20** has no \`node:sqlite\`. The command keeps everything in memory there, and says so when
  it starts: accounts that were added are gone with the process. Node 22.18 and later keep them.
  From source it runs on Node 22.18 and later, which know TypeScript; the package is JavaScript.
- **Deno** learns that a client has left only from writing to it, where the request came in more than
  one packet: with the next event or comment, as in (1). The table's request comes in one.
- **Deno** bounds no time for a client to send its headers. Let it listen on loopback or behind a
  proxy; Node allows a minute and Bun 12 s.
- **Workers and Vercel** end timers, connections and promises with the request that began them. Each
  request has a gateway of its own there, with its own timers, connections and renewals under way.
  All that is plain data is the isolate's: the configuration, open circuits, retry budgets, blocks,
  places of conversations, speeds, what models do not take, totals, what \`/metrics\` tells. Another
  isolate has its own; what all of them share is in the store, which on Workers is in Durable Objects
  ([docs/stores.md](stores.md)), and on Vercel in the isolate's memory.
- **Workers and Vercel** are configured by variables: the providers' own (\`OPENAI_API_KEY\`, …),
  \`SLUICE_KEY\`, \`SLUICE_ADMIN_KEY\`, \`SLUICE_MASTER_KEY\`, and \`SLUICE_CONFIG_TEXT\` for the text of
  a configuration file. Without a key for callers they serve nobody.
`;

function versions(): string {
  return LANE_IDS.map((id) => TITLES[id]).join(", ").replace(/, ([^,]*)$/, " and $1");
}

function denoOnly(): string {
  const lines = Object.entries(DENO_ONLY).map(([start, needs]) =>
    `- \`${start}test.ts\` ${needs}.`
  );
  return lines.map((line) => filled(line)).join("\n");
}

/** The page, as it should be. */
export function runtimesPage(): string {
  const reasons = [...new Set(EXCEPTIONS.map(({ says }) => says))];
  const notes = reasons.map((says, index) => filled(`- (${index + 1}) ${says}`));
  const [table, long] = [ROWS, LONG_ROWS].map((rows) => tableOf(rows, reasons));
  const held = `${filled(HEAD)}${table}${filled(LONG)}${long}\n${notes.join("\n")}\n`;
  return `${held}${filled(UNITS)}${denoOnly()}\n${filled(TAIL)}`;
}

function tableOf(rows: readonly Row[], reasons: readonly string[]): string {
  const cells = rows.map(({ id, title }) => [
    title,
    ...LANE_IDS.map((lane) => {
      const exception = exceptionFor(id, lane);
      if (exception === undefined) return "yes";
      return `${exception.shows} (${reasons.indexOf(exception.says) + 1})`;
    }),
  ]);
  return evenTable([["", ...LANE_IDS.map((id) => COLUMNS[id])], ...cells]);
}

if (import.meta.main) await writeFile(RUNTIMES_PAGE, runtimesPage());
