/**
 * When accounts are looked after: once a minute, however many gateways share them and whatever the
 * clock does.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { sweepWith } from "../../src/gateway/accounts_of.ts";
import { createMeter } from "../../src/telemetry/meter.ts";
import { turn } from "../support/gate.ts";

function setUp() {
  let time = 1_700_000_000_000;
  let sweeps = 0;
  let broken: Error | undefined;
  const ticks = new Set<() => void>();
  const meter = createMeter();
  const sweeping = {
    accounts: {
      sweep() {
        sweeps++;
        return broken === undefined ? Promise.resolve() : Promise.reject(broken);
      },
    },
    swept: { at: -Infinity },
    meter,
  };
  const every = (_ms: number, tick: () => void) => {
    ticks.add(tick);
    return () => ticks.delete(tick);
  };
  return {
    begin: () => sweepWith({ every, now: () => time }, sweeping),
    pass(ms: number) {
      time += ms;
      for (const tick of [...ticks]) tick();
    },
    fail: (error: Error) => void (broken = error),
    sweeps: () => sweeps,
    failed: () =>
      meter.read().find(({ instrument: { name } }) => name === "sluice_account_events_total")
        ?.series,
  };
}

test("gateways that share their accounts look after them once a minute together", () => {
  const { begin, pass, sweeps } = setUp();
  const stop = begin();
  assert.equal(sweeps(), 1);
  const stopOther = begin();
  assert.equal(sweeps(), 1);
  for (let minute = 2; minute < 10; minute++) {
    pass(60_000);
    assert.equal(sweeps(), minute);
  }
  stop();
  stopOther();
  pass(60_000);
  assert.equal(sweeps(), 9);
});

test("a clock that is set back leaves no account alone until it has caught up", () => {
  const { begin, pass, sweeps } = setUp();
  begin();
  pass(-3_600_000);
  assert.equal(sweeps(), 2);
  pass(1000);
  assert.equal(sweeps(), 2);
  pass(60_000);
  assert.equal(sweeps(), 3);
});

test("looking after them in vain is logged and counted", async () => {
  const { begin, fail, failed } = setUp();
  fail(new Error("away"));
  begin();
  await turn();
  assert.deepEqual(failed(), [{ values: ["", "sweep.failed"], value: 1 }]);
});
