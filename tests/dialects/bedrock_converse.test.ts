/** The conversation that providers of the Converse wire are given. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { AssistantPart, InputPart, Message } from "../../src/canonical/request.ts";
import { bedrockConverse } from "../../src/dialects/bedrock_converse/mod.ts";
import {
  answered,
  call,
  CLAUDE,
  encode,
  F,
  LLAMA,
  NOVA,
  refusal,
  result,
  said,
} from "./bedrock_converse/ask.ts";

const F_SPEC = { toolSpec: { name: "f", inputSchema: { json: { type: "object" } } } };
const POINT = { cachePoint: { type: "default" } };

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

describe("a model on the Converse wire", () => {
  it("is none that leads elsewhere in the address", () => {
    for (const model of [".", ".."]) {
      assert.equal(refusal(() => encode({}, model)).param, "model");
    }
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

  it("are not doubled where the last block and the whole prompt have one", () => {
    const { body } = encode({ messages: [said({ type: "text", text: "Hi", ...mark })], cache: {} });
    assert.deepEqual((body.messages as JsonObject[])[0]?.content, [{ text: "Hi" }, POINT]);
  });

  it("are no loss where nobody asked for them", () => {
    const { dropped } = encode({ cache: { byDefault: true } }, LLAMA);
    assert.deepEqual(dropped, []);
    const { body } = encode({ cache: { byDefault: true } });
    assert.deepEqual((body.messages as JsonObject[])[0]?.content, [{ text: "Hi" }, POINT]);
  });
});
