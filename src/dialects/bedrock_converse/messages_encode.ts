/**
 * A conversation as `system` and `messages` for a provider.
 *
 * - Leading instructions are the system prompt. Later ones keep their place and lose their authority:
 *   they are told as the user's words (`system_position` is named as dropped).
 * - Turns of one side that stand next to each other become one: the API wants them to alternate.
 * - Results stand before anything else in a user's turn, and calls after anything else in an
 *   assistant's.
 * - A turn with a document must hold text too; where the user said none, the document is announced.
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

/** A turn of the wire. */
export interface WireTurn {
  role: "user" | "assistant";
  content: JsonObject[];
}

/** The members `system` and `messages`. */
export interface EncodedMessages {
  system: JsonObject[];
  messages: WireTurn[];
}

type Turn = Building<WireTurn["role"]>;

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
  return { system, messages: turns.filter(isFilled).map(wireTurn) };
}

function systemBlocks(message: Message, at: string, context: PartContext): JsonObject[] {
  if (message.role !== "system") return [];
  return message.content.flatMap((part, index) => {
    const path = instructionPlace(part, `${at}.content[${index}]`);
    return encodeInput(part, path, context);
  });
}

function addTurn(turns: Turn[], message: Message, at: string, context: PartContext): void {
  switch (message.role) {
    case "assistant": {
      const turn = turnFor(turns, "assistant");
      if (message.name !== undefined) context.dropped.add("name");
      message.content.forEach((part, index) => {
        const blocks = encodeAssistantPart(part, `${at}.content[${index}]`, context);
        (part.type === "tool_call" ? turn.then : turn.first).push(...blocks);
      });
      return;
    }
    case "tool": {
      const turn = turnFor(turns, "user");
      message.content.forEach((part, index) => {
        turn.first.push(...encodeResult(part, `${at}.content[${index}]`, context));
      });
      return;
    }
    case "system":
    case "user": {
      const turn = turnFor(turns, "user");
      if (message.role === "system") context.dropped.add("system_position");
      else if (message.name !== undefined) context.dropped.add("name");
      message.content.forEach((part, index) => {
        turn.then.push(...encodeInput(part, `${at}.content[${index}]`, context));
      });
    }
  }
}

function wireTurn({ role, first, then }: Turn): WireTurn {
  const mute = then.some(({ document }) => document !== undefined) &&
    !then.some(({ text }) => text !== undefined);
  return { role, content: [...first, ...(mute ? [{ text: "Attached:" }] : []), ...then] };
}
