/**
 * The provider and the identity provider behind a fleet, which note who came with what.
 *
 * @module
 */

import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGate, type Gate } from "../support/gate.ts";

/** The vendor. */
export interface Vendor {
  readonly upstream: string;
  readonly idp: string;
  /** Which accounts came for a conversation, by the conversation's name. */
  readonly accounts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Refresh tokens that came, each as often as it did. */
  readonly refreshed: readonly string[];
  /** What the identity provider waits for before it answers. */
  held: Promise<void>;
  /** Accounts that have nothing left for an hour, and how often they were told so. */
  readonly limited: Set<string>;
  readonly refused: number;
  /** Streams that are open and wait to go on. */
  readonly open: number;
  /** Lets them go on, and those that come. */
  release(): void;
  close(): Promise<void>;
}

/** The model whose streams wait for nothing. */
export const QUICK = "quick";

/**
 * Starts it. Answers tell how many messages were heard; tokens are `access-ACCOUNT-N` and
 * `refresh-ACCOUNT-N`, of which the last is good.
 */
export async function startVendor(): Promise<Vendor> {
  const accounts = new Map<string, Set<string>>();
  const refreshed: string[] = [];
  const going: Gate = createGate();
  const limited = new Set<string>();
  const waits = { held: Promise.resolve() };
  let refused = 0;
  let open = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    if (request.url === "/token") return await renew(text, response);
    const { model, messages, stream } = JSON.parse(text);
    const conversation = String(messages[0].content);
    const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
    const account = token.split("-")[1] ?? "";
    accounts.set(conversation, (accounts.get(conversation) ?? new Set()).add(account));
    if (limited.has(account)) return refuse(response);
    const heard = `heard ${messages.length}`;
    if (stream === true) return await streamed(response, heard, model !== QUICK);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({
      id: "x",
      choices: [{
        index: 0,
        message: { role: "assistant", content: heard },
        finish_reason: "stop",
      }],
      usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
    }));
  }

  function refuse(response: ServerResponse): void {
    refused++;
    response.statusCode = 429;
    response.setHeader("retry-after", "3600");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ error: { message: "slow down" } }));
  }

  async function renew(token: string, response: ServerResponse): Promise<void> {
    refreshed.push(token);
    await waits.held;
    const [, account, number] = token.split("-");
    const next = Number(number) + 1;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({
      access: `access-${account}-${next}`,
      refresh: `refresh-${account}-${next}`,
      expiresAt: Date.now() + 3_600_000,
    }));
  }

  async function streamed(
    response: ServerResponse,
    heard: string,
    waits: boolean,
  ): Promise<void> {
    response.setHeader("content-type", "text/event-stream");
    const say = (content: string, end: string | null) =>
      response.write(`data: ${
        JSON.stringify({
          id: "x",
          object: "chat.completion.chunk",
          choices: [{ index: 0, delta: { content }, finish_reason: end }],
        })
      }\n\n`);
    say("first", null);
    open++;
    // A client that leaves ends the wait as well.
    if (waits) await Promise.race([going.opened, once(response, "close")]);
    open--;
    say(` last ${heard}`, "stop");
    response.end("data: [DONE]\n\n");
  }

  const server = createServer((request, response) => void answer(request, response));
  // Closed by the gateways alone: on a busy machine one that is idle for seconds would be closed here
  // while a request is on its way, which nobody may send twice.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    upstream: `${base}/v1`,
    idp: `${base}/token`,
    accounts,
    refreshed,
    limited,
    get held() {
      return waits.held;
    },
    set held(held) {
      waits.held = held;
    },
    get refused() {
      return refused;
    },
    get open() {
      return open;
    },
    release: () => going.open(),
    close: () => closeServer(server),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return await new Blob(chunks as BlobPart[]).text();
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}
