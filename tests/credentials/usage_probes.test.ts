/**
 * What vendors tell of usage: asked by the book, read into one shape, and told to nobody else.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CredentialRecord } from "../../src/credentials/record.ts";
import { probeFor, USAGE_DESCRIPTORS } from "../../src/credentials/usage/mod.ts";
import type { ProbeResult } from "../../src/credentials/usage.ts";
import {
  accountOf,
  ANTHROPIC,
  CODEX,
  keySecret,
  NOW,
  OTHERS,
  tokenSecret,
} from "../support/usage.ts";
import { ask, CHATGPT, CLAUDE, limitsOf, line, probeAt } from "../support/usage_asking.ts";

interface Case {
  readonly name: string;
  readonly baseUrl: string;
  readonly record: CredentialRecord;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
  readonly limits: string[];
}

const CASES: Case[] = [
  {
    name: "Anthropic",
    baseUrl: CLAUDE,
    record: accountOf(tokenSecret("sk-ant-oat-1")),
    url: "https://api.anthropic.com/api/oauth/usage",
    headers: { authorization: "Bearer sk-ant-oat-1", "anthropic-beta": "oauth-2025-04-20" },
    body: ANTHROPIC,
    limits: [
      "anthropic:5h 20% ok 2h",
      "anthropic:7d 80% ok 40h",
      "anthropic:7d:fable 100% exhausted 40h",
      "anthropic:spend 24.7% ok",
    ],
  },
  {
    name: "Codex",
    baseUrl: CHATGPT,
    record: accountOf(tokenSecret("ey-1"), { identity: { key: "k", accountId: "acc-7" } }),
    url: "https://chatgpt.com/backend-api/wham/usage",
    headers: { authorization: "Bearer ey-1", "chatgpt-account-id": "acc-7" },
    body: CODEX,
    limits: [
      "openai-codex:chat:primary 100% exhausted 1h",
      "openai-codex:chat:secondary 41% ok 112h",
      "openai-codex:GPT-Codex-Spark:primary 3% ok",
    ],
  },
  {
    name: "OpenRouter",
    baseUrl: "https://openrouter.ai/api/v1",
    record: accountOf(keySecret("sk-or-1")),
    url: "https://openrouter.ai/api/v1/key",
    headers: { authorization: "Bearer sk-or-1" },
    body: OTHERS.openrouter,
    limits: [
      "openrouter:key 25.5% ok",
      "openrouter:daily ? unknown",
      "openrouter:weekly ? unknown",
      "openrouter:monthly ? unknown",
    ],
  },
  {
    name: "Copilot",
    baseUrl: "https://api.githubcopilot.com",
    record: accountOf(tokenSecret("gho_1")),
    url: "https://api.github.com/copilot_internal/user",
    headers: { authorization: "Bearer gho_1" },
    body: OTHERS.copilot,
    limits: ["github-copilot:premium_interactions 75% ok 712h"],
  },
  {
    name: "DeepSeek",
    baseUrl: "https://api.deepseek.com",
    record: accountOf(keySecret("sk-1")),
    url: "https://api.deepseek.com/user/balance",
    headers: { authorization: "Bearer sk-1" },
    body: OTHERS.deepseek,
    limits: ["deepseek:balance:cny ? ok"],
  },
  {
    name: "Moonshot",
    baseUrl: "https://api.moonshot.ai/v1",
    record: accountOf(keySecret("sk-1")),
    url: "https://api.moonshot.ai/v1/users/me/balance",
    headers: { authorization: "Bearer sk-1" },
    body: OTHERS.moonshot,
    limits: ["moonshot:balance ? ok"],
  },
  {
    name: "Vercel",
    baseUrl: "https://ai-gateway.vercel.sh/v1",
    record: accountOf(keySecret("vck-1")),
    url: "https://ai-gateway.vercel.sh/v1/credits",
    headers: { authorization: "Bearer vck-1" },
    body: OTHERS.vercel,
    limits: ["vercel:balance ? ok"],
  },
  {
    name: "Synthetic",
    baseUrl: "https://api.synthetic.new/openai/v1",
    record: accountOf(keySecret("syn-1")),
    url: "https://api.synthetic.new/v2/quotas",
    headers: { authorization: "Bearer syn-1" },
    body: OTHERS.synthetic,
    limits: ["synthetic:subscription 20% ok 2h"],
  },
];

describe("a probe asks as the vendor describes it, and reads the answer", () => {
  for (const { name, baseUrl, record, url, headers, body, limits } of CASES) {
    it(name, async () => {
      const probe = probeAt(baseUrl);
      const { sent } = await ask(probe, record, () => Response.json(body));
      assert.equal(sent.length, 1);
      assert.equal(sent[0]?.url, url);
      const asked = Object.fromEntries(new Headers(sent[0]?.init.headers));
      assert.deepEqual(asked, { accept: "application/json", ...headers });
      assert.equal(sent[0]?.init.redirect, "manual");
      assert.deepEqual((await limitsOf(probe, record, body)).map(line), limits);
    });
  }

  it("every vendor in the table that is asked has a case here", () => {
    for (const { servedBy, ask } of USAGE_DESCRIPTORS) {
      if (ask === undefined) continue;
      const tried = CASES.some(({ baseUrl }) => servedBy.includes(new URL(baseUrl).host));
      assert.ok(tried || servedBy.includes("api.moonshot.cn"), servedBy.join());
    }
  });
});

describe("money", () => {
  const left = async (baseUrl: string, body: unknown) =>
    (await limitsOf(probeAt(baseUrl), accountOf(keySecret("k")), body))[0];

  it("is told in its currency", async () => {
    assert.deepEqual((await left("https://api.deepseek.com", OTHERS.deepseek))?.amount, {
      remaining: 110,
      unit: "credits",
    });
    assert.deepEqual((await left("https://ai-gateway.vercel.sh/v1", OTHERS.vercel))?.amount, {
      used: 4.5,
      remaining: 95.5,
      unit: "usd",
    });
  });

  it("that is gone is told as used up, and blocks nothing", async () => {
    const probe = probeAt("https://api.moonshot.cn/v1");
    const body = { data: { available_balance: -1 } };
    const { result } = await ask(probe, accountOf(keySecret("k")), () => Response.json(body));
    assert.ok(result.kind === "ok");
    assert.equal(result.report.limits[0]?.status, "exhausted");
    assert.deepEqual(probe.gates(result.report), []);
  });
});

describe("what goes wrong is a result", () => {
  const probe = probeAt("https://openrouter.ai/api/v1");
  const record = accountOf(keySecret("sk-or-very-secret"));
  const html = { headers: { "content-type": "text/html" } };
  const troubles: [string, () => Response, Partial<ProbeResult> & { kind: string }][] = [
    ["401", () => new Response("no", { status: 401 }), { kind: "unauthorized", status: 401 }],
    ["403", () => Response.json({}, { status: 403 }), { kind: "unauthorized", status: 403 }],
    [
      "429",
      () => new Response("", { status: 429, headers: { "retry-after": "77" } }),
      { kind: "throttled", retryAt: NOW + 77_000 },
    ],
    ["429 without a word", () => new Response("", { status: 429 }), { kind: "throttled" }],
    ["500", () => new Response("", { status: 500 }), {
      kind: "unavailable",
      cause: "it answered 500",
    }],
    ["HTML", () => new Response("<html>", html), {
      kind: "unavailable",
      cause: "its answer is no JSON object",
    }],
    ["another JSON", () => Response.json({ ok: true }), {
      kind: "unavailable",
      cause: "its answer tells no limits",
    }],
    [
      "a broken line",
      () => {
        throw new Error("cannot send Bearer sk-or-very-secret");
      },
      { kind: "unavailable", cause: "cannot send Bearer [secret]" },
    ],
  ];
  for (const [name, answer, expected] of troubles) {
    it(name, async () => {
      assert.deepEqual((await ask(probe, record, answer)).result, expected);
    });
  }

  it("any JSON at all is read without an exception", async () => {
    for (const { baseUrl, record, body } of CASES) {
      await fc.assert(
        fc.asyncProperty(mutated(body), async (value) => {
          const { result } = await ask(probeAt(baseUrl), record, () => Response.json(value));
          assert.ok(result.kind === "ok" || result.kind === "unavailable", result.kind);
          assert.ok(!/NaN|Infinity/.test(JSON.stringify(result)));
        }),
        { numRuns: 40 },
      );
    }
  });
});

/** `body` with one of its members, however deep, made something else. */
function mutated(body: unknown): fc.Arbitrary<unknown> {
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    paths.push(path);
    if (typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) walk(member, [...path, key]);
  };
  walk(body, []);
  return fc.tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 })).map(([path, value]) => {
    const copy: unknown = structuredClone({ root: body });
    let at = copy as Record<string, unknown>;
    const way = ["root", ...path];
    for (const key of way.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[way.at(-1) ?? "root"] = value;
    return (copy as { root: unknown }).root;
  });
}

describe("secrets go to nobody else", () => {
  it("a proxy's secret is not for the vendor behind it", () => {
    for (
      const baseUrl of [
        "https://proxy.example.com/anthropic",
        "https://api.anthropic.com.example.com/v1",
        "http://api.anthropic.com/v1",
        "https://api.anthropic.com:8443/v1",
        "not a url",
      ]
    ) assert.equal(probeFor({ id: "up", baseUrl, likeOpenAi: false }), undefined, baseUrl);
  });

  it("a credential of another kind is not asked with", async () => {
    const cases: [string, CredentialRecord][] = [
      [CLAUDE, accountOf(keySecret("sk-ant-api"))],
      [CHATGPT, accountOf(keySecret("sk-proj"))],
      ["https://openrouter.ai/api/v1", accountOf(tokenSecret("t"))],
      ["https://api.githubcopilot.com", accountOf(tokenSecret("tid=1;exp=2"))],
      ["https://api.deepseek.com", accountOf({ kind: "none" })],
    ];
    for (const [baseUrl, record] of cases) {
      const probe = probeAt(baseUrl);
      assert.equal(probe.supports(record), false, baseUrl);
      const { result, sent } = await ask(probe, record, () => Response.json({}));
      assert.deepEqual([result.kind, sent.length], ["unsupported", 0]);
    }
  });
});
