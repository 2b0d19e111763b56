import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Fault, FaultError, gatewayFault } from "../../src/canonical/fault.ts";
import { openBytes } from "../../src/relay/byte_reader.ts";
import {
  asBytes,
  EVENTS,
  type Framing,
  LIST,
  UNCOMMENTED_EVENTS,
} from "../../src/relay/framing.ts";
import { prime, type Primed } from "../../src/relay/prime.ts";
import { type Outcome, relay } from "../../src/relay/relay.ts";
import { createTicker } from "../../src/relay/ticker.ts";
import type { Observation, Transcoder } from "../../src/relay/transcode.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** A clock that stands still until it is told the time. */
function createClock() {
  let time = 0;
  const ticks = new Set<() => void>();
  return {
    now: () => time,
    every: (_ms: number, tick: () => void) => {
      ticks.add(tick);
      return () => ticks.delete(tick);
    },
    pass(ms: number) {
      time += ms;
      for (const tick of [...ticks]) tick();
    },
    get watched() {
      return ticks.size;
    },
  };
}

/** A wire of plain words: `!` begins the answer, `.` ends it, `?` is an error. */
function createWords(): Transcoder {
  const seen: Observation = { began: false, ended: false };
  return {
    seen,
    lingers: false,
    push(chunk) {
      const text = decode(chunk);
      if (text.includes("!")) seen.began = true;
      if (text.includes(".")) seen.ended = true;
      if (text.includes("?")) seen.fault = gatewayFault("overloaded", "busy");
      return encode(text);
    },
    end() {
      if (!seen.ended) seen.fault ??= gatewayFault("upstream", "cut");
      return encode(seen.fault === undefined ? "" : `<${seen.fault.message}>`);
    },
    fail: (fault) => encode(`<${fault.message}>`),
  };
}

/** A provider under the test's control, and the relay in front of it. */
function setUp(
  answer?: Promise<Primed>,
  framing: Framing = EVENTS,
  kept?: () => Promise<void> | undefined,
) {
  const clock = createClock();
  const ticker = createTicker(clock);
  let upstream!: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
  const pulls = { count: 0 };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => void (upstream = controller),
    pull: () => void pulls.count++,
  }, { highWaterMark: 0 });
  const outcomes: Outcome[] = [];
  const released: boolean[] = [];
  const primed = { reader: openBytes(body), transcoder: createWords(), held: encode("!") };
  primed.transcoder.seen.began = true;
  const relayed = relay({
    answer: answer ?? Promise.resolve(primed),
    ticker,
    limits: { idleMs: 60_000, keepAliveMs: 5_000, stallMs: 30_000 },
    framing,
    renderFault: (fault: Fault) => `<${fault.message}>`,
    kept,
    diagnose: (error) =>
      error instanceof FaultError ? error.fault : gatewayFault("internal", "oops"),
    release: (complete) => released.push(complete),
    settle: (outcome) => {
      outcomes.push(outcome);
      return "told";
    },
  });
  return {
    clock,
    upstream,
    pulls,
    outcomes,
    released,
    relayed,
    client: relayed.body.getReader(),
    text: async (reader: ReadableStreamDefaultReader<Uint8Array>) =>
      decode((await reader.read()).value),
  };
}

/** Lets everything run that is ready to. */
const settle = () => new Promise<void>((resolve) => setImmediateLike(resolve));
function setImmediateLike(resolve: () => void): void {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    channel.port1.close();
    resolve();
  };
  channel.port2.postMessage(0);
}

describe("relay", () => {
  it("carries an answer and says once that it was whole", async () => {
    const { client, upstream, text, outcomes, released, clock } = setUp();
    assert.equal(await text(client), "!");
    upstream.enqueue(encode("a"));
    assert.equal(await text(client), "a");
    upstream.enqueue(encode("b."));
    upstream.close();
    assert.equal(await text(client), "b.");
    assert.equal((await client.read()).done, true);
    await settle();
    assert.deepEqual(outcomes.map(({ type }) => type), ["whole"]);
    assert.deepEqual(released, [true]);
    assert.equal(clock.watched, 0);
  });

  it("reads nothing that the client has not asked for", async () => {
    const { client, upstream, text, pulls } = setUp();
    await settle();
    assert.equal(pulls.count, 0);
    await text(client);
    await settle();
    assert.equal(pulls.count, 0);
    const next = text(client);
    await settle();
    assert.equal(pulls.count, 1);
    upstream.enqueue(encode("a"));
    await next;
    await settle();
    assert.equal(pulls.count, 1);
  });

  it("ends a whole answer with what is to be told of it, once", async () => {
    const { client, upstream, text } = setUp();
    await text(client);
    upstream.enqueue(encode("b.\n"));
    upstream.close();
    assert.equal(await text(client), "b.\n");
    assert.equal(await text(client), ": told\n\n");
    assert.equal((await client.read()).done, true);
  });

  it("tells nothing after half a line, which it would become a part of", async () => {
    const { client, upstream, text } = setUp();
    await text(client);
    upstream.enqueue(encode("b.\nc"));
    assert.equal(await text(client), "b.\nc");
    assert.equal((await client.read()).done, true);
  });

  it("tells nothing where a comment has no place", async () => {
    for (const framing of [LIST, UNCOMMENTED_EVENTS, asBytes("audio/mpeg")]) {
      const { client, upstream, text, outcomes } = setUp(undefined, framing);
      await text(client);
      upstream.enqueue(encode(".\n"));
      assert.equal(await text(client), ".\n");
      assert.equal((await client.read()).done, true);
      assert.equal(outcomes[0]?.type, "whole");
    }
  });

  it("tells nothing of an error that ends in a line, nor to a client that has left", async () => {
    const failed = setUp();
    await failed.text(failed.client);
    failed.upstream.enqueue(encode("?.\n"));
    assert.equal(await failed.text(failed.client), "?.\n");
    assert.equal((await failed.client.read()).done, true);
    const left = setUp();
    await left.text(left.client);
    left.relayed.leave();
    await assert.rejects(left.client.read(), /the client has left/);
    assert.deepEqual([failed, left].map(({ outcomes }) => outcomes[0]?.type), ["broken", "left"]);
  });

  it("keeps a silent line alive, and only while the client waits", async () => {
    const { client, clock, text } = setUp();
    await text(client);
    clock.pass(6_000);
    const next = text(client);
    await settle();
    clock.pass(5_000);
    assert.equal(await next, ": ping\n\n");
  });

  it("keeps the line alive before the answer has come, too", async () => {
    const { client, clock, text } = setUp(new Promise(() => {}));
    const next = text(client);
    await settle();
    clock.pass(5_000);
    assert.equal(await next, ": ping\n\n");
  });

  it("tells an answer that never came in-band", async () => {
    const failed = Promise.reject(new FaultError(gatewayFault("overloaded", "all busy")));
    const { client, text, outcomes } = setUp(failed);
    assert.equal(await text(client), "<all busy>");
    assert.equal((await client.read()).done, true);
    assert.equal(outcomes[0]?.type, "broken");
  });

  it("breaks off when the provider falls silent", async () => {
    const { client, clock, text, outcomes, released } = setUp();
    await text(client);
    const next = text(client);
    await settle();
    clock.pass(60_001);
    assert.match(await next, /^<.*silent for 60 s>$/);
    assert.equal((await client.read()).done, true);
    assert.equal(outcomes[0]?.type, "broken");
    assert.deepEqual(released, [false]);
  });

  it("turns a broken connection into an in-band error, never a normal end", async () => {
    const { client, upstream, text, outcomes } = setUp();
    await text(client);
    const next = text(client);
    upstream.error(new TypeError("reset"));
    assert.match(await next, /^<.*connection to the provider broke>$/);
    assert.equal(outcomes[0]?.type, "broken");
  });

  it("turns an end without the last event into an error", async () => {
    const { client, upstream, text, outcomes } = setUp();
    await text(client);
    upstream.close();
    assert.equal(await text(client), "<cut>");
    assert.equal((await client.read()).done, true);
    assert.equal(outcomes[0]?.type, "broken");
  });

  it("lets go of the provider when the client leaves, in silence too", async () => {
    const { client, text, outcomes, released } = setUp();
    await text(client);
    const next = client.read();
    await settle();
    await client.cancel();
    assert.equal((await next).done, true);
    assert.deepEqual(outcomes.map(({ type }) => type), ["left"]);
    assert.deepEqual(released, [false]);
  });

  it("leaves no reader waiting who begins to read when it is over", async () => {
    const left = setUp();
    left.relayed.leave();
    await assert.rejects(left.client.read(), /the client has left/);
    assert.deepEqual(left.outcomes.map(({ type }) => type), ["left"]);
    const cut = setUp();
    cut.relayed.breakOff(gatewayFault("overloaded", "shutting down"));
    assert.equal(await cut.text(cut.client), "<shutting down>");
    assert.equal((await cut.client.read()).done, true);
  });

  it("cuts a client that stops reading", async () => {
    const { client, clock, text, outcomes, released } = setUp();
    await text(client);
    await settle();
    clock.pass(30_001);
    await assert.rejects(client.read(), /stopped reading/);
    assert.equal(outcomes[0]?.type, "left");
    assert.deepEqual(released, [false]);
  });

  it("ends early when told to, once", async () => {
    const { client, text, relayed, outcomes } = setUp();
    await text(client);
    const next = text(client);
    await settle();
    relayed.breakOff(gatewayFault("overloaded", "closing"));
    relayed.breakOff(gatewayFault("overloaded", "again"));
    assert.equal(await next, "<closing>");
    assert.equal((await client.read()).done, true);
    assert.equal(outcomes.length, 1);
  });

  it("holds the end back until it is kept, or somebody breaks off", async () => {
    for (const how of ["kept", "broken off"]) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const { client, upstream, text, outcomes, relayed } = setUp(
        undefined,
        EVENTS,
        () => promise,
      );
      await text(client);
      upstream.enqueue(encode("b."));
      let end: string | undefined;
      const next = text(client).then((got) => end = got);
      await settle();
      assert.equal(end, undefined);
      if (how === "kept") resolve();
      else relayed.breakOff(gatewayFault("overloaded", "closing"));
      assert.equal(await next, "b.");
      assert.equal((await client.read()).done, true);
      assert.deepEqual(outcomes.map(({ type }) => type), ["whole"]);
    }
  });

  it("ends an answer, too, whose keeping throws against its word", async () => {
    const { client, upstream, text, outcomes, released, clock } = setUp(
      undefined,
      EVENTS,
      () => Promise.reject(new Error("no")),
    );
    await text(client);
    upstream.enqueue(encode("b."));
    assert.equal((await client.read()).done, true);
    assert.deepEqual(outcomes.map(({ type }) => type), ["broken"]);
    assert.deepEqual([released, clock.watched], [[false], 0]);
  });

  it("does not wait long for bytes after the last event", async () => {
    const { client, upstream, clock, text, released } = setUp();
    await text(client);
    upstream.enqueue(encode("b."));
    assert.equal(await text(client), "b.");
    assert.equal((await client.read()).done, true);
    await settle();
    assert.deepEqual(released, []);
    clock.pass(1_000);
    await settle();
    assert.deepEqual(released, [false]);
  });
});

describe("prime", () => {
  const bodyOf = (text: string) => {
    const { body } = new Response(text);
    assert.ok(body);
    return openBytes(body);
  };
  const bounds = () => {
    const clock = createClock();
    return { clock, ticker: createTicker(clock), idleMs: 60_000 };
  };

  it("holds everything up to the first real event", async () => {
    const { held } = await prime(bodyOf("ab!"), createWords(), bounds());
    assert.equal(decode(held), "ab!");
  });

  it("throws what the provider says first, and what it does not say", async () => {
    await assert.rejects(prime(bodyOf("?"), createWords(), bounds()), /busy/);
    await assert.rejects(prime(bodyOf(""), createWords(), bounds()), /cut/);
  });

  it("does not wait for a first event for ever", async () => {
    const { clock, ...rest } = bounds();
    const silent = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: () => new Promise(() => {}),
    });
    const primed = prime(openBytes(silent), createWords(), rest);
    clock.pass(60_001);
    await assert.rejects(primed, /silent for 60 s/);
    assert.equal(clock.watched, 0);
  });
});
