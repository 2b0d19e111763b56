// deno-lint-ignore-file no-console
/**
 * What choosing an account costs: 1,000 accounts, 100,000 conversations, and what of it stays in
 * memory.
 *
 * Run with `deno task bench:pool`.
 *
 * @module
 */

import { createAccounts, createTrail, type CredentialRecord, type Query } from "../mod.ts";
import { configuredRecords } from "../src/credentials/configured.ts";
import { Secret } from "../src/credentials/secret.ts";
import { createMemoryStore } from "../src/store/memory.ts";
import { median } from "./stopwatch.ts";

const ACCOUNTS = 1000;
const SESSIONS = 100_000;
const ROUNDS = 10_000;

function recordsOf(count: number): CredentialRecord[] {
  return configuredRecords(
    "up",
    Array.from({ length: count }, (_, n) => ({
      secret: new Secret(`key-${n}`),
      origin: "config",
    })),
  );
}

function createPool(accounts: number, measured: boolean) {
  const { pool } = createAccounts({
    store: createMemoryStore(Date.now),
    configured: recordsOf(accounts),
    means: {
      now: Date.now,
      random: Math.random,
      after: () => ({ late: new Promise(() => {}), cancel: () => {} }),
    },
  });
  for (let n = 0; measured && n < accounts; n++) {
    pool.observe(`up#${n + 1}`, {
      provider: "up",
      fetchedAt: Date.now(),
      limits: [5, 168].map((hours) => ({
        id: `${hours}h`,
        label: `${hours} h`,
        scope: { provider: "up" },
        window: { id: `${hours}h`, label: `${hours} h`, durationMs: hours * 3_600_000 },
        amount: { unit: "percent", usedFraction: (n * 7 % 80) / 100 },
      })),
    });
  }
  return pool;
}

/** Lends and takes back `rounds` times; the median of ten parts, in microseconds. */
async function time(
  pool: ReturnType<typeof createPool>,
  session: (n: number) => string,
  rounds = ROUNDS,
): Promise<number> {
  const parts: number[] = [];
  for (let part = 0; part < 10; part++) {
    const began = performance.now();
    for (let n = 0; n < rounds / 10; n++) {
      const query: Query = {
        provider: "up",
        model: "m",
        session: session(part * rounds + n),
        trail: createTrail("req"),
      };
      const lent = await pool.acquire(query);
      if (lent.kind === "ok") await pool.report(lent, { kind: "ok" });
    }
    parts.push((performance.now() - began) * 1000 / (rounds / 10));
  }
  return median(parts);
}

/** After a collection, where the runtime lends one. */
function heapBytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return Deno.memoryUsage().heapUsed;
}

function heapMiB(): number {
  return heapBytes() / 1024 / 1024;
}

/** What `rounds` loans leave on the heap before anything of it is collected, in bytes each. */
async function allocated(pool: ReturnType<typeof createPool>, rounds: number): Promise<number> {
  const parts: number[] = [];
  for (let part = 0; part < 21; part++) {
    // A collection in the middle would make a part cheaper, or less than nothing: the median is of
    // parts short enough to have none.
    const before = heapBytes();
    for (let n = 0; n < rounds; n++) {
      const query: Query = {
        provider: "up",
        model: "m",
        session: known[n % known.length] ?? "",
        trail: createTrail("req"),
      };
      const lent = await pool.acquire(query);
      if (lent.kind === "ok") await pool.report(lent, { kind: "ok" });
    }
    parts.push((Deno.memoryUsage().heapUsed - before) / rounds);
  }
  return median(parts);
}

const known = Array.from({ length: 5000 }, (_, n) => `known ${n}`);
for (const accounts of [10, 100, ACCOUNTS]) {
  for (const measured of [false, true]) {
    const pool = createPool(accounts, measured);
    await time(pool, (n) => known[n % known.length] ?? "");
    const again = await time(pool, (n) => known[n % known.length] ?? "");
    const fresh = await time(pool, (n) => `fresh ${n}`, accounts >= 1000 ? 4000 : ROUNDS);
    const bytes = await allocated(pool, 500);
    const usage = measured ? "usage known" : "usage unknown";
    console.log(
      `${String(accounts).padStart(5)} accounts, ${usage.padEnd(13)}  ` +
        `known conversation ${again.toFixed(1).padStart(6)} µs, new one ${fresh.toFixed(1)} µs, ` +
        `${bytes.toFixed(0)} bytes allocated`,
    );
  }
}

const pool = createPool(ACCOUNTS, true);
await time(pool, (n) => `warm ${n % 100}`);
const heaps: number[] = [heapMiB()];
for (let sessions = 0; sessions < SESSIONS; sessions += SESSIONS / 5) {
  for (let n = 0; n < SESSIONS / 5; n++) {
    const session = `caller\nsession number ${sessions + n}`;
    const lent = await pool.acquire({ provider: "up", session, trail: createTrail("req") });
    if (lent.kind === "ok") await pool.report(lent, { kind: "ok" });
  }
  heaps.push(heapMiB());
}
console.log(
  `heap after 0, 20,000 … 100,000 conversations: ${
    heaps.map((heap) => heap.toFixed(1)).join(", ")
  } MiB`,
);
