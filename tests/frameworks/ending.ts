/**
 * What is seen of an application as a whole: that it ends well, and stays as safe as it was.
 *
 * @module
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { eventually, within } from "../support/gate.ts";
import { GREETING } from "../support/scripted_speech.ts";
import type { App } from "./apps.ts";
import { begin, eventsFor, next, QUESTION } from "./rows.ts";
import { at, openai, type Stage } from "./stage.ts";

/** An application that is told to end takes no more connections, and lets an answer come to its end. */
export async function drains(
  stage: Stage,
  { mounts, status = 0 }: App,
): Promise<void> {
  const { program, upstream, url } = stage;
  upstream.script(begin);
  const answers = [];
  for (const mount of mounts) {
    const place = at(stage, mount);
    const asked = next(place);
    const chat = { model: "fast", messages: QUESTION, stream: true } as const;
    const stream = await openai(place).chat.completions.create(chat);
    answers.push({ stream, exchange: await asked });
  }
  program.kill("SIGTERM");
  await eventually(
    "no more connections",
    () => isRefused(Number(new URL(url).port)),
  );
  for (const { stream, exchange } of answers) {
    exchange.end(eventsFor(exchange).rest);
    let text = "";
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? "";
    }
    assert.equal(text, GREETING);
  }
  assert.equal(
    await within("the end of the application", program.ended, 40_000),
    status,
  );
}

/** Whether nobody listens any more; a connection that is kept alive would not tell. */
async function isRefused(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    return await once(socket, "connect").then(() => false, () => true);
  } finally {
    socket.destroy();
  }
}

/** What the example gives up of its framework's protection, it holds itself. */
export async function refusesForms({ url }: Stage): Promise<void> {
  for (
    const type of [
      "application/x-www-form-urlencoded",
      "text/plain;charset=utf-8",
    ]
  ) {
    for (const origin of ["https://elsewhere.example", undefined]) {
      const headers = {
        "content-type": type,
        ...(origin === undefined ? {} : { origin }),
      };
      const response = await fetch(url, {
        method: "POST",
        headers,
        body: "a=b",
      });
      await response.body?.cancel();
      assert.equal(response.status, 403, `${type} of ${origin}`);
    }
  }
  const own = {
    "content-type": "text/plain",
    origin: url.replace("http:", "https:"),
  };
  const response = await fetch(url, {
    method: "POST",
    headers: own,
    body: "a=b",
  });
  await response.body?.cancel();
  // There is no such method there, and nobody says that it may not be asked for.
  assert.equal(response.status, 405);
}
