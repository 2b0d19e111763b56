/**
 * Writes `docs/embed.md` from the applications in `examples/`: `deno run -A scripts/embed_page.ts`.
 * What it shows are their files, which `deno task frameworks` builds and runs.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { APPS } from "../tests/frameworks/apps.ts";
import { ROWS } from "../tests/frameworks/rows.ts";
import { filled } from "./table.ts";

/** Where the page is. */
export const EMBED_PAGE: URL = new URL("../docs/embed.md", import.meta.url);

/** One application on the page. */
interface Section {
  /** Its folder in `examples/`. */
  readonly id: string;
  readonly title: string;
  /** Its files that are shown. */
  readonly files: readonly string[];
  /** What else there is to know of it. */
  readonly text?: string;
}

const NEXT_TEXT =
  `Next.js makes a module once for each bundle that imports it, and again after each edit of it in
development; \`globalThis\` is what they share, so that there is one gateway. It is made with the first
request, because \`next build\` runs the module too. The global \`fetch\` that Next.js puts in place of
the platform's passes the gateway's requests on as they are; nothing is kept or asked once for two, as
long as the route says nothing else by \`dynamic\` or \`fetchCache\`.

On the edge runtime, which Next.js itself advises against by now, the gateway does without
\`nodeHost()\`: \`app/edge/[...path]/route.ts\` in the example.`;

const SVELTEKIT_TEXT =
  `Two things of SvelteKit's have to be told. \`adapter-node\` takes bodies of 512 kB unless
\`BODY_SIZE_LIMIT\` says more: \`BODY_SIZE_LIMIT=64M node build\`. And it refuses forms, and bodies without
a type, that come from anywhere but its own pages; uploads of SDKs are such forms. The example trusts
all origins in \`vite.config.ts\` and holds the same rule for the rest of the application in
\`src/hooks.server.ts\`.`;

const DENO_TEXT =
  `With \`"unstable": ["no-legacy-abort"]\` in \`deno.json\` a request's signal tells that the client has
left, and nothing else. Where a request came in more than one packet, as those of most SDKs do,
\`Deno.serve\` learns that a client has left only from writing to it: with the next event, or with the
next comment, after 5 s in mid-stream and 15 s before the first event (\`limits.keepAliveSeconds\`,
\`limits.commitSeconds\`). Until then the provider goes on.`;

const FRESH_TEXT =
  `Fresh is published on JSR alone, where the tests do not reach it. This route is checked against its
documented context and called with it by \`Deno.serve\`; it is not run inside Fresh.`;

const SECTIONS: readonly Section[] = [
  {
    id: "hono",
    title: "Hono",
    files: ["server.ts"],
    text:
      `\`app.mount\` takes the path off by itself. On Deno, Bun and the edge \`export default app\` takes
the place of \`serve\`.`,
  },
  {
    id: "next",
    title: "Next.js",
    files: ["lib/gateway.ts", "app/llm/[...path]/route.ts"],
    text: NEXT_TEXT,
  },
  {
    id: "sveltekit",
    title: "SvelteKit",
    files: ["src/lib/server/gateway.ts", "src/routes/llm/[...path]/+server.ts"],
    text: SVELTEKIT_TEXT,
  },
  { id: "express", title: "Express", files: ["server.ts"] },
  { id: "fastify", title: "Fastify", files: ["server.ts"] },
  { id: "deno", title: "Deno", files: ["server.ts"], text: DENO_TEXT },
  { id: "bun", title: "Bun", files: ["server.ts"] },
  { id: "fresh", title: "Fresh", files: ["routes/llm/[...path].ts"], text: FRESH_TEXT },
];

const HEAD =
  `The gateway is one function from a \`Request\` to a \`Response\`, and can be a route of an application
that has pages, logins and routes of its own beside it. All of the following are whole projects in
[examples/](../examples), with the versions they are tested with in their \`package.json\`. They are
run by \`deno task frameworks\`: it installs each of them with the npm package of this repository, checks its
types, builds it and starts it as its users do, and asks it with OpenAI's and Anthropic's SDKs:`;

const CONFIG = `Each has its configuration in a file of its own:`;

const TAIL =
  `- **The path.** \`basePath\` says which path the gateway is mounted at: its routes are below
it, and nothing beside it is one. It is left out where the framework takes the path off by itself, as
Hono's \`mount\` and Express do.
- **The host.** \`nodeHost()\`, \`bunHost()\` and \`denoHost()\` lend what a runtime has beyond the Web's
standards: requests without the runtime's own limits on silence (five minutes on Node), WebSockets to
providers, and the accounts of clouds. Without a host the gateway uses the global \`fetch\`.
- **One gateway.** What it knows of blocked accounts, open circuits, budgets and kept responses is its
own, so an application has one for each process, and not one for each request or each edit of a file.
Processes share what they know by a [store](stores.md). Another configuration is taken in by
\`gateway.reload\`.
- **Bodies** are read by the gateway, as they come. Where a parser was there first nothing is left,
and the request is refused as one without a body (400).
- **Callers** need a key of the configuration, wherever they come from; without \`keys\` only this
machine's own names are answered. Web pages may call from the origins in \`cors.origins\`, the
application's own among them.
- **The end.** \`gateway.drain()\` takes no more requests, waits for the answers under way, and writes
what a store has not been given yet. A store that the application opened is closed by it, after that;
a connection to Redis keeps a process alive until then. The gateway itself keeps none alive beyond the
answers under way. Next.js and SvelteKit wait for answers by themselves when they are told to end.
- **WebSockets** for Responses are opened by the gateway's own listeners alone (\`serve\`).
`;

/** The page, as it should be. */
export function embedPage(): string {
  const rows = ROWS.map(({ title }) => filled(`- ${title}`)).join("\n");
  const config = shown("hono", "sluice.config.ts");
  return [
    "# Inside an application\n",
    "<!-- Written by scripts/embed_page.ts; change it there, or the files in examples/. -->\n",
    `${filled(HEAD)}\n`,
    `${rows}\n`,
    `${CONFIG}\n`,
    config,
    ...SECTIONS.map(sectionOf),
    "## What to know\n",
    filled(TAIL),
  ].join("\n");
}

function sectionOf({ id, title, files, text }: Section): string {
  const [app] = APPS.filter((one) => one.id === id);
  if (app === undefined) throw new Error(`Cannot show the example: ${id} is not run`);
  const blocks = files.map((file) => shown(id, file));
  return [`## ${title}\n`, ...blocks, ...(text === undefined ? [] : [`${filled(text)}\n`])].join(
    "\n",
  );
}

/** A file of an example, without the comment that says what it is for. */
function shown(id: string, file: string): string {
  const path = new URL(`../examples/${id}/${file}`, import.meta.url);
  const code = readFileSync(path, "utf8").replace(/^\/\*\*[\s\S]*?\*\/\n\n/, "");
  return `\`\`\`ts\n// ${file}\n${code}\`\`\`\n`;
}

if (import.meta.main) await writeFile(EMBED_PAGE, embedPage());
