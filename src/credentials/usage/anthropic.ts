/**
 * Anthropic: the windows of a subscription, from its own page of figures and from the headers of
 * answers; the limits a minute of an API key, from headers alone.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { UsageLimit, UsageReading, UsageReport } from "../usage.ts";
import { usedFractionOf } from "../usage.ts";
import { anthropicHeaders } from "./anthropic_headers.ts";
import { tokenBearer } from "./auth.ts";
import type { UsageDescriptor } from "./descriptor.ts";
import { dateIn, numberIn, objectIn, objectsIn, textIn } from "./fields.ts";
import { limitOf, percentOf, WINDOWS } from "./limits.ts";

const PROVIDER = "anthropic";
const HOST = "api.anthropic.com";

/** Families with a week of their own that is a meter of its own: using it up leaves the others. */
const METERS = { fable: "claude-fable-5", mythos: "claude-mythos-5" };

const READING: UsageReading = {
  gates(report, model) {
    const shared = [gate(report, "anthropic:5h"), gate(report, "anthropic:7d")];
    const family = familyOf(model);
    if (family === undefined) return shared;
    const own = find(report, `anthropic:7d:${family}`);
    if (!isMeter(family)) return own === undefined ? shared : [...shared, own];
    return [
      ...shared,
      own === undefined ? untold(`anthropic:7d:${family}`) : confirmed(own, report),
    ];
  },
  windows(report, model) {
    const family = familyOf(model);
    const week = find(report, "anthropic:7d");
    const own = family === undefined ? undefined : find(report, `anthropic:7d:${family}`);
    const short = find(report, "anthropic:5h");
    const long = own !== undefined && pressure(own) > pressure(week) ? own : week;
    return { ...(short === undefined ? {} : { short }), ...(long === undefined ? {} : { long }) };
  },
  scopeOf(model) {
    const family = familyOf(model);
    return family !== undefined && isMeter(family) ? `meter:${family}` : "*";
  },
  meters: METERS,
};

/** Anthropic. */
export const ANTHROPIC_USAGE: UsageDescriptor = {
  provider: PROVIDER,
  docs: "https://platform.claude.com/docs/en/api/rate-limits",
  servedBy: [HOST],
  ask: {
    host: HOST,
    request(record) {
      const authorization = tokenBearer(record);
      if (authorization === undefined) return undefined;
      return {
        url: `https://${HOST}/api/oauth/usage`,
        headers: { authorization, "anthropic-beta": "oauth-2025-04-20" },
      };
    },
    read: (answer) => ({ limits: limitsIn(answer) }),
  },
  fromHeaders: anthropicHeaders,
  reading: READING,
};

/** Under the names of the older form; the newer one is a list that says the same and more. */
const WEEKS = ["opus", "sonnet"];

function limitsIn(answer: JsonObject): UsageLimit[] | undefined {
  const limits = new Map<string, UsageLimit>();
  const add = (limit: UsageLimit | undefined): void => {
    if (limit !== undefined) limits.set(limit.id, limit);
  };
  add(windowIn(objectIn(answer.five_hour), "5h"));
  add(windowIn(objectIn(answer.seven_day), "7d"));
  for (const family of WEEKS) add(windowIn(objectIn(answer[`seven_day_${family}`]), "7d", family));
  for (const row of objectsIn(answer.limits)) add(rowIn(row));
  add(spendIn(objectIn(answer.spend)));
  return limits.size === 0 ? undefined : [...limits.values()];
}

function windowIn(
  row: JsonObject | undefined,
  id: "5h" | "7d",
  family?: string,
): UsageLimit | undefined {
  const used = numberIn(row?.utilization) ?? numberIn(row?.percent);
  if (row === undefined || used === undefined) return undefined;
  return percentOf({
    id: `anthropic:${id}${family === undefined ? "" : `:${family}`}`,
    label: `Claude ${WINDOWS[id].label}${family === undefined ? "" : ` ${capital(family)}`}`,
    provider: PROVIDER,
    window: WINDOWS[id],
    resetsAt: dateIn(row.resets_at),
    scope: family === undefined ? { shared: true } : { tier: family },
    used,
  });
}

/** `is_active` only says which limit binds, not which are there. */
function rowIn(row: JsonObject): UsageLimit | undefined {
  switch (row.kind) {
    case "session":
      return windowIn(row, "5h");
    case "weekly_all":
      return windowIn(row, "7d");
    case "weekly_scoped": {
      const model = objectIn(objectIn(row.scope)?.model);
      const name = textIn(model?.display_name)?.toLowerCase();
      return name === undefined ? undefined : windowIn(row, "7d", name);
    }
  }
  return undefined;
}

/** What is paid beside the subscription. */
function spendIn(spend: JsonObject | undefined): UsageLimit | undefined {
  if (spend === undefined || spend.enabled !== true) return undefined;
  const used = moneyIn(objectIn(spend.used));
  const limit = moneyIn(objectIn(spend.limit));
  if (used === undefined && limit === undefined) return undefined;
  return limitOf({
    id: "anthropic:spend",
    label: "Claude Extra Usage",
    provider: PROVIDER,
    unit: objectIn(spend.used)?.currency === "USD" ? "usd" : "unknown",
    used,
    limit,
  });
}

function moneyIn(money: JsonObject | undefined): number | undefined {
  const minor = numberIn(money?.amount_minor);
  return minor === undefined ? undefined : minor / 10 ** (numberIn(money?.exponent) ?? 2);
}

function isMeter(family: string): boolean {
  return Object.hasOwn(METERS, family);
}

function familyOf(model: string | undefined): string | undefined {
  return model === undefined ? undefined : /^claude-(?:\d+-)*([a-z]+)/.exec(model)?.[1];
}

function find({ limits }: UsageReport, id: string): UsageLimit | undefined {
  return limits.find((limit) => limit.id === id);
}

function gate(report: UsageReport, id: string): UsageLimit {
  return find(report, id) ?? untold(id);
}

/** A limit that nobody told of: nothing is known as long as it is missing. */
function untold(id: string): UsageLimit {
  return { id, label: id, scope: { provider: PROVIDER }, amount: { unit: "unknown" } };
}

/** The week of such a family only counts as used up where it also says until when. */
function confirmed(own: UsageLimit, report: UsageReport): UsageLimit {
  const used = usedFractionOf(own) ?? 0;
  const resetsAt = own.window?.resetsAt ?? 0;
  return used < 1 || resetsAt > report.fetchedAt ? own : untold(own.id);
}

function pressure(limit: UsageLimit | undefined): number {
  return limit === undefined ? -1 : usedFractionOf(limit) ?? -1;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
