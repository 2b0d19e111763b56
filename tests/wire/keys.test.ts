/**
 * The provider's keys: a conversation stays on one, a refusal moves on to the next, and none is
 * ever seen outside. The caller's own credentials stay on their side.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createClock } from "../support/clock.ts";
import { FIRST_EVENT } from "../support/failures.ts";
import { ask, CLIENT_KEY, gatewayOf } from "../support/gateway.ts";
import {
  answerOf,
  createInlineUpstream,
  type InlineUpstream,
  jsonOf,
  type SentRequest,
} from "../support/inline_upstream.ts";
import type { Json } from "../support/json.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { type Wire, wireOf, WIRES } from "../support/wires.ts";

const KEYS = ["secret-alpha-9c1e", "secret-bravo-4d7a", "secret-delta-6b2f"];

/** The key a request was sent with. */
function keyOf(request: SentRequest | undefined): string {
  const shown = request?.headers.get("authorization")?.replace(/^Bearer /, "") ??
    request?.headers.get("x-api-key");
  return shown ?? "";
}

/** An upstream where `refuse` decides for each key, and the scripted model answers else. */
function upstreamOf(
  wire: Wire,
  refuse: (key: string, request: SentRequest) => Response | undefined,
): InlineUpstream {
  const model = createScriptedModel(wire.dialect);
  return createInlineUpstream((request) =>
    refuse(keyOf(request), request) ?? answerOf(model.respond(request.json()))
  );
}

function conversation(wire: Wire, opening: string, turns = 1): Json {
  const body = wire.request(opening, false);
  const list = [{ role: "user", content: opening }];
  for (let turn = 1; turn < turns; turn++) {
    list.push({ role: "assistant", content: `answer ${turn}` });
    list.push({ role: "user", content: `question ${turn}` });
  }
  return wire.dialect === "openai-responses"
    ? { ...body, input: list }
    : { ...body, messages: list };
}

for (const wire of WIRES) {
  const gatewayBefore = (upstream: InlineUpstream, now?: () => number) =>
    gatewayOf({
      dialect: wire.dialect,
      apiKey: KEYS,
      host: { fetch: upstream.fetch, ...(now ? { now } : {}) },
    });

  test(`a conversation stays on one key, conversations spread: ${wire.dialect}`, async () => {
    const upstream = upstreamOf(wire, () => undefined);
    const gateway = gatewayBefore(upstream);
    const used = new Set<string>();
    for (let at = 0; at < 40; at++) {
      for (const turns of [1, 2, 3]) {
        const body = conversation(wire, `opening number ${at}`, turns);
        await (await ask(gateway, wire.path, body)).text();
      }
      const keys = new Set(upstream.requests.slice(-3).map(keyOf));
      assert.equal(keys.size, 1, "one key for one conversation");
      for (const key of keys) used.add(key);
    }
    assert.deepEqual([...used].sort(), [...KEYS].sort(), "every key is used");
  });

  for (const stream of [false, true]) {
    for (const status of [401, 403, 429]) {
      test(`a ${status} moves to the next key: ${wire.dialect}, stream ${stream}`, async () => {
        let refused = "";
        const upstream = upstreamOf(wire, (key) => {
          refused ||= key;
          return key === refused ? jsonOf({ error: { message: "no" } }, status) : undefined;
        });
        const gateway = gatewayBefore(upstream);
        const response = await ask(gateway, wire.path, wire.request("hi", stream));
        assert.equal(response.status, 200, await response.text());
        assert.equal(response.headers.get("x-sluice-attempts"), "2");
        const keys = upstream.requests.map(keyOf);
        assert.equal(new Set(keys).size, 2);
      });

      // Two accounts that say the same 403 mean the request; a 429 without a word may be about us.
      const { keys, told } = { 401: { keys: 3, told: 503 }, 403: { keys: 2, told: 403 } }[status] ??
        { keys: 2, told: status };
      test(`no key is tried in vain: ${wire.dialect}, ${status}, stream ${stream}`, async () => {
        const upstream = upstreamOf(wire, () => jsonOf({ error: { message: "no" } }, status));
        const gateway = gatewayBefore(upstream);
        const response = await ask(gateway, wire.path, wire.request("hi", stream));
        await response.text();
        assert.equal(response.status, told);
        const used = upstream.requests.map(keyOf);
        assert.equal(used.length, keys);
        assert.equal(new Set(used).size, keys, "no key is tried twice");
      });
    }

    for (const status of [400, 404, 413, 422]) {
      test(`a ${status} is the caller's: ${wire.dialect}, stream ${stream}`, async () => {
        const upstream = upstreamOf(wire, () => jsonOf({ error: { message: "no" } }, status));
        const gateway = gatewayBefore(upstream);
        const response = await ask(gateway, wire.path, wire.request("hi", stream));
        await response.text();
        assert.equal(response.status, status);
        assert.equal(upstream.requests.length, 1);
      });
    }
  }

  test(`an error as the first event moves to the next key: ${wire.dialect}`, async () => {
    let refused = "";
    const upstream = upstreamOf(wire, (key) => {
      refused ||= key;
      const headers = { "content-type": "text/event-stream" };
      return key === refused ? new Response(FIRST_EVENT[wire.dialect], { headers }) : undefined;
    });
    const response = await ask(gatewayBefore(upstream), wire.path, wire.request("hi", true));
    const text = await response.text();
    assert.equal(response.status, 200, text);
    assert.ok(!text.includes("Slow down"));
    assert.equal(upstream.requests.length, 2);
  });

  test(`a key that was turned away rests as long as it was told: ${wire.dialect}`, async () => {
    const clock = createClock();
    let refused = "";
    let resting = true;
    const upstream = upstreamOf(wire, (key) => {
      refused ||= key;
      if (key !== refused || !resting) return undefined;
      return new Response(JSON.stringify({ error: { message: "no" } }), {
        status: 429,
        headers: { "content-type": "application/json", "retry-after": "60" },
      });
    });
    const gateway = gatewayBefore(upstream, clock.host.now);
    const next = async () => {
      await (await ask(gateway, wire.path, wire.request("hi", false))).text();
      return keyOf(upstream.requests.at(-1));
    };
    const other = await next();
    assert.notEqual(other, refused);
    await clock.advance(59_000);
    assert.equal(await next(), other);
    assert.equal(upstream.requests.length, 3, "the resting key is not asked");
    resting = false;
    await clock.advance(5_000);
    assert.equal(await next(), other, "the conversation stays where its cache is warm");
    const used = new Set<string>();
    for (let at = 0; at < 20; at++) {
      await (await ask(gateway, wire.path, conversation(wire, `opening ${at}`))).text();
      used.add(keyOf(upstream.requests.at(-1)));
    }
    assert.ok(used.has(refused), "others come back");
  });

  for (const { dialect } of WIRES) {
    test(`what leaves is an allow list: ${wire.dialect} before ${dialect}`, async () => {
      const upstream = upstreamOf(wireOf(dialect), () => undefined);
      const gateway = gatewayOf({
        dialect,
        headers: { "x-team": "blue" },
        host: { fetch: upstream.fetch },
      });
      const response = await ask(gateway, wire.path, wire.request("hi", false), {
        headers: LOADED,
      });
      assert.equal(response.status, 200, await response.text());
      const sent = upstream.requests[0];
      assert.ok(sent);
      assert.equal(sent.headers.get("x-team"), "blue");
      assert.equal(sent.headers.get("accept-encoding"), "identity");
      for (const [name, value] of sent.headers) {
        assert.ok(!value.includes("caller-canary"), `${name}: ${value}`);
        assert.ok(!value.includes(CLIENT_KEY), name);
        assert.ok(ALLOWED.test(name), `${name} is not on the list`);
      }
      const same = wire.dialect === dialect;
      const beta = same && dialect === "anthropic-messages" ? "some-beta" : null;
      assert.equal(sent.headers.get("anthropic-beta"), beta);
      assert.match(sent.headers.get("user-agent") ?? "", same ? /^caller-agent/ : /^sluice\//);
      assert.ok(!sent.url.includes("caller"), sent.url);
    });
  }
}

/** Everything a caller might send along that is nobody else's business. */
const LOADED: Record<string, string> = {
  "x-api-key": CLIENT_KEY,
  "x-goog-api-key": CLIENT_KEY,
  "anthropic-beta": "some-beta",
  "api-key": "caller-canary",
  "cookie": "session=caller-canary",
  "proxy-authorization": "Basic caller-canary",
  "openai-organization": "caller-canary",
  "openai-project": "caller-canary",
  "chatgpt-account-id": "caller-canary",
  "x-amz-security-token": "caller-canary",
  "cf-aig-authorization": "caller-canary",
  "x-portkey-custom-host": "http://caller-canary.example",
  "x-litellm-api-base": "http://caller-canary.example",
  "x-forwarded-for": "caller-canary",
  "x-forwarded-host": "caller-canary.example",
  "x-original-url": "/caller-canary",
  "forwarded": "for=caller-canary",
  "referer": "http://caller-canary.example",
  "user-agent": "caller-agent/1.0",
  "x-request-id": "caller-canary",
  "x-anything-else": "caller-canary",
};

/** The names of headers that may reach a provider; a client of its own dialect names itself. */
const ALLOWED =
  /^(authorization|x-api-key|accept|accept-encoding|content-type|user-agent|x-team|anthropic-(version|beta)|x-stainless-.*)$/;

test("no field of a body says where to or with which key", async () => {
  for (const wire of WIRES) {
    const upstream = upstreamOf(wire, () => undefined);
    const gateway = gatewayOf({ dialect: wire.dialect, host: { fetch: upstream.fetch } });
    const body = {
      ...wire.request("hi", false),
      api_base: "http://caller-canary.example",
      base_url: "http://caller-canary.example",
      api_key: "caller-canary",
      extra_headers: { authorization: "caller-canary" },
    };
    await (await ask(gateway, `${wire.path}?api_base=http://caller-canary.example`, body)).text();
    for (const sent of upstream.requests) {
      assert.ok(sent.url.startsWith("http://upstream.invalid/v1/"), sent.url);
      assert.ok(!sent.url.includes("caller-canary"));
      assert.ok(![...sent.headers.values()].join().includes("caller-canary"));
    }
  }
});
