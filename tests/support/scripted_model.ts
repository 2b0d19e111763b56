/**
 * A small made-up model that speaks each of the four APIs natively, written from the vendors'
 * documents and apart from the product. It is strict about what it is asked: a request its vendor
 * would refuse is refused.
 *
 * It answers with text; with tools on offer it first calls the first one, and once it is given the
 * result it says so. Held to a schema, it answers with the arguments it would call the tool with.
 *
 * @module
 */

import type { Json } from "./json.ts";
import { chatAnswer } from "./scripted_chat.ts";
import { geminiAnswer } from "./scripted_gemini.ts";
import { messagesAnswer } from "./scripted_messages.ts";
import { responsesAnswer } from "./scripted_responses.ts";
import {
  afterTool,
  ARGUMENTS,
  type Asked,
  type Block,
  GREETING,
  OTHER_ARGUMENTS,
  type Plan,
  type ScriptedAnswer,
  type ScriptedDialect,
  SIGNATURE,
  THOUGHT,
} from "./scripted_speech.ts";
import type { Answer, Exchange } from "./upstream.ts";

/** An API that the model speaks. */
export type ModelDialect =
  | "openai-chat"
  | "openai-responses"
  | "anthropic-messages"
  | "gemini";

const DIALECTS: Readonly<Record<ModelDialect, ScriptedDialect>> = {
  "openai-chat": chatAnswer,
  "anthropic-messages": messagesAnswer,
  "openai-responses": responsesAnswer,
  gemini: geminiAnswer,
};

/** A model, and what it was asked. */
export interface ScriptedModel {
  /** Answers a request body sent to `path`, which matters to an API that names its model there. */
  respond(body: Json, path?: string): ScriptedAnswer;
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
  /** Whether it calls the tool twice at once. */
  parallel?: boolean;
  /** What it refuses every request with; a limit that is reached is over in 17 s. */
  fails?: 400 | 429;
  /** Whether it falls silent: in the middle of a stream, before a whole answer. */
  stalls?: boolean;
}

/** What it says when it refuses. */
export const REFUSALS: Readonly<Record<400 | 429, string>> = {
  400: "temperature is too high",
  429: "Slow down",
};

/** Creates a model of the API `dialect`. */
export function createScriptedModel(
  dialect: ModelDialect,
  options: ScriptedOptions = {},
): ScriptedModel {
  const speak = DIALECTS[dialect];
  const asked: Asked[] = [];

  function respond(body: Json, path = ""): ScriptedAnswer {
    if (options.fails !== undefined) return refuse(options.fails);
    let plan: Plan;
    try {
      const count = speak.count?.(body, path);
      if (count !== undefined) return whole(200, count);
      const request = speak.read(body, path);
      asked.push(request);
      plan = { id: `answer${asked.length}`, asked: request, blocks: blocksOf(request, options) };
    } catch (error) {
      const message = `scripted model: ${error instanceof Error ? error.message : error}`;
      return whole(400, speak.fault(message, 400));
    }
    return plan.asked.stream
      ? { status: 200, type: "text/event-stream", pieces: speak.stream(plan) }
      : whole(200, speak.reply(plan));
  }

  function refuse(status: 400 | 429): ScriptedAnswer {
    const answer = whole(status, speak.fault(REFUSALS[status], status));
    // Google tells the wait in the body.
    const told = status === 429 && dialect !== "gemini";
    return told ? { ...answer, headers: { "retry-after": "17" } } : answer;
  }

  return {
    respond,
    asked,
    async answer(exchange) {
      const answer = respond(exchange.json(), exchange.path);
      if (options.stalls) return await stall(exchange, answer);
      begin(exchange, answer);
      for (const piece of answer.pieces) await exchange.write(piece);
      exchange.end();
    },
  };
}

function whole(status: number, body: Json): ScriptedAnswer {
  return { status, type: "application/json", pieces: [JSON.stringify(body)] };
}

function begin(exchange: Exchange, { status, type, headers = {} }: ScriptedAnswer): void {
  exchange.head(status, { "content-type": type, ...headers });
}

/** Tells half of a stream, or nothing of a whole answer, and waits until nobody waits for it. */
async function stall(exchange: Exchange, answer: ScriptedAnswer): Promise<void> {
  const half = answer.pieces.slice(0, Math.floor(answer.pieces.length / 2));
  if (half.length > 0) begin(exchange, answer);
  for (const piece of half) await exchange.write(piece);
  await exchange.closed;
}

function blocksOf(asked: Asked, options: ScriptedOptions): Block[] {
  const blocks: Block[] = [];
  if (options.thinks) {
    const text = asked.wantsThoughts === false ? "" : THOUGHT;
    const signature = asked.wantsProof === false ? "" : SIGNATURE;
    blocks.push({ type: "thinking", text, signature });
  }
  if (asked.result === undefined && asked.tool !== undefined) {
    return [...blocks, ...callsOf(asked.tool, options)];
  }
  const { result, schema } = asked;
  const said = schema !== undefined
    ? ARGUMENTS
    : result !== undefined
    ? afterTool(result)
    : GREETING;
  return [...blocks, { type: "text", text: said }];
}

function callsOf(name: string, options: ScriptedOptions): Block[] {
  const first = options.arguments ?? ARGUMENTS;
  return (options.parallel ? [first, OTHER_ARGUMENTS] : [first]).map((text, at) => ({
    type: "tool",
    id: `call_w${at + 1}`,
    name,
    arguments: text,
  }));
}
