/**
 * Runs rows on every runtime, each cell a process of its own.
 *
 * @module
 */

import assert from "node:assert/strict";
import process from "node:process";
import test from "node:test";
import { exceptionFor } from "./exceptions.ts";
import { type Lane, LANE_IDS, type LaneId, openLane, TITLES } from "./lanes.ts";
import type { Row } from "./rows.ts";

/**
 * Registers a test for each cell of `rows`; `SLUICE_LANES` and `SLUICE_ROWS` choose among them.
 *
 * A runtime that cannot be had is skipped, and says so; with `SLUICE_REQUIRE_RUNTIMES=1`, which the
 * project's own CI sets, that is a failure.
 */
export async function runTable(rows: readonly Row[]): Promise<void> {
  const lanes = process.env.SLUICE_LANES?.split(",");
  const chosen = process.env.SLUICE_ROWS?.split(",");
  for (const id of LANE_IDS) {
    if (lanes !== undefined && !lanes.includes(id)) continue;
    const lane = await open(id);
    for (const row of rows) {
      if (chosen === undefined || chosen.includes(row.id)) register(row, id, lane);
    }
  }
}

async function open(id: LaneId): Promise<Lane | string> {
  try {
    return await openLane(id);
  } catch (error) {
    if (process.env.SLUICE_REQUIRE_RUNTIMES === "1") throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

function register(row: Row, id: LaneId, lane: Lane | string): void {
  const name = `${TITLES[id]}: ${row.title}`;
  if (typeof lane === "string") {
    return void test(`${name}: skipped, it cannot be had: ${lane}`, { skip: true }, () => {});
  }
  const exception = exceptionFor(row.id, id);
  switch (exception?.kind) {
    case undefined:
      return void test(name, start(row, () => row.check(lane)));
    case "otherwise":
      return void test(`${name}: otherwise`, () => exception?.instead?.(lane));
    case "fails":
      return void test(`${name}: not here`, start(row, () => assert.rejects(row.check(lane))));
    case "none":
      return;
  }
}

/** Begins at once what only waits, so that one wait is long enough for all. */
function start({ waits }: Row, check: () => Promise<void>): () => Promise<void> {
  if (!waits) return check;
  const checked = check();
  checked.catch(() => {});
  return () => checked;
}
