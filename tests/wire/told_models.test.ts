/**
 * Providers asked for their own lists of models: aside from requests, by one at a time, and not
 * again too soon.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ConfigFile, createGateway, defineConfig, type Gateway } from "../../mod.ts";
import { createClock, type TestClock } from "../support/clock.ts";
import { createGate, turn } from "../support/gate.ts";
import { ask, CLIENT_KEY } from "../support/gateway.ts";
import { createInlineUpstream, type InlineUpstream } from "../support/inline_upstream.ts";

const LIST = { data: [{ id: "new", context_length: 4000 }, { id: "small", context_length: 9 }] };

interface Setting {
  readonly gateway: Gateway;
  readonly upstream: InlineUpstream;
  readonly clock: TestClock;
  ids(options?: { ask?: boolean }): Promise<string[]>;
}

function setUp(
  answer: () => Response | Promise<Response>,
  more: Partial<ConfigFile> = {},
): Setting {
  const clock = createClock();
  const upstream = createInlineUpstream(answer);
  const config = defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY }],
    providers: {
      lab: {
        dialect: "openai-chat",
        baseUrl: "http://lab.invalid/v1",
        apiKey: "lab-secret-1",
        facts: { small: { context: 8000 } },
      },
    },
    ...more,
  });
  const gateway = createGateway(config, { ...clock.host, fetch: upstream.fetch });
  return {
    gateway,
    upstream,
    clock,
    ids: async (options) => (await gateway.models(options)).map(({ id }) => id),
  };
}

describe("providers asked for their models", () => {
  it("tell what is listed beside the names that are always taken, and their limits", async () => {
    const { gateway, upstream, ids } = setUp(() => Response.json(LIST));
    assert.deepEqual(await ids(), ["lab/small"]);
    assert.equal(upstream.requests.length, 0);
    assert.deepEqual(await ids({ ask: true }), ["lab/small", "lab/new"]);
    const models = await gateway.models();
    assert.equal(models.find(({ id }) => id === "lab/new")?.context, 4000);
    // What was written down goes first.
    assert.equal(models.find(({ id }) => id === "lab/small")?.context, 8000);
    const [request] = upstream.requests;
    assert.equal(`${request?.method} ${request?.url}`, "GET http://lab.invalid/v1/models");
    assert.equal(request?.headers.get("authorization"), "Bearer lab-secret-1");
  });

  it("leave out what open data has and they do not", async () => {
    const providers = { openai: { apiKey: "sk-1" } };
    const { ids } = setUp(() => Response.json({ data: [{ id: "gpt-tuned" }] }), { providers });
    assert.ok((await ids()).includes("openai/gpt-3.5-turbo"));
    const told = await ids({ ask: true });
    assert.equal(told.includes("openai/gpt-3.5-turbo"), false);
    assert.ok(told.includes("openai/gpt-tuned") && told.includes("openai/gpt-4o"));
  });

  it("are asked once an hour, and by one at a time", async () => {
    const { upstream, clock, ids } = setUp(() => Response.json(LIST));
    await Promise.all([ids({ ask: true }), ids({ ask: true }), ids({ ask: true })]);
    assert.equal(upstream.requests.length, 1);
    await clock.advance(59 * 60_000);
    await ids({ ask: true });
    assert.equal(upstream.requests.length, 1);
    await clock.advance(2 * 60_000);
    await ids({ ask: true });
    assert.equal(upstream.requests.length, 2);
  });

  it("that fail keep what they told, and are asked again after five minutes", async () => {
    let answer = () => Response.json(LIST);
    const { upstream, clock, ids } = setUp(() => answer());
    await ids({ ask: true });
    const failures = [
      () => new Response("no", { status: 500 }),
      () => new Response("<html>"),
      () => Response.json({ data: "none" }),
      () => new Response(null, { status: 302, headers: { location: "http://evil.invalid/" } }),
    ];
    await clock.advance(61 * 60_000);
    for (const [at, failure] of failures.entries()) {
      answer = failure;
      assert.deepEqual(await ids({ ask: true }), ["lab/small", "lab/new"]);
      await ids({ ask: true });
      assert.equal(upstream.requests.length, at + 2);
      await clock.advance(6 * 60_000);
    }
  });

  it("that keep silent are given up after fifteen seconds, and lose no account by it", async () => {
    const gate = createGate<Response>();
    const { gateway, upstream, clock, ids } = setUp(() => gate.opened);
    const listed = ids({ ask: true });
    await turn();
    await clock.advance(16_000);
    assert.deepEqual(await listed, ["lab/small"]);
    assert.equal(upstream.requests[0]?.signal?.aborted, true);
    const [account] = await gateway.accounts.pool.explain({ provider: "lab" });
    assert.deepEqual([account?.inFlight, account?.blocks, account?.rank], [0, [], 1]);
  });

  it("are asked when somebody looks at the list only where that is wanted, and nobody waits", async () => {
    for (const wanted of [false, true]) {
      const gate = createGate<Response>();
      const { gateway, upstream } = setUp(() => gate.opened, { catalog: { ask: wanted } });
      const ids = async (): Promise<string[]> => {
        const { data } = await (await ask(gateway, "/v1/models")).json();
        return data.map(({ id }: { id: string }) => id);
      };
      assert.deepEqual(await ids(), ["lab/small"]);
      gate.open(Response.json(LIST));
      await turn();
      assert.equal(upstream.requests.length, wanted ? 1 : 0);
      assert.equal((await ids()).includes("lab/new"), wanted);
    }
  });
});
