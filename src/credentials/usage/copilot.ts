/**
 * GitHub Copilot: the requests of a month.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { CredentialRecord } from "../record.ts";
import type { UsageLimit, UsageReading } from "../usage.ts";
import type { UsageDescriptor } from "./descriptor.ts";
import { dateIn, numberIn, objectIn, textIn } from "./fields.ts";
import { limitOf, WINDOWS } from "./limits.ts";

const HOST = "api.github.com";

/** Which models cost premium requests is the vendor's to say: the month ranks, it does not block. */
const READING: UsageReading = {
  gates: () => [],
  windows({ limits }) {
    const long = limits.find(({ id }) => id === "github-copilot:premium_interactions");
    return long === undefined ? {} : { long };
  },
  scopeOf: () => "*",
};

/** GitHub Copilot. */
export const COPILOT_USAGE: UsageDescriptor = {
  provider: "github-copilot",
  docs: "https://docs.github.com/en/copilot/concepts/billing/copilot-requests",
  servedBy: [
    "api.githubcopilot.com",
    "api.individual.githubcopilot.com",
    "api.business.githubcopilot.com",
    "api.enterprise.githubcopilot.com",
  ],
  ask: {
    host: HOST,
    request(record) {
      const token = gitHubToken(record);
      if (token === undefined) return undefined;
      return {
        url: `https://${HOST}/copilot_internal/user`,
        headers: { authorization: `Bearer ${token}` },
      };
    },
    read(answer) {
      const plan = textIn(answer.copilot_plan);
      return { limits: limitsIn(answer), ...(plan === undefined ? {} : { metadata: { plan } }) };
    },
  },
  reading: READING,
};

/** GitHub's own token, and not the short-lived one that it is traded for: GitHub knows that not. */
function gitHubToken({ secret }: CredentialRecord): string | undefined {
  const secrets = secret.kind === "oauth"
    ? [secret.access, secret.refresh]
    : secret.kind === "api_key"
    ? [secret.key]
    : [];
  return secrets.map((one) => one?.reveal()).find((text) =>
    text !== undefined && /^(gh[opu]_|github_pat_)/.test(text)
  );
}

const QUOTAS = [
  ["premium_interactions", "Copilot Premium Requests"],
  ["chat", "Copilot Chat"],
  ["completions", "Copilot Completions"],
] as const;

function limitsIn(answer: JsonObject): UsageLimit[] | undefined {
  const quotas = objectIn(answer.quota_snapshots);
  if (quotas === undefined) return undefined;
  const resetsAt = dateIn(answer.quota_reset_date_utc) ?? dateIn(answer.quota_reset_date);
  return QUOTAS.flatMap(([name, label]) => {
    const quota = objectIn(quotas[name]);
    if (quota === undefined || quota.unlimited === true) return [];
    return [quotaOf(name, label, quota, resetsAt)];
  });
}

function quotaOf(
  name: string,
  label: string,
  quota: JsonObject,
  resetsAt: number | undefined,
): UsageLimit {
  const remaining = numberIn(quota.quota_remaining) ?? numberIn(quota.remaining);
  const limit = numberIn(quota.entitlement);
  const percent = numberIn(quota.percent_remaining);
  const counted = limit !== undefined && limit > 0 && remaining !== undefined;
  return limitOf({
    id: `github-copilot:${name}`,
    label,
    provider: "github-copilot",
    unit: counted ? "requests" : "percent",
    window: WINDOWS.monthly,
    resetsAt,
    limit: counted ? limit : 100,
    remaining: counted ? remaining : percent,
  });
}
