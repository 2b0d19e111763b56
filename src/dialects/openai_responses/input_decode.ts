/**
 * Reads `input`: a flat list of items becomes turns. Everything a model produced between two things
 * said to it (messages, reasoning, calls, hosted items) is one assistant turn; adjacent tool outputs
 * are one tool turn. A message's `id` and `phase` and a call's item `id` have no canonical place:
 * calls are paired by `call_id`.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { placed } from "../../canonical/place.ts";
import type { AssistantPart, Message, ToolResultPart } from "../../canonical/request.ts";
import { summaryIn } from "./compaction.ts";
import { citationOf } from "./citations.ts";
import { decodeInputParts, decodeOutputParts, short, unknownPart } from "./parts.ts";
import type { WireCall, WireCallOutput, WireItem, WireMessage, WirePart } from "./wire.ts";
import { thinkingOfItem } from "./thinking.ts";
import { flatName } from "./tools.ts";

type Calls = Map<string, WireCall>;

/** The messages that `instructions` and `input` amount to. */
export function decodeInput(
  instructions: string | undefined,
  input: string | WireItem[],
): Message[] {
  const messages: Message[] = [];
  if (instructions !== undefined && instructions !== "") {
    messages.push(textMessage("system", instructions));
  }
  if (typeof input === "string") {
    messages.push(textMessage("user", input));
    return messages;
  }
  const calls: Calls = new Map();
  input.forEach((item, index) => decodeItem(item, `input[${index}]`, messages, calls));
  return messages;
}

function textMessage(role: "system" | "user", text: string): Message {
  const content = [{ type: "text" as const, text }];
  return role === "user" ? { role, content } : { role, authority: "system", content };
}

function decodeItem(item: WireItem, at: string, messages: Message[], calls: Calls): void {
  switch (item.type) {
    case "message":
      return decodeMessage(item, at, messages);
    case "reasoning":
      assistant(messages).push(thinkingOfItem(item));
      return;
    case "call":
      calls.set(item.call_id, item);
      assistant(messages).push(placed(callPart(item), at));
      return;
    case "call_output":
      results(messages).push(placed(resultPart(item, at, calls), at));
      return;
    case "other":
      return decodeOther(item.item, at, messages);
  }
}

function decodeMessage(item: WireMessage, at: string, messages: Message[]): void {
  const path = `${at}.content`;
  switch (item.role) {
    case "assistant":
      assistant(messages).push(...assistantParts(item.content, path));
      return;
    case "user":
      messages.push({ role: "user", content: decodeInputParts(item.content, path) });
      return;
    case "system":
    case "developer":
      messages.push({
        role: "system",
        authority: item.role,
        content: decodeInputParts(item.content, path),
      });
  }
}

/** The assistant turn under way, or a new one. */
function assistant(messages: Message[]): AssistantPart[] {
  const last = messages.at(-1);
  if (last?.role === "assistant") return last.content;
  const content: AssistantPart[] = [];
  messages.push({ role: "assistant", content });
  return content;
}

function results(messages: Message[]): ToolResultPart[] {
  const last = messages.at(-1);
  if (last?.role === "tool") return last.content;
  const content: ToolResultPart[] = [];
  messages.push({ role: "tool", content });
  return content;
}

function assistantParts(content: string | WirePart[], at: string): AssistantPart[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  return content.map((part, index) => {
    const path = `${at}[${index}]`;
    switch (part.type) {
      case "text": {
        const citations = part.annotations?.map(citationOf) ?? [];
        return { type: "text", text: part.text, ...(citations.length > 0 ? { citations } : {}) };
      }
      case "refusal":
        return { type: "refusal", text: part.refusal };
      case "unknown":
        throw unknownPart(part.name, path);
      default:
        throw badRequest(`Cannot read '${path}': an assistant message holds no ${part.type}`, path);
    }
  });
}

function callPart(item: WireCall): AssistantPart {
  return {
    type: "tool_call",
    id: item.call_id,
    name: flatName(item.name, item.namespace),
    arguments: item.arguments,
    format: item.format,
  };
}

function resultPart(item: WireCallOutput, at: string, calls: Calls): ToolResultPart {
  const call = calls.get(item.call_id);
  return {
    type: "tool_result",
    callId: item.call_id,
    ...(call === undefined ? {} : { name: flatName(call.name, call.namespace) }),
    format: call?.format ?? item.format,
    content: decodeOutputParts(item.output, `${at}.output`),
  };
}

/** Items that the caller adds, as opposed to those the model or the provider produced. */
const CALLER_ITEMS: ReadonlySet<string> = new Set([
  "mcp_approval_response",
  "tool_search_output",
  "additional_tools",
  "configuration_update",
  "compaction_trigger",
]);

const PROVIDER_ITEMS: ReadonlySet<string> = new Set([
  "mcp_list_tools",
  "mcp_approval_request",
  "program",
  "program_output",
  "compaction",
  "compaction_summary",
]);

function decodeOther(item: JsonObject, at: string, messages: Message[]): void {
  const type = typeof item.type === "string" ? item.type : undefined;
  if (type === "item_reference" || (type === undefined && typeof item.id === "string")) {
    throw badRequest(
      `Cannot use '${at}': no item of that id is kept here, send it whole (clients do with store: false)`,
      at,
    );
  }
  if (type === undefined) throw badRequest(`Cannot read '${at}': expected a type or a role`, at);
  const summary = type === "compaction" ? summaryIn(item) : undefined;
  if (summary !== undefined) {
    messages.push(textMessage("user", summary));
    return;
  }
  const part = { type: "hosted" as const, origin: "openai-responses" as const, item };
  if (CALLER_ITEMS.has(type) || type.endsWith("_call_output")) {
    messages.push({ role: "user", content: [part] });
  } else if (PROVIDER_ITEMS.has(type) || type.endsWith("_call")) {
    assistant(messages).push(part);
  } else {
    throw badRequest(`Cannot read '${at}': items of type '${short(type)}' are unknown`, at);
  }
}
