/**
 * Synthetic: the requests of a subscription.
 *
 * @module
 */

import { PLAIN_READING } from "../reading.ts";
import { askWithKey } from "./auth.ts";
import type { UsageDescriptor } from "./descriptor.ts";
import { dateIn, numberIn, objectIn } from "./fields.ts";
import { limitOf, WINDOWS } from "./limits.ts";

const HOST = "api.synthetic.new";

/** Synthetic. */
export const SYNTHETIC_USAGE: UsageDescriptor = {
  provider: "synthetic",
  docs: "https://dev.synthetic.new/docs/synthetic/quotas",
  servedBy: [HOST],
  ask: {
    host: HOST,
    request: askWithKey(`https://${HOST}/v2/quotas`),
    read(answer) {
      const subscription = objectIn(answer.subscription);
      const limit = numberIn(subscription?.limit);
      if (subscription === undefined || limit === undefined) return { limits: undefined };
      return {
        limits: [limitOf({
          id: "synthetic:subscription",
          label: "Synthetic Subscription",
          provider: "synthetic",
          unit: "requests",
          window: WINDOWS["5h"],
          resetsAt: dateIn(subscription.renewsAt),
          used: numberIn(subscription.requests),
          limit,
        })],
      };
    },
  },
  reading: PLAIN_READING,
};
