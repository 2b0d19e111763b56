/**
 * Readings in Prometheus' text exposition format, version 0.0.4.
 *
 * @module
 */

import { BUCKETS, type Instrument } from "./instruments.ts";
import type { Reading, Series } from "./meter.ts";

/** What the text is to be called in `content-type`. */
export const EXPOSITION_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Writes readings; instruments without a series have their two lines of comment all the same. */
export function expositionOf(readings: readonly Reading[]): string {
  let text = "";
  for (const { instrument, series } of readings) {
    const { name, kind, help } = instrument;
    text += `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${kind}\n`;
    for (const one of series) {
      text += one.counts === undefined
        ? `${name}${braced(pairsText(instrument, one))} ${numberText(one.value)}\n`
        : histogramText(instrument, one, one.counts);
    }
  }
  return text;
}

/** Buckets are cumulative: each counts what is in those below it too. */
function histogramText(instrument: Instrument, series: Series, counts: readonly number[]): string {
  const { name, buckets } = instrument;
  const bounds = buckets === undefined ? [] : BUCKETS[buckets];
  const pairs = pairsText(instrument, series);
  const begun = `${name}_bucket{${pairs === "" ? "" : `${pairs},`}le="`;
  let text = "";
  let total = 0;
  for (const [at, count] of counts.entries()) {
    total += count;
    text += `${begun}${numberText(bounds[at] ?? Infinity)}"} ${total}\n`;
  }
  const labels = braced(pairs);
  return `${text}${name}_sum${labels} ${
    numberText(series.value)
  }\n${name}_count${labels} ${total}\n`;
}

/** An empty label is the same as none to Prometheus, so it is left out. */
function pairsText({ labels }: Instrument, { values }: Series): string {
  let text = "";
  for (const [at, label] of labels.entries()) {
    const value = values[at] ?? "";
    if (value !== "") text += `${text === "" ? "" : ","}${label}="${escapeValue(value)}"`;
  }
  return text;
}

function braced(pairs: string): string {
  return pairs === "" ? "" : `{${pairs}}`;
}

function numberText(value: number): string {
  if (value === Infinity) return "+Inf";
  return value === -Infinity ? "-Inf" : String(value);
}

function escapeHelp(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}

function escapeValue(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"');
}
