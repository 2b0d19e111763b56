/**
 * What `/metrics` tells of how a gateway stands: its store, its accounts and their limits, and never a
 * secret.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createGateway, defineConfig } from "../../mod.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { MASTER_KEY } from "../support/accounts.ts";
import { createClock } from "../support/clock.ts";
import { FAILURES } from "../support/failures.ts";
import { createFickleStore } from "../support/fickle_store.ts";
import { ask, CLIENT_KEY, UPSTREAM_KEY } from "../support/gateway.ts";
import { createIdentityProvider } from "../support/identity_provider.ts";
import { answerOf, createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { scrape } from "../support/scrape.ts";
import { sseFrame } from "../support/sse.ts";
import { wireOf, WIRES } from "../support/wires.ts";

const SCRAPER = "sk-scraper-8Wq3nV6zK1pX4tR7";
const EMAIL = "somebody@canary.example";
const MINUTE = 60_000;
const CHAT = wireOf("openai-chat");

const BEGUN = sseFrame({
  id: "c",
  choices: [{ index: 0, delta: { content: "a" }, finish_reason: null }],
});

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function setUp(respond?: () => Response) {
  const clock = createClock();
  const store = createFickleStore(createMemoryStore(clock.host.now));
  const idp = createIdentityProvider(clock.host.now);
  const model = createScriptedModel("openai-chat");
  const upstream = createInlineUpstream((request) =>
    respond?.() ?? answerOf(model.respond(request.json()))
  );
  const config = defineConfig({
    keys: [
      { name: "test", key: CLIENT_KEY },
      { name: "prometheus", key: SCRAPER, scopes: ["metrics"] },
    ],
    providers: {
      up: { dialect: "openai-chat", baseUrl: "http://up.invalid/v1", apiKey: UPSTREAM_KEY },
      login: { dialect: "openai-chat", baseUrl: "http://login.invalid/v1", accounts: [] },
    },
  });
  const gateway = createGateway({ ...config, limits: { ...config.limits, retryMs: 0 } }, {
    ...clock.host,
    random: () => 0.5,
    store,
    masterKey: MASTER_KEY,
    tokens: idp.source,
    fetch: upstream.fetch,
  });
  const post = async (name: string, stream = false) => {
    const response = await ask(gateway, CHAT.path, { ...CHAT.request("hi", stream), model: name });
    await response.text().catch(String);
    return response.status;
  };
  const logIn = (identity: string, expiresAt: number) =>
    gateway.accounts.credentials.insert({
      ...idp.login(identity, expiresAt),
      provider: "login",
      identity: { key: identity, email: EMAIL },
    });
  return {
    clock,
    store,
    idp,
    upstream,
    gateway,
    post,
    logIn,
    look: () => scrape(gateway, SCRAPER),
  };
}

test("a store that is away is told as that, and what waits for it, until it is back", async () => {
  const { clock, store, gateway, post, look } = setUp();
  assert.equal(await post("up/m"), 200);
  await clock.advance(2000);
  const before = await look();
  assert.deepEqual([before.of("store_up"), before.of("store_errors_total")], [1, 0]);
  assert.equal(before.of("store_operation_duration_seconds_count", { result: "failed" }), 0);
  assert.ok(before.of("store_operation_duration_seconds_count", { operation: "get" }) > 0);
  store.there = false;
  await clock.advance(1000);
  assert.equal(await post("up/m"), 200);
  await clock.advance(2000);
  const away = await look();
  assert.equal(away.of("store_up"), 0);
  const failed = away.of("store_operation_duration_seconds_count", { result: "failed" });
  assert.ok(failed > 0);
  assert.equal(away.of("store_errors_total"), failed);
  assert.ok(away.of("store_outbox_entries") > 0, "the totals wait");
  assert.equal(away.of("store_outbox_lost_total"), 0);
  assert.equal(away.of("account_usable", { account: "up#1" }), 1, "it serves from what it knows");
  store.there = true;
  await clock.advance(3000);
  const back = await look();
  assert.deepEqual([back.of("store_up"), back.of("store_outbox_entries")], [1, 0]);
  assert.equal(back.of("requests_total", { outcome: "ok" }), 2);
  await gateway.drain();
});

test("a gateway that never saw its store is scraped all the same", async () => {
  const { store, look } = setUp();
  store.there = false;
  const told = await look();
  assert.equal(told.of("store_up"), 0);
  assert.equal(told.of("build_info"), 1);
  assert.equal(told.has("accounts"), false, "that none can be used is not known");
});

test("a gateway that never reached its broker is scraped all the same", async () => {
  const clock = createClock();
  const gateway = createGateway(
    defineConfig({
      keys: [{ name: "prometheus", key: SCRAPER, scopes: ["metrics"] }],
      providers: { up: { dialect: "openai-chat", baseUrl: "http://up.invalid/v1", accounts: [] } },
      broker: { url: "http://127.0.0.1:1/", token: `sk-broker-${"x".repeat(32)}` },
    }),
    { ...clock.host, fetch: () => Promise.reject(new TypeError("connection refused")) },
  );
  let told: Awaited<ReturnType<typeof scrape>> | undefined;
  const scraped = scrape(gateway, SCRAPER).then((one) => told = one);
  const asked = clock.host.now();
  while (told === undefined && clock.host.now() < asked + MINUTE) {
    await Promise.race([scraped, clock.advance(250)]);
  }
  assert.equal(told?.of("build_info"), 1);
  assert.equal(told?.has("accounts"), false, "that none can be used is not known");
  await gateway.drain();
});

test("a store that neither answers nor fails holds up no scrape", async () => {
  const { clock, store, gateway, look, post } = setUp();
  const hang = () => new Promise<never>(() => {});
  Object.assign(store, { get: hang, list: hang, set: hang });
  post("up/m");
  const asked = clock.host.now();
  while (gateway.active === 0 && clock.host.now() < asked + MINUTE) await clock.advance(250);
  let told: Awaited<ReturnType<typeof look>> | undefined;
  look().then((scrape) => told = scrape);
  while (told === undefined && clock.host.now() < asked + MINUTE) await clock.advance(250);
  // Prices are waited for by the first request, 2 s, and accounts by a scrape, 3 s.
  assert.ok(clock.host.now() < asked + 10_000);
  assert.equal(told?.of("build_info"), 1);
  assert.equal(told?.of("requests_in_flight"), 1);
  assert.equal(told?.has("account_usable"), false);
  assert.equal(told?.has("accounts"), false, "that none can be used is not known");
});

test("renewals are counted by what came of them, and tokens told by when they end", async () => {
  const { clock, idp, gateway, post, logIn, look } = setUp();
  const { id } = await logIn("a", clock.host.now() + MINUTE / 4) as { id: string };
  assert.equal(await post("login/m"), 200);
  // Sealing what came of it takes the time it takes.
  const expires = async () =>
    (await look()).of("account_token_expires_timestamp_seconds", { account: id });
  for (let n = 0; n < 20 && await expires() < clock.host.now() / 1000 + 3000; n++) {
    await clock.advance(1000);
  }
  assert.ok(await expires() <= clock.host.now() / 1000 + 3600);
  assert.ok(await expires() > clock.host.now() / 1000 + 3000);
  const renewed = await look();
  assert.equal(renewed.of("token_refreshes_total", { provider: "login", result: "ok" }), 1);
  idp.script.push({ refuse: { status: 400, code: "invalid_grant", message: "gone" } });
  await clock.advance(61 * MINUTE);
  assert.notEqual(await post("login/m"), 200);
  const ended = await look();
  assert.equal(ended.of("token_refreshes_total", { result: "refused" }), 1);
  assert.equal(ended.of("account_usable", { account: id }), 0);
  assert.equal(ended.of("accounts", { provider: "login", state: "dead" }), 1);
  assert.equal(ended.of("accounts", { provider: "login", state: "usable" }), 0);
  assert.ok(ended.of("account_events_total", { provider: "login" }) > 0);
  await gateway.drain();
});

test("limits are told as far as providers tell them", async () => {
  const headers = {
    "content-type": "application/json",
    "x-ratelimit-limit-requests": "200",
    "x-ratelimit-remaining-requests": "50",
    "x-ratelimit-reset-requests": "30s",
  };
  const { clock, gateway, post, look } = setUp(() =>
    Response.json({ id: "x", choices: [] }, { headers })
  );
  await post("up/m");
  const told = await look();
  const limit = told.families.get("sluice_account_limit_used_ratio")?.samples ?? [];
  assert.deepEqual(limit.map(({ labels, value }) => [labels.account, labels.limit, value]), [
    ["up#1", "up:rate:requests", 0.75],
  ]);
  assert.equal(
    told.of("account_limit_resets_timestamp_seconds"),
    clock.host.now() / 1000 + 30,
  );
  await gateway.drain();
});

test("no scrape holds a secret, an address of a person, or a word of a conversation", async () => {
  const prompt = "canary-51f0-of-a-prompt";
  let respond: () => Response = () => Response.json({});
  const { clock, gateway, logIn, look } = setUp(() => respond());
  await logIn("canary-identity", clock.host.now() + MINUTE / 4);
  const bodies = FAILURES.map((failure) => () => {
    const body = failure.body("openai-chat");
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return new Response(text.replace("{", `{"x": "${UPSTREAM_KEY} ${prompt}",`), {
      status: failure.status,
    });
  });
  const odd = [
    () => streamOf([BEGUN, sseFrame({ error: { code: prompt } })].map(encode)),
    () => streamOf([encode(`data: {"broken ${UPSTREAM_KEY}\n\n`)]),
    () =>
      Response.json({ error: { code: `${prompt} ${UPSTREAM_KEY}`, type: prompt } }, {
        status: 400,
      }),
    () => Response.json({ error: { code: prompt } }),
  ];
  for (respond of [...odd, ...bodies]) {
    for (const wire of WIRES) {
      for (const provider of ["up", "login"]) {
        for (const stream of [false, true]) {
          const body = { ...wire.request(prompt, stream), model: `${provider}/${prompt}` };
          const headers = { "x-session-id": prompt, "user-agent": prompt };
          await (await ask(gateway, wire.path, body, { headers })).text().catch(String);
        }
      }
    }
    await clock.advance(MINUTE);
  }
  const { text, of } = await look();
  assert.ok(of("requests_total") >= bodies.length * 12);
  assert.ok(of("streams_broken_total") > 0);
  const canaries = [
    UPSTREAM_KEY,
    CLIENT_KEY,
    SCRAPER,
    EMAIL,
    prompt,
    "canary",
    "access|",
    "refresh|",
  ];
  for (const canary of canaries) assert.ok(!text.includes(canary), canary);
  await gateway.drain();
});
