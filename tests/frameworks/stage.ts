/**
 * A built application that runs, with a scripted provider behind the gateway in it.
 *
 * @module
 */

import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { once } from "node:events";
import { createServer } from "node:net";
import { eventually } from "../support/gate.ts";
import { type Program, startProgram } from "../support/program.ts";
import { startUpstream, type Upstream } from "../support/upstream.ts";
import { type App, type Mount, programOf } from "./apps.ts";
import { environment, prepare, UPSTREAM_URL } from "./place.ts";

/** The caller's key. */
export const KEY = "sk-frameworks-5Tq8wX1nB7rK4dZ2";

/** A running application. */
export interface Stage {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly program: Program;
  readonly upstream: Upstream;
  close(): Promise<void>;
}

/** Where the gateway is in a running application. */
export interface Place extends Stage {
  /** The gateway's own address, without a slash at its end. */
  readonly base: string;
}

/** The gateway at `mount`. */
export function at(stage: Stage, { path }: Mount): Place {
  return { ...stage, base: stage.url + path };
}

/** OpenAI's client, which asks once and no more. */
export function openai({ base }: Place, apiKey: string = KEY): OpenAI {
  return new OpenAI({ baseURL: `${base}/v1`, apiKey, maxRetries: 0 });
}

/** Anthropic's. */
export function anthropic({ base }: Place, authToken: string = KEY): Anthropic {
  return new Anthropic({
    baseURL: base,
    authToken,
    apiKey: null,
    maxRetries: 0,
  });
}

/** Prepares an application and starts it; resolves when the gateway in it answers. */
export async function openStage(app: App): Promise<Stage> {
  const cwd = await prepare(app);
  const upstream = await startUpstream();
  const port = await freePort();
  const [name, ...args] = app.start;
  const program = startProgram(await programOf(name), args, {
    cwd,
    env: {
      ...await environment(app),
      PORT: String(port),
      GATEWAY_KEY: KEY,
      OPENAI_API_KEY: "up-openai",
      ANTHROPIC_API_KEY: "up-anthropic",
      [UPSTREAM_URL]: upstream.baseUrl,
    },
    patienceMs: 600_000,
  });
  // Tests that were left out by a filter close nothing.
  globalThis.addEventListener("unload", () => program.kill("SIGKILL", true));
  const stage: Stage = {
    url: `http://127.0.0.1:${port}`,
    program,
    upstream,
    async close() {
      program.kill("SIGKILL", true);
      await program.ended;
      await upstream.close();
    },
  };
  try {
    for (const mount of app.mounts) await answers(at(stage, mount));
  } catch (error) {
    await stage.close();
    throw new Error(
      `Cannot start ${app.id}: ${error}\n${program.written.out}${program.written.err}`,
    );
  }
  return stage;
}

/** Asks until the gateway in the application answers, or it has ended. */
async function answers({ base, program }: Place): Promise<void> {
  let ended: number | string | undefined;
  program.ended.then((status) => ended = status, () => {});
  await eventually(`an answer of ${base}`, async () => {
    if (ended !== undefined) throw new Error(`it ended with ${ended}`);
    const response = await fetch(`${base}/healthz`).catch(() => undefined);
    await response?.body?.cancel();
    return response?.status === 200;
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") {
    throw new Error("Cannot find a port");
  }
  return address.port;
}
