/**
 * What a client may send to `/v1/pi/stream`: the conversation in Pi's own canonical form.
 *
 * Strict where a slip would otherwise be found by a provider, or by nobody: every role, every part
 * and every option has its type. Members that no part of this dialect reads are let pass.
 *
 * @module
 */

import * as v from "valibot";
import type { JsonObject } from "../../canonical/json.ts";
import { anyObject, optional } from "../read.ts";
import { piOptions } from "./schema_options.ts";
import type { PiRequest } from "./wire.ts";

const text = v.string();

const textPart = v.object({ type: v.literal("text"), text });
const imagePart = v.object({
  type: v.literal("image"),
  data: optional(text),
  mimeType: optional(text),
  detail: optional(text),
  url: optional(text),
  providerFile: optional(v.object({
    provider: v.picklist(["openai", "anthropic", "google"]),
    id: optional(text),
    uri: optional(text),
  })),
});
const parts = v.array(v.variant("type", [textPart, imagePart]));
const content = v.lazy((input) => typeof input === "string" ? text : parts);

/** A body is JSON through and through, so that a block's other members are too. */
const block = v.variant("type", [
  v.looseObject({ type: v.literal("text"), text }),
  v.looseObject({
    type: v.literal("thinking"),
    thinking: text,
    thinkingSignature: optional(text),
    itemId: optional(text),
  }),
  v.looseObject({ type: v.literal("redactedThinking"), data: text }),
  v.looseObject({
    type: v.literal("toolCall"),
    id: v.pipe(text, v.nonEmpty("expected the id of the call")),
    name: v.pipe(text, v.nonEmpty("expected the name of the tool")),
    arguments: optional(anyObject),
    thoughtSignature: optional(text),
    customWireName: optional(text),
    providerMetadata: optional(anyObject),
  }),
  v.looseObject({
    type: v.literal("image"),
    data: optional(text),
    mimeType: optional(text),
    url: optional(text),
  }),
  v.looseObject({ type: v.literal("anthropicServerTool"), block: anyObject }),
  v.looseObject({ type: v.literal("fallback") }),
]) as v.GenericSchema<unknown, JsonObject>;

const message = v.variant("role", [
  v.object({
    role: v.picklist(["user", "developer"]),
    content,
    providerPayload: optional(anyObject),
  }),
  v.object({
    role: v.literal("assistant"),
    content: v.array(block),
    api: optional(text),
    provider: optional(text),
    model: optional(text),
    stopReason: optional(text),
    providerPayload: optional(anyObject),
  }),
  v.object({
    role: v.literal("toolResult"),
    toolCallId: text,
    toolName: optional(text),
    content,
    isError: optional(v.boolean()),
  }),
]);

const tool = v.object({
  name: v.pipe(text, v.nonEmpty("expected the name of the tool")),
  description: optional(text),
  parameters: optional(anyObject),
  strict: optional(v.boolean()),
  deferLoading: optional(v.boolean()),
  customFormat: optional(v.object({ syntax: text, definition: text })),
  customWireName: optional(text),
  native: optional(v.object({ type: text })),
  examples: optional(v.array(v.unknown())),
});

const texts = v.array(text);
const systemPrompt = v.lazy((input) => typeof input === "string" ? text : texts);

/** The body; `saidIn` reads the model and `stream`. */
export const piRequest: v.GenericSchema<unknown, PiRequest> = v.object({
  context: v.object({
    systemPrompt: optional(systemPrompt),
    messages: v.array(message),
    tools: optional(v.array(tool)),
  }),
  options: optional(piOptions),
});
