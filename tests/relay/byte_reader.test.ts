import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cancelOnAbort, openBytes } from "../../src/relay/byte_reader.ts";

const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

/** The same words from a stream that knows about bytes, and from one that does not. */
function streams(words: string[]): ReadableStream<Uint8Array<ArrayBuffer>>[] {
  return ["bytes", undefined].map((type) => {
    const left = words.map((word) => new TextEncoder().encode(word));
    const source = {
      type,
      pull(controller: { enqueue(bytes: Uint8Array): void; close(): void; byobRequest?: unknown }) {
        const next = left.shift();
        if (next !== undefined) return controller.enqueue(next);
        controller.close();
        const { byobRequest } = controller as { byobRequest?: ReadableStreamBYOBRequest };
        byobRequest?.respond(0);
      },
    };
    return new ReadableStream(source as UnderlyingByteSource) as ReadableStream<
      Uint8Array<ArrayBuffer>
    >;
  });
}

describe("a byte reader", () => {
  it("reads any stream to its end, and stays there", async () => {
    for (const stream of streams(["Grüße", " und", " mehr"])) {
      const reader = openBytes(stream);
      let all = "";
      for (let bytes = await reader.read(); bytes !== undefined; bytes = await reader.read()) {
        all += text(bytes);
      }
      assert.equal(all, "Grüße und mehr");
      assert.equal(await reader.read(), undefined);
    }
  });

  it("gives a long chunk whole, in as many reads as it takes", async () => {
    for (const stream of streams(["x".repeat(100_000)])) {
      const reader = openBytes(stream);
      let length = 0;
      for (let bytes = await reader.read(); bytes !== undefined; bytes = await reader.read()) {
        length += bytes.length;
      }
      assert.equal(length, 100_000);
    }
  });

  it("says of a broken connection that it broke", async () => {
    const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: () => Promise.reject(new TypeError("reset by peer")),
    });
    await assert.rejects(openBytes(broken).read(), /connection to the provider broke/);
  });

  it("ends a waiting read when it is cancelled", async () => {
    const silent = new ReadableStream<Uint8Array<ArrayBuffer>>({
      type: "bytes",
      pull: () => new Promise(() => {}),
    });
    const reader = openBytes(silent);
    const gone = new AbortController();
    cancelOnAbort(reader, gone.signal);
    const waiting = reader.read();
    gone.abort();
    assert.equal(await waiting, undefined);
    assert.equal(await reader.read(), undefined);
  });
});
