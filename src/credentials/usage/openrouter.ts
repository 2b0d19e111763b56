/**
 * OpenRouter: what a key may spend, and has spent.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { UsageLimit } from "../usage.ts";
import { askWithKey } from "./auth.ts";
import type { UsageDescriptor } from "./descriptor.ts";
import { numberIn, objectIn, textIn } from "./fields.ts";
import { FOR_PEOPLE } from "./for_people.ts";
import { limitOf } from "./limits.ts";

const HOST = "openrouter.ai";

/** OpenRouter. Models that cost nothing go on when a key's limit is reached, so nothing is blocked. */
export const OPENROUTER_USAGE: UsageDescriptor = {
  provider: "openrouter",
  docs: "https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key",
  servedBy: [HOST],
  ask: {
    host: HOST,
    request: askWithKey(`https://${HOST}/api/v1/key`),
    read(answer) {
      const data = objectIn(answer.data);
      return { limits: data === undefined ? undefined : limitsIn(data) };
    },
  },
  reading: FOR_PEOPLE,
};

const SPENT = [["daily", "Today"], ["weekly", "This Week"], ["monthly", "This Month"]] as const;

function limitsIn(data: JsonObject): UsageLimit[] | undefined {
  const used = numberIn(data.usage);
  if (used === undefined) return undefined;
  const limit = numberIn(data.limit);
  const remaining = numberIn(data.limit_remaining);
  const reset = textIn(data.limit_reset);
  const key = limitOf({
    id: "openrouter:key",
    label: "OpenRouter Key",
    provider: "openrouter",
    unit: "usd",
    ...(reset === undefined ? {} : { window: { id: reset, label: reset } }),
    // A limit that begins anew every month is not about all that was ever spent.
    used: limit === undefined ? used : remaining === undefined ? undefined : limit - remaining,
    limit,
    remaining,
  });
  const spent = SPENT.flatMap(([id, label]) => {
    const amount = numberIn(data[`usage_${id}`]);
    if (amount === undefined) return [];
    return [limitOf({
      id: `openrouter:${id}`,
      label: `OpenRouter Spent ${label}`,
      provider: "openrouter",
      unit: "usd",
      window: { id, label },
      used: amount,
    })];
  });
  return [key, ...spent];
}
