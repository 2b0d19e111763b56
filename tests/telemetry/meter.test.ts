/**
 * Counting, and telling it in Prometheus' format: whatever is in a label, every line is one.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { expositionOf } from "../../src/telemetry/exposition.ts";
import { BUCKETS, type Instrument, INSTRUMENTS } from "../../src/telemetry/instruments.ts";
import { createMeter, joined, OTHER } from "../../src/telemetry/meter.ts";
import { readExposition, valueOf } from "../support/exposition.ts";

const ALL: readonly Instrument[] = Object.values(INSTRUMENTS);

/** Names as somebody might think them up who wants another line in the scrape. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom('"', "\\", "\n", "\r", "{", "}", ",", "=", " ", "#", "n", "é", "\0"),
  }),
  fc.constantFrom('a"} 1\nsluice_store_up 0', "\\", '\\"', "# TYPE x counter", "\\n"),
);

describe("a scrape", () => {
  it("holds the same names that were counted, whatever they are", () => {
    fc.assert(fc.property(
      fc.uniqueArray(fc.tuple(hostile, hostile), { selector: (pair) => pair.join("\0") }),
      fc.double({ min: 0, max: 1e12, noNaN: true }),
      (pairs, by) => {
        const meter = createMeter();
        for (const [caller, model] of pairs) {
          meter.add("cost", { caller, provider: "up", model }, by);
        }
        const family = readExposition(expositionOf(meter.read())).get(INSTRUMENTS.cost.name);
        const told = family?.samples.map(({ labels, value }) => [
          labels.caller ?? "",
          labels.model ?? "",
          value,
        ]);
        assert.deepEqual(told, pairs.map(([caller, model]) => [caller, model, by]));
      },
    ));
  });

  it("counts values into the buckets they are in", () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 500, noNaN: true })), (values) => {
      const meter = createMeter();
      const labels = { operation: "chat", provider: "up", model: "m" };
      for (const value of values) meter.record("firstEvent", labels, value);
      const told = readExposition(expositionOf(meter.read()));
      const name = INSTRUMENTS.firstEvent.name;
      assert.equal(valueOf(told, `${name}_count`), values.length);
      assert.ok(Math.abs(valueOf(told, `${name}_sum`) - values.reduce((a, b) => a + b, 0)) < 1e-6);
      if (values.length === 0) return;
      for (const bound of BUCKETS.seconds) {
        const below = values.filter((value) => value <= bound).length;
        assert.equal(valueOf(told, `${name}_bucket`, { le: String(bound) }), below);
      }
    }));
  });

  it("takes a time of less than nothing, of a clock that was set back, for none", () => {
    const heard: number[] = [];
    const meter = createMeter({ recorded: (_id, _values, value) => heard.push(value) });
    meter.record("attemptsPerRequest", { wire: "w" }, 3);
    meter.record("attemptsPerRequest", { wire: "w" }, -5);
    const told = meter.read().flatMap(({ series }) => series).find(({ values }) =>
      values[0] === "w"
    );
    assert.deepEqual([told?.value, told?.counts?.[0], heard], [3, 1, [3, 0]]);
  });

  it("names every instrument, and what has no labels from the beginning", () => {
    const told = readExposition(expositionOf(createMeter().read()));
    assert.deepEqual([...told.keys()], ALL.map(({ name }) => name));
    for (const { name, kind, help, labels } of ALL) {
      assert.equal(told.get(name)?.type, kind);
      assert.equal(told.get(name)?.help, help);
      const begun = kind === "counter" && labels.length === 0;
      assert.equal(told.get(name)?.samples.length, begun ? 1 : 0, name);
    }
  });
});

describe("the table of instruments", () => {
  it("keeps to Prometheus' names", () => {
    for (const { name, kind, labels, buckets } of ALL) {
      assert.match(name, /^sluice_[a-z][a-z_]*[a-z]$/);
      assert.equal(name.endsWith("_total"), kind === "counter", name);
      for (const label of labels) assert.match(label, /^[a-z]+$/);
      // Prometheus gives these itself.
      for (const taken of ["le", "job", "instance", "quantile"]) assert.ok(!labels.includes(taken));
      assert.equal(buckets !== undefined, kind === "histogram", name);
    }
    assert.equal(new Set(ALL.map(({ name }) => name)).size, ALL.length);
  });

  it("has buckets in order", () => {
    for (const bounds of Object.values(BUCKETS)) {
      assert.deepEqual(bounds, bounds.toSorted((a, b) => a - b));
      assert.equal(new Set(bounds).size, bounds.length);
    }
  });
});

describe("a meter", () => {
  it("counts names it has no room for as one, and loses none of what they count", () => {
    const meter = createMeter({ mostSeries: 10 });
    for (let n = 0; n < 1000; n++) meter.add("unpriced", { provider: "up", model: `m${n % 100}` });
    const told = readExposition(expositionOf(meter.read()));
    const family = told.get(INSTRUMENTS.unpriced.name);
    assert.equal(family?.samples.length, 11);
    assert.equal(valueOf(told, INSTRUMENTS.unpriced.name), 1000);
    assert.equal(valueOf(told, INSTRUMENTS.unpriced.name, { provider: OTHER, model: OTHER }), 900);
  });

  it("adds what is looked at to what is counted, each series once", () => {
    const [counted, looked] = [createMeter(), createMeter()];
    counted.add("streamsOpen", { wire: "gemini" }, 2);
    counted.add("hedges", {}, 3);
    looked.add("storeUp", {}, 1);
    const told = readExposition(expositionOf(joined(counted.read(), looked.read())));
    assert.equal(valueOf(told, "sluice_streams_open", { wire: "gemini" }), 2);
    assert.equal(valueOf(told, "sluice_hedges_total"), 3);
    assert.equal(valueOf(told, "sluice_store_up"), 1);
  });
});

describe("the reader of scrapes", () => {
  it("takes nothing that is no scrape", () => {
    const head = "# HELP a_total x\n# TYPE a_total counter\n";
    for (
      const wrong of [
        `${head}a_total 1`,
        `${head}a_total{b="c} 1\n`,
        `${head}a_total{b="\\x"} 1\n`,
        `${head}a_total{b="c",b="d"} 1\n`,
        `${head}a_total one\n`,
        `${head}a_total 1\na_total 1\n`,
        `${head}b_total 1\n`,
        `${head}a_total -1\n`,
        "a_total 1\n",
        '# HELP h x\n# TYPE h histogram\nh_bucket{le="1"} 2\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n',
        '# HELP h x\n# TYPE h histogram\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 2\n',
      ]
    ) assert.throws(() => readExposition(wrong), wrong);
    assert.equal(valueOf(readExposition(`${head}a_total 1\n`), "a_total"), 1);
  });
});
