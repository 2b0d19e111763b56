/** That answers on the Responses wire agree: streamed, whole, and read by the vendor's own code. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ResponseStream } from "openai/lib/responses/ResponseStream";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { createFold, unfold } from "../../src/canonical/fold.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { Reply } from "../../src/canonical/reply.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import { openAiResponses } from "../../src/dialects/openai_responses/mod.ts";
import { arbitraryAssistantPart } from "./openai_responses/arbitrary.ts";
import {
  contextOf,
  dataOf,
  eventsOf,
  finalOf,
  framesOf,
  replyOf,
  streamOf,
  text,
  told,
} from "./openai_responses/support.ts";

function encodeReply(reply: Reply): JsonObject {
  return openAiResponses.encodeReply(reply, contextOf());
}

const CALL: AssistantPart = {
  type: "tool_call",
  id: "c1",
  name: "f",
  arguments: '{"a":1}',
  format: "json",
};

/** What the vendor's own accumulator makes of the stream. */
async function accumulated(sse: string): Promise<JsonObject> {
  const bytes = new TextEncoder().encode(framesOf(sse).map(({ data }) => `${data}\n`).join(""));
  const source = new Blob([bytes]).stream();
  const stream = ResponseStream.fromReadableStream(
    source as Parameters<typeof ResponseStream.fromReadableStream>[0],
  );
  return JSON.parse(JSON.stringify(await stream.finalResponse()));
}

/** The blocks of a stream, each begun in its turn and then interleaved, one event at a time. */
function interleaved(content: AssistantPart[]): CanonicalEvent[] {
  const lanes: CanonicalEvent[][] = content.map(() => []);
  unfold(replyOf(content), (event) => {
    if ("index" in event) lanes[event.index]?.push(event);
  });
  const events: CanonicalEvent[] = lanes.flatMap((lane) => lane.splice(0, 2));
  while (lanes.some((lane) => lane.length > 0)) {
    for (const lane of lanes) events.push(...lane.splice(0, 1));
  }
  return [...events, { type: "finish", finish: { reason: "stop" } }];
}

describe("answers on the Responses wire", () => {
  const contents = fc.array(arbitraryAssistantPart, { maxLength: 6 }).map((parts) =>
    parts.map((part, index) =>
      // Ids are an answer's own, and the accumulator insists that they differ.
      part.type === "tool_call"
        ? { ...part, id: `c${index}` }
        : part.type === "thinking"
        ? { ...part, id: `rs_${index}` }
        : part.type === "hosted"
        ? { ...part, item: { ...part.item, id: `ws_${index}` } }
        : part
    )
  );

  it("come back as they were told, streamed or whole", () => {
    fc.assert(fc.property(contents, (content) => {
      const calls = content.some((part) => part.type === "tool_call");
      const reply: Reply = {
        id: "resp_9",
        model: "public",
        content,
        finish: { reason: calls ? "tool_calls" : "stop", raw: "completed" },
        usage: {
          input: 1,
          cacheRead: 2,
          cacheWrite: 3,
          output: 4,
          reasoning: 2,
          serviceTier: "flex",
        },
      };
      assert.deepEqual(openAiResponses.decodeReply(encodeReply(reply)), reply);
      assert.deepEqual(eventsOf(framesOf(streamOf(told(reply)))), told(reply));
    }));
  });

  it("are the same streamed and whole", () => {
    fc.assert(fc.property(contents, (content) => {
      const reply = replyOf(content, { id: "resp_9" });
      const sse = streamOf(told(reply));
      assert.deepEqual(encodeReply(reply), finalOf(sse));
      const items = dataOf(sse).filter((frame) => frame.type === "response.output_item.done");
      assert.deepEqual(items.map((frame) => frame.item), finalOf(sse).output);
    }));
  });

  it("are taken by the vendor's own accumulator, interleaved or not", async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        for (const events of [told(replyOf(content)), interleaved(content)]) {
          const sse = streamOf(events);
          const { output } = await accumulated(sse);
          const parsed = (output as JsonObject[]).map(({ parsed_arguments: _, ...item }) => item);
          const bare = JSON.parse(
            JSON.stringify(parsed),
            (key, value) => key === "parsed" ? undefined : value,
          );
          assert.deepEqual(bare, finalOf(sse).output);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are folded to the same content however the blocks interleave", () => {
    const content = [text("a"), CALL, { ...CALL, id: "c2", arguments: "[1]" }];
    const fold = createFold();
    eventsOf(framesOf(streamOf(interleaved(content)))).forEach(fold.step);
    assert.deepEqual(fold.reply().content, content);
  });
});
