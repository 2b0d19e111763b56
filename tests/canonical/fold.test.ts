import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { FaultError, gatewayFault } from "../../src/canonical/fault.ts";
import { createFold, unfold } from "../../src/canonical/fold.ts";
import { FINISH_REASONS, type Reply } from "../../src/canonical/reply.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";

/** Records with an ordinary prototype, as the program makes them. */
const record = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T>(model, { noNullPrototype: true });

const part: fc.Arbitrary<AssistantPart> = fc.oneof(
  record({ type: fc.constant("text" as const), text: fc.string() }),
  record({ type: fc.constant("refusal" as const), text: fc.string() }),
  record({
    type: fc.constant("thinking" as const),
    text: fc.string(),
    signature: fc.string(),
    origin: fc.constant("anthropic-messages" as const),
  }),
  record({
    type: fc.constant("tool_call" as const),
    id: fc.string(),
    name: fc.string(),
    arguments: fc.json(),
    format: fc.constantFrom("json" as const, "text" as const),
  }),
  record({
    type: fc.constant("redacted_thinking" as const),
    data: fc.string(),
    origin: fc.constant("anthropic-messages" as const),
  }),
);

const reply: fc.Arbitrary<Reply> = record({
  id: fc.string(),
  content: fc.array(part),
  finish: record({ reason: fc.constantFrom(...FINISH_REASONS) }),
  usage: record({
    input: fc.nat(),
    cacheRead: fc.nat(),
    cacheWrite: fc.nat(),
    output: fc.nat(),
  }),
});

describe("fold", () => {
  it("gathers what unfold tells", () => {
    fc.assert(fc.property(reply, (reply) => {
      const fold = createFold();
      unfold(reply, fold.step);
      assert.deepEqual(fold.reply(), reply);
    }));
  });

  it("keeps interleaved blocks apart", () => {
    const fold = createFold();
    const call = { type: "tool_call", arguments: "", format: "json" } as const;
    fold.step({ type: "block_start", index: 0, part: { ...call, id: "a", name: "f" } });
    fold.step({ type: "block_start", index: 1, part: { ...call, id: "b", name: "g" } });
    fold.step({ type: "arguments_delta", index: 1, text: "[2" });
    fold.step({ type: "arguments_delta", index: 0, text: "[1]" });
    fold.step({ type: "arguments_delta", index: 1, text: "]" });
    fold.step({ type: "block_stop", index: 1 });
    fold.step({ type: "block_stop", index: 0 });
    fold.step({ type: "finish", finish: { reason: "tool_calls" } });
    const texts = fold.reply().content.map((part) => part.type === "tool_call" && part.arguments);
    assert.deepEqual(texts, ["[1]", "[2]"]);
  });

  it("has no reply for a stream that broke off", () => {
    const fold = createFold();
    assert.throws(() => fold.reply(), FaultError);
    fold.step({ type: "fault", fault: gatewayFault("overloaded", "Cannot go on: busy") });
    assert.throws(() => fold.reply(), /busy/);
  });
});
