/**
 * Streams that go wrong after they have begun: the client gets an error in its own wire and never a
 * normal end, and what came before is whole.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { DialectId } from "../support/dialects.ts";
import { FIRST_EVENT } from "../support/failures.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { GREETING } from "../support/scripted_speech.ts";
import { type Seen, StreamBroken, textOf } from "../support/seen.ts";
import { readStreamText, type Wire, wireOf, WIRES } from "../support/wires.ts";

const encoder = new TextEncoder();

/** What a client sees of a stream of these pieces; an HTTP error becomes a {@link StreamBroken}. */
async function see(
  wire: Wire,
  dialect: DialectId,
  answer: () => Response,
): Promise<Seen | StreamBroken> {
  const upstream = createInlineUpstream(answer);
  const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, wire.path, wire.request("hi", true));
  const text = await response.text();
  assert.equal(upstream.requests.length, 1, "nothing is asked twice");
  if (response.status !== 200) {
    assert.ok(response.status >= 400, text);
    return new StreamBroken([], readFault(wire.dialect, object(JSON.parse(text))));
  }
  try {
    return readStreamText(wire, text, wire.dialect !== dialect);
  } catch (error) {
    if (!(error instanceof StreamBroken)) throw new Error(`in ${text}`, { cause: error });
    assert.ok(error.fault, `the stream just ended:\n${text}`);
    return error;
  }
}

/** The scripted model's whole streamed answer, in its own events. */
function scripted(dialect: DialectId): string[] {
  const { respond } = createScriptedModel(dialect);
  return respond(wireOf(dialect).request("hi", true)).pieces;
}

/** The events up to and with the first one that carries `text`. */
function eventsUpTo(dialect: DialectId, text: string): string {
  const events = scripted(dialect);
  const at = events.findIndex((event) => event.includes(text));
  assert.ok(at > 0);
  return events.slice(0, at + 1).join("");
}

/** The first piece of the greeting. */
const BEGUN = "Grüße a";

for (const wire of WIRES) {
  for (const { dialect } of WIRES) {
    const name = `${wire.dialect} before ${dialect}`;

    test(`an error after content: ${name}`, async () => {
      const pieces = [eventsUpTo(dialect, BEGUN), FIRST_EVENT[dialect]];
      const bytes = pieces.map((piece) => encoder.encode(piece));
      const seen = await see(wire, dialect, () => streamOf(bytes));
      assert.ok(seen instanceof StreamBroken);
      assert.equal(textOf(seen), BEGUN);
      assert.match(seen.fault?.message ?? "", /Slow down/);
    });

    test(`a connection that breaks after content: ${name}`, async () => {
      const bytes = encoder.encode(eventsUpTo(dialect, BEGUN));
      const seen = await see(wire, dialect, () => {
        let pulls = 0;
        const body = new ReadableStream<Uint8Array>({
          pull(controller) {
            if (pulls++ === 0) controller.enqueue(bytes);
            else controller.error(new TypeError("error reading a body from connection"));
          },
        }, { highWaterMark: 0 });
        return new Response(body, { headers: { "content-type": "text/event-stream" } });
      });
      assert.ok(seen instanceof StreamBroken);
      assert.equal(textOf(seen), BEGUN);
    });

    // Within one dialect the bytes pass as they are; translated they cannot be left out.
    if (wire.dialect !== dialect) {
      test(`JSON that is none after content: ${name}`, async () => {
        const rest = 'data: {"choices":[{"delta\n\n' + scripted(dialect).slice(-3).join("");
        const pieces = [eventsUpTo(dialect, BEGUN), rest].map((piece) => encoder.encode(piece));
        const seen = await see(wire, dialect, () => streamOf(pieces));
        assert.ok(seen instanceof StreamBroken);
        assert.equal(textOf(seen), BEGUN);
      });
    }

    test(`cut at every place: ${name}`, async () => {
      const bytes = encoder.encode(scripted(dialect).join(""));
      let whole = 0;
      let broken = 0;
      for (let at = 0; at <= bytes.length; at += at < bytes.length - 600 ? 11 : 1) {
        const seen = await see(wire, dialect, () => streamOf([bytes.subarray(0, at)]));
        if (seen instanceof StreamBroken) {
          broken++;
          assert.ok(GREETING.startsWith(textOf(seen)), `at ${at}: ${textOf(seen)}`);
        } else {
          whole++;
          assert.equal(textOf(seen), GREETING, `a normal end at ${at} of ${bytes.length}`);
        }
      }
      assert.ok(whole > 0 && broken > 100, `${whole} whole, ${broken} broken`);
    });
  }

  test(`what follows the last event is not an answer: ${wire.dialect}`, async () => {
    for (const { dialect } of WIRES.filter((each) => each.dialect !== wire.dialect)) {
      const text = scripted(dialect).join("");
      const bytes = encoder.encode(text + FIRST_EVENT[dialect] + text);
      const seen = await see(wire, dialect, () => streamOf([bytes]));
      assert.ok(!(seen instanceof StreamBroken));
      assert.equal(textOf(seen), GREETING);
    }
  });
}
