/**
 * A gateway whose configuration changes while upstreams answer with their names, and streams that a
 * test holds in its hand.
 *
 * @module
 */

import assert from "node:assert/strict";
import {
  type ConfigFile,
  createGateway,
  defineConfig,
  type Gateway,
  type ProviderFile,
} from "../../mod.ts";
import { createClock, type TestClock } from "./clock.ts";
import { until } from "./gate.ts";
import { CLIENT_KEY, requestTo } from "./gateway.ts";
import {
  createHeldStream,
  createInlineUpstream,
  type HeldStream,
  jsonOf,
  type SentRequest,
} from "./inline_upstream.ts";

/** The second caller's key. */
export const OTHER_KEY = "sk-other-7Ym3wX8uC6sL2eV9";
/** Two callers. */
export const KEYS: NonNullable<ConfigFile["keys"]> = [{ name: "one", key: CLIENT_KEY }, {
  name: "two",
  key: OTHER_KEY,
}];

/** A provider at a host of its own, with these secrets. */
export function lab(host: string, ...apiKey: string[]): ProviderFile {
  const baseUrl = `http://${host}.invalid/v1`;
  return { dialect: "openai-chat", baseUrl, apiKey, models: ["m"] };
}

/** A configuration with two callers and one provider, `up`. */
export function fileOf(more: ConfigFile = {}): ConfigFile {
  return {
    keys: KEYS,
    providers: { up: lab("first", "k-a") },
    limits: { retrySeconds: 0 },
    ...more,
  };
}

/** Such a gateway. */
export interface World {
  readonly gateway: Gateway;
  readonly clock: TestClock;
  readonly sent: SentRequest[];
  /** The streams that were begun, in order. */
  readonly streams: HeldStream[];
  reload(more?: ConfigFile): ReturnType<Gateway["reload"]>;
  ask(more?: object, key?: string): Promise<Response>;
  /** Who answered: the host, and the secret it was asked with. */
  askWho(more?: object): Promise<string>;
}

/** A gateway whose upstreams answer with their names, and streams that a test holds in its hand. */
export function createWorld(
  file: ConfigFile = fileOf(),
  fail: (request: SentRequest) => Response | undefined = () => undefined,
): World {
  const clock = createClock();
  const streams: HeldStream[] = [];
  const { fetch, requests } = createInlineUpstream((request) => {
    const failure = fail(request);
    if (failure !== undefined) return failure;
    if (request.json().stream !== true) return jsonOf(answered(whoIs(request)));
    const stream = createHeldStream();
    streams.push(stream);
    return stream.response;
  });
  const gateway = createGateway(defineConfig(file), { ...clock.host, fetch, random: () => 0 });
  const ask: World["ask"] = (more = {}, key = CLIENT_KEY) =>
    gateway.fetch(requestTo("/v1/chat/completions", {
      model: "up/m",
      messages: [{ role: "user", content: "Hello" }],
      ...more,
    }, { headers: { authorization: `Bearer ${key}` } }));
  return {
    gateway,
    clock,
    sent: requests,
    streams,
    ask,
    reload: (more) => gateway.reload(defineConfig(fileOf(more))),
    async askWho(more) {
      const response = await ask(more);
      const body = await response.json();
      return body.choices?.[0].message.content ?? `${response.status} ${body.error.code}`;
    },
  };
}

/** Whom a request was sent to, and the secret it was sent with. */
export function whoIs({ url, headers }: SentRequest): string {
  return `${new URL(url).hostname.split(".")[0]} ${headers.get("authorization")?.slice(7)}`;
}

/** A whole answer. */
export function answered(content: string): object {
  const message = { role: "assistant", content };
  return {
    id: "c1",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [{ index: 0, message, finish_reason: "stop" }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}

/** A piece of a streamed one. */
export function piece(content: string, finish_reason: string | null = null): string {
  const choices = [{ index: 0, delta: { role: "assistant", content }, finish_reason }];
  const body = { id: "c1", object: "chat.completion.chunk", created: 1, model: "m", choices };
  return `data: ${JSON.stringify(body)}\n\n`;
}

/** Its end. */
export const DONE: string = "data: [DONE]\n\n";

/** Begins a streamed answer; resolves once its first piece went through. */
export async function beginStream(
  world: World,
  key: string = CLIENT_KEY,
): Promise<() => Promise<string>> {
  const asked = world.ask({ stream: true }, key);
  const index = world.streams.length;
  await until("the upstream is asked", () => world.streams.length > index);
  world.streams[index]?.push(piece("begun"));
  const response = await asked;
  assert.equal(response.status, 200);
  return async () => {
    world.streams[index]?.push(piece(" and ended", "stop") + DONE);
    world.streams[index]?.close();
    return await response.text();
  };
}
