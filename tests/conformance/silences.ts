/**
 * Answers of a provider that falls silent, all of them at once.
 *
 * @module
 */

import assert from "node:assert/strict";
import { within } from "../support/gate.ts";
import { object } from "../support/json.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { GREETING } from "../support/scripted_speech.ts";
import { textOf } from "../support/seen.ts";
import type { Exchange } from "../support/upstream.ts";
import { readStreamText } from "../support/wires.ts";
import { ask, CHAT } from "./asking.ts";
import type { Stage } from "./stage.ts";

/** Where a provider falls silent: before its first byte, or with half of its answer told. */
export type Where = "before" | "within";

/** A streamed and a whole answer under way; the provider waits for {@link Silence.end}. */
export interface Silence {
  /** Lets the provider go on; resolves with the text of the stream once both have arrived whole. */
  end(): Promise<string>;
  /** Resolves once the provider is let go of in both, though it has told nothing new. */
  readonly broken: Promise<void>;
}

/** Asks for both, and resolves when the provider is silent in each. */
export async function fallSilent(stage: Stage, where: Where): Promise<Silence> {
  const { requests } = stage.upstream;
  const first = requests.length;
  const told = where === "before" ? () => {} : tellHalf;
  stage.upstream.script(told);
  const [streamed, whole] = [true, false].map((stream) => {
    const text = ask(stage, CHAT, "chat", { stream }).answered.then((asked) => asked.whole());
    // One that breaks off is told of by `end`.
    text.catch(() => {});
    return text;
  });
  await within("both are asked for", stage.upstream.request(first + 1));
  const exchanges = requests.slice(first);
  return {
    broken: Promise.all(exchanges.map(({ closed }) => closed)).then(() => {}),
    async end() {
      for (const exchange of exchanges) tellRest(exchange, where);
      const text = await within("the end of the stream", streamed ?? Promise.reject());
      assert.equal(textOf(readStreamText(CHAT, text, true)), GREETING);
      const reply = await within("the whole answer", whole ?? Promise.reject());
      assert.equal(textOf(CHAT.readReply(object(JSON.parse(reply)))), GREETING);
      return text;
    },
  };
}

async function tellHalf(exchange: Exchange): Promise<void> {
  const { type, halves } = answerTo(exchange);
  exchange.head(200, { "content-type": type });
  await exchange.write(halves[0]);
}

function tellRest(exchange: Exchange, where: Where): void {
  const { type, halves } = answerTo(exchange);
  if (where === "within") return exchange.end(halves[1]);
  exchange.head(200, { "content-type": type });
  exchange.end(halves.join(""));
}

function answerTo(
  exchange: Exchange,
): { readonly type: string; readonly halves: [string, string] } {
  const { type, pieces } = createScriptedModel("openai-chat").respond(exchange.json());
  const text = pieces.join("");
  const half = text.length / 2;
  return { type, halves: [text.slice(0, half), text.slice(half)] };
}
