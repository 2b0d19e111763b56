/**
 * Two gateways on one store, with the same providers behind them.
 *
 * @module
 */

import type { Host, Store } from "../../mod.ts";
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
    // What the provider keeps it keeps for both.
    answer: (request) =>
      options.answer?.(request) ??
        (request.url.startsWith("http://keeping.invalid/")
          ? first.keeping.answer(request)
          : undefined),
  });
  return [first, second];
}
