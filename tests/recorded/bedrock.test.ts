/**
 * Every recording of Bedrock, replayed as upstream through each client wire: streams of Converse in
 * the very frames they came in, whole answers, refusals, and Anthropic's events in binary frames.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { type Chunking, cut } from "../support/chunking.ts";
import { converseStream, eventsIn, eventStreamOf } from "../support/event_stream.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { BEDROCK, filesOf } from "../support/inventory.ts";
import { type Json, maybe, object, objects } from "../support/json.ts";
import { readMessagesStream } from "../support/read_messages.ts";
import { type Seen, textOf, thinkingOf, toolsOf } from "../support/seen.ts";
import { sharedText, withShared } from "../support/shared.ts";
import { readSse } from "../support/sse.ts";
import { type AnyWire, CLIENT_WIRES, pathOf, readStreamText } from "../support/wires.ts";

/** What one recording answered. */
type Recorded =
  | { kind: "stream"; dialect: "bedrock-converse" | "anthropic-messages"; bytes: Uint8Array }
  | { kind: "reply"; body: Json }
  | { kind: "refusal"; status: number; headers: Json; body: Json };

/** What an answer says, whichever way it is told. */
interface Told {
  text: string;
  thinking: string;
  tools: { name: string; input: unknown }[];
  input: number;
  output: number;
}

function recordedIn(file: string): Recorded[] {
  const text = sharedText(`fixtures/${file}`);
  if (file.endsWith(".chunks.txt")) {
    const events = text.split("\n").filter((line) => line.trim() !== "").map((line) =>
      JSON.parse(line)
    );
    return [{ kind: "stream", dialect: "bedrock-converse", bytes: converseStream(events) }];
  }
  const document = object(JSON.parse(text));
  if (Array.isArray(document.interactions)) {
    return objects(document.interactions).map(({ response }) => answered(file, object(response)));
  }
  return [{ kind: "reply", body: object(maybe(document, "response").jsonBody ?? document) }];
}

function answered(file: string, { status, headers, body, body_base64: base64 }: Json): Recorded {
  if (typeof base64 === "string") {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const dialect = /claude/.test(file) ? "anthropic-messages" : "bedrock-converse";
    return { kind: "stream", dialect, bytes };
  }
  return status === 200
    ? { kind: "reply", body: object(body) }
    : { kind: "refusal", status: Number(status), headers: object(headers), body: object(body) };
}

/** A direct reading of a whole answer. */
function toldByReply({ output, usage }: Json): Told {
  const told = blank(usage);
  for (const block of objects(maybe(object(output), "message").content)) {
    if (typeof block.text === "string") told.text += block.text;
    const { text } = maybe(maybe(block, "reasoningContent"), "reasoningText");
    if (typeof text === "string") told.thinking += text;
    if (block.toolUse !== undefined) {
      const { name, input } = object(block.toolUse);
      told.tools.push({ name: String(name), input });
    }
  }
  return told;
}

/** A direct reading of a stream of Converse. */
function toldByEvents(bytes: Uint8Array): Told {
  const events = eventsIn(bytes);
  const told = blank(events.find(({ name }) => name === "metadata")?.body.usage);
  const inputs = new Map<unknown, { name: string; json: string }>();
  for (const { body } of events) {
    const { toolUse } = maybe(body, "start");
    const place = body.contentBlockIndex;
    if (toolUse !== undefined) inputs.set(place, { name: String(object(toolUse).name), json: "" });
    const delta = maybe(body, "delta");
    if (typeof delta.text === "string") told.text += delta.text;
    told.thinking += String(maybe(delta, "reasoningContent").text ?? "");
    const call = inputs.get(place);
    if (call !== undefined) call.json += String(maybe(delta, "toolUse").input ?? "");
  }
  told.tools = [...inputs.values()].map(({ name, json }) => ({
    name,
    input: JSON.parse(json || "{}"),
  }));
  return told;
}

function blank(usage: unknown): Told {
  const { inputTokens, outputTokens, cacheReadInputTokens } = object(usage ?? {});
  const input = Number(inputTokens ?? 0) + Number(cacheReadInputTokens ?? 0);
  return { text: "", thinking: "", tools: [], input, output: Number(outputTokens ?? 0) };
}

function compare(seen: Seen, told: Told): void {
  assert.equal(textOf(seen), told.text);
  assert.equal(thinkingOf(seen), told.thinking);
  assert.deepEqual(toolsOf(seen), told.tools);
  assert.equal(seen.ending === "tool", told.tools.length > 0);
  if (told.output === 0) return;
  assert.equal(seen.usage?.prompt, told.input);
  assert.equal(seen.usage?.output, told.output);
}

async function replay(wire: AnyWire, recorded: Recorded, chunking: Chunking = "whole") {
  const streams = recorded.kind === "stream";
  const upstream = createInlineUpstream(() => {
    if (recorded.kind === "stream") return eventStreamOf(cut(recorded.bytes, chunking));
    if (recorded.kind === "reply") return jsonOf(recorded.body);
    const headers = recorded.headers as Record<string, string>;
    return new Response(JSON.stringify(recorded.body), { status: recorded.status, headers });
  });
  const gateway = gatewayOf({
    dialect: streams ? recorded.dialect : "bedrock-converse",
    host: { fetch: upstream.fetch },
  });
  const response = await ask(gateway, pathOf(wire, streams), wire.request("Hi", streams));
  return { status: response.status, text: await response.text() };
}

withShared("recordings of Bedrock", () => {
  const files = filesOf().filter((file) => BEDROCK.test(file) && !/SOURCE/.test(file));
  const all = files.flatMap((file) => recordedIn(file).map((recorded) => ({ file, recorded })));

  test("are many, of every kind", () => {
    const counts = Object.groupBy(
      all,
      ({ recorded }) => recorded.kind === "stream" ? recorded.dialect : recorded.kind,
    );
    assert.ok((counts["bedrock-converse"]?.length ?? 0) >= 19, "streams of Converse");
    assert.ok((counts["anthropic-messages"]?.length ?? 0) >= 5, "Anthropic's events in frames");
    assert.ok((counts.reply?.length ?? 0) >= 15, "whole answers");
    assert.ok((counts.refusal?.length ?? 0) >= 2, "refusals");
  });

  for (const { file, recorded } of all) {
    for (const wire of CLIENT_WIRES) {
      test(`recorded: ${file}, as ${wire.dialect}`, async () => {
        switch (recorded.kind) {
          case "refusal": {
            const { status, text } = await replay(wire, recorded);
            assert.equal(status, recorded.status);
            assert.ok(text.includes(String(recorded.body.message)), text);
            return;
          }
          case "reply": {
            const { text } = await replay(wire, recorded);
            return compare(wire.readReply(object(JSON.parse(text))), toldByReply(recorded.body));
          }
          case "stream": {
            for (const chunking of ["whole", "random", "bytes"] as const) {
              const { text } = await replay(wire, recorded, chunking);
              const seen = readStreamText(wire, text, true);
              if (recorded.dialect === "anthropic-messages") {
                compareInner(seen, recorded.bytes, wire);
              } else compare(seen, toldByEvents(recorded.bytes));
            }
          }
        }
      });
    }
  }
});

/** What a client of Anthropic's wire would read of the events in the chunks. */
function compareInner(seen: Seen, bytes: Uint8Array, wire: AnyWire): void {
  const data = eventsIn(bytes).map(({ body }) => atobText(String(body.bytes)));
  const sse = data.map((one) => `event: ${object(JSON.parse(one)).type}\ndata: ${one}\n\n`).join(
    "",
  );
  const direct = readMessagesStream(readSse(sse).frames, true);
  assert.equal(textOf(seen), textOf(direct));
  assert.deepEqual(toolsOf(seen), toolsOf(direct));
  assert.equal(seen.ending, direct.ending);
  if (wire.dialect === "anthropic-messages") assert.deepEqual(seen, direct);
}

function atobText(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
}
