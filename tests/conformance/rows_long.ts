/**
 * Rows that take ten minutes: a provider that says nothing for longer than any runtime would wait by
 * itself, on the real clock.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { ConfigFile } from "../../mod.ts";
import { within } from "../support/gate.ts";
import { GREETING } from "../support/scripted_speech.ts";
import type { Lane } from "./lanes.ts";
import type { Row } from "./rows.ts";
import { begin, chatEvents } from "./rows_flow.ts";
import { follow, open } from "./rows_socket.ts";
import { pause } from "./rows_time.ts";
import { fallSilent, type Where } from "./silences.ts";
import { KEY, withStage } from "./stage.ts";

/** How long the provider says nothing, in milliseconds. */
const SILENCE_MS = 605_000;

/** The gateway itself waits twice as long, and says nothing meanwhile either. */
const PATIENT: NonNullable<ConfigFile["limits"]> = {
  headersSeconds: 1200,
  idleSeconds: 1200,
  commitSeconds: 1200,
  keepAliveSeconds: 1200,
};

/** All of them. */
export const LONG_ROWS: readonly Row[] = [
  {
    id: "long-before",
    title: "Before the provider's first byte",
    check: (lane) => outlasts(lane, "before"),
    waits: true,
  },
  {
    id: "long-within",
    title: "In the middle of its answer, whole and streamed",
    check: (lane) => outlasts(lane, "within"),
    waits: true,
  },
  { id: "long-socket", title: "To a client on a WebSocket", check: socketOutlasts, waits: true },
];

function outlasts(lane: Lane, where: Where): Promise<void> {
  return withStage(lane, lane.start, () => {}, async (stage) => {
    const silence = await fallSilent(stage, where);
    await pause(SILENCE_MS);
    assert.doesNotMatch(await silence.end(), /^:/m, "nothing was said in between");
  }, PATIENT);
}

function socketOutlasts(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, begin, async (stage) => {
    const socket = open(stage, KEY);
    const events = follow(socket);
    await within("it is open", new Promise<void>((resolve) => socket.on("open", () => resolve())));
    const delta = events.next("response.output_text.delta");
    const done = events.next("response.completed");
    socket.send(JSON.stringify({ type: "response.create", model: "chat/m", input: "hi" }));
    await within("it begins", delta);
    await pause(SILENCE_MS);
    stage.upstream.requests[0]?.end(chatEvents().rest.join(""));
    assert.match(JSON.stringify(await within("the end", done)), new RegExp(GREETING));
    socket.terminate();
  }, PATIENT);
}
