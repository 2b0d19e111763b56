/**
 * The conversation, from the wire.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { placed } from "../../canonical/place.ts";
import type {
  AssistantPart,
  Message,
  ToolCallPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import { readInput, readResult, readString, readText } from "./parts_decode.ts";
import type { Drop } from "./drop.ts";
import { weave } from "./weave.ts";
import type {
  WireAssistantMessage,
  WireCustomCall,
  WireFunctionCall,
  WireFunctionMessage,
  WireMessage,
  WireToolMessage,
} from "./wire.ts";

/** What results are matched with. */
interface Calls {
  byId: Map<string, ToolCallPart>;
  /** The older wire has no ids: a result belongs to the latest call of that name. */
  byName: Map<string, ToolCallPart>;
}

/** Reads the messages in order; results that stand together share one `tool` message. */
export function readMessages(messages: readonly WireMessage[], drop: Drop): Message[] {
  const calls: Calls = { byId: new Map(), byName: new Map() };
  const read: Message[] = [];
  messages.forEach((message, index) => {
    const path = `messages[${index}]`;
    switch (message.role) {
      case "tool":
        addResult(read, placed(readToolMessage(message, calls, path), path));
        return;
      case "function":
        addResult(read, placed(readFunctionMessage(message, calls, path), path));
        return;
      case "assistant":
        read.push(named(message, { role: message.role, content: readTurn(message, calls, path) }));
        return;
      case "user":
        read.push(
          named(message, {
            role: message.role,
            content: readInput(message.content, `${path}.content`),
          }),
        );
        return;
      default:
        if (message.name !== undefined) drop("name");
        read.push({
          role: "system",
          authority: message.role,
          content: readInput(message.content, `${path}.content`),
        });
    }
  });
  return read;
}

function named<T extends Message & { name?: string }>(
  from: { name?: string | undefined },
  to: T,
): T {
  if (from.name !== undefined && from.name !== "") to.name = from.name;
  return to;
}

function addResult(messages: Message[], result: ToolResultPart): void {
  const last = messages.at(-1);
  if (last?.role === "tool") last.content.push(result);
  else messages.push({ role: "tool", content: [result] });
}

function readTurn(message: WireAssistantMessage, calls: Calls, path: string): AssistantPart[] {
  if (message.audio !== undefined) {
    throw badRequest(
      `Cannot translate '${path}.audio': only the vendor that stored the sound knows it`,
      `${path}.audio`,
    );
  }
  const words = readWords(message);
  const parts = hasReasoning(message) ? weave(reasoningFields(message), words) : words;
  message.tool_calls?.forEach((call, index) =>
    parts.push(placed(remember(readCall(call), calls), `${path}.tool_calls[${index}]`))
  );
  if (message.function_call !== undefined) {
    // Made up from the place in the conversation, so that a longer conversation says the same.
    const id = `call_${path.replace(/\D/g, "")}`;
    const { name, arguments: text = "" } = message.function_call;
    parts.push(
      placed(
        remember({ type: "tool_call", id, name, arguments: text, format: "json" }, calls),
        `${path}.function_call`,
      ),
    );
  }
  return parts;
}

function readWords({ content, refusal }: WireAssistantMessage): AssistantPart[] {
  const words: AssistantPart[] = typeof content === "object"
    ? content.map((part) =>
      part.type === "text" ? readText(part) : { type: "refusal", text: part.refusal }
    )
    : readString(content);
  if (refusal !== undefined && refusal !== "") words.push({ type: "refusal", text: refusal });
  return words;
}

function hasReasoning(message: WireAssistantMessage): boolean {
  return message.reasoning_content !== undefined || message.reasoning !== undefined ||
    message.reasoning_details !== undefined;
}

function reasoningFields(message: WireAssistantMessage): JsonObject {
  const { reasoning_content, reasoning, reasoning_details } = message;
  return { reasoning_content, reasoning, reasoning_details };
}

function readCall(call: WireFunctionCall | WireCustomCall): ToolCallPart {
  if (call.type === "custom") {
    const { name, input = "" } = call.custom;
    return { type: "tool_call", id: call.id, name, arguments: input, format: "text" };
  }
  const { name, arguments: text = "" } = call.function;
  return { type: "tool_call", id: call.id, name, arguments: text, format: "json" };
}

function remember(call: ToolCallPart, calls: Calls): ToolCallPart {
  calls.byId.set(call.id, call);
  calls.byName.set(call.name, call);
  return call;
}

function readToolMessage(message: WireToolMessage, calls: Calls, path: string): ToolResultPart {
  const call = calls.byId.get(message.tool_call_id);
  const name = call?.name ?? (message.name || undefined);
  return {
    type: "tool_result",
    callId: message.tool_call_id,
    ...(name === undefined ? {} : { name }),
    format: call?.format ?? "json",
    content: readResult(message.content, `${path}.content`),
  };
}

function readFunctionMessage(
  { name, content }: WireFunctionMessage,
  calls: Calls,
  path: string,
): ToolResultPart {
  const call = calls.byName.get(name);
  if (call === undefined) {
    throw badRequest(`Cannot read '${path}': no call of the function '${name}' precedes it`, path);
  }
  return {
    type: "tool_result",
    callId: call.id,
    name,
    format: call.format,
    content: readResult(content, `${path}.content`),
  };
}
