/**
 * LangChain's Anthropic model through the gateway, against an upstream of each dialect.
 *
 * @module
 */

import { ChatAnthropic } from "@langchain/anthropic";
import { checkClient } from "../support/behaviours.ts";
import { faultOfSdk, langchainClient } from "./drivers/langchain.ts";

checkClient(langchainClient({
  name: "langchain anthropic",
  faults: { 400: "BadRequestError", 429: "RateLimitError" },
  faultOf: faultOfSdk,
  exceptions: [{
    behaviour: "text and usage",
    upstreams: ["openai-chat", "openai-responses", "gemini"],
    stream: true,
    reason: "it reads the prompt's count at the start of a stream, where it is an estimate yet",
    shows: /cached: 0/,
  }, {
    behaviour: "text and usage",
    upstreams: ["anthropic-messages"],
    stream: true,
    reason: "it adds the answer's count at the start of a stream to the one at its end",
    shows: /output: 13/,
  }],
  model: ({ url, key, model }, task) =>
    new ChatAnthropic({
      model,
      apiKey: key,
      anthropicApiUrl: url,
      maxTokens: 4000,
      maxRetries: 0,
      ...(task.thinks ? { thinking: { type: "enabled", budget_tokens: 1024 } } : {}),
    }),
}));
