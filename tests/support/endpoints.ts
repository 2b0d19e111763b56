/**
 * A gateway before several providers, and clients whose every byte is noted: for endpoints that are
 * passed on.
 *
 * @module
 */

import assert from "node:assert/strict";
import OpenAI from "openai";
import Anthropic from "@anthropic-ai/sdk";
import { configure, reset } from "@logtape/logtape";
import {
  type Config,
  type ConfigFile,
  createGateway,
  defineConfig,
  type Gateway,
  type Host,
} from "../../mod.ts";
import { CLIENT_KEY } from "./gateway.ts";

/** Another caller's key. */
export const OTHER_KEY = "sk-caller-7Lk3pR9wE1xV5nD2";

/** One request that reached a provider. */
export interface Arrival {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
  readonly text: string;
  readonly signal: AbortSignal | undefined;
}

/** Providers inside the process. */
export interface Providers {
  readonly fetch: Host["fetch"];
  readonly arrivals: Arrival[];
}

/** Creates providers that answer every request by `answer`, once its body is there. */
export function createProviders(
  answer: (arrival: Arrival) => Response | Promise<Response>,
): Providers {
  const arrivals: Arrival[] = [];
  return {
    arrivals,
    async fetch(url, init) {
      const body = new Uint8Array(await new Response(init.body ?? null).arrayBuffer());
      const arrival: Arrival = {
        method: init.method ?? "GET",
        url,
        headers: new Headers(init.headers),
        body,
        text: new TextDecoder().decode(body),
        signal: init.signal ?? undefined,
      };
      arrivals.push(arrival);
      return await answer(arrival);
    },
  };
}

/** What a test may want different. */
export interface EndpointGatewayOptions {
  readonly providers?: ConfigFile["providers"];
  readonly models?: ConfigFile["models"];
  readonly limits?: Partial<Config["limits"]>;
  readonly host?: Partial<Host>;
}

/** A provider of one's own that serves `endpoints`. */
export function providerOf(
  id: string,
  endpoints?: NonNullable<ConfigFile["providers"]>[string]["endpoints"],
  more: NonNullable<ConfigFile["providers"]>[string] = {},
): NonNullable<ConfigFile["providers"]> {
  return {
    [id]: {
      dialect: "openai-chat",
      baseUrl: `http://${id}.invalid/v1`,
      apiKey: `${id}-secret-3Hn8cZ4yL6pT0sF2`,
      ...(endpoints === undefined ? {} : { endpoints }),
      ...more,
    },
  };
}

/** A gateway with two callers. */
export function endpointGateway(options: EndpointGatewayOptions): Gateway {
  const config = defineConfig({
    listen: "127.0.0.1:4000",
    keys: [{ name: "test", key: CLIENT_KEY }, { name: "other", key: OTHER_KEY }],
    providers: options.providers ?? providerOf("up"),
    models: options.models ?? {},
  });
  return createGateway(
    { ...config, limits: { ...config.limits, ...options.limits } },
    options.host,
  );
}

/** What went between a client and the gateway. */
export interface Spoken {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly sent: Uint8Array;
  readonly status: number;
  readonly headers: Headers;
  received(): Promise<Uint8Array>;
}

/** A `fetch` that reaches the gateway and notes every byte. */
export function noting(gateway: Gateway): { fetch: typeof fetch; spoken: Spoken[] } {
  const spoken: Spoken[] = [];
  return {
    spoken,
    async fetch(input, init) {
      const request = new Request(input, init);
      const url = new URL(request.url);
      // OpenAI's SDK asks for this to learn what its Response is.
      if (url.protocol === "data:") return new Response();
      const type = request.headers.get("content-type") ?? "";
      const sent = new Uint8Array(await request.clone().arrayBuffer());
      const response = await gateway.fetch(request);
      const bytes = new Uint8Array(await response.arrayBuffer());
      spoken.push({
        method: request.method,
        path: url.pathname + url.search,
        type,
        sent,
        status: response.status,
        headers: response.headers,
        received: () => Promise.resolve(bytes),
      });
      const empty = [204, 205].includes(response.status);
      return new Response(empty ? null : bytes, response);
    },
  };
}

/** OpenAI's SDK, inside the process. */
export function openAiOf(fetch: typeof globalThis.fetch, key: string = CLIENT_KEY): OpenAI {
  return new OpenAI({ baseURL: "http://127.0.0.1:4000/v1", apiKey: key, maxRetries: 0, fetch });
}

/** Anthropic's SDK, inside the process. */
export function anthropicOf(fetch: typeof globalThis.fetch, key: string = CLIENT_KEY): Anthropic {
  return new Anthropic({ baseURL: "http://127.0.0.1:4000", apiKey: key, maxRetries: 0, fetch });
}

/** Runs `body`, and answers with the records of the exchanges it led to. */
export async function recorded(body: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const records: Record<string, unknown>[] = [];
  await configure({
    sinks: { memory: ({ properties }) => void records.push(properties) },
    loggers: [
      { category: ["sluice", "exchange"], sinks: ["memory"], lowestLevel: "trace" },
      { category: ["logtape", "meta"], lowestLevel: "fatal" },
    ],
    reset: true,
  });
  try {
    await body();
  } finally {
    await reset();
  }
  return records;
}

/** The status a call of an SDK fails with; 200 when it does not. */
export async function status(call: Promise<unknown>): Promise<number | undefined> {
  const error = await call.then(() => undefined, (error: unknown) => error);
  if (error === undefined) return 200;
  assert.ok(error instanceof OpenAI.APIError || error instanceof Anthropic.APIError, String(error));
  return error.status;
}
