/**
 * The `ai` package and its providers through the gateway, against an upstream of each dialect.
 *
 * @module
 */

import assert from "node:assert/strict";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, isStepCount, type LanguageModel, streamText, tool } from "ai";
import { afterTool, GREETING, THOUGHT, TOOL, USAGE } from "../support/scripted_speech.ts";
import { eachUpstream, runTool, type Served, TOOL_RESULT, toolInput } from "../support/sdk.ts";

/** A provider of the `ai` package. */
interface Provider {
  name: string;
  model(served: Served): LanguageModel;
  /** Whether it shows thinking that a Chat Completions answer carries. */
  showsThinking: boolean;
  /** What makes the provider ask for visible thinking. */
  options: Record<
    string,
    Record<string, string | boolean | { type: string; budgetTokens: number }>
  >;
}

const PROVIDERS: Provider[] = [
  {
    name: "@ai-sdk/openai chat",
    model: ({ url, key, model }) => createOpenAI({ baseURL: `${url}/v1`, apiKey: key }).chat(model),
    showsThinking: false,
    options: {},
  },
  {
    name: "@ai-sdk/openai responses",
    model: ({ url, key, model }) =>
      createOpenAI({ baseURL: `${url}/v1`, apiKey: key }).responses(model),
    showsThinking: true,
    options: { openai: { store: false, reasoningSummary: "auto", reasoningEffort: "low" } },
  },
  {
    name: "@ai-sdk/anthropic",
    model: ({ url, key, model }) => createAnthropic({ baseURL: `${url}/v1`, apiKey: key })(model),
    showsThinking: true,
    options: { anthropic: { thinking: { type: "enabled", budgetTokens: 1024 } } },
  },
  {
    name: "@ai-sdk/openai-compatible",
    model: ({ url, key, model }) =>
      createOpenAICompatible({
        name: "sluice",
        baseURL: `${url}/v1`,
        apiKey: key,
        includeUsage: true,
      })(model),
    showsThinking: true,
    options: {},
  },
];

const SETTINGS = { prompt: "Hello?", maxRetries: 0 };

for (const provider of PROVIDERS) {
  eachUpstream(`${provider.name} generateText`, {}, async (served) => {
    const { text, usage, finishReason } = await generateText({
      ...SETTINGS,
      model: provider.model(served),
    });
    assert.equal(text, GREETING);
    assert.equal(finishReason, "stop");
    assert.equal(usage.inputTokens, USAGE.prompt);
    assert.equal(usage.outputTokens, USAGE.output);
  });

  eachUpstream(`${provider.name} streamText`, {}, async (served) => {
    const result = streamText({ ...SETTINGS, model: provider.model(served), onError: rethrow });
    let deltas = "";
    for await (const delta of result.textStream) deltas += delta;
    assert.equal(deltas, GREETING);
    const usage = await result.usage;
    assert.equal(usage.inputTokens, USAGE.prompt);
    assert.equal(usage.outputTokens, USAGE.output);
    assert.equal(usage.inputTokenDetails.cacheReadTokens, USAGE.cached);
  });

  if (provider.showsThinking) {
    eachUpstream(`${provider.name} thinking`, { thinks: true }, async (served) => {
      const settings = { ...SETTINGS, providerOptions: provider.options };
      const model = provider.model(served);
      const whole = await generateText({ ...settings, model });
      assert.equal(whole.reasoningText, THOUGHT);
      const streamed = streamText({ ...settings, model, onError: rethrow });
      assert.equal(await streamed.text, GREETING);
      assert.equal(await streamed.reasoningText, THOUGHT);
    });
  }

  for (const thinks of [false, true]) {
    eachUpstream(`${provider.name} tool loop, thinking ${thinks}`, { thinks }, async (served) => {
      const settings = {
        ...SETTINGS,
        model: provider.model(served),
        stopWhen: isStepCount(2),
        tools: {
          [TOOL]: tool({ description: "The weather.", inputSchema: toolInput, execute: runTool }),
        },
        ...(thinks ? { providerOptions: provider.options } : {}),
      };
      const whole = await generateText(settings);
      assert.equal(whole.text, afterTool(TOOL_RESULT));
      assert.equal(whole.steps.length, 2);

      const streamed = streamText({ ...settings, onError: rethrow });
      assert.equal(await streamed.text, afterTool(TOOL_RESULT));
      assert.equal((await streamed.steps).length, 2);
      const results = served.scripted.asked.map(({ result }) => result);
      assert.deepEqual(results, [undefined, TOOL_RESULT, undefined, TOOL_RESULT]);
    });
  }
}

// It refers to what it was told by id. A vendor of that API keeps it; the scripted one keeps nothing.
const DEFAULTS = { thinks: true, except: "openai-responses" } as const;

eachUpstream("@ai-sdk/openai responses with its defaults", DEFAULTS, async (served) => {
  const { text, steps } = await generateText({
    ...SETTINGS,
    model: createOpenAI({ baseURL: `${served.url}/v1`, apiKey: served.key }).responses(
      served.model,
    ),
    stopWhen: isStepCount(2),
    tools: {
      [TOOL]: tool({ description: "The weather.", inputSchema: toolInput, execute: runTool }),
    },
    providerOptions: { openai: { reasoningSummary: "auto" } },
  });
  assert.equal(text, afterTool(TOOL_RESULT));
  assert.equal(steps.length, 2);
});

function rethrow({ error }: { error: unknown }): void {
  throw error;
}
