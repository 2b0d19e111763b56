/**
 * ChatGPT subscriptions as Codex uses them: a short and a long window for chat models, and others for
 * the `-spark` ones.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { UsageLimit, UsageReading, UsageReport } from "../usage.ts";
import { tokenBearer } from "./auth.ts";
import type { UsageDescriptor } from "./descriptor.ts";
import { numberIn, objectIn, objectsIn, secondsIn, textIn } from "./fields.ts";
import { limitOf, percentOf, statusOf, WINDOWS } from "./limits.ts";

const PROVIDER = "openai-codex";
const HOST = "chatgpt.com";

/** An hour, where the vendor does not say how long the short window is. */
const SHORT_MS = 3_600_000;

const READING: UsageReading = {
  gates: (report, model) => on(report, meterOf(model)),
  windows(report, model) {
    const rows = on(report, meterOf(model));
    const short = rows.find(({ window }) => window?.id === "primary");
    const long = rows.find(({ window }) => window?.id === "secondary");
    return { ...(short === undefined ? {} : { short }), ...(long === undefined ? {} : { long }) };
  },
  scopeOf: (model) => `meter:${meterOf(model)}`,
  meters: { spark: "gpt-codex-spark" },
};

/** ChatGPT subscriptions. */
export const CODEX_USAGE: UsageDescriptor = {
  provider: PROVIDER,
  docs: "https://developers.openai.com/codex/pricing",
  servedBy: [HOST],
  ask: {
    host: HOST,
    request(record) {
      const authorization = tokenBearer(record);
      const account = record.identity.accountId;
      if (authorization === undefined) return undefined;
      return {
        url: `https://${HOST}/backend-api/wham/usage`,
        headers: {
          authorization,
          ...(account === undefined ? {} : { "chatgpt-account-id": account }),
        },
      };
    },
    read(answer) {
      const plan = textIn(answer.plan_type);
      return { limits: limitsIn(answer), ...(plan === undefined ? {} : { metadata: { plan } }) };
    },
  },
  fromHeaders,
  reading: READING,
};

type Meter = "chat" | "spark";

function meterOf(model: string | undefined): Meter {
  return model !== undefined && /-spark\b/.test(model) ? "spark" : "chat";
}

function on({ limits }: UsageReport, meter: Meter): UsageLimit[] {
  return limits.filter(({ scope }) => scope.sharedGroup === meter);
}

function limitsIn(answer: JsonObject): UsageLimit[] | undefined {
  const { has_credits, unlimited } = objectIn(answer.credits) ?? {};
  // Credit pays for what goes over the limit: then reaching it stops nothing.
  const funded = has_credits === true || unlimited === true;
  const limits = rateLimitIn(objectIn(answer.rate_limit), "chat", funded);
  for (const row of objectsIn(answer.additional_rate_limits)) {
    const name = textIn(row.limit_name);
    if (name === undefined) continue;
    const meter = /spark/i.test(name) ? "spark" : undefined;
    limits.push(...rateLimitIn(objectIn(row.rate_limit), meter, funded, name));
  }
  return limits.length === 0 ? undefined : limits;
}

function rateLimitIn(
  rateLimit: JsonObject | undefined,
  meter: Meter | undefined,
  funded: boolean,
  name: string = meter ?? "",
): UsageLimit[] {
  if (rateLimit === undefined) return [];
  const refused = rateLimit.allowed === false || rateLimit.limit_reached === true;
  const stopped = refused && !funded;
  const windows = (["primary", "secondary"] as const).flatMap((which) => {
    const row = objectIn(rateLimit[`${which}_window`]);
    const used = numberIn(row?.used_percent);
    if (row === undefined || used === undefined) return [];
    return [windowOf({
      which,
      meter,
      name,
      used,
      durationMs: secondsIn(row.limit_window_seconds),
      resetsAt: secondsIn(row.reset_at),
      stopped,
    })];
  });
  if (!stopped || windows.some(({ status }) => status === "exhausted")) return windows;
  // Refused without saying which window it is: until when, nobody knows.
  const verdict = limitOf({
    id: `${PROVIDER}:${name}:verdict`,
    label: "Limit Reached",
    provider: PROVIDER,
    unit: "unknown",
    ...(meter === undefined ? {} : { scope: { sharedGroup: meter } }),
    status: "exhausted",
  });
  return [...windows, verdict];
}

interface WindowFigures {
  readonly which: "primary" | "secondary";
  readonly meter: Meter | undefined;
  /** What the vendor calls it. */
  readonly name: string;
  readonly used: number;
  readonly durationMs: number | undefined;
  readonly resetsAt: number | undefined;
  /** Whether the vendor refuses requests. */
  readonly stopped: boolean;
}

function windowOf(figures: WindowFigures): UsageLimit {
  const { which, meter, name, used, resetsAt, stopped } = figures;
  const usual = which === "primary" ? SHORT_MS : WINDOWS["7d"].durationMs;
  const durationMs = figures.durationMs ?? usual;
  const status = statusOf(used / 100);
  return percentOf({
    id: `${PROVIDER}:${name}:${which}`,
    label: `Codex ${spanOf(durationMs)}${meter === "chat" ? "" : ` ${name}`}`,
    provider: PROVIDER,
    window: { id: which, label: spanOf(durationMs), durationMs },
    resetsAt,
    scope: meter === undefined ? {} : { shared: true, sharedGroup: meter },
    used,
    status: status === "exhausted" && !stopped ? "warning" : status,
  });
}

function spanOf(ms: number): string {
  const hours = Math.round(ms / 3_600_000);
  return hours % 24 === 0 && hours > 0 ? `${hours / 24} Day` : `${hours} Hour`;
}

function fromHeaders(headers: Headers, status: number): UsageLimit[] | undefined {
  const limits = (["primary", "secondary"] as const).flatMap((which) => {
    const told = (name: string) => numberIn(headers.get(`x-codex-${which}-${name}`) ?? undefined);
    const used = told("used-percent");
    if (used === undefined) return [];
    const minutes = told("window-minutes");
    return [windowOf({
      which,
      meter: "chat",
      name: "chat",
      used,
      durationMs: minutes === undefined ? undefined : minutes * 60_000,
      resetsAt: secondsIn(told("reset-at")),
      // An answer was given: whatever is at 100 % is paid for.
      stopped: status === 429,
    })];
  });
  return limits.length === 0 ? undefined : limits;
}
