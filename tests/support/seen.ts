/**
 * What a client sees of an answer, in one shape for the three wires. The readers that make it
 * (`read_chat.ts`, `read_messages.ts`, `read_responses.ts`) are written from the vendors' documents
 * and apart from the product.
 *
 * @module
 */

/** One thing the model produced. */
export type SeenPart =
  | { type: "text"; text: string }
  | { type: "thinking"; text: string; signature?: string }
  | { type: "refusal"; text: string }
  | { type: "tool"; id: string; name: string; arguments: string }
  /** Anything else, by the wire's own word. */
  | { type: "other"; name: string };

/** Why it ended, in classes that all wires can tell. */
export type Ending = "stop" | "tool" | "length" | "filter" | "pause";

/** Token counts that all wires tell. */
export interface SeenUsage {
  /** The whole prompt, cached or not. */
  prompt: number;
  cached: number;
  output: number;
  reasoning?: number;
  /** The sum of all, where the wire tells one. */
  total?: number;
}

/** An answer as a client sees it. */
export interface Seen {
  id: string;
  model: string;
  parts: SeenPart[];
  ending: Ending;
  usage?: SeenUsage;
}

/** An error as a client sees it. */
export interface SeenFault {
  type: string;
  code: string | null;
  message: string;
}

/** Thrown by the readers of streams when the stream tells an error, or breaks off. */
export class StreamBroken extends Error {
  override readonly name = "StreamBroken";
  /** The in-band error; absent when the stream just ended. */
  readonly fault: SeenFault | undefined;
  /** What came before. */
  readonly parts: SeenPart[];

  constructor(parts: SeenPart[], fault?: SeenFault) {
    super(fault?.message ?? "the stream ended without its last event");
    this.fault = fault;
    this.parts = parts;
  }
}

/**
 * What was generated in all. xAI's `completion_tokens` leaves out reasoning, which only the total
 * shows; every other vendor's output counts it.
 */
export function generatedOf(usage: SeenUsage): number {
  return usage.total === undefined ? usage.output : usage.total - usage.prompt;
}

/** All text of an answer. */
export function textOf(seen: { parts: SeenPart[] }): string {
  return seen.parts.map((part) => part.type === "text" ? part.text : "").join("");
}

/** All thinking of an answer. */
export function thinkingOf(seen: { parts: SeenPart[] }): string {
  return seen.parts.map((part) => part.type === "thinking" ? part.text : "").join("");
}

/** All refusals of an answer. */
export function refusalOf(seen: { parts: SeenPart[] }): string {
  return seen.parts.map((part) => part.type === "refusal" ? part.text : "").join("");
}

/** The tool calls of an answer, arguments parsed (`""` means none; what is no JSON stays text). */
export function toolsOf(seen: { parts: SeenPart[] }): { name: string; input: unknown }[] {
  return seen.parts.flatMap((part) =>
    part.type === "tool" ? [{ name: part.name, input: inputOf(part.arguments) }] : []
  );
}

/** The kinds of parts in their order; neighbours of one kind count once, empty text not at all. */
export function orderOf(seen: { parts: SeenPart[] }): string[] {
  const order: string[] = [];
  for (const part of seen.parts) {
    if (part.type === "other" || part.type === "thinking" || isEmpty(part)) continue;
    if (part.type === "tool" || order.at(-1) !== part.type) order.push(part.type);
  }
  return order;
}

function isEmpty(part: SeenPart): boolean {
  return (part.type === "text" || part.type === "refusal") && part.text === "";
}

function inputOf(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
