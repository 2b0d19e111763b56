/**
 * Google's SDK as a client: its chats, which keep the conversation.
 *
 * @module
 */

import {
  ApiError,
  type FunctionCall,
  type GenerateContentConfig,
  type GenerateContentResponse,
  type GenerateContentResponseUsageMetadata,
  GoogleGenAI,
  type Part,
} from "@google/genai";
import { z } from "zod";
import type { Client, Task } from "../../support/client.ts";
import { TOOL } from "../../support/scripted_speech.ts";
import { runTool, type Target, toolInput } from "../../support/sdk.ts";

/** The SDK pointed at the gateway. */
export function googleOf({ url, key }: Pick<Target, "url" | "key">): GoogleGenAI {
  return new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: url } });
}

const SCHEMA = z.toJSONSchema(toolInput);
const WEATHER = {
  functionDeclarations: [{ name: TOOL, description: "The weather.", parametersJsonSchema: SCHEMA }],
};

/** `chats`, whole and streamed. */
export const googleChats: Client = {
  name: "@google/genai chats",
  faults: { 400: "ApiError", 429: "ApiError" },
  exceptions: [],
  // The SDK hides headers.
  faultOf(error) {
    if (!(error instanceof ApiError)) throw error;
    const { status, message } = error;
    return { type: error.constructor.name, status, message };
  },
  async run(served, task) {
    const config = configOf(task);
    const chat = googleOf(served).chats.create({ model: served.model, config });
    let message: string | Part[] = "Hello?";
    for (;;) {
      const answer: Answered = task.stream
        ? await addUp(await chat.sendMessageStream({ message, config }), task)
        : partsOf(await chat.sendMessage({ message, config }));
      if (answer.calls.length === 0) return toldOf(answer, task);
      message = answer.calls.map(({ id, name, args }): Part => ({
        functionResponse: {
          ...(id === undefined ? {} : { id }),
          name: name ?? "",
          response: { output: runTool(toolInput.parse(args)) },
        },
      }));
    }
  },
};

function configOf(task: Task): GenerateContentConfig {
  return {
    ...(task.tools ? { tools: [WEATHER] } : {}),
    ...(task.thinks ? { thinkingConfig: { includeThoughts: true } } : {}),
    ...(task.structured
      ? { responseMimeType: "application/json", responseJsonSchema: SCHEMA }
      : {}),
    ...(task.signal ? { abortSignal: task.signal } : {}),
  };
}

interface Answered {
  text: string;
  thought: string;
  calls: FunctionCall[];
  usage: GenerateContentResponseUsageMetadata | undefined;
}

function partsOf(response: GenerateContentResponse): Answered {
  const parts = response.candidates?.[0]?.content?.parts ?? [];
  return {
    text: parts.map(({ text, thought }) => thought ? "" : text ?? "").join(""),
    thought: parts.map(({ text, thought }) => thought ? text ?? "" : "").join(""),
    calls: response.functionCalls ?? [],
    usage: response.usageMetadata,
  };
}

async function addUp(
  stream: AsyncIterable<GenerateContentResponse>,
  { onText }: Task,
): Promise<Answered> {
  const sum: Answered = { text: "", thought: "", calls: [], usage: undefined };
  for await (const chunk of stream) {
    const { text, thought, calls, usage } = partsOf(chunk);
    if (text !== "") onText(text);
    sum.text += text;
    sum.thought += thought;
    sum.calls.push(...calls);
    sum.usage = usage ?? sum.usage;
  }
  return sum;
}

function toldOf({ text, thought, usage }: Answered, { structured }: Task) {
  const { candidatesTokenCount = 0, thoughtsTokenCount = 0 } = usage ?? {};
  return {
    text,
    thought,
    usage: {
      prompt: usage?.promptTokenCount,
      cached: usage?.cachedContentTokenCount,
      output: candidatesTokenCount + thoughtsTokenCount,
    },
    ...(structured ? { value: toolInput.parse(JSON.parse(text)) } : {}),
  };
}
