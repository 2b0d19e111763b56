/**
 * Gateways that live as long as one request, as on Workers and Vercel.
 *
 * @module
 */

import {
  type Config,
  createGateway,
  createMemory,
  defineConfig,
  type Gateway,
  type Host,
  type Memory,
} from "../../mod.ts";
import { CLIENT_KEY, requestTo } from "./gateway.ts";
import { createInlineUpstream, type InlineUpstream, type SentRequest } from "./inline_upstream.ts";

/** A provider `up` with these keys, or with accounts that are kept. */
export function configOf(keys: string[]): Config {
  return defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY, scopes: ["infer", "usage", "metrics"] }],
    providers: {
      up: {
        dialect: "openai-chat",
        baseUrl: "http://upstream.invalid/v1",
        ...(keys.length === 0 ? { accounts: [] } : { apiKey: keys }),
      },
    },
  });
}

/** The one that is used. */
export const CONFIG: Config = configOf(["up-1", "up-2", "up-3"]);

/** An answer of five tokens. */
export function answered(): Response {
  return Response.json({
    id: "x",
    choices: [{
      index: 0,
      message: { role: "assistant", content: "ok" },
      finish_reason: "stop",
    }],
    usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
  });
}

/** Gateways of one configuration, one for each request, which share a memory. */
export interface OneForEach {
  /** What they send requests to. */
  readonly upstream: InlineUpstream;
  /** Creates the next one. */
  open(): Gateway;
  /** Has the next one answer a request to its end. */
  once(request: Request): Promise<Response>;
  /** The same for a question. */
  ask(content?: string, stream?: boolean): Promise<Response>;
  /** Lets time pass for all of them. */
  pass(ms: number): void;
  /** The keys that were used, in order. */
  accounts(): (string | undefined)[];
}

/** Sets them up. */
export function oneForEach(
  answer: (request: SentRequest, count: number) => Response | Promise<Response>,
  { config = CONFIG, store, ...more }: Partial<Host> & { config?: Config } = {},
): OneForEach {
  let time = 1_700_000_000_000;
  const now = () => time;
  const upstream = createInlineUpstream((request) => answer(request, upstream.requests.length));
  const memory: Memory = createMemory(config, { now, random: () => 0.4 });
  const open = (): Gateway =>
    createGateway(config, {
      fetch: upstream.fetch,
      now,
      random: () => 0.4,
      memory,
      ...(store === undefined ? {} : { store }),
      ...more,
    });

  async function once(request: Request): Promise<Response> {
    const gateway = open();
    const response = await gateway.fetch(request);
    const text = await response.text();
    await gateway.drain();
    return new Response(text, response);
  }

  return {
    upstream,
    open,
    once,
    ask: (content = "hi", stream = false): Promise<Response> => once(asking(content, stream)),
    pass: (ms: number): void => void (time += ms),
    accounts: (): (string | undefined)[] =>
      upstream.requests.map(({ headers }) => headers.get("authorization")?.slice("Bearer ".length)),
  };
}

/** A question of chat. */
export function asking(content: string, stream = false): Request {
  const body = { model: "up/m", stream, messages: [{ role: "user", content }] };
  return requestTo("/v1/chat/completions", body);
}
