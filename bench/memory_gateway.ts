// deno-lint-ignore-file no-console
/**
 * The gateway whose memory is measured, as a process of its own: `relay_memory.ts` starts it with the
 * address of an upstream. It prints the gateway's address, and that of a page which tells its memory.
 *
 * @module
 */

import { createGateway, defineConfig } from "../mod.ts";

/** What the page tells, in bytes. */
export interface Memory {
  /** The highest since it was told last, garbage that nobody has collected yet included. */
  readonly peak: Figures;
  /** What is left now, after a collection. */
  readonly live: Figures;
}

/** Three figures of one moment, or the highest of many. */
export interface Figures {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

/** V8's collection on demand, which `--expose-gc` gives. */
declare const gc: () => void;

const [upstream = ""] = Deno.args;
const gateway = createGateway(defineConfig({
  keys: [{ name: "bench", key: "sk-of-the-memory-bench-0123456789" }],
  providers: { up: { dialect: "openai-chat", baseUrl: `${upstream}/v1`, apiKey: "k1" } },
}));

let peak: Figures = Deno.memoryUsage();

/** Often enough to see what a burst of a few megabytes leaves behind. */
setInterval(() => {
  const now = Deno.memoryUsage();
  peak = {
    rss: Math.max(peak.rss, now.rss),
    heapUsed: Math.max(peak.heapUsed, now.heapUsed),
    external: Math.max(peak.external, now.external),
  };
}, 5);

async function tell(): Promise<Response> {
  gc();
  // Buffers are given back a moment after the objects that held them.
  await new Promise((resolve) => setTimeout(resolve, 100));
  gc();
  const told: Memory = { peak, live: Deno.memoryUsage() };
  peak = told.live;
  return Response.json(told);
}

const quiet = { hostname: "127.0.0.1", port: 0, onListen: () => {} };
const served = Deno.serve(quiet, (request) => gateway.fetch(request));
const told = Deno.serve(quiet, tell);
console.log(`http://127.0.0.1:${served.addr.port} http://127.0.0.1:${told.addr.port}`);
