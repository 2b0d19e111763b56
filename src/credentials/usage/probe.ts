/**
 * Asking a vendor for a report, by its descriptor.
 *
 * @module
 */

import { parseJsonObject } from "../../canonical/json.ts";
import { readHint } from "../hints.ts";
import type { CredentialRecord } from "../record.ts";
import type { ProbeMeans, ProbeResult, UsageProbe } from "../usage.ts";
import type { ProbeRequest, UsageDescriptor } from "./descriptor.ts";

/** Makes a probe of `descriptor`; reports go by the name of its provider. */
export function createProbe(descriptor: UsageDescriptor): UsageProbe {
  const { provider, ask, fromHeaders, fromFailure, reading } = descriptor;
  return {
    ...reading,
    provider,
    asks: ask !== undefined,
    supports: (record) => ask?.request(record) !== undefined,
    async fetch(record, means) {
      const request = ask?.request(record);
      if (ask === undefined || request === undefined) return { kind: "unsupported" };
      try {
        return await exchange(descriptor, ask, request, means);
      } catch (error) {
        return { kind: "unavailable", cause: causeOf(error, record) };
      }
    },
    ...(fromHeaders === undefined ? {} : {
      fromHeaders(headers, status, now) {
        const limits = fromHeaders(headers, status, now);
        return limits && { provider, fetchedAt: now, limits, partial: true };
      },
    }),
    ...(fromFailure === undefined ? {} : {
      fromFailure(failure, now) {
        const limits = fromFailure(failure, now);
        return limits && { provider, fetchedAt: now, limits, partial: true };
      },
    }),
  };
}

async function exchange(
  { provider }: UsageDescriptor,
  ask: NonNullable<UsageDescriptor["ask"]>,
  { url, headers }: ProbeRequest,
  { fetch: send, signal, now }: ProbeMeans,
): Promise<ProbeResult> {
  const { protocol, host } = new URL(url);
  if (protocol !== "https:" || host !== ask.host) {
    throw new Error(`Cannot ask ${host}: it is not where ${provider} tells usage`);
  }
  const response = await send(url, {
    method: "GET",
    headers: { accept: "application/json", ...headers },
    redirect: "manual",
    signal,
  });
  const body = parseJsonObject(await response.text());
  if (response.status === 401 || response.status === 403) {
    return { kind: "unauthorized", status: response.status };
  }
  if (response.status === 429) {
    const afterMs = readHint({ headers: response.headers, now })?.afterMs;
    return { kind: "throttled", ...(afterMs === undefined ? {} : { retryAt: now + afterMs }) };
  }
  if (!response.ok) return { kind: "unavailable", cause: `it answered ${response.status}` };
  if (body === undefined) return { kind: "unavailable", cause: "its answer is no JSON object" };
  const { limits, notes, metadata } = ask.read(body, now);
  if (limits === undefined) {
    return { kind: "unavailable", cause: "its answer tells no limits" };
  }
  return {
    kind: "ok",
    report: {
      provider,
      fetchedAt: now,
      limits,
      ...(notes === undefined ? {} : { notes }),
      metadata: { endpoint: url, ...metadata },
    },
  };
}

/** What went wrong, cut short; errors of a network layer may quote what was sent. */
function causeOf(error: unknown, { secret }: CredentialRecord): string {
  let text = error instanceof Error ? error.message : String(error);
  const secrets = secret.kind === "api_key"
    ? [secret.key]
    : secret.kind === "oauth"
    ? [secret.access, secret.refresh]
    : [];
  for (const one of secrets) {
    const value = one?.reveal() ?? "";
    if (value !== "") text = text.replaceAll(value, "[secret]");
  }
  return text.slice(0, 300);
}
