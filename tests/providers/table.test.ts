import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { ENDPOINT_IDS } from "../../src/canonical/endpoint.ts";
import { FLOWS } from "../../src/credentials/oauth/flows/mod.ts";
import { DIALECT_IDS } from "../../src/canonical/request.ts";
import { DEMO, findProvider, PROVIDERS } from "../../src/providers/mod.ts";

const headerName = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/));

const row = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  name: v.pipe(v.string(), v.nonEmpty()),
  dialects: v.pipe(v.array(v.picklist(DIALECT_IDS)), v.minLength(1)),
  baseUrl: v.pipe(v.string(), v.url(), v.regex(/^https:\/\/[a-z0-9.-]+(\/[a-z0-9./-]*[a-z0-9])?$/)),
  auth: v.picklist(["bearer", "x-api-key", "api-key", "x-goog-api-key"]),
  env: v.array(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]*$/))),
  headers: v.record(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)), v.string()),
  profile: v.strictObject({
    defaultMaxTokens: v.exactOptional(v.pipe(v.number(), v.integer())),
    maxTokensField: v.exactOptional(v.picklist(["max_tokens", "max_completion_tokens"])),
    developerRole: v.exactOptional(v.boolean()),
    streamUsage: v.exactOptional(v.boolean()),
    schemas: v.exactOptional(v.picklist(["native", "tool", "words"])),
    thinkingSwitch: v.exactOptional(v.boolean()),
    cumulativeDeltas: v.exactOptional(v.boolean()),
    callIds: v.exactOptional(v.strictObject({
      longest: v.pipe(v.number(), v.integer(), v.minValue(9)),
      plain: v.exactOptional(v.boolean()),
      exact: v.exactOptional(v.boolean()),
    })),
    customTools: v.exactOptional(v.boolean()),
    cacheControl: v.exactOptional(v.boolean()),
    reasoningField: v.exactOptional(v.picklist(["reasoning_content", "reasoning", "none"])),
    emptyReasoning: v.exactOptional(v.string()),
  }),
  trueTo: v.exactOptional(v.array(v.picklist(DIALECT_IDS))),
  models: v.array(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/))),
  prefixes: v.array(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/))),
  endpoints: v.exactOptional(v.array(v.picklist(ENDPOINT_IDS))),
  endpointUrls: v.exactOptional(v.record(v.picklist(ENDPOINT_IDS), v.pipe(v.string(), v.url()))),
  warmMs: v.exactOptional(v.pipe(v.number(), v.minValue(60_000))),
  oauth: v.exactOptional(v.picklist([...FLOWS.keys()])),
  tokenShape: v.exactOptional(v.strictObject({
    query: v.exactOptional(v.record(v.string(), v.string())),
    listed: v.exactOptional(v.record(headerName, v.array(v.string()))),
    fromAttrs: v.exactOptional(v.record(headerName, v.string())),
    drop: v.exactOptional(v.array(v.string())),
    set: v.exactOptional(v.record(v.string(), v.unknown())),
    streamed: v.exactOptional(v.boolean()),
    lead: v.exactOptional(
      v.strictObject({ member: v.string(), form: v.picklist(["text", "blocks"]) }),
    ),
  })),
  checkPath: v.exactOptional(v.pipe(v.string(), v.regex(/^\/[a-z/-]+(\?[a-zA-Z]+=1)?$/))),
  docs: v.pipe(v.string(), v.url()),
});

describe("the table of providers", () => {
  for (const provider of PROVIDERS) {
    it(`has a sound row for ${provider.id}`, () => {
      v.parse(row, provider);
      assert.ok(provider.env.length > 0 || provider.oauth !== undefined, "a secret or a login");
      assert.equal(findProvider(provider.id), provider);
      assert.equal(new Set(provider.models).size, provider.models.length);
      assert.equal(new Set(provider.dialects).size, provider.dialects.length);
    });

    it(`gives ${provider.id} no path that its dialect adds itself`, () => {
      assert.doesNotMatch(provider.baseUrl, /(messages|responses|completions)$/);
    });

    it(`sends ${provider.id}'s secret to its own vendor alone, and to no endpoint twice`, () => {
      const { endpoints = [], endpointUrls = {} } = provider;
      assert.equal(new Set(endpoints).size, endpoints.length);
      const vendorOf = (url: string) => new URL(url).hostname.split(".").at(-2);
      for (const [id, url] of Object.entries(endpointUrls)) {
        assert.ok(endpoints.some((served) => served === id), id);
        assert.equal(vendorOf(url), vendorOf(provider.baseUrl));
      }
    });

    it(`tells ${provider.id} the API version if it speaks Anthropic's wire`, () => {
      const speaks = provider.dialects.includes("anthropic-messages");
      assert.equal(provider.headers["anthropic-version"], speaks ? "2023-06-01" : undefined);
    });
  }

  it("names everything once", () => {
    const all = [...PROVIDERS, DEMO];
    const once = (values: readonly string[]) => assert.equal(new Set(values).size, values.length);
    once(all.map((provider) => provider.id));
    once(all.map((provider) => provider.baseUrl));
    once(all.flatMap((provider) => provider.env));
    once(all.flatMap((provider) => provider.models));
  });

  it("leaves no model name that could be two providers'", () => {
    const claims = PROVIDERS.flatMap(({ id, prefixes }) =>
      prefixes.map((prefix) => ({ id, prefix }))
    );
    for (const { id, prefix } of claims) {
      const rivals = claims.filter((other) => other.id !== id && other.prefix.startsWith(prefix));
      assert.deepEqual(rivals, []);
    }
    for (const { id, models } of PROVIDERS) {
      for (const model of models) {
        const owners = claims.filter(({ prefix }) => model.startsWith(prefix));
        assert.ok(owners.every((owner) => owner.id === id), model);
      }
    }
  });

  it("never looks into the environment for the demo", () => {
    assert.deepEqual(DEMO.env, []);
    assert.equal(new URL(DEMO.baseUrl).hostname, "demo.invalid");
    assert.equal(findProvider("nobody"), undefined);
  });
});
