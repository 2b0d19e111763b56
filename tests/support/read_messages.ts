/**
 * Reads Anthropic Messages answers as a strict client would.
 *
 * @module
 */

import assert from "node:assert/strict";
import { count, type Json, maybe, object, objects, string } from "./json.ts";
import { readFault } from "./read_fault.ts";
import { type Ending, type Seen, type SeenPart, type SeenUsage, StreamBroken } from "./seen.ts";
import type { Frame } from "./sse.ts";

const ENDINGS: Readonly<Record<string, Ending>> = {
  end_turn: "stop",
  stop_sequence: "stop",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  tool_use: "tool",
  refusal: "filter",
  pause_turn: "pause",
  compaction: "pause",
};

/** A block that streams; `json` holds the pieces of a tool's input. */
interface Open {
  block: Json;
  json: string;
}

/** Reads a stream. */
export function readMessagesStream(frames: Frame[], strict: boolean): Seen {
  let message: Json | undefined;
  let usage: Json = {};
  let reason: string | undefined;
  let stopped = false;
  const blocks: Open[] = [];
  const open = new Set<number>();
  const parts = (): SeenPart[] => blocks.map((block) => partOf(block.block, block.json));

  for (const frame of frames) {
    const event = object(JSON.parse(frame.data), "event");
    if (strict) assert.equal(frame.event, event.type, "the event field tells the type");
    assert.ok(!stopped, "nothing may follow message_stop");
    if (event.type === "error") {
      throw new StreamBroken(parts(), readFault("anthropic-messages", event));
    }
    // Clients pass over events of a host's own, wherever they stand.
    const known = strict || /^(?:message|content_block)_/.test(String(event.type));
    if (known && event.type !== "message_start" && event.type !== "ping") {
      assert.ok(message, "message_start comes first");
    }
    switch (event.type) {
      case "ping":
        break;
      case "message_start":
        assert.equal(message, undefined, "message_start comes once");
        message = object(event.message, "message");
        usage = { ...object(message.usage, "message.usage") };
        if (strict) checkStart(message);
        for (const block of objects(message.content ?? [])) blocks.push({ block, json: "" });
        if (message.stop_reason) reason = string(message.stop_reason);
        break;
      case "content_block_start": {
        const index = count(event.index);
        assert.equal(index, blocks.length, "block indexes count up");
        if (strict) assert.equal(open.size, 0, "one block at a time");
        blocks.push({ block: { ...object(event.content_block) }, json: "" });
        open.add(index);
        break;
      }
      case "content_block_delta": {
        assert.ok(open.has(count(event.index)), "deltas are for open blocks");
        const block = blocks[count(event.index)];
        if (block) applyDelta(block, object(event.delta), strict);
        break;
      }
      case "content_block_stop":
        assert.ok(open.delete(count(event.index)), "a block is stopped once");
        break;
      case "message_delta":
        if (strict) assert.equal(reason, undefined, "message_delta comes once");
        if (strict) assert.equal(open.size, 0, "every block is stopped before the end");
        if (strict || maybe(event, "delta").stop_reason) {
          reason = string(maybe(event, "delta").stop_reason, "stop_reason");
        }
        for (const [key, value] of Object.entries(maybe(event, "usage"))) {
          if (value !== null) usage[key] = value;
        }
        break;
      case "message_stop":
        stopped = true;
        break;
      default:
        assert.ok(!strict, `unknown event ${String(event.type)}`);
    }
  }
  if (!stopped || reason === undefined) throw new StreamBroken(parts());
  return {
    id: string(message?.id),
    model: string(message?.model),
    parts: parts(),
    ending: endingOf(reason, strict),
    usage: usageOf(usage),
  };
}

function checkStart(message: Json): void {
  assert.equal(message.type, "message");
  assert.equal(message.role, "assistant");
  assert.deepEqual(message.content, []);
  assert.equal(message.stop_reason, null);
  assert.equal(message.stop_sequence, null);
}

const DELTAS: Readonly<Record<string, readonly string[]>> = {
  text: ["text_delta", "citations_delta"],
  thinking: ["thinking_delta", "signature_delta"],
  tool_use: ["input_json_delta"],
  server_tool_use: ["input_json_delta"],
};

function applyDelta(open: Open, delta: Json, strict: boolean): void {
  const { block } = open;
  if (strict) {
    const allowed = DELTAS[string(block.type)] ?? [];
    assert.ok(allowed.includes(string(delta.type)), `${delta.type} in a ${block.type} block`);
  }
  switch (delta.type) {
    case "text_delta":
      if (strict) assert.notEqual(delta.text, "", "no empty deltas");
      block.text = String(block.text ?? "") + string(delta.text);
      break;
    case "thinking_delta":
      block.thinking = String(block.thinking ?? "") + string(delta.thinking);
      break;
    case "signature_delta":
      block.signature = string(delta.signature);
      break;
    case "input_json_delta":
      open.json += string(delta.partial_json);
  }
}

function partOf(block: Json, json: string): SeenPart {
  switch (block.type) {
    case "text":
      return { type: "text", text: string(block.text) };
    case "thinking": {
      const signature = typeof block.signature === "string" ? block.signature : "";
      return {
        type: "thinking",
        text: string(block.thinking),
        ...(signature ? { signature } : {}),
      };
    }
    case "tool_use":
      return {
        type: "tool",
        id: string(block.id),
        name: string(block.name),
        arguments: json === "" ? JSON.stringify(block.input) : json,
      };
    default:
      return { type: "other", name: string(block.type) };
  }
}

/** Reads a whole answer. */
export function readMessagesReply(body: Json): Seen {
  assert.equal(body.type, "message");
  assert.equal(body.role, "assistant");
  return {
    id: string(body.id),
    model: string(body.model),
    parts: objects(body.content).map((block) => partOf(block, "")),
    ending: endingOf(string(body.stop_reason), true),
    usage: usageOf(object(body.usage)),
  };
}

function endingOf(reason: string, strict: boolean): Ending {
  const ending = ENDINGS[reason];
  if (ending === undefined && strict) throw new Error(`Unknown stop_reason ${reason}`);
  return ending ?? "stop";
}

function usageOf(usage: Json): SeenUsage {
  const cached = count(usage.cache_read_input_tokens);
  const reasoning = maybe(usage, "output_tokens_details").thinking_tokens;
  const seen: SeenUsage = {
    prompt: count(usage.input_tokens) + cached + count(usage.cache_creation_input_tokens),
    cached,
    output: count(usage.output_tokens),
  };
  if (typeof reasoning === "number") seen.reasoning = reasoning;
  return seen;
}
