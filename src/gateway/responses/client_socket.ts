/**
 * A client's WebSocket, as a listener lends it.
 *
 * @module
 */

/** The other end of a WebSocket. */
export interface ClientSocket {
  /** Bytes that were sent and have not left yet. */
  readonly bufferedAmount: number;
  /** Sends a text message; nothing happens once the socket is closed. */
  send(text: string): void;
  /** Closes; closing twice is closing once. */
  close(code: number, reason: string): void;
  /** Says who hears of messages, and of the end. Called once, before the first message. */
  listen(ears: SocketEars): void;
}

/** What is heard of a {@link ClientSocket}. */
export interface SocketEars {
  /** A message: its text, or `undefined` for one that is none. */
  message(text: string | undefined): void;
  /** It has closed, whoever closed it. Told once. */
  closed(): void;
}

/** An upgraded request. */
export interface Upgraded {
  /** The client's end. */
  readonly socket: ClientSocket;
  /** What the runtime wants to be answered with. */
  readonly response: Response;
}

/** Makes a WebSocket of a request that asks for one. */
export type Upgrade = (request: Request) => Upgraded;
