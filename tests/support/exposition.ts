/**
 * Reading Prometheus' text exposition format (version 0.0.4) as strictly as its grammar is: whatever
 * is not in it, or would not mean what it says, throws.
 *
 * @module
 */

import assert from "node:assert/strict";

/** One line with a value. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One metric, from its comments to its last line. */
export interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const VALUE = /^(?:[+-]Inf|NaN|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/;

/** Reads a scrape. @throws if any line of it is wrong. */
export function readExposition(text: string): ReadonlyMap<string, Family> {
  assert.ok(text.endsWith("\n"), "the last line ends");
  const families = new Map<string, Family & { samples: Sample[] }>();
  let help: { name: string; text: string } | undefined;
  let family: (Family & { samples: Sample[] }) | undefined;
  for (const line of text.slice(0, -1).split("\n")) {
    const comment = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line);
    if (comment?.[1] === "HELP") {
      help = { name: comment[2] ?? "", text: unescaped(comment[3] ?? "", "\\n") };
    } else if (comment?.[1] === "TYPE") {
      const [, , name = "", type = ""] = comment;
      assert.match(name, NAME);
      assert.match(type, /^(counter|gauge|histogram)$/);
      assert.equal(help?.name, name, "HELP stands before TYPE");
      assert.ok(!families.has(name), `${name} is told once`);
      family = { name, type, help: help?.text ?? "", samples: [] };
      families.set(name, family);
    } else {
      const sample = readSample(line);
      assert.ok(family !== undefined, `${line} belongs to a metric`);
      assert.ok(belongs(sample.name, family), `${sample.name} is of ${family.name}`);
      family.samples.push(sample);
    }
  }
  for (const one of families.values()) check(one);
  return families;
}

/** The value of the one series with these labels, 0 where there is none. */
export function valueOf(
  families: ReadonlyMap<string, Family>,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  const found = [...families.values()].flatMap(({ samples }) => samples).filter((sample) =>
    sample.name === name &&
    Object.entries(labels).every(([label, value]) => sample.labels[label] === value)
  );
  return found.reduce((sum, { value }) => sum + value, 0);
}

function belongs(name: string, { name: family, type }: Family): boolean {
  if (type !== "histogram") return name === family;
  return ["_bucket", "_sum", "_count"].some((ending) => name === family + ending);
}

function readSample(line: string): Sample {
  const bare = /^([^{\s]+) (\S+)$/.exec(line);
  const [, name = "", value = ""] = bare ?? [];
  if (bare !== null) return { name: named(name), labels: {}, value: numberOf(value) };
  const open = line.indexOf("{");
  assert.ok(open > 0, `a line of the format: ${line}`);
  const labels: Record<string, string> = {};
  let rest = line.slice(open + 1);
  for (let first = true; !rest.startsWith("}"); first = false) {
    if (!first) {
      assert.ok(rest.startsWith(","), `labels are parted by commas: ${line}`);
      rest = rest.slice(1);
    }
    const pair = /^([^=]+)="((?:[^"\\]|\\[\\"n])*)"/.exec(rest);
    assert.ok(pair !== null, `a label and its value: ${rest}`);
    const [whole, label = "", text = ""] = pair;
    assert.match(label, LABEL);
    assert.ok(!label.startsWith("__"), "labels with two underscores are Prometheus' own");
    assert.ok(!Object.hasOwn(labels, label), `${label} is said once`);
    labels[label] = unescaped(text, '\\n"');
    rest = rest.slice(whole.length);
  }
  assert.match(rest, /^\} \S+$/, `a value after the labels: ${line}`);
  return { name: named(line.slice(0, open)), labels, value: numberOf(rest.slice(2)) };
}

function named(name: string): string {
  assert.match(name, NAME);
  return name;
}

function numberOf(text: string): number {
  assert.match(text, VALUE);
  return Number(text.replace("Inf", "Infinity"));
}

function unescaped(text: string, known: string): string {
  return text.replace(/\\(.?)/g, (_, letter: string) => {
    assert.ok(letter !== "" && known.includes(letter), `\\${letter} is no escape`);
    return letter === "n" ? "\n" : letter;
  });
}

/** What the grammar does not say: no series twice, and buckets that add up. */
function check({ name, type, samples }: Family): void {
  const keys = samples.map((sample) =>
    JSON.stringify([sample.name, Object.entries(sample.labels).sort()])
  );
  assert.equal(new Set(keys).size, keys.length, `no series of ${name} stands there twice`);
  if (type === "counter") {
    assert.match(name, /_total$/, "counters end in _total");
    for (const { value } of samples) assert.ok(value >= 0, `${name} only grows`);
  }
  if (type === "histogram") checkHistogram(name, samples);
}

function checkHistogram(name: string, samples: readonly Sample[]): void {
  const counts = samples.filter((sample) => sample.name === `${name}_count`);
  const sums = samples.filter((sample) => sample.name === `${name}_sum`);
  assert.equal(sums.length, counts.length);
  for (const { labels, value } of counts) {
    const same = JSON.stringify(Object.entries(labels).sort());
    const buckets = samples.filter((sample) => {
      const { le: _, ...rest } = sample.labels;
      return sample.name === `${name}_bucket` &&
        JSON.stringify(Object.entries(rest).sort()) === same;
    });
    const bounds = buckets.map((bucket) => numberOf(bucket.labels.le ?? ""));
    assert.deepEqual(bounds, bounds.toSorted((a, b) => a - b), "buckets stand in order");
    assert.equal(bounds.at(-1), Infinity);
    for (const [at, bucket] of buckets.entries()) {
      assert.ok(bucket.value >= (buckets[at - 1]?.value ?? 0), "buckets count what is below them");
    }
    assert.equal(buckets.at(-1)?.value, value, "_count is all there are");
  }
}
