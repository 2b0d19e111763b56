/**
 * `Map.groupBy`, which Node 20 does not have.
 *
 * @module
 */

/** The items by what `keyOf` says of them, in the order in which each key came up first. */
export function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
