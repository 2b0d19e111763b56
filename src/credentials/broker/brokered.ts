/**
 * Accounts that another gateway keeps: nothing of them is written here, and no refresh token comes
 * here.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { Block } from "../block.ts";
import type { CredentialStore, Snapshot } from "../credential_store.ts";
import type { Means } from "../means.ts";
import type { Notify } from "../notice.ts";
import type { CredentialPatch, CredentialRecord } from "../record.ts";
import type { SealedCredentials } from "../stored_credentials.ts";
import type { TokenRefresher } from "../token_source.ts";
import { createPauses } from "./backoff.ts";
import { createHeld, type Held } from "./held.ts";
import { type BrokerAccess, BrokerFailure, createLine } from "./line.ts";
import { createLink, type Link } from "./link.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { createRemoteRefresher } from "./remote_refresher.ts";

/** What brokered accounts are made of. */
export interface BrokeredParts {
  readonly access: BrokerAccess;
  readonly means: Means;
  readonly notify: Notify;
  /** What else is kept, such as leases and small documents, is kept here and not at the broker. */
  readonly local: SealedCredentials;
}

/** Another gateway's accounts, as if they were kept here. */
export interface Brokered {
  readonly credentials: SealedCredentials;
  readonly refresher: TokenRefresher;
  /** Gives the broker up for good; what is known of the accounts stays. */
  end(): void;
}

/** Creates them. Nothing is sent before the first use. */
export function createBrokered({ access, means, notify, local }: BrokeredParts): Brokered {
  const line = createLine(access, means);
  const held = createHeld();
  const pauses = createPauses(means);
  const outbox = createOutbox(line, means, pauses, notify, () => held.generation);
  const link = createLink({ line, held, means, pauses, notify, reached: outbox.settle });
  const kept = { link, held, outbox, now: means.now };
  return {
    credentials: { ...local, ...storeOf(kept) },
    refresher: createRemoteRefresher({ line, held, means }),
    end: link.end,
  };
}

interface Kept {
  readonly link: Link;
  readonly held: Held;
  readonly outbox: Outbox;
  readonly now: () => number;
}

type Served =
  & Pick<CredentialStore, "load" | "revision" | "get" | "insert" | "update" | "remove">
  & Pick<CredentialStore, "mergeBlock" | "clearBlock">;

function storeOf({ link, held, outbox, now }: Kept): Served {
  /** Waits only while nothing is known at all. */
  async function known(): Promise<void> {
    link.use();
    try {
      await link.known();
    } catch (cause) {
      if (cause instanceof BrokerFailure) throw new FaultError(unreachable(), { cause });
      throw cause;
    }
  }

  return {
    async load() {
      await known();
      return snapshotOf(held, outbox);
    },
    async revision() {
      await known();
      return held.revision;
    },
    async get(id) {
      await known();
      return held.get(id);
    },
    insert: () => Promise.reject(new FaultError(elsewhere())),
    update(id, ifRevision, patch) {
      if (!isDoubt(patch, held.get(id))) return Promise.reject(new FaultError(elsewhere()));
      return Promise.resolve(held.patch(id, ifRevision, patch, now()));
    },
    remove: () => Promise.reject(new FaultError(elsewhere())),
    mergeBlock(block) {
      outbox.merge(block);
      held.touch();
      const { credentialId: id, scope } = block;
      return Promise.resolve(outbox.over(id, scope, held.blocksOf(id).get(scope)) ?? block);
    },
    clearBlock(id, scope, ifSince) {
      const standing = outbox.over(id, scope, held.blocksOf(id).get(scope));
      if (standing?.since !== ifSince) return Promise.resolve(false);
      outbox.clear(id, scope, ifSince);
      held.touch();
      return Promise.resolve(true);
    },
  };
}

/** What requests show of an account, which may differ from place to place. */
const SHOWN: ReadonlySet<string> = new Set(["status", "statusInfo"]);

/**
 * Whether only that is changed. What a person decides of an account would be forgotten with the
 * broker's next word of it, so it is for the broker to take.
 */
function isDoubt(patch: CredentialPatch, record: CredentialRecord | undefined): boolean {
  const decided = [patch.status, record?.status].some((one) =>
    one === "disabled" || one === "dead"
  );
  return !decided && Object.keys(patch).every((key) => SHOWN.has(key));
}

function snapshotOf(held: Held, outbox: Outbox): Snapshot {
  const records = held.all();
  const blocks = records.flatMap(({ id }): Block[] => {
    const standing = held.blocksOf(id);
    const scopes = new Set([...standing.keys(), ...outbox.scopesOf(id)]);
    return [...scopes].flatMap((scope) => outbox.over(id, scope, standing.get(scope)) ?? []);
  });
  return { revision: held.revision, records, blocks };
}

function unreachable() {
  return gatewayFault("overloaded", "Cannot get accounts: the broker gives none at the moment", {
    code: "broker_unavailable",
  });
}

function elsewhere() {
  return gatewayFault(
    "conflict",
    "Cannot change the account here: the broker keeps it, change it there",
    { origin: "client", code: "brokered_account" },
  );
}
