/**
 * Accounts through the gateway: what the caller sees of renewals, refusals, limits and waits.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryStore } from "../../src/store/memory.ts";
import { apiKey, MASTER_KEY, oauth } from "../support/accounts.ts";
import { createClock, type TestClock } from "../support/clock.ts";
import { turn, until, within } from "../support/gate.ts";
import { ask, type AskOptions, gatewayOf, type GatewayOptions } from "../support/gateway.ts";
import { createIdentityProvider } from "../support/identity_provider.ts";
import { answerOf, createInlineUpstream, type SentRequest } from "../support/inline_upstream.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { type Wire, WIRES } from "../support/wires.ts";

const SECOND = 1000;

function bearer(request: SentRequest | undefined): string {
  return request?.headers.get("authorization")?.replace(/^Bearer /, "") ??
    request?.headers.get("x-api-key") ?? "";
}

/** A gateway whose upstream answers by `refuse`, else as the scripted model does. */
function setUp(
  wire: Wire,
  refuse: (key: string, count: number) => Response | undefined,
  options: Partial<GatewayOptions> = {},
) {
  const clock = createClock();
  const model = createScriptedModel(wire.dialect);
  const upstream = createInlineUpstream((request) =>
    refuse(bearer(request), upstream.requests.length) ??
      answerOf(model.respond(request.json()))
  );
  const idp = createIdentityProvider(clock.host.now);
  const store = createMemoryStore(clock.host.now);
  const gateway = gatewayOf({
    dialect: wire.dialect,
    ...options,
    host: {
      ...clock.host,
      random: () => 0,
      fetch: upstream.fetch,
      store,
      masterKey: MASTER_KEY,
      tokens: idp.source,
      ...options.host,
    },
  });
  const post = async (stream = false, more: AskOptions = {}) => {
    // Opening the vault takes true time, in which a clock that is moved by hand would run away.
    await gateway.accounts.vault.digest("");
    return await ask(gateway, wire.path, wire.request("hi", stream), more);
  };
  return { clock, upstream, idp, store, gateway, post };
}

/** Moves the clock on, whenever something waits for it, until the answer is there. */
async function whenDone(clock: TestClock, answer: Promise<Response>): Promise<Response> {
  let done = false;
  answer.finally(() => done = true);
  for (const last = Date.now() + 20_000; !done && Date.now() < last;) {
    if (clock.waiting > 0) await clock.advance(250);
    else await turn();
  }
  return await within("an answer", answer);
}

function refusal(status: number, message = "no", headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ error: { message } }), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

for (const wire of WIRES) {
  for (const stream of [false, true]) {
    const name = `${wire.dialect}, stream ${stream}`;

    test(`a token that has run out is renewed before it is used: ${name}`, async () => {
      const { upstream, idp, gateway, post } = setUp(wire, () => undefined);
      const { credentials } = gateway.accounts;
      await credentials.insert({ ...idp.login("a", 0), priority: 100 });
      const answers = await Promise.all(Array.from({ length: 10 }, () => post(stream)));
      for (const answer of answers) {
        assert.equal(answer.status, 200);
        await answer.text();
      }
      assert.deepEqual(idp.shown, ["refresh|a|0"]);
      for (const sent of upstream.requests) {
        assert.equal(sent.headers.get("authorization"), "Bearer access|a|1");
        assert.equal(sent.headers.get("x-api-key"), null);
      }
      await gateway.drain();
    });

    test(`a refused token is renewed and the request made again, once: ${name}`, async () => {
      const { clock, upstream, idp, gateway, post } = setUp(
        wire,
        (key) => key === "access|a|0" ? refusal(401) : undefined,
      );
      await gateway.accounts.credentials.insert({
        ...idp.login("a", clock.host.now() + 3_600_000),
        priority: 100,
      });
      const answer = await post(stream);
      assert.equal(answer.status, 200, await answer.text());
      assert.deepEqual(upstream.requests.map(bearer), ["access|a|0", "access|a|1"]);
      assert.equal(idp.shown.length, 1);
      await gateway.drain();
    });

    test(`refused after the renewal too, another account serves: ${name}`, async () => {
      const { clock, upstream, idp, gateway, post } = setUp(
        wire,
        (key) => key.startsWith("access|a") ? refusal(401) : undefined,
      );
      const { credentials } = gateway.accounts;
      const ends = clock.host.now() + 3_600_000;
      await credentials.insert({ ...idp.login("a", ends), priority: 100 });
      await credentials.insert({ ...idp.login("b", ends), priority: 95 });
      const answer = await post(stream);
      assert.equal(answer.status, 200, await answer.text());
      const used = upstream.requests.map(bearer);
      assert.deepEqual(used, ["access|a|0", "access|a|1", "access|b|0"]);
      await (await post(stream)).text();
      assert.equal(upstream.requests.length, 4, "the account in doubt is left alone");
      await gateway.drain();
    });

    test(`a short throttle of the only account is waited out: ${name}`, async () => {
      const { clock, upstream, post } = setUp(
        wire,
        (_key, count) => count < 3 ? refusal(429, "slow down", { "retry-after": "1" }) : undefined,
        { limits: { retryMs: 20_000, commitMs: 600_000 } },
      );
      const answer = await whenDone(clock, post(stream));
      assert.equal(answer.status, 200, await answer.text());
      assert.equal(upstream.requests.length, 3);
      assert.equal(answer.headers.get("x-sluice-attempts"), "3");
    });

    test(`a provider without room is asked twice more, then its status told: ${name}`, async () => {
      const { clock, upstream, post } = setUp(wire, () => refusal(529, "Overloaded"), {
        limits: { retryMs: 20_000, commitMs: 60_000 },
      });
      const answer = await whenDone(clock, post(stream));
      assert.equal(answer.status, 529);
      assert.equal(upstream.requests.length, 3);
    });

    test(`a client that leaves during a wait is let go at once: ${name}`, async () => {
      const { clock, upstream, gateway, post } = setUp(wire, () => refusal(529, "Overloaded"), {
        limits: { retryMs: 20_000 },
      });
      const leaving = new AbortController();
      const answer = post(stream, { signal: leaving.signal });
      await until("the first attempt", () => upstream.requests.length === 1);
      for (let turns = 0; turns < 20; turns++) await turn();
      leaving.abort();
      await within("an end", answer);
      await clock.advance(10 * SECOND);
      assert.equal(upstream.requests.length, 1);
      assert.equal(gateway.active, 0);
      const [account] = await gateway.accounts.pool.explain({ provider: "up" });
      assert.deepEqual([account?.inFlight, account?.record.status], [0, "active"]);
    });
  }

  test(`a client that leaves a silent provider gives the account back: ${wire.dialect}`, async () => {
    const upstream = createInlineUpstream(({ signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
      })
    );
    const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
    for (const stream of [false, true]) {
      const leaving = new AbortController();
      const { signal } = leaving;
      const before = upstream.requests.length;
      const answer = ask(gateway, wire.path, wire.request("hi", stream), { signal });
      await until("the attempt", () => upstream.requests.length > before);
      leaving.abort();
      await within("an end", answer);
      const [account] = await gateway.accounts.pool.explain({ provider: "up" });
      assert.deepEqual([account?.inFlight, account?.blocks], [0, []]);
    }
  });

  test(`a client that leaves while a token is renewed harms no other: ${wire.dialect}`, async () => {
    const { idp, gateway, post } = setUp(wire, () => undefined);
    await gateway.accounts.credentials.insert({ ...idp.login("a", 0), priority: 100 });
    idp.script.push("hold");
    const leaving = new AbortController();
    const first = post(false, { signal: leaving.signal });
    const second = post();
    await until("the renewal", () => idp.held.length === 1);
    leaving.abort();
    await within("the first is gone", first);
    idp.held[0]?.open();
    assert.equal((await within("the second", second)).status, 200);
    assert.equal(idp.shown.length, 1);
    await gateway.drain();
  });

  test(`only the caller's own key is a 401: ${wire.dialect}`, async () => {
    const { clock, idp, gateway, post } = setUp(wire, () => refusal(401, "bad key"));
    const told = await post();
    assert.equal(told.status, 503);
    assert.match(await told.text(), /credential_unavailable/);
    const again = await post();
    assert.equal(again.status, 503, "and so while the account is in doubt");
    assert.ok(Number(again.headers.get("retry-after")) > 0);
    await again.text();
    idp.revoke("a");
    await gateway.accounts.credentials.insert({ ...idp.login("a", 0), priority: 100 });
    idp.revoke("a");
    await clock.advance(2 * SECOND);
    const dead = await post();
    assert.equal(dead.status, 503);
    await dead.text();
    const wrong = await post(false, { headers: { authorization: "Bearer sk-wrong" } });
    assert.equal(wrong.status, 401);
    await gateway.drain();
  });

  test(`while every account rests the provider is not asked: ${wire.dialect}`, async () => {
    const { upstream, post } = setUp(
      wire,
      () => refusal(429, "usage limit reached", { "retry-after": "77" }),
      { apiKey: ["key-number-1", "key-number-2"] },
    );
    await (await post()).text();
    assert.equal(upstream.requests.length, 2);
    for (let n = 0; n < 20; n++) {
      const answer = await post(n % 2 === 0);
      assert.equal(answer.status, 429);
      const seconds = Number(answer.headers.get("retry-after"));
      assert.ok(seconds >= 77 && seconds <= 80, `${seconds}`);
      await answer.text();
    }
    assert.equal(upstream.requests.length, 2);
  });
}

test("an answer that breaks off is no mark against anything but what broke it", async () => {
  const [wire] = WIRES;
  assert.ok(wire);
  const { gateway, post } = setUp(
    wire,
    () =>
      new Response('data: {"choices":[{"index":0,"delta":{"content":"x"}}]}\n\n', {
        headers: { "content-type": "text/event-stream" },
      }),
  );
  const answer = await post(true);
  assert.equal(answer.status, 200);
  await answer.text();
  const [account] = await gateway.accounts.pool.explain({ provider: "up" });
  assert.deepEqual([account?.inFlight, account?.blocks, account?.record.status], [0, [], "active"]);
});

test("accounts that are added while running are used before those of the environment", async () => {
  const [wire] = WIRES;
  assert.ok(wire);
  const { clock, upstream, gateway, post } = setUp(wire, () => undefined);
  await (await post()).text();
  await gateway.accounts.credentials.insert(apiKey("added-key", { priority: 100 }));
  await gateway.accounts.credentials.insert(
    oauth("email:x", { access: "static-token", expiresAt: clock.host.now() + 1e9 }, {
      priority: 101,
    }),
  );
  await clock.advance(SECOND);
  await (await post()).text();
  assert.equal(bearer(upstream.requests.at(-1)), "static-token");
  await gateway.drain();
  assert.equal(clock.waiting, 0, "no timer is left");
});
