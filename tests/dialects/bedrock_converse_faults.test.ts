/** How providers of the Converse wire refuse. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Fault } from "../../src/canonical/fault.ts";
import { bedrockConverse } from "../../src/dialects/bedrock_converse/mod.ts";

describe("a failed Converse answer", () => {
  function decode(type: string | undefined, body: string, status: number, wait?: string): Fault {
    const headers = new Headers();
    if (type !== undefined) headers.set("x-amzn-errortype", type);
    if (wait !== undefined) headers.set("retry-after", wait);
    return bedrockConverse.decodeFault({ status, headers, body, receivedAt: 0 });
  }
  const message = (text: string) => JSON.stringify({ message: text });
  const NAMESPACE = ":http://internal.amazon.com/coral/com.amazon.bedrock/";

  const cases: [string, number, string, number][] = [
    ["ValidationException", 400, "invalid_request", 400],
    ["AccessDeniedException", 403, "permission", 403],
    ["UnrecognizedClientException", 403, "authentication", 403],
    ["ExpiredTokenException", 403, "authentication", 403],
    ["ResourceNotFoundException", 404, "not_found", 404],
    ["ThrottlingException", 429, "rate_limit", 429],
    ["ServiceQuotaExceededException", 400, "quota", 400],
    ["ModelNotReadyException", 429, "overloaded", 429],
    ["ModelTimeoutException", 408, "timeout", 504],
    ["ModelErrorException", 424, "upstream", 502],
    ["InternalServerException", 500, "upstream", 500],
    ["ServiceUnavailableException", 503, "overloaded", 503],
  ];
  for (const [name, status, kind, told] of cases) {
    it(`is read from ${name}`, () => {
      assert.deepEqual(decode(name + NAMESPACE, message("m"), status), {
        kind,
        origin: "upstream",
        status: told,
        message: "m",
        type: name,
      });
    });
  }

  it("says its name in the body where no header does", () => {
    const body = JSON.stringify({
      __type: "com.amazon.coral.service#ThrottlingException",
      Message: "m",
    });
    const fault = decode(undefined, body, 400);
    assert.equal(fault.kind, "rate_limit");
    assert.equal(fault.type, "ThrottlingException");
    assert.equal(fault.message, "m");
  });

  it("says in words alone what the prompt, the key or the model is", () => {
    const words: [string, string][] = [
      ["Input is too long for requested model.", "context_length"],
      [
        "The model returned the following errors: prompt is too long: 9 tokens > 8 maximum",
        "context_length",
      ],
      [
        "Too many input tokens. Max input tokens: 8, request input token count: 9 ",
        "context_length",
      ],
      ["input length and `max_tokens` exceed context limit: 9 + 8 > 10", "context_length"],
      [
        "This model's maximum context length is 8 tokens. Please reduce the length",
        "context_length",
      ],
      ["Authentication failed: Please make sure your API Key is valid.", "authentication"],
      ["The security token included in the request is invalid.", "authentication"],
      ["Too many tokens per day, please wait before trying again.", "quota"],
      ["The provided model identifier is invalid.", "not_found"],
      ["Output blocked by content filtering policy", "content_filter"],
      ["The value at messages.0.content is empty", "invalid_request"],
    ];
    for (const [text, kind] of words) {
      assert.equal(decode("ValidationException", message(text), 400).kind, kind, text);
    }
  });

  it("tells how long to wait, and shows nothing that is no message", () => {
    assert.equal(decode("ThrottlingException", message("m"), 429, "2").retryAfterMs, 2000);
    const page = decode(undefined, "<html>secret</html>", 503);
    assert.equal(page.kind, "overloaded");
    assert.doesNotMatch(page.message, /secret/);
    assert.equal(page.type, undefined);
  });
});
