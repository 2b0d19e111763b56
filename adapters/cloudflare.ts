/**
 * Sluice on Cloudflare Workers: the module that a Worker exports.
 *
 * It is configured by the Worker's own variables and secrets: those of the known providers
 * (`OPENAI_API_KEY`, …), `SLUICE_KEY` for the key of callers, and `SLUICE_CONFIG_TEXT` for the text
 * of a configuration file. Without a key for callers it serves nobody.
 *
 * @example
 * ```ts ignore
 * // the Worker's main module
 * export { default } from "@sluice/gateway/cloudflare";
 * ```
 *
 * @module
 */

import type { Upgraded } from "../mod.ts";
import { createIsolate, type Isolate } from "./isolate.ts";

/** A Worker's own variables, secrets and bindings; only the texts among them are looked at. */
export type Bindings = Readonly<Record<string, unknown>>;

/** What outlives a request, as far as it is needed. */
export interface WorkerContext {
  /** Keeps the request's own means alive until `work` has ended. */
  waitUntil(work: Promise<unknown>): void;
}

/** What a Worker's main module exports. */
export interface Worker {
  /** Answers a request. @throws only if the configuration is wrong, for the platform to log. */
  fetch(request: Request, env: Bindings, context: WorkerContext): Promise<Response>;
}

let isolate: Isolate | undefined;

/** The Worker. */
const worker: Worker = {
  async fetch(request, env, context) {
    isolate ??= createIsolate((name) => {
      const value = env[name];
      return typeof value === "string" ? value : undefined;
    });
    return await isolate.answer(request, {
      waitUntil: (work) => context.waitUntil(work),
      info: { remoteAddress: request.headers.get("cf-connecting-ip") ?? undefined, upgrade },
    });
  },
};

export default worker;

/** What is used of a Worker's own WebSocket, which standard types do not know. */
interface WorkerSocket extends WebSocket {
  accept(): void;
}

declare const WebSocketPair: new () => { readonly 0: WorkerSocket; readonly 1: WorkerSocket };

function upgrade(): Upgraded {
  const { 0: client, 1: socket } = new WebSocketPair();
  socket.accept();
  const init: ResponseInit & { readonly webSocket: WebSocket } = { status: 101, webSocket: client };
  return {
    response: new Response(null, init),
    socket: {
      // A Worker is not told what has left.
      bufferedAmount: 0,
      send(text) {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close(code, reason) {
        if (socket.readyState < WebSocket.CLOSING) socket.close(code, reason);
      },
      listen({ message, closed }) {
        let open = true;
        const end = (): void => {
          if (open) closed();
          open = false;
        };
        socket.addEventListener("message", ({ data }) => {
          message(typeof data === "string" ? data : undefined);
        });
        socket.addEventListener("close", end);
        socket.addEventListener("error", end);
      },
    },
  };
}
