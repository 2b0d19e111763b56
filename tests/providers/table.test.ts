import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as v from "valibot";
import { ENDPOINT_IDS } from "../../src/canonical/endpoint.ts";
import { FLOWS } from "../../src/credentials/oauth/flows/mod.ts";
import { DIALECT_IDS } from "../../src/canonical/request.ts";
import { DEMO, findByAlias, findProvider, PROVIDERS } from "../../src/providers/mod.ts";
import { dialectsFor } from "../../src/providers/place.ts";
import { AUTH_SHAPES, type Provider, TRANSPORTS } from "../../src/providers/provider.ts";

const headerName = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/));

const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9.-]*$/));
const dialects = v.pipe(v.array(v.picklist(DIALECT_IDS)), v.minLength(1));
const auth = v.picklist(AUTH_SHAPES.filter((shape) => shape !== "none"));
const variables = v.array(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]*$/)));
const url = v.pipe(
  v.string(),
  v.regex(
    /^(https:\/\/[a-z0-9.{}-]+|http:\/\/127\.0\.0\.1:\d+)(\/[a-z0-9./{}-]*[a-z0-9}])?$/,
  ),
);

const row = v.strictObject({
  id,
  aliases: v.exactOptional(v.pipe(v.array(id), v.minLength(1))),
  name: v.pipe(v.string(), v.nonEmpty()),
  dialects,
  wires: v.exactOptional(v.array(v.strictObject({
    models: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9./-]*$/))), v.minLength(1)),
    dialects,
  }))),
  baseUrl: url,
  places: v.exactOptional(v.record(
    v.picklist(DIALECT_IDS),
    v.strictObject({ baseUrl: v.exactOptional(url), auth: v.exactOptional(auth) }),
  )),
  blanks: v.exactOptional(v.record(
    v.pipe(v.string(), v.regex(/^[a-z]+$/)),
    v.strictObject({ env: variables, fallback: v.exactOptional(v.string()) }),
  )),
  cloud: v.exactOptional(v.strictObject({
    id: v.picklist(["aws", "azure", "google"]),
    envelope: v.picklist(["azure", "vertex", "bedrock", "mantle"]),
    place: v.strictObject({}),
    env: v.record(v.string(), variables),
    scope: v.exactOptional(v.pipe(v.string(), v.url())),
    service: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z-]+$/))),
  })),
  auth,
  keyless: v.exactOptional(v.boolean()),
  env: variables,
  envIfNamed: v.exactOptional(variables),
  headers: v.record(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)), v.string()),
  profile: v.strictObject({
    defaultMaxTokens: v.exactOptional(v.pipe(v.number(), v.integer())),
    maxTokensField: v.exactOptional(v.picklist(["max_tokens", "max_completion_tokens"])),
    developerRole: v.exactOptional(v.boolean()),
    streamUsage: v.exactOptional(v.boolean()),
    schemas: v.exactOptional(v.picklist(["native", "tool", "words"])),
    thinking: v.exactOptional(
      v.picklist(["effort", "switch", "reasoning", "enable_thinking", "template", "venice"]),
    ),
    system: v.exactOptional(v.picklist(["anywhere", "merged", "first"])),
    plainText: v.exactOptional(v.boolean()),
    names: v.exactOptional(v.boolean()),
    resultNames: v.exactOptional(v.boolean()),
    afterResults: v.exactOptional(v.string()),
    toolChoice: v.exactOptional(v.picklist(["any", "named", "words"])),
    toolSchemas: v.exactOptional(v.picklist(["any", "moonshot"])),
    fields: v.exactOptional(v.record(v.string(), v.nullable(v.string()))),
    cumulativeDeltas: v.exactOptional(v.boolean()),
    callIds: v.exactOptional(v.strictObject({
      longest: v.pipe(v.number(), v.integer(), v.minValue(9)),
      plain: v.exactOptional(v.boolean()),
      exact: v.exactOptional(v.boolean()),
    })),
    customTools: v.exactOptional(v.boolean()),
    functionIds: v.exactOptional(v.boolean()),
    cacheControl: v.exactOptional(v.boolean()),
    reasoningField: v.exactOptional(
      v.picklist(["reasoning_content", "reasoning", "think-tags", "none"]),
    ),
    emptyReasoning: v.exactOptional(v.string()),
    keepsResponses: v.exactOptional(v.boolean()),
  }),
  trueTo: v.exactOptional(v.array(v.picklist(DIALECT_IDS))),
  models: v.array(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/))),
  prefixes: v.array(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/))),
  endpoints: v.exactOptional(v.array(v.picklist(ENDPOINT_IDS))),
  endpointUrls: v.exactOptional(v.record(v.picklist(ENDPOINT_IDS), v.pipe(v.string(), v.url()))),
  warmMs: v.exactOptional(v.pipe(v.number(), v.minValue(60_000))),
  plans: v.exactOptional(v.array(v.strictObject({
    models: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*\*?$/)),
    covered: v.pipe(v.array(v.string()), v.nonEmpty()),
    uncovered: v.exactOptional(v.array(v.string())),
  }))),
  oauth: v.exactOptional(v.picklist([...FLOWS.keys()])),
  tokenShape: v.exactOptional(v.strictObject({
    query: v.exactOptional(v.record(v.string(), v.string())),
    listed: v.exactOptional(v.record(headerName, v.array(v.string()))),
    fromAttrs: v.exactOptional(v.record(headerName, v.string())),
    drop: v.exactOptional(v.array(v.string())),
    set: v.exactOptional(v.record(v.string(), v.unknown())),
    listedOnSocket: v.exactOptional(v.record(headerName, v.array(v.string()))),
    includes: v.exactOptional(v.record(v.string(), v.array(v.string()))),
    keepsNothing: v.exactOptional(v.boolean()),
    session: v.exactOptional(
      v.strictObject({
        member: v.string(),
        headers: v.array(v.pipe(v.string(), v.regex(/^[a-z_-]+$/))),
      }),
    ),
    streamed: v.exactOptional(v.boolean()),
    lead: v.exactOptional(
      v.strictObject({ member: v.string(), form: v.picklist(["text", "blocks"]) }),
    ),
  })),
  transports: v.exactOptional(v.pipe(
    v.array(v.picklist(TRANSPORTS)),
    v.check((ways) => ways.includes("sse"), "sse is there when no socket is"),
  )),
  ownHeaders: v.exactOptional(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]+\*?$/)))),
  turnHeader: v.exactOptional(headerName),
  checkPath: v.exactOptional(v.pipe(v.string(), v.regex(/^\/[a-z/-]+(\?[a-zA-Z]+=1)?$/))),
  probe: v.exactOptional(v.strictObject({
    path: v.pipe(v.string(), v.regex(/^\/[a-z0-9/_]+$/)),
    member: v.pipe(v.string(), v.nonEmpty()),
  })),
  tellsCost: v.exactOptional(v.literal(true)),
  docs: v.pipe(v.string(), v.url(), v.startsWith("https://")),
  note: v.exactOptional(v.pipe(v.string(), v.endsWith("."))),
});

/** The host that a provider's keys go to, as its vendor has registered it; loopback as it stands. */
function vendorOf(address: string): string {
  const { hostname } = new URL(address.replaceAll(/\{(\w+)\}/g, "$1"));
  return hostname === "127.0.0.1" ? hostname : hostname.split(".").slice(-2).join(".");
}

function urlsOf({ baseUrl, places = {}, endpointUrls = {} }: Provider): string[] {
  const elsewhere = Object.values(places).flatMap((place) => place.baseUrl ?? []);
  return [baseUrl, ...elsewhere, ...Object.values(endpointUrls)];
}

describe("the table of providers", () => {
  for (const provider of PROVIDERS) {
    it(`has a sound row for ${provider.id}`, () => {
      v.parse(row, provider);
      const { env, envIfNamed = [], oauth, keyless, cloud } = provider;
      assert.ok(
        env.length + envIfNamed.length > 0 || oauth !== undefined || keyless === true,
        "a secret, a login, or no need of one",
      );
      assert.equal(cloud?.id === "aws", cloud?.service !== undefined, "what is signed for");
      assert.equal((cloud?.id ?? "aws") === "aws", cloud?.scope === undefined, "what is asked for");
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
      for (const one of Object.keys(endpointUrls)) {
        assert.ok(endpoints.some((served) => served === one), one);
      }
      const names = new Set(urlsOf(provider).map((one) => vendorOf(one).replace(/\.\w+$/, "")));
      assert.equal(names.size, 1, [...names].join(", "));
    });

    it(`speaks of ${provider.id}'s wires as it has them`, () => {
      const { dialects: [first, ...others], places = {}, wires = [] } = provider;
      const spoken = new Set<string>([first, ...others]);
      for (const one of Object.keys(places)) {
        assert.ok(spoken.has(one) && one !== first, `${one}: the row itself is about ${first}`);
      }
      for (const one of wires.flatMap((entry) => entry.dialects)) assert.ok(spoken.has(one), one);
      if (wires.length > 0) {
        // A model that nobody has heard of goes where most go, and nowhere else.
        assert.deepEqual(wires.at(-1)?.models, [""]);
        assert.deepEqual(dialectsFor(provider, "Unheard-Of"), wires.at(-1)?.dialects);
      }
    });

    it(`says what stands in the braces of ${provider.id}'s URLs`, () => {
      const { blanks = {}, cloud } = provider;
      const used = urlsOf(provider).flatMap((one) => one.match(/(?<=\{)\w+(?=\})/g) ?? []);
      // A cloud's are filled with each request.
      const open = cloud === undefined ? [] : [used[0]];
      assert.deepEqual([...new Set(used)].sort(), [...open, ...Object.keys(blanks)].sort());
    });

    it(`sends ${provider.id}'s secret over https unless it is on this machine and needs none`, () => {
      const local = urlsOf(provider).every((one) => vendorOf(one) === "127.0.0.1");
      assert.equal(local, provider.keyless === true);
      assert.equal(local, provider.probe !== undefined, "can be looked for");
      if (local) assert.deepEqual(provider.env, [], "it is only there when asked for");
      else for (const one of urlsOf(provider)) assert.match(one, /^https:/);
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
    once(all.flatMap((provider) => [provider.id, ...(provider.aliases ?? [])]));
    once(all.flatMap((provider) => provider.models));
  });

  it("finds a provider by its other names, which are nobody's id", () => {
    assert.equal(findByAlias("google")?.id, "gemini");
    assert.equal(findByAlias("gemini"), undefined);
    assert.equal(findProvider("google"), undefined);
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
