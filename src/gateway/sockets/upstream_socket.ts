/**
 * A WebSocket to a provider, as a runtime lends it. The Web's own has no way to send headers, so how
 * one is opened is the adapter's affair.
 *
 * @module
 */

/** What is heard of an {@link UpstreamSocket}. */
export interface UpstreamEars {
  /** A message: its text, or `undefined` for one that is none. */
  message(text: string | undefined): void;
  /** A ping of ours was answered. */
  pong(): void;
  /** It has closed, whoever closed it, or broken. Told once. */
  closed(): void;
}

/** An open WebSocket to a provider. */
export interface UpstreamSocket {
  /** What the provider said as it opened, where the runtime tells. */
  readonly headers?: Headers;
  /** Sends a text message; nothing happens once the socket is closed. */
  send(text: string): void;
  /** Closes; closing twice is closing once. */
  close(code: number, reason: string): void;
  /** Asks whether anybody is there, where the runtime can. */
  readonly ping?: () => void;
  /** Reads no more until `resume`, where the runtime can; what was read already is still told. */
  readonly pause?: () => void;
  /** Goes on reading. */
  readonly resume?: () => void;
  /** Says who hears of it. Called once, as soon as it is there; nothing that came before is lost. */
  listen(ears: UpstreamEars): void;
}

/** How a socket is opened. */
export interface ConnectOptions {
  /** Sent with the handshake, as they are. */
  readonly headers: Headers;
  /** The longest message that is taken, in bytes; a longer one closes the socket. */
  readonly maxBytes: number;
  /** Aborted when nobody wants it any more. */
  readonly signal: AbortSignal;
}

/**
 * Opens a WebSocket to `url`, following no redirect. It rejects where there is none to be had; the
 * error's `status` is the provider's own answer, where it gave one.
 */
export type Connect = (url: string, options: ConnectOptions) => Promise<UpstreamSocket>;
