/**
 * Recorded streams of Gemini, replayed as upstream and read through each other client wire.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";
import { type Chunking, cut } from "../support/chunking.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { textOf, thinkingOf, toolsOf } from "../support/seen.ts";
import { sharedPath, sharedText, withShared } from "../support/shared.ts";
import { sseFrame } from "../support/sse.ts";
import { readStreamText, WIRES } from "../support/wires.ts";

/** What is read of a recording here: its parts, naively. */
interface Part {
  text?: string;
  thought?: boolean;
  functionCall?: { name?: string; args?: unknown; willContinue?: boolean; partialArgs?: unknown };
}

function partsOf(chunks: { candidates?: { content?: { parts?: Part[] } }[] }[]): Part[] {
  return chunks.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
}

function textIn(parts: Part[], thought: boolean): string {
  return parts.filter((part) => Boolean(part.thought) === thought)
    .map(({ text }) => text ?? "").join("");
}

withShared("recorded Gemini streams", () => {
  const names = [
    ...readdirSync(sharedPath("fixtures/vercel-ai/google"))
      .filter((name) => name.endsWith(".chunks.txt"))
      .map((name) => `vercel-ai/google/${name}`),
    ...readdirSync(sharedPath("fixtures/firebase-vertexai-test-data/googleai"))
      .filter((name) => name.startsWith("streaming-success") && name.endsWith(".txt"))
      .map((name) => `firebase-vertexai-test-data/googleai/${name}`),
  ];

  test("there are recordings to walk", () => assert.ok(names.length >= 15, `${names.length}`));

  for (const name of names) {
    const recorded = sharedText(`fixtures/${name}`);
    const lines = recorded.split(/\r?\n/).map((line) => line.replace(/^data: /, ""))
      .filter((line) => line.startsWith("{"));
    const parts = partsOf(lines.map((line) => JSON.parse(line)));
    const sse = name.endsWith(".chunks.txt")
      ? lines.map((line) => sseFrame(line)).join("")
      : `${recorded}\n\n`; // the files end with their last line, streams with a blank one
    const calls = parts.flatMap(({ functionCall }) => functionCall?.name ?? []);

    for (const wire of WIRES) {
      test(`recorded: ${name} as ${wire.dialect}`, async () => {
        for (const chunking of ["whole", "random"] as Chunking[]) {
          const bytes = new TextEncoder().encode(sse);
          const upstream = createInlineUpstream(() => streamOf(cut(bytes, chunking, name.length)));
          const gateway = gatewayOf({ dialect: "gemini", host: { fetch: upstream.fetch } });
          const response = await ask(gateway, wire.path, wire.request("hello", true));
          const text = await response.text();
          assert.equal(response.status, 200, text);
          const seen = readStreamText(wire, text, true);
          assert.equal(textOf(seen), textIn(parts, false));
          assert.equal(thinkingOf(seen).trim(), textIn(parts, true).trim());
          assert.deepEqual(toolsOf(seen).map(({ name }) => name), calls);
        }
      });
    }
  }
});
