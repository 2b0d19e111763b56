/**
 * Records in a {@link Store}: `cred/<id>`, and beside each `known/<provider>/<digest>`, which leads
 * from an identity or an API key to the one credential that has it.
 *
 * @module
 */

import type { Store } from "../store/store.ts";
import { type Means, newCredentialId } from "./means.ts";
import { applyPatch, newRecord, renewalOf } from "./patch.ts";
import type { CredentialPatch, CredentialRecord, NewCredential } from "./record.ts";
import {
  decodeRecord,
  encodeRecord,
  encodeUnsealed,
  isCurrent,
  revisionIn,
} from "./record_text.ts";
import type { Vault } from "./vault.ts";

/** What records are kept with. */
export interface Keeping {
  readonly store: Store;
  readonly vault: Vault;
  readonly means: Pick<Means, "now">;
}

const PREFIX = "cred/";

/** Reads all records. */
export async function loadRecords({ store, vault }: Keeping): Promise<CredentialRecord[]> {
  const entries = await store.list(PREFIX);
  return await Promise.all(entries.map(([, text]) => decodeRecord(text, vault)));
}

/** Reads one record. */
export async function getRecord(
  { store, vault }: Keeping,
  id: string,
): Promise<CredentialRecord | undefined> {
  const text = await store.get(PREFIX + id);
  return text === undefined ? undefined : await decodeRecord(text, vault);
}

/** Changes a record that still has the revision `ifRevision`. */
export async function patchRecord(
  { store, vault, means }: Keeping,
  id: string,
  ifRevision: number,
  patch: CredentialPatch,
): Promise<CredentialRecord | "conflict" | "gone"> {
  const before = await store.get(PREFIX + id);
  if (before === undefined) return "gone";
  if (revisionIn(before) !== ifRevision) return "conflict";
  const next = applyPatch(await decodeRecord(before, vault), patch, means.now());
  const text = patch.secret === undefined
    ? encodeUnsealed(next, before)
    : await encodeRecord(next, vault);
  return await store.compareAndSet(PREFIX + id, before, text, Infinity) ? next : "conflict";
}

/** Keeps a new credential, or renews the one that is the same account. */
export async function insertRecord(
  keeping: Keeping,
  credential: NewCredential,
): Promise<{ record: CredentialRecord; renewed: boolean }> {
  const { store, vault, means } = keeping;
  const { place, fingerprint } = await placeOf(credential, vault);
  for (;;) {
    const known = place === undefined ? undefined : await store.get(place);
    const same = known === undefined ? undefined : await getRecord(keeping, known);
    if (same !== undefined) {
      const renewed = await patchRecord(keeping, same.id, same.revision, renewalOf(credential));
      if (typeof renewed === "object") return { record: renewed, renewed: true };
      continue;
    }
    const record = newRecord(newCredentialId(means), credential, means.now(), fingerprint);
    await store.set(PREFIX + record.id, await encodeRecord(record, vault), Infinity);
    // Of several who add the same account one gets the place; the others find it there.
    if (place !== undefined && !await store.compareAndSet(place, known, record.id, Infinity)) {
      await store.delete(PREFIX + record.id);
      continue;
    }
    return { record, renewed: false };
  }
}

/** Forgets a record; `false` when there was none. */
export async function removeRecord(keeping: Keeping, id: string): Promise<boolean> {
  const { store, vault } = keeping;
  const record = await getRecord(keeping, id);
  if (record === undefined) return false;
  const { place } = await placeOf(record, vault);
  await store.delete(PREFIX + id);
  if (place !== undefined) await store.compareAndSet(place, id, undefined, 0);
  return true;
}

/** Seals every secret anew that an older data key sealed; resolves with how many. */
export async function resealRecords({ store, vault }: Keeping): Promise<number> {
  let sealed = 0;
  for (const [key, text] of await store.list(PREFIX)) {
    if (isCurrent(text, vault)) continue;
    // Whoever changed it meanwhile has sealed it anew, or will be found by the next round.
    const anew = await encodeRecord(await decodeRecord(text, vault), vault);
    if (await store.compareAndSet(key, text, anew, Infinity)) sealed++;
  }
  return sealed;
}

/** Where a credential is known by what makes it the same account as another. */
async function placeOf(
  { provider, secret, identity }: Pick<NewCredential, "provider" | "secret" | "identity">,
  vault: Vault,
): Promise<{ place?: string; fingerprint?: string }> {
  const in_ = (digest: string): string => `known/${provider}/${digest}`;
  if (secret.kind === "api_key") {
    const fingerprint = await vault.digest(`key ${provider} ${secret.key.reveal()}`);
    return { place: in_(fingerprint), fingerprint };
  }
  const key = identity?.key ?? null;
  return key === null ? {} : { place: in_(await vault.digest(`identity ${provider} ${key}`)) };
}
