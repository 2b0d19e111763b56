/**
 * What a guess at a key costs and tells: nothing.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { findDigested } from "../../src/keys/digested.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { MASTER_KEY } from "../support/accounts.ts";
import { createClock } from "../support/clock.ts";
import { turn } from "../support/gate.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createIdentityProvider } from "../support/identity_provider.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { GEMINI, WIRES } from "../support/wires.ts";

const KEYS = 5;

/** Of four bytes each, in a digest. */
const WORDS = 8;

/** Digests that count how often a word of theirs is read. */
function counted(digests: readonly Uint32Array[]) {
  const reads = { count: 0 };
  const all = digests.map((digest) => ({
    digest: new Proxy(digest, {
      get(target, name) {
        if (typeof name === "string" && /^\d+$/.test(name)) reads.count++;
        return Reflect.get(target, name, target);
      },
    }),
  }));
  return { all, reads };
}

describe("a key that is shown", () => {
  it("invariant 34: is compared with every word of every key, wherever one matches or differs", () => {
    const digest = fc.uint32Array({ minLength: WORDS, maxLength: WORDS });
    fc.assert(
      fc.property(
        fc.array(digest, { minLength: KEYS, maxLength: KEYS }),
        digest,
        fc.nat(KEYS),
        fc.nat(32 * WORDS - 1),
        (digests, unknown, at, bit) => {
          const shown = Uint32Array.from(digests[at] ?? unknown);
          const near = Uint32Array.from(shown);
          near[bit >> 5] = (near[bit >> 5] ?? 0) ^ (1 << (bit & 31));
          for (const guess of [shown, near, unknown]) {
            const { all, reads } = counted(digests);
            const found = findDigested(all, guess);
            assert.equal(reads.count, KEYS * WORDS);
            const same = digests.findLastIndex((one) => one.every((word, i) => word === guess[i]));
            assert.equal(found, all[same]);
          }
        },
      ),
    );
  });

  for (const wire of [...WIRES, GEMINI]) {
    it(`invariant 34: unknown, is a 401 and no look at the store: ${wire.dialect}`, async () => {
      const clock = createClock();
      const looks: string[] = [];
      const store = new Proxy(createMemoryStore(clock.host.now), {
        get(target, name) {
          looks.push(String(name));
          return Reflect.get(target, name, target);
        },
      });
      const upstream = createInlineUpstream(() => jsonOf({}));
      const gateway = gatewayOf({
        host: {
          ...clock.host,
          fetch: upstream.fetch,
          store,
          masterKey: MASTER_KEY,
          tokens: createIdentityProvider(clock.host.now).source,
        },
      });
      // The first request, whoever's, begins the looking after the accounts.
      await (await ask(gateway, "/healthz")).text();
      for (let turns = 0; turns < 50; turns++) await turn();
      const before = looks.length;
      for (const authorization of ["Bearer sk-wrong", "Bearer ", "Basic c2s6", ""]) {
        const answer = await ask(gateway, wire.path, wire.request("hi", false), {
          headers: { authorization },
        });
        assert.equal(answer.status, 401);
        await answer.text();
      }
      assert.deepEqual(looks.slice(before), []);
      assert.deepEqual(upstream.requests, []);
      await gateway.drain();
    });
  }
});
