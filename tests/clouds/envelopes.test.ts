/**
 * What leaves in each cloud's envelope, byte for byte, and that nothing a caller says changes where
 * it goes.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createGateway, defineConfig, type JsonObject, type ProviderFile } from "../../mod.ts";
import { FaultError } from "../../src/canonical/fault.ts";
import { dialectOf } from "../../src/dialects/mod.ts";
import type { Letter } from "../../src/gateway/clouds/envelope.ts";
import { envelopeOf } from "../../src/gateway/clouds/mod.ts";
import { AZURE } from "../../src/providers/azure.ts";
import { BEDROCK, MANTLE } from "../../src/providers/bedrock.ts";
import type { CloudPlace } from "../../src/providers/cloud.ts";
import { baseUrlOf } from "../../src/providers/place.ts";
import type { Provider } from "../../src/providers/provider.ts";
import { VERTEX } from "../../src/providers/vertex.ts";
import { ask, CLIENT_KEY } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";

function letterTo(
  provider: Provider,
  dialect: "openai-chat" | "openai-responses" | "anthropic-messages" | "gemini",
  model: string,
  {
    place = {},
    attrs = {},
    stream = false,
    kind = "oauth" as const,
    base = baseUrlOf(provider, dialect),
  }: {
    place?: CloudPlace;
    attrs?: Record<string, string>;
    stream?: boolean;
    kind?: "oauth" | "api_key";
    base?: string;
  } = {},
): Letter {
  const { cloud } = provider;
  assert.ok(cloud);
  return {
    cloud: { ...cloud, place },
    baseUrl: base,
    dialect: dialectOf(dialect),
    model,
    stream,
    body: JSON.stringify({ model, messages: [] }),
    auth: { kind, attrs },
  };
}

const urlOf = (letter: Letter): string => envelopeOf(letter.cloud.envelope)(letter).url;

/** A gateway with one provider, and what it sends for `body` of a client of Anthropic's. */
async function sent(
  provider: string,
  file: ProviderFile,
  body: string,
  headers: Record<string, string> = {},
) {
  const upstream = createInlineUpstream(() =>
    jsonOf({
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: "m",
      content: [{ type: "text", text: "hi" }],
      stop_reason: "end_turn",
      stop_sequence: null,
      usage: { input_tokens: 1, output_tokens: 1 },
    })
  );
  const gateway = createGateway(
    defineConfig({ keys: [{ name: "test", key: CLIENT_KEY }], providers: { [provider]: file } }),
    { fetch: upstream.fetch },
  );
  const response = await ask(gateway, "/v1/messages", body, { headers });
  const answer = await response.json() as JsonObject;
  return { request: upstream.requests[0], response, answer };
}

const BEDROCK_FILE: ProviderFile = { apiKey: "bedrock-api-key-1", aws: { region: "us-west-2" } };

describe("a client's own JSON in an envelope", () => {
  it("loses the model and gains the version, and is the same beside", async () => {
    const { request } = await sent(
      "amazon-bedrock",
      BEDROCK_FILE,
      '{ "model":"amazon-bedrock/anthropic.claude-x",\n  "max_tokens": 64, "stream" : false,' +
        ' "x_new": 12345678901234567890, "messages":[ {"role":"user","content":"\\u0068i"} ] }',
    );
    assert.equal(
      request?.body,
      '{ "max_tokens": 64, "x_new": 12345678901234567890,' +
        ' "messages":[ {"role":"user","content":"\\u0068i"} ],"anthropic_version":"bedrock-2023-05-31" }',
    );
    assert.equal(
      request?.url,
      "https://bedrock-runtime.us-west-2.amazonaws.com/model/anthropic.claude-x/invoke",
    );
  });

  it("keeps a version of its own", async () => {
    const { request } = await sent(
      "amazon-bedrock",
      BEDROCK_FILE,
      '{"model":"amazon-bedrock/anthropic.claude-x","max_tokens":1,"anthropic_version":"v9",' +
        '"messages":[{"role":"user","content":"hi"}]}',
    );
    assert.equal(request?.json().anthropic_version, "v9");
  });

  it("tells Bedrock in the body which betas the header names", async () => {
    const body = (betas: string) =>
      `{"model":"amazon-bedrock/anthropic.claude-x","max_tokens":1,${betas}` +
      '"messages":[{"role":"user","content":"hi"}]}';
    const header = { "anthropic-beta": "one-1, two-2" };
    const asked = await sent("amazon-bedrock", BEDROCK_FILE, body(""), header);
    assert.deepEqual(asked.request?.json().anthropic_beta, ["one-1", "two-2"]);
    const both = await sent(
      "amazon-bedrock",
      BEDROCK_FILE,
      body('"anthropic_beta":["two-2","three-3"],'),
      header,
    );
    assert.deepEqual(both.request?.json().anthropic_beta, ["two-2", "three-3", "one-1"]);
    const none = await sent("amazon-bedrock", BEDROCK_FILE, body(""));
    assert.equal("anthropic_beta" in (none.request?.json() ?? {}), false);
  });

  it("counts by an estimate where the cloud has no way", async () => {
    const upstream = createInlineUpstream(() => jsonOf({}, 500));
    const gateway = createGateway(
      defineConfig({
        keys: [{ name: "test", key: CLIENT_KEY }],
        providers: { "amazon-bedrock": BEDROCK_FILE },
      }),
      { fetch: upstream.fetch },
    );
    const response = await ask(gateway, "/v1/messages/count_tokens", {
      model: "amazon-bedrock/anthropic.claude-x",
      messages: [{ role: "user", content: "How many are these?" }],
    });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("x-sluice-estimated"), "true");
    assert.deepEqual(upstream.requests, []);
  });
});

const VERTEX_PLACE = { project: "my-project", location: "us-east5" };
const PARENT =
  "https://us-east5-aiplatform.googleapis.com/v1/projects/my-project/locations/us-east5";

describe("where a question goes", () => {
  for (
    const [what, letter, url] of [
      [
        "Azure's API",
        letterTo(AZURE, "openai-responses", "m", { base: "https://r.openai.azure.com/openai/v1" }),
        "https://r.openai.azure.com/openai/v1/responses",
      ],
      [
        "Azure's API in a version",
        letterTo(AZURE, "openai-chat", "m", {
          base: "https://r.openai.azure.com/openai/v1",
          place: { apiVersion: "preview" },
        }),
        "https://r.openai.azure.com/openai/v1/chat/completions?api-version=preview",
      ],
      [
        "an Azure deployment",
        letterTo(AZURE, "openai-chat", "gpt-x", {
          base: "https://r.openai.azure.com/openai/v1",
          place: { apiVersion: "2024-10-21", deployments: { "gpt-x": "my dep/1" } },
        }),
        "https://r.openai.azure.com/openai/deployments/my%20dep%2F1/chat/completions" +
        "?api-version=2024-10-21",
      ],
      [
        "Claude on Vertex",
        letterTo(VERTEX, "anthropic-messages", "claude-x@20250101", { place: VERTEX_PLACE }),
        `${PARENT}/publishers/anthropic/models/claude-x@20250101:rawPredict`,
      ],
      [
        "Claude on Vertex, streamed",
        letterTo(VERTEX, "anthropic-messages", "anthropic/claude-x", {
          place: VERTEX_PLACE,
          stream: true,
        }),
        `${PARENT}/publishers/anthropic/models/claude-x:streamRawPredict`,
      ],
      [
        "a project and a location of the account's own",
        letterTo(VERTEX, "openai-chat", "meta/llama", {
          place: VERTEX_PLACE,
          attrs: { project: "other", location: "global" },
        }),
        "https://aiplatform.googleapis.com/v1/projects/other/locations/global/endpoints/openapi" +
        "/chat/completions",
      ],
      [
        "the project of a service account, where none is set",
        letterTo(VERTEX, "gemini", "gemini-x", { attrs: { usualProject: "own" } }),
        "https://aiplatform.googleapis.com/v1beta1/projects/own/locations/global/publishers/google" +
        "/models/gemini-x:generateContent",
      ],
      [
        "Europe as a whole",
        letterTo(VERTEX, "gemini", "google/gemini-x", {
          place: { project: "p", location: "eu" },
          stream: true,
        }),
        "https://aiplatform.eu.rep.googleapis.com/v1beta1/projects/p/locations/eu/publishers/google" +
        "/models/gemini-x:streamGenerateContent?alt=sse",
      ],
      [
        "a key of express mode",
        letterTo(VERTEX, "gemini", "gemini-x", { kind: "api_key" }),
        "https://aiplatform.googleapis.com/v1beta1/publishers/google/models/gemini-x:generateContent",
      ],
      [
        "a host of the operator's",
        letterTo(BEDROCK, "anthropic-messages", "anthropic.c", { base: "https://vpce-1.example" }),
        "https://vpce-1.example/model/anthropic.c/invoke",
      ],
      [
        "Mantle",
        letterTo(MANTLE, "openai-chat", "openai.x", { place: { usualRegion: "eu-north-1" } }),
        "https://bedrock-mantle.eu-north-1.api.aws/v1/chat/completions",
      ],
      [
        "Claude on Mantle",
        letterTo(MANTLE, "anthropic-messages", "anthropic.x"),
        "https://bedrock-mantle.us-east-1.api.aws/anthropic/v1/messages",
      ],
    ] as const
  ) {
    it(what, () => assert.equal(urlOf(letter), url));
  }

  const ARN = "arn:aws:bedrock:ap-south-1:123456789012:inference-profile/x.anthropic.c-v1:0";
  for (
    const [model, place, attrs, region] of [
      ["anthropic.c", {}, {}, "us-east-1"],
      ["anthropic.c", { usualRegion: "sa-east-1" }, {}, "sa-east-1"],
      ["anthropic.c", {}, { usualRegion: "ca-central-1" }, "ca-central-1"],
      ["eu.anthropic.c", { usualRegion: "sa-east-1" }, {}, "eu-west-1"],
      ["us-gov.anthropic.c", {}, {}, "us-gov-west-1"],
      ["apac.anthropic.c", {}, {}, "ap-southeast-1"],
      ["au.anthropic.c", {}, {}, "ap-southeast-2"],
      ["jp.anthropic.c", {}, {}, "ap-northeast-1"],
      ["global.anthropic.c", { usualRegion: "sa-east-1" }, {}, "sa-east-1"],
      ["constructor.anthropic.c", {}, {}, "us-east-1"],
      [ARN, { usualRegion: "sa-east-1" }, {}, "ap-south-1"],
      [ARN, { region: "eu-west-3" }, {}, "eu-west-3"],
      [ARN, { region: "eu-west-3" }, { region: "us-west-2" }, "us-west-2"],
      ["arn:aws:bedrock:evil.example:1:x/y", {}, {}, "us-east-1"],
    ] as const
  ) {
    it(`${model.slice(0, 30)} with ${JSON.stringify({ ...place, ...attrs })}: ${region}`, () => {
      const url = new URL(urlOf(letterTo(BEDROCK, "anthropic-messages", model, { place, attrs })));
      assert.equal(url.hostname, `bedrock-runtime.${region}.amazonaws.com`);
      assert.equal(url.pathname, `/model/${encodeURIComponent(model)}/invoke`);
    });
  }

  it("is never decided by what no place is called", () => {
    const wrong = [
      letterTo(BEDROCK, "anthropic-messages", "m", { place: { region: "x.evil.example/" } }),
      letterTo(VERTEX, "gemini", "m", { place: { project: "p", location: "evil.example/#" } }),
      letterTo(VERTEX, "openai-chat", "m", { place: { location: "us-east5" } }),
    ];
    for (const letter of wrong) {
      assert.throws(() => urlOf(letter), (error) => {
        assert.ok(error instanceof FaultError);
        assert.equal(error.fault.status, 500);
        return true;
      });
    }
  });
});

const HOSTILE = [
  "../../admin",
  "..%2f..%2fadmin",
  "%2e%2e/x",
  "x?y=1",
  "x#y",
  "x/../../y",
  "//evil.example/",
  "\\\\evil.example\\",
  "@evil.example",
  "x:streamRawPredict",
  "x\r\nhost: evil.example",
  "model.",
  "...",
];

/** The envelopes that put a model into the path, and the path that it stands in. */
const IN_PATHS: readonly [string, (model: string) => Letter, string, string][] = [
  [
    "Azure",
    (model) =>
      letterTo(AZURE, "openai-chat", model, {
        base: "https://r.openai.azure.com/openai/v1",
        place: { apiVersion: "2024-10-21" },
      }),
    "https://r.openai.azure.com/openai/deployments/",
    "/chat/completions?api-version=2024-10-21",
  ],
  [
    "Vertex, Anthropic",
    (model) => letterTo(VERTEX, "anthropic-messages", model, { place: VERTEX_PLACE }),
    `${PARENT}/publishers/anthropic/models/`,
    ":rawPredict",
  ],
  [
    "Vertex, Gemini",
    (model) => letterTo(VERTEX, "gemini", model, { kind: "api_key" }),
    "https://aiplatform.googleapis.com/v1beta1/publishers/google/models/",
    ":generateContent",
  ],
  [
    "Bedrock",
    (model) => letterTo(BEDROCK, "anthropic-messages", model, { place: { region: "us-east-1" } }),
    "https://bedrock-runtime.us-east-1.amazonaws.com/model/",
    "/invoke",
  ],
];

describe("a model's name in a path", () => {
  for (const [name, letter, before, after] of IN_PATHS) {
    const isOneSegment = (model: string): void => {
      // As the network sees it: directions are followed by then.
      const url = new URL(urlOf(letter(model))).href;
      assert.ok(url.startsWith(before) && url.endsWith(after), url);
      const segment = url.slice(before.length, url.length - after.length);
      assert.doesNotMatch(segment, /[/?#\\\s]/);
      assert.equal(decodeURIComponent(segment), model);
    };

    it(`is one segment of ${name}'s`, () => {
      for (const model of HOSTILE) isOneSegment(model);
      fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (model) => {
        fc.pre(!/^\.{1,2}$/.test(model) && !/^(google|anthropic)\//.test(model));
        isOneSegment(model);
      }));
    });

    it(`is no direction in ${name}'s`, () => {
      for (const model of [".", "..", "", "x\ud800"]) {
        assert.throws(() => urlOf(letter(model)), (error) => {
          assert.ok(error instanceof FaultError);
          assert.deepEqual([error.fault.status, error.fault.param], [400, "model"]);
          return true;
        });
      }
    });
  }

  it("is refused to the caller as the caller's mistake", async () => {
    const { response, answer, request } = await sent(
      "amazon-bedrock",
      BEDROCK_FILE,
      JSON.stringify({
        model: "amazon-bedrock/..",
        max_tokens: 1,
        messages: [{ role: "user", content: "hi" }],
      }),
    );
    assert.equal(response.status, 400);
    assert.match(JSON.stringify(answer), /invalid_request_error/);
    assert.equal(request, undefined);
  });
});
