/** What holds of the Responses dialect whatever is said: requests come back, failures are told. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { defaultStatus, FAULT_KINDS } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest, Tool } from "../../src/canonical/request.ts";
import { openAiResponses } from "../../src/dialects/openai_responses/mod.ts";
import { arbitraryMessage, arbitraryTool, merged, words } from "./openai_responses/arbitrary.ts";
import { encode, user } from "./openai_responses/support.ts";

/** Without the null prototypes that generated objects may have. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

describe("a Responses request there and back", () => {
  it("is the same request", () => {
    const options = fc.record({
      maxOutputTokens: fc.nat(),
      temperature: fc.constantFrom(0, 0.5, 1),
      topP: fc.constant(0.5),
      parallelToolCalls: fc.boolean(),
      reasoning: fc.constantFrom(
        { mode: "on" as const, effort: "high", summary: "auto" as const },
        { mode: "off" as const, effort: "none" },
        { mode: "adaptive" as const, summary: "concise" as const },
      ),
      responseFormat: fc.constantFrom(
        { type: "text" as const },
        { type: "json" as const },
        { type: "json_schema" as const, schema: { type: "object" }, name: "n", strict: true },
      ),
      verbosity: fc.constant("low"),
      serviceTier: fc.constant("flex"),
      metadata: fc.constant({ a: "b" }),
      user: words,
      cacheKey: words,
    }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        fc.array(arbitraryMessage, { maxLength: 6 }),
        fc.array(arbitraryTool, { minLength: 1, maxLength: 3 }),
        options,
        fc.boolean(),
        (messages, tools, more, stream) => {
          const request: CanonicalRequest = plain({
            model: "m",
            messages: merged(messages),
            tools,
            stream,
            store: false,
            ...more,
          });
          const { body, dropped } = encode(request);
          assert.deepEqual(dropped, []);
          const back = openAiResponses.decodeRequest(body);
          assert.deepEqual(back.request, request);
          assert.deepEqual(back.dropped, []);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("chooses the same tool", () => {
    const tools: Tool[] = [
      { type: "function", name: "f" },
      { type: "text", name: "g" },
      { type: "hosted", origin: "openai-responses", definition: { type: "web_search" } },
    ];
    const choices: CanonicalRequest["toolChoice"][] = [
      { type: "auto" },
      { type: "none" },
      { type: "required" },
      { type: "tool", name: "f" },
      { type: "tool", name: "g" },
      { type: "tool", name: "web_search" },
      { type: "allowed", mode: "required", names: ["g", "f", "web_search"] },
    ];
    for (const toolChoice of choices) {
      assert.ok(toolChoice);
      const { body } = encode({ messages: [user], tools, toolChoice });
      assert.deepEqual(openAiResponses.decodeRequest(body).request.toolChoice, toolChoice);
    }
  });
});

describe("failures on the Responses wire", () => {
  const answer = (status: number, body: string, headers = {}) =>
    openAiResponses.decodeFault({ status, body, headers: new Headers(headers), receivedAt: 0 });

  it("has words for every kind of failure", () => {
    for (const kind of FAULT_KINDS) {
      const body = openAiResponses.encodeFault(
        { kind, origin: "gateway", status: defaultStatus(kind), message: "Cannot x: y" },
        "req_1",
      ) as { error: JsonObject };
      assert.equal(body.error.message, "Cannot x: y");
      assert.equal(typeof body.error.type, "string");
      assert.ok("code" in body.error && "param" in body.error);
    }
  });

  it("comes back as it was told", () => {
    const body = { error: { message: "m", type: "t", param: "input[0]", code: "c" } };
    const fault = answer(400, JSON.stringify(body));
    assert.deepEqual(openAiResponses.encodeFault(fault, "r"), body);
    assert.equal(answer(429, "{}", { "retry-after": "2" }).retryAfterMs, 2000);
  });

  it("does not repeat a page that is no JSON", () => {
    const fault = answer(502, "<html>secret path</html>");
    assert.equal(fault.kind, "upstream");
    assert.ok(!fault.message.includes("html"));
  });

  it("breaks into somebody else's stream with an error event", () => {
    const frame = openAiResponses.encodeStreamFault({
      kind: "overloaded",
      origin: "upstream",
      status: 503,
      message: "busy",
    });
    const data: JsonObject = JSON.parse(frame.split("data: ")[1] ?? "");
    assert.ok(frame.startsWith("event: error\n") && frame.endsWith("\n\n"));
    assert.equal(data.type, "error");
    assert.equal(data.message, "busy");
    assert.equal(data.code, "server_is_overloaded");
  });
});
