/**
 * A gateway with accounts, and its pages about them, held to their shapes and searched for secrets.
 *
 * @module
 */

import assert from "node:assert/strict";
import * as v from "valibot";
import {
  createGateway,
  type CredentialRecord,
  defineConfig,
  type Gateway,
  type ProviderFile,
} from "../../mod.ts";
import type { CheckPage } from "../../src/gateway/operations/credentials.ts";
import type { UsagePage } from "../../src/gateway/operations/usage.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { MASTER_KEY, oauth } from "./accounts.ts";
import { createClock, type TestClock } from "./clock.ts";
import {
  answerOf,
  createInlineUpstream,
  type InlineUpstream,
  type SentRequest,
} from "./inline_upstream.ts";
import { createScriptedModel } from "./scripted_model.ts";
import { ANTHROPIC, NOW, OTHERS } from "./usage.ts";
import { wireOf } from "./wires.ts";

/** Keys of callers, by what they may do. */
export const KEYS = {
  app: "sk-app-4Vx8Qm1Zr6Tn3Kd9",
  usage: "sk-usage-7Hc2Wy5Bf0Lp8Js4",
  health: "sk-health-1Gt6Ne9Xa3Uv5Ro2",
};

const amount = v.strictObject({
  used: v.optional(v.number()),
  limit: v.optional(v.number()),
  remaining: v.optional(v.number()),
  usedFraction: v.optional(v.number()),
  remainingFraction: v.optional(v.number()),
  unit: v.picklist([
    "percent",
    "tokens",
    "requests",
    "credits",
    "usd",
    "minutes",
    "bytes",
    "unknown",
  ]),
});

const report = {
  provider: v.string(),
  fetchedAt: v.number(),
  limits: v.array(v.strictObject({
    id: v.string(),
    label: v.string(),
    scope: v.looseObject({ provider: v.string() }),
    window: v.optional(v.strictObject({
      id: v.string(),
      label: v.string(),
      durationMs: v.optional(v.number()),
      resetsAt: v.optional(v.number()),
    })),
    amount,
    status: v.optional(v.picklist(["ok", "warning", "exhausted", "unknown"])),
  })),
  notes: v.optional(v.array(v.string())),
  metadata: v.record(v.string(), v.string()),
};

const state = {
  status: v.picklist(["active", "suspect", "quarantined", "dead", "disabled"]),
  stale: v.boolean(),
  blocks: v.array(v.strictObject({
    scope: v.string(),
    until: v.number(),
    reason: v.string(),
    timing: v.string(),
  })),
  nextTrialAt: v.optional(v.number()),
};

/** `GET /v1/usage`, and nothing that is not in it. */
const USAGE_PAGE: v.GenericSchema = v.strictObject({
  generatedAt: v.number(),
  reports: v.array(v.strictObject({ ...report, ...state, credentialId: v.string() })),
  totals: v.strictObject({
    since: v.number(),
    of: v.picklist(["all", "process"]),
    callers: v.array(v.strictObject({
      caller: v.string(),
      model: v.string(),
      provider: v.optional(v.string()),
      requests: v.number(),
      failed: v.number(),
      input: v.number(),
      cacheRead: v.number(),
      cacheWrite: v.number(),
      output: v.number(),
      cost: v.number(),
      unpriced: v.number(),
    })),
  }),
});

/** `GET /v1/credentials/check`, the same. */
const CHECK_PAGE: v.GenericSchema = v.strictObject({
  generatedAt: v.number(),
  credentials: v.array(v.strictObject({
    id: v.string(),
    provider: v.string(),
    type: v.picklist(["oauth", "api_key", "none"]),
    name: v.optional(v.string()),
    email: v.optional(v.string()),
    accountId: v.optional(v.string()),
    orgId: v.optional(v.string()),
    orgName: v.optional(v.string()),
    ok: v.nullable(v.boolean()),
    reason: v.optional(v.string()),
    report: v.optional(v.strictObject(report)),
    ...state,
  })),
});

/** Three vendors: two tell usage, one does not. */
export const PROVIDERS: Record<string, ProviderFile> = {
  claude: {
    dialect: "anthropic-messages",
    baseUrl: "https://api.anthropic.com/v1",
    accounts: [],
  },
  router: {
    dialect: "openai-chat",
    baseUrl: "https://openrouter.ai/api/v1",
    apiKey: "sk-or-canary-3Hn8cZ4yL6pT0sF2",
  },
  lab: {
    dialect: "openai-chat",
    baseUrl: "https://lab.example.com/v1",
    apiKey: "lab-canary-9Qm2vX7tB1rK5dW3",
  },
};

const SECRETS = [
  "sk-or-canary-3Hn8cZ4yL6pT0sF2",
  "lab-canary-9Qm2vX7tB1rK5dW3",
  "oat-canary-6Yt4Rb8Nz2Mc0Pk7",
  ...Object.values(KEYS),
];

/** Answers a question about usage; anything else is a question to the model. */
export type Vendor = (request: SentRequest) => Response | Promise<Response> | undefined;

/** Vendors who tell what they are asked. */
export function vendors(request: SentRequest): Response | undefined {
  if (request.url.endsWith("/api/oauth/usage")) return Response.json(ANTHROPIC);
  if (request.url.endsWith("/api/v1/key")) return Response.json(OTHERS.openrouter);
  return undefined;
}

/** A gateway whose pages are looked at. */
export interface Pages {
  readonly clock: TestClock;
  readonly gateway: Gateway;
  readonly upstream: InlineUpstream;
  call(path: string, key: string, init?: RequestInit): Promise<Response>;
  /** `GET /v1/usage`, held to its shape. */
  usage(): Promise<UsagePage>;
  /** `GET /v1/credentials/check`, the same. */
  check(): Promise<CheckPage>;
  /** Adds a Claude subscription. */
  login(): Promise<CredentialRecord>;
  /** The questions about usage that went out. */
  probes(): SentRequest[];
}

/** Creates a gateway in front of three vendors, and ways to look at its pages. */
export function setUp(
  vendor: Vendor = vendors,
  providers: Record<string, ProviderFile> = PROVIDERS,
): Pages {
  const clock = createClock(NOW);
  const model = createScriptedModel("openai-chat");
  const claude = createScriptedModel("anthropic-messages");
  const upstream = createInlineUpstream((request) => {
    const answer = vendor(request);
    if (answer !== undefined) return answer;
    const speaker = request.url.endsWith("/messages") ? claude : model;
    return answerOf(speaker.respond(request.json()));
  });
  const config = defineConfig({
    keys: [
      { name: "app", key: KEYS.app },
      { name: "widget", key: KEYS.usage, scopes: ["usage"] },
      { name: "doctor", key: KEYS.health, scopes: ["health"] },
    ],
    providers,
  });
  // Waiting between attempts is for the tests of it.
  const limits = { ...config.limits, retryMs: 0 };
  const gateway = createGateway({ ...config, limits }, {
    ...clock.host,
    random: () => 0.5,
    fetch: upstream.fetch,
    store: createMemoryStore(clock.host.now),
    masterKey: MASTER_KEY,
  });
  const call = (path: string, key: string, init: RequestInit = {}): Promise<Response> =>
    gateway.fetch(
      new Request(`http://localhost${path}`, {
        ...init,
        headers: { ...(key === "" ? {} : { authorization: `Bearer ${key}` }), ...init.headers },
      }),
    );
  const page = async (path: string, key: string, schema: v.GenericSchema): Promise<unknown> => {
    const response = await call(path, key);
    assert.equal(response.status, 200);
    const text = await response.text();
    for (const secret of SECRETS) assert.ok(!text.includes(secret), secret);
    return v.parse(schema, JSON.parse(text));
  };
  const usage = async () => await page("/v1/usage", KEYS.usage, USAGE_PAGE) as UsagePage;
  const check = async () =>
    await page("/v1/credentials/check", KEYS.health, CHECK_PAGE) as CheckPage;
  const login = () =>
    gateway.accounts.credentials.insert(
      oauth("me", { access: "oat-canary-6Yt4Rb8Nz2Mc0Pk7", expiresAt: NOW + 1e12 }, {
        provider: "claude",
        identity: { key: "email:me@x.test|org:o1", email: "me@x.test", orgId: "o1" },
      }),
    );
  const probes = () => upstream.requests.filter(({ url }) => /usage$|\/key$/.test(url));
  return { clock, gateway, upstream, call, usage, check, login, probes };
}

/** A question to a model, on the wire of `path`. */
export const asks = (path: string): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(
    wireOf(path.endsWith("/messages") ? "anthropic-messages" : "openai-chat").request("hi", false),
  ),
});
