/**
 * `GET /metrics`: what happens is counted, exactly, and told to whoever may see it.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { type ConfigFile, createGateway, defineConfig } from "../../mod.ts";
import { ask, CLIENT_KEY, requestTo } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import {
  answersAfter,
  begins,
  type Behaviour,
  refuses,
  silent,
  unreachable,
} from "../support/places.ts";
import { ADMIN, createRouted } from "../support/routed.ts";
import { scrape } from "../support/scrape.ts";
import { type Wire, WIRES } from "../support/wires.ts";

const [CHAT, MESSAGES] = WIRES as [Wire, Wire];
const SCRAPER = "sk-scraper-8Wq3nV6zK1pX4tR7";

const ANSWER = {
  id: "x",
  choices: [{ index: 0, message: { role: "assistant", content: "ok" }, finish_reason: "stop" }],
  usage: {
    prompt_tokens: 30,
    completion_tokens: 2,
    total_tokens: 32,
    prompt_tokens_details: { cached_tokens: 20 },
  },
};

const PLACE = { dialect: "openai-chat", baseUrl: "http://up.invalid/v1" } as const;
const PROVIDER = { ...PLACE, apiKey: "up-1" };

function gatewayWith(file: Partial<ConfigFile>, respond = () => jsonOf(ANSWER)) {
  const upstream = createInlineUpstream(respond);
  const gateway = createGateway(
    defineConfig({
      keys: [
        { name: "test", key: CLIENT_KEY },
        { name: "prometheus", key: SCRAPER, scopes: ["metrics"] },
      ],
      providers: { up: PROVIDER },
      ...file,
    }),
    { fetch: upstream.fetch },
  );
  const post = async (model: string, key = CLIENT_KEY) => {
    const headers = { authorization: `Bearer ${key}` };
    const response = await ask(gateway, CHAT.path, { ...CHAT.request("hi", false), model }, {
      headers,
    });
    await response.text();
    return response.status;
  };
  return { gateway, post };
}

test("keys with the scope and the admin key open it, nothing else does", async () => {
  const { gateway } = gatewayWith({ admin: { key: ADMIN } });
  const look = async (headers: Record<string, string>, remoteAddress = "127.0.0.1") => {
    const request = new Request("http://127.0.0.1:4000/metrics", { headers });
    const response = await gateway.fetch(request, { remoteAddress });
    const code = response.ok ? undefined : (await response.json()).error.code;
    return [response.status, code];
  };
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  assert.deepEqual(await look({}), [401, "invalid_api_key"]);
  assert.deepEqual(await look(bearer("sk-nobody")), [401, "invalid_api_key"]);
  assert.deepEqual(await look(bearer(CLIENT_KEY)), [403, "scope_missing"]);
  assert.deepEqual(await look(bearer(SCRAPER)), [200, undefined]);
  assert.deepEqual(await look(bearer(SCRAPER), "10.0.0.7"), [200, undefined]);
  assert.deepEqual(await look({ "x-api-key": SCRAPER }), [200, undefined]);
  assert.deepEqual(await look(bearer(ADMIN)), [200, undefined]);
  assert.deepEqual(await look(bearer(ADMIN), "10.0.0.7"), [403, "admin_is_local"]);
  assert.deepEqual(await look({ ...bearer(ADMIN), forwarded: "for=1.1.1.1" }), [
    403,
    "admin_is_local",
  ]);
});

test("a gateway without an admin key knows none", async () => {
  const { gateway } = gatewayWith({});
  const request = new Request("http://127.0.0.1:4000/metrics", {
    headers: { authorization: `Bearer ${ADMIN}` },
  });
  assert.equal((await gateway.fetch(request, { remoteAddress: "127.0.0.1" })).status, 401);
});

test("a gateway without keys shows it under the names of this machine alone", async () => {
  const { gateway } = gatewayWith({ keys: [] });
  assert.equal((await gateway.fetch(new Request("http://127.0.0.1:4000/metrics"))).status, 200);
  assert.equal((await gateway.fetch(new Request("http://evil.example/metrics"))).status, 403);
});

test("a key for metrics asks no model, and HEAD has no body", async () => {
  const { gateway, post } = gatewayWith({});
  assert.equal(await post("up/m", SCRAPER), 403);
  const request = requestTo("/metrics", undefined, {
    method: "HEAD",
    headers: { authorization: `Bearer ${SCRAPER}` },
  });
  const response = await gateway.fetch(request);
  assert.deepEqual([response.status, await response.text()], [200, ""]);
});

test("tokens and cost are added up, by caller, provider and model", async () => {
  const price = { input: 10, cacheRead: 1, output: 100 };
  const { gateway, post } = gatewayWith({
    providers: { up: { ...PROVIDER, facts: { priced: { price } } } },
    models: { fast: "up/priced", free: "up/unpriced" },
  });
  for (const model of ["fast", "fast", "free"]) assert.equal(await post(model), 200);
  const told = await scrape(gateway, SCRAPER);
  const spent = { caller: "test", provider: "up" };
  const tokens = (model: string, type: string) =>
    told.of("tokens_total", { ...spent, model, type });
  assert.deepEqual(
    ["input", "cache_read", "cache_write", "output"].map((type) => tokens("priced", type)),
    [20, 40, 0, 4],
  );
  assert.equal(tokens("unpriced", "output"), 2);
  const cost = 2 * (10 * 10 + 20 * 1 + 2 * 100) / 1e6;
  assert.ok(Math.abs(told.of("cost_usd_total", { ...spent, model: "priced" }) - cost) < 1e-12);
  assert.ok(!told.has("cost_usd_total", { model: "unpriced" }));
  assert.equal(told.of("unpriced_requests_total", { model: "unpriced" }), 1);
  assert.equal(told.of("request_tokens_sum", { model: "priced", type: "input" }), 60);
  assert.equal(told.of("request_tokens_count", { model: "priced", type: "input" }), 2);
});

test("models that nobody configured are no labels, whatever they are called", async () => {
  const { gateway, post } = gatewayWith({
    providers: { up: { ...PROVIDER, models: ["listed"] } },
    models: { alias: "up/aimed", "any-*": "up/*" },
  });
  const evil = ['up/x"} 1\nsluice_store_up 0', "up/\\", "any-thing", "up/☃\u0000", "nobody/has-it"];
  for (const model of evil) await post(model);
  for (const model of ["listed", "up/listed", "alias", "up/aimed"]) {
    assert.equal(await post(model), 200);
  }
  const told = await scrape(gateway, SCRAPER);
  const models = told.families.get("sluice_requests_total")?.samples.map(({ labels }) =>
    labels.model
  );
  assert.deepEqual(new Set(models), new Set(["other", "listed", "aimed", undefined]));
  assert.equal(told.of("requests_total", { model: "other" }), 4);
  assert.equal(told.of("requests_total", { model: "aimed" }), 2);
  assert.equal(told.of("failures_total", { kind: "not_found", origin: "client" }), 1);
  assert.equal(told.of("store_up"), 1);
});

test("callers and accounts are called what the configuration calls them", async () => {
  const name = 'a "quoted" \\ name\nof two lines {le="1"}';
  const { gateway, post } = gatewayWith({
    keys: [{ name, key: CLIENT_KEY }, { name: "p", key: SCRAPER, scopes: ["metrics"] }],
    providers: {
      up: { ...PLACE, accounts: [{ name: "work", apiKey: "up-1" }] },
    },
  });
  assert.equal(await post("up/m"), 200);
  const told = await scrape(gateway, SCRAPER);
  assert.equal(told.of("requests_total", { caller: name, outcome: "ok", status: "2xx" }), 1);
  assert.equal(told.of("account_usable", { provider: "up", account: "up/work" }), 1);
});

test("counts are exact when many requests run at once, whatever becomes of them", async () => {
  const routed = createRouted({
    models: {},
    places: {
      b: refuses(400, "no such thing"),
      c: unreachable,
      d: begins("broken"),
    },
    limits: { circuitBreaker: false },
  });
  const each = 40;
  const kinds = ["a", "b", "c", "d"].flatMap((place) =>
    [false, true].flatMap((stream) => [CHAT, MESSAGES].map((wire) => ({ place, stream, wire })))
  );
  await Promise.all(
    kinds.flatMap(({ place, stream, wire }) =>
      Array.from({ length: each }, () => routed.post(wire, `${place}/m`, { stream }))
    ),
  );
  const told = await scrape(routed.gateway, ADMIN);
  assert.equal(told.of("requests_total"), kinds.length * each);
  assert.equal(told.of("request_duration_seconds_count"), kinds.length * each);
  assert.equal(told.of("attempts_per_request_count"), kinds.length * each);
  for (const { dialect: wire } of [CHAT, MESSAGES]) {
    const of = (provider: string, outcome: string) =>
      told.of("requests_total", { wire, provider, outcome, operation: "chat" });
    assert.deepEqual([of("a", "ok"), of("b", "failed"), of("c", "failed")], [80, 80, 80]);
    assert.equal(of("d", "failed") + of("d", "ok"), 80);
    assert.equal(told.of("failures_total", { wire, provider: "b", origin: "upstream" }), 80);
    assert.equal(told.of("failures_total", { wire, provider: "c", origin: "upstream" }), 80);
    assert.equal(
      told.of("streams_broken_total", { wire, provider: "d", cause: "upstream_disconnected" }),
      each,
    );
    assert.equal(told.of("streams_open", { wire }), 0);
  }
  assert.equal(told.of("http_responses_total"), kinds.length * each);
  assert.equal(told.of("requests_in_flight"), 0);
  assert.equal(told.of("upstream_requests_in_flight"), 0);
  // Each of them was asked at least once, and everything that was asked is told.
  assert.equal(told.of("attempt_duration_seconds_count"), routed.asked().length);
  assert.equal(told.of("attempts_per_request_sum"), told.of("attempt_duration_seconds_count"));
});

test("streams are told while they are open, and how long their first event took", async () => {
  const routed = createRouted({ models: {}, places: { a: answersAfter(3000) }, open: true });
  const open = routed.gateway.fetch(
    requestTo(CHAT.path, { ...CHAT.request("hi", true), model: "a/m" }),
  );
  await routed.settle();
  const before = await scrape(routed.gateway, ADMIN);
  assert.equal(before.of("requests_in_flight"), 1);
  assert.equal(before.of("upstream_requests_in_flight", { provider: "a" }), 1);
  assert.equal(before.of("account_requests_in_flight", { account: "a#1" }), 1);
  const response = await routed.run(open);
  const amid = await scrape(routed.gateway, ADMIN);
  assert.equal(amid.of("streams_open", { wire: "openai-chat" }), 1);
  await routed.run(response.text());
  const after = await scrape(routed.gateway, ADMIN);
  assert.equal(after.of("streams_open"), 0);
  assert.equal(after.of("upstream_requests_in_flight"), 0);
  assert.equal(after.of("time_to_first_event_seconds_sum", { provider: "a" }), 3);
  assert.equal(after.of("time_to_first_event_seconds_count"), 1);
  assert.equal(after.of("request_duration_seconds_sum"), 3);
});

test("going elsewhere is counted: other targets, other accounts, the same one, a second beside the first", async () => {
  const places: Record<string, Behaviour> = { a: refuses(503), c: refuses(429) };
  const routed = createRouted({
    models: { ab: { targets: ["a/m", "b/m"] }, hedged: { targets: ["d/m", "e/m"], hedgeMs: 1000 } },
    places: { ...places, d: answersAfter(5000) },
    secrets: ["one", "two"],
    limits: { retryMs: 60_000 },
  });
  assert.equal((await routed.post(CHAT, "ab")).status, 200);
  assert.equal((await routed.post(CHAT, "c/m")).status, 429);
  assert.equal((await routed.post(CHAT, "hedged")).status, 200);
  const asked = routed.asked();
  const told = await scrape(routed.gateway, ADMIN);
  assert.deepEqual(told.of("fallbacks_total", { from: "a", to: "b" }), 1);
  assert.equal(told.of("fallbacks_total"), 1);
  assert.equal(told.of("hedges_total"), 1);
  const again = (place: string) => asked.filter((name) => name === `${place}/m`).length - 1;
  assert.ok(again("c") > 0, "another account was asked");
  assert.equal(told.of("retries_total", { provider: "c" }), again("c"));
  assert.ok(told.of("retries_total", { provider: "c", way: "other_account" }) > 0);
  assert.equal(told.of("retries_total", { provider: "a" }), again("a"));
  const aborted = { provider: "d", result: "aborted" };
  assert.equal(told.of("attempt_duration_seconds_count", aborted), 1);
  assert.equal(told.of("account_usable", { provider: "c" }), 0);
  assert.equal(told.of("accounts", { provider: "c", state: "blocked" }), 2);
  const [until] = told.families.get("sluice_account_blocked_until_timestamp_seconds")?.samples ??
    [];
  assert.ok((until?.value ?? 0) > routed.clock.host.now() / 1000, "in seconds, and to come");
});

test("a second target is counted where it is asked, and not where there is none", async () => {
  const routed = createRouted({
    models: {
      lonely: { targets: ["d/m"], hedgeMs: 1000 },
      fallen: { targets: ["a/m", "d/m"], hedgeMs: 1000 },
      paired: { targets: ["d/m", "b/m"], hedgeMs: 1000 },
    },
    places: { a: refuses(503), d: answersAfter(5000) },
    limits: { retryMs: 0 },
  });
  for (const [model, hedges] of [["lonely", 0], ["fallen", 0], ["paired", 1]] as const) {
    assert.equal((await routed.post(CHAT, model)).status, 200);
    assert.equal((await scrape(routed.gateway, ADMIN)).of("hedges_total"), hedges, model);
  }
});

test("a circuit that opens is counted, and told while it is open", async () => {
  const routed = createRouted({ models: { known: "a/m" }, places: { a: unreachable } });
  for (let n = 0; n < 6; n++) await routed.post(CHAT, "a/m");
  for (let n = 0; n < 6; n++) await routed.post(CHAT, "a/nobody-knows\nthis");
  const told = await scrape(routed.gateway, ADMIN);
  assert.equal(told.of("circuits_open", { provider: "a", model: "m" }), 1);
  assert.equal(told.of("circuits_open", { provider: "a", model: "other" }), 1);
  assert.equal(told.of("circuit_openings_total", { provider: "a", model: "m" }), 1);
  assert.ok(told.of("retry_budget_remaining", { provider: "a" }) <= 10);
  assert.equal(told.of("retry_budget_remaining", { provider: "b" }), 10);
  await routed.clock.advance(15_000);
  assert.equal((await scrape(routed.gateway, ADMIN)).of("circuits_open"), 0);
});

test("silence of providers and of clients is counted", async () => {
  const routed = createRouted({
    models: {},
    places: { a: silent, b: begins("silent") },
    limits: { headersMs: 2000, idleMs: 4000, stallMs: 5000, attempts: 1 },
  });
  assert.equal((await routed.post(CHAT, "a/m")).status, 504);
  await routed.post(CHAT, "b/m", { stream: true });
  const left = await routed.run(
    routed.gateway.fetch(requestTo(CHAT.path, { ...CHAT.request("hi", true), model: "c/m" })),
  );
  await routed.clock.advance(10_000);
  await assert.rejects(left.text());
  const gone = new AbortController();
  const leaving = await routed.run(routed.gateway.fetch(
    requestTo(CHAT.path, { ...CHAT.request("hi", true), model: "c/m" }, { signal: gone.signal }),
  ));
  gone.abort();
  await routed.settle();
  await leaving.body?.cancel().catch(() => {});
  const told = await scrape(routed.gateway, ADMIN);
  assert.equal(told.of("attempt_duration_seconds_count", { provider: "a", result: "timeout" }), 1);
  assert.equal(told.of("streams_broken_total", { provider: "b", cause: "upstream_idle" }), 1);
  assert.equal(told.of("client_stalls_total", { wire: "openai-chat" }), 1);
  assert.equal(told.of("requests_total", { provider: "c", outcome: "aborted" }), 2);
  assert.equal(told.of("streams_open"), 0);
});

test("a gateway that takes another configuration goes on counting", async () => {
  const { gateway, post } = gatewayWith({ models: { one: "up/first" } });
  assert.equal(await post("one"), 200);
  gateway.reload(defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY }, { name: "p", key: SCRAPER, scopes: ["metrics"] }],
    providers: { up: PROVIDER },
    models: { one: "up/second" },
  }));
  assert.equal(await post("one"), 200);
  const told = await scrape(gateway, SCRAPER);
  assert.equal(told.of("requests_total", { model: "first" }), 1);
  assert.equal(told.of("requests_total", { model: "second" }), 1);
  assert.equal(told.has("build_info", { version: "0.1.0" }), true);
  assert.equal(told.of("draining"), 0);
  await gateway.drain();
  assert.equal((await scrape(gateway, SCRAPER)).of("draining"), 1);
});
