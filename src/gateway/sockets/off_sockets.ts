/**
 * Where sockets cannot be had: asking for one again with every request would cost each of them the
 * wait, so that they go over HTTP for a while.
 *
 * @module
 */

/** How long a conversation stays off sockets, and how long all others of the provider do. */
const CONVERSATION_MS = 300_000;
const PROVIDER_MS = 30_000;

/** The most that are remembered; the oldest are forgotten first. */
const MOST = 4096;

/** What is off sockets for now. */
export interface OffSockets {
  /** Whether any of `names` is. */
  has(...names: readonly string[]): boolean;
  /** Takes a conversation off, and its provider for a shorter while. */
  add(conversation: string, provider: string): void;
}

/** Creates it: all are on. */
export function createOffSockets(now: () => number): OffSockets {
  const until = new Map<string, number>();

  function put(name: string, ms: number): void {
    until.delete(name);
    until.set(name, now() + ms);
    const [oldest] = until.keys();
    if (until.size > MOST && oldest !== undefined) until.delete(oldest);
  }

  return {
    has: (...names) => names.some((name) => (until.get(name) ?? 0) > now()),
    add(conversation, provider) {
      put(conversation, CONVERSATION_MS);
      put(provider, PROVIDER_MS);
    },
  };
}
