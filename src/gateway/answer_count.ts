/**
 * Counting a prompt's tokens without answering it.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../canonical/fault.ts";
import type { Bytes } from "../canonical/bytes.ts";
import { holdsSeal } from "../canonical/seal.ts";
import type { RouteTarget } from "../config/config.ts";
import type { Counting, Dialect } from "../dialects/dialect.ts";
import { readWhole } from "../relay/read_whole.ts";
import { exchangeHeaders } from "./answer_headers.ts";
import type { Accepted } from "./attempt.ts";
import { estimateTokens } from "./estimate.ts";
import type { Journal } from "./journal.ts";
import { isMissingRoute } from "./missing_route.ts";
import { ask, type Asked, plan } from "./plan.ts";
import { speaks } from "./speaks.ts";
import type { WholeOptions } from "./take_whole.ts";
import { type Tries, tryAll } from "./tries.ts";

/**
 * Answers with a count: the provider's own where one of the targets speaks the client's dialect and
 * counts, else an estimate, which `x-sluice-estimated` says.
 *
 * @throws {FaultError} the last failure when those who count do not.
 */
export async function answerCount(
  tries: Tries,
  asked: Asked,
  options: WholeOptions,
  journal: Journal,
): Promise<Response> {
  const { client } = options;
  const { counting } = client;
  if (counting === undefined) {
    throw new FaultError(gatewayFault("internal", `Cannot count tokens for ${client.id}`));
  }
  const response = await askForCount(tries, asked, options, counting) ??
    estimate(asked, options, counting);
  journal.close("ok", 200, {});
  return response;
}

/** The provider's own count; `undefined` where there is none to be had. */
async function askForCount(
  tries: Tries,
  { body, original }: Asked,
  options: WholeOptions,
  counting: Counting,
): Promise<Response | undefined> {
  const { client } = options;
  // Another vendor's sealed reasoning is nothing the provider could count.
  if (holdsSeal(body.text)) return undefined;
  const targets = tries.targets.filter((target) => speaks(tries.config, target, client.id));
  if (targets.length === 0) return undefined;
  // Asking for a count is asking the same thing of another path.
  const counter: Dialect = { ...client, path: (model) => counting.path(model) };
  const asked = ask(counter, body, original);
  const { providers } = tries.config;
  const counted = {
    ...tries,
    // That a host cannot count says nothing of its answers.
    breaker: undefined,
    answered: undefined,
    targets,
    plan: (target: RouteTarget) => plan(asked, target, providers),
  };
  try {
    const { value } = await tryAll(counted, (accepted) => takeCount(accepted, options));
    const headers = exchangeHeaders(tries.progress);
    headers.set("content-type", "application/json");
    return new Response(value, { status: 200, headers });
  } catch (error) {
    // What an account keeps itself cannot be estimated from here.
    if (isMissingRoute(error) && tries.only === undefined) return undefined;
    throw error;
  }
}

function estimate(asked: Asked, { client }: WholeOptions, counting: Counting): Response {
  const { request } = client.decodeRequest(counting.request(asked.body.object));
  return Response.json(counting.encode(estimateTokens(request)), {
    headers: { "x-sluice-estimated": "true" },
  });
}

async function takeCount({ response, signal }: Accepted, options: WholeOptions): Promise<Bytes> {
  const { bytes, shortfall } = await readWhole(response.body, { ...options, signal });
  if (shortfall === undefined) return bytes;
  throw new FaultError(gatewayFault("upstream", "Cannot read the provider's count: it broke off"));
}
