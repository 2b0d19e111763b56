import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findServers } from "../../mod.ts";
import { LOCAL } from "../../src/providers/mod.ts";
import { createInlineUpstream, type SentRequest } from "../support/inline_upstream.ts";

const NOTHING = () => new Response(null, { status: 404 });

/** What servers answer at each URL; what is not here refuses the connection. */
function world(answers: Record<string, () => Response>) {
  const upstream = createInlineUpstream(({ url }: SentRequest) => {
    const origin = new URL(url).origin;
    const answer = answers[url];
    if (answer !== undefined) return answer();
    if (Object.keys(answers).some((known) => known.startsWith(origin))) return NOTHING();
    throw new TypeError("connection refused");
  });
  return { fetch: upstream.fetch, requests: upstream.requests };
}

const modelsOf = (...ids: string[]) => () =>
  Response.json({ object: "list", data: ids.map((id) => ({ id })) });

describe("looking for servers on this machine", () => {
  it("asks this machine alone, by paths that cost nothing, and sends no secret", async () => {
    const { fetch, requests } = world({});
    assert.deepEqual(await findServers(undefined, { fetch }), []);
    assert.deepEqual(
      requests.map(({ url }) => url).sort(),
      LOCAL.map(({ baseUrl }) => `${baseUrl}/models`).sort(),
    );
    for (const { method, url, headers } of requests) {
      assert.equal(method, "GET");
      assert.equal(new URL(url).hostname, "127.0.0.1");
      assert.equal(headers.get("authorization"), null);
    }
  });

  const proofs: Record<string, [path: string, answer: object]> = {
    "llama.cpp": ["/props", { default_generation_settings: {}, total_slots: 1 }],
    "lm-studio": ["/api/v0/models", { object: "list", data: [] }],
    ollama: ["/api/version", { version: "0.20.1" }],
    sglang: ["/get_model_info", { model_path: "/m", is_generation: true }],
    vllm: ["/version", { version: "0.18.0" }],
  };

  for (const { id, baseUrl } of LOCAL) {
    it(`tells ${id}, at its usual place and elsewhere`, async () => {
      const [path, answer] = proofs[id] ?? assert.fail(id);
      for (const place of [baseUrl, "http://127.0.0.1:9999/v1"]) {
        const { fetch } = world({
          [`${place}/models`]: modelsOf("a", "b"),
          [new URL(path, place).href]: () => Response.json(answer),
        });
        const found = await findServers([place], { fetch });
        assert.deepEqual(found, [{ provider: id, baseUrl: place, models: ["a", "b"] }]);
      }
    });
  }

  it("tells one that wants a key, and one that it does not know", async () => {
    const { fetch } = world({
      "http://127.0.0.1:8000/v1/models": () => new Response(null, { status: 401 }),
      "http://127.0.0.1:8000/version": () => Response.json({ version: "0.18.0" }),
      "http://127.0.0.1:8080/v1/models": modelsOf("m"),
    });
    assert.deepEqual(await findServers(undefined, { fetch }), [
      { provider: null, baseUrl: "http://127.0.0.1:8080/v1", models: ["m"] },
      { provider: "vllm", baseUrl: "http://127.0.0.1:8000/v1", models: null },
    ]);
  });

  const others: [string, () => Response][] = [
    ["a page", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["a list of something else", () => Response.json([1, 2])],
    ["a door", () => new Response(null, { status: 403 })],
    ["a redirect", () => new Response(null, { status: 302, headers: { location: "/login" } })],
    ["an error", () => new Response("{}", { status: 500 })],
  ];
  for (const [what, answer] of others) {
    it(`takes ${what} for nothing`, async () => {
      const { fetch } = world({ "http://127.0.0.1:8080/v1/models": answer });
      assert.deepEqual(await findServers(undefined, { fetch }), []);
    });
  }

  it("does not wait for what keeps silent, and lets go of it", async () => {
    let now = 0;
    const ticks = new Set<() => void>();
    const signals: AbortSignal[] = [];
    const every = (_ms: number, tick: () => void) => {
      ticks.add(tick);
      return () => void ticks.delete(tick);
    };
    const fetch = (_url: string, init: RequestInit) => {
      if (init.signal) signals.push(init.signal);
      return new Promise<Response>(() => {});
    };
    const finding = findServers(undefined, { fetch, now: () => now, every });
    now = 2000;
    for (const tick of ticks) tick();
    assert.deepEqual(await finding, []);
    assert.equal(ticks.size, 0);
    assert.ok(signals.length > 0 && signals.every(({ aborted }) => aborted));
  });
});
