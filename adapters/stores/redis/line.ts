/**
 * The line to a Redis server: one connection, which is made anew whenever it is lost.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import type { RedisOptions } from "./options.ts";
import type { Script } from "./scripts.ts";

/** Asks the server. Every call is rejected at once while it cannot be reached. */
export interface RedisLine {
  ask(...command: (string | Uint8Array)[]): Promise<unknown>;
  run(script: Script, keys: readonly string[], args: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
}

/** How long the server may take to answer, and to be connected to, in milliseconds. */
const ANSWER_MS = 3000;
const CONNECT_MS = 2000;

/** A connection that is silent longer than this, in spite of being asked for a sign, is a dead one. */
const SILENT_MS = 15_000;
const SIGN_MS = 5000;

/** How soon a lost connection is made anew, in milliseconds. */
const AGAIN_MS = { first: 50, longest: 1000 };

type Client = Awaited<ReturnType<typeof createClient>>;

/**
 * Connects.
 *
 * @throws if that is not possible; what is told holds no password.
 */
export async function openRedisLine(options: RedisOptions): Promise<RedisLine> {
  const where = placeIn(options.url);
  let closed = false;
  let connecting = false;
  let opened = false;
  let client = await connect(options, onLost).catch((error) => {
    throw new Error(`Cannot reach Redis at ${where}: ${stateOf(error)}`);
  });
  opened = true;

  function onLost(lost: Client): void {
    if (!opened || closed || connecting || lost !== client) return;
    connecting = true;
    connectAgain().finally(() => connecting = false);
  }

  /** The library's own way back waits for ever for a server that takes connections and is stuck. */
  async function connectAgain(): Promise<void> {
    for (let pause = AGAIN_MS.first; !closed; pause = Math.min(2 * pause, AGAIN_MS.longest)) {
      await new Promise<void>((resolve) => setTimeout(resolve, pause));
      const next = await connect(options, onLost).catch(() => undefined);
      if (next === undefined) continue;
      if (closed) next.destroy();
      else client = next;
      return;
    }
  }

  async function bounded<T>(ask: (client: Client) => Promise<T>): Promise<T> {
    const asked = client;
    try {
      return await within(ask(asked), ANSWER_MS);
    } catch (error) {
      // Whatever else was asked of a server that does not answer is lost with the connection.
      if (error instanceof NoAnswer && asked.isOpen) asked.destroy();
      if (!asked.isReady) onLost(asked);
      throw new Error(`Cannot ask Redis at ${where}: ${stateOf(error)}`);
    }
  }

  return {
    ask: (...command) => bounded((client) => client.sendCommand(command.map(asArgument))),
    run: ({ text, sha }, keys, args) =>
      bounded(async (client) => {
        const rest = [String(keys.length), ...keys, ...args];
        try {
          return await client.sendCommand(["EVALSHA", sha, ...rest]);
        } catch (error) {
          if (!stateOf(error).startsWith("NOSCRIPT")) throw error;
          return await client.sendCommand(["EVAL", text, ...rest]);
        }
      }),
    async close() {
      closed = true;
      if (client.isReady) await within(client.close(), CONNECT_MS).catch(() => {});
      if (client.isOpen) client.destroy();
    },
  };
}

/** A new connection, that tells `onLost` when it is one no more. */
async function connect(options: RedisOptions, onLost: (client: Client) => void): Promise<Client> {
  const client = await createClient(options);
  // Without a listener a lost connection would end the process.
  client.on("error", () => {
    if (!client.isReady) onLost(client);
  });
  try {
    // A server may refuse, or be stuck, behind a connection that has come about.
    await within(client.connect().then(() => client.sendCommand(["PING"])), CONNECT_MS);
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw error;
  }
  return client;
}

async function createClient({ url, tls }: RedisOptions) {
  const redis = await import("@redis/client");
  return redis.createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    pingInterval: SIGN_MS,
    maintNotifications: "disabled",
    disableClientInfo: true,
    socket: {
      ...(tls === undefined ? {} : { tls: true as const, ...defined(tls) }),
      connectTimeout: CONNECT_MS,
      socketTimeout: SILENT_MS,
      reconnectStrategy: false,
    },
  });
}

function defined<T extends object>(members: T): T {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as T;
}

class NoAnswer extends Error {
  override readonly message = "no answer in time";
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer()), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function asArgument(part: string | Uint8Array): string | Buffer {
  return typeof part === "string" ? part : Buffer.from(part);
}

function stateOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Host and port, and nothing of who asks. */
function placeIn(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "its address";
}
