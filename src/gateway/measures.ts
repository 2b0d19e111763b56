/**
 * What one gateway measures: its own meter, which `/metrics` reads, and the host's telemetry beside it.
 *
 * @module
 */

import { type InstrumentId, INSTRUMENTS } from "../telemetry/instruments.ts";
import {
  createMeter,
  joined,
  type Meter,
  type MeterMemory,
  type Reading,
} from "../telemetry/meter.ts";
import { attributesOf, measurementsOf, metricOf } from "../telemetry/semconv.ts";
import type { Metric, Recorder, Telemetry } from "../telemetry/telemetry.ts";
import type { Host } from "./host.ts";

/** What is measured. */
export interface Measures {
  /** Counts what happens. */
  readonly meter: Meter;
  readonly telemetry?: Telemetry | undefined;
  /** Everything, what was counted and what stands now. */
  read(): Promise<readonly Reading[]>;
  /** Nobody is to look any more. */
  end(): void;
}

/**
 * Begins to measure.
 *
 * @param look Adds what stands now to a meter of its own.
 * @param memory What was counted before; nothing by default.
 */
export function createMeasures(
  { telemetry }: Pick<Host, "telemetry">,
  look: (meter: Meter) => Promise<void>,
  memory?: MeterMemory,
): Measures {
  const metrics = metricsFor(telemetry);
  const meter = createMeter({
    memory,
    recorded: telemetry && ((id, values, value) => {
      const metric = metrics.get(id);
      if (metric !== undefined) recorder?.record(metric, value, attributesOf(id, values));
    }),
  });

  async function read(): Promise<readonly Reading[]> {
    const looked = createMeter({ mostSeries: Infinity });
    await look(looked);
    return joined(meter.read(), looked.read());
  }

  const recorder: Recorder | undefined = telemetry?.measure(
    [...metrics.values()],
    async () => measurementsOf(await read(), metrics),
  );
  return { meter, telemetry, read, end: () => recorder?.end() };
}

/** Nobody else needs other names for them. */
function metricsFor(telemetry: Telemetry | undefined): ReadonlyMap<InstrumentId, Metric> {
  if (telemetry === undefined) return new Map();
  const ids = Object.keys(INSTRUMENTS) as InstrumentId[];
  return new Map(ids.map((id) => [id, metricOf(id)]));
}
