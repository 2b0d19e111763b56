/**
 * Callers of a fleet: each request goes to the next gateway, as behind a load balancer.
 *
 * @module
 */

import assert from "node:assert/strict";
import { eventually } from "../support/gate.ts";
import { KEY } from "./fleet.ts";

/** Who is asked. */
export interface Member {
  readonly runtime: string;
  readonly url: string;
}

/** Asks for one answer of a conversation. */
export async function ask(member: Member, conversation: string): Promise<void> {
  const response = await post(member, conversation, false);
  const text = await response.text();
  assert.equal(response.status, 200, `${member.runtime}: ${text}`);
}

/** Begins a streamed answer; resolves with all of it when it has ended. */
export async function stream(member: Member, conversation: string): Promise<string> {
  const response = await post(member, conversation, true);
  assert.equal(response.status, 200);
  return await response.text();
}

/** Sends a request for an answer of a conversation. */
export function post(
  { url }: Member,
  conversation: string,
  stream: boolean,
  { model = "up/m", signal }: { readonly model?: string; readonly signal?: AbortSignal } = {},
): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "authorization": `Bearer ${KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ model, stream, messages: [{ role: "user", content: conversation }] }),
    signal: signal ?? null,
  });
}

/** Asks `count` times, `abreast` requests at a time. */
export async function askMany(
  members: readonly Member[],
  count: number,
  conversationOf: (n: number) => string,
  abreast = 48,
): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: abreast }, async () => {
    while (next < count) {
      const n = next++;
      await ask(memberFor(members, n), conversationOf(n));
    }
  }));
}

/** The gateway that takes the `n`th request. */
export function memberFor<M extends Member>(members: readonly M[], n: number): M {
  const member = members[n % members.length];
  assert.ok(member !== undefined);
  return member;
}

/** The requests and tokens that `member` tells of all gateways, and how they were told. */
export async function totalsAt({ url }: Member): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/v1/usage`, { headers: { authorization: `Bearer ${KEY}` } });
  assert.equal(response.status, 200);
  const { totals } = await response.json();
  const sum = { of: totals.of, requests: 0, failed: 0, input: 0, output: 0 };
  for (const row of totals.callers) {
    sum.requests += row.requests;
    sum.failed += row.failed;
    sum.input += row.input;
    sum.output += row.output;
  }
  return sum;
}

/** All of `members` come to tell that so many requests were answered, each with the scripted usage. */
export async function assertTotals(members: readonly Member[], requests: number): Promise<void> {
  const expected = { of: "all", requests, failed: 0, input: 3 * requests, output: 2 * requests };
  for (const member of members) {
    let last: unknown;
    await eventually(`the totals at ${member.runtime}`, async () => {
      last = await totalsAt(member);
      return JSON.stringify(last) === JSON.stringify(expected);
    }).catch(() => assert.deepEqual(last, expected));
  }
}

/** How `member` says its store is, with the status it says it with. */
export async function readiness({ url }: Member): Promise<{ status: number; store: string }> {
  const response = await fetch(`${url}/readyz`);
  const { store } = await response.json();
  return { status: response.status, store: store.state };
}
