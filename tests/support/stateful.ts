/**
 * OpenAI's SDK before a gateway that keeps responses, with providers of several wires behind it.
 *
 * @module
 */

import OpenAI from "openai";
import { createGateway, defineConfig, type Gateway, type Host } from "../../mod.ts";
import type { LimitsFile, ResponsesFile } from "../../mod.ts";
import { answerOf, createInlineUpstream, type SentRequest } from "./inline_upstream.ts";
import { createKeepingProvider, type KeepingProvider } from "./keeping_provider.ts";
import { createRecitingModel, type RecitingModel } from "./reciting_model.ts";

/** The callers' keys. */
export const KEYS = {
  one: "sk-sluice-caller-one-000",
  two: "sk-sluice-caller-two-000",
} as const;

/** What a test may want different. */
export interface StatefulOptions {
  readonly responses?: ResponsesFile;
  readonly host?: Partial<Host>;
  readonly limits?: LimitsFile;
  readonly thinks?: boolean;
  /** The secrets of the provider that keeps. */
  readonly secrets?: string[];
  /** Answers instead of the providers, where it answers at all. */
  readonly answer?: (request: SentRequest) => Response | Promise<Response> | undefined;
}

/** A gateway with clients and providers. */
export interface Stateful {
  readonly gateway: Gateway;
  readonly one: OpenAI;
  readonly two: OpenAI;
  /** Requests to the providers. */
  readonly sent: SentRequest[];
  readonly keeping: KeepingProvider;
  /** Speaks Responses and keeps nothing. */
  readonly forgetful: KeepingProvider;
  readonly chat: RecitingModel;
  readonly messages: RecitingModel;
}

/** The models: three whose providers keep nothing, and one whose provider does. */
export const FOREIGN = ["chat/m", "messages/m", "forgetful/m"] as const;
/** All of them. */
export const MODELS: readonly string[] = [...FOREIGN, "keeping/m"];

/** Creates it. `native` leads to the keeping provider first, `foreign` to the chat one, then to others. */
export function createStateful(options: StatefulOptions = {}): Stateful {
  const keeping = createKeepingProvider(options);
  const forgetful = createKeepingProvider({ ...options, forgets: true });
  const chat = createRecitingModel("openai-chat");
  const messages = createRecitingModel("anthropic-messages", options);
  const upstream = createInlineUpstream((request) => {
    const own = options.answer?.(request);
    if (own !== undefined) return own;
    if (request.url.startsWith("http://keeping.invalid/")) return keeping.answer(request);
    if (request.url.startsWith("http://forgetful.invalid/")) return forgetful.answer(request);
    const model = request.url.startsWith("http://chat.invalid/") ? chat : messages;
    return answerOf(model.respond(request.json()));
  });
  const config = defineConfig({
    keys: Object.entries(KEYS).map(([name, key]) => ({ name, key })),
    providers: {
      chat: { dialect: "openai-chat", baseUrl: "http://chat.invalid/v1", apiKey: "c" },
      messages: {
        dialect: "anthropic-messages",
        baseUrl: "http://messages.invalid/v1",
        apiKey: "m",
      },
      keeping: {
        dialect: "openai-responses",
        baseUrl: "http://keeping.invalid/v1",
        apiKey: options.secrets ?? ["k1", "k2", "k3", "k4", "k5"],
      },
      forgetful: {
        dialect: "openai-responses",
        baseUrl: "http://forgetful.invalid/v1",
        apiKey: "f",
        profile: { keepsResponses: false },
      },
    },
    models: { native: ["keeping/m", "messages/m"], foreign: ["chat/m", "keeping/m"] },
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.responses === undefined ? {} : { responses: options.responses }),
  });
  // A provider that is busy is not asked again: what is counted here is who is asked at all.
  const limits = { ...config.limits, retryMs: 0 };
  const host = { fetch: upstream.fetch, ...options.host };
  const gateway = createGateway({ ...config, limits }, host);
  return {
    gateway,
    one: clientOf(gateway, KEYS.one),
    two: clientOf(gateway, KEYS.two),
    sent: upstream.requests,
    keeping,
    forgetful,
    chat,
    messages,
  };
}

/** OpenAI's SDK before `gateway`. */
export function clientOf(gateway: Gateway, apiKey: string): OpenAI {
  return new OpenAI({
    apiKey,
    baseURL: "http://localhost/v1",
    fetch: (input, init) => gateway.fetch(new Request(input, init)),
    maxRetries: 0,
  });
}

/** The error that `work` must end in. */
export async function failureOf(
  work: PromiseLike<unknown>,
): Promise<InstanceType<typeof OpenAI.APIError>> {
  try {
    await work;
  } catch (error) {
    if (error instanceof OpenAI.APIError) return error;
    throw error;
  }
  throw new Error("Expected an error of the API, and there was none");
}
