/**
 * Seeing one exchange from its beginning to its last byte: what is counted of it, and its span.
 *
 * Nothing is done here for an event of a stream: all of it is known when the exchange ends.
 *
 * @module
 */

import type { Fault } from "../canonical/fault.ts";
import { promptTokens } from "../canonical/usage.ts";
import type { ExchangeRecord } from "../telemetry/log.ts";
import { operationOf, providerAttributes, usageAttributes } from "../telemetry/semconv.ts";
import type { Span } from "../telemetry/telemetry.ts";
import type { Host } from "./host.ts";
import type { ModelLabel } from "./known_models.ts";
import type { Measures } from "./measures.ts";
import type { Opening } from "./opening.ts";
import { createWatch, type Watch } from "./watch.ts";

/** What is known of an exchange when it is over. */
export interface Seen {
  readonly record: ExchangeRecord;
  readonly fault?: Fault | undefined;
  /** Whether the client had stopped reading. */
  readonly stalled: boolean;
  /** From its coming to its first event, in milliseconds, where it came to that. */
  readonly firstMs?: number | undefined;
}

/** Sees one exchange. */
export interface ExchangeWatch {
  /** Sees its attempts. */
  readonly attempts: Watch;
  /** Its answer is on its way to the client. */
  carries(): void;
  /** It is over. */
  ends(seen: Seen): void;
  /** Nothing more is to come of it, told of or not. */
  leaves(): void;
}

/** What all exchanges are seen with. */
export interface Watching {
  readonly measures: Measures;
  readonly modelLabel: ModelLabel;
  readonly host: Pick<Host, "now" | "memory">;
}

/** Failures of a stream that the gateway itself finds; others are told by their kind. */
const CAUSES: ReadonlySet<string> = new Set([
  "upstream_idle",
  "upstream_disconnected",
  "upstream_timeout",
  "upstream_overrun",
  "invalid_stream",
  "shutting_down",
]);

/** Begins to see an exchange. */
export function watchExchange(
  { measures, modelLabel, host }: Watching,
  call: Opening,
  headers: Headers,
): ExchangeWatch {
  const { meter, telemetry } = measures;
  const wire = call.dialect.id;
  const operation = operationOf(wire, call.endpoint, call.wants);
  const answers: Span[] = [];
  let over = false;
  const span = telemetry?.span(operation, headers, {
    "gen_ai.operation.name": operation,
    "sluice.request_id": call.requestId,
    "sluice.caller": call.caller.name,
    "sluice.wire": wire,
  });
  let carried = false;

  /** Where gateways share a memory one may end in the middle, and would be counted as open for good. */
  function open(by: number): void {
    if (host.memory === undefined) meter.add("streamsOpen", { wire }, by);
  }

  function end(error?: string): void {
    if (over) return;
    over = true;
    for (const answer of answers.splice(0)) answer.end(error);
    span?.end(error);
  }

  return {
    attempts: createWatch({
      measures,
      modelLabel,
      now: host.now,
      within: span,
      // One of two that answer in the same moment comes too late to be read.
      holds: (answer) => over ? answer.end("aborted") : void answers.push(answer),
    }),
    carries() {
      carried = true;
      open(1);
    },
    ends(seen) {
      const { provider = "", upstreamModel = "" } = seen.record;
      const labels = {
        wire,
        operation,
        provider,
        model: modelLabel({ provider, model: upstreamModel }),
      };
      count(measures, labels, seen);
      if (carried) {
        carried = false;
        open(-1);
        countStream(measures, labels, seen);
      }
      const error = seen.record.outcome === "ok" ? undefined : seen.fault?.kind ?? "aborted";
      if (span !== undefined && !over) describe(span, labels, seen);
      end(error);
    },
    leaves: () => end(),
  };
}

interface Labels {
  readonly wire: string;
  readonly operation: string;
  readonly provider: string;
  readonly model: string;
}

function count({ meter }: Measures, labels: Labels, { record, fault, firstMs }: Seen): void {
  const { wire, operation, provider, model } = labels;
  const { caller, outcome, status, durationMs, attempts, usage, cost } = record;
  const error = outcome === "ok" ? "" : fault?.kind ?? "aborted";
  const place = { operation, provider, model };
  const classOf = `${Math.floor(status / 100)}xx`;
  meter.add("requests", { caller, wire, ...place, outcome, status: classOf });
  meter.record("requestDuration", { ...place, error }, durationMs / 1000);
  meter.record("attemptsPerRequest", { wire }, attempts);
  if (firstMs !== undefined) meter.record("firstEvent", place, firstMs / 1000);
  if (outcome === "failed" && fault !== undefined) {
    meter.add("failures", { wire, provider, kind: fault.kind, origin: originOf(fault) });
  }
  if (usage === undefined) return;
  const spent = { caller, provider, model };
  const types = [
    ["input", usage.input],
    ["cache_read", usage.cacheRead],
    ["cache_write", usage.cacheWrite],
    ["output", usage.output],
  ] as const;
  for (const [type, tokens] of types) {
    if (tokens > 0) meter.add("tokens", { ...spent, type }, tokens);
  }
  meter.record("requestTokens", { ...place, type: "input" }, promptTokens(usage));
  meter.record("requestTokens", { ...place, type: "output" }, usage.output);
  if (cost === undefined) meter.add("unpriced", { provider, model });
  else meter.add("cost", spent, cost);
}

/** That a provider cannot be reached, keeps silent or breaks off is found here, and its doing. */
function originOf({ kind, origin }: Fault): string {
  return origin === "gateway" && (kind === "upstream" || kind === "timeout") ? "upstream" : origin;
}

function countStream({ meter }: Measures, { wire, provider }: Labels, seen: Seen): void {
  const { fault, record, stalled } = seen;
  if (stalled) meter.add("clientStalls", { wire });
  if (record.outcome !== "failed" || fault === undefined) return;
  const { kind, code = "" } = fault;
  meter.add("streamsBroken", { wire, provider, cause: CAUSES.has(code) ? code : kind });
}

function describe(
  span: Span,
  { operation, provider, model }: Labels,
  { record, firstMs }: Seen,
): void {
  const { upstreamModel, usage, finish, cost, upstreamId } = record;
  if (model !== "") span.rename(`${operation} ${model}`);
  span.set({
    ...(provider === "" ? {} : providerAttributes(provider)),
    ...(upstreamModel === undefined ? {} : { "gen_ai.request.model": short(upstreamModel) }),
    ...(record.model === "" ? {} : { "sluice.model": short(record.model) }),
    ...(upstreamId === undefined ? {} : { "gen_ai.response.id": short(upstreamId) }),
    ...(finish === undefined ? {} : { "gen_ai.response.finish_reasons": [finish] }),
    ...(firstMs === undefined ? {} : { "gen_ai.response.time_to_first_chunk": firstMs / 1000 }),
    ...(usage === undefined ? {} : usageAttributes(usage)),
    ...(cost === undefined ? {} : { "sluice.cost_usd": cost }),
    "gen_ai.request.stream": record.stream,
    "sluice.attempts": record.attempts,
    "http.response.status_code": record.status,
  });
}

/** Names are the callers' to choose. */
function short(name: string): string {
  return name.slice(0, 200);
}
