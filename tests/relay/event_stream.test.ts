/** The reader of AWS's binary frames: any bytes in any chunking, and no damaged byte believed. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { FaultError } from "../../src/canonical/fault.ts";
import type { SseFrame } from "../../src/dialects/dialect.ts";
import { crc32 } from "../../src/relay/crc32.ts";
import { createEventStreamReader } from "../../src/relay/event_stream.ts";
import { byteByByte, randomSplits } from "../support/chunking.ts";
import {
  checksum,
  converseEvent,
  converseStream,
  eventFrame,
  exceptionFrame,
  type HeaderValue,
  invokeChunk,
  joinBytes,
  utf8,
} from "../support/event_stream.ts";

interface Read {
  frames: SseFrame[];
  fault?: FaultError["fault"];
}

/** Reads `chunks` out of one buffer that is used again, as the product's own reader of bodies does. */
function read(chunks: readonly Uint8Array[], maxBytes?: number): Read {
  const frames: SseFrame[] = [];
  const reader = createEventStreamReader((frame) => frames.push(frame), maxBytes);
  const buffer = new Uint8Array(Math.max(1, ...chunks.map(({ length }) => length)));
  try {
    for (const chunk of chunks) {
      buffer.fill(0xaa);
      buffer.set(chunk);
      reader.push(buffer.subarray(0, chunk.length));
    }
    reader.end();
  } catch (error) {
    assert.ok(error instanceof FaultError, String(error));
    return { frames, fault: error.fault };
  }
  return { frames };
}

const EVENTS = [
  { messageStart: { role: "assistant", p: "abc" } },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { text: "Grüße 世界 🌍" } } },
  { contentBlockDelta: { contentBlockIndex: 0, delta: { text: "\n" } } },
  { messageStop: { stopReason: "end_turn" } },
];
const STREAM = converseStream(EVENTS);
const FRAMES = EVENTS.flatMap((event) =>
  Object.entries(event).map(([event, body]) => ({ event, data: JSON.stringify(body) }))
);

describe("a checksum", () => {
  it("is that of the standard", () => {
    assert.equal(crc32(utf8("123456789")), 0xcbf43926);
    assert.equal(crc32(new Uint8Array(0)), 0);
  });

  it("goes on from any place as if it had not stopped", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (bytes, cut) => {
        const at = bytes.length === 0 ? 0 : cut % bytes.length;
        assert.equal(crc32(bytes), checksum(bytes));
        assert.equal(crc32(bytes.subarray(at), crc32(bytes.subarray(0, at))), checksum(bytes));
      }),
    );
  });
});

describe("a reader of binary frames", () => {
  const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.startsWith(":"));
  const value: fc.Arbitrary<HeaderValue> = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 2n ** 53n }),
    fc.uint8Array({ maxLength: 30 }),
  );
  const frame = fc.record({
    others: fc.dictionary(name, value, { maxKeys: 4 }),
    event: fc.stringMatching(/^[a-zA-Z]{1,20}$/).filter((text) => text !== "chunk"),
    data: fc.string({ unit: "binary", maxLength: 600 }).map((text) => text.toWellFormed()),
  });

  it("reads every event as it was written, in any chunking", () => {
    fc.assert(
      fc.property(fc.array(frame), fc.nat(), fc.integer({ min: 1, max: 400 }), (
        frames,
        seed,
        longest,
      ) => {
        const bytes = joinBytes(
          frames.map(({ others, event, data }) =>
            eventFrame({ ...others, ":event-type": event, ":message-type": "event" }, utf8(data))
          ),
        );
        const expected = frames.map(({ event, data }) => ({ event, data }));
        assert.deepEqual(read(randomSplits(bytes, seed, longest)), { frames: expected });
      }),
      { numRuns: 300 },
    );
  });

  it("reads a stream that is cut at any one byte, and byte by byte", () => {
    for (let at = 0; at <= STREAM.length; at++) {
      assert.deepEqual(read([STREAM.subarray(0, at), STREAM.subarray(at)]), { frames: FRAMES });
    }
    assert.deepEqual(read(byteByByte(STREAM)), { frames: FRAMES });
  });

  it("believes no stream in which any one byte is another", () => {
    for (let at = 0; at < STREAM.length; at++) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const damaged = STREAM.slice();
        damaged[at] = (damaged[at] ?? 0) ^ mask;
        for (const chunks of [[damaged], byteByByte(damaged)]) {
          const { frames, fault } = read(chunks);
          assert.equal(fault?.code, "invalid_stream", `byte ${at}`);
          assert.equal(fault?.kind, "upstream");
          assert.deepEqual(frames, FRAMES.slice(0, frames.length), "what came before is true");
        }
      }
    }
  });

  it("hands over nothing of half a frame", () => {
    for (let at = 0; at < STREAM.length; at++) {
      const { frames, fault } = read([STREAM.subarray(0, at)]);
      assert.equal(fault, undefined);
      assert.deepEqual(frames, FRAMES.slice(0, frames.length));
      assert.ok(frames.length < FRAMES.length);
    }
  });

  it("refuses a frame past its bound before it is here", () => {
    const long = converseEvent("contentBlockDelta", { text: "x".repeat(5000) });
    assert.equal(read([long], 6000).fault, undefined);
    const { frames, fault } = read([long.subarray(0, 12)], 5000);
    assert.deepEqual(frames, []);
    assert.match(fault?.message ?? "", /longer than 5000 bytes/);
  });

  it("reads a long frame in small chunks without copying it for each", () => {
    const long = converseEvent("contentBlockDelta", { text: "x".repeat(3_000_000) });
    const pieces = randomSplits(long, 1, 2000);
    let copied = 0;
    const set = Uint8Array.prototype.set;
    Uint8Array.prototype.set = function (from, at) {
      copied += from.length;
      set.call(this, from, at);
    };
    try {
      const frames: SseFrame[] = [];
      const reader = createEventStreamReader((frame) => frames.push(frame));
      for (const piece of pieces) reader.push(piece);
      assert.equal(frames.length, 1);
    } finally {
      Uint8Array.prototype.set = set;
    }
    assert.ok(copied < 4 * long.length, `${copied} bytes`);
  });

  it("takes a frame for none whose lengths contradict each other", () => {
    for (const [total, headers] of [[15, 0], [0, 0], [40, 30], [40, 0xffffffff]]) {
      const bytes = new Uint8Array(40);
      const view = new DataView(bytes.buffer);
      view.setUint32(0, total ?? 0);
      view.setUint32(4, headers ?? 0);
      view.setUint32(8, checksum(bytes.subarray(0, 8)));
      view.setUint32(36, checksum(bytes.subarray(0, 36)));
      assert.equal(read([bytes]).fault?.code, "invalid_stream", `${total} ${headers}`);
    }
  });

  it("takes headers for none that end in the middle of one", () => {
    const whole = eventFrame({ ":event-type": "messageStart" }, new Uint8Array(0));
    const head = whole.subarray(12, whole.length - 4);
    for (let length = 1; length < head.length; length++) {
      const total = 16 + length;
      const bytes = new Uint8Array(total);
      const view = new DataView(bytes.buffer);
      view.setUint32(0, total);
      view.setUint32(4, length);
      view.setUint32(8, checksum(bytes.subarray(0, 8)));
      bytes.set(head.subarray(0, length), 12);
      view.setUint32(total - 4, checksum(bytes.subarray(0, total - 4)));
      assert.equal(read([bytes]).fault?.code, "invalid_stream", `${length} bytes`);
    }
  });

  it("throws an exception as the fault it names, behind the events before it", () => {
    const cases: [string, string, number][] = [
      ["throttlingException", "rate_limit", 429],
      ["modelStreamErrorException", "upstream", 502],
      ["serviceUnavailableException", "overloaded", 503],
      ["internalServerException", "upstream", 500],
      ["validationException", "invalid_request", 400],
      ["modelTimeoutException", "timeout", 504],
      ["somethingNewException", "upstream", 502],
    ];
    for (const [name, kind, status] of cases) {
      const bytes = joinBytes([STREAM, exceptionFrame(name, "m"), STREAM]);
      for (const chunks of [[bytes], byteByByte(bytes)]) {
        assert.deepEqual(read(chunks), {
          frames: FRAMES,
          fault: { kind, origin: "upstream", status, message: "m", type: name },
        });
      }
    }
  });

  it("throws an error that has no shape of its own", () => {
    const bytes = eventFrame({
      ":message-type": "error",
      ":error-code": "InternalFailure",
      ":error-message": "Something went wrong",
    }, new Uint8Array(0));
    const { fault } = read([bytes]);
    assert.equal(fault?.kind, "upstream");
    assert.equal(fault?.message, "Something went wrong");
    assert.equal(fault?.type, "InternalFailure");
  });

  it("reads no more once it has thrown", () => {
    const frames: SseFrame[] = [];
    const reader = createEventStreamReader((frame) => frames.push(frame));
    assert.throws(() => reader.push(exceptionFrame("throttlingException", "m")));
    reader.push(STREAM);
    assert.deepEqual(frames, []);
  });

  it("takes no header of one frame for the next one's", () => {
    const data = utf8("{}");
    const long = eventFrame({ ":message-type": "event", ":event-type": "metadata" }, data);
    const short = eventFrame({ ":message-type": "event" }, data);
    const names = read([joinBytes([long, short, long])]).frames.map(({ event }) => event);
    assert.deepEqual(names, ["metadata", undefined, "metadata"]);
  });

  it("takes the events of another API out of their chunks", () => {
    const events = [
      { type: "message_start", message: { id: "msg_1", content: [] } },
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Grüße 🌍" } },
      // Nobody promises that the type stands first, and text may look like one.
      { delta: { type: "text_delta", text: '{"type":"ping"' }, type: "content_block_delta" },
    ];
    const frames = events.map((event) => ({ event: event.type, data: JSON.stringify(event) }));
    assert.deepEqual(read([joinBytes(events.map(invokeChunk))]), { frames });
    assert.deepEqual(read([invokeChunk({ outputText: "x" })]).frames, [
      { event: undefined, data: '{"outputText":"x"}' },
    ]);
  });

  it("takes a chunk for none that holds no bytes", () => {
    for (const body of [{}, { bytes: 1 }, { bytes: "=!" }]) {
      assert.equal(read([converseEvent("chunk", body)]).fault?.code, "invalid_stream");
    }
  });
});
