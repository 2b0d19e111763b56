// deno-lint-ignore-file no-console
/**
 * What re-encoding a streamed answer costs, for all pairs of a client's and a provider's wire,
 * beside two floors measured in the same run. `bench/README.md` explains the columns.
 *
 * @module
 */

import type { CanonicalEvent } from "../src/canonical/event.ts";
import type { AnswerContext } from "../src/dialects/dialect.ts";
import { dialectOf } from "../src/dialects/mod.ts";
import { EVENT_STREAM_TYPE, readerFor } from "../src/relay/reader_for.ts";
import { createSseReader } from "../src/relay/sse.ts";
import { createTap } from "../src/relay/tap.ts";
import { createTranslator, type Transcoder } from "../src/relay/transcode.ts";
import {
  BENCHED,
  type Benched,
  type BenchedProvider,
  makeStream,
  PROVIDERS,
  type Stream,
} from "./streams.ts";
import { type Subject, timeAll } from "./stopwatch.ts";

const LONG = 8192;
const SHORT = 64;
const ROUNDS = Number(Deno.args[0] ?? 15);

const CONTEXT: AnswerContext = {
  model: "up/small",
  created: 1763800000,
  request: { model: "up/small", stream: true, stream_options: { include_usage: true } },
  estimatedInputTokens: 20,
  newId: (prefix) => `${prefix}0123456789abcdefghijklmn`,
};

/** The product's own transcoder for a pair: a tap within one wire, a translator between two. */
function transcoder(client: Benched, provider: BenchedProvider): Transcoder {
  if (client === provider) return tap(client, true);
  const decoder = dialectOf(provider).createStreamDecoder();
  const encoder = dialectOf(client).createStreamEncoder(CONTEXT);
  return createTranslator(decoder, encoder, readerOf(provider));
}

/** What finds the events in a provider's bytes. */
function readerOf(provider: BenchedProvider): ReturnType<typeof readerFor> {
  return readerFor(provider === "bedrock-converse" ? EVENT_STREAM_TYPE : null);
}

/** The product's tap: with a look for flaws as for any host, or without as for the vendor's own. */
function tap(provider: Benched, linted: boolean): Transcoder {
  const { createStreamDecoder, createLint, isNotable } = dialectOf(provider);
  return createTap({
    decoder: createStreamDecoder(),
    isNotable,
    renderFault: () => "",
    lint: linted ? createLint?.() : undefined,
  });
}

/** Passes a whole stream through, and answers how many bytes came out. */
function transcode(through: Transcoder, stream: Stream): number {
  let written = 0;
  for (const chunk of stream.chunks) written += through.push(chunk).length;
  return written + through.end().length;
}

/** The floor of any relay: every chunk is copied once, and nothing is looked at. */
function copy(stream: Stream): number {
  let written = 0;
  for (const chunk of stream.chunks) written += chunk.slice().length;
  return written;
}

/** The floor of any translation by way of objects: every event is parsed, and printed again. */
function reprint(stream: Stream, provider: BenchedProvider): number {
  let written = 0;
  let out = "";
  const bytes = new TextEncoder();
  const reader = readerOf(provider)(({ data }) => {
    out += data === "[DONE]" ? data : `data: ${JSON.stringify(JSON.parse(data))}\n\n`;
  });
  for (const chunk of stream.chunks) {
    reader.push(chunk);
    written += bytes.encode(out).length;
    out = "";
  }
  return written;
}

/** Fails unless the text that went in on the provider's wire comes out on the client's. */
function check(client: Benched, provider: BenchedProvider): void {
  const stream = makeStream(provider, SHORT);
  const through = transcoder(client, provider);
  const decoder = dialectOf(client).createStreamDecoder();
  let text = "";
  let last = "";
  const emit = (event: CanonicalEvent): void => {
    if (event.type === "text_delta") text += event.text;
    last = event.type;
  };
  const reader = createSseReader((frame) => decoder.step(frame, emit));
  for (const chunk of stream.chunks) reader.push(through.push(chunk));
  reader.push(through.end());
  reader.end();
  decoder.end(emit);
  if (text !== stream.text || last !== "finish") {
    throw new Error(`Cannot time ${provider} → ${client}: the text does not come out whole`);
  }
}

const long = new Map(PROVIDERS.map((id) => [id, makeStream(id, LONG)]));
const short = new Map(PROVIDERS.map((id) => [id, makeStream(id, SHORT)]));
const subjects: Subject[] = [];

/** Times `work` on one long stream, and on as many short ones as hold the same events. */
function enter(name: string, provider: BenchedProvider, work: (stream: Stream) => number): void {
  const one = long.get(provider);
  const many = short.get(provider);
  if (one === undefined || many === undefined) return;
  subjects.push({ name, work: () => work(one) });
  subjects.push({
    name: `${name} short`,
    work: () => {
      for (let times = 0; times < LONG / SHORT; times++) work(many);
    },
  });
}

for (const provider of PROVIDERS) {
  enter(`copy ${provider}`, provider, copy);
  enter(`reprint ${provider}`, provider, (stream) => reprint(stream, provider));
  for (const client of BENCHED) {
    check(client, provider);
    const pass = (stream: Stream) => transcode(transcoder(client, provider), stream);
    enter(`${provider} → ${client}`, provider, pass);
  }
  if (provider === "bedrock-converse") continue;
  enter(`own ${provider}`, provider, (stream) => transcode(tap(provider, false), stream));
}

const times = timeAll(subjects, ROUNDS);
const ms = (name: string): number => times.get(name) ?? NaN;

/** One line of the table: a subject beside the floors of its provider's wire. */
function line(name: string, label: string, provider: BenchedProvider): string {
  const took = ms(name);
  const bytes = long.get(provider)?.bytes ?? NaN;
  return [
    label.padEnd(42),
    Math.round(LONG / took * 1000).toLocaleString("en").padStart(12),
    (bytes / took / 1000).toFixed(1).padStart(9),
    (took * 1000 / LONG).toFixed(3).padStart(9),
    (took / ms(`copy ${provider}`)).toFixed(1).padStart(8),
    (took / ms(`reprint ${provider}`)).toFixed(2).padStart(9),
    (took / ms(`${name} short`)).toFixed(2).padStart(12),
  ].join("");
}

console.log(
  `${LONG} events a stream, ${ROUNDS} rounds, medians; deno ${Deno.version.deno}, ` +
    `${Deno.build.target}\n`,
);
console.log(
  "provider → client".padEnd(42) + "events/s".padStart(12) + "MB/s".padStart(9) +
    "µs/event".padStart(9) + "÷ copy".padStart(8) + "÷ parse".padStart(9) +
    "8192 ÷ 64".padStart(12),
);
for (const provider of PROVIDERS) {
  console.log(line(`copy ${provider}`, `${provider}: copied, the raw floor`, provider));
  console.log(line(`reprint ${provider}`, `${provider}: parsed and printed`, provider));
  for (const client of BENCHED) {
    const label = `${provider} → ${client}${client === provider ? " (tap)" : ""}`;
    console.log(line(`${provider} → ${client}`, label, provider));
  }
  if (provider !== "bedrock-converse") {
    console.log(line(`own ${provider}`, `${provider}'s own host (tap, no lint)`, provider));
  }
  console.log();
}
