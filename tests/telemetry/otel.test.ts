/**
 * What OpenTelemetry is told, by whatever is registered with its API: also by an SDK that came with an
 * older version of the API than the newest.
 *
 * @module
 */

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { context, ROOT_CONTEXT, SpanKind, trace } from "@opentelemetry/api";
import type { BatchObservableCallback, Context, SpanOptions } from "@opentelemetry/api";
import { openTelemetry } from "../../adapters/otel.ts";
import type { Metric } from "../../mod.ts";

/** Where every copy of the API looks for what was registered. */
const REGISTERED = Symbol.for("opentelemetry.js.api.1");

/** What instrumentations look for. */
const SUPPRESSED = Symbol.for("OpenTelemetry SDK Context Key SUPPRESS_TRACING");

const globals = globalThis as { [REGISTERED]?: unknown };

interface Begun {
  readonly name: string;
  readonly kind: SpanKind | undefined;
  readonly parent: string | undefined;
  readonly id: string;
  readonly said: unknown[];
}

let begun: Begun[] = [];
let made: string[] = [];
let recorded: unknown[] = [];
let callbacks: BatchObservableCallback[] = [];
let active: Context = ROOT_CONTEXT;
let before: unknown;

const tracerProvider = {
  getTracer: (scope: string) => ({
    startSpan(name: string, { kind }: SpanOptions, parent: Context) {
      const id = String(begun.length + 1);
      const said: unknown[] = [];
      const parentId = trace.getSpanContext(parent)?.spanId;
      begun.push({ name: `${scope} ${name}`, kind, parent: parentId, id, said });
      return {
        spanContext: () => ({ traceId: "t", spanId: id, traceFlags: 1 }),
        setAttribute: (key: string, value: unknown) => said.push([key, value]),
        setAttributes: (attributes: unknown) => said.push(attributes),
        setStatus: (status: unknown) => said.push(status),
        updateName: (to: string) => said.push(to),
        end: () => said.push("end"),
      };
    },
  }),
};

const meterProvider = {
  getMeter: () => ({
    createHistogram: (name: string, { unit, advice }: Record<string, unknown>) => {
      made.push(`histogram ${name} ${unit} ${JSON.stringify(advice)}`);
      return { record: (...what: unknown[]) => recorded.push([name, ...what]) };
    },
    createCounter: (name: string) => {
      made.push(`counter ${name}`);
      return { add: (...what: unknown[]) => recorded.push([name, ...what]) };
    },
    createObservableGauge: (name: string) => (made.push(`gauge ${name}`), { name }),
    addBatchObservableCallback: (callback: BatchObservableCallback) => callbacks.push(callback),
    removeBatchObservableCallback: (callback: BatchObservableCallback) =>
      callbacks = callbacks.filter((one) => one !== callback),
  }),
};

const contextManager = {
  active: () => active,
  with<T>(inside: Context, work: () => T): T {
    const outside = active;
    active = inside;
    try {
      return work();
    } finally {
      active = outside;
    }
  },
};

const propagator = {
  extract: (into: Context, from: Headers, { get }: { get(from: Headers, name: string): unknown }) =>
    trace.setSpanContext(into, {
      traceId: "t",
      spanId: String(get(from, "traceparent")),
      traceFlags: 1,
    }),
  inject: () => assert.fail("nothing is injected"),
  fields: () => ["traceparent"],
};

beforeEach(() => {
  [begun, made, recorded, callbacks, active] = [[], [], [], [], ROOT_CONTEXT];
  before = globals[REGISTERED];
  globals[REGISTERED] = {
    version: "1.9.0",
    trace: tracerProvider,
    metrics: meterProvider,
    context: contextManager,
    propagation: propagator,
  };
});

afterEach(() => {
  globals[REGISTERED] = before;
});

test("a span belongs to the trace that its sender names, and its attempts to it", () => {
  const span = openTelemetry().span("chat", new Headers({ traceparent: "sender" }), { a: 1 });
  const child = span.child("attempt", {});
  child.end("timeout");
  span.set({ b: ["c"] });
  span.rename("chat m");
  span.end();
  const [exchange, attempt] = begun;
  assert.deepEqual([exchange?.name, exchange?.kind, exchange?.parent], [
    "@sluice/gateway chat",
    SpanKind.SERVER,
    "sender",
  ]);
  assert.deepEqual([attempt?.kind, attempt?.parent], [SpanKind.CLIENT, "1"]);
  assert.deepEqual(attempt?.said, [["error.type", "timeout"], { code: 2 }, "end"]);
  assert.deepEqual(exchange?.said, [{ b: ["c"] }, "chat m", "end"]);
});

test("where the runtime has a span of the request, it is the parent", () => {
  active = trace.setSpanContext(ROOT_CONTEXT, { traceId: "t", spanId: "runtime", traceFlags: 1 });
  openTelemetry().span("chat", new Headers({ traceparent: "sender" }), {}).end();
  assert.deepEqual([begun[0]?.kind, begun[0]?.parent], [SpanKind.INTERNAL, "runtime"]);
});

test("what is not to be traced runs where instrumentations keep away, in nobody's trace", () => {
  active = trace.setSpanContext(ROOT_CONTEXT, { traceId: "t", spanId: "runtime", traceFlags: 1 });
  const seen = openTelemetry().untraced(() => context.active());
  assert.equal(seen.getValue(SUPPRESSED), true);
  assert.equal(trace.getSpan(seen), undefined);
  assert.equal(context.active().getValue(SUPPRESSED), undefined);
});

test("instruments are made once, recorded, looked at, and let go of", async () => {
  const metric = (name: string, kind: Metric["kind"]): Metric => ({
    name,
    kind,
    help: "",
    unit: "s",
  });
  const [time, count, level] = [
    { ...metric("time", "histogram"), bounds: [1, 2] },
    metric("count", "counter"),
    metric("level", "gauge"),
  ] as const;
  const recorder = openTelemetry().measure([time, count, level], () =>
    Promise.resolve([
      { metric: level, value: 1, attributes: { of: "level" } },
    ]));
  assert.deepEqual(made, [
    'histogram time s {"explicitBucketBoundaries":[1,2]}',
    "counter count",
    "gauge level",
  ]);
  recorder.record(time, 1.5, { of: "time" });
  recorder.record(count, 3, {});
  assert.deepEqual(recorded, [["time", 1.5, { of: "time" }], ["count", 3, {}]]);
  const observed: unknown[] = [];
  const observe = (observable: unknown, value: number, attributes: unknown) =>
    observed.push([(observable as { name: string }).name, value, attributes]);
  await callbacks[0]?.({ observe } as Parameters<BatchObservableCallback>[0]);
  assert.deepEqual(observed, [["level", 1, { of: "level" }]]);
  recorder.end();
  assert.equal(callbacks.length, 0);
});

test("without anything registered nothing happens", async () => {
  globals[REGISTERED] = undefined;
  const telemetry = openTelemetry();
  const span = telemetry.span("chat", new Headers(), {});
  span.child("attempt", {}).end();
  span.end("timeout");
  telemetry.measure([], () => Promise.reject(new Error("nobody looks"))).end();
  assert.equal(await telemetry.untraced(() => Promise.resolve(1)), 1);
});
