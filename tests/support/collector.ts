/**
 * An OpenTelemetry collector on loopback, that keeps what it is sent: OTLP over HTTP, as JSON.
 *
 * @module
 */

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createGate, within } from "./gate.ts";

/** A span as it came. */
export interface CollectedSpan {
  readonly scope: string;
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly status: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** One data point of a metric as it came. */
export interface CollectedPoint {
  readonly name: string;
  readonly unit: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Of a histogram its sum. */
  readonly value: number;
  /** Of a histogram. */
  readonly count?: number;
}

/** The collector. */
export interface Collector {
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  /** The newest point of each series. */
  points(): readonly CollectedPoint[];
  /** Resolves once `done` holds of what has come. */
  until(what: string, done: () => boolean): Promise<void>;
  close(): Promise<void>;
}

interface Value {
  readonly stringValue?: string;
  readonly intValue?: string | number;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
  readonly arrayValue?: { readonly values: readonly Value[] };
}

interface Pair {
  readonly key: string;
  readonly value: Value;
}

interface Point {
  readonly attributes?: readonly Pair[];
  readonly asDouble?: number;
  readonly asInt?: string | number;
  readonly sum?: number;
  readonly count?: string | number;
}

/** Starts one. */
export async function startCollector(): Promise<Collector> {
  const spans: CollectedSpan[] = [];
  const points = new Map<string, CollectedPoint>();
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request));
    for (const { scopeSpans } of body.resourceSpans ?? []) {
      for (const { scope, spans: some } of scopeSpans) {
        for (const span of some) spans.push(spanOf(scope.name, span));
      }
    }
    for (const { scopeMetrics } of body.resourceMetrics ?? []) {
      for (const { scope, metrics } of scopeMetrics) {
        if (scope.name !== "@sluice/gateway") continue;
        for (const metric of metrics) {
          for (const point of pointsOf(metric)) {
            points.set(JSON.stringify([point.name, point.attributes]), point);
          }
        }
      }
    }
    response.setHeader("content-type", "application/json");
    response.end("{}");
    for (const look of waiting) look();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    points: () => [...points.values()],
    async until(what, done) {
      const gate = createGate();
      const look = (): void => {
        if (done()) gate.open();
      };
      waiting.add(look);
      look();
      await within(what, gate.opened, 60_000);
      waiting.delete(look);
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function spanOf(
  scope: string,
  { name, kind, traceId, spanId, parentSpanId = "", status, attributes }: {
    name: string;
    kind: number;
    traceId: string;
    spanId: string;
    parentSpanId?: string;
    status?: { code?: number };
    attributes: Pair[];
  },
): CollectedSpan {
  const { code = 0 } = status ?? {};
  return {
    scope,
    name,
    kind,
    traceId,
    spanId,
    parentSpanId,
    status: code,
    attributes: plain(attributes),
  };
}

function pointsOf(
  { name, unit = "", sum, gauge, histogram }: {
    name: string;
    unit?: string;
    sum?: { dataPoints: Point[] };
    gauge?: { dataPoints: Point[] };
    histogram?: { dataPoints: Point[] };
  },
): CollectedPoint[] {
  const { dataPoints } = sum ?? gauge ?? histogram ?? { dataPoints: [] };
  return dataPoints.map(({ attributes = [], asDouble, asInt, sum: total, count }) => ({
    name,
    unit,
    attributes: plain(attributes),
    value: Number(asDouble ?? asInt ?? total ?? 0),
    ...(count === undefined ? {} : { count: Number(count) }),
  }));
}

function plain(attributes: readonly Pair[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, valueOf(value)]));
}

function valueOf({ stringValue, intValue, doubleValue, boolValue, arrayValue }: Value): unknown {
  if (arrayValue !== undefined) return arrayValue.values.map(valueOf);
  return stringValue ?? (intValue === undefined ? doubleValue ?? boolValue : Number(intValue));
}
