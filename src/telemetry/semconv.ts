/**
 * OpenTelemetry's names: all that its semantic conventions for generative AI call what is measured
 * here, in one file, as they are still in development.
 *
 * @see https://github.com/open-telemetry/semantic-conventions-genai
 *
 * @module
 */

import type { Usage } from "../canonical/usage.ts";
import { promptTokens } from "../canonical/usage.ts";
import { BUCKETS, type Instrument, type InstrumentId, INSTRUMENTS } from "./instruments.ts";
import type { Reading } from "./meter.ts";
import type { Attributes, Measurement, Metric } from "./telemetry.ts";

/** What the conventions have a name for. Everything else is called after its name in Prometheus. */
const CONVENTIONAL: Partial<Record<InstrumentId, Pick<Metric, "name" | "unit">>> = {
  requestDuration: { name: "gen_ai.client.operation.duration", unit: "s" },
  firstEvent: { name: "gen_ai.client.operation.time_to_first_chunk", unit: "s" },
  requestTokens: { name: "gen_ai.client.token.usage", unit: "{token}" },
};

/** The labels of those, by what the conventions call them. */
const CONVENTIONAL_LABELS: Readonly<Record<string, string>> = {
  operation: "gen_ai.operation.name",
  model: "gen_ai.request.model",
  type: "gen_ai.token.type",
  error: "error.type",
};

/** Providers by what the conventions call them; others are called what the configuration does. */
const PROVIDERS: Readonly<Record<string, string>> = {
  "amazon-bedrock": "aws.bedrock",
  "bedrock-mantle": "aws.bedrock",
  "azure": "azure.ai.openai",
  "gemini": "gcp.gemini",
  "google-vertex": "gcp.vertex_ai",
  "mistral": "mistral_ai",
  "moonshot": "moonshot_ai",
  "moonshot-cn": "moonshot_ai",
  "openai-codex": "openai",
  "xai": "x_ai",
};

/** What is asked, by a wire or an endpoint, as the conventions call it. */
const OPERATIONS: Readonly<Record<string, string>> = {
  "gemini": "generate_content",
  "completions": "text_completion",
  "gemini/embed": "embeddings",
  "gemini/predict": "generate_content",
};

/** Units, by how names in Prometheus end. */
const UNITS: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/_seconds$/, "s"],
  [/_ratio$/, "1"],
  [/_usd$/, "{USD}"],
];

/**
 * What a request does, as `gen_ai.operation.name` has it.
 *
 * @param wants What is wanted in place of an answer.
 */
export function operationOf(dialect: string, endpoint?: string, wants?: string): string {
  if (wants === "count") return "count_tokens";
  if (wants !== undefined) return wants;
  return OPERATIONS[endpoint ?? dialect] ?? endpoint ?? "chat";
}

/** An instrument as OpenTelemetry is to know it. */
export function metricOf(id: InstrumentId): Metric {
  const { name, kind, help, buckets }: Instrument = INSTRUMENTS[id];
  const bare = name.replace(/_total$/, "");
  const unit = UNITS.find(([ending]) => ending.test(bare));
  return {
    kind,
    help,
    ...(buckets === undefined ? {} : { bounds: BUCKETS[buckets] }),
    ...CONVENTIONAL[id] ?? {
      name: bare.replace("sluice_", "sluice.").replace(unit?.[0] ?? "", ""),
      unit: unit?.[1] ?? "1",
    },
  };
}

/** The labels of one series as attributes. An empty label is none. */
export function attributesOf(id: InstrumentId, values: readonly string[]): Attributes {
  const conventional = CONVENTIONAL[id] !== undefined;
  const attributes: Record<string, string> = {};
  for (const [at, label] of INSTRUMENTS[id].labels.entries()) {
    const value = values[at] ?? "";
    if (value === "") continue;
    if (!conventional) attributes[label] = value;
    else if (label === "provider") Object.assign(attributes, providerAttributes(value));
    else attributes[CONVENTIONAL_LABELS[label] ?? label] = value;
  }
  return attributes;
}

/** What gauges stand at. */
export function measurementsOf(
  readings: readonly Reading[],
  metrics: ReadonlyMap<InstrumentId, Metric>,
): readonly Measurement[] {
  const ids = Object.keys(INSTRUMENTS) as InstrumentId[];
  return readings.flatMap(({ series }, at) => {
    const id = ids[at] as InstrumentId;
    const metric = metrics.get(id);
    if (metric?.kind !== "gauge") return [];
    return series.map(({ value, values }) => ({
      metric,
      value,
      attributes: attributesOf(id, values),
    }));
  });
}

/** What a span says of who is asked: by the conventions, and by the configuration. */
export function providerAttributes(provider: string): Attributes {
  return {
    "gen_ai.provider.name": PROVIDERS[provider] ?? provider,
    "sluice.provider": provider,
  };
}

/** What a span says of what was used. */
export function usageAttributes(usage: Usage): Attributes {
  const { cacheRead, cacheWrite, output, reasoning } = usage;
  return {
    "gen_ai.usage.input_tokens": promptTokens(usage),
    "gen_ai.usage.output_tokens": output,
    ...(cacheRead === 0 ? {} : { "gen_ai.usage.cache_read.input_tokens": cacheRead }),
    ...(cacheWrite === 0 ? {} : { "gen_ai.usage.cache_creation.input_tokens": cacheWrite }),
    ...(reasoning === undefined ? {} : { "gen_ai.usage.reasoning.output_tokens": reasoning }),
  };
}
