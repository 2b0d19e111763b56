/**
 * Making a history shorter.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Reply } from "../../canonical/reply.ts";
import { encodeCompaction, summaryRequest } from "../../dialects/openai_responses/compaction.ts";
import { keptItems } from "../../dialects/openai_responses/kept_items.ts";
import { itemsOf } from "../../dialects/openai_responses/references.ts";
import { readWhole } from "../../relay/read_whole.ts";
import { exchangeHeaders } from "../answer_headers.ts";
import { billHeaders } from "../bill.ts";
import type { Accepted } from "../attempt.ts";
import type { Journal } from "../journal.ts";
import { isMissingRoute } from "../missing_route.ts";
import { ask, type Asked, plan } from "../plan.ts";
import { speaks } from "../speaks.ts";
import { takeWhole, type WholeAnswer, type WholeOptions } from "../take_whole.ts";
import { type Tries, tryAll } from "../tries.ts";

/**
 * Answers with the provider's own compaction where the model's first place speaks Responses and has
 * one; else the model is asked for a summary, which `x-sluice-summarized` says.
 *
 * @throws {FaultError} the last failure when nobody answers.
 */
export async function answerCompact(
  tries: Tries,
  asked: Asked,
  options: WholeOptions,
  journal: Journal,
): Promise<Response> {
  const { client } = options;
  const native = tries.targets.filter((target) => speaks(tries.config, target, client.id));
  const own = native.length > 0 && native[0] === tries.targets[0]
    ? await askForCompaction({ ...tries, targets: native }, asked, options)
    : undefined;
  const summary = own === undefined ? await summarize(tries, asked, options) : undefined;
  const headers = exchangeHeaders(tries.progress);
  headers.set("content-type", "application/json");
  if (summary === undefined) {
    journal.close("ok", 200, {});
    return new Response(own, { status: 200, headers });
  }
  headers.set("x-sluice-summarized", "true");
  const { usage, finish, id } = summary.reply;
  billHeaders(headers, journal.close("ok", 200, { usage, finish: finish.reason, id }));
  return new Response(summary.body, { status: 200, headers });
}

/** The provider's own; `undefined` where it has none. */
async function askForCompaction(
  tries: Tries,
  { body, original }: Asked,
  options: WholeOptions,
): Promise<BodyInit | undefined> {
  const compacter = { ...options.client, path: () => "/responses/compact" };
  try {
    // That a host cannot compact says nothing of its answers.
    const asking = {
      ...asksFor(tries, ask(compacter, body, original)),
      breaker: undefined,
      answered: undefined,
    };
    const { value } = await tryAll(asking, (accepted) => takeBytes(accepted, options));
    return value;
  } catch (error) {
    // What an account keeps itself cannot be summarized by another question.
    if (isMissingRoute(error) && tries.only === undefined) return undefined;
    throw error;
  }
}

async function takeBytes({ response, signal }: Accepted, options: WholeOptions): Promise<BodyInit> {
  const { bytes, shortfall } = await readWhole(response.body, { ...options, signal });
  if (shortfall === undefined) return bytes;
  throw new FaultError(gatewayFault("upstream", "Cannot read the provider's answer: it broke off"));
}

async function summarize(
  tries: Tries,
  { body }: Asked,
  options: WholeOptions,
): Promise<WholeAnswer> {
  const { client, context } = options;
  const object = summaryRequest(body.object);
  const asking = asksFor(tries, ask(client, { object, text: JSON.stringify(object) }));
  const { value } = await tryAll(asking, (accepted, plan) => {
    // Nobody is to refer to the summary's own answer.
    const { told: _, ...untold } = context;
    return takeWhole(accepted, plan, { ...options, context: untold });
  });
  const summary = textIn(value.reply);
  if (summary === "") {
    throw new FaultError(
      gatewayFault("upstream", "Cannot compact the history: the model wrote no summary"),
    );
  }
  const input: JsonObject[] = keptItems(itemsOf(body.object.input), context.newId);
  const compaction = encodeCompaction(summary, input, value.reply.usage, context);
  return { reply: value.reply, body: JSON.stringify(compaction) };
}

function asksFor(tries: Tries, asked: Asked): Tries {
  const { providers } = tries.config;
  return { ...tries, plan: (target) => plan(asked, target, providers) };
}

function textIn({ content }: Reply): string {
  return content.map((part) => part.type === "text" ? part.text : "").join("");
}
