/**
 * A gateway whose provider is a cloud's, in a world that a test describes.
 *
 * @module
 */

import {
  type Config,
  createGateway,
  defineConfig,
  type Gateway,
  type JsonObject,
  type ProviderFile,
} from "../../mod.ts";
import { createClock, type TestClock } from "./clock.ts";
import { ambientOf, createNetwork, type Places } from "./cloud_network.ts";
import { ask, CLIENT_KEY } from "./gateway.ts";
import type { InlineUpstream, SentRequest } from "./inline_upstream.ts";

/** The gateway, and what is around it. */
export interface SetUp {
  readonly gateway: Gateway;
  readonly network: InlineUpstream;
  readonly clock: TestClock;
  /** What was sent to URLs that begin so. */
  to(start: string): SentRequest[];
}

/** When it is in the beginning. */
export const START: number = Date.UTC(2026, 10, 25, 12);

/** A gateway with one provider, in a world of these places, variables and files. */
export function setUp(
  provider: string,
  file: ProviderFile,
  places: Places,
  { env = {}, files = {} }: { env?: Record<string, string>; files?: Record<string, string> } = {},
): SetUp {
  const network = createNetwork(places);
  const clock = createClock(START);
  const gateway = createGateway(
    configOf(provider, file, env),
    {
      fetch: network.fetch,
      ...clock.host,
      random: () => 0,
      ambient: ambientOf(env, files),
    },
  );
  return { gateway, network, clock, to: (start: string) => sentTo(network.requests, start) };
}

/** A configuration with one provider. */
export function configOf(
  provider: string,
  file: ProviderFile,
  env: Record<string, string> = {},
): Config {
  const config = defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY, scopes: ["infer", "metrics"] }],
    providers: { [provider]: file },
  }, (name) => env[name]);
  // Waiting between attempts is for the tests of it.
  return { ...config, limits: { ...config.limits, retryMs: 0 } };
}

const sentTo = (requests: readonly SentRequest[], start: string): SentRequest[] =>
  requests.filter(({ url }) => url.startsWith(start));

/** What a request was signed with. */
export const keyOf = ({ headers }: SentRequest): string =>
  headers.get("authorization") ?? headers.get("api-key") ?? "";

/** Asks in OpenAI's chat wire. */
export async function chat(
  gateway: Gateway,
  model: string,
  more: JsonObject = {},
): Promise<{ response: Response; answer: JsonObject }> {
  const response = await ask(gateway, "/v1/chat/completions", {
    model,
    messages: [{ role: "user", content: "hi" }],
    ...more,
  });
  return { response, answer: await response.clone().json().catch(() => ({})) as JsonObject };
}

/** An answer in OpenAI's chat wire. */
export const chatAnswer = (): Response =>
  Response.json({
    id: "c",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [{ index: 0, message: { role: "assistant", content: "hi" }, finish_reason: "stop" }],
  });
/** An answer in Anthropic's wire. */
export const messageAnswer = (): Response =>
  Response.json({
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "m",
    content: [{ type: "text", text: "hi" }],
    stop_reason: "end_turn",
    usage: { input_tokens: 1, output_tokens: 1 },
  });
