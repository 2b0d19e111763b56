/**
 * What requests cost: with the answer, in the log, and added up.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type ConfigFile,
  createGateway,
  defineConfig,
  type Gateway,
  type Host,
  type ProviderFile,
  type Store,
} from "../../mod.ts";
import type { Usage } from "../../src/canonical/usage.ts";
import { AS_OF } from "../../src/catalog/data/mod.ts";
import { keepRefreshed } from "../../src/catalog/refreshed.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { createClock } from "../support/clock.ts";
import { createGate, turn } from "../support/gate.ts";
import { ask, CLIENT_KEY } from "../support/gateway.ts";
import { answerOf, createInlineUpstream } from "../support/inline_upstream.ts";
import { keepLog } from "../support/log_records.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { USAGE } from "../support/scripted_speech.ts";
import { WIRES } from "../support/wires.ts";

const records = keepLog();

const PRICE = { input: 1000, output: 2000, cacheRead: 100, cacheWrite: 10_000 };

/** A gateway whose provider is `up` (or another), and what becomes of requests to it. */
function gatewayWith(
  providers: Record<string, ProviderFile>,
  fetch: Host["fetch"],
  store: Store = createMemoryStore(Date.now),
): Gateway {
  const file: ConfigFile = {
    keys: [{ name: "test", key: CLIENT_KEY, scopes: ["infer", "usage"] }],
    providers,
  };
  return createGateway(defineConfig(file), { fetch, store });
}

function lab(price?: ProviderFile["facts"]): Record<string, ProviderFile> {
  return {
    up: {
      dialect: "openai-chat",
      baseUrl: "http://up.invalid/v1",
      apiKey: "up-secret-3Hn8cZ4yL6pT0sF2",
      ...(price === undefined ? {} : { facts: price }),
    },
  };
}

/** A chat reply that used so much, and whatever else its usage says. */
function replyWith(usage: Record<string, unknown>): Host["fetch"] {
  return () =>
    Promise.resolve(Response.json({
      id: "c",
      object: "chat.completion",
      created: 1,
      model: "m",
      choices: [{
        index: 0,
        message: { role: "assistant", content: "Hi" },
        finish_reason: "stop",
      }],
      usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100, ...usage },
    }));
}

function question(model: string) {
  return { model, messages: [{ role: "user", content: "Hi" }] };
}

async function costOf(gateway: Gateway, model: string): Promise<string | null> {
  const answer = await ask(gateway, "/v1/chat/completions", question(model));
  assert.equal(answer.status, 200);
  await answer.text();
  return answer.headers.get("x-sluice-cost");
}

/** What is told at the end of a stream. */
function notesIn(text: string): string[] {
  return [...text.matchAll(/\n\n: x-sluice-cost (\S+)\n\n$/g)].map(([, usd = ""]) => usd);
}

/** The properties of the last line of the log. */
function lastLine(): Record<string, unknown> {
  const line = records.findLast(({ category }) => category.includes("exchange"));
  assert.ok(line !== undefined);
  return line.properties;
}

/** What a usage costs at {@link PRICE}, added up the other way round. */
function worth({ input, output, cacheRead, cacheWrite }: Usage): number {
  return (output * 2000 + input * 1000 + cacheRead * 100 + cacheWrite * 10_000) / 1e6;
}

describe("the cost of an answer", () => {
  for (const wire of WIRES) {
    for (const { dialect } of WIRES) {
      it(`is the same whole and streamed: ${wire.dialect} before ${dialect}`, async () => {
        const model = createScriptedModel(dialect);
        const up = createInlineUpstream((request) =>
          answerOf(model.respond(request.json(), new URL(request.url).pathname))
        );
        const provider: ProviderFile = { ...lab({ m: { price: PRICE } }).up, dialect };
        const gateway = gatewayWith({ up: provider }, up.fetch);
        const told: unknown[] = [];
        for (const stream of [false, true]) {
          const answer = await ask(gateway, wire.path, wire.request("hi", stream));
          assert.equal(answer.status, 200);
          const text = await answer.text();
          const { cost, costSource, usage } = lastLine();
          assert.ok(typeof cost === "number" && cost > 0);
          assert.equal(costSource, "price");
          assert.ok(Math.abs(cost - worth(usage as Usage)) < 1e-12);
          const header = answer.headers.get("x-sluice-cost");
          // The headers of a stream are sent before anybody knows.
          assert.equal(header === null, stream);
          const said = stream ? notesIn(text) : [header];
          assert.equal(said.length, 1);
          for (const one of said) assert.ok(Math.abs(Number(one) - cost) < 1e-12);
          told.push(cost);
        }
        assert.ok(USAGE.output > 0);
        assert.equal(told[0], told[1]);
      });
    }
  }

  it("is not told where no price is known, or a part of one is missing", async () => {
    for (const facts of [undefined, { m: {} }, { m: { price: { input: 1 } } }]) {
      const gateway = gatewayWith(lab(facts), replyWith({}));
      assert.equal(await costOf(gateway, "up/m"), null);
      assert.equal("cost" in lastLine(), false);
    }
  });

  it("is nothing only where that was written down", async () => {
    const gateway = gatewayWith(lab({ m: { price: { input: 0, output: 0 } } }), replyWith({}));
    assert.equal(await costOf(gateway, "up/m"), "0");
  });

  it("has no exponent, however small", async () => {
    const gateway = gatewayWith(
      lab({ m: { price: { input: 0.0001, output: 0 } } }),
      replyWith({}),
    );
    assert.equal(await costOf(gateway, "up/m"), "0.0000001");
  });

  it("is what the provider says it charged, where that is in dollars", async () => {
    const usage = { cost: 0.25, is_byok: false, cost_details: { upstream_inference_cost: 7 } };
    const openrouter = gatewayWith({ openrouter: { apiKey: "or-1" } }, replyWith(usage));
    assert.equal(await costOf(openrouter, "openrouter/x/y"), "0.25");
    assert.equal(lastLine().costSource, "provider");
    const own = { ...usage, is_byok: true };
    const byok = gatewayWith({ openrouter: { apiKey: "or-1" } }, replyWith(own));
    assert.equal(await costOf(byok, "openrouter/x/y"), "7.25");
    // Whatever another host counts in, it is not taken for dollars.
    const other = gatewayWith(lab({ m: { price: { input: 1, output: 1 } } }), replyWith(usage));
    assert.equal(await costOf(other, "up/m"), "0.0011");
  });
});

describe("the cost of a stream", () => {
  const used = `"usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}`;
  const words = `data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"Hi"}}]}\n\n`;
  const finish = `data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n`;
  const usage = `data: {"choices":[],${used}}\n\n`;
  const end = "data: [DONE]\n\n";
  const priced = { m: { price: { input: 1, output: 10 } } };
  const note = ": x-sluice-cost 0.002\n\n";

  function streamed(text: string): Host["fetch"] {
    return () =>
      Promise.resolve(new Response(text, { headers: { "content-type": "text/event-stream" } }));
  }

  async function textOf(gateway: Gateway): Promise<string> {
    const body = { ...question("up/m"), stream: true, stream_options: { include_usage: true } };
    return await (await ask(gateway, "/v1/chat/completions", body)).text();
  }

  it("is told in a comment after the provider's own bytes", async () => {
    const answer = words + finish + usage + end;
    assert.equal(await textOf(gatewayWith(lab(priced), streamed(answer))), answer + note);
  });

  it("is told where the last event lacks its blank line, and not within a line", async () => {
    const open = words + finish + usage + "data: [DONE]";
    const closed = `${open}\n\n${note}`;
    assert.equal(await textOf(gatewayWith(lab(priced), streamed(open))), closed);
    const half = `${open}\n\ndata: {"ch`;
    assert.equal(await textOf(gatewayWith(lab(priced), streamed(half))), half);
    assert.equal(lastLine().cost, 0.002);
  });

  it("is not told to Google's clients, which take no comments", async () => {
    const gateway = gatewayWith(lab(priced), streamed(words + finish + usage + end));
    for (const query of ["", "?alt=sse"]) {
      const path = `/v1beta/models/up%2Fm:streamGenerateContent${query}`;
      const asked = { contents: [{ role: "user", parts: [{ text: "Hi" }] }] };
      const text = await (await ask(gateway, path, asked)).text();
      assert.match(text, /"STOP"/);
      assert.doesNotMatch(text, /x-sluice-cost/);
      assert.equal(lastLine().cost, 0.002);
    }
  });

  it("is not told where it is unknown, where it is not wanted, and after an error", async () => {
    const answer = words + finish + usage + end;
    assert.equal(await textOf(gatewayWith(lab(), streamed(answer))), answer);
    const error = `data: {"error":{"message":"overloaded","type":"server_error"},${used}}\n\n`;
    const failed = await textOf(gatewayWith(lab(priced), streamed(words + usage + error)));
    assert.match(failed, /overloaded/);
    const cut = await textOf(gatewayWith(lab(priced), streamed(words + usage)));
    assert.match(cut, /"error"/);
    assert.doesNotMatch(failed + cut, /x-sluice-cost/);
    const config = defineConfig({
      keys: [{ name: "test", key: CLIENT_KEY }],
      providers: lab(priced),
      catalog: { streamCost: false },
    });
    const gateway = createGateway(config, { fetch: streamed(answer) });
    assert.equal(await textOf(gateway), answer);
    assert.equal(lastLine().cost, 0.002);
  });
});

describe("prices", () => {
  const openai = { openai: { apiKey: "sk-1" } };

  it("are those of the snapshot for a known provider", async () => {
    // gpt-4o: 2.50 and 10 dollars a million.
    assert.equal(await costOf(gatewayWith(openai, replyWith({})), "openai/gpt-4o"), "0.0035");
  });

  it("are unknown at another address, unless it is said whose models are there", async () => {
    const moved = { apiKey: "sk-1", baseUrl: "http://elsewhere.invalid/v1" };
    const dialect = "openai-chat" as const;
    assert.equal(
      await costOf(gatewayWith({ openai: moved }, replyWith({})), "openai/gpt-4o"),
      null,
    );
    for (const id of ["openai", "mine"]) {
      const gateway = gatewayWith(
        { [id]: { ...moved, dialect, factsFrom: "openai" } },
        replyWith({}),
      );
      assert.equal(await costOf(gateway, `${id}/gpt-4o`), "0.0035");
    }
  });

  const newer = new Map([["openai", [{
    id: "gpt-4o",
    price: { input: 1, output: 1, source: "models.dev", asOf: "2999-01-01" },
  }]]]);

  it("are those that were fetched since, where they are newer", async () => {
    const store = createMemoryStore(Date.now);
    await keepRefreshed(store, newer, "2999-01-01");
    assert.equal(
      await costOf(gatewayWith(openai, replyWith({}), store), "openai/gpt-4o"),
      "0.0011",
    );
    await keepRefreshed(store, newer, AS_OF);
    assert.equal(
      await costOf(gatewayWith(openai, replyWith({}), store), "openai/gpt-4o"),
      "0.0035",
    );
  });

  it("are those of the configuration before any other", async () => {
    const store = createMemoryStore(Date.now);
    await keepRefreshed(store, newer, "2999-01-01");
    const facts = { "gpt-4o": { price: { input: 0, output: 10 } } };
    const gateway = gatewayWith({ openai: { apiKey: "sk-1", facts } }, replyWith({}), store);
    assert.equal(await costOf(gateway, "openai/gpt-4o"), "0.001");
  });

  it("are in nobody's way when the store cannot be read", async () => {
    const store = createMemoryStore(Date.now);
    const broken: Store = {
      ...store,
      get: (key) => key.startsWith("catalog/") ? Promise.reject(new Error("down")) : store.get(key),
    };
    records.length = 0;
    const gateway = gatewayWith(openai, replyWith({}), broken);
    assert.equal(await costOf(gateway, "openai/gpt-4o"), "0.0035");
    assert.equal(await costOf(gateway, "openai/gpt-4o"), "0.0035");
    const told = records.filter(({ category }) => category.includes("catalog"));
    assert.equal(told.length, 1);
  });
});

describe("a store that is slow", () => {
  it("holds nobody up for longer than two seconds, and is heard when it speaks", async () => {
    const gate = createGate<string | undefined>();
    const clock = createClock();
    const store = createMemoryStore(clock.host.now);
    const slow: Store = {
      ...store,
      get: (key) => key.startsWith("catalog/") ? gate.opened : store.get(key),
    };
    const config = defineConfig({
      keys: [{ name: "test", key: CLIENT_KEY }],
      providers: { openai: { apiKey: "sk-1" } },
    });
    const host = { ...clock.host, fetch: replyWith({}), store: slow };
    const gateway = createGateway(config, host);
    const cost = costOf(gateway, "openai/gpt-4o");
    await turn();
    await clock.advance(3000);
    assert.equal(await cost, "0.0035");
    gate.open("#2999-01-01\n=models.dev 2999-01-01\ngpt-4o|||||i1o1\n");
    await turn();
    assert.equal(await costOf(gateway, "openai/gpt-4o"), "0.0011");
  });
});

describe("GET /v1/usage", () => {
  it("adds costs up by caller, model and provider, and counts what has none", async () => {
    const gateway = gatewayWith(
      { ...lab({ m: { price: { input: 1, output: 10 } } }) },
      replyWith({}),
    );
    for (const model of ["up/m", "up/m", "up/other"]) await costOf(gateway, model);
    const page = await (await ask(gateway, "/v1/usage")).json();
    const rows = page.totals.callers.map((row: Record<string, unknown>) => [
      row.caller,
      row.model,
      row.provider,
      row.cost,
      row.unpriced,
    ]);
    assert.deepEqual(rows, [
      ["test", "up/m", "up", 0.004, 0],
      ["test", "up/other", "up", 0, 1],
    ]);
  });
});
