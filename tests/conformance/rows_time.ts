/**
 * Rows about time: silence, and the end of the process.
 *
 * @module
 */

import assert from "node:assert/strict";
import { connect } from "node:net";
import { until, within } from "../support/gate.ts";
import { GREETING } from "../support/scripted_speech.ts";
import { textOf } from "../support/seen.ts";
import { readStreamText } from "../support/wires.ts";
import { ask, CHAT } from "./asking.ts";
import { SPEED } from "./hosts/speed.ts";
import type { Lane, Start } from "./lanes.ts";
import { assertAlive, begin, chatEvents } from "./rows_flow.ts";
import { fallSilent } from "./silences.ts";
import { withStage } from "./stage.ts";

/** Waits. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Longer than the idle limit that any of the servers has by itself, without a comment in between. */
export function silence(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, begin, async (stage) => {
    const asked = await ask(stage, CHAT, "chat").answered;
    await within("the first text", asked.holds("Grüße"));
    await pause(13_000);
    stage.upstream.requests[0]?.end(chatEvents().rest.join(""));
    const text = await within("the end", asked.whole());
    assert.doesNotMatch(text, /^:/m, "nothing was said in between");
    assert.equal(textOf(readStreamText(CHAT, text, true)), GREETING);
  }, { keepAliveSeconds: 600, commitSeconds: 600 });
}

/** A connection that was idle for as long takes the next request. */
export function idles(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, begin, async ({ port }) => {
    const socket = connect(port, "127.0.0.1");
    let said = "";
    let ended = false;
    socket.on("data", (chunk: unknown) => void (said += String(chunk)));
    socket.on("error", () => {});
    socket.on("close", () => ended = true);
    const answers = (): number => said.match(/HTTP\/1\.1 200/g)?.length ?? 0;
    for (let count = 1; count <= 2; count++) {
      socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
      await until(`answer ${count}`, () => ended || answers() === count);
      assert.equal(ended, false, "the connection is kept");
      if (count === 1) await pause(13_000);
    }
    socket.destroy();
  });
}

/**
 * A provider that thinks for ten minutes, before its first byte and in mid-answer: comments keep the
 * line alive, and nobody gives up. By its own client a runtime would have, which shows that the clock
 * is fast for it as well.
 */
export async function tenMinutes(lane: Lane): Promise<void> {
  await withStage(lane, await fast(lane), begin, async (stage) => {
    const silences = [await fallSilent(stage, "before"), await fallSilent(stage, "within")];
    // Deno's own client waits for good.
    await Promise.all([pause(13_000), lane.id === "deno" ? undefined : givesUp(lane)]);
    for (const silence of silences) {
      const comments = (await silence.end()).match(/^:/gm) ?? [];
      assert.ok(comments.length > 20, "comments kept the line alive");
    }
  }, PATIENT);
}

/** The same silences by the runtime's own client. */
async function givesUp(lane: Lane): Promise<void> {
  await withStage(lane, await fast(lane, "--bare"), begin, async (stage) => {
    const silences = [await fallSilent(stage, "before"), await fallSilent(stage, "within")];
    const broken = Promise.all(silences.map((silence) => silence.broken));
    await within("the runtime's own client gives up", broken, 40_000);
  }, PATIENT);
}

async function fast({ startBy }: Lane, ...args: readonly string[]): Promise<Start> {
  assert.ok(startBy, "no clock can be given here");
  const start = await startBy("fast_gateway.ts", ...args);
  // Bun's client counts in the kernel's time, up to a limit that it is told.
  const idle = { BUN_CONFIG_HTTP_IDLE_TIMEOUT: String(BUN_IDLE_SECONDS / SPEED) };
  return { ...start, env: { ...start.env, ...idle } };
}

const BUN_IDLE_SECONDS = 300;

/** The gateway's own limits are far away. */
const PATIENT = { headersSeconds: 3600, idleSeconds: 3600 };

/** What runs may end, what is new is refused, and then it is over. */
export function drains(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, begin, async (stage) => {
    const asked = await ask(stage, CHAT, "chat").answered;
    await within("the first text", asked.holds("Grüße"));
    stage.kill("SIGTERM");
    await within("newcomers are refused", refused(stage.url));
    stage.upstream.requests[0]?.end(chatEvents().rest.join(""));
    const text = await within("the end", asked.whole());
    assert.equal(textOf(readStreamText(CHAT, text, true)), GREETING);
    assert.equal(await within("the process ends", stage.ended, 30_000), 0);
  });
}

/** A port that another gateway has is not shared with it. */
export function portTaken(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, begin, async (stage) => {
    const args = lane.start.args.map((arg) => arg === "0" ? String(stage.port) : arg);
    const second = withStage(lane, { ...lane.start, args }, begin, () => Promise.resolve());
    await assert.rejects(second, /It ended with 1 .*the port is in use/s);
    await assertAlive(stage);
  });
}

/**
 * What goes wrong beside an answer, or in the place of one, ends that one answer at most; the process
 * and everybody else's go on.
 */
export async function strayErrors(lane: Lane): Promise<void> {
  assert.ok(lane.startBy, "there is no process here");
  await withStage(lane, await lane.startBy("faulty_gateway.ts"), begin, async (stage) => {
    const asked = await ask(stage, CHAT, "chat").answered;
    await within("the first text", asked.holds("Grüße"));
    for (const fault of ["rejection", "exception", "answer"]) {
      const response = await fetch(`${stage.url}/healthz`, { headers: { "x-fault": fault } });
      await response.body?.cancel();
      assert.equal(response.status, fault === "answer" ? 500 : 200);
    }
    stage.upstream.requests[0]?.end(chatEvents().rest.join(""));
    const text = await within("the end", asked.whole());
    assert.equal(textOf(readStreamText(CHAT, text, true)), GREETING);
    await assertAlive(stage);
  });
}

async function refused(url: string): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`${url}/readyz`, { headers: { connection: "close" } });
      await response.body?.cancel();
      if (response.status === 503) return;
    } catch {
      return;
    }
    await pause(50);
  }
}
