/**
 * The seam through which spans and measurements leave for OpenTelemetry, or for whatever else a host
 * lends. The core knows its shape alone: `@sluice/gateway/otel` makes one of OpenTelemetry's API.
 *
 * @module
 */

/** What is said of a span or a measurement. */
export type Attributes = Readonly<Record<string, string | number | boolean | string[]>>;

/** One instrument, as the other side is to know it. */
export interface Metric {
  /** Such as `gen_ai.client.operation.duration`. */
  readonly name: string;
  /** Counters and histograms are recorded; gauges are looked at when somebody reads them. */
  readonly kind: "counter" | "gauge" | "histogram";
  /** What it is, in one line. */
  readonly help: string;
  /** In UCUM, such as `s`. */
  readonly unit: string;
  /** The upper bounds that are advised for a histogram's buckets. */
  readonly bounds?: readonly number[];
}

/** The present value of one series of a gauge. */
export interface Measurement {
  /** The gauge. */
  readonly metric: Metric;
  /** In its unit. */
  readonly value: number;
  /** What tells the series apart. */
  readonly attributes: Attributes;
}

/** Takes measurements. */
export interface Recorder {
  /** Adds to a counter, or puts a value into a histogram. */
  record(metric: Metric, value: number, attributes: Attributes): void;
  /** Nothing is looked at any more. */
  end(): void;
}

/** One piece of work, from its beginning to its end. */
export interface Span {
  /** Says more of it. */
  set(attributes: Attributes): void;
  /** Calls it something else, once more is known. */
  rename(name: string): void;
  /** Begins a piece of it, which goes to a provider. */
  child(name: string, attributes: Attributes): Span;
  /** Ends it, once; `error` is the kind of its failure. */
  end(error?: string): void;
}

/** Where spans and measurements go. */
export interface Telemetry {
  /** Begins the span of a request whose headers may name a trace that it belongs to. */
  span(name: string, headers: Headers, attributes: Attributes): Span;
  /**
   * Makes instruments of `metrics`.
   *
   * @param look Tells what gauges stand at, whenever somebody reads them.
   */
  measure(metrics: readonly Metric[], look: () => Promise<readonly Measurement[]>): Recorder;
  /**
   * Does `work` so that a runtime which traces by itself sees nothing of it, and adds no headers to
   * what it sends: a provider is another company, which is not told of anybody's traces.
   */
  untraced<T>(work: () => T): T;
}
