/**
 * Which providers the kept accounts are for, told without opening any secret.
 *
 * @module
 */

import { parseJsonObject } from "../canonical/json.ts";
import type { Store } from "../store/store.ts";

/**
 * The ids of providers that have accounts in `store`, each once. What cannot be read is passed over
 * here; whoever reads the accounts themselves is told of it.
 *
 * @example
 * ```ts
 * import { createMemoryStore } from "../store/memory.ts";
 * import { keptProviders } from "./kept_providers.ts";
 * await keptProviders(createMemoryStore(() => 0)); // []
 * ```
 */
export async function keptProviders(store: Store): Promise<readonly string[]> {
  const entries = await store.list("cred/");
  const ids = entries.map(([, text]) => parseJsonObject(text)?.provider);
  return [...new Set(ids.filter((id) => typeof id === "string"))];
}
