/**
 * OpenAI's SDK as a client, by both of its APIs.
 *
 * @module
 */

import OpenAI from "openai";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";
import { z } from "zod";
import {
  type Client,
  type ClientFault,
  NO_WISH_TO_SEE,
  type Task,
  type Told,
} from "../../support/client.ts";
import { array, type Json, maybe, object, objects } from "../../support/json.ts";
import { TOOL } from "../../support/scripted_speech.ts";
import { runTool, type Target, toolInput } from "../../support/sdk.ts";

type Message = OpenAI.ChatCompletionMessageParam;
type Item = OpenAI.Responses.ResponseInputItem;

const PARAMETERS = z.toJSONSchema(toolInput) as Record<string, unknown>;
/** The tool, as both APIs describe it. */
export const FUNCTION: {
  name: string;
  description: string;
  parameters: Record<string, unknown>;
} = {
  name: TOOL,
  description: "The weather.",
  parameters: PARAMETERS,
};

/** The SDK pointed at the gateway. */
export function openaiOf({ url, key }: Target): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey: key, maxRetries: 0 });
}

const FAULTS = { 400: "BadRequestError", 429: "RateLimitError" } as const;

/** Reads an error of the SDK's. */
export function openaiFault(error: unknown): ClientFault {
  if (!(error instanceof OpenAI.APIError)) throw error;
  return {
    type: error.constructor.name,
    status: error.status,
    message: error.message,
    retryAfter: error.headers?.get("retry-after"),
  };
}

/** Chat Completions. */
export const openaiChat: Client = {
  name: "openai chat.completions",
  faultOf: openaiFault,
  faults: FAULTS,
  exceptions: [NO_WISH_TO_SEE],
  async run(served, task) {
    const messages: Message[] = [{ role: "user", content: "Hello?" }];
    for (;;) {
      const { message, usage } = await askChat(served, task, messages);
      const calls = message.tool_calls ?? [];
      if (calls.length === 0) return toldOfChat(message, usage, task);
      messages.push(message);
      for (const call of calls) {
        if (call.type !== "function") throw new Error(`a call of type ${call.type}`);
        const content = runTool(toolInput.parse(JSON.parse(call.function.arguments)));
        messages.push({ role: "tool", tool_call_id: call.id, content });
      }
    }
  },
};

type Answered = {
  message: OpenAI.ChatCompletionMessage;
  usage: OpenAI.CompletionUsage | undefined;
};

async function askChat(served: Target, task: Task, messages: Message[]): Promise<Answered> {
  const { completions } = openaiOf(served).chat;
  const request = {
    model: served.model,
    messages,
    ...(task.tools ? { tools: [{ type: "function" as const, function: FUNCTION }] } : {}),
    ...(task.thinks ? { reasoning_effort: "low" as const } : {}),
    ...(task.structured ? { response_format: zodResponseFormat(toolInput, "weather") } : {}),
  };
  const options = task.signal ? { signal: task.signal } : {};
  if (!task.stream) return answered(await completions.create(request, options));
  const stream = completions.stream(
    { ...request, stream_options: { include_usage: true } },
    options,
  );
  // What the SDK does not know it overwrites piece by piece; applications add it up themselves.
  let reasoning = "";
  const details: unknown[] = [];
  stream.on("chunk", ({ choices }) => {
    const delta = maybe({ ...choices[0] }, "delta");
    reasoning += String(delta.reasoning_content ?? "");
    details.push(...array(delta.reasoning_details ?? []));
  });
  stream.on("content", task.onText);
  const { message, usage } = answered(await stream.finalChatCompletion());
  const kept: Json = {
    ...message,
    ...(reasoning === "" ? {} : { reasoning_content: reasoning }),
    ...(details.length === 0 ? {} : { reasoning_details: details }),
  };
  return { message: kept as unknown as OpenAI.ChatCompletionMessage, usage };
}

function answered({ choices, usage }: OpenAI.ChatCompletion): Answered {
  const [choice] = choices;
  if (choice === undefined) throw new Error("no choice");
  return { message: choice.message, usage };
}

function toldOfChat(
  message: Answered["message"],
  usage: Answered["usage"],
  { structured }: Task,
): Told {
  const text = message.content ?? "";
  return {
    text,
    thought: String(object(message).reasoning_content ?? ""),
    usage: {
      prompt: usage?.prompt_tokens,
      cached: usage?.prompt_tokens_details?.cached_tokens,
      output: usage?.completion_tokens,
    },
    ...(structured ? { value: toolInput.parse(JSON.parse(text)) } : {}),
  };
}

/** Responses, with nothing kept by the gateway. */
export const openaiResponses: Client = {
  name: "openai responses",
  faultOf: openaiFault,
  faults: FAULTS,
  exceptions: [],
  async run(served, task) {
    const input: Item[] = [{ role: "user", content: "Hello?" }];
    for (;;) {
      const response = await askResponses(served, task, input);
      input.push(...response.output as Item[]);
      const calls = response.output.filter((item) => item.type === "function_call");
      if (calls.length === 0) return toldOfResponse(response, task);
      for (const call of calls) {
        const output = runTool(toolInput.parse(JSON.parse(call.arguments)));
        input.push({ type: "function_call_output", call_id: call.call_id, output });
      }
    }
  },
};

async function askResponses(
  served: Target,
  task: Task,
  input: Item[],
): Promise<OpenAI.Responses.Response> {
  const { responses } = openaiOf(served);
  const request = {
    model: served.model,
    input,
    store: false,
    ...(task.tools
      ? { tools: [{ type: "function" as const, ...FUNCTION, strict: true as const }] }
      : {}),
    ...(task.structured ? { text: { format: zodTextFormat(toolInput, "weather") } } : {}),
    ...(task.thinks
      ? {
        reasoning: { effort: "low" as const, summary: "auto" as const },
        include: ["reasoning.encrypted_content" as const],
      }
      : {}),
  };
  const options = task.signal ? { signal: task.signal } : {};
  if (!task.stream) return await responses.create(request, options);
  const stream = responses.stream(request, options);
  stream.on("response.output_text.delta", ({ delta }) => task.onText(delta));
  return await stream.finalResponse();
}

function toldOfResponse(response: OpenAI.Responses.Response, { structured }: Task): Told {
  const { output, output_text: text, usage } = response;
  return {
    text,
    thought: output.filter(({ type }) => type === "reasoning").map(thoughtOf).join(""),
    usage: {
      prompt: usage?.input_tokens,
      cached: usage?.input_tokens_details?.cached_tokens,
      output: usage?.output_tokens,
    },
    ...(structured ? { value: toolInput.parse(JSON.parse(text)) } : {}),
  };
}

/** A summary, or the very thoughts where a model shows them. */
function thoughtOf(item: unknown): string {
  const { summary, content } = object(item);
  return [...objects(summary ?? []), ...objects(content ?? [])].map(({ text }) => text).join("");
}
