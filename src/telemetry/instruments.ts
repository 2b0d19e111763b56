/**
 * THE table of what is measured. `/metrics`, OpenTelemetry's meters and `docs/metrics.md` are all made
 * from it.
 *
 * A label that has nothing to say is an empty text, which is the same as none. No label is a caller's
 * own text: what may be in one is a name of the configuration, a model that is known there, or one of
 * a closed list.
 *
 * @module
 */

/** One thing that is measured. */
export interface Instrument {
  /** Its name in Prometheus, with unit. */
  readonly name: string;
  /** A `counter` only grows, a `gauge` is as it is when it is looked at, a `histogram` has buckets. */
  readonly kind: "counter" | "gauge" | "histogram";
  /** What it is, in one line. */
  readonly help: string;
  /** What tells its series apart. */
  readonly labels: readonly string[];
  /** Which buckets a histogram has. */
  readonly buckets?: Buckets;
}

/** The bounds that there are: see {@link BUCKETS}. */
export type Buckets = "seconds" | "storeSeconds" | "tokens" | "attempts";

/** Upper bounds of buckets. */
export const BUCKETS: Readonly<Record<Buckets, readonly number[]>> = {
  // From a refusal to a long chain of thought, as OpenTelemetry advises for models, and twice beyond.
  seconds: [
    ...[0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
    ...[163.84, 327.68],
  ],
  // From the process's own memory to another machine in trouble.
  storeSeconds: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  // As OpenTelemetry advises.
  tokens: Array.from({ length: 14 }, (_, power) => 4 ** power),
  attempts: [0, 1, 2, 3, 4, 5, 6, 8],
};

/** All of them, by the names they have in the program. */
export const INSTRUMENTS = {
  requests: {
    name: "sluice_requests_total",
    kind: "counter",
    help:
      "Requests that have ended, by caller, wire, outcome (ok, failed, aborted by the client) and class of status",
    labels: ["caller", "wire", "operation", "provider", "model", "outcome", "status"],
  },
  failures: {
    name: "sluice_failures_total",
    kind: "counter",
    help:
      "Requests that failed, by kind of failure and whose it is: client, gateway, or upstream, which is also a provider that cannot be reached or keeps silent",
    labels: ["wire", "provider", "kind", "origin"],
  },
  requestDuration: {
    name: "sluice_request_duration_seconds",
    kind: "histogram",
    help: "From a request's coming to the last byte of its answer; error is the kind of a failure",
    labels: ["operation", "provider", "model", "error"],
    buckets: "seconds",
  },
  firstEvent: {
    name: "sluice_time_to_first_event_seconds",
    kind: "histogram",
    help: "From a request's coming to the first event of its streamed answer, retries included",
    labels: ["operation", "provider", "model"],
    buckets: "seconds",
  },
  attemptDuration: {
    name: "sluice_attempt_duration_seconds",
    kind: "histogram",
    help: "From one request to a provider to the first event of its answer, or to its failure",
    labels: ["provider", "model", "result"],
    buckets: "seconds",
  },
  attemptsPerRequest: {
    name: "sluice_attempts_per_request",
    kind: "histogram",
    help: "Requests to providers for one request of a client",
    labels: ["wire"],
    buckets: "attempts",
  },
  retries: {
    name: "sluice_retries_total",
    kind: "counter",
    help:
      "Attempts after one that failed at the same target: another account, the same after a wait, with a renewed token, or with less in the request",
    labels: ["provider", "way"],
  },
  fallbacks: {
    name: "sluice_fallbacks_total",
    kind: "counter",
    help: "Requests that went on from one target to the next, by their providers",
    labels: ["from", "to"],
  },
  hedges: {
    name: "sluice_hedges_total",
    kind: "counter",
    help: "Requests that a second target was asked for as well, as the first took its time",
    labels: [],
  },
  tokens: {
    name: "sluice_tokens_total",
    kind: "counter",
    help:
      "Tokens that providers told, by type: input (neither read from nor written to a cache), cache_read, cache_write, output (reasoning included)",
    labels: ["caller", "provider", "model", "type"],
  },
  requestTokens: {
    name: "sluice_request_tokens",
    kind: "histogram",
    help: "Tokens of one request, by type: input (cached ones included) and output",
    labels: ["operation", "provider", "model", "type"],
    buckets: "tokens",
  },
  cost: {
    name: "sluice_cost_usd_total",
    kind: "counter",
    help: "What requests cost in US dollars, as far as that is known",
    labels: ["caller", "provider", "model"],
  },
  unpriced: {
    name: "sluice_unpriced_requests_total",
    kind: "counter",
    help: "Requests that used tokens of an unknown price",
    labels: ["provider", "model"],
  },
  streamsOpen: {
    name: "sluice_streams_open",
    kind: "gauge",
    help: "Answers on their way to clients",
    labels: ["wire"],
  },
  streamsBroken: {
    name: "sluice_streams_broken_total",
    kind: "counter",
    help:
      "Answers that broke off after they had begun, by cause: upstream_idle (the provider stalled), upstream_disconnected (it was cut off), or another",
    labels: ["wire", "provider", "cause"],
  },
  clientStalls: {
    name: "sluice_client_stalls_total",
    kind: "counter",
    help: "Answers given up because the client had stopped reading",
    labels: ["wire"],
  },
  responses: {
    name: "sluice_http_responses_total",
    kind: "counter",
    help: "All answers by status, those of requests that were not let in among them",
    labels: ["status"],
  },
  requestsActive: {
    name: "sluice_requests_in_flight",
    kind: "gauge",
    help: "Requests under way",
    labels: [],
  },
  upstreamActive: {
    name: "sluice_upstream_requests_in_flight",
    kind: "gauge",
    help: "Requests to providers under way, to the end of their answers",
    labels: ["provider"],
  },
  retryBudget: {
    name: "sluice_retry_budget_remaining",
    kind: "gauge",
    help: "How many more requests may be sent again to a provider in this minute",
    labels: ["provider"],
  },
  circuitOpenings: {
    name: "sluice_circuit_openings_total",
    kind: "counter",
    help: "How often a target was found to keep failing, and was left alone from then on",
    labels: ["provider", "model"],
  },
  circuitsOpen: {
    name: "sluice_circuits_open",
    kind: "gauge",
    help: "Targets that are left alone now",
    labels: ["provider", "model"],
  },
  accounts: {
    name: "sluice_accounts",
    kind: "gauge",
    help:
      "Accounts by state: usable, blocked, suspect, quarantined, expired (and not renewed), dead, disabled",
    labels: ["provider", "state"],
  },
  accountUsable: {
    name: "sluice_account_usable",
    kind: "gauge",
    help: "1 for an account that is lent to requests now, else 0",
    labels: ["provider", "account"],
  },
  accountBlocked: {
    name: "sluice_account_blocked_until_timestamp_seconds",
    kind: "gauge",
    help: "When the last block of an account ends, by its reason; absent without one",
    labels: ["provider", "account", "reason"],
  },
  accountExpires: {
    name: "sluice_account_token_expires_timestamp_seconds",
    kind: "gauge",
    help: "When an account's access token ends; absent where it has none",
    labels: ["provider", "account"],
  },
  accountActive: {
    name: "sluice_account_requests_in_flight",
    kind: "gauge",
    help: "Requests that an account is lent to",
    labels: ["provider", "account"],
  },
  limitUsed: {
    name: "sluice_account_limit_used_ratio",
    kind: "gauge",
    help: "The used part of an account's limit, from 0; 1 is all of it",
    labels: ["provider", "account", "limit"],
  },
  limitResets: {
    name: "sluice_account_limit_resets_timestamp_seconds",
    kind: "gauge",
    help: "When an account's limit begins anew, as far as it is told",
    labels: ["provider", "account", "limit"],
  },
  refreshes: {
    name: "sluice_token_refreshes_total",
    kind: "counter",
    help:
      "Requests to identity providers for new tokens, by result: ok, refused, failed (no answer)",
    labels: ["provider", "result"],
  },
  accountEvents: {
    name: "sluice_account_events_total",
    kind: "counter",
    help: "What happened to accounts, by the event that the log names",
    labels: ["provider", "event"],
  },
  storeUp: {
    name: "sluice_store_up",
    kind: "gauge",
    help: "1 while the store can be used, 0 while it is away",
    labels: [],
  },
  storeDuration: {
    name: "sluice_store_operation_duration_seconds",
    kind: "histogram",
    help: "Calls of the store, by operation (get, set, compare_and_set, delete, list) and result",
    labels: ["operation", "result"],
    buckets: "storeSeconds",
  },
  storeErrors: {
    name: "sluice_store_errors_total",
    kind: "counter",
    help: "Calls of the store that failed",
    labels: [],
  },
  outboxEntries: {
    name: "sluice_store_outbox_entries",
    kind: "gauge",
    help: "Changes that wait for the store to come back",
    labels: [],
  },
  outboxLost: {
    name: "sluice_store_outbox_lost_total",
    kind: "counter",
    help: "Changes given up because too many waited for the store",
    labels: [],
  },
  draining: {
    name: "sluice_draining",
    kind: "gauge",
    help: "1 while the gateway takes no more requests as it is about to end, else 0",
    labels: [],
  },
  started: {
    name: "sluice_start_time_seconds",
    kind: "gauge",
    help: "When the gateway was created, in Unix seconds",
    labels: [],
  },
  build: {
    name: "sluice_build_info",
    kind: "gauge",
    help: "Always 1; the version is a label",
    labels: ["version"],
  },
} as const;

/** One of {@link INSTRUMENTS}. */
export type InstrumentId = keyof typeof INSTRUMENTS;

/** Those of one kind. */
export type InstrumentOf<Kind extends Instrument["kind"]> = {
  [Id in InstrumentId]: typeof INSTRUMENTS[Id]["kind"] extends Kind ? Id : never;
}[InstrumentId];

/** What a recording says of itself: a text for every label of the instrument. */
export type LabelsOf<Id extends InstrumentId> = {
  readonly [Label in typeof INSTRUMENTS[Id]["labels"][number]]: string;
};
