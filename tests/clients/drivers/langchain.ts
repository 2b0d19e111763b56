/**
 * LangChain as a client. Its models share one interface; what they are made with differs.
 *
 * @module
 */

import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  ToolMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import type { Client, Task, Told } from "../../support/client.ts";
import { object, string } from "../../support/json.ts";
import { TOOL } from "../../support/scripted_speech.ts";
import { runTool, type Target, toolInput } from "../../support/sdk.ts";

/** One of its models, and how it differs. */
export interface LangchainModel extends Omit<Client, "run"> {
  model(served: Target, task: Task): BaseChatModel;
}

/** LangChain with one of its models. */
export function langchainClient({ model, ...rest }: LangchainModel): Client {
  return {
    ...rest,
    run(served, task) {
      const chat = model(served, task);
      return task.structured ? askStructured(chat, task) : converse(chat, task);
    },
  };
}

const WEATHER = tool(runTool, { name: TOOL, description: "The weather.", schema: toolInput });

async function converse(chat: BaseChatModel, task: Task): Promise<Told> {
  const ready = task.tools ? chat.bindTools?.([WEATHER]) : chat;
  if (ready === undefined) throw new Error("the model takes no tools");
  const options = task.signal ? { signal: task.signal } : {};
  const messages: BaseMessage[] = [new HumanMessage("Hello?")];
  for (;;) {
    const message = task.stream
      ? await addUp(await ready.stream(messages, options), task)
      : await ready.invoke(messages, options);
    const calls = message.tool_calls ?? [];
    if (calls.length === 0) return toldOf(message);
    messages.push(message);
    for (const { id, name, args } of calls) {
      const content = runTool(toolInput.parse(args));
      messages.push(new ToolMessage({ tool_call_id: id ?? "", name, content }));
    }
  }
}

async function addUp(
  stream: AsyncIterable<AIMessageChunk>,
  { onText }: Task,
): Promise<AIMessageChunk> {
  let sum: AIMessageChunk | undefined;
  for await (const chunk of stream) {
    if (chunk.text !== "") onText(chunk.text);
    sum = sum === undefined ? chunk : sum.concat(chunk);
  }
  if (sum === undefined) throw new Error("an empty stream");
  return sum;
}

async function askStructured(chat: BaseChatModel, task: Task): Promise<Told> {
  const held = chat.withStructuredOutput(toolInput, { name: "weather", method: "jsonSchema" });
  let value: unknown;
  if (task.stream) { for await (const piece of await held.stream("Hello?")) value = piece; }
  else value = await held.invoke("Hello?");
  return { text: "", thought: "", usage: {}, value };
}

function toldOf(message: BaseMessage): Told {
  // The types of a message that was made of any blocks know no such member.
  const usage = object(message).usage_metadata as UsageMetadata | undefined;
  return {
    text: message.text,
    thought: thoughtOf(message),
    usage: {
      prompt: usage?.input_tokens,
      cached: usage?.input_token_details?.cache_read,
      output: usage?.output_tokens,
    },
  };
}

/** Standard blocks hold it, except where a chat host is read. */
function thoughtOf({ contentBlocks, additional_kwargs: more }: BaseMessage): string {
  const thoughts = contentBlocks.flatMap((block) =>
    block.type === "reasoning" ? [string(block.reasoning)] : []
  );
  return thoughts.length > 0 ? thoughts.join("") : String(more.reasoning_content ?? "");
}

/** The class, status and headers of an error that stems from a vendor's SDK. */
export function faultOfSdk(error: unknown): ReturnType<Client["faultOf"]> {
  if (!(error instanceof Error)) throw error;
  const { status, headers } = object(error);
  return {
    type: error.constructor.name,
    status: typeof status === "number" ? status : undefined,
    message: error.message,
    ...(headers instanceof Headers ? { retryAfter: headers.get("retry-after") } : {}),
  };
}
