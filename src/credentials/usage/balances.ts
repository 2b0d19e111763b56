/**
 * Vendors that tell no more than how much money is left.
 *
 * @module
 */

import type { JsonObject, JsonValue } from "../../canonical/json.ts";
import type { UsageLimit, UsageUnit } from "../usage.ts";
import { askWithKey } from "./auth.ts";
import type { ProbeTold, UsageDescriptor } from "./descriptor.ts";
import { numberIn, objectIn, objectsIn, textIn } from "./fields.ts";
import { FOR_PEOPLE } from "./for_people.ts";
import { limitOf } from "./limits.ts";

interface Balance {
  readonly provider: string;
  readonly docs: string;
  /** Its base URL has the same host. */
  readonly url: string;
  read(answer: JsonObject): ProbeTold;
}

function describe({ provider, docs, url, read }: Balance): UsageDescriptor {
  const host = new URL(url).hostname;
  return {
    provider,
    docs,
    servedBy: [host],
    ask: {
      host,
      request: askWithKey(url),
      read,
    },
    reading: FOR_PEOPLE,
  };
}

/** Money that is left, of which nobody says how much there was. */
function left(
  provider: string,
  currency: string,
  remaining: JsonValue | undefined,
  used?: JsonValue,
): UsageLimit[] {
  const amount = numberIn(remaining);
  if (amount === undefined) return [];
  const unit: UsageUnit = currency === "USD" ? "usd" : "credits";
  return [limitOf({
    id: `${provider}:balance${currency === "USD" ? "" : `:${currency.toLowerCase()}`}`,
    label: `Balance (${currency})`,
    provider,
    unit,
    remaining: amount,
    used: numberIn(used),
    status: amount > 0 ? "ok" : "exhausted",
  })];
}

function orNothing(limits: UsageLimit[]): ProbeTold {
  return { limits: limits.length === 0 ? undefined : limits };
}

function moonshot(host: string, currency: string): UsageDescriptor {
  return describe({
    provider: "moonshot",
    docs: "https://platform.kimi.ai/docs/api/balance",
    url: `https://${host}/v1/users/me/balance`,
    read: (answer) =>
      orNothing(left("moonshot", currency, objectIn(answer.data)?.available_balance)),
  });
}

/** The vendors. */
export const BALANCES: readonly UsageDescriptor[] = [
  describe({
    provider: "deepseek",
    docs: "https://api-docs.deepseek.com/api/get-user-balance",
    url: "https://api.deepseek.com/user/balance",
    read: (answer) =>
      orNothing(
        objectsIn(answer.balance_infos).flatMap(({ currency, total_balance }) =>
          left("deepseek", textIn(currency) ?? "unknown", total_balance)
        ),
      ),
  }),
  moonshot("api.moonshot.ai", "USD"),
  moonshot("api.moonshot.cn", "CNY"),
  describe({
    provider: "vercel",
    docs: "https://vercel.com/docs/ai-gateway/observability-and-spend/usage",
    url: "https://ai-gateway.vercel.sh/v1/credits",
    read: ({ balance, total_used }) => orNothing(left("vercel", "USD", balance, total_used)),
  }),
];
