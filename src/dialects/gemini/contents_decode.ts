/**
 * The conversation, from the wire.
 *
 * @module
 */

import type { AssistantPart, InputPart, Message, ToolResultPart } from "../../canonical/request.ts";
import { type Calls, createCalls } from "./calls.ts";
import { addPart } from "./joining.ts";
import { type Drop, readInputPart, readModelPart, readResult } from "./parts_decode.ts";
import type { GeminiRequest, WirePart } from "./wire.ts";

/** Reads the instructions and the turns in order. */
export function readMessages(body: GeminiRequest, drop: Drop): Message[] {
  const calls = createCalls();
  const messages: Message[] = [];
  const instructions = body.systemInstruction?.parts ?? [];
  if (instructions.length > 0) {
    const content = instructions.flatMap((part, index) =>
      readInputPart(part, `systemInstruction.parts[${index}]`, drop)
    );
    messages.push({ role: "system", authority: "system", content });
  }
  body.contents.forEach(({ role, parts = [] }, index) => {
    const path = `contents[${index}].parts`;
    if (role === "model") addTurn(messages, readTurn(parts, path, calls, drop));
    else addUserTurn(messages, parts, path, calls, drop);
  });
  return messages;
}

function readTurn(parts: WirePart[], path: string, calls: Calls, drop: Drop): AssistantPart[] {
  return parts.flatMap((part, index) => readModelPart(part, `${path}[${index}]`, calls, drop));
}

/** A turn of the model's that follows another goes on with it. */
function addTurn(messages: Message[], parts: AssistantPart[]): void {
  const last = messages.at(-1);
  if (last?.role !== "assistant") {
    const content: AssistantPart[] = [];
    for (const part of parts) addPart(content, part, false);
    messages.push({ role: "assistant", content });
    return;
  }
  parts.forEach((part, index) => addPart(last.content, part, index === 0));
}

/** A turn of the user's may hold results and words; canonically they are told apart. */
function addUserTurn(
  messages: Message[],
  parts: WirePart[],
  path: string,
  calls: Calls,
  drop: Drop,
): void {
  let words: InputPart[] | undefined;
  parts.forEach((part, index) => {
    const at = `${path}[${index}]`;
    if (part.functionResponse !== undefined) {
      addResult(messages, readResult(part.functionResponse, at, calls, drop));
      words = undefined;
      return;
    }
    const read = readInputPart(part, at, drop);
    if (words === undefined) messages.push({ role: "user", content: words = read });
    else words.push(...read);
  });
  if (parts.length === 0) messages.push({ role: "user", content: [] });
}

/** Results that stand together share one message. */
function addResult(messages: Message[], result: ToolResultPart): void {
  const last = messages.at(-1);
  if (last?.role === "tool") last.content.push(result);
  else messages.push({ role: "tool", content: [result] });
}
