/**
 * The conversation, to the wire.
 *
 * - Leading instructions are the system instruction. Later ones keep their place and lose their
 *   authority: they are told as the user's words (`system_position` is named as dropped).
 * - Results that stand together are one turn, right after the calls, as the API wants it.
 * - Models that refuse unsigned calls are given the vendor's placeholder on the first call of a turn
 *   that came from elsewhere (https://ai.google.dev/gemini-api/docs/thought-signatures#faqs).
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { placeOf } from "../../canonical/place.ts";
import type {
  AssistantPart,
  Message,
  ToolCallPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import { idMember } from "./calls.ts";
import { writeMedia } from "./media.ts";
import type { ModelTraits } from "./models.ts";
import { OWN } from "./origin.ts";
import type { Drop } from "./parts_decode.ts";
import { writeInput, writeResult } from "./parts_encode.ts";
import { type TurnRules, writeTurn } from "./turn_encode.ts";

/** The vendor's word for "signed elsewhere". */
const UNSIGNED = "skip_thought_signature_validator";

/** The members `systemInstruction` and `contents`. */
export interface EncodedContents {
  systemInstruction: JsonObject | undefined;
  contents: JsonObject[];
}

/** Writes the messages in order. */
export function writeContents(
  messages: readonly Message[],
  traits: ModelTraits,
  drop: Drop,
): EncodedContents {
  const leading = leadingInstructions(messages);
  const instructions: JsonObject[] = [];
  const contents: JsonObject[] = [];
  let results: JsonObject[] | undefined;
  messages.forEach((message, index) => {
    const path = `messages[${index}].content`;
    const before = results;
    results = undefined;
    switch (message.role) {
      case "system":
      case "user": {
        const parts = writeInput(message.content, path, drop);
        if (index < leading) return void instructions.push(...parts);
        if (message.role === "system") drop("system_position");
        else if (message.name !== undefined) drop("name");
        return addTurn(contents, "user", parts);
      }
      case "assistant":
        if (message.name !== undefined) drop("name");
        return addTurn(
          contents,
          "model",
          writeTurn(message.content, rulesFor(message.content, path, traits, drop)),
        );
      case "tool": {
        const ordered = inCallOrder(message.content, messages[index - 1]);
        const { parts, beside } = writeResults(ordered, path, traits, drop);
        results = beside.length === 0 ? parts : undefined;
        if (before !== undefined) {
          before.push(...parts);
          results = beside.length === 0 ? before : undefined;
        } else addTurn(contents, "user", parts);
        addTurn(contents, "user", beside);
      }
    }
  });
  return {
    systemInstruction: instructions.length === 0 ? undefined : { parts: instructions },
    contents,
  };
}

function addTurn(contents: JsonObject[], role: "user" | "model", parts: JsonObject[]): void {
  if (parts.length > 0) contents.push({ role, parts });
}

/** How many messages make up the system instruction. The wire wants a turn beside it. */
function leadingInstructions(messages: readonly Message[]): number {
  const count = messages.findIndex((message) => message.role !== "system");
  return count === -1 ? Math.max(messages.length - 1, 0) : count;
}

/** Calls without ids are told apart by their order alone, so results keep to it. */
function inCallOrder(
  results: readonly ToolResultPart[],
  before: Message | undefined,
): readonly ToolResultPart[] {
  if (before?.role !== "assistant" || results.length < 2) return results;
  const order = new Map<string, number>();
  before.content.forEach((part, at) => part.type === "tool_call" && order.set(part.id, at));
  const at = ({ callId }: ToolResultPart): number => order.get(callId) ?? results.length;
  return [...results].sort((a, b) => at(a) - at(b));
}

function writeResults(
  results: readonly ToolResultPart[],
  path: string,
  traits: ModelTraits,
  drop: Drop,
): { parts: JsonObject[]; beside: JsonObject[] } {
  const beside: JsonObject[] = [];
  const parts = results.map((result, index) => {
    const written = writeResult(result, `${path}[${index}]`, traits, drop);
    beside.push(...written.beside);
    return written.part;
  });
  return { parts, beside };
}

function rulesFor(
  parts: readonly AssistantPart[],
  path: string,
  traits: ModelTraits,
  drop: Drop,
): TurnRules {
  let firstCall = traits.wantsSignatures;
  return {
    tells: (part) => part.origin === OWN,
    unsigned() {
      const first = firstCall;
      firstCall = false;
      return first ? UNSIGNED : undefined;
    },
    argsOf(call) {
      if (call.cache !== undefined) drop("cache_control");
      return argumentsOf(call, placeOf(call, path));
    },
    idOf: ({ id }) => traits.tellsIds ? idMember(id).id : undefined,
    redacted: () => undefined,
    image: (part) => writeMedia(part, `${path}[${parts.indexOf(part)}]`),
    leftOut(part) {
      const thinking = part.type === "thinking" || part.type === "redacted_thinking";
      const item = part.type === "hosted" ? part.item.type : undefined;
      drop(thinking ? "thinking" : typeof item === "string" ? item : part.type);
    },
  };
}

function argumentsOf(
  { id, format, arguments: text }: ToolCallPart,
  at: string,
): JsonObject | undefined {
  if (format === "text") return { input: text };
  if (text === "") return undefined;
  const args = parseJsonObject(text);
  if (args === undefined) {
    throw badRequest(`Cannot send the call '${id}': its arguments are no JSON object`, at);
  }
  return args;
}
