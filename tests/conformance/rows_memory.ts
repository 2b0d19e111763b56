/**
 * The row about what outlives a request.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readExposition, valueOf } from "../support/exposition.ts";
import { within } from "../support/gate.ts";
import type { Exchange } from "../support/upstream.ts";
import { ask, CHAT, MESSAGES } from "./asking.ts";
import type { Lane } from "./lanes.ts";
import { KEY, type Stage, withStage } from "./stage.ts";

/** Is down in one API, and out of quota in the other. */
function refuse(exchange: Exchange): void {
  const [status, more] = exchange.path.includes("/messages")
    ? [429, { "retry-after": "3600" }]
    : [500, {}];
  exchange.head(status, { "content-type": "application/json", ...more });
  exchange.end('{"error":{"type":"api_error","message":"not now"}}');
}

/** What one request has found out the next one knows, and all of them are counted. */
export function remembers(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, refuse, async (stage) => {
    const sent = stage.upstream.requests;
    let asked = 0;
    const statusOf = async (wire: typeof CHAT, provider: string): Promise<number> => {
      asked++;
      const { status, whole } = await ask(stage, wire, provider, { stream: false }).answered;
      await within("the end", whole());
      return status;
    };
    while (sent.length < 5) assert.ok(await statusOf(CHAT, "chat") >= 500);
    const failed = sent.length;
    assert.equal(await statusOf(CHAT, "chat"), 503, "the circuit is open");
    assert.equal(sent.length, failed);
    assert.equal(await statusOf(MESSAGES, "messages"), 429);
    assert.equal(sent.length, failed + 1);
    assert.equal(await statusOf(MESSAGES, "messages"), 429, "the account is blocked");
    assert.equal(sent.length, failed + 1);
    assert.equal(await totalOf(stage), asked);
    assert.equal(await countedAt(stage), asked);
  });
}

async function countedAt({ url }: Stage): Promise<number> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${KEY}` } });
  return valueOf(readExposition(await response.text()), "sluice_requests_total");
}

async function totalOf({ url }: Stage): Promise<number> {
  const response = await fetch(`${url}/v1/usage`, { headers: { authorization: `Bearer ${KEY}` } });
  const { totals } = await response.json();
  return totals.callers.reduce((sum: number, row: { requests: number }) => sum + row.requests, 0);
}
