/**
 * What the scripted model says and is asked, apart from the wires it says it in.
 *
 * @module
 */

import { type Json, maybe, object, objects } from "./json.ts";

/** What it says. */
export const GREETING = "Grüße aus 世界 🌍: hello.";
/** What it thinks first, where it is made to think. */
export const THOUGHT = "First I look at the question.\nThen I answer it.";
/** The opaque proof of its thinking; `+/=` because signatures are base64. */
export const SIGNATURE = "c2lnbmF0dXJl+/bW9kZWw=";
/** What it calls the tool with, and what it answers when it is held to a schema. */
export const ARGUMENTS = '{"city":"Tromsø","days":2}';
/** What it calls the tool with when it calls it twice at once. */
export const OTHER_ARGUMENTS = '{"city":"Oslo","days":1}';
/** The name of the tool that tests offer. */
export const TOOL = "get_weather";
/** What every answer costs. */
export const USAGE = { prompt: 40, cached: 8, output: 12, reasoning: 5 } as const;

/** What the model says after it was given `result`. */
export function afterTool(result: string): string {
  return `The tool said: ${result}`;
}

/** One block of an answer. */
export type Block =
  | { type: "thinking"; text: string; signature: string }
  | { type: "text"; text: string }
  | { type: "tool"; id: string; name: string; arguments: string };

/** What a request shows, read natively by each dialect's file. */
export interface Asked {
  model: string;
  stream: boolean;
  /** The name of the first tool on offer. */
  tool?: string;
  /** The tool results that come last in the conversation. */
  results: string[];
  /** The same as one text, where there are any. */
  result?: string;
  /** The JSON Schema that the answer is held to. */
  schema?: Json;
  /** Whether the reasoning that led to the call came back with its proof. */
  thinkingReturned: boolean;
  /** Whether usage is to be told in the stream (chat). */
  includeUsage: boolean;
  /** Whether thoughts are to be shown; where the wire has no such wish, they are. */
  wantsThoughts?: boolean;
  /** Whether the proof of thinking is to be told; where the wire has no such wish, it is. */
  wantsProof?: boolean;
}

/** An answer to be written in a dialect. */
export interface Plan {
  id: string;
  asked: Asked;
  blocks: Block[];
}

/** A whole HTTP answer. */
export interface ScriptedAnswer {
  status: number;
  type: string;
  headers?: Record<string, string>;
  /** The body, in the pieces it is sent in. */
  pieces: string[];
}

/** How each dialect reads and writes. */
export interface ScriptedDialect {
  /** Reads a request; `path` ends in the path and query it was sent to. */
  read(body: Json, path: string): Asked;
  stream(plan: Plan): string[];
  reply(plan: Plan): Json;
  fault(message: string, status: number): Json;
  /** Answers a request that asks for nothing but a count of the prompt's tokens. */
  count?(body: Json, path: string): Json | undefined;
}

/** Cuts a text into pieces of a few characters, never inside a surrogate pair. */
export function pieces(text: string): string[] {
  return Array.from(text).reduce<string[]>((list, char, at) => {
    if (at % 7 === 0) list.push("");
    list[list.length - 1] += char;
    return list;
  }, []);
}

/** Fails when a result answers no call that stands before it. */
export function checkPairs(calls: string[], results: string[]): void {
  for (const id of results) {
    if (!calls.includes(id)) throw new Error(`a result for ${id}, which was not called`);
  }
  for (const id of calls) {
    if (!results.includes(id)) throw new Error(`no result for the call ${id}`);
  }
}

/** What a request says of the results that come last in it. */
export function lastResults(results: string[]): Pick<Asked, "results" | "result"> {
  return { results, ...(results.length > 0 ? { result: results.join(" ") } : {}) };
}

/** The objects at the end of a list that `belongs` takes. */
export function trailing(list: Json[], belongs: (one: Json) => boolean): Json[] {
  return list.slice(list.findLastIndex((one) => !belongs(one)) + 1);
}

/**
 * Fails where vendors do: in a schema they are to hold to, every object says that it has no other
 * members (https://platform.openai.com/docs/guides/structured-outputs#supported-schemas,
 * https://platform.claude.com/docs/en/build-with-claude/structured-outputs).
 */
export function checkClosed(schema: Json): void {
  if (schema.type === "object" && schema.additionalProperties !== false) {
    throw new Error("'additionalProperties' is required to be supplied and to be false");
  }
  for (const inner of Object.values(maybe(schema, "properties"))) checkClosed(object(inner));
  if (schema.items !== undefined) checkClosed(object(schema.items));
}

/** The text of a content that is a string, or parts with texts. */
export function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  return objects(content ?? []).map((part) => String(part.text ?? "")).join("");
}
