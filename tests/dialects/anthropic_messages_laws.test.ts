/**
 * Laws of the Messages wire, for conversations, answers and streams that nobody thought of.
 *
 * @module
 */

import fc from "fast-check";
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { FaultError } from "../../src/canonical/fault.ts";
import { createFold, unfold } from "../../src/canonical/fold.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { Reply } from "../../src/canonical/reply.ts";
import type { AssistantPart, CanonicalRequest } from "../../src/canonical/request.ts";
import type { AnswerContext } from "../../src/dialects/dialect.ts";
import { anthropicMessages as dialect } from "../../src/dialects/anthropic_messages/mod.ts";
import { anyFrame, conversation, reply, request, words } from "./anthropic_messages/arbitraries.ts";

const CONTEXT: AnswerContext = {
  model: "asked",
  created: 1,
  request: {},
  estimatedInputTokens: 1,
  newId: (prefix) => `${prefix}1`,
};

function send(request: CanonicalRequest): JsonObject {
  return dialect.encodeRequest(request, { model: request.model, profile: {} }).body;
}

/** JSON as it would travel, so that no object is shared and nothing undefined is left. */
function travel(body: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(body)) as JsonObject;
}

function read(sse: string): CanonicalEvent[] {
  const events: CanonicalEvent[] = [];
  const decoder = dialect.createStreamDecoder();
  for (const frame of sse.split("\n\n")) {
    decoder.step({ data: frame.split("\ndata: ")[1] ?? "" }, (event) => events.push(event));
  }
  decoder.end((event) => events.push(event));
  return events;
}

function folded(events: CanonicalEvent[]): Reply {
  const fold = createFold();
  events.forEach(fold.step);
  return fold.reply();
}

/** The events of `reply`, its blocks begun in order and then told in an order that `pick` decides. */
function interleaved(reply: Reply, pick: number[]): CanonicalEvent[] {
  const all: CanonicalEvent[] = [];
  unfold(reply, (event) => all.push(event));
  const lanes = reply.content.map((_, index) =>
    all.filter((event) => "index" in event && event.index === index)
  );
  const events = all.slice(0, 1);
  const begun: CanonicalEvent[][] = [];
  for (let turn = 0; lanes.length + begun.length > 0; turn++) {
    const choice = pick[turn % pick.length] ?? 0;
    if (begun.length === 0 || (lanes.length > 0 && choice % 3 === 0)) {
      const lane = lanes.shift();
      if (lane !== undefined) begun.push(lane);
    }
    const at = choice % Math.max(begun.length, 1);
    const event = begun[at]?.shift();
    if (event !== undefined) events.push(event);
    if (begun[at]?.length === 0) begun.splice(at, 1);
  }
  return [...renumbered(events), ...all.slice(-1)];
}

/** Indexes in the order the blocks begin, as the grammar has them. */
function renumbered(events: CanonicalEvent[]): CanonicalEvent[] {
  const order = new Map<number, number>();
  return events.map((event) => {
    if (!("index" in event)) return event;
    const index = order.get(event.index) ?? order.size;
    order.set(event.index, index);
    return { ...event, index };
  });
}

test("a request that the wire can carry reads as it was written", () => {
  fc.assert(fc.property(request, (request) => {
    const { request: back, dropped } = dialect.decodeRequest(travel(send(request)));
    assert.deepEqual(back, request);
    assert.deepEqual(dropped, []);
  }));
});

test("writing a request loses nothing without saying so", () => {
  fc.assert(fc.property(request, (request) => {
    const target = { model: request.model, profile: {} };
    assert.deepEqual(dialect.encodeRequest(request, target).dropped, []);
  }));
});

test("a longer conversation begins with the shorter one", () => {
  fc.assert(fc.property(request, conversation, (request, more) => {
    const short = send(request);
    const long = send({ ...request, messages: [...request.messages, ...more] });
    const before = short.messages as JsonObject[];
    const after = long.messages as JsonObject[];
    const whole = before.slice(0, -1);
    assert.deepEqual(after.slice(0, whole.length), whole);
    const last = before.at(-1)?.content as JsonObject[];
    const grown = after[whole.length]?.content as JsonObject[];
    assert.deepEqual(grown.slice(0, last.length), last);
    assert.deepEqual([long.model, long.system, long.tools], [
      short.model,
      short.system,
      short.tools,
    ]);
  }));
});

test("a request is written the same twice and left as it was", () => {
  fc.assert(fc.property(request, (request) => {
    const before = structuredClone(request);
    assert.equal(JSON.stringify(send(request)), JSON.stringify(send(request)));
    assert.deepEqual(request, before);
  }));
});

test("an answer reads as it was written", () => {
  fc.assert(fc.property(reply, (reply) => {
    const back = dialect.decodeReply(travel(dialect.encodeReply(reply, CONTEXT)));
    assert.deepEqual(back.content, reply.content);
    assert.equal(back.finish.reason, reply.finish.reason);
    assert.deepEqual(back.usage, reply.usage);
  }));
});

test("a stream holds what the whole answer holds, however its blocks interleave", () => {
  fc.assert(fc.property(reply, fc.array(fc.nat(), { minLength: 1 }), (reply, pick) => {
    const events = interleaved(reply, pick);
    const encoder = dialect.createStreamEncoder(CONTEXT);
    const back = folded(read(events.map((event) => encoder.step(event)).join("")));
    const whole = dialect.decodeReply(travel(dialect.encodeReply(folded(events), CONTEXT)));
    assert.deepEqual(back, whole);
  }));
});

test("blocks on the wire are numbered without gaps and open one at a time", () => {
  fc.assert(fc.property(reply, fc.array(fc.nat(), { minLength: 1 }), (reply, pick) => {
    const encoder = dialect.createStreamEncoder(CONTEXT);
    let open: number | undefined;
    let next = 0;
    for (const event of interleaved(reply, pick)) {
      for (const frame of encoder.step(event).split("\n\n").filter((text) => text !== "")) {
        const { type, index } = JSON.parse(frame.split("\ndata: ")[1] ?? "");
        if (type === "content_block_start") {
          assert.equal(open, undefined);
          assert.equal(index, next++);
          open = index;
        } else if (type === "content_block_delta") assert.equal(index, open);
        else if (type === "content_block_stop") {
          assert.equal(index, open);
          open = undefined;
        } else assert.equal(open, undefined);
      }
    }
    assert.equal(next, reply.content.length);
  }));
});

test("whatever a provider sends, the grammar of events holds", () => {
  fc.assert(fc.property(fc.array(anyFrame, { maxLength: 20 }), (frames) => {
    const sse = frames.map((frame) => `event: x\ndata: ${JSON.stringify(frame)}\n\n`).join("");
    const events = read(sse);
    const open = new Set<number>();
    let next = 0;
    events.forEach((event, at) => {
      if (event.type === "start") assert.equal(at, 0);
      if (event.type === "block_start") {
        assert.equal(event.index, next++);
        open.add(event.index);
      } else if ("index" in event) assert.ok(open.has(event.index));
      if ("text" in event) assert.notEqual(event.text, "");
      if (event.type === "block_stop") open.delete(event.index);
      if (event.type === "finish") assert.equal(open.size, 0);
      const terminal = event.type === "finish" || event.type === "fault";
      assert.equal(terminal, at === events.length - 1);
    });
  }));
});

test("whatever a client sends is read or refused as the client's fault", () => {
  const fields = fc.constantFrom(
    "system",
    "messages",
    "tools",
    "tool_choice",
    "thinking",
    "output_config",
    "metadata",
    "stop_sequences",
    "cache_control",
    "thread",
  );
  const json = fc.jsonValue() as fc.Arbitrary<JsonObject>;
  fc.assert(fc.property(fc.dictionary(fields, json), (more) => {
    const body = { model: "m", max_tokens: 1, messages: [], ...more };
    try {
      dialect.decodeRequest(body);
    } catch (error) {
      assert.ok(error instanceof FaultError);
      assert.ok(error.fault.status < 500);
      assert.equal(error.fault.origin, "client");
    }
  }));
});

test("another dialect's reasoning comes back to it byte for byte", () => {
  fc.assert(fc.property(words, words, words, (thought, signature, id) => {
    const part: AssistantPart = {
      type: "thinking",
      text: thought,
      signature,
      origin: "openai-responses",
      id: id.replaceAll(":", ""),
    };
    const told = dialect.encodeReply({ content: [part], finish: { reason: "stop" } }, CONTEXT);
    const { request } = dialect.decodeRequest(travel({
      model: "m",
      max_tokens: 1,
      messages: [{ role: "assistant", content: told.content ?? [] }],
    }));
    const { id: _, ...bare } = part;
    assert.deepEqual(request.messages[0]?.content[0], part.id === "" ? bare : part);
  }));
});
