/**
 * The `ai` package and its providers through the gateway, against an upstream of each dialect.
 *
 * @module
 */

import assert from "node:assert/strict";
import { createOpenAI } from "@ai-sdk/openai";
import { generateText, isStepCount } from "ai";
import { checkClient } from "../support/behaviours.ts";
import { afterTool } from "../support/scripted_speech.ts";
import { eachUpstream, TOOL_RESULT } from "../support/sdk.ts";
import { AI_PROVIDERS, aiClient, TOOLS } from "./drivers/ai_sdk.ts";

for (const provider of AI_PROVIDERS) checkClient(aiClient(provider));

// It refers to what it was told by id. A vendor of that API keeps it; the scripted one keeps nothing.
const DEFAULTS = { thinks: true, except: "openai-responses" } as const;

eachUpstream("ai with openai responses and its defaults", DEFAULTS, async (served) => {
  const { text, steps } = await generateText({
    prompt: "Hello?",
    maxRetries: 0,
    model: createOpenAI({ baseURL: `${served.url}/v1`, apiKey: served.key }).responses(
      served.model,
    ),
    stopWhen: isStepCount(2),
    tools: TOOLS,
    providerOptions: { openai: { forceReasoning: true, reasoningSummary: "auto" } },
  });
  assert.equal(text, afterTool(TOOL_RESULT));
  assert.equal(steps.length, 2);
});
