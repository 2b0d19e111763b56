/**
 * LangChain's Gemini models, the older and the newer, through the gateway, against an upstream of
 * each dialect.
 *
 * @module
 */

import { ChatGoogle } from "@langchain/google";
import { ChatGoogleGenerativeAI } from "@langchain/google-genai";
import { checkClient } from "../support/behaviours.ts";
import { object } from "../support/json.ts";
import { faultOfSdk, langchainClient } from "./drivers/langchain.ts";

checkClient(langchainClient({
  name: "langchain google-genai",
  faults: { 400: "GoogleGenerativeAIFetchError", 429: "GoogleGenerativeAIFetchError" },
  faultOf: faultOfSdk,
  wraps: (result) => JSON.stringify({ result }),
  exceptions: [{
    behaviour: "text and usage",
    upstreams: ["openai-chat", "openai-responses", "gemini"],
    reason: "it leaves thoughts out of what it counts",
    shows: /output: 7/,
  }, {
    behaviour: "thinking is shown",
    stream: false,
    reason: "it leaves thoughts out of whole answers",
    shows: /the thinking was shown: ''/,
  }, {
    behaviour: "leaving",
    reason: "it calls off no whole answer, and fails outside of any call in a stream",
  }],
  model: ({ url, key, model }, task) =>
    new ChatGoogleGenerativeAI({
      model,
      apiKey: key,
      baseUrl: url,
      maxRetries: 0,
      ...(task.thinks ? { thinkingConfig: { includeThoughts: true } } : {}),
    }),
}));

checkClient(langchainClient({
  name: "langchain google",
  faults: { 400: "RequestError", 429: "RequestError" },
  faultOf(error) {
    if (!(error instanceof Error)) throw error;
    const { statusCode, headers } = object(error);
    const retryAfter = object(headers)["retry-after"];
    return {
      type: error.name,
      status: Number(statusCode),
      message: error.message,
      ...(retryAfter === undefined ? {} : { retryAfter: String(retryAfter) }),
    };
  },
  wraps: (result) => JSON.stringify({ result }),
  exceptions: [],
  model: ({ url, key, model }, task) =>
    new ChatGoogle({
      model,
      apiKey: key,
      endpoint: url,
      maxRetries: 0,
      ...(task.thinks ? { reasoningEffort: "low" } : {}),
    }),
}));
