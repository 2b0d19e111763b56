/**
 * A client's WebSocket, where a runtime has it in the Web's own shape.
 *
 * @module
 */

import type { ClientSocket } from "../mod.ts";

/** What is used of a `WebSocket`; those of Deno, of Workers and of the package `ws` have it. */
export interface WebShaped {
  /** 1 while it is open. */
  readonly readyState: number;
  /** Bytes that have not left yet; absent where nobody is told. */
  readonly bufferedAmount?: number;
  /** Sends a text message. */
  send(text: string): void;
  /** Begins to close. */
  close(code: number, reason: string): void;
  /** Hears of messages. */
  addEventListener(type: "message", hear: (event: { readonly data: unknown }) => void): void;
  /** Hears of the end. */
  addEventListener(type: "close" | "error", hear: () => void): void;
}

const OPEN = 1;

/** Lends `socket` to the gateway. */
export function clientSocket(socket: WebShaped): ClientSocket {
  return {
    get bufferedAmount() {
      return socket.bufferedAmount ?? 0;
    },
    send(text) {
      if (isOpen(socket)) socket.send(text);
    },
    close(code, reason) {
      if (isOpen(socket)) socket.close(code, reason);
    },
    listen({ message, closed }) {
      let ended = false;
      // Not every error is followed by a close.
      const end = (): void => {
        if (!ended) closed();
        ended = true;
      };
      socket.addEventListener("message", ({ data }) => {
        message(typeof data === "string" ? data : undefined);
      });
      socket.addEventListener("close", end);
      socket.addEventListener("error", end);
    },
  };
}

function isOpen({ readyState }: WebShaped): boolean {
  return readyState === OPEN;
}
