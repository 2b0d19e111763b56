/**
 * A failure as the pool of accounts sees it.
 *
 * @module
 */

import { type Fault, type FaultKind, kindOfStatus } from "../canonical/fault.ts";
import { tellingClass } from "../credentials/codes.ts";
import type { FailureClass, UpstreamFailure } from "../credentials/failure.ts";
import type { Plan } from "./plan.ts";

/** What a kind means for the account, where the provider said it in a field and not by a status. */
const KNOWN: Readonly<Partial<Record<FaultKind, FailureClass>>> = {
  context_length: "context_overflow",
  content_filter: "content_policy",
  request_too_large: "payload",
  not_found: "not_found",
  authentication: "auth",
  permission: "entitlement",
  billing: "quota",
  quota: "quota",
  overloaded: "capacity",
  conflict: "bad_request",
  timeout: "network",
};

/** What it means where it came in a stream, which has no status that could be misread. */
const KNOWN_IN_BAND: typeof KNOWN = {
  ...KNOWN,
  invalid_request: "bad_request",
  upstream: "server",
};

/** `fault`, which `plan` ran into, as the pool is told of it. */
export function failureOf(fault: Fault, { target }: Plan): UpstreamFailure {
  const { evidence, message, retryAfterMs, code, type } = fault;
  const common = { provider: target.provider, model: target.model };
  if (fault.origin !== "upstream") {
    const network = fault.kind === "timeout" || fault.kind === "upstream";
    return { ...common, codes: [], message: "", origin: network ? "network" : "gateway" };
  }
  if (evidence === undefined) {
    const codes = [code, type].filter((word) => word !== undefined);
    // A word for the account's own limit says more than that something went wrong.
    const known = tellingClass(codes) === undefined ? KNOWN_IN_BAND[fault.kind] : undefined;
    return {
      ...common,
      codes,
      message: message.slice(0, 4096),
      origin: "upstream",
      ...(known === undefined ? {} : { known }),
      ...(retryAfterMs === undefined
        ? {}
        : { hint: { afterMs: retryAfterMs, source: "field" as const } }),
    };
  }
  const known = fault.kind === kindOfStatus(fault.status) ? undefined : KNOWN[fault.kind];
  return {
    ...common,
    status: fault.status,
    codes: evidence.codes,
    message: evidence.text,
    origin: "upstream",
    ...(known === undefined ? {} : { known }),
    ...(evidence.hint === undefined ? {} : { hint: evidence.hint }),
    ...(evidence.quotas === undefined ? {} : { quotas: evidence.quotas }),
  };
}
