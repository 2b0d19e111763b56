/**
 * What a client of each wire reads out of a whole answer.
 *
 * @module
 */

import type { PartWire } from "../../src/dialects/parts_table.ts";
import { type Json, maybe, object, objects, string } from "../support/json.ts";

/** An answer, as its reader has it. */
export interface Heard {
  text: string;
  reasoning: string;
  refusal: string;
  calls: { name: unknown; args: unknown }[];
  citations: unknown[];
  pictures: unknown[];
  /** The end in the wire's own word. */
  end: unknown;
  /** Whether anything in it is of a kind that this reader does not know. */
  strange: boolean;
}

/** Reads an answer as a client of `wire`. */
export function hear(wire: PartWire, answer: Json): Heard {
  return LISTENERS[wire](answer);
}

function joined(parts: Json[], key: string): string {
  return parts.map((part) => typeof part[key] === "string" ? part[key] : "").join("");
}

const LISTENERS: Readonly<Record<PartWire, (answer: Json) => Heard>> = {
  chat(answer) {
    const [choice] = objects(answer.choices);
    const message = object(choice?.message);
    return {
      text: typeof message.content === "string" ? message.content : "",
      reasoning: String(message.reasoning_content ?? ""),
      refusal: String(message.refusal ?? ""),
      calls: objects(message.tool_calls ?? []).map((call) => {
        const called = object(call.function ?? call.custom);
        return { name: called.name, args: called.input ?? JSON.parse(string(called.arguments)) };
      }),
      citations: objects(message.annotations ?? []).map((one) => object(one.url_citation).url),
      pictures: objects(message.images ?? []).map((one) =>
        string(object(one.image_url).url).split(",")[1]
      ),
      end: choice?.finish_reason,
      strange: false,
    };
  },

  responses(answer) {
    const output = objects(answer.output);
    const of = (type: string): Json[] => output.filter((item) => item.type === type);
    const content = of("message").flatMap((item) => objects(item.content));
    const known = ["message", "reasoning", "function_call", "image_generation_call"];
    return {
      text: joined(content, "text"),
      reasoning: of("reasoning").map(({ summary }) => joined(objects(summary), "text")).join(""),
      refusal: joined(content, "refusal"),
      calls: of("function_call").map(({ name, arguments: text }) => ({
        name,
        args: JSON.parse(string(text)),
      })),
      citations: content.flatMap(({ annotations }) => objects(annotations ?? []))
        .map(({ url }) => url),
      pictures: of("image_generation_call").map(({ result }) => result),
      end: maybe(answer, "incomplete_details").reason ?? answer.status,
      strange: output.some(({ type }) => !known.includes(string(type))),
    };
  },

  messages(answer) {
    const content = objects(answer.content);
    const of = (type: string): Json[] => content.filter((block) => block.type === type);
    const known = ["text", "thinking", "redacted_thinking", "tool_use"];
    return {
      text: joined(of("text"), "text"),
      reasoning: joined(of("thinking"), "thinking"),
      refusal: "",
      calls: of("tool_use").map(({ name, input }) => ({ name, args: input })),
      citations: of("text").flatMap(({ citations }) => objects(citations ?? []))
        .map(({ url }) => url),
      pictures: [],
      end: answer.stop_reason,
      strange: content.some(({ type }) => !known.includes(string(type))),
    };
  },

  gemini(answer) {
    const [candidate] = objects(answer.candidates);
    const parts = objects(object(candidate?.content ?? {}).parts ?? []);
    const grounding = maybe(candidate ?? {}, "groundingMetadata");
    const known = ["text", "functionCall", "inlineData"];
    return {
      text: joined(parts.filter(({ thought }) => thought !== true), "text"),
      reasoning: joined(parts.filter(({ thought }) => thought === true), "text"),
      refusal: "",
      calls: parts.flatMap(({ functionCall }) => functionCall ? [object(functionCall)] : [])
        .map(({ name, args = {} }) => ({ name, args })),
      citations: objects(grounding.groundingChunks ?? []).map((one) => maybe(one, "web").uri),
      pictures: parts.flatMap(({ inlineData }) => inlineData ? [object(inlineData).data] : []),
      end: candidate?.finishReason,
      strange: parts.some((part) => !known.some((name) => name in part)),
    };
  },
};
