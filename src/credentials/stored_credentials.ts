/**
 * The {@link CredentialStore} over any {@link Store}: every driver of that keeps credentials.
 *
 * @module
 */

import type { Store } from "../store/store.ts";
import type { AuditEntry, CredentialStore } from "./credential_store.ts";
import { dropBlock, dropBlocksOf, keepBlock, loadBlocks } from "./kept_blocks.ts";
import {
  getRecord,
  insertRecord,
  type Keeping,
  loadRecords,
  patchRecord,
  removeRecord,
  resealRecords,
} from "./kept_records.ts";
import { forgetLease, takeLease } from "./lease.ts";
import type { Means } from "./means.ts";
import { encodeRecord } from "./record_text.ts";
import type { Vault } from "./vault.ts";

const REVISION = "meta/revision";

/** How long steps, and tokens that came too late, are kept, in milliseconds. */
const AUDIT_MS = 30 * 24 * 60 * 60_000;
const PARKED_MS = 60 * 60_000;

/** A credential store that can seal its secrets anew. */
export interface SealedCredentials extends CredentialStore {
  /** Seals every secret with the vault's newest key; resolves with how many needed it. */
  reseal(): Promise<number>;
}

/**
 * Keeps credentials in `store`, sealed by `vault`.
 *
 * @param owner Who this process is among those that share the store.
 */
export function createCredentialStore(
  store: Store,
  vault: Vault,
  means: Pick<Means, "now">,
  owner: string = crypto.randomUUID(),
): SealedCredentials {
  const keeping: Keeping = { store, vault, means };
  let audited = 0;

  async function audit(entry: AuditEntry): Promise<void> {
    const order = String(1e15 - entry.at).padStart(16, "0");
    const key = `audit/${order}/${String(999_999 - audited++).padStart(6, "0")}-${owner}`;
    await store.set(key, JSON.stringify(entry), AUDIT_MS);
  }

  const note = (id: string, event: string): Promise<void> => audit({ id, at: means.now(), event });

  return {
    async load() {
      // The revision first: a change while the rest is read shows as a newer one.
      const revision = await readRevision(store);
      const [records, blocks] = await Promise.all([loadRecords(keeping), loadBlocks(store)]);
      return { revision, records, blocks };
    },
    revision: () => readRevision(store),
    get: (id) => getRecord(keeping, id),
    async insert(credential) {
      const { record, renewed } = await insertRecord(keeping, credential);
      if (renewed) await dropBlocksOf(store, record.id);
      await bump(store);
      await note(record.id, renewed ? "renewed" : "inserted");
      return record;
    },
    async update(id, ifRevision, patch) {
      const before = patch.status === undefined ? undefined : await getRecord(keeping, id);
      const after = await patchRecord(keeping, id, ifRevision, patch);
      if (typeof after === "string") return after;
      await bump(store);
      if (before !== undefined && before.status !== after.status) {
        const { code, message } = after.statusInfo ?? {};
        await audit({
          id,
          at: means.now(),
          event: `${before.status} → ${after.status}`,
          ...(code === undefined ? {} : { code }),
          ...(message === undefined ? {} : { message }),
        });
      }
      return after;
    },
    async remove(id) {
      if (!await removeRecord(keeping, id)) return false;
      await dropBlocksOf(store, id);
      await forgetLease(store, `refresh/${id}`);
      await bump(store);
      await note(id, "removed");
      return true;
    },
    async mergeBlock(block) {
      const merged = await keepBlock(store, block, means.now);
      await bump(store);
      return merged;
    },
    async clearBlock(id, scope, ifSince) {
      const cleared = await dropBlock(store, id, scope, ifSince);
      if (cleared) await bump(store);
      return cleared;
    },
    lease: (name, ttlMs) => takeLease(store, name, ttlMs, owner, means.now),
    getDoc: (key) => store.get(`doc/${key}`),
    putDoc: (key, value, ttlMs) => store.set(`doc/${key}`, value, ttlMs),
    async park(record) {
      const key = `parked/${record.id}/${record.secretRevision}-${owner}`;
      await store.set(key, await encodeRecord(record, vault), PARKED_MS);
    },
    audit,
    async audits(limit) {
      const entries = await store.list("audit/");
      return entries.slice(0, limit).map(([, text]) => JSON.parse(text) as AuditEntry);
    },
    async reseal() {
      const sealed = await resealRecords(keeping);
      // Whoever reads what was sealed anew takes up the new key for what they seal themselves.
      if (sealed > 0) await bump(store);
      return sealed;
    },
  };
}

async function readRevision(store: Store): Promise<number> {
  return Number(await store.get(REVISION) ?? 0);
}

/** One more; of several at once each adds its own. */
async function bump(store: Store): Promise<void> {
  for (;;) {
    const before = await store.get(REVISION);
    const next = String(Number(before ?? 0) + 1);
    if (await store.compareAndSet(REVISION, before, next, Infinity)) return;
  }
}
