/**
 * Recorded streams, and what the vendors' own accumulators made of them.
 *
 * @module
 */

import type { DialectId } from "./dialects.ts";
import { count, type Json, maybe, object, objects, string } from "./json.ts";
import type { Ending } from "./seen.ts";
import { sharedJson, sharedText } from "./shared.ts";
import { sseFrame } from "./sse.ts";

/** What a recording holds, in terms all wires share. */
export interface Golden {
  readonly id: string;
  readonly dialect: DialectId;
  readonly text: string;
  readonly refusal: string;
  readonly tools: { name: string; input: unknown }[];
  /** Kinds in order, told by Messages and Responses recordings. */
  readonly order: string[] | undefined;
  readonly ending: Ending;
  readonly usage: { prompt: number; output: number } | undefined;
}

const DIALECTS: Readonly<Record<string, DialectId>> = {
  chat: "openai-chat",
  messages: "anthropic-messages",
  responses: "openai-responses",
};

const ENDINGS: Readonly<Record<string, Ending>> = {
  stop: "stop",
  end_turn: "stop",
  length: "length",
  max_tokens: "length",
  max_output_tokens: "length",
  tool_calls: "tool",
  tool_use: "tool",
  refusal: "filter",
  pause_turn: "pause",
};

/** All goldens of the three wires. */
export function goldens(): Golden[] {
  return sharedText("fixtures/goldens.jsonl").split("\n")
    .filter((line) => line !== "")
    .map((line) => object(JSON.parse(line)))
    .filter((line) => string(line.protocol) in DIALECTS)
    .map(goldenOf);
}

function goldenOf(line: Json): Golden {
  const dialect = DIALECTS[string(line.protocol)];
  if (dialect === undefined) throw new Error(`Unknown protocol ${String(line.protocol)}`);
  const tools = objects(line.tools).map(({ name, input }) => ({ name: string(name), input }));
  return {
    id: string(line.id),
    dialect,
    text: string(line.text),
    refusal: typeof line.refusal === "string" ? line.refusal : "",
    tools,
    order: orderOf(line)?.filter((kind) => kind !== "text" || line.text !== ""),
    ending: endingOf(line, tools.length > 0),
    usage: usageOf(maybe(line, "usage")),
  };
}

const KINDS: Readonly<Record<string, string>> = {
  text: "text",
  tool_use: "tool",
  message: "text",
  function_call: "tool",
  custom_tool_call: "tool",
};

function orderOf(line: Json): string[] | undefined {
  const told = line.blocks ?? line.items;
  if (!Array.isArray(told)) return undefined;
  const order: string[] = [];
  for (const kind of told.map((name) => KINDS[name])) {
    if (kind === "tool" || (kind !== undefined && order.at(-1) !== kind)) order.push(kind);
  }
  return order;
}

function endingOf(line: Json, calls: boolean): Ending {
  if (line.stop === null) return calls ? "tool" : "stop";
  const ending = ENDINGS[string(line.stop)];
  if (ending === undefined) throw new Error(`Unknown stop ${String(line.stop)} in ${line.id}`);
  return ending;
}

function usageOf(usage: Json): Golden["usage"] {
  if (Object.keys(usage).length === 0) return undefined;
  const prompt = usage.prompt_tokens ?? usage.input_tokens;
  const cache = count(usage.cache_read_input_tokens) + count(usage.cache_creation_input_tokens);
  return {
    prompt: count(prompt) + cache,
    output: count(usage.completion_tokens ?? usage.output_tokens),
  };
}

/** The bytes of a recorded stream, framed where the recording has lost its frames. */
export function recordedStream(id: string, dialect: DialectId): Uint8Array {
  return new TextEncoder().encode(recordedText(id, dialect));
}

function recordedText(id: string, dialect: DialectId): string {
  const [path = "", number] = id.split("#");
  if (path.endsWith(".json")) {
    const cassette = object(sharedJson(`fixtures/${path}`));
    const interaction = object(objects(cassette.interactions)[Number(number)]);
    return string(object(interaction.response).body_text);
  }
  const text = sharedText(`fixtures/${path}`);
  return path.endsWith(".chunks.txt") ? framed(text, dialect) : ended(text);
}

/** Puts back the last blank line, which the files kept as text have lost. */
function ended(text: string): string {
  return `${text.trimEnd()}\n\n`;
}

function framed(text: string, dialect: DialectId): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (dialect === "openai-chat") {
    return lines.map((line) => sseFrame(line)).join("") + sseFrame("[DONE]");
  }
  return lines.map((line) => sseFrame(line, string(object(JSON.parse(line)).type))).join("");
}
