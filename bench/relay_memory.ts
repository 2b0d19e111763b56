// deno-lint-ignore-file no-console
/**
 * What a slow reader of a long answer costs in memory: an upstream on loopback offers one stream of
 * 200 MB as fast as it is taken, a client reads none of it at first and then takes it in bursts.
 * The gateway between them must hold next to nothing of it.
 *
 * Both ways through are measured: within one wire, and from one wire to another. The run fails when
 * memory grew by more than the bound.
 *
 * @module
 */

import type { Figures, Memory } from "./memory_gateway.ts";
import { makeStream } from "./streams.ts";

const MB = 1024 * 1024;
const OFFERED = 200 * MB;
/** A shorter stream, before which code is cold and nothing has been allocated yet. */
const WARM_UP = 40 * MB;
/** How long the client reads nothing at all, and what it then takes between two rests. */
const FIRST_REST_MS = 3000;
const REST_MS = 25;
const BURST = 2 * MB;
/** What one stream may hold, the buffers of the runtime's sockets included. */
const HELD_BOUND = 32 * MB;
/** What it may cost with the garbage that V8 leaves lying about (it collects every 64 MB or so). */
const PEAK_BOUND = 128 * MB;

/** How many bytes the upstream has been asked for, of the stream that runs. */
let pushed = 0;

/** An endless supply of the middle of one chat answer, with its beginning and its end around it. */
function answer(size: number): ReadableStream<Uint8Array> {
  const { chunks } = makeStream("openai-chat", 4096);
  const first = chunks[0] ?? new Uint8Array();
  const last = chunks.at(-1) ?? first;
  const middle = chunks.slice(1, -1);
  let at = 0;
  pushed = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const done = pushed >= size;
      const chunk = done ? last : at === 0 ? first : middle[at % middle.length] ?? first;
      at++;
      pushed += chunk.length;
      controller.enqueue(chunk);
      if (done) controller.close();
    },
  }, { highWaterMark: 0 });
}

const upstream = Deno.serve(
  { hostname: "127.0.0.1", port: 0, onListen: () => {} },
  async (request) => {
    const { max_completion_tokens: size } = await request.json();
    return new Response(answer(size), { headers: { "content-type": "text/event-stream" } });
  },
);

const gateway = new Deno.Command(Deno.execPath(), {
  args: [
    "run",
    "-A",
    "--quiet",
    "--v8-flags=--expose-gc",
    decodeURIComponent(new URL("memory_gateway.ts", import.meta.url).pathname),
    `http://127.0.0.1:${upstream.addr.port}`,
  ],
  stdout: "piped",
  stderr: "inherit",
}).spawn();

/** The first line the gateway prints: its own address and that of its figures. */
async function addresses(): Promise<[string, string]> {
  let line = "";
  for await (const text of gateway.stdout.pipeThrough(new TextDecoderStream())) {
    line += text;
    if (line.includes("\n")) break;
  }
  const [served = "", told = ""] = line.trim().split(" ");
  return [served, told];
}

const [served, told] = await addresses();

/** The gateway's memory: the highest since this was asked last, and what it holds now. */
async function memory(): Promise<Memory> {
  return await (await fetch(told)).json();
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks for a stream of `size` bytes. The limit of tokens tells the upstream, which has no other ear. */
async function ask(path: string, size: number): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const response = await fetch(`${served}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "authorization": "Bearer sk-of-the-memory-bench-0123456789",
      "anthropic-version": "2023-06-01",
    },
    body: JSON.stringify({
      model: "up/small",
      stream: true,
      [path.endsWith("messages") ? "max_tokens" : "max_completion_tokens"]: size,
      messages: [{ role: "user", content: "Go on." }],
    }),
  });
  if (!response.ok || response.body === null) throw new Error(await response.text());
  return response.body.getReader();
}

/** Reads `size` bytes, or to the end, with a rest after every burst; answers how many came. */
async function take(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  size = Infinity,
): Promise<number> {
  let taken = 0;
  let rested = 0;
  while (taken < size) {
    const { done, value } = await reader.read();
    if (done) break;
    taken += value.length;
    if (taken - rested > BURST) {
      rested = taken;
      await rest(REST_MS);
    }
  }
  return taken;
}

function mb(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}

/** One line of figures, and how much they are above those `before`. */
function row(label: string, now: Figures, before: Figures): string {
  const figures = (["rss", "heapUsed", "external"] as const).map((key) => {
    const grown = now[key] - before[key];
    return `${key} ${mb(now[key])}`.padEnd(19) + `(${grown < 0 ? "" : "+"}${mb(grown)})`.padEnd(13);
  });
  return `  ${label.padEnd(30)}${figures.join("")}`.trimEnd();
}

/** Measures one way through; answers whether memory stayed within the bounds. */
async function measure(name: string, path: string): Promise<boolean> {
  await take(await ask(path, WARM_UP));
  const { live: before } = await memory();

  const began = performance.now();
  const reader = await ask(path, OFFERED);
  await rest(FIRST_REST_MS);
  const sentUnread = pushed;
  const unread = await memory();
  let taken = await take(reader, OFFERED / 4);
  const midway = await memory();
  taken += await take(reader);
  const end = await memory();
  const seconds = (performance.now() - began) / 1000;

  console.log(`${name}: ${mb(pushed)} in, ${mb(taken)} out, ${seconds.toFixed(1)} s`);
  console.log(`  sent by the upstream while nothing was read: ${mb(sentUnread)}`);
  console.log(row("held before", before, before));
  console.log(row("held, nothing read for 3 s", unread.live, before));
  console.log(row("held, in the middle", midway.live, before));
  console.log(row("held after", end.live, before));
  const peak = highest(unread.peak, midway.peak, end.peak);
  console.log(row("peak, with garbage", peak, before));
  const held = [unread, midway, end].map(({ live }) =>
    live.heapUsed + live.external - before.heapUsed - before.external
  );
  return Math.max(...held) <= HELD_BOUND && peak.rss - before.rss <= PEAK_BOUND &&
    sentUnread <= PEAK_BOUND;
}

function highest(...all: Figures[]): Figures {
  const of = (key: keyof Figures): number => Math.max(...all.map((figures) => figures[key]));
  return { rss: of("rss"), heapUsed: of("heapUsed"), external: of("external") };
}

let flat = true;
try {
  flat = await measure("openai-chat → openai-chat (tap)", "/v1/chat/completions") && flat;
  flat = await measure("openai-chat → anthropic-messages", "/v1/messages") && flat;
} finally {
  gateway.kill("SIGKILL");
  await upstream.shutdown();
}
console.log(flat ? "\nMemory stayed flat." : "\nMemory grew beyond its bounds.");
Deno.exit(flat ? 0 : 1);
