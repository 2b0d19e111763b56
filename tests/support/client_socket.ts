/**
 * A client's end of a WebSocket, held in the hand: what a listener would lend, without a network.
 *
 * @module
 */

import { after } from "node:test";
import type { Gateway, SocketEars, Upgraded } from "../../mod.ts";
import { until } from "./gate.ts";
import type { Json } from "./json.ts";

/** One connection. */
export interface TestSocket {
  /** Every event so far. */
  readonly events: Json[];
  /** The code it was closed with; 0 while it is open. */
  closeCode(): number;
  /** What the gateway takes for bytes that have not left. */
  buffered: number;
  /** Sends a message: an object as JSON, a text as it is, `undefined` as a binary one. */
  send(message: object | string | undefined): void;
  /** Closes it from the client's side. */
  leave(): void;
  /** The events from number `from` on, up to and with the first whose type is one of `types`. */
  upTo(from: number, ...types: string[]): Promise<Json[]>;
}

/** The events that end a response. */
export const LAST: readonly string[] = [
  "response.completed",
  "response.incomplete",
  "response.failed",
  "error",
];

/** What is still connected when a file ends would keep its process going: a gateway looks at the time. */
const leaving: (() => void)[] = [];
after(() => leaving.forEach((leave) => leave()));

/** Opens one before `gateway`. */
export async function openTestSocket(
  gateway: Gateway,
  key: string,
  path = "/v1/responses",
): Promise<TestSocket> {
  const events: Json[] = [];
  let ears: SocketEars | undefined;
  let closed: { code: number; reason: string } | undefined;
  const socket: TestSocket = {
    events,
    buffered: 0,
    closeCode: () => closed?.code ?? 0,
    send(message) {
      const text = typeof message === "object" ? JSON.stringify(message) : message;
      ears?.message(text);
    },
    leave: () => ears?.closed(),
    async upTo(from, ...types) {
      const wanted = types.length === 0 ? LAST : types;
      const at = () =>
        events.findIndex(({ type }, index) => index >= from && wanted.includes(String(type)));
      await until(`one of ${wanted.join(", ")}`, () => at() >= 0);
      return events.slice(from, at() + 1);
    },
  };
  leaving.push(socket.leave);
  const upgrade = (): Upgraded => ({
    response: new Response(null),
    socket: {
      get bufferedAmount() {
        return socket.buffered;
      },
      send(text) {
        if (closed === undefined) events.push(JSON.parse(text));
      },
      close(code, reason) {
        if (closed !== undefined) return;
        closed = { code, reason };
        ears?.closed();
      },
      listen: (given) => void (ears = given),
    },
  });
  const response = await gateway.fetch(
    new Request(`http://localhost${path}`, {
      headers: { authorization: `Bearer ${key}`, upgrade: "websocket", connection: "upgrade" },
    }),
    { upgrade },
  );
  if (ears === undefined) throw new Error(`No WebSocket: ${response.status}`);
  return socket;
}
