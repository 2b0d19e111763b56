/**
 * Starting {@link "./account_process.ts"}, and the identity provider it asks.
 *
 * @module
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { createInterface } from "node:readline";
import { createGate, within } from "./gate.ts";
import { scriptArgs } from "./runtime_args.ts";

/** Such a process. */
export interface AccountProcess {
  readonly child: ChildProcess;
  /** Lets it begin. */
  begin(): void;
  /** Resolves with the next line it tells; `undefined` when it has ended. */
  next(): Promise<Record<string, unknown> | undefined>;
  readonly ended: Promise<unknown>;
}

/** Starts one that makes `count` requests at once. */
export function startAccountProcess(path: string, idp: string, count = 1): AccountProcess {
  const args = [...scriptArgs("tests/support/account_process.ts"), path, idp, String(count)];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    begin: () => void child.stdin.write("go\n"),
    async next() {
      const { value, done } = await within("a line of the process", lines.next(), 60_000);
      return done ? undefined : JSON.parse(value);
    },
    ended: once(child, "exit"),
  };
}

/** What an identity provider does with one request. */
export type Serve = (exchange: Exchange) => void | Promise<void>;

/** One request to it. */
export interface Exchange {
  /** Takes the refresh token for the next one; a token that comes back ends the login. */
  carryOut(): void;
  /** Sends the answer; resolves when it is on its way. */
  answer(): Promise<void>;
}

/** An identity provider over HTTP. */
export interface IdentityServer {
  readonly url: string;
  /** Requests so far. */
  readonly posts: number;
  /** How often its refresh token was renewed. */
  readonly generation: number;
  /** Whether a token came back, which ended the login. */
  readonly ended: boolean;
  close(): Promise<void>;
}

/** Starts one, whose first refresh token is `refresh-0`. */
export async function startIdentityServer(
  serve: Serve,
  now: () => number = Date.now,
): Promise<IdentityServer> {
  let posts = 0;
  let generation = 0;
  let ended = false;
  const server = createServer(async (request, response) => {
    posts++;
    let token = "";
    for await (const chunk of request) token += String(chunk);
    let body: Record<string, unknown> = { error: "invalid_grant" };
    await serve({
      carryOut() {
        if (token !== `refresh-${generation}`) ended = true;
        if (ended) return;
        generation++;
        const [access, refresh] = [`access-${generation}`, `refresh-${generation}`];
        body = { access, refresh, expiresAt: now() + 3_600_000 };
      },
      async answer() {
        const sent = createGate();
        response.statusCode = "error" in body ? 400 : 200;
        response.end(JSON.stringify(body), () => sent.open());
        response.on("close", () => sent.open());
        await sent.opened;
      },
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/token`,
    get posts() {
      return posts;
    },
    get generation() {
      return generation;
    },
    get ended() {
      return ended;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
