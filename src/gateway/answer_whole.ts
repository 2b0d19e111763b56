/**
 * Answering with the whole reply, which is not streamed.
 *
 * @module
 */

import { exchangeHeaders } from "./answer_headers.ts";
import { billHeaders } from "./bill.ts";
import type { Journal } from "./journal.ts";
import { optionsFor } from "./timeouts.ts";
import { takeWhole, type WholeOptions } from "./take_whole.ts";
import { type Tries, tryAll } from "./tries.ts";

/**
 * Answers with the whole reply.
 *
 * @throws {FaultError} the last failure when nobody answers.
 */
export async function answerWhole(
  tries: Tries,
  options: WholeOptions,
  journal: Journal,
): Promise<Response> {
  const { value } = await tryAll(
    tries,
    (accepted, plan) => takeWhole(accepted, plan, optionsFor(options, plan.target)),
  );
  const headers = exchangeHeaders(tries.progress);
  headers.set("content-type", "application/json");
  const { usage, finish, id } = value.reply;
  billHeaders(headers, journal.close("ok", 200, { usage, finish: finish.reason, id }));
  return new Response(value.body, { status: 200, headers });
}
