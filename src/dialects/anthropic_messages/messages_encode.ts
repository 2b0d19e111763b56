/**
 * A conversation as `system` and `messages` for a provider.
 *
 * - Leading instructions are the system prompt. Later ones keep their place. They keep their
 *   authority too where the model takes a `system` turn there: after a user's turn, and before an
 *   assistant's or last. Elsewhere they are told as the user's words (`system_position` is named as
 *   dropped), see
 *   https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages.
 * - Turns of one side that stand next to each other become one.
 * - Results stand before anything else in a user's turn, and calls after anything else in an
 *   assistant's: the API refuses other orders.
 *
 * A longer conversation begins with the very turns of the shorter one, save that a last turn may
 * still grow, so a provider's prompt cache stays warm.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { Message } from "../../canonical/request.ts";
import {
  instructionPlace,
  isFilled,
  leadingInstructions,
  type Turn as Building,
  turnFor,
} from "../turns.ts";
import {
  encodeAssistantPart,
  encodeInput,
  encodeResult,
  type PartContext,
} from "./parts_encode.ts";

/** The members `system` and `messages`. */
export interface EncodedMessages {
  system: JsonObject[];
  messages: JsonObject[];
}

type Turn = Building<"user" | "assistant" | "system">;

/** Writes the whole conversation. */
export function encodeMessages(
  messages: readonly Message[],
  context: PartContext,
): EncodedMessages {
  const leading = leadingInstructions(messages);
  const system: JsonObject[] = [];
  const turns: Turn[] = [];
  messages.forEach((message, index) => {
    const at = `messages[${index}]`;
    if (index < leading) system.push(...systemBlocks(message, at, context));
    else addTurn(turns, message, at, context);
  });
  return { system, messages: settle(turns.filter(isFilled), context).map(wireMessage) };
}

function systemBlocks(message: Message, at: string, context: PartContext): JsonObject[] {
  if (message.role !== "system") return [];
  const blocks: JsonObject[] = [];
  message.content.forEach((part, index) => {
    const path = instructionPlace(part, `${at}.content[${index}]`);
    const block = encodeInput(part, path, context);
    if (block !== undefined) blocks.push(block);
  });
  return blocks;
}

function addTurn(turns: Turn[], message: Message, at: string, context: PartContext): void {
  switch (message.role) {
    case "assistant":
      return addAssistant(turnFor(turns, "assistant"), message, at, context);
    case "tool":
      return addResults(turnFor(turns, "user"), message, at, context);
    case "system":
      return addInput(turnFor(turns, "system"), message, at, context);
    case "user":
      if (message.name !== undefined) context.dropped.add("name");
      return addInput(turnFor(turns, "user"), message, at, context);
  }
}

type Of<Role> = Extract<Message, { role: Role }>;

function addInput(
  turn: Turn,
  message: Of<"user" | "system">,
  at: string,
  context: PartContext,
): void {
  message.content.forEach((part, index) => {
    const block = encodeInput(part, `${at}.content[${index}]`, context);
    if (block !== undefined) turn.then.push(block);
  });
}

function addResults(turn: Turn, message: Of<"tool">, at: string, context: PartContext): void {
  message.content.forEach((part, index) => {
    const { result, beside } = encodeResult(part, `${at}.content[${index}]`, context);
    turn.first.push(result);
    turn.then.push(...beside);
  });
}

function addAssistant(
  turn: Turn,
  message: Of<"assistant">,
  at: string,
  context: PartContext,
): void {
  if (message.name !== undefined) context.dropped.add("name");
  message.content.forEach((part, index) => {
    const block = encodeAssistantPart(part, `${at}.content[${index}]`, context);
    if (block !== undefined) (block.type === "tool_use" ? turn.then : turn.first).push(block);
  });
}

/** Makes the user's of the instructions that cannot stand where they do. */
function settle(turns: readonly Turn[], { model, dropped }: PartContext): Turn[] {
  const settled: Turn[] = [];
  turns.forEach((turn, index) => {
    const last = settled.at(-1);
    const stays = turn.role !== "system" ||
      (model.systemTurns && canStand(turn, last, turns[index + 1]));
    const role = stays ? turn.role : "user";
    if (!stays) dropped.add("system_position");
    if (last?.role === role) {
      last.first.push(...turn.first);
      last.then.push(...turn.then);
    } else settled.push({ ...turn, role });
  });
  return settled;
}

function canStand(turn: Turn, before: Turn | undefined, after: Turn | undefined): boolean {
  return before?.role === "user" && (after === undefined || after.role === "assistant") &&
    turn.then.every(({ type }) => type === "text");
}

function wireMessage(turn: Turn): JsonObject {
  return { role: turn.role, content: [...turn.first, ...turn.then] };
}
