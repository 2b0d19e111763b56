/**
 * A client's stream.
 *
 * On this wire one block is open at a time and blocks are numbered without gaps, so a block that
 * begins while another is open waits for it, and what {@link encodeBlockStart} has no place for gets
 * no number. Each kind of event becomes exactly one frame; what frames of one block have in common
 * is written once a block.
 *
 * @module
 */

import type { CanonicalEvent, FinishEvent, SignatureEvent } from "../../canonical/event.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { AssistantPart, Citation } from "../../canonical/request.ts";
import type { Usage } from "../../canonical/usage.ts";
import type { AnswerContext, StreamEncoder } from "../dialect.ts";
import { namedEvent } from "../sse_text.ts";
import { encodeBlockStart, encodeSignature } from "./blocks.ts";
import { encodeCitation } from "./citations.ts";
import { encodeStreamFault } from "./fault.ts";
import { encodeFinish } from "./finish.ts";
import { emptyMessage } from "./message.ts";
import { encodeDeltaUsage } from "./usage.ts";

type BlockEvent = Extract<CanonicalEvent, { index: number }>;

/** A canonical block on its way to the wire. */
interface Block {
  part: AssistantPart;
  /** The block as it begins on the wire; `undefined` for one that is left out. */
  start: JsonObject | undefined;
  /** The number it has on the wire, once it is open. */
  number: number;
  /** What comes before and after the text of its commonest delta. */
  before: string;
  after: string;
  /** Events that wait until the block is open. */
  waiting: BlockEvent[];
}

/** Creates an encoder for one stream; see {@link Dialect.createStreamEncoder}. */
export function createStreamEncoder(context: AnswerContext): StreamEncoder {
  const blocks = new Map<number, Block>();
  const queue: Block[] = [];
  let current: Block | undefined;
  let nextNumber = context.passed ?? 0;
  let started = context.passed !== undefined;
  let done = false;
  const content = { callsTools: false, refuses: false };
  let usage: Usage | undefined;

  function step(event: CanonicalEvent): string {
    if (done) return "";
    switch (event.type) {
      case "start":
        return messageStart(event.id, event.usage);
      case "usage":
        usage = event.usage;
        return "";
      case "finish":
        done = true;
        return messageStart() + closeAll() + messageEnd(event);
      case "fault":
        done = true;
        return encodeStreamFault(event.fault);
      case "block_start":
        return messageStart() + onBlockStart(event.index, event.part);
      default:
        return onBlockEvent(event);
    }
  }

  function messageStart(id?: string, known?: Usage): string {
    if (started) return "";
    started = true;
    usage = known;
    const message = emptyMessage(id, known, context);
    return namedEvent("message_start", JSON.stringify({ type: "message_start", message }));
  }

  function onBlockStart(index: number, part: AssistantPart): string {
    if (part.type === "tool_call") content.callsTools = true;
    if (part.type === "refusal") content.refuses = true;
    const start = encodeBlockStart(part);
    const block = { part, start, number: -1, before: "", after: "", waiting: [] };
    blocks.set(index, block);
    if (start === undefined) return "";
    if (current !== undefined) {
      queue.push(block);
      return "";
    }
    return openBlock(block);
  }

  function openBlock(block: Block): string {
    current = block;
    block.number = nextNumber++;
    const delta = commonDelta(block.part);
    block.before = "event: content_block_delta\n" +
      `data: {"type":"content_block_delta","index":${block.number},"delta":{${delta}`;
    block.after = "}}\n\n";
    return blockStartFrames(block);
  }

  function onBlockEvent(event: BlockEvent): string {
    const block = blocks.get(event.index);
    if (block?.start === undefined) return "";
    if (block !== current) {
      block.waiting.push(event);
      return "";
    }
    if (event.type === "block_stop") return stopBlock(event.index, block);
    return blockFrame(block, event);
  }

  function stopBlock(index: number, block: Block): string {
    blocks.delete(index);
    current = undefined;
    let text = callEnd(block) + stopFrame(block.number);
    const next = queue.shift();
    if (next === undefined) return text;
    text += openBlock(next);
    for (const event of next.waiting.splice(0)) text += onBlockEvent(event);
    return text;
  }

  /** The grammar has every block stopped by now; a stream that breaks it is closed all the same. */
  function closeAll(): string {
    let text = "";
    for (const index of [...blocks.keys()]) text += onBlockEvent({ type: "block_stop", index });
    return text;
  }

  function messageEnd(event: FinishEvent): string {
    const delta = { ...encodeFinish(event.finish, content), container: null };
    const counts = event.usage ?? usage;
    const body = { type: "message_delta", delta, usage: deltaUsage(counts) };
    return namedEvent("message_delta", JSON.stringify(body)) +
      namedEvent("message_stop", '{"type":"message_stop"}');
  }

  return { step };
}

/** Counts that nobody told leave those of the beginning as they are. */
function deltaUsage(usage: Usage | undefined): JsonObject {
  if (usage !== undefined) return encodeDeltaUsage(usage);
  return {
    input_tokens: null,
    cache_creation_input_tokens: null,
    cache_read_input_tokens: null,
    output_tokens: 0,
    output_tokens_details: null,
    server_tool_use: null,
  };
}

/** The members of a block's commonest delta, up to its text. */
function commonDelta(part: AssistantPart): string {
  switch (part.type) {
    case "thinking":
      return '"type":"thinking_delta","thinking":';
    case "tool_call":
      return '"type":"input_json_delta","partial_json":';
    default:
      return '"type":"text_delta","text":';
  }
}

/** The API streams the input of its server tools, and SDKs put it together from deltas. */
function blockStartFrames(block: Block): string {
  const { part, start, number } = block;
  if (
    part.type === "hosted" && part.item.type === "server_tool_use" && isJsonObject(part.item.input)
  ) {
    const input = JSON.stringify(part.item.input);
    return startFrame(number, { ...part.item, input: {} }) +
      deltaFrame(number, { type: "input_json_delta", partial_json: input });
  }
  const text = startFrame(number, start ?? {});
  // A free-form call is told as a function of one string, whose JSON is written round its deltas.
  return isFreeForm(part) ? text + block.before + JSON.stringify('{"input":"') + block.after : text;
}

function callEnd(block: Block): string {
  return isFreeForm(block.part) ? block.before + JSON.stringify('"}') + block.after : "";
}

function isFreeForm(part: AssistantPart): boolean {
  return part.type === "tool_call" && part.format === "text";
}

function blockFrame(block: Block, event: BlockEvent): string {
  switch (event.type) {
    case "text_delta":
    case "thinking_delta":
    case "refusal_delta":
      return block.before + JSON.stringify(event.text) + block.after;
    case "arguments_delta": {
      const text = isFreeForm(block.part) ? JSON.stringify(event.text).slice(1, -1) : event.text;
      return block.before + JSON.stringify(text) + block.after;
    }
    case "signature":
      return signatureFrame(block, event);
    case "citation":
      return citationFrame(block.number, event.citation);
    default:
      return "";
  }
}

/** An empty signature is what the block began with. */
function signatureFrame(block: Block, event: SignatureEvent): string {
  const id = block.part.type === "thinking" ? block.part.id : undefined;
  const signature = encodeSignature({
    signature: event.signature,
    origin: event.origin,
    ...(id === undefined ? {} : { id }),
  });
  return signature === "" ? "" : deltaFrame(block.number, { type: "signature_delta", signature });
}

function citationFrame(number: number, citation: Citation): string {
  const encoded = encodeCitation(citation);
  if (encoded === undefined) return "";
  return deltaFrame(number, { type: "citations_delta", citation: encoded });
}

function startFrame(index: number, content_block: JsonObject): string {
  const body = { type: "content_block_start", index, content_block };
  return namedEvent("content_block_start", JSON.stringify(body));
}

function deltaFrame(index: number, delta: JsonObject): string {
  const body = { type: "content_block_delta", index, delta };
  return namedEvent("content_block_delta", JSON.stringify(body));
}

function stopFrame(index: number): string {
  return namedEvent("content_block_stop", JSON.stringify({ type: "content_block_stop", index }));
}
