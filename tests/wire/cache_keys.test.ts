/**
 * Prompt caches are each caller's own at the provider, whatever key or session callers name.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { createGateway, defineConfig } from "../../mod.ts";
import { dialectOf } from "../../src/dialects/mod.ts";
import { ownCacheKeys } from "../../src/gateway/cache_keys.ts";
import { ANYBODY } from "../../src/keys/key.ts";
import { ownKey } from "../support/cache_keys.ts";
import { requestTo } from "../support/gateway.ts";
import { answerOf, createInlineUpstream, type SentRequest } from "../support/inline_upstream.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { type Wire, wireOf, WIRES } from "../support/wires.ts";

const KEYS = { ann: "sk-of-ann-0123456789abcdef", bob: "sk-of-bob-0123456789abcdef" };
const SESSION = "0193f6a1-7c3e-7b52-9d0a-5f6f3c2b1a09";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const KEYED = WIRES.filter(({ dialect }) => dialect !== "anthropic-messages");

type Caller = keyof typeof KEYS | "nobody";

/** Sends `text` through a gateway to a provider of the wire `target`; resolves with what arrives. */
async function send(
  wire: Wire,
  target: Wire,
  caller: Caller,
  text: string,
  headers: Record<string, string> = {},
): Promise<SentRequest> {
  const model = createScriptedModel(target.dialect);
  const upstream = createInlineUpstream((sent) => answerOf(model.respond(sent.json())));
  const gateway = createGateway(
    defineConfig({
      keys: caller === "nobody" ? [] : Object.entries(KEYS).map(([name, key]) => ({ name, key })),
      providers: {
        up: { dialect: target.dialect, baseUrl: "http://up.invalid/v1", apiKey: "up-secret-1" },
      },
    }),
    { fetch: upstream.fetch },
  );
  const authorization = caller === "nobody" ? {} : { authorization: `Bearer ${KEYS[caller]}` };
  const response = await gateway.fetch(
    requestTo(wire.path, text, {
      headers: { "content-type": "application/json", ...headers, ...authorization },
    }),
  );
  assert.equal(response.status, 200, await response.clone().text());
  await response.text();
  const [sent] = upstream.requests;
  assert.ok(sent);
  return sent;
}

/** A request with a cache key, and somebody's name beside it. */
function keyed(wire: Wire, key: string): string {
  const beside = { safety_identifier: "s-1", prompt_cache_key: key };
  return JSON.stringify({ ...wire.request("hi", false), ...beside });
}

for (const wire of KEYED) {
  for (const target of KEYED) {
    test(`two callers never share a cache key: ${wire.dialect} → ${target.dialect}`, async () => {
      const keys = new Set<unknown>();
      for (const caller of ["ann", "bob"] as const) {
        for (const key of ["default", "k".repeat(200), SESSION]) {
          const first = (await send(wire, target, caller, keyed(wire, key))).json();
          const again = (await send(wire, target, caller, keyed(wire, key))).json();
          const { prompt_cache_key: own } = first;
          assert.equal(own, again.prompt_cache_key, "a caller's key stays the same");
          assert.ok(typeof own === "string" && own.length <= 64 && own !== key);
          if (key === SESSION) assert.match(own, UUID);
          else assert.equal(own, ownKey(key, caller));
          assert.equal(first.safety_identifier ?? first.user, "s-1", "people are named as before");
          keys.add(own);
        }
      }
      assert.equal(keys.size, 6);
    });

    test(`without keys all callers are one: ${wire.dialect} → ${target.dialect}`, async () => {
      const sent = await send(wire, target, "nobody", keyed(wire, "default"));
      assert.equal(sent.json().prompt_cache_key, "default");
    });
  }
}

test("a body is edited in place, and nothing but the key and the model's name", async () => {
  const chat = wireOf("openai-chat");
  const text =
    ` {"x" : [1e2, {"prompt_cache_key":"inner"}], "prompt\\u005fcache_key"\t: "de\\u0066ault",
    "model":"up/m", "user":"u-1", "seed":9007199254740993, "messages":[{"role":"user","content":"hi"}] }`;
  const sent = await send(chat, chat, "ann", text);
  const expected = text.replace("up/m", "m")
    .replace('"de\\u0066ault"', JSON.stringify(ownKey("default", "ann")));
  assert.equal(sent.body, expected);
});

test("sessions in headers go on as the client says them", async () => {
  const wire = wireOf("openai-responses");
  const body = JSON.stringify(wire.request("hi", false));
  const headers = { session_id: SESSION, "thread-id": "t" };
  const sent = await send(wire, wire, "ann", body, headers);
  assert.equal(sent.headers.get("session_id"), SESSION);
  assert.equal(sent.headers.get("thread-id"), "t");
});

test("keys of Pi's clients are the caller's own", async () => {
  const text = '{"options": {"sessionId": "s", "promptCacheKey" :"k", "user":"u"}, "modelId":"m"}';
  const body = { text, object: JSON.parse(text) };
  const own = await ownCacheKeys({ name: "ann" }, dialectOf("pi-native"), body);
  const expected = text.replace('"s"', JSON.stringify(ownKey("s", "ann")))
    .replace('"k"', JSON.stringify(ownKey("k", "ann")));
  assert.equal(own.text, expected);
  assert.deepEqual(own.object, JSON.parse(expected));
});

test("text and object stay the same, whatever the body, and a key written twice is mixed twice", async () => {
  const chat = dialectOf("openai-chat");
  await fc.assert(fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (rest) => {
    for (const key of ["k", "", null, 7, ["k"]]) {
      const text = JSON.stringify({ ...rest, prompt_cache_key: key });
      const object = JSON.parse(text);
      const own = await ownCacheKeys({ name: "ann" }, chat, { text, object });
      assert.deepEqual(JSON.parse(own.text), own.object);
      const expected = key === "k" ? ownKey("k", "ann") : key;
      assert.deepEqual(own.object, { ...object, prompt_cache_key: expected });
      const body = { text, object };
      assert.equal(await ownCacheKeys(ANYBODY, chat, body), body);
    }
  }));
  const text = '{"prompt_cache_key":"a","prompt_cache_key":"b"}';
  const own = await ownCacheKeys({ name: "ann" }, chat, { text, object: JSON.parse(text) });
  const [a, b] = ["a", "b"].map((key) => ownKey(key, "ann"));
  assert.equal(own.text, `{"prompt_cache_key":"${a}","prompt_cache_key":"${b}"}`);
});
