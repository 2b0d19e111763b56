/**
 * What of a conversation belongs to the provider that made it, read from a body it is sent: its
 * reasoning with every signature and ciphertext, its words, and its calls, in order.
 *
 * @module
 */

import type { PartWire } from "../../src/dialects/parts_table.ts";
import { type Json, object, objects, string } from "../support/json.ts";

/** One thing that belongs to the provider. */
export type Owned = Readonly<Record<string, unknown>>;

/** Reads the assistant's turns in a body of `wire`. */
export function ownedIn(wire: PartWire, body: Json): Owned[] {
  return READERS[wire](body);
}

const READERS: Readonly<Record<PartWire, (body: Json) => Owned[]>> = {
  chat: (body) => {
    const turns = objects(body.messages).filter(({ role }) => role === "assistant");
    return turns.flatMap((message) => [
      { reasoning: message.reasoning_content ?? message.reasoning ?? "" },
      // The host's own list; what others made of it would be no use to it.
      { details: objects(message.reasoning_details ?? []) },
      { text: typeof message.content === "string" ? message.content : "" },
      ...objects(message.tool_calls ?? []).map(({ id, function: called }) => ({
        call: id,
        ...calledOf(object(called)),
      })),
    ]);
  },

  messages: (body) => {
    const turns = objects(body.messages).filter(({ role }) => role === "assistant");
    return turns.flatMap(({ content }) =>
      objects(content).flatMap((block): Owned[] => {
        switch (block.type) {
          case "thinking":
            return [{ thinking: block.thinking, signature: block.signature }];
          case "redacted_thinking":
            return [{ redacted: block.data }];
          case "text":
            return block.text === "" ? [] : [{ text: block.text }];
          case "tool_use":
            return [{ call: block.id, name: block.name, input: block.input }];
          default:
            return [];
        }
      })
    );
  },

  responses: (body) =>
    objects(body.input).flatMap((item): Owned[] => {
      switch (item.type) {
        case "reasoning":
          // Without a ciphertext an item is only known by an id, where it was stored.
          return item.encrypted_content ? [reasoningOf(item)] : [];
        case "function_call":
          return [{ call: item.call_id, ...calledOf(item) }];
        case "message":
          return item.role === "assistant"
            ? objects(item.content).map(({ text }) => ({ text }))
            : [];
        default:
          return [];
      }
    }),

  gemini: (body) => {
    const turns: Json[][] = [];
    let last: unknown;
    for (const { role, parts } of objects(body.contents)) {
      if (role === "model" && last === role) turns.at(-1)?.push(...objects(parts));
      else if (role === "model") turns.push(objects(parts));
      last = role;
    }
    return turns.flatMap(joinTexts);
  },
};

/** Clients that keep arguments as an object write them without the model's own spacing. */
function calledOf({ name, arguments: text }: Json): Owned {
  return { name, arguments: JSON.parse(string(text)) };
}

function reasoningOf({ id, summary, encrypted_content }: Json): Owned {
  const texts = objects(summary ?? []).map(({ text }) => string(text));
  return { id, summary: texts.join("\n\n"), encrypted_content };
}

/** A signature's part is a part; what has none is one text, however many parts it came in. */
function joinTexts(parts: Json[]): Owned[] {
  const owned: Json[] = [];
  for (const { text, thought, thoughtSignature, functionCall } of parts) {
    const last = owned.at(-1);
    if (typeof text === "string") {
      const kind = thought === true ? "thought" : "text";
      const bare = thoughtSignature === undefined;
      if (bare && last !== undefined && kind in last && !("signature" in last)) {
        last[kind] = String(last[kind]) + text;
      } else if (!bare || text !== "") {
        owned.push({ [kind]: text, ...(bare ? {} : { signature: thoughtSignature }) });
      }
    } else if (functionCall !== undefined) {
      const { name, args = {}, id } = object(functionCall);
      owned.push({
        name,
        args,
        ...(id === undefined ? {} : { id }),
        ...(thoughtSignature === undefined ? {} : { signature: thoughtSignature }),
      });
    }
  }
  return owned;
}
