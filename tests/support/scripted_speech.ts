/**
 * What the scripted model says and is asked, apart from the wires it says it in.
 *
 * @module
 */

import { type Json, objects } from "./json.ts";

/** What it says. */
export const GREETING = "Grüße aus 世界 🌍: hello.";
/** What it thinks first, where it is made to think. */
export const THOUGHT = "First I look at the question.\nThen I answer it.";
/** The opaque proof of its thinking; `+/=` because signatures are base64. */
export const SIGNATURE = "c2lnbmF0dXJl+/bW9kZWw=";
/** What it calls the tool with. */
export const ARGUMENTS = '{"city":"Tromsø","days":2}';
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
  /** The last tool result in the conversation, when it is what comes last. */
  result?: string;
  /** Whether the reasoning that led to the call came back with its proof. */
  thinkingReturned: boolean;
  /** Whether usage is to be told in the stream (chat). */
  includeUsage: boolean;
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
  /** The body, in the pieces it is sent in. */
  pieces: string[];
}

/** How each dialect reads and writes. */
export interface ScriptedDialect {
  read(body: Json): Asked;
  stream(plan: Plan): string[];
  reply(plan: Plan): Json;
  fault(message: string): Json;
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

/** The text of a content that is a string, or parts with texts. */
export function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  return objects(content ?? []).map((part) => String(part.text ?? "")).join("");
}
