/**
 * Anthropic's SDK as a client.
 *
 * @module
 */

import Anthropic from "@anthropic-ai/sdk";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { z } from "zod";
import type { Client, Task, Told } from "../../support/client.ts";
import { TOOL } from "../../support/scripted_speech.ts";
import { runTool, type Target, toolInput } from "../../support/sdk.ts";

/** The SDK pointed at the gateway. */
export function anthropicOf({ url, key }: Target): Anthropic {
  return new Anthropic({ baseURL: url, apiKey: key, maxRetries: 0 });
}

const SCHEMA = z.toJSONSchema(toolInput) as Anthropic.Tool.InputSchema;

/** The Messages API. */
export const anthropicMessages: Client = {
  name: "anthropic messages",
  faults: { 400: "BadRequestError", 429: "RateLimitError" },
  exceptions: [],
  faultOf(error) {
    if (!(error instanceof Anthropic.APIError)) throw error;
    return {
      type: error.constructor.name,
      status: error.status,
      message: error.message,
      retryAfter: error.headers?.get("retry-after"),
    };
  },
  async run(served, task) {
    const messages: Anthropic.MessageParam[] = [{ role: "user", content: "Hello?" }];
    for (;;) {
      const message = await askMessages(served, task, messages);
      const calls = message.content.filter((block) => block.type === "tool_use");
      if (calls.length === 0) return toldOf(message, task);
      messages.push({
        role: "assistant",
        content: message.content as Anthropic.ContentBlockParam[],
      }, {
        role: "user",
        content: calls.map(({ id, input }) => ({
          type: "tool_result",
          tool_use_id: id,
          content: runTool(toolInput.parse(input)),
        })),
      });
    }
  },
};

async function askMessages(
  served: Target,
  task: Task,
  messages: Anthropic.MessageParam[],
): Promise<Anthropic.Message> {
  const client = anthropicOf(served);
  const request = {
    model: served.model,
    max_tokens: 4000,
    messages,
    ...(task.tools ? { tools: [{ name: TOOL, input_schema: SCHEMA }] } : {}),
    ...(task.thinks ? { thinking: { type: "enabled" as const, budget_tokens: 1024 } } : {}),
    ...(task.structured ? { output_config: { format: zodOutputFormat(toolInput) } } : {}),
  };
  const options = task.signal ? { signal: task.signal } : {};
  if (!task.stream) return await client.messages.create(request, options);
  const stream = client.messages.stream(request, options);
  stream.on("text", task.onText);
  return await stream.finalMessage();
}

function toldOf({ content, usage }: Anthropic.Message, { structured }: Task): Told {
  const text = content.map((block) => block.type === "text" ? block.text : "").join("");
  const cached = usage.cache_read_input_tokens ?? 0;
  return {
    text,
    thought: content.map((block) => block.type === "thinking" ? block.thinking : "").join(""),
    usage: { prompt: usage.input_tokens + cached, cached, output: usage.output_tokens },
    ...(structured ? { value: toolInput.parse(JSON.parse(text)) } : {}),
  };
}
