/**
 * The law of history with recorded answers: two of them make a conversation, which comes back to its
 * provider through a client of any wire as through one of the provider's own.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PART_WIRES, type PartWire } from "../../src/dialects/parts_table.ts";
import { MODELS } from "../parts/wires.ts";
import { sharedText, withShared } from "../support/shared.ts";
import { sseFrame } from "../support/sse.ts";
import { converse } from "./converse.ts";
import type { Answered } from "./providers.ts";

const WIRES = Object.keys(PART_WIRES) as PartWire[];

/** Recorded streams by the wire they are of: one that calls or thinks, and one that speaks. */
const RECORDED: readonly [PartWire, string, string][] = [
  ["messages", "anthropic/anthropic-clear-thinking.1", "anthropic/anthropic-text"],
  ["messages", "anthropic/anthropic-combined-context-editing.1", "anthropic/anthropic-text"],
  ["messages", "anthropic/anthropic-tool-no-args", "anthropic/anthropic-clear-thinking.1"],
  [
    "responses",
    "openai/responses/openai-reasoning-encrypted-content.1",
    "xai/responses/xai-text-with-reasoning-streaming-store-false.1",
  ],
  [
    "responses",
    "azure/azure-reasoning-encrypted-content.1",
    "openai/responses/openai-reasoning-encrypted-content.1",
  ],
  ["chat", "deepseek/chat/deepseek-tool-call", "deepseek/chat/deepseek-reasoning"],
  ["chat", "xai/xai-tool-call", "moonshotai/moonshotai-stream"],
  ["chat", "openai-compatible/chat/xai-tool-call", "alibaba/alibaba-reasoning"],
  ["gemini", "google/google-tool-call-gemini3", "google/google-reasoning-gemini3"],
  ["gemini", "google/google-tool-call", "google/google-reasoning"],
];

/** The answers in a recording, which may hold a conversation of several. */
function recorded(wire: PartWire, name: string): Answered[] {
  const lines = sharedText(`fixtures/vercel-ai/${name}.chunks.txt`)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const streams = [""];
  for (const line of lines) {
    const { type } = JSON.parse(line);
    streams[streams.length - 1] += typeof type === "string" ? sseFrame(line, type) : sseFrame(line);
    if (type === "response.completed" || type === "message_stop") streams.push("");
  }
  const end = wire === "chat" ? sseFrame("[DONE]") : "";
  return streams.filter((stream) => stream !== "").map((stream) => ({
    stream: stream + end,
    whole: {},
  }));
}

withShared("recorded conversations", () => {
  for (const [wire, first, second] of RECORDED) {
    describe(`${first}, then ${second}`, () => {
      for (const client of WIRES) {
        test(`through ${client}`, async () => {
          const thinker = {
            wire,
            model: MODELS[wire],
            answers: [...recorded(wire, first), ...recorded(wire, second)],
          };
          const own = await converse(wire, true, thinker);
          const through = await converse(client, true, thinker);
          assert.ok(own.owned.length >= 2, "the conversation is there at all");
          assert.deepEqual(through.owned, own.owned);
        });
      }
    });
  }
});
