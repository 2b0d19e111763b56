/**
 * A provider in the test's hand, as what is deployed knows it: answers begin, and end when they are
 * told to.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { Exchange } from "../support/upstream.ts";

/** The key of callers. */
export const KEY = "sk-own-4Vt8mQ1zR6yK3wB9";

/** The provider, as a configuration has it. */
export function lab(
  baseUrl: string,
): { readonly dialect: "openai-chat"; readonly baseUrl: string; readonly apiKey: string } {
  return { dialect: "openai-chat", baseUrl, apiKey: "k1" };
}

/** Begins an answer with the text `one`. */
export function begin(exchange: Exchange): void {
  exchange.head(200, { "content-type": "text/event-stream" });
  void exchange.write(chunk("one", null));
}

/** Ends it with the text `two`. */
export function finish(exchange: Exchange): void {
  exchange.end(`${chunk("two", "stop")}data: [DONE]\n\n`);
}

/** Asks the gateway at `url` for a stream. */
export function ask(
  url: string,
  model: string,
  { key = KEY, content = "Hello", ...init }: RequestInit & {
    readonly client?: Deno.HttpClient;
    readonly key?: string;
    readonly content?: string;
  } = {},
): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    ...init,
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model, stream: true, messages: [{ role: "user", content }] }),
  });
}

/** Reads what has begun, lets the provider end it by `act`, and sees that it ends whole. */
export async function endsWhole(response: Response, act: () => Promise<void>): Promise<void> {
  assert.equal(response.status, 200);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.match((await reader?.read())?.value ?? "", /one/);
  await act();
  let rest = "";
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    rest += read.value;
  }
  assert.match(rest, /two[^]*data: \[DONE\]\n\n$/);
}

function chunk(content: string, finish_reason: string | null): string {
  const choices = [{ index: 0, delta: { role: "assistant", content }, finish_reason }];
  const body = { id: "c1", object: "chat.completion.chunk", created: 1, model: "m", choices };
  return `data: ${JSON.stringify(body)}\n\n`;
}
