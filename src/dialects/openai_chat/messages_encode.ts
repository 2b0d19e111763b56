/**
 * The conversation, to the wire.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type {
  AssistantPart,
  DocumentPart,
  ImagePart,
  Message,
  RedactedThinkingPart,
  TextPart,
  ThinkingPart,
  ToolCallPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import { fitCallId } from "../call_ids.ts";
import type { WireProfile } from "../dialect.ts";
import { inputArguments } from "../free_form.ts";
import { markLast } from "./cache.ts";
import type { Drop } from "./drop.ts";
import { contentOf, writeInput, writeMedia, writeText } from "./parts_encode.ts";
import { writeReasoning } from "./reasoning_encode.ts";

/** Writes the messages in order. What is written for one depends on no later turn. */
export function writeMessages(
  messages: readonly Message[],
  profile: WireProfile,
  drop: Drop,
): JsonObject[] {
  const written: JsonObject[] = [];
  const say = (message: JsonObject): void => {
    const bridge = profile.afterResults;
    if (bridge !== undefined && message.role === "user" && written.at(-1)?.role === "tool") {
      written.push({ role: "assistant", content: bridge });
    }
    written.push(message);
  };
  const leading = leadingCount(messages, profile);
  const instructions: JsonObject[] = [];
  messages.forEach((message, index) => {
    const path = `messages[${index}].content`;
    switch (message.role) {
      case "system": {
        const parts = writeInput(message.content, path, profile, drop);
        if (index < leading) {
          instructions.push(...parts);
          if (index < leading - 1) return;
        }
        const leads = index < leading;
        return say({
          role: roleOf(message, leads, profile, drop),
          content: contentOf(leads ? instructions : parts, profile),
        });
      }
      case "user":
        return say({
          role: "user",
          content: contentOf(writeInput(message.content, path, profile, drop), profile),
          ...nameOf(message, profile, drop),
        });
      case "assistant":
        return writeTurn(message.content, nameOf(message, profile, drop), profile, drop).forEach(
          say,
        );
      case "tool":
        writeResults(message.content, path, profile, drop).forEach(say);
    }
  });
  return written;
}

/** How many leading instructions are told as one message. */
function leadingCount(messages: readonly Message[], { system = "anywhere" }: WireProfile): number {
  if (system === "anywhere") return 0;
  const first = messages.findIndex(({ role }) => role !== "system");
  return first < 0 ? messages.length : first;
}

/** Where later instructions are refused they keep their place and lose their authority. */
function roleOf(
  { authority }: { authority: "system" | "developer" },
  leads: boolean,
  { system, developerRole }: WireProfile,
  drop: Drop,
): string {
  if (system === "first" && !leads) {
    drop("system_position");
    return "user";
  }
  return developerRole === true ? authority : "system";
}

/** A call, as it stands in a message of either direction. `""` is no JSON, and hosts parse it. */
export function writeCall(call: ToolCallPart): JsonObject {
  return call.format === "text"
    ? { id: call.id, type: "custom", custom: { name: call.name, input: call.arguments } }
    : {
      id: call.id,
      type: "function",
      function: { name: call.name, arguments: call.arguments || "{}" },
    };
}

/** A call as the host takes it. */
function writeHostCall(call: ToolCallPart, profile: WireProfile): JsonObject {
  const fitted = { ...call, id: hostId(call.id, profile) };
  return call.format === "text" && profile.customTools !== true
    ? writeCall({ ...fitted, format: "json", arguments: inputArguments(call.arguments) })
    : writeCall(fitted);
}

function hostId(id: string, { callIds }: WireProfile): string {
  return callIds === undefined ? id : fitCallId(id, callIds);
}

function nameOf(
  { name }: { name?: string },
  { names = true }: WireProfile,
  drop: Drop,
): JsonObject {
  if (name === undefined) return {};
  if (!names) drop("name");
  return names ? { name } : {};
}

/** One assistant message, or none when nothing of the turn is left. */
function writeTurn(
  parts: readonly AssistantPart[],
  name: JsonObject,
  profile: WireProfile,
  drop: Drop,
): JsonObject[] {
  const words: JsonObject[] = [];
  const calls: JsonObject[] = [];
  const thoughts: (ThinkingPart | RedactedThinkingPart)[] = [];
  let refusal = "";
  for (const part of parts) {
    switch (part.type) {
      case "text":
        // The wire shows citations in answers and takes none back.
        if (part.citations?.length) drop("citations");
        words.push(writeText(part, profile, drop));
        break;
      case "refusal":
        refusal += part.text;
        break;
      case "tool_call":
        if (part.cache !== undefined) drop("cache_control");
        calls.push(writeHostCall(part, profile));
        break;
      case "thinking":
      case "redacted_thinking":
        thoughts.push(part);
        break;
      case "image":
        // The vendor's wire has no place for a picture that the model made.
        drop("images");
        break;
      case "hosted":
        drop(typeof part.item.type === "string" ? part.item.type : "hosted");
    }
  }
  const { members, lead } = writeReasoning(thoughts, calls.length > 0, profile, drop);
  if (lead !== "") words.splice(0, 1, { type: "text", ...words[0], text: lead + textIn(words[0]) });
  if (words.length + calls.length + Object.keys(members).length + refusal.length === 0) return [];
  return [{
    role: "assistant",
    content: words.length === 0 ? null : contentOf(words, profile),
    ...name,
    ...members,
    ...(refusal === "" ? {} : { refusal }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  }];
}

function textIn(part?: JsonObject): string {
  return typeof part?.text === "string" ? part.text : "";
}

/** A run of results; the wire's tool messages hold text alone, so the rest follows as the user's. */
function writeResults(
  results: readonly ToolResultPart[],
  path: string,
  profile: WireProfile,
  drop: Drop,
): JsonObject[] {
  const written: JsonObject[] = [];
  const attached: JsonObject[] = [];
  results.forEach((result, index) => {
    if (result.isError === true) drop("is_error");
    const id = hostId(result.callId, profile);
    const words: JsonObject[] = [];
    const media: JsonObject[] = [];
    result.content.forEach((part, at) => {
      const into = isWords(part) ? words : media;
      into.push(...writeResultPart(part, `${path}[${index}].content[${at}]`, profile, drop));
    });
    if (media.length > 0) {
      attached.push({ type: "text", text: `Attached to the result of ${id}:` }, ...media);
      if (words.length === 0) words.push({ type: "text", text: "The result is attached below." });
    }
    markLast(words, result.cache, profile, drop);
    const name = profile.resultNames === true && result.name !== undefined
      ? { name: result.name }
      : {};
    written.push({ role: "tool", tool_call_id: id, ...name, content: contentOf(words, profile) });
  });
  if (attached.length > 0) written.push({ role: "user", content: attached });
  return written;
}

type ResultContent = TextPart | ImagePart | DocumentPart;

/** Text, and documents that are told as text. */
function isWords(part: ResultContent): boolean {
  return part.type === "text" || (part.type === "document" && part.source.type === "text");
}

function writeResultPart(
  part: ResultContent,
  path: string,
  profile: WireProfile,
  drop: Drop,
): JsonObject[] {
  return part.type === "text"
    ? [writeText(part, profile, drop)]
    : writeMedia(part, path, profile, drop);
}
