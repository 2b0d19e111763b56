/**
 * A host's telemetry that keeps what it is told.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { Attributes, Measurement, Metric, Span, Telemetry } from "../../mod.ts";

/** A span as it was told. */
export interface ToldSpan {
  name: string;
  readonly parent: ToldSpan | undefined;
  readonly attributes: Record<string, unknown>;
  /** How often it was ended. */
  ended: number;
  error?: string | undefined;
}

/** One value that was added to a counter or went into a histogram. */
export interface ToldValue {
  readonly name: string;
  readonly value: number;
  readonly attributes: Attributes;
}

/** The telemetry, and what it was told. */
export interface FakeTelemetry extends Telemetry {
  readonly spans: ToldSpan[];
  readonly values: ToldValue[];
  readonly metrics: readonly Metric[];
  /** Whether work is going on that nobody is to trace. */
  readonly hidden: boolean;
  /** Whether somebody still looks. */
  readonly looking: boolean;
  /** Looks at gauges. */
  look(): Promise<readonly Measurement[]>;
}

/** Creates one. */
export function createFakeTelemetry(): FakeTelemetry {
  const spans: ToldSpan[] = [];
  const values: ToldValue[] = [];
  let metrics: readonly Metric[] = [];
  let looker: (() => Promise<readonly Measurement[]>) | undefined;
  let hidden = 0;

  function begin(name: string, parent: ToldSpan | undefined, attributes: Attributes): Span {
    const told: ToldSpan = { name, parent, attributes: { ...attributes }, ended: 0 };
    spans.push(told);
    return {
      set(more) {
        assert.equal(told.ended, 0, "nothing is said of a span that has ended");
        Object.assign(told.attributes, more);
      },
      rename: (to) => void (told.name = to),
      child: (called, more) => begin(called, told, more),
      end(error) {
        told.ended++;
        told.error = error;
      },
    };
  }

  return {
    spans,
    values,
    get metrics() {
      return metrics;
    },
    get hidden() {
      return hidden > 0;
    },
    get looking() {
      return looker !== undefined;
    },
    look: () => looker?.() ?? Promise.resolve([]),
    span: (name, headers, attributes) =>
      begin(name, undefined, { ...attributes, traceparent: headers.get("traceparent") ?? "" }),
    measure(all, look) {
      metrics = all;
      looker = look;
      return {
        record: ({ name }, value, attributes) => void values.push({ name, value, attributes }),
        end: () => looker = undefined,
      };
    },
    untraced(work) {
      hidden++;
      try {
        return work();
      } finally {
        hidden--;
      }
    },
  };
}
