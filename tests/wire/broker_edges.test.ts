/**
 * Gateways that use another's accounts, over real connections.
 *
 * @module
 */

import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { BROKER_SCOPES } from "../../src/credentials/broker/grant.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { MASTER_KEY } from "../support/accounts.ts";
import { until } from "../support/gate.ts";
import {
  CLIENT_KEY,
  type GatewayOptions,
  listen,
  type Listening,
  UPSTREAM_KEY,
} from "../support/gateway.ts";
import { createIdentityProvider } from "../support/identity_provider.ts";
import { type Answer, startUpstream, whole } from "../support/upstream.ts";

const TOKEN = "br-token-Vq8Zx3Lm5Tk7Rw2P";

const HELLO = {
  id: "c",
  object: "chat.completion",
  created: 1,
  model: "m",
  choices: [{ index: 0, message: { role: "assistant", content: "hello" }, finish_reason: "stop" }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
};

/** A broker that can be ended and begun again, with as many edges as are wanted. */
async function setUp(t: TestContext, answer: Answer = whole(200, HELLO), apiKey?: string) {
  const upstream = await startUpstream(answer);
  t.after(() => upstream.close());
  const idp = createIdentityProvider(() => Date.now());
  const store = createMemoryStore(() => Date.now());
  let broker: Listening | undefined;

  async function begin(token = TOKEN): Promise<Listening> {
    broker = await listen({
      baseUrl: upstream.baseUrl,
      ...(apiKey === undefined ? { accounts: [] } : { apiKey }),
      broker: { tokens: [{ name: "edges", token, scopes: [...BROKER_SCOPES] }] },
      host: { store, masterKey: MASTER_KEY, tokens: idp.source },
    });
    return broker;
  }

  async function end(): Promise<void> {
    const ending = broker;
    broker = undefined;
    await ending?.gateway.drain();
    await ending?.close();
  }

  async function edge(more: Partial<GatewayOptions> = {}): Promise<Listening> {
    const listening = await listen({
      baseUrl: upstream.baseUrl,
      accounts: [],
      // One address, whichever life of the broker is behind it.
      broker: { url: "http://127.0.0.1:1/", token: TOKEN },
      host: {
        fetch: (url, init) =>
          fetch(url.replace("http://127.0.0.1:1", broker?.url ?? "http://127.0.0.1:1"), init),
      },
      ...more,
    });
    t.after(() => listening.close());
    return listening;
  }

  t.after(end);
  await begin();
  const credentials = () => broker?.gateway.accounts.credentials ?? assert.fail("no broker");
  return { upstream, idp, begin, end, edge, credentials };
}

function chat({ url }: Listening): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${CLIENT_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "up/m", messages: [{ role: "user", content: "hi" }] }),
  });
}

async function status(response: Promise<Response>): Promise<number> {
  const { status, body } = await response;
  await body?.cancel();
  return status;
}

test("many edges serve many requests with one renewal of a token that had run out", async (t) => {
  const { upstream, idp, edge, credentials } = await setUp(t);
  await credentials().insert(idp.login("a", 0));
  const edges = await Promise.all([edge(), edge(), edge()]);
  const answers = edges.flatMap((one) => [1, 2, 3, 4, 5].map(() => status(chat(one))));
  assert.deepEqual(new Set(await Promise.all(answers)), new Set([200]));
  assert.deepEqual(idp.shown, ["refresh|a|0"]);
  const bearers = new Set(upstream.requests.map(({ headers }) => headers.authorization));
  assert.deepEqual(bearers, new Set(["Bearer access|a|1"]));
});

test("keys of the broker's own configuration are lent too", async (t) => {
  const { upstream, edge } = await setUp(t, whole(200, HELLO), UPSTREAM_KEY);
  assert.equal(await status(chat(await edge())), 200);
  assert.equal(upstream.requests[0]?.headers.authorization, `Bearer ${UPSTREAM_KEY}`);
});

test("an edge serves while its broker is away, and hears of it when it is back", async (t) => {
  const { upstream, idp, begin, end, edge, credentials } = await setUp(t);
  await credentials().insert(idp.login("a", Date.now() + 3_600_000));
  const one = await edge();
  assert.equal(await status(chat(one)), 200);
  await end();
  for (let n = 0; n < 5; n++) assert.equal(await status(chat(one)), 200);
  await begin();
  const second = await credentials().insert(idp.login("b", Date.now() + 3_600_000));
  const held = one.gateway.accounts.credentials;
  let known = false;
  await until("the edge knows the second account", () => {
    held.get(second.id).then((record) => known = record !== undefined);
    return known;
  });
  assert.equal(upstream.requests.length, 6);
});

test("a broker that knows the token no more takes no account from an edge", async (t) => {
  const { idp, begin, end, edge, credentials } = await setUp(t);
  const { id } = await credentials().insert(idp.login("a", Date.now() + 3_600_000));
  const one = await edge();
  assert.equal(await status(chat(one)), 200);
  await end();
  await begin("br-another-token-4Gh6Jk8Nb1");
  const { credentials: held, refresher } = one.gateway.accounts;
  const result = await refresher?.ensure(id, { minTtlMs: 0, refused: 1 });
  assert.deepEqual([result?.kind, result?.kind === "transient" && result.stillUsable], [
    "transient",
    true,
  ]);
  assert.match(JSON.stringify(result), /it answered 401/);
  assert.equal((await held.get(id))?.status, "active");
  assert.equal(await status(chat(one)), 200);
  assert.equal((await credentials().get(id))?.status, "active");
});

test("an edge that never reached its broker says so, and does not blame the caller", async (t) => {
  const { end, edge } = await setUp(t);
  await end();
  const response = await chat(await edge());
  assert.equal(response.status, 503);
  assert.equal((await response.json()).error.code, "broker_unavailable");
});

test("a limit that one edge meets keeps the others from asking", async (t) => {
  const { upstream, idp, edge, credentials } = await setUp(
    t,
    whole(429, { error: { message: "usage limit reached" } }, { "retry-after": "600" }),
  );
  await credentials().insert(idp.login("a", Date.now() + 3_600_000));
  const [one, other] = [await edge(), await edge()];
  assert.equal(await status(chat(one)), 429);
  const blocks: unknown[] = [];
  await until("the other edge knows of the block", () => {
    other.gateway.accounts.credentials.load().then((known) => blocks.push(...known.blocks));
    return blocks.length > 0;
  });
  const response = await chat(other);
  assert.equal(response.status, 429);
  // Earlier than the provider said: one request may find out then if it is over.
  assert.ok(Number(response.headers.get("retry-after")) > 200);
  await response.body?.cancel();
  assert.equal(upstream.requests.length, 1, "the provider was asked once");
});

test("a token the provider refuses is renewed through the broker, and the request goes on", async (t) => {
  const { upstream, idp, edge, credentials } = await setUp(
    t,
    (exchange) =>
      exchange.headers.authorization === "Bearer access|a|0"
        ? whole(401, { error: { message: "expired" } })(exchange)
        : whole(200, HELLO)(exchange),
  );
  await credentials().insert(idp.login("a", Date.now() + 3_600_000));
  assert.equal(await status(chat(await edge())), 200);
  assert.deepEqual(
    upstream.requests.map(({ headers }) => headers.authorization),
    ["Bearer access|a|0", "Bearer access|a|1"],
  );
  assert.deepEqual(idp.shown, ["refresh|a|0"]);
});
