/**
 * Blocks of configured accounts, shared by all gateways that have the same secret configured,
 * whatever they call it. They stand in the store under a digest of the secret, so that another secret
 * under the same name begins anew.
 *
 * @module
 */

import type { Block } from "./block.ts";
import type { CredentialStore } from "./credential_store.ts";
import type { CredentialRecord } from "./record.ts";
import type { Vault } from "./vault.ts";

const PREFIX = "configured:";

/** `store`, which takes blocks of accounts that are `configured` by then too. */
export function sharingBlocks<S extends CredentialStore>(
  store: S,
  configured: () => readonly CredentialRecord[],
  vault: Pick<Vault, "digest">,
): S {
  let of: readonly CredentialRecord[] | undefined;
  let known: Names | undefined;

  async function names(): Promise<Names> {
    const records = configured();
    if (known !== undefined && of === records) return known;
    const named = await nameAll(records, vault);
    of = records;
    return known = named;
  }

  async function storedId(id: string): Promise<string> {
    if (!configured().some((record) => record.id === id)) return id;
    return (await names()).stored.get(id) ?? id;
  }

  return {
    ...store,
    async load() {
      const snapshot = await store.load();
      // Where there is none the vault stays closed, and the first request waits for less.
      if (!snapshot.blocks.some(({ credentialId }) => credentialId.startsWith(PREFIX))) {
        return snapshot;
      }
      const { own } = await names();
      const blocks = snapshot.blocks.flatMap((block): Block[] =>
        own.get(block.credentialId)?.map((id) => ({ ...block, credentialId: id })) ?? [block]
      );
      return { ...snapshot, blocks };
    },
    async mergeBlock(block) {
      const merged = await store.mergeBlock({
        ...block,
        credentialId: await storedId(block.credentialId),
      });
      return { ...merged, credentialId: block.credentialId };
    },
    clearBlock: async (id, scope, ifSince) =>
      await store.clearBlock(await storedId(id), scope, ifSince),
  };
}

interface Names {
  /** By the account's id. */
  readonly stored: ReadonlyMap<string, string>;
  /** The accounts, several where a secret is configured twice, by their name in the store. */
  readonly own: ReadonlyMap<string, readonly string[]>;
}

async function nameAll(
  configured: readonly CredentialRecord[],
  vault: Pick<Vault, "digest">,
): Promise<Names> {
  const stored = new Map<string, string>();
  const own = new Map<string, string[]>();
  for (const record of configured) {
    const name = PREFIX + await vault.digest(whatIs(record));
    stored.set(record.id, name);
    own.set(name, [...own.get(name) ?? [], record.id]);
  }
  return { stored, own };
}

/** An account is its secret; a cloud's is made elsewhere, so that its name and place have to do. */
function whatIs({ id, provider, secret, attrs }: CredentialRecord): string {
  switch (secret.kind) {
    case "api_key":
      return JSON.stringify(["configured", provider, secret.key.reveal()]);
    case "none":
      return JSON.stringify(["configured", provider]);
    default:
      return JSON.stringify(["configured", provider, id, attrs]);
  }
}
