/**
 * A client of each wire that keeps a conversation the way the vendors' SDKs do: it takes an answer,
 * streamed or whole, adds it to the history as it came, answers the calls, and asks again.
 *
 * @module
 */

import type { PartWire } from "../../src/dialects/parts_table.ts";
import { type Json, object, objects, string } from "../support/json.ts";
import { readSse } from "../support/sse.ts";

/** A client of one wire, with the turns of its conversation. */
export interface Client {
  /** The body of a request with all turns so far, for a thinking model with one tool. */
  body(model: string, stream: boolean): Json;
  say(text: string): void;
  /** Keeps an answer; answers its calls with `result` and tells whether there were any. */
  keep(answer: string, stream: boolean, result: string): boolean;
}

const SCHEMA = { type: "object", properties: { city: { type: "string" } } };
const TOOL = "get_weather";
const SYSTEM = "Answer in one sentence.";

/** Creates a client of `wire`. */
export function createClient(wire: PartWire): Client {
  return CLIENTS[wire]();
}

const CLIENTS: Readonly<Record<PartWire, () => Client>> = {
  chat: createChat,
  responses: createResponses,
  messages: createMessages,
  gemini: createGemini,
};

function dataOf(text: string): Json[] {
  return readSse(text).frames
    .filter(({ data }) => data !== "[DONE]")
    .map(({ data }) => object(JSON.parse(data)));
}

function createChat(): Client {
  const messages: Json[] = [];

  function accumulate(chunks: Json[]): Json {
    const message: Json = { role: "assistant", content: null };
    const calls: Json[] = [];
    const details: Json[] = [];
    const add = (key: string, text: unknown): void => {
      if (typeof text === "string" && text !== "") {
        message[key] = `${(message[key] as string | null | undefined) ?? ""}${text}`;
      }
    };
    for (const chunk of chunks) {
      const delta = object(objects(chunk.choices)[0]?.delta ?? {});
      for (const key of ["content", "reasoning_content", "reasoning"]) add(key, delta[key]);
      details.push(...objects(delta.reasoning_details ?? []));
      for (const piece of objects(delta.tool_calls ?? [])) {
        const at = Number(piece.index);
        const called = object(piece.function ?? {});
        const call = calls[at] ??= { id: piece.id, type: "function", function: { arguments: "" } };
        const into = object(call.function);
        if (called.name !== undefined) into.name = called.name;
        into.arguments = `${string(into.arguments)}${String(called.arguments ?? "")}`;
      }
    }
    if (details.length > 0) message.reasoning_details = mergeDetails(details);
    if (calls.length > 0) message.tool_calls = calls;
    return message;
  }

  return {
    body: (model, stream) => ({
      model,
      messages: [{ role: "system", content: SYSTEM }, ...messages],
      tools: [{ type: "function", function: { name: TOOL, parameters: SCHEMA } }],
      reasoning_effort: "medium",
      ...(stream ? { stream } : {}),
    }),
    say: (content) => void messages.push({ role: "user", content }),
    keep(answer, stream, result) {
      const message = stream
        ? accumulate(dataOf(answer))
        : object(objects(object(JSON.parse(answer)).choices)[0]?.message);
      messages.push(message);
      const calls = objects(message.tool_calls ?? []);
      for (const { id } of calls) {
        messages.push({ role: "tool", tool_call_id: id, content: result });
      }
      return calls.length > 0;
    },
  };
}

/** Pieces of one entry have its index; a host's SDK puts them together. */
function mergeDetails(pieces: Json[]): Json[] {
  const merged: Json[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last === undefined || last.index !== piece.index || last.type !== piece.type) {
      merged.push({ ...piece });
      continue;
    }
    // Ours are repeated whole; others grow.
    if (piece.format === "sluice") Object.assign(last, piece);
    else {
      for (const [key, value] of Object.entries(piece)) {
        const before = last[key];
        const grows = ["text", "summary", "data"].includes(key) && typeof before === "string";
        if (value !== null) last[key] = grows ? `${before}${String(value)}` : value;
      }
    }
  }
  return merged;
}

function createMessages(): Client {
  const messages: Json[] = [];

  function accumulate(events: Json[]): Json[] {
    const blocks: Json[] = [];
    for (const event of events) {
      const at = Number(event.index);
      if (event.type === "content_block_start") {
        blocks[at] = { ...object(event.content_block), json: "" };
      }
      if (event.type !== "content_block_delta") continue;
      const block = object(blocks[at]);
      const delta = object(event.delta);
      switch (delta.type) {
        case "text_delta":
          block.text = `${string(block.text)}${string(delta.text)}`;
          break;
        case "thinking_delta":
          block.thinking = `${string(block.thinking)}${string(delta.thinking)}`;
          break;
        case "signature_delta":
          block.signature = delta.signature;
          break;
        case "input_json_delta":
          block.json = `${string(block.json)}${string(delta.partial_json)}`;
      }
    }
    return blocks.map(({ json, ...block }) =>
      block.type === "tool_use" ? { ...block, input: JSON.parse(string(json) || "{}") } : block
    );
  }

  return {
    body: (model, stream) => ({
      model,
      max_tokens: 8000,
      system: [{ type: "text", text: SYSTEM, cache_control: { type: "ephemeral" } }],
      messages,
      tools: [{ name: TOOL, input_schema: SCHEMA }],
      thinking: { type: "enabled", budget_tokens: 4000 },
      ...(stream ? { stream } : {}),
    }),
    say: (content) => void messages.push({ role: "user", content }),
    keep(answer, stream, result) {
      const content = stream
        ? accumulate(dataOf(answer))
        : objects(object(JSON.parse(answer)).content);
      messages.push({ role: "assistant", content });
      const calls = content.filter(({ type }) => type === "tool_use");
      if (calls.length === 0) return false;
      messages.push({
        role: "user",
        content: calls.map(({ id }) => ({ type: "tool_result", tool_use_id: id, content: result })),
      });
      return true;
    },
  };
}

function createResponses(): Client {
  const input: Json[] = [];
  return {
    body: (model, stream) => ({
      model,
      instructions: SYSTEM,
      input,
      store: false,
      include: ["reasoning.encrypted_content"],
      tools: [{ type: "function", name: TOOL, parameters: SCHEMA, strict: false }],
      reasoning: { effort: "medium", summary: "auto" },
      ...(stream ? { stream } : {}),
    }),
    say: (content) => void input.push({ type: "message", role: "user", content }),
    keep(answer, stream, result) {
      // The vendor encrypts anew wherever it repeats itself: an item is as it was when it was done.
      const output = stream
        ? dataOf(answer)
          .filter(({ type }) => type === "response.output_item.done")
          .map(({ item }) => object(item))
        : objects(object(JSON.parse(answer)).output);
      const calls = output.filter(({ type }) => type === "function_call");
      input.push(
        ...output,
        ...calls.map(({ call_id }) => ({ type: "function_call_output", call_id, output: result })),
      );
      return calls.length > 0;
    },
  };
}

function createGemini(): Client {
  const contents: Json[] = [];
  return {
    body: () => ({
      systemInstruction: { parts: [{ text: SYSTEM }] },
      contents,
      tools: [{ functionDeclarations: [{ name: TOOL, parametersJsonSchema: SCHEMA }] }],
      generationConfig: { thinkingConfig: { includeThoughts: true, thinkingLevel: "HIGH" } },
    }),
    say: (text) => void contents.push({ role: "user", parts: [{ text }] }),
    keep(answer, stream, result) {
      const chunks = stream ? dataOf(answer) : [object(JSON.parse(answer))];
      const turns = chunks.map((chunk) => {
        const candidate = objects(chunk.candidates ?? [])[0];
        return objects(object(candidate?.content ?? {}).parts ?? []);
      });
      // The vendor's SDK keeps a turn for each chunk.
      for (const parts of turns) if (parts.length > 0) contents.push({ role: "model", parts });
      const parts = turns.flat();
      const calls = parts.flatMap(({ functionCall }) => functionCall ? [object(functionCall)] : []);
      if (calls.length === 0) return false;
      contents.push({
        role: "user",
        parts: calls.map(({ id, name }) => ({
          functionResponse: {
            ...(id === undefined ? {} : { id }),
            name,
            response: { output: result },
          },
        })),
      });
      return true;
    },
  };
}
