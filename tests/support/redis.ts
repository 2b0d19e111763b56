/**
 * A Redis or Valkey server of our own: on a free port of the loopback address, with its files in a
 * directory that goes with it.
 *
 * A machine without one reports the suites that need it as skipped. With `SLUICE_REQUIRE_REDIS=1`,
 * which the project's own CI sets, its absence is a failure.
 *
 * @module
 */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import test from "node:test";
import { createClient } from "@redis/client";

/** A running server. */
export interface RedisServer {
  /** Where it is. */
  readonly url: string;
  /** The process; another one after each start. */
  readonly pid: number;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Stops it from doing anything, and lets it go on. */
  pause(): void;
  resume(): void;
  /** Starts it anew, with the same files at the same place. */
  start(): Promise<void>;
  /** Lets time pass for all that has an end. */
  pass(ms: number): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
  /** Ends it and removes its files. */
  end(): Promise<void>;
}

/** The server's program; `undefined` where there is none. */
export const REDIS_PROGRAM: string | undefined = ["redis-server", "valkey-server"].find((name) =>
  spawnSync(name, ["--version"]).status === 0
);

/** Registers a suite that needs a server, or one test that says why it does not run. */
export function withRedis(suite: string, register: () => void): void {
  if (REDIS_PROGRAM !== undefined) return register();
  const reason = "there is neither redis-server nor valkey-server";
  if (process.env.SLUICE_REQUIRE_REDIS === "1") {
    test(`${suite}: ${reason}`, () => {
      throw new Error(`Cannot run ${suite}: ${reason}`);
    });
  } else {
    test(`${suite}: skipped: ${reason}`, { skip: true }, () => {});
  }
}

/** Starts a server whose data is on the disk after each second. */
export async function startRedis(...options: string[]): Promise<RedisServer> {
  const dir = await mkdtemp(join(tmpdir(), "sluice-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child = await launch(dir, port, options);

  async function ask(...command: string[]): Promise<unknown> {
    const client = createClient({ url, RESP: 2 });
    client.on("error", () => {});
    await client.connect();
    try {
      return await client.sendCommand(command);
    } finally {
      client.destroy();
    }
  }

  const server: RedisServer = {
    url,
    get pid() {
      return child.pid ?? 0;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
    // Not by the child: Deno takes one that is stopped for one that has ended.
    pause: () => void process.kill(child.pid ?? 0, "SIGSTOP"),
    resume: () => void process.kill(child.pid ?? 0, "SIGCONT"),
    async start() {
      child = await launch(dir, port, options);
    },
    pass: async (ms) => void await ask("EVAL", AGE, "0", String(ms)),
    clear: async () => void await ask("FLUSHALL"),
    async end() {
      await server.kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
  return server;
}

/** Takes the time from what is left to each key, as if it had passed. */
const AGE = `
for _, key in ipairs(redis.call('KEYS', '*')) do
  local left = redis.call('PTTL', key)
  if left >= 0 then redis.call('PEXPIRE', key, left - tonumber(ARGV[1])) end
end
return 1`;

async function launch(
  dir: string,
  port: number,
  options: readonly string[],
): Promise<ChildProcess> {
  const child = spawn(REDIS_PROGRAM ?? "redis-server", [
    ...["--port", String(port), "--bind", "127.0.0.1", "--dir", dir, "--save", ""],
    ...["--appendonly", "yes", "--daemonize", "no", ...options],
  ], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    let told = "";
    child.stdout?.on("data", (chunk) => {
      told += String(chunk);
      if (told.includes("Ready to accept connections")) resolve();
    });
    child.once("exit", () => reject(new Error(`Cannot start ${REDIS_PROGRAM}: ${told}`)));
  });
  return child;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
