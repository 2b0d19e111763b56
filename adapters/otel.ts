/**
 * Sluice's spans and measurements for OpenTelemetry, through its API: they go to whatever was
 * registered there before the gateway was created, such as an SDK that `node --import` loads first,
 * or what Deno brings itself with `OTEL_DENO=true`. Without any they cost nearly nothing.
 *
 * The hosts of Deno, Bun and Node have it already.
 *
 * @example
 * ```ts ignore
 * import { createGateway, defineConfig } from "@sluice/gateway";
 * import { openTelemetry } from "@sluice/gateway/otel";
 *
 * const config = defineConfig({ providers: { demo: {} } });
 * const gateway = createGateway(config, { telemetry: openTelemetry() });
 * ```
 *
 * @module
 */

import {
  type Attributes,
  type BatchObservableResult,
  type Context,
  context,
  createContextKey,
  type Meter,
  metrics,
  type Observable,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from "@opentelemetry/api";
import type { Measurement, Metric, Recorder, Span, Telemetry } from "../mod.ts";
import { VERSION } from "../mod.ts";

/** What OpenTelemetry's instrumentations look for before they add anything to a request. */
const SUPPRESSED = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");

/*
 * The version of the API in deno.json is one that SDKs of this year and of the last can both be
 * registered with: an API takes nothing of an SDK that came with an older one of it.
 */

/** What the spans and measurements are said to be of. */
const SCOPE = "@sluice/gateway";

/** The telemetry of whatever is registered with OpenTelemetry's API now. */
export function openTelemetry(): Telemetry {
  const tracer = trace.getTracer(SCOPE, VERSION);
  const meter = metrics.getMeter(SCOPE, VERSION);
  return {
    span(name, headers, attributes) {
      const active = context.active();
      // A runtime that traces by itself has a span of the request already.
      return trace.getSpan(active) === undefined
        ? begin(tracer, name, { kind: SpanKind.SERVER, attributes }, namedIn(headers))
        : begin(tracer, name, { kind: SpanKind.INTERNAL, attributes }, active);
    },
    measure: (all, look) => measureWith(meter, all, look),
    untraced: (work) => context.with(ROOT_CONTEXT.setValue(SUPPRESSED, true), work),
  };
}

/** The trace that the sender of a request says it belongs to. */
function namedIn(headers: Headers): Context {
  return propagation.extract(ROOT_CONTEXT, headers, {
    get: (from, name) => from.get(name) ?? undefined,
    keys: (from) => [...from.keys()],
  });
}

function begin(
  tracer: Tracer,
  name: string,
  options: { readonly kind: SpanKind; readonly attributes: Attributes },
  parent: Context,
): Span {
  const span = tracer.startSpan(name, options, parent);
  return {
    set: (attributes) => void span.setAttributes(attributes),
    rename: (to) => void span.updateName(to),
    child: (called, attributes) =>
      begin(tracer, called, { kind: SpanKind.CLIENT, attributes }, trace.setSpan(parent, span)),
    end(error) {
      if (error !== undefined) {
        span.setAttribute("error.type", error);
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
  };
}

function measureWith(
  meter: Meter,
  all: readonly Metric[],
  look: () => Promise<readonly Measurement[]>,
): Recorder {
  const recording = new Map<Metric, (value: number, attributes: Attributes) => void>();
  const gauges = new Map<Metric, Observable>();
  for (const metric of all) {
    const { name, kind, help: description, unit, bounds } = metric;
    const options = { description, unit };
    if (kind === "gauge") {
      gauges.set(metric, meter.createObservableGauge(name, options));
    } else if (kind === "counter") {
      const counter = meter.createCounter(name, options);
      recording.set(metric, (value, attributes) => counter.add(value, attributes));
    } else {
      const advice = bounds && { explicitBucketBoundaries: [...bounds] };
      const histogram = meter.createHistogram(name, { ...options, ...advice && { advice } });
      recording.set(metric, (value, attributes) => histogram.record(value, attributes));
    }
  }
  const observe = async (result: BatchObservableResult): Promise<void> => {
    for (const { metric, value, attributes } of await look()) {
      const gauge = gauges.get(metric);
      if (gauge !== undefined) result.observe(gauge, value, attributes);
    }
  };
  const observed = [...gauges.values()];
  meter.addBatchObservableCallback(observe, observed);
  return {
    record: (metric, value, attributes) => recording.get(metric)?.(value, attributes),
    end: () => meter.removeBatchObservableCallback(observe, observed),
  };
}
