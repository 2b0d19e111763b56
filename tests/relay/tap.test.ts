import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ClientDialectId } from "../../src/canonical/request.ts";
import { dialectOf } from "../../src/dialects/mod.ts";
import { createTap } from "../../src/relay/tap.ts";
import type { Transcoder } from "../../src/relay/transcode.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A tap that mends. */
function tapOf(id: ClientDialectId): Transcoder {
  const dialect = dialectOf(id);
  return createTap({
    decoder: dialect.createStreamDecoder(),
    isNotable: dialect.isNotable,
    renderFault: dialect.encodeStreamFault,
    lint: dialect.createLint?.(),
    rewrite: (passed) => ({
      decoder: dialect.createStreamDecoder(),
      encoder: dialect.createStreamEncoder({
        model: "m",
        created: 7,
        request: {},
        estimatedInputTokens: 0,
        newId: (prefix) => `${prefix}anew`,
        ...(passed === undefined ? {} : { passed }),
      }),
    }),
  });
}

function chunk(delta: object, finish_reason: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason }];
  return `data: ${JSON.stringify({ id: "i", model: "m", choices, x: 1 })}\n\n`;
}

const HI = chunk({ role: "assistant", content: "Hi" });
const CALL = { id: "a", type: "function", function: { name: "f", arguments: "{}" } };

describe("a tap that mends", () => {
  it("leaves a sound stream alone, comments and odd spacing too", () => {
    const tap = tapOf("openai-chat");
    const pieces = [`: hello\n\n${HI}`, 'data:   {"choices" : [ ] }\n\n', chunk({}, "stop")];
    const out = pieces.map((piece) => decode(tap.push(encode(piece)))).join("");
    assert.equal(out + decode(tap.end()), pieces.join(""));
  });

  it("sets one frame right and passes the next as it is", () => {
    const tap = tapOf("openai-chat");
    assert.equal(decode(tap.push(encode(HI))), HI);
    assert.equal(decode(tap.push(encode('data: {"y":2}\n\n'))), 'data: {"y":2,"choices":[]}\n\n');
    const odd = 'data: {"choices":[{"index":0,"delta":{"content":"!"}}],  "x":1.0}\n\n';
    assert.equal(decode(tap.push(encode(`: ping\n\n${odd}`))), `: ping\n\n${odd}`);
  });

  it("leaves out an empty event between the pieces of a call, and loses none of them", () => {
    const tap = tapOf("openai-chat");
    const begins = chunk({ role: "assistant", tool_calls: [{ index: 0, ...CALL }] });
    const goesOn = chunk({ tool_calls: [{ index: 0, function: { arguments: " " } }] });
    const out = [begins, "data:\n\n", goesOn].map((piece) => decode(tap.push(encode(piece))));
    assert.deepEqual(out, [begins, "", goesOn]);
  });

  it("lets every choice count its calls anew", () => {
    const tap = tapOf("openai-chat");
    const calls = [0, 1].map((index) => {
      const tool_calls = [{ index: 0, ...CALL, id: `call_${index}` }];
      const choices = [{ index, delta: { role: "assistant", tool_calls }, finish_reason: null }];
      return `data: ${JSON.stringify({ choices })}\n\n`;
    });
    assert.equal(calls.map((call) => decode(tap.push(encode(call)))).join(""), calls.join(""));
  });

  it("keeps what came with a flaw in one chunk, in order", () => {
    const tap = tapOf("openai-chat");
    assert.equal(decode(tap.push(encode(HI))), HI);
    const more = chunk({ content: "!" });
    const out = decode(tap.push(encode(more + chunk({ tool_calls: [CALL] }))));
    assert.ok(out.startsWith(more), out);
    assert.match(out, /"tool_calls":\[\{"index":0,"id":"a"/);
  });

  it("writes all of an answer anew whose beginning is flawed", () => {
    const tap = tapOf("anthropic-messages");
    const first = 'event: content_block_start\ndata: {"type":"content_block_start","index":0,' +
      '"content_block":{"type":"text","text":""}}\n\n';
    assert.match(decode(tap.push(encode(first))), /^event: message_start\n/);
  });

  it("goes on with the numbers of the blocks that have passed", () => {
    const tap = tapOf("anthropic-messages");
    const start = 'event: message_start\ndata: {"type":"message_start","message":{"content":[],' +
      '"usage":{"input_tokens":1,"output_tokens":1}}}\n\n';
    const block = (index: number) =>
      `event: content_block_start\ndata: {"type":"content_block_start","index":${index},` +
      '"content_block":{"type":"text","text":""}}\n\n';
    const sound = start + block(0);
    assert.equal(decode(tap.push(encode(sound))), sound);
    const out = decode(tap.push(encode(start + block(0))));
    assert.match(out, /^event: content_block_stop\ndata: .*"index":0\}/);
    assert.match(out, /"type":"content_block_start","index":1/);
    assert.doesNotMatch(out, /message_start/);
  });

  it("drops what follows the end, and half an event", () => {
    const tap = tapOf("anthropic-messages");
    const end = 'event: message_stop\ndata: {"type":"message_stop"}\n\n';
    const whole = 'event: message_start\ndata: {"type":"message_start","message":{"content":[],' +
      '"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}}}\n\n' + end;
    assert.equal(decode(tap.push(encode(whole))), whole);
    assert.equal(decode(tap.push(encode(`${end}event: mess`))), "");
    assert.equal(decode(tap.end()), "");
  });
});
