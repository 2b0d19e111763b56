/**
 * A model that recites: its answer names every text it was given, in order. What a provider got of a
 * conversation is thus seen from the answer, whatever its wire.
 *
 * @module
 */

import type { DialectId } from "./dialects.ts";
import { type Json, objects } from "./json.ts";
import { chatAnswer } from "./scripted_chat.ts";
import { messagesAnswer } from "./scripted_messages.ts";
import { responsesAnswer } from "./scripted_responses.ts";
import { type Block, type ScriptedAnswer, SIGNATURE, THOUGHT } from "./scripted_speech.ts";

const DIALECTS = {
  "openai-chat": chatAnswer,
  "anthropic-messages": messagesAnswer,
  "openai-responses": responsesAnswer,
} as const;

/** What stands between two texts. */
export const PAUSE = " / ";

/** One that recites. */
export interface RecitingModel {
  /** Answers a request body. */
  respond(body: Json): ScriptedAnswer;
  /** Every body it took, in order. */
  readonly asked: Json[];
}

/** Creates a model of the API `dialect`; one that `thinks` signs its thoughts, and wants them back. */
export function createRecitingModel(
  dialect: DialectId,
  options: { thinks?: boolean; calls?: boolean } = {},
): RecitingModel {
  const speak = DIALECTS[dialect];
  const asked: Json[] = [];
  return {
    asked,
    respond(body) {
      asked.push(body);
      const request = speak.read(body, "");
      const blocks: Block[] = [];
      if (options.thinks) blocks.push({ type: "thinking", text: THOUGHT, signature: SIGNATURE });
      blocks.push({ type: "text", text: recital(body) });
      const plan = { id: `recital${asked.length}`, asked: request, blocks };
      return request.stream
        ? { status: 200, type: "text/event-stream", pieces: speak.stream(plan) }
        : { status: 200, type: "application/json", pieces: [JSON.stringify(speak.reply(plan))] };
    },
  };
}

/** Every text in a request's turns. */
export function recital(body: Json): string {
  const turns = body.messages ?? body.input;
  if (typeof turns === "string") return turns;
  return objects(turns).flatMap(textsOf).join(PAUSE);
}

function textsOf({ content }: Json): string[] {
  if (typeof content === "string") return [content];
  if (!Array.isArray(content)) return [];
  return content.flatMap((part: Json) => typeof part.text === "string" ? [part.text] : []);
}
