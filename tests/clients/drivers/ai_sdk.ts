/**
 * The `ai` package as a client, by its providers.
 *
 * @module
 */

import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenResponses } from "@ai-sdk/open-responses";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import {
  APICallError,
  generateText,
  isStepCount,
  type LanguageModel,
  type LanguageModelUsage,
  Output,
  streamText,
  tool,
  type ToolSet,
} from "ai";
import {
  type Client,
  type Exception,
  NO_WISH_TO_SEE,
  type Task,
  type Told,
} from "../../support/client.ts";
import { TOOL } from "../../support/scripted_speech.ts";
import { runTool, type Target, toolInput } from "../../support/sdk.ts";

type Options = NonNullable<Parameters<typeof generateText>[0]["providerOptions"]>;

/** A provider of the package. */
export interface AiProvider {
  readonly name: string;
  model(served: Target): LanguageModel;
  /** What makes it ask for thinking that can be seen. */
  readonly thinking: Options;
  /** What makes it hold the model to a schema, where it would not by itself. */
  readonly structured?: Options;
  readonly exceptions?: readonly Exception[];
  wraps?(result: string): string;
}

/** All of them. */
export const AI_PROVIDERS: readonly AiProvider[] = [
  {
    name: "openai chat",
    model: ({ url, key, model }) => createOpenAI({ baseURL: `${url}/v1`, apiKey: key }).chat(model),
    thinking: { openai: { forceReasoning: true, reasoningEffort: "low" } },
    exceptions: [{
      behaviour: "thinking is shown",
      reason: "it reads no reasoning in chat answers",
      shows: /the thinking was shown: ''/,
    }, {
      behaviour: "thinking goes back",
      reason: "it reads no reasoning in chat answers",
      shows: /the proof of the thinking came back/,
    }],
  },
  {
    name: "openai responses",
    model: ({ url, key, model }) =>
      createOpenAI({ baseURL: `${url}/v1`, apiKey: key }).responses(model),
    thinking: {
      openai: {
        forceReasoning: true,
        reasoningSummary: "auto",
        reasoningEffort: "low",
        store: false,
      },
    },
  },
  {
    name: "anthropic",
    model: ({ url, key, model }) => createAnthropic({ baseURL: `${url}/v1`, apiKey: key })(model),
    thinking: { anthropic: { thinking: { type: "enabled", budgetTokens: 1024 } } },
    // Left to itself it knows by their names which models hold to a schema.
    structured: { anthropic: { structuredOutputMode: "outputFormat" } },
  },
  {
    name: "google",
    model: ({ url, key, model }) => createGoogle({ baseURL: `${url}/v1beta`, apiKey: key })(model),
    thinking: { google: { thinkingConfig: { includeThoughts: true } } },
    wraps: (content) => JSON.stringify({ name: TOOL, content }),
  },
  {
    name: "openai-compatible",
    model: ({ url, key, model }) =>
      createOpenAICompatible({
        name: "sluice",
        baseURL: `${url}/v1`,
        apiKey: key,
        includeUsage: true,
        supportsStructuredOutputs: true,
      })(model),
    thinking: { sluice: { reasoningEffort: "low" } },
    exceptions: [NO_WISH_TO_SEE, {
      behaviour: "thinking goes back",
      upstreams: ["openai-responses", "anthropic-messages", "gemini"],
      reason: "it keeps the text of reasoning and no `reasoning_details`, where the proof is",
      shows: /the proof of the thinking came back/,
    }],
  },
  {
    name: "open-responses",
    model: ({ url, key, model }) =>
      createOpenResponses({ name: "sluice", url: `${url}/v1/responses`, apiKey: key })(model),
    thinking: { sluice: { reasoningEffort: "low", reasoningSummary: "auto" } },
    exceptions: [{
      behaviour: "thinking goes back",
      upstreams: ["openai-responses"],
      reason: "it does not ask for encrypted reasoning and trusts that the upstream keeps it",
      shows: /the proof of the thinking came back/,
    }, {
      behaviour: "a refusal",
      reason: "it shows no error whose `param` and `code` are null, as OpenAI's often are",
      shows: /the provider's words: Bad Request/,
    }, {
      behaviour: "a rate limit",
      reason: "it shows no error whose `param` and `code` are null, as OpenAI's often are",
      shows: /the provider's words: Too Many Requests/,
    }],
  },
];

/** The package with one of its providers. */
export function aiClient(provider: AiProvider): Client {
  return {
    name: `ai with ${provider.name}`,
    exceptions: provider.exceptions ?? [],
    wraps: (result) => provider.wraps?.(result) ?? result,
    faults: { 400: "AI_APICallError", 429: "AI_APICallError" },
    faultOf(error) {
      if (!APICallError.isInstance(error)) throw error;
      const { name, statusCode, message, responseHeaders } = error;
      return {
        type: name,
        status: statusCode,
        message,
        retryAfter: responseHeaders?.["retry-after"],
      };
    },
    async run(served, task) {
      const settings = {
        model: provider.model(served),
        prompt: "Hello?",
        maxRetries: 0,
        stopWhen: isStepCount(3),
        ...(task.tools ? { tools: TOOLS } : {}),
        ...(task.structured ? { output: Output.object({ schema: toolInput }) } : {}),
        providerOptions: {
          ...(task.thinks ? provider.thinking : {}),
          ...(task.structured ? provider.structured : {}),
        },
        ...(task.signal ? { abortSignal: task.signal } : {}),
      };
      return task.stream ? await streamed(settings, task) : await whole(settings, task);
    },
  };
}

/** The tools on offer. */
export const TOOLS: ToolSet = {
  [TOOL]: tool({ description: "The weather.", inputSchema: toolInput, execute: runTool }),
};

type Settings = Parameters<typeof generateText>[0] & Parameters<typeof streamText>[0];

async function whole(settings: Settings, { structured }: Task): Promise<Told> {
  const result = await generateText(settings);
  const { text, reasoningText: thought = "", usage } = result.finalStep;
  return {
    text,
    thought,
    usage: usageOf(usage),
    ...(structured ? { value: result.output } : {}),
  };
}

async function streamed(settings: Settings, { structured, onText }: Task): Promise<Told> {
  let failure: { error: unknown } | undefined;
  const result = streamText({ ...settings, onError: (event) => void (failure = event) });
  for await (const piece of result.textStream) onText(piece);
  if (failure !== undefined) throw failure.error;
  const { text, reasoningText: thought = "", usage } = await result.finalStep;
  return {
    text,
    thought,
    usage: usageOf(usage),
    ...(structured ? { value: await result.output } : {}),
  };
}

function usageOf(usage: LanguageModelUsage): Told["usage"] {
  return {
    prompt: usage.inputTokens,
    cached: usage.inputTokenDetails.cacheReadTokens,
    output: usage.outputTokens,
  };
}
