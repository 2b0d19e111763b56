/**
 * Asking probes in tests, and their answers in a few words.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { CredentialRecord } from "../../src/credentials/record.ts";
import { probeFor } from "../../src/credentials/usage/mod.ts";
import type { ProbeResult, UsageLimit, UsageProbe } from "../../src/credentials/usage.ts";
import { usedFractionOf } from "../../src/credentials/usage.ts";
import { NOW } from "./usage.ts";

const HOUR = 3_600_000;

/** The probe for accounts whose requests go to `baseUrl`. */
export function probeAt(baseUrl: string, likeOpenAi: boolean = false): UsageProbe {
  const probe = probeFor({ id: "up", baseUrl, likeOpenAi });
  assert.ok(probe !== undefined);
  return probe;
}

/** What was asked. */
export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** Asks `probe` of a vendor who answers so. */
export async function ask(
  probe: UsageProbe,
  record: CredentialRecord,
  answer: () => Response,
): Promise<{ result: ProbeResult; sent: Sent[] }> {
  const sent: Sent[] = [];
  const result = await probe.fetch(record, {
    signal: new AbortController().signal,
    now: NOW,
    fetch(url, init) {
      sent.push({ url, init });
      return Promise.resolve().then(answer);
    },
  });
  return { result, sent };
}

/** The limits that an answer tells. */
export async function limitsOf(
  probe: UsageProbe,
  record: CredentialRecord,
  body: unknown,
): Promise<readonly UsageLimit[]> {
  const { result } = await ask(probe, record, () => Response.json(body));
  assert.ok(result.kind === "ok", JSON.stringify(result));
  assert.equal(result.report.fetchedAt, NOW);
  return result.report.limits;
}

/** A limit in one line: id, used part, status, hours until it begins anew. */
export function line(limit: UsageLimit): string {
  const used = usedFractionOf(limit);
  const resetsAt = limit.window?.resetsAt;
  return [
    limit.id,
    used === undefined ? "?" : `${Math.round(used * 1000) / 10}%`,
    limit.status,
    ...(resetsAt === undefined ? [] : [`${Math.round((resetsAt - NOW) / HOUR)}h`]),
  ].join(" ");
}

/** Where subscriptions are served. */
export const CLAUDE = "https://api.anthropic.com/v1";
/** The same of ChatGPT. */
export const CHATGPT = "https://chatgpt.com/backend-api/codex";
