/**
 * Rows about time: silence, and the end of the process.
 *
 * @module
 */

import assert from "node:assert/strict";
import { within } from "../support/gate.ts";
import { GREETING } from "../support/scripted_speech.ts";
import { textOf } from "../support/seen.ts";
import { readStreamText } from "../support/wires.ts";
import { ask, CHAT } from "./asking.ts";
import type { Lane, Start } from "./lanes.ts";
import { begin, chatEvents } from "./rows_flow.ts";
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

/**
 * A provider that thinks for ten minutes, before its first byte and in mid-answer: comments keep the
 * line alive, and nobody gives up. By its own client a runtime would have, which shows that the clock
 * is fast for it as well.
 */
export async function tenMinutes(lane: Lane): Promise<void> {
  const { startFast, startBare } = lane;
  assert.ok(startFast, "no clock can be given here");
  await withStage(lane, startFast, begin, async (stage) => {
    const silences = [await fallSilent(stage, "before"), await fallSilent(stage, "within")];
    await Promise.all([pause(13_000), startBare && givesUp(lane, startBare)]);
    for (const silence of silences) {
      const comments = (await silence.end()).match(/^:/gm) ?? [];
      assert.ok(comments.length > 20, "comments kept the line alive");
    }
  }, PATIENT);
}

/** The silence that this gateway does not outlast. */
function givesUp(lane: Lane, start: Start): Promise<void> {
  return withStage(lane, start, begin, async (stage) => {
    const silences = [await fallSilent(stage, "before"), await fallSilent(stage, "within")];
    const broken = Promise.all(silences.map((silence) => silence.broken));
    await within("the runtime's own client gives up", broken, 40_000);
  }, PATIENT);
}

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
