/**
 * Which configured accounts are the same in two configurations.
 *
 * An account is what it is made from: its secret, or a cloud's way to one. What it is called does not
 * count: unnamed accounts are numbered, so that taking the first one out gives all others another name.
 *
 * @module
 */

import type { CredentialRecord } from "./record.ts";

/** For each of `records` the one of `before` that is the same account, if any; none is found twice. */
export function findSame<T>(
  before: Iterable<T>,
  recordOf: (one: T) => CredentialRecord,
  records: readonly CredentialRecord[],
): (T | undefined)[] {
  const known = new Map<string, T[]>();
  for (const one of before) {
    const what = whatIs(recordOf(one));
    if (what !== undefined) known.set(what, [...known.get(what) ?? [], one]);
  }
  const take = (record: CredentialRecord, fits: (id: string) => boolean): T | undefined => {
    const same = known.get(whatIs(record) ?? "") ?? [];
    const at = same.findIndex((one) => fits(recordOf(one).id));
    return at < 0 ? undefined : same.splice(at, 1)[0];
  };
  // Of several that are made from the same, each keeps its own name where it can.
  const named = records.map((record) => take(record, (id) => id === record.id));
  return records.map((record, index) => named[index] ?? take(record, () => true));
}

/** Whether `next` may come in the place of `record`: what a cloud gave to another account may not. */
export function isMadeFromSame(record: CredentialRecord, next: CredentialRecord): boolean {
  return record.madeFrom?.reveal() === next.madeFrom?.reveal();
}

/** `record` as it is called and ranked in `next`; what was learned of it stays, its secret too. */
export function withNameOf(
  { name: _before, ...rest }: CredentialRecord,
  { id, name, origin, priority, weight }: CredentialRecord,
): CredentialRecord {
  return { ...rest, id, ...(name === undefined ? {} : { name }), origin, priority, weight };
}

function whatIs({ provider, secret, madeFrom }: CredentialRecord): string | undefined {
  if (madeFrom !== undefined) return JSON.stringify([provider, "cloud", madeFrom.reveal()]);
  switch (secret.kind) {
    case "api_key":
      return JSON.stringify([provider, secret.kind, secret.key.reveal()]);
    case "none":
      return JSON.stringify([provider, secret.kind]);
    default:
      return undefined;
  }
}
