/**
 * Two gateways on one store, with the same providers behind them.
 *
 * @module
 */

import type { Host, Store } from "../../mod.ts";
import type { SentRequest } from "./inline_upstream.ts";
import { createStateful, type Stateful, type StatefulOptions } from "./stateful.ts";

/** Creates them; `stores` are two ways to the same store. */
export function createPair(
  stores: readonly [Store, Store],
  options: StatefulOptions = {},
  host: Partial<Host> = {},
): readonly [Stateful, Stateful] {
  const [one, two] = stores;
  const first = createStateful({ ...options, host: { ...host, store: one } });
  const second = createStateful({
    ...options,
    host: { ...host, store: two },
    // What a provider keeps it keeps for both, and no id of its is another's.
    answer: (request) => options.answer?.(request) ?? answerOfBoth(first, request),
  });
  return [first, second];
}

function answerOfBoth({ keeping, forgetful }: Stateful, request: SentRequest) {
  if (request.url.startsWith("http://keeping.invalid/")) return keeping.answer(request);
  if (request.url.startsWith("http://forgetful.invalid/")) return forgetful.answer(request);
  return undefined;
}
