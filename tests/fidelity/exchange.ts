/**
 * One exchange through a gateway, seen from both ends.
 *
 * @module
 */

import { PART_TARGETS, type PartTarget, type PartWire } from "../../src/dialects/parts_table.ts";
import { MODELS, pathOf } from "../parts/wires.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { type Json, object } from "../support/json.ts";

/** What came of it. */
export interface Exchanged {
  readonly status: number;
  readonly headers: Headers;
  /** What the client got. */
  readonly answer: Json;
  /** What the provider got, where it got anything. */
  readonly sent: Json | undefined;
  readonly dropped: readonly string[];
}

/** Asks `body` as a client; the provider answers with `answer`. */
export async function exchange(
  client: PartWire,
  provider: PartTarget,
  body: Json,
  answer: Response,
): Promise<Exchanged> {
  const upstream = createInlineUpstream(() => answer);
  const dialect = PART_TARGETS[provider];
  const gateway = gatewayOf({ dialect, limits: { attempts: 1 }, host: { fetch: upstream.fetch } });
  const model = `up/${MODELS[provider]}`;
  const whole = client === "gemini" ? body : { model, ...body };
  const response = await ask(gateway, pathOf(client, model), whole);
  return {
    status: response.status,
    headers: response.headers,
    answer: object(JSON.parse(await response.text())),
    sent: upstream.requests[0]?.json(),
    dropped: response.headers.get("x-sluice-dropped")?.split(", ") ?? [],
  };
}
