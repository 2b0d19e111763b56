/**
 * Counting a prompt's tokens without answering it.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../canonical/fault.ts";
import type { Bytes } from "../canonical/bytes.ts";
import { holdsSeal } from "../canonical/seal.ts";
import type { RouteTarget } from "../config/config.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { readWhole } from "../relay/read_whole.ts";
import { exchangeHeaders } from "./answer_headers.ts";
import type { Accepted } from "./attempt.ts";
import { estimateTokens } from "./estimate.ts";
import type { Journal } from "./journal.ts";
import { ask, type Asked, plan } from "./plan.ts";
import type { WholeOptions } from "./take_whole.ts";
import { type Tries, tryAll } from "./tries.ts";

/**
 * Answers with a count: the provider's own where one of the targets speaks the client's dialect, else
 * an estimate, which `x-sluice-estimated` says.
 *
 * @throws {FaultError} the last failure when no provider counts.
 */
export async function answerCount(
  tries: Tries,
  { body, original }: Asked,
  options: WholeOptions,
  journal: Journal,
): Promise<Response> {
  const { client } = options;
  const { counting } = client;
  if (counting === undefined) {
    throw new FaultError(gatewayFault("internal", `Cannot count tokens for ${client.id}`));
  }
  // Another vendor's sealed reasoning is nothing the provider could count.
  const countable = !holdsSeal(body.text);
  const targets = tries.targets.filter(({ provider }) =>
    countable && tries.config.providers.get(provider)?.provider.dialects.includes(client.id)
  );
  if (targets.length === 0) {
    const { request } = client.decodeRequest(counting.request(body.object));
    journal.close("ok", 200, {});
    return Response.json(counting.encode(estimateTokens(request)), {
      headers: { "x-sluice-estimated": "true" },
    });
  }
  // Asking for a count is asking the same thing of another path.
  const counter: Dialect = { ...client, path: (model) => counting.path(model) };
  const asked = ask(counter, body, original);
  const { providers } = tries.config;
  const counted = {
    ...tries,
    targets,
    plan: (target: RouteTarget) => plan(asked, target, providers),
  };
  const { value } = await tryAll(counted, (accepted) => takeCount(accepted, options));
  const headers = exchangeHeaders(tries.progress);
  headers.set("content-type", "application/json");
  journal.close("ok", 200, {});
  return new Response(value, { status: 200, headers });
}

async function takeCount({ response, signal }: Accepted, options: WholeOptions): Promise<Bytes> {
  const { bytes, shortfall } = await readWhole(response.body, { ...options, signal });
  if (shortfall === undefined) return bytes;
  throw new FaultError(gatewayFault("upstream", "Cannot read the provider's count: it broke off"));
}
