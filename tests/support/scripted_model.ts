/**
 * A small made-up model that speaks each of the three APIs natively, written from the vendors'
 * documents and apart from the product. It is strict about what it is asked: a request its vendor
 * would refuse is refused.
 *
 * It answers with text; with tools on offer it first calls the first one, and once it is given the
 * result it says so.
 *
 * @module
 */

import type { DialectId } from "./dialects.ts";
import type { Json } from "./json.ts";
import { chatAnswer } from "./scripted_chat.ts";
import { messagesAnswer } from "./scripted_messages.ts";
import { responsesAnswer } from "./scripted_responses.ts";
import {
  afterTool,
  ARGUMENTS,
  type Asked,
  type Block,
  GREETING,
  type Plan,
  type ScriptedAnswer,
  type ScriptedDialect,
  SIGNATURE,
  THOUGHT,
} from "./scripted_speech.ts";
import type { Answer } from "./upstream.ts";

const DIALECTS: Readonly<Record<DialectId, ScriptedDialect>> = {
  "openai-chat": chatAnswer,
  "anthropic-messages": messagesAnswer,
  "openai-responses": responsesAnswer,
};

/** A model, and what it was asked. */
export interface ScriptedModel {
  /** Answers a request body. */
  respond(body: Json): ScriptedAnswer;
  /** Answers as an upstream's script. */
  readonly answer: Answer;
  /** Every request it took, in order. */
  readonly asked: Asked[];
}

/** What a model may do differently. */
export interface ScriptedOptions {
  /** Whether it thinks first. */
  thinks?: boolean;
  /** What it calls the tool with. */
  arguments?: string;
}

/** Creates a model of the API `dialect`. */
export function createScriptedModel(
  dialect: DialectId,
  options: ScriptedOptions = {},
): ScriptedModel {
  const speak = DIALECTS[dialect];
  const asked: Asked[] = [];

  function respond(body: Json): ScriptedAnswer {
    let plan: Plan;
    try {
      const request = speak.read(body);
      asked.push(request);
      plan = { id: `answer${asked.length}`, asked: request, blocks: blocksOf(request, options) };
    } catch (error) {
      const message = `scripted model: ${error instanceof Error ? error.message : error}`;
      const text = JSON.stringify(speak.fault(message));
      return { status: 400, type: "application/json", pieces: [text] };
    }
    return plan.asked.stream
      ? { status: 200, type: "text/event-stream", pieces: speak.stream(plan) }
      : { status: 200, type: "application/json", pieces: [JSON.stringify(speak.reply(plan))] };
  }

  return {
    respond,
    asked,
    async answer(exchange) {
      const { status, type, pieces } = respond(exchange.json());
      exchange.head(status, { "content-type": type });
      for (const piece of pieces) await exchange.write(piece);
      exchange.end();
    },
  };
}

function blocksOf(asked: Asked, options: ScriptedOptions): Block[] {
  const blocks: Block[] = [];
  if (options.thinks) blocks.push({ type: "thinking", text: THOUGHT, signature: SIGNATURE });
  if (asked.result !== undefined) blocks.push({ type: "text", text: afterTool(asked.result) });
  else if (asked.tool !== undefined) {
    blocks.push({
      type: "tool",
      id: "call_w1",
      name: asked.tool,
      arguments: options.arguments ?? ARGUMENTS,
    });
  } else blocks.push({ type: "text", text: GREETING });
  return blocks;
}
