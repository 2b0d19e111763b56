/**
 * LangChain's OpenAI models through the gateway, against an upstream of each dialect.
 *
 * @module
 */

import { ChatOpenAICompletions, ChatOpenAIResponses } from "@langchain/openai";
import { checkClient } from "../support/behaviours.ts";
import { NO_WISH_TO_SEE } from "../support/client.ts";
import type { Target } from "../support/sdk.ts";
import { faultOfSdk, langchainClient } from "./drivers/langchain.ts";

const FAULTS = { 400: "BadRequestError", 429: "RateLimitError" } as const;

function settings({ url, key, alias }: Target) {
  return { model: alias, apiKey: key, maxRetries: 0, configuration: { baseURL: `${url}/v1` } };
}

checkClient(langchainClient({
  name: "langchain openai chat",
  faults: FAULTS,
  faultOf: faultOfSdk,
  exceptions: [NO_WISH_TO_SEE, {
    behaviour: "thinking goes back",
    reason: "it sends no reasoning back to a chat host",
    shows: /the proof of the thinking came back/,
  }],
  model: (served, task) =>
    new ChatOpenAICompletions({
      ...settings(served),
      ...(task.thinks ? { reasoning: { effort: "low" } } : {}),
    }),
}));

checkClient(langchainClient({
  name: "langchain openai responses",
  faults: FAULTS,
  faultOf: faultOfSdk,
  exceptions: [],
  model: (served, task) =>
    new ChatOpenAIResponses({
      ...settings(served),
      zdrEnabled: true,
      modelKwargs: { include: ["reasoning.encrypted_content"] },
      ...(task.thinks ? { reasoning: { effort: "low", summary: "auto" } } : {}),
    }),
}));
