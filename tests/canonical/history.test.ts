/**
 * The table of what of earlier turns goes along to another model, walked.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type BlockKind,
  BLOCKS,
  fitHistory,
  HISTORY,
  type Relation,
  RELATIONS,
} from "../../src/canonical/history.ts";
import { makerOf, readStamp, stamp } from "../../src/canonical/maker.ts";
import type { AssistantPart, DialectId, Message } from "../../src/canonical/request.ts";

const MAKER = makerOf("a", "m");
const MADE_IN: DialectId = "anthropic-messages";

/** Who reads, for each relation. */
const READERS: Readonly<Record<Relation, { dialect: DialectId; maker: string }>> = {
  same: { dialect: MADE_IN, maker: MAKER },
  kin: { dialect: MADE_IN, maker: makerOf("a", "n") },
  foreign: { dialect: "gemini", maker: MAKER },
};

const CITATION = { origin: MADE_IN, data: { type: "page_location" } };
const signed = stamp("EqQB+/8=", MAKER);

/** A part of each kind as it comes out of a client's wire, and as its maker may have it. */
const SAMPLES: Readonly<Record<BlockKind, { part: AssistantPart; bare?: AssistantPart }>> = {
  text: { part: { type: "text", text: "t" } },
  citation: {
    part: { type: "text", text: "t", citations: [CITATION] },
    bare: { type: "text", text: "t" },
  },
  refusal: { part: { type: "refusal", text: "no" } },
  image: { part: { type: "image", source: { type: "url", url: "https://x.invalid" } } },
  tool_call: { part: { type: "tool_call", id: "c", name: "f", arguments: "", format: "json" } },
  signed_thinking: {
    part: { type: "thinking", text: "hm", signature: signed, origin: MADE_IN },
    bare: { type: "thinking", text: "hm", signature: "", origin: MADE_IN },
  },
  unsigned_thinking: {
    part: { type: "thinking", text: "hm", signature: stamp("", MAKER), origin: MADE_IN },
  },
  empty_thinking: {
    part: { type: "thinking", text: "", signature: stamp("", MAKER), origin: MADE_IN },
  },
  redacted_thinking: { part: { type: "redacted_thinking", data: signed, origin: MADE_IN } },
  hosted: { part: { type: "hosted", origin: MADE_IN, item: { type: "server_tool_use" } } },
};

/** What is named when a part of a kind is lost. */
const NAMES: Readonly<Partial<Record<BlockKind, string>>> = {
  citation: "citations",
  signed_thinking: "thinking",
  unsigned_thinking: "thinking",
  redacted_thinking: "thinking",
  hosted: "messages[server_tool_use]",
};

function fit(part: AssistantPart, relation: Relation): { content: unknown[]; lost: string[] } {
  const lost: string[] = [];
  const messages: Message[] = [{ role: "assistant", content: [part] }];
  const fitted = fitHistory(messages, READERS[relation], (name) => lost.push(name));
  return { content: fitted.flatMap<unknown>(({ content }) => content), lost };
}

/** A part without its maker's mark, which no provider is shown. */
function unmarked(part: AssistantPart): AssistantPart {
  if (part.type === "thinking") {
    return { ...part, signature: readStamp(part.signature ?? "").signature };
  }
  return part.type === "redacted_thinking"
    ? { ...part, data: readStamp(part.data).signature }
    : part;
}

describe("what of earlier turns goes along", () => {
  for (const kind of BLOCKS) {
    for (const relation of Object.keys(RELATIONS) as Relation[]) {
      const verdict = HISTORY[kind][relation];
      test(`${kind} to ${RELATIONS[relation]}: ${verdict}`, () => {
        const { part, bare } = SAMPLES[kind];
        const { content, lost } = fit(part, relation);
        switch (verdict) {
          case "keep":
            assert.deepEqual(content, [unmarked(part)]);
            return assert.deepEqual(lost, []);
          case "strip":
            assert.deepEqual(content, [bare]);
            return assert.deepEqual(lost, ["thinking.signature"]);
          case "drop":
            assert.deepEqual(content, kind === "citation" ? [bare] : []);
            return assert.deepEqual(lost, kind in NAMES ? [NAMES[kind]] : []);
        }
      });
    }
  }

  test("what comes unmarked in its maker's own wire is its maker's", () => {
    const part = { type: "thinking", text: "hm", signature: "EqQB", origin: MADE_IN } as const;
    assert.deepEqual(fit(part, "kin").content, [part]);
  });

  test("reasoning never becomes words", () => {
    const { part } = SAMPLES.signed_thinking;
    for (const relation of ["kin", "foreign"] as const) {
      const texts = fit(part, relation).content as AssistantPart[];
      assert.ok(texts.every(({ type }) => type === "thinking"));
    }
  });

  test("turns in which nothing changes are the very turns", () => {
    const messages: Message[] = [
      { role: "user", content: [{ type: "text", text: "a" }] },
      { role: "assistant", content: [SAMPLES.text.part, SAMPLES.tool_call.part] },
    ];
    const fitted = fitHistory(messages, READERS.foreign, assert.fail);
    fitted.forEach((message, index) => assert.equal(message, messages[index]));
  });

  test("a turn of which nothing is left is none, save an assistant's", () => {
    const hosted = SAMPLES.hosted.part;
    const messages = [
      { role: "user", content: [hosted] },
      { role: "user", content: [] },
    ] as Message[];
    const lost: string[] = [];
    const fitted = fitHistory(messages, READERS.foreign, (name) => lost.push(name));
    assert.deepEqual(fitted, [{ role: "user", content: [] }]);
    assert.deepEqual(lost, ["messages[server_tool_use]"]);
  });
});
