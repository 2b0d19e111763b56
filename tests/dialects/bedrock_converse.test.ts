/** What providers of the Converse wire are asked. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type {
  AssistantPart,
  CanonicalRequest,
  InputPart,
  Message,
  ToolResultPart,
} from "../../src/canonical/request.ts";
import { bedrockConverse } from "../../src/dialects/bedrock_converse/mod.ts";
import type { WireProfile } from "../../src/dialects/dialect.ts";

const CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const OPUS = "global.anthropic.claude-opus-4-6-v1";
const NOVA = "us.amazon.nova-2-lite-v1:0";
const LLAMA = "meta.llama3-1-70b-instruct-v1:0";

function encode(
  request: Partial<CanonicalRequest>,
  model: string = CLAUDE,
  profile: WireProfile = {},
): { body: JsonObject; dropped: string[] } {
  const { body, dropped } = bedrockConverse.encodeRequest(
    { model, messages: [said("Hi")], tools: [], stream: false, ...request },
    { model, profile },
  );
  return { body: JSON.parse(JSON.stringify(body)), dropped };
}

function said(...parts: (string | InputPart)[]): Message {
  return {
    role: "user",
    content: parts.map((part) => typeof part === "string" ? { type: "text", text: part } : part),
  };
}

function answered(...content: AssistantPart[]): Message {
  return { role: "assistant", content };
}

function call(id: string, name = "f", args = '{"a":1}'): AssistantPart {
  return { type: "tool_call", id, name, arguments: args, format: "json" };
}

function result(callId: string, more: Partial<ToolResultPart> = {}): Message {
  const content = [{ type: "text" as const, text: "seen" }];
  return {
    role: "tool",
    content: [{ type: "tool_result", callId, format: "json", content, ...more }],
  };
}

const F = { type: "function" as const, name: "f", parameters: { type: "object" } };
const F_SPEC = { toolSpec: { name: "f", inputSchema: { json: { type: "object" } } } };
const POINT = { cachePoint: { type: "default" } };

function refusal(run: () => unknown): { status: number; message: string; param?: string } {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof FaultError, String(error));
    return error.fault;
  }
  assert.fail("it is taken");
}

describe("the address of a Converse request", () => {
  it("holds the model, whatever is in its name", () => {
    assert.equal(
      bedrockConverse.path(CLAUDE, false),
      "/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse",
    );
    const profile = "arn:aws:bedrock:eu-west-1:1:application-inference-profile/a/b";
    assert.equal(
      bedrockConverse.path(profile, true),
      "/model/arn%3Aaws%3Abedrock%3Aeu-west-1%3A1%3Aapplication-inference-profile%2Fa%2Fb/converse-stream",
    );
  });
});

describe("a conversation on the Converse wire", () => {
  it("says the model nowhere in the body, nor whether to stream", () => {
    assert.deepEqual(encode({ stream: true }).body, {
      messages: [{ role: "user", content: [{ text: "Hi" }] }],
    });
  });

  it("has its leading instructions as the system prompt, and later ones as the user's", () => {
    const system = (text: string): Message => ({
      role: "system",
      authority: "system",
      content: [{ type: "text", text }],
    });
    const { body, dropped } = encode({
      messages: [system("a"), system("b"), said("Hi"), system("c")],
    });
    assert.deepEqual(body, {
      messages: [{ role: "user", content: [{ text: "Hi" }, { text: "c" }] }],
      system: [{ text: "a" }, { text: "b" }],
    });
    assert.deepEqual(dropped, ["system_position"]);
  });

  it("alternates, with results first and calls last", () => {
    const { body } = encode({
      tools: [F],
      messages: [
        said("Go"),
        answered(call("1"), { type: "text", text: "I look." }, call("2")),
        result("1"),
        result("2"),
        said("And?"),
      ],
    });
    const use = (toolUseId: string) => ({ toolUse: { toolUseId, name: "f", input: { a: 1 } } });
    const seen = (toolUseId: string) => ({
      toolResult: { toolUseId, content: [{ text: "seen" }] },
    });
    assert.deepEqual(body.messages, [
      { role: "user", content: [{ text: "Go" }] },
      { role: "assistant", content: [{ text: "I look." }, use("1"), use("2")] },
      { role: "user", content: [seen("1"), seen("2"), { text: "And?" }] },
    ]);
  });

  it("leaves out blank text, which the API refuses, and turns that hold nothing else", () => {
    const { body } = encode({
      messages: [said("Hi"), answered({ type: "text", text: " \n" }), said("", "there")],
    });
    assert.deepEqual(body.messages, [
      { role: "user", content: [{ text: "Hi" }, { text: "there" }] },
    ]);
  });

  it("keeps to the alphabet of ids, for a call and its result alike", () => {
    const { body } = encode({
      tools: [F],
      messages: [answered(call("functions.f:0")), result("functions.f:0")],
    });
    const [asked, told] = body.messages as JsonObject[];
    const [{ toolUse }] = (asked as { content: [{ toolUse: JsonObject }] }).content;
    const [{ toolResult }] = (told as { content: [{ toolResult: JsonObject }] }).content;
    assert.match(String(toolUse.toolUseId), /^[\w-]{1,64}$/);
    assert.equal(toolUse.toolUseId, toolResult.toolUseId);
  });

  it("says that a call failed to models that can be told so", () => {
    const messages = [answered(call("1")), result("1", { isError: true })];
    const status = (model: string) => {
      const { body, dropped } = encode({ tools: [F], messages }, model);
      return [JSON.stringify(body).includes('"status":"error"'), dropped];
    };
    assert.deepEqual(status(CLAUDE), [true, []]);
    assert.deepEqual(status(NOVA), [true, []]);
    assert.deepEqual(status(LLAMA), [false, ["is_error"]]);
  });

  it("gives back reasoning that came from this wire with its proof, and no other", () => {
    const own = {
      type: "thinking",
      text: "So.",
      signature: "EqQB",
      origin: "bedrock-converse",
    } as const;
    const { body, dropped } = encode({
      messages: [
        said("Hi"),
        answered(own, { type: "redacted_thinking", data: "cmVk", origin: "bedrock-converse" }, {
          type: "text",
          text: "Yes.",
        }),
        said("And?"),
      ],
    });
    assert.deepEqual((body.messages as JsonObject[])[1], {
      role: "assistant",
      content: [
        { reasoningContent: { reasoningText: { text: "So.", signature: "EqQB" } } },
        { reasoningContent: { redactedContent: "cmVk" } },
        { text: "Yes." },
      ],
    });
    assert.deepEqual(dropped, []);
    for (
      const foreign of [
        { ...own, signature: "" },
        { ...own, origin: "anthropic-messages" as const },
        { type: "redacted_thinking", data: "x", origin: "anthropic-messages" } as const,
      ]
    ) {
      const { body, dropped } = encode({
        messages: [said("Hi"), answered(foreign, { type: "text", text: "Yes." }), said("And?")],
      });
      assert.doesNotMatch(JSON.stringify(body), /reasoningContent/);
      assert.deepEqual(dropped, ["thinking"]);
    }
  });

  it("refuses arguments that are no object, by their place", () => {
    const fault = refusal(() =>
      encode({ tools: [F], messages: [said("Hi"), answered(call("1", "f", "[1]"))] })
    );
    assert.equal(fault.status, 400);
    assert.equal(fault.param, "messages[1].content[0]");
  });

  it("begins with the very bytes of the one before it", () => {
    const part = fc.oneof(
      fc.string().map((text) => ({ type: "text" as const, text })),
      fc.base64String({ minLength: 4 }).map((data) => ({
        type: "document" as const,
        source: { type: "base64" as const, mediaType: "application/pdf", data },
        title: "paper",
      })),
    );
    const turn = fc.tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.string());
    fc.assert(fc.property(fc.array(turn, { minLength: 2, maxLength: 5 }), (turns) => {
      const messages = turns.flatMap(([content, text]): Message[] => [
        { role: "user", content: [{ type: "text", text: "q" }, ...content] },
        answered({ type: "text", text: `a${text}` }),
      ]);
      const whole = encode({ messages }).body.messages as JsonObject[];
      const shorter = encode({ messages: messages.slice(0, -2) }).body.messages as JsonObject[];
      assert.deepEqual(whole.slice(0, shorter.length), shorter);
    }));
  });
});

describe("pictures and files on the Converse wire", () => {
  const source = (mediaType: string) => ({ type: "base64" as const, mediaType, data: "AAAA" });
  const url = (address: string, mediaType?: string) => ({
    type: "url" as const,
    url: address,
    ...(mediaType === undefined ? {} : { mediaType }),
  });
  const content = (part: InputPart): unknown =>
    ((encode({ messages: [said("Look", part)] }).body.messages as JsonObject[])[0]
      ?.content as unknown[])[1];

  it("go out as bytes", () => {
    for (
      const [type, format] of [["png", "png"], ["jpeg", "jpeg"], ["JPG", "jpeg"], ["webp", "webp"]]
    ) {
      assert.deepEqual(content({ type: "image", source: source(`image/${type}`) }), {
        image: { format, source: { bytes: "AAAA" } },
      });
    }
    assert.deepEqual(content({ type: "audio", data: "AAAA", format: "mp3" }), {
      audio: { format: "mp3", source: { bytes: "AAAA" } },
    });
    assert.deepEqual(
      content({ type: "document", title: "My paper.pdf", source: source("application/pdf") }),
      { document: { format: "pdf", name: "My paper pdf", source: { bytes: "AAAA" } } },
    );
  });

  it("are fetched from S3 alone", () => {
    assert.deepEqual(content({ type: "image", source: url("s3://b/cat.JPG") }), {
      image: { format: "jpeg", source: { s3Location: { uri: "s3://b/cat.JPG" } } },
    });
    assert.deepEqual(content({ type: "document", source: url("s3://b/x", "text/csv") }), {
      document: { format: "csv", name: "document", source: { s3Location: { uri: "s3://b/x" } } },
    });
    for (const part of [{ type: "image" as const }, { type: "document" as const }]) {
      const fault = refusal(() => content({ ...part, source: url("https://a.invalid/cat.png") }));
      assert.equal(fault.status, 400);
      assert.equal(fault.param, "messages[0].content[1]");
      assert.match(fault.message, /s3:\/\//);
    }
  });

  it("are refused in formats that the API does not know", () => {
    const fault = refusal(() => content({ type: "image", source: source("image/tiff") }));
    assert.match(fault.message, /PNG, JPEG, GIF or WebP/);
    assert.equal(
      refusal(() => content({ type: "document", source: source("application/zip") })).status,
      400,
    );
    const stored = { type: "file" as const, id: "file_1", origin: "openai-chat" as const };
    assert.match(
      refusal(() => content({ type: "image", source: stored })).message,
      /another vendor/,
    );
  });

  it("have names that differ, and words beside a document", () => {
    const file = { type: "document" as const, title: "a/b", source: source("application/pdf") };
    const { body } = encode({
      messages: [said(file, file), answered(call("1")), result("1", { content: [file] })],
    });
    assert.deepEqual((body.messages as JsonObject[])[0]?.content, [
      { text: "Attached:" },
      { document: { format: "pdf", name: "a b", source: { bytes: "AAAA" } } },
      { document: { format: "pdf", name: "a b (2)", source: { bytes: "AAAA" } } },
    ]);
    assert.match(JSON.stringify(body), /a b \(3\)/);
  });

  it("are told as text where they are text, unless they are to be cited", () => {
    const text = { type: "text" as const, mediaType: "text/plain", text: "Dear all," };
    assert.deepEqual(content({ type: "document", title: "letter", source: text }), {
      text: '<document title="letter">\nDear all,\n</document>',
    });
    assert.deepEqual(
      content({ type: "document", title: "letter", source: text, citations: true }),
      {
        document: {
          format: "txt",
          name: "letter",
          source: { text: "Dear all," },
          citations: { enabled: true },
        },
      },
    );
  });
});

describe("cache points", () => {
  const mark = { cache: {} };
  const hour = { cache: { ttl: "1h" as const } };

  it("stand behind what they cover", () => {
    const { body, dropped } = encode({
      messages: [
        { role: "system", authority: "system", content: [{ type: "text", text: "s", ...hour }] },
        said({ type: "text", text: "Hi", ...mark }),
        answered({ ...call("1"), ...mark } as AssistantPart),
        result("1", { content: [{ type: "text", text: "seen", ...mark }] }),
      ],
      tools: [F],
    });
    const point = { cachePoint: { type: "default", ttl: "1h" } };
    assert.deepEqual(body.system, [{ text: "s" }, point]);
    assert.deepEqual(
      (body.messages as JsonObject[]).map(({ content }) => (content as unknown[])[1]),
      [
        POINT,
        POINT,
        POINT,
      ],
    );
    assert.deepEqual(dropped, []);
  });

  it("are four at most, the last ones", () => {
    const marked = (text: string) => ({ type: "text" as const, text, ...mark });
    const { body, dropped } = encode({
      messages: [said(marked("1"), marked("2"), marked("3"), marked("4"))],
      tools: [{ ...F, ...mark }],
    });
    assert.deepEqual(body.toolConfig, { tools: [F_SPEC] });
    assert.equal(JSON.stringify(body).match(/cachePoint/g)?.length, 4);
    assert.deepEqual(dropped, ["cache_control"]);
  });

  it("stand only where the model has them", () => {
    const request = {
      messages: [said({ type: "text", text: "Hi", ...hour })],
      tools: [{ ...F, ...mark }],
    };
    const points = (model: string) => {
      const { body, dropped } = encode(request, model);
      return [JSON.stringify(body).match(/"cachePoint":\{[^}]*\}/g) ?? [], dropped];
    };
    const [plain, long] = [
      '"cachePoint":{"type":"default"}',
      '"cachePoint":{"type":"default","ttl":"1h"}',
    ];
    assert.deepEqual(points(CLAUDE), [[long, plain], []]);
    assert.deepEqual(points("anthropic.claude-sonnet-4-20250514-v1:0"), [
      [plain, plain],
      ["cache_control.ttl"],
    ]);
    assert.deepEqual(points(NOVA), [[plain], ["cache_control.ttl", "cache_control"]]);
    assert.deepEqual(points("anthropic.claude-3-haiku-20240307-v1:0"), [[], ["cache_control"]]);
    assert.deepEqual(points(LLAMA), [[], ["cache_control"]]);
  });

  it("are no loss where nobody asked for them", () => {
    const { dropped } = encode({ cache: { byDefault: true } }, LLAMA);
    assert.deepEqual(dropped, []);
    const { body } = encode({ cache: { byDefault: true } });
    assert.deepEqual((body.messages as JsonObject[])[0]?.content, [{ text: "Hi" }, POINT]);
  });
});

describe("tools on the Converse wire", () => {
  const choose = (
    toolChoice: CanonicalRequest["toolChoice"],
    more: Partial<CanonicalRequest> = {},
  ) => encode({ tools: [F, { ...F, name: "g" }], ...(toolChoice && { toolChoice }), ...more });

  it("are forced in the wire's words, and left to the model without a word", () => {
    const config = (request: ReturnType<typeof encode>) => request.body.toolConfig as JsonObject;
    assert.deepEqual(config(choose({ type: "required" })).toolChoice, { any: {} });
    assert.deepEqual(config(choose({ type: "tool", name: "g" })).toolChoice, {
      tool: { name: "g" },
    });
    assert.equal(config(choose({ type: "auto" })).toolChoice, undefined);
    const allowed = config(choose({ type: "allowed", mode: "required", names: ["g"] }));
    assert.deepEqual(allowed.toolChoice, { any: {} });
    assert.deepEqual((allowed.tools as JsonObject[]).length, 1);
    assert.equal(
      config(choose({ type: "allowed", mode: "auto", names: ["g"] })).toolChoice,
      undefined,
    );
    assert.equal(refusal(() => choose({ type: "tool", name: "h" })).param, "tool_choice");
    assert.equal(refusal(() => encode({ toolChoice: { type: "required" } })).param, "tool_choice");
  });

  it("that may not be called are not offered, unless calls stand in the conversation", () => {
    const bare = choose({ type: "none" });
    assert.equal(bare.body.toolConfig, undefined);
    assert.deepEqual(bare.dropped, []);
    const messages = [said("Hi"), answered(call("1")), result("1")];
    const held = choose({ type: "none" }, { messages });
    assert.equal(((held.body.toolConfig as JsonObject).tools as JsonObject[]).length, 2);
    assert.deepEqual(held.dropped, ["tool_choice"]);
  });

  it("that were called are named where none are offered: the API refuses calls without tools", () => {
    const messages = [said("Hi"), answered(call("1"), call("2", "g"), call("3")), result("1")];
    for (const toolChoice of [undefined, { type: "none" as const }, { type: "auto" as const }]) {
      const { body, dropped } = encode({ messages, ...(toolChoice && { toolChoice }) });
      const { tools, ...rest } = body.toolConfig as { tools: { toolSpec: JsonObject }[] };
      assert.deepEqual(tools.map(({ toolSpec }) => toolSpec.name), ["f", "g"]);
      assert.deepEqual(rest, {});
      assert.deepEqual(dropped, []);
    }
  });

  it("are held to their schemas where the model can be", () => {
    const parameters = {
      type: "object",
      properties: { a: { type: "string" } },
      required: ["a"],
      additionalProperties: false,
    };
    const strict = (model: string) =>
      encode({ tools: [{ ...F, parameters, strict: true }] }, model);
    assert.match(JSON.stringify(strict(CLAUDE).body), /"strict":true/);
    assert.deepEqual(strict(CLAUDE).dropped, []);
    assert.doesNotMatch(JSON.stringify(strict(LLAMA).body), /strict/);
    assert.deepEqual(strict(LLAMA).dropped, ["strict"]);
  });

  it("are called one at a time by newer Claude, and by no other", () => {
    const once = { tools: [F], parallelToolCalls: false };
    assert.deepEqual(encode(once).body.additionalModelRequestFields, {
      tool_choice: { type: "auto", disable_parallel_tool_use: true },
    });
    assert.deepEqual(encode(once).dropped, []);
    for (
      const { body, dropped } of [
        encode(once, NOVA),
        encode(once, "anthropic.claude-sonnet-4-20250514-v1:0"),
        // Two choices are a contradiction to the API.
        encode({ ...once, toolChoice: { type: "required" } }),
      ]
    ) {
      assert.equal(body.additionalModelRequestFields, undefined);
      assert.deepEqual(dropped, ["parallel_tool_calls"]);
    }
    assert.deepEqual(
      encode({ parallelToolCalls: false }).body.additionalModelRequestFields,
      undefined,
    );
  });
});

describe("thinking on the Converse wire", () => {
  const think = (
    reasoning: NonNullable<CanonicalRequest["reasoning"]>,
    model: string,
    more: Partial<CanonicalRequest> = {},
  ) => {
    const { body, dropped } = encode({ reasoning, ...more }, model);
    const { additionalModelRequestFields: fields, outputConfig, inferenceConfig } = body;
    return { fields, outputConfig, inferenceConfig, dropped };
  };

  it("is counted in tokens by older Claude, within a limit that is said", () => {
    const { fields, inferenceConfig, dropped } = think({ mode: "on", budgetTokens: 2000 }, CLAUDE);
    assert.deepEqual(fields, { thinking: { type: "enabled", budget_tokens: 2000 } });
    assert.deepEqual(inferenceConfig, { maxTokens: 32_000 });
    assert.deepEqual(dropped, []);
    const tight = think({ mode: "on", budgetTokens: 8000 }, CLAUDE, { maxOutputTokens: 4000 });
    assert.deepEqual(tight.fields, { thinking: { type: "enabled", budget_tokens: 2976 } });
    assert.deepEqual(tight.dropped, ["reasoning.budget_tokens=8000->2976"]);
  });

  it("is a level to newer Claude", () => {
    const { fields, outputConfig, inferenceConfig } = think({ mode: "on", effort: "high" }, OPUS);
    assert.deepEqual(fields, { thinking: { type: "adaptive" } });
    assert.deepEqual(outputConfig, { effort: "high" });
    assert.equal(inferenceConfig, undefined);
  });

  it("is a level of three to Nova 2, which sets its own limits at the highest", () => {
    const options = { maxOutputTokens: 500, temperature: 0.5, topP: 0.5 };
    const low = think({ mode: "on", effort: "minimal" }, NOVA, options);
    assert.deepEqual(low.fields, {
      reasoningConfig: { type: "enabled", maxReasoningEffort: "low" },
    });
    assert.deepEqual(low.inferenceConfig, { maxTokens: 500, temperature: 0.5, topP: 0.5 });
    assert.deepEqual(low.dropped, ["reasoning.effort=minimal->low"]);
    const high = think({ mode: "on", effort: "high" }, NOVA, { ...options, stop: ["END"] });
    assert.deepEqual(high.inferenceConfig, { stopSequences: ["END"] });
    assert.deepEqual(high.dropped, ["max_tokens", "temperature", "top_p"]);
    assert.deepEqual(think({ mode: "off" }, NOVA).fields, undefined);
  });

  it("is a word to gpt-oss, and nothing to models that are not known to take one", () => {
    const word = think({ mode: "on", effort: "xhigh" }, "openai.gpt-oss-120b-1:0");
    assert.deepEqual(word.fields, { reasoning_effort: "high" });
    assert.deepEqual(word.dropped, ["reasoning.effort=xhigh->high"]);
    for (const model of [LLAMA, "amazon.nova-pro-v1:0", "arn:aws:bedrock:::custom/x"]) {
      const { fields, dropped } = think({ mode: "on", effort: "low" }, model);
      assert.equal(fields, undefined);
      assert.deepEqual(dropped, ["reasoning"]);
    }
    // The first two generations of Claude are told in neither way.
    assert.equal(think({ mode: "on", effort: "low" }, "anthropic.claude-v2:1").fields, undefined);
  });

  it("gives way to a call that is forced, and to a loop of calls that began without it", () => {
    const reasoning = { mode: "on" as const, budgetTokens: 2000 };
    const forced = think(reasoning, CLAUDE, { tools: [F], toolChoice: { type: "required" } });
    assert.equal(forced.fields, undefined);
    assert.deepEqual(forced.dropped, ["reasoning"]);
    const messages = [said("Hi"), answered(call("1")), result("1")];
    const loop = think(reasoning, CLAUDE, { tools: [F], messages });
    assert.equal(loop.fields, undefined);
    assert.deepEqual(loop.dropped, ["reasoning"]);
    const thought = {
      type: "thinking",
      text: "t",
      signature: "s",
      origin: "bedrock-converse",
    } as const;
    const kept = [said("Hi"), answered(thought, call("1")), result("1")];
    assert.deepEqual(think(reasoning, CLAUDE, { tools: [F], messages: kept }).dropped, []);
  });
});

describe("options on the Converse wire", () => {
  it("stand where all models have them", () => {
    const { body, dropped } = encode({
      maxOutputTokens: 9,
      temperature: 0.5,
      topK: 3,
      stop: ["END", "\n"],
      serviceTier: "flex",
      metadata: { team: "t", size: 3 },
    });
    assert.deepEqual(body, {
      messages: [{ role: "user", content: [{ text: "Hi" }] }],
      inferenceConfig: { maxTokens: 9, temperature: 0.5, stopSequences: ["END"] },
      additionalModelRequestFields: { top_k: 3 },
      additionalModelResponseFieldPaths: ["/stop_sequence", "/delta/stop_sequence"],
      requestMetadata: { team: "t", size: "3" },
      serviceTier: { type: "flex" },
    });
    assert.deepEqual(dropped, ["stop"]);
  });

  it("have the name that the model's vendor gives them", () => {
    const topK = (model: string) => encode({ topK: 3 }, model);
    assert.deepEqual(topK(NOVA).body.additionalModelRequestFields, {
      inferenceConfig: { topK: 3 },
    });
    assert.deepEqual(topK("cohere.command-r-v1:0").body.additionalModelRequestFields, { k: 3 });
    assert.deepEqual(topK("mistral.mistral-large-2402-v1:0").body.additionalModelRequestFields, {
      top_k: 3,
    });
    assert.deepEqual(topK(LLAMA), {
      body: { messages: [{ role: "user", content: [{ text: "Hi" }] }] },
      dropped: ["top_k"],
    });
  });

  it("end at the API's own bounds", () => {
    const { body, dropped } = encode({ temperature: 1.5 }, LLAMA);
    assert.deepEqual(body.inferenceConfig, { temperature: 1 });
    assert.deepEqual(dropped, ["temperature=1.5->1"]);
  });

  it("are labels of certain characters, sixteen at most", () => {
    const good = Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`k${at}`, "v"]));
    assert.deepEqual(encode({ metadata: good }), {
      body: { messages: [{ role: "user", content: [{ text: "Hi" }] }], requestMetadata: good },
      dropped: [],
    });
    for (
      const bad of [{ "k!": "v" }, { k: "ü" }, { k: "v".repeat(257) }, { k: {} }, {
        ...good,
        z: "v",
      }]
    ) {
      const { body, dropped } = encode({ metadata: bad as JsonObject });
      assert.deepEqual(dropped, ["metadata"]);
      assert.ok(Object.keys(body.requestMetadata ?? {}).length <= 16);
    }
  });

  it("are the operator's: a guardrail, and a latency", () => {
    const guardrail = { id: "gr-1", version: "3", trace: "enabled" as const };
    const { body } = encode({}, CLAUDE, { guardrail, latency: "optimized" });
    assert.deepEqual(body.guardrailConfig, {
      guardrailIdentifier: "gr-1",
      guardrailVersion: "3",
      trace: "enabled",
    });
    assert.deepEqual(body.performanceConfig, { latency: "optimized" });
  });

  it("are named where the wire has none", () => {
    const { dropped } = encode({
      seed: 1,
      presencePenalty: 1,
      frequencyPenalty: 1,
      logitBias: { "1": 1 },
      verbosity: "low",
      user: "u",
      store: true,
      serviceTier: "scale",
      responseFormat: { type: "json" },
    });
    assert.deepEqual(dropped.sort(), [
      "frequency_penalty",
      "logit_bias",
      "presence_penalty",
      "response_format",
      "seed",
      "service_tier",
      "store",
      "user",
      "verbosity",
    ]);
  });
});

describe("an answer by a schema on the Converse wire", () => {
  const schema = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
  const format = { type: "json_schema" as const, schema, name: "n", description: "d" };
  const ask = (model: string, more: JsonObject = {}) =>
    bedrockConverse.encodeRequest(
      {
        model,
        messages: [said("Hi")],
        tools: [],
        stream: false,
        responseFormat: { ...format, schema: { ...schema, ...more } },
      },
      { model, profile: {} },
    );

  it("is asked for with the schema as text, closed", () => {
    for (const model of [CLAUDE, "qwen.qwen3-32b-v1:0"]) {
      const { body, answerTool } = ask(model);
      assert.deepEqual(body.outputConfig, {
        textFormat: {
          type: "json_schema",
          structure: {
            jsonSchema: {
              schema: JSON.stringify({ ...schema, additionalProperties: false }),
              name: "n",
              description: "d",
            },
          },
        },
      });
      assert.equal(answerTool, undefined);
    }
  });

  it("is asked for by a tool where the model cannot be held to it", () => {
    for (const { body, answerTool } of [ask(NOVA), ask(CLAUDE, { additionalProperties: true })]) {
      assert.deepEqual(answerTool, { name: "final_answer", wrapped: false });
      const { tools, toolChoice } = body.toolConfig as { tools: unknown[]; toolChoice: unknown };
      assert.equal(tools.length, 1);
      assert.deepEqual(toolChoice, { tool: { name: "final_answer" } });
      assert.equal(body.outputConfig, undefined);
    }
  });
});
