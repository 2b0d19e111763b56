/**
 * The pages that tell of accounts: who may see them, and what they say.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createGateway, defineConfig } from "../../mod.ts";
import { apiKey } from "../support/accounts.ts";
import { turn, until, within } from "../support/gate.ts";
import { NOW } from "../support/usage.ts";
import { asks, KEYS, PROVIDERS, setUp, vendors } from "../support/usage_pages.ts";

describe("who may see accounts", () => {
  const pages = ["/v1/usage", "/v1/credentials/check"] as const;

  it("nobody without a key, and no key without the scope", async () => {
    const { call, probes } = setUp();
    for (const path of pages) {
      assert.equal((await call(path, "")).status, 401);
      const wrong = path === "/v1/usage" ? KEYS.health : KEYS.usage;
      for (const key of [KEYS.app, wrong]) {
        const response = await call(path, key);
        assert.equal(response.status, 403);
        const { error } = await response.json();
        assert.equal(error.code, "scope_missing");
        assert.match(error.message, /lacks the scope '(usage|health)'/);
      }
    }
    assert.deepEqual(probes(), []);
  });

  it("a key for widgets asks no models", async () => {
    const { call, upstream } = setUp();
    for (const path of ["/v1/chat/completions", "/v1/messages"]) {
      assert.equal((await call(path, KEYS.usage, asks(path))).status, 403);
    }
    assert.equal((await call("/v1/models", KEYS.usage)).status, 403);
    assert.equal((await call("/v1/models", KEYS.app)).status, 200);
    assert.deepEqual(upstream.requests, []);
  });

  it("where no key is asked for, accounts stay hidden", async () => {
    const gateway = createGateway(defineConfig({ providers: { demo: {} } }));
    for (const path of pages) {
      assert.equal((await gateway.fetch(new Request(`http://localhost${path}`))).status, 403);
    }
  });
});

describe("GET /v1/usage", () => {
  it("tells each account's windows, and whose it is", async () => {
    const { usage, login, probes } = setUp();
    const { id } = await login();
    const { reports, generatedAt } = await usage();
    assert.ok(generatedAt >= NOW);
    assert.deepEqual(reports.map(({ provider }) => provider), ["anthropic", "openrouter"]);
    const [claude] = reports;
    assert.equal(claude?.credentialId, id);
    assert.deepEqual(claude?.limits.map((one) => one.id), [
      "anthropic:5h",
      "anthropic:7d",
      "anthropic:7d:fable",
      "anthropic:spend",
    ]);
    assert.deepEqual(claude?.limits[0], {
      id: "anthropic:5h",
      label: "Claude 5 Hour",
      scope: { provider: "anthropic", windowId: "5h", shared: true },
      window: {
        id: "5h",
        label: "5 Hour",
        durationMs: 18_000_000,
        resetsAt: Date.parse("2026-09-01T10:00:00Z"),
      },
      amount: {
        used: 20,
        limit: 100,
        remaining: 80,
        usedFraction: 0.2,
        remainingFraction: 0.8,
        unit: "percent",
      },
      status: "ok",
    });
    assert.deepEqual(claude?.metadata, {
      endpoint: "https://api.anthropic.com/api/oauth/usage",
      email: "me@x.test",
      orgId: "o1",
    });
    assert.equal(claude?.stale, false);
    assert.equal(claude?.status, "active");
    assert.deepEqual(claude?.blocks.map(({ scope }) => scope), ["meter:fable"]);
    await usage();
    assert.equal(probes().length, 2);
  });

  it("goes out under our own name, to the vendor alone", async () => {
    const { usage, login, probes } = setUp();
    await login();
    await usage();
    for (const { headers } of probes()) assert.match(headers.get("user-agent") ?? "", /^sluice\//);
  });

  it("marks what is older than it should be, and drops it after a day", async () => {
    let broken = false;
    const { usage, login, clock } = setUp((request) =>
      broken && vendors(request) !== undefined
        ? new Response("no", { status: 500 })
        : vendors(request)
    );
    await login();
    await usage();
    broken = true;
    await clock.advance(10 * 60_000);
    assert.deepEqual((await usage()).reports.map(({ stale }) => stale), [true, true]);
    await clock.advance(3 * 3_600_000);
    // The five hours have begun anew: nobody knows how much of them is used.
    const short = (await usage()).reports[0]?.limits[0];
    assert.deepEqual(short?.amount, { unit: "percent", limit: 100 });
    assert.equal(short?.status, "unknown");
    await clock.advance(24 * 3_600_000);
    assert.deepEqual((await usage()).reports, []);
  });

  it("waits for nobody longer than a quarter of a minute", async () => {
    const accounts = ["second", "third"].map((name) => ({ name, apiKey: `sk-or-${name}` }));
    const providers = { ...PROVIDERS, router: { ...PROVIDERS.router, accounts } };
    let silent = false;
    const { usage, clock, probes } = setUp(
      (request) => silent ? new Promise<Response>(() => {}) : vendors(request),
      providers,
    );
    let told = false;
    const page = usage().finally(() => told = true);
    await until("somebody asks", () => probes().length === 1);
    silent = true;
    for (const count of [2, 3]) {
      await clock.advance(1000);
      await until("the next one is asked about", () => probes().length === count);
      if (count === 2) await clock.advance(10_000);
    }
    assert.equal(told, false);
    await clock.advance(4000);
    const { reports } = await within("the page", page);
    assert.deepEqual(reports.map(({ provider }) => provider), ["openrouter"]);
  });

  it("a reader who leaves ends nobody's question", async () => {
    const { call, probes } = setUp((request) =>
      request.url.endsWith("/key") ? new Promise<Response>(() => {}) : undefined
    );
    const leaving = new AbortController();
    const answer = call("/v1/usage", KEYS.usage, { signal: leaving.signal });
    await until("somebody asks", () => probes().length === 1);
    leaving.abort();
    const { status } = await within("the end of waiting", answer);
    assert.equal(status, 499);
    assert.equal(probes()[0]?.signal?.aborted, false);
  });

  it("tells what callers have used, by model", async () => {
    const { usage, call } = setUp();
    const path = "/v1/chat/completions";
    const body = JSON.parse(String(asks(path).body));
    const post = (model: string) =>
      call(path, KEYS.app, { ...asks(path), body: JSON.stringify({ ...body, model }) });
    assert.equal((await post("lab/m")).status, 200);
    assert.equal((await post("lab/m")).status, 200);
    assert.equal((await post("nowhere/m")).status, 404);
    const { totals } = await usage();
    assert.equal(totals.since, NOW);
    const rows = totals.callers.map((row) => [row.caller, row.model, row.requests, row.failed]);
    assert.deepEqual(rows, [["app", "lab/m", 2, 0], ["app", "nowhere/m", 1, 1]]);
    assert.ok((totals.callers[0]?.output ?? 0) > 0);
  });
});

describe("GET /v1/credentials/check", () => {
  it("says of every account whether it works, and why not", async () => {
    const { check, login, gateway } = setUp((request) =>
      request.url.endsWith("/usage") ? new Response("", { status: 401 }) : vendors(request)
    );
    await login();
    const off = await gateway.accounts.credentials.insert(
      apiKey("lab-2", { provider: "lab", name: "spare" }),
    );
    await gateway.accounts.credentials.update(off.id, off.revision, { status: "disabled" });
    const { credentials } = await check();
    assert.deepEqual(
      credentials.map(({ provider, type, ok, reason }) => [provider, type, ok, reason]),
      [
        ["claude", "oauth", false, "the provider refuses it (401)"],
        ["router", "api_key", true, undefined],
        ["lab", "api_key", null, "no usage probe for this provider and kind of credential"],
        ["lab", "api_key", null, "switched off"],
      ],
    );
    assert.equal(credentials[0]?.email, "me@x.test");
    // A probe that is refused accuses nobody: requests find out for themselves.
    assert.equal(credentials[0]?.status, "active");
    assert.equal(credentials[1]?.report?.limits.length, 4);
    assert.equal(credentials[3]?.status, "disabled");
  });

  it("a refused request counts where no probe tells", async () => {
    const { check, call } = setUp((request) =>
      request.url.includes("lab.example.com") ? new Response("{}", { status: 401 }) : undefined
    );
    const path = "/v1/chat/completions";
    const body = JSON.stringify({ ...JSON.parse(String(asks(path).body)), model: "lab/m" });
    assert.equal((await call(path, KEYS.app, { ...asks(path), body })).status, 503);
    const lab = (await check()).credentials.find(({ provider }) => provider === "lab");
    assert.equal(lab?.ok, false);
    assert.match(lab?.reason ?? "", /^suspect: /);
    assert.ok((lab?.nextTrialAt ?? 0) > NOW);
  });

  it("a new look asks anew, but not within ten seconds", async () => {
    const { check, probes, clock } = setUp();
    await check();
    await check();
    assert.equal(probes().length, 1);
    await clock.advance(11_000);
    await check();
    assert.equal(probes().length, 2);
  });

  for (
    const [name, reason, answer] of [
      ["a page", /no JSON/, () => new Response("<html>Sorry</html>")],
      [
        "a redirect",
        /redirects elsewhere/,
        () => Response.redirect("https://evil.example.com/", 302),
      ],
      ["something huge", /too large/, () => new Response(`{"data":"${"x".repeat(300 * 1024)}"}`)],
      ["something endless", /too large/, endless],
      ["a broken line", /fetch failed: Bearer \[secret\]/, () => {
        throw new TypeError("fetch failed: Bearer sk-or-canary-3Hn8cZ4yL6pT0sF2");
      }],
    ] as const
  ) {
    it(`${name} in place of figures is no verdict`, async () => {
      const { check, upstream } = setUp((request) =>
        request.url.endsWith("/key") ? answer() : undefined
      );
      const { credentials } = await check();
      const router = credentials.find(({ provider }) => provider === "router");
      assert.equal(router?.ok, null);
      assert.match(router?.reason ?? "", reason);
      assert.ok(upstream.requests.every(({ url }) => new URL(url).host === "openrouter.ai"));
    });
  }
});

/** Bytes that never end. */
function endless(): Response {
  const piece = new Uint8Array(64 * 1024).fill(32);
  return new Response(
    new ReadableStream({ pull: (controller) => controller.enqueue(piece) }),
  );
}

describe("requests", () => {
  it("have their account asked about behind their backs, and wait for nothing", async () => {
    const { call, login, probes, gateway } = setUp((request) =>
      request.url.endsWith("/usage") ? new Promise<Response>(() => {}) : undefined
    );
    await login();
    const { body } = asks("/v1/messages");
    const response = await gateway.fetch(
      new Request("http://localhost/v1/messages", {
        ...asks("/v1/messages"),
        headers: { authorization: `Bearer ${KEYS.app}`, "content-type": "application/json" },
        body: JSON.stringify({ ...JSON.parse(String(body)), model: "claude/claude-sonnet-5" }),
      }),
    );
    assert.equal(response.status, 200);
    await until("somebody asks", () => probes().length === 1);
    await turn();
    assert.equal((await call("/v1/models", KEYS.app)).status, 200);
    assert.equal(probes().length, 1);
  });

  it("learn from the headers of every answer, refusals included", async () => {
    const reset = String((NOW + 7_200_000) / 1000);
    const { call, login, usage } = setUp((request) => {
      if (!request.url.endsWith("/messages")) return vendors(request);
      return new Response('{"type":"error","error":{"type":"rate_limit_error","message":"no"}}', {
        status: 429,
        headers: {
          "anthropic-ratelimit-unified-5h-utilization": "1.02",
          "anthropic-ratelimit-unified-5h-reset": reset,
          "anthropic-ratelimit-unified-5h-status": "rejected",
        },
      });
    });
    await login();
    await usage();
    const { body } = asks("/v1/messages");
    const response = await call("/v1/messages", KEYS.app, {
      ...asks("/v1/messages"),
      body: JSON.stringify({ ...JSON.parse(String(body)), model: "claude/claude-sonnet-5" }),
    });
    assert.equal(response.status, 429);
    const [claude] = (await usage()).reports;
    assert.equal(claude?.limits[0]?.status, "exhausted");
    assert.equal(claude?.limits.length, 4);
    const block = claude?.blocks.find(({ scope }) => scope === "*");
    assert.equal(block?.until, Number(reset) * 1000);
  });
});
