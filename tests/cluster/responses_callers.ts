/**
 * Callers of a fleet that speak Responses, and refer to what they were told before.
 *
 * @module
 */

import assert from "node:assert/strict";
import { type Json, object, objects } from "../support/json.ts";
import { KEY, type Member } from "./fleet.ts";

/** Asks a gateway below `/v1/responses`; an answer that is no success fails with all that is said. */
export async function call(
  { url, runtime }: Member,
  path: string,
  body?: Json,
  signal?: AbortSignal,
): Promise<Response> {
  const response = await fetch(`${url}/v1/responses${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      "authorization": `Bearer ${KEY}`,
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.status !== 200) {
    assert.fail(`${runtime}: ${response.status} ${await response.text()}`);
  }
  return response;
}

/** The response that `call` is answered with. */
export async function read(
  member: Member,
  path: string,
  body?: Json,
): Promise<Json> {
  return object(await (await call(member, path, body)).json());
}

/** The response as its last event tells it, the moment it does; the rest is read behind it. */
export async function readStreamed(member: Member, body: Json): Promise<Json> {
  const events = eventsOf(await call(member, "", { ...body, stream: true }));
  for (;;) {
    const { value, done } = await events.next();
    if (done === true) assert.fail(`${member.runtime}: the stream ended without its last event`);
    if (value.type !== "response.completed") continue;
    drain(events).catch(() => {});
    return object(value.response);
  }
}

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}

/** The events of a stream as they come. */
export async function* eventsOf({ body }: Response): AsyncGenerator<Json> {
  let text = "";
  for await (
    const chunk of (body ?? new Blob().stream()).pipeThrough(
      new TextDecoderStream(),
    )
  ) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = block.split("\n").find((line) => line.startsWith("data: "))
        ?.slice(6);
      if (data?.startsWith("{") === true) yield object(JSON.parse(data));
    }
  }
}

/** All that a response says. */
export function saidIn(response: Json): string {
  return objects(response.output).flatMap(({ content }) => objects(content))
    .map(({ text }) => String(text)).join("");
}
