/**
 * One gateway of a lane with a scripted provider behind it.
 *
 * @module
 */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { ConfigFile } from "../../mod.ts";
import { createGate, within } from "../support/gate.ts";
import { type Answer, startUpstream, type Upstream } from "../support/upstream.ts";
import type { Lane, Start } from "./lanes.ts";

/** The caller's key. */
export const KEY = "sk-conformance-7Pq2vX9tB4rK1dW8";

/** A running gateway. */
export interface Stage {
  readonly upstream: Upstream;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  /** Sends it a signal; the platforms' emulators take it for themselves. */
  kill(signal: "SIGTERM" | "SIGKILL"): void;
  /** Resolves with its exit status, or the signal it died of. */
  readonly ended: Promise<number | string>;
  /** All it has written so far. */
  readonly written: { text: string };
}

/** The providers, one for each API, all of them the scripted one. */
function configOf(upstream: Upstream, limits: ConfigFile["limits"]): ConfigFile {
  const provider = (dialect: string) => ({ dialect, baseUrl: upstream.baseUrl, apiKey: "up-1" });
  return {
    keys: [{ name: "test", key: KEY, scopes: ["infer", "usage", "metrics"] }],
    providers: {
      chat: provider("openai-chat"),
      messages: provider("anthropic-messages"),
      responses: provider("openai-responses"),
      gemini: provider("gemini"),
    } as NonNullable<ConfigFile["providers"]>,
    ...(limits === undefined ? {} : { limits }),
  };
}

const LISTENS = /listens on http:\/\/127\.0\.0\.1:(\d+)/;

let last: Promise<unknown> = Promise.resolve();

/** Starts one after the other: rows that wait begin at once, and would start late all together. */
function inTurn<T>(start: () => Promise<T>): Promise<T> {
  const turn = last.then(start);
  last = turn.catch(() => {});
  return turn;
}

/** Starts a gateway in front of `provider`, lets `act` use it, and sees to it that it is gone after. */
export async function withStage(
  lane: Pick<Lane, "by">,
  start: Start,
  provider: Answer | Upstream,
  act: (stage: Stage) => Promise<void>,
  limits?: ConfigFile["limits"],
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "sluice-conformance-"));
  const upstream = typeof provider === "function" ? await startUpstream(provider) : provider;
  const config = JSON.stringify(configOf(upstream, limits));
  await writeFile(join(dir, "sluice.json"), config);
  const running = await inTurn(async () => {
    const begun = follow(launch(lane, start, dir, config));
    // Whether it listens is looked at below.
    await begun.prints(LISTENS).catch(() => {});
    return begun;
  });
  try {
    const port = Number(await running.prints(LISTENS));
    await act({ ...running, upstream, port, url: `http://127.0.0.1:${port}` });
  } catch (error) {
    if (error instanceof Error) {
      error.message += `\n--- it wrote:\n${running.written.text.slice(-2000)}`;
    }
    throw error;
  } finally {
    // An emulator has processes of its own to end.
    if (lane.by === "platform") await settled(running.end());
    running.kill("SIGKILL");
    await running.ended;
    await upstream.close();
    await rm(dir, { recursive: true, force: true });
  }
}

function launch(
  lane: Pick<Lane, "by">,
  start: Start,
  dir: string,
  config: string,
): ChildProcess {
  return spawn(
    start.command,
    [...start.args, ...(lane.by === "command" ? ["--config", join(dir, "sluice.json")] : [])],
    {
      cwd: dir,
      env: {
        ...{ PATH: process.env.PATH ?? "", HOME: dir, NO_COLOR: "1", SLUICE_DATA_DIR: dir },
        ...(process.env.DENO_DIR ? { DENO_DIR: process.env.DENO_DIR } : {}),
        XDG_CACHE_HOME: process.env.XDG_CACHE_HOME ?? join(process.env.HOME ?? dir, ".cache"),
        ...(lane.by === "platform" ? { SLUICE_CONFIG_TEXT: config } : {}),
        ...start.env,
      },
    },
  );
}

/** Waits for `end`, but not for good. */
function settled(end: Promise<unknown>): Promise<unknown> {
  return within("the emulator ends", end, 5_000).catch(() => {});
}

function follow(child: ChildProcess) {
  const written = { text: "" };
  const waiting = new Set<() => void>();
  const ended = createGate<number | string>();
  const take = (chunk: unknown) => {
    written.text += String(chunk);
    waiting.forEach((look) => look());
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  child.on("close", (code, signal) => ended.open(code ?? signal ?? "unknown"));
  return {
    written,
    ended: ended.opened,
    end(): Promise<unknown> {
      child.stdin?.end();
      return ended.opened;
    },
    // Not by `child.kill`: Deno then reports that signal, whatever the status was.
    kill(signal: "SIGTERM" | "SIGKILL"): void {
      const runs = child.exitCode === null && child.signalCode === null;
      if (runs && child.pid !== undefined) process.kill(child.pid, signal);
    },
    prints(pattern: RegExp): Promise<string> {
      const found = createGate<string>();
      const look = () => {
        const match = pattern.exec(written.text);
        if (match !== null) found.open(match[1] ?? match[0]);
      };
      waiting.add(look);
      look();
      const gone = ended.opened.then((code) => {
        throw new Error(`It ended with ${code} and never printed ${pattern}: ${written.text}`);
      });
      return within(`output like ${pattern}`, Promise.race([found.opened, gone]), 60_000);
    },
  };
}
