/**
 * Responses behind four gateways on three runtimes: what one of them told the others know the moment
 * it is told, and a response that is made in the background is told of by all of them, also when the
 * gateway that makes it is killed.
 *
 * @module
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openRedisStore } from "../../adapters/stores/redis.ts";
import { eventually, until, within } from "../support/gate.ts";
import type { Json } from "../support/json.ts";
import { startRedis, withRedis } from "../support/redis.ts";
import { memberFor } from "./callers.ts";
import { type Member, prepareAccounts, type Runtime, startFleet } from "./fleet.ts";
import { call, eventsOf, read, readStreamed, saidIn } from "./responses_callers.ts";
import { QUICK, startVendor, type Vendor } from "./vendor.ts";

const RUNTIMES: readonly Runtime[] = ["deno", "deno", "bun", "node24"];
const CHAINS = 500;
const TURNS = 4;

/** One chain: each turn goes to another gateway than the one before, which has just answered. */
async function followChain(
  members: readonly Member[],
  n: number,
): Promise<void> {
  let previous: string | undefined;
  for (let turn = 0; turn < TURNS; turn++) {
    const member = memberFor(members, n + turn);
    const body: Json = {
      model: `up/${QUICK}`,
      input: `chain ${n} turn ${turn}`,
      ...(previous === undefined ? {} : { previous_response_id: previous }),
    };
    const response = (n + turn) % 2 === 0
      ? await read(member, "", body)
      : await readStreamed(member, body);
    assert.match(
      saidIn(response),
      new RegExp(`heard ${2 * turn + 1}$`),
      `chain ${n}`,
    );
    previous = String(response.id);
  }
}

async function followChains(members: readonly Member[]): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: 24 }, async () => {
    while (next < CHAINS) await followChain(members, next++);
  }));
}

/** Begins one in the background, whose vendor does not end until it is told to. */
async function begin(
  member: Member,
  vendor: Vendor,
  input: string,
): Promise<string> {
  const { open } = vendor;
  const { id, status } = await read(member, "", {
    model: "up/m",
    input,
    background: true,
  });
  assert.equal(status, "queued");
  await until("the provider is asked", () => vendor.open > open);
  return String(id);
}

const statusAt = async (member: Member, id: string): Promise<unknown> =>
  (await read(member, `/${id}`)).status;

withRedis("Responses of gateways on one Redis", () => {
  test("follow-ups go anywhere at once, and what runs in the background is everybody's", async () => {
    const redis = await startRedis();
    const vendor = await startVendor();
    let members: readonly Member[] = [];
    try {
      const store = await openRedisStore({ url: redis.url });
      const masterKey = await prepareAccounts(store, 4);
      await store.close();
      members = await startFleet(RUNTIMES, {
        place: { redis: redis.url },
        vendor,
        masterKey,
      });
      const [one, two, three, four] = members;
      assert.ok(one && two && three && four);

      await followChains(members);

      // In the background: asked for, followed and ended at gateways that do not make it.
      const followed = await begin(one, vendor, "to be followed");
      const cancelled = await begin(two, vendor, "to be cancelled");
      const orphaned = await begin(four, vendor, "to be orphaned");
      const events: Json[] = [];
      const following = (async () => {
        const stream = await call(three, `/${followed}?stream=true`);
        for await (const event of eventsOf(stream)) events.push(event);
      })();
      assert.equal((await read(one, `/${cancelled}/cancel`, {})).status, "cancelled");
      const told = (): boolean => events.some(({ type }) => type === "response.output_text.delta");
      await until("what has been said is told elsewhere", told, 60_000);
      await until("the provider is let go of", () => vendor.open === 2, 60_000);

      // One of them dies, without a word.
      await four.kill();
      const rest = [one, two, three];
      for (const member of rest) {
        assert.equal(
          await statusAt(member, orphaned),
          "in_progress",
          member.runtime,
        );
      }
      vendor.release();
      await within("the end of what is followed", following, 60_000);
      assert.equal(events.at(-1)?.type, "response.completed");
      for (const member of rest) {
        assert.equal(
          await statusAt(member, followed),
          "completed",
          member.runtime,
        );
        assert.equal(
          await statusAt(member, cancelled),
          "cancelled",
          member.runtime,
        );
      }

      await redis.pass(30_000);
      for (const member of rest) {
        await eventually(
          `${member.runtime} knows of the death`,
          async () => await statusAt(member, orphaned) === "failed",
        );
      }
      const { error } = await read(one, `/${orphaned}`);
      assert.match(JSON.stringify(error), /the gateway that made it stopped/);
    } finally {
      await Promise.all(members.map((member) => member.kill()));
      await vendor.close();
      await redis.end();
    }
  });
});
