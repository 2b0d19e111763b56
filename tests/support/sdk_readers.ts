/**
 * The vendors' own SDKs as readers of a stream: what their accumulators make of it, or the error
 * they throw.
 *
 * @module
 */

import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";
import type { WireId } from "./dialects.ts";
import { type Json, object, objects, string } from "./json.ts";

/** What an SDK's user gets of an answer. */
export interface Accumulated {
  text: string;
  tools: { name: string; input: unknown }[];
}

/** Reads the text of a stream by the SDK of `wire`; rejects with the SDK's own error. */
export function accumulate(wire: WireId, stream: string): Promise<Accumulated> {
  return SDKS[wire](() =>
    Promise.resolve(new Response(stream, { headers: { "content-type": "text/event-stream" } }))
  );
}

type Fetch = () => Promise<Response>;

const URL = "http://gateway.invalid";
const KEY = "sk-test";
const OPTIONS = { apiKey: KEY, maxRetries: 0, logLevel: "off" as const };

const SDKS: Readonly<Record<WireId, (fetch: Fetch) => Promise<Accumulated>>> = {
  async "openai-chat"(fetch) {
    const client = new OpenAI({ ...OPTIONS, baseURL: `${URL}/v1`, fetch });
    const stream = client.chat.completions.stream({
      model: "m",
      messages: [{ role: "user", content: "hi" }],
    });
    const { choices } = await stream.finalChatCompletion();
    const message = object(choices[0]?.message);
    return {
      text: String(message.content ?? ""),
      tools: objects(message.tool_calls ?? []).map((call) => calledIn(call)),
    };
  },
  async "openai-responses"(fetch) {
    const client = new OpenAI({ ...OPTIONS, baseURL: `${URL}/v1`, fetch });
    const answer = await client.responses.stream({ model: "m", input: "hi" }).finalResponse();
    if (answer.status === "failed") throw new Error(answer.error?.message);
    const output = answer.output.map((item) => object(item));
    return {
      text: answer.output_text,
      tools: output.filter(({ type }) => CALLS.has(String(type))).map((item) => ({
        name: string(item.name),
        input: parsed(item.arguments ?? item.input),
      })),
    };
  },
  async "anthropic-messages"(fetch) {
    const client = new Anthropic({ ...OPTIONS, baseURL: URL, fetch });
    const stream = client.messages.stream({
      model: "m",
      max_tokens: 9,
      messages: [{ role: "user", content: "hi" }],
    });
    const { content } = await stream.finalMessage();
    return {
      text: content.map((block) => block.type === "text" ? block.text : "").join(""),
      tools: content.flatMap((block) =>
        block.type === "tool_use" ? [{ name: block.name, input: block.input }] : []
      ),
    };
  },
  async gemini(fetch) {
    const client = new GoogleGenAI({ apiKey: KEY, httpOptions: { baseUrl: URL, fetch } });
    const stream = await client.models.generateContentStream({ model: "m", contents: "hi" });
    const seen: Accumulated = { text: "", tools: [] };
    let finished = false;
    for await (const { candidates, promptFeedback } of stream) {
      const [candidate] = candidates ?? [];
      for (const part of candidate?.content?.parts ?? []) {
        if (part.text && part.thought !== true) seen.text += part.text;
        const { functionCall: call } = part;
        if (call?.name) seen.tools.push({ name: call.name, input: call.args ?? {} });
      }
      finished ||= (candidate?.finishReason ?? promptFeedback?.blockReason) !== undefined;
    }
    if (!finished) throw new Error("the stream told no finish reason");
    return seen;
  },
};

function calledIn(call: Json): { name: string; input: unknown } {
  const { name, arguments: text } = object(call.function ?? call.custom);
  return { name: string(name), input: parsed(text) };
}

const CALLS: ReadonlySet<string> = new Set(["function_call", "custom_tool_call"]);

/** Arguments as an object; a call cut off stays text. */
function parsed(value: unknown): unknown {
  const text = string(value, "arguments");
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
