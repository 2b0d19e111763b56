/**
 * Writing what came of a renewal, so that no token that was handed out is lost.
 *
 * @module
 */

import type { CredentialStore } from "./credential_store.ts";
import type { Means } from "./means.ts";
import type { Notify } from "./notice.ts";
import { applyPatch } from "./patch.ts";
import type { CredentialPatch, CredentialRecord, OAuthSecret } from "./record.ts";
import { death } from "./status.ts";
import type { RefreshResult, TokenAnswer } from "./token_source.ts";

/** Settles renewals. */
export interface Settling {
  /** Writes what came of the renewal that `claimed` says was begun. */
  settle(claimed: CredentialRecord, answer: TokenAnswer): Promise<RefreshResult>;
  /** Writes tokens that could not be written when they came, if there are any. */
  saveUnsaved(id: string): Promise<void>;
  /** Writes all of them. */
  saveAll(): Promise<void>;
}

/**
 * What the identity provider means for good (RFC 6749 section 5.2, and vendors' own words for the
 * same). That a client is not known is the operator's mistake, not the end of a login.
 */
const DEFINITIVE: ReadonlySet<string> = new Set([
  "invalid_grant",
  "unauthorized_client",
  "expired_token",
  "refresh_token_expired",
  "refresh_token_reused",
  "refresh_token_invalidated",
  "refresh_token_revoked",
]);

const BACKOFF_MS = { first: 5000, longest: 300_000 };

type Tokens = TokenAnswer & { kind: "tokens" };

/** New tokens that could not be kept yet, by account. */
export type Unsaved = Map<string, { claimed: CredentialRecord; patch: CredentialPatch }>;

/** Creates the settling of renewals of the accounts in `store`. */
export function createSettling(
  store: CredentialStore,
  means: Pick<Means, "now" | "random">,
  notify: Notify,
  unsaved: Unsaved = new Map(),
): Settling {
  const { now } = means;
  const saving = new Map<string, Promise<void>>();

  /**
   * Changes the record as long as it holds the secret that was renewed, whatever else of it was
   * changed meanwhile; else resolves with what stands there in its place.
   */
  async function change(
    claimed: CredentialRecord,
    patch: CredentialPatch,
  ): Promise<{ record: CredentialRecord; mine: boolean } | undefined> {
    let revision = claimed.revision;
    for (;;) {
      const written = await store.update(claimed.id, revision, patch);
      if (typeof written === "object") return { record: written, mine: true };
      const current = await store.get(claimed.id);
      if (current === undefined) return undefined;
      if (current.secretRevision !== claimed.secretRevision) {
        return { record: current, mine: holds(current, patch) };
      }
      revision = current.revision;
    }
  }

  async function save(claimed: CredentialRecord, patch: CredentialPatch): Promise<RefreshResult> {
    const saved = await change(claimed, patch);
    if (saved?.mine === true) {
      await store.audit({ id: claimed.id, at: now(), event: "refreshed" });
      return { kind: "fresh", record: saved.record };
    }
    const { id, provider } = claimed;
    // Tokens nobody uses any more may still be the only good ones: they are not thrown away.
    if (saved !== undefined) await store.park(applyPatch(claimed, patch, now()));
    await store.audit({
      id,
      at: now(),
      event: saved === undefined ? "removed while renewed" : "parked",
    });
    const message = "New tokens came after others had taken their place; they are kept for an hour";
    notify({ level: "warning", event: "refresh.parked", id, provider, message });
    return saved === undefined
      ? { kind: "dead", code: "gone", message: "It was removed" }
      : { kind: "fresh", record: saved.record };
  }

  async function keep(claimed: CredentialRecord, answer: Tokens): Promise<RefreshResult> {
    const patch = renewal(claimed, answer);
    try {
      return await save(claimed, patch);
    } catch (error) {
      unsaved.set(claimed.id, { claimed, patch });
      const cause = error instanceof Error ? error.message : String(error);
      const message = `Cannot keep new tokens, which are held in memory meanwhile: ${cause}`;
      notify({ level: "warning", event: "refresh.unsaved", id: claimed.id, message });
      return { kind: "fresh", record: applyPatch(claimed, patch, now()) };
    }
  }

  /** Of several who come for it one writes, and all wait. */
  function saveUnsaved(id: string): Promise<void> {
    const one = unsaved.get(id);
    if (one === undefined) return Promise.resolve();
    const known = saving.get(id);
    if (known !== undefined) return known;
    const work = save(one.claimed, one.patch)
      .then(() => {
        if (unsaved.get(id) === one) unsaved.delete(id);
      })
      .finally(() => saving.delete(id));
    saving.set(id, work);
    return work;
  }

  async function bury(
    claimed: CredentialRecord,
    code: string,
    said: string,
  ): Promise<RefreshResult> {
    const lost = (claimed.intent?.attempt ?? 1) > 1;
    const message = lost ? `${said} (after a renewal whose answer was lost)` : said;
    const changed = await change(claimed, death({ code, message }, now()));
    if (changed?.mine === false) return { kind: "fresh", record: changed.record };
    const { id, provider } = claimed;
    const text = `The identity provider ended this login (${code}): log in again`;
    notify({ level: "warning", event: "account.dead", id, provider, message: text });
    return { kind: "dead", code, message };
  }

  async function postpone(
    claimed: CredentialRecord,
    cause: string,
    { hintMs = 0, lost = false }: { hintMs?: number | undefined; lost?: boolean },
  ): Promise<RefreshResult> {
    const failures = (claimed.backoff?.failures ?? 0) + 1;
    const pause = Math.min(BACKOFF_MS.first * 2 ** Math.min(failures - 1, 10), BACKOFF_MS.longest);
    const nextAt = now() + Math.max(hintMs, Math.round(pause * (1 + means.random() / 4)));
    const backoff = { failures, nextAt, cause };
    // Where the answer was lost the word that a renewal was begun stays: its token may be spent.
    const changed = await change(claimed, lost ? { backoff } : { backoff, intent: null });
    if (changed?.mine === false) return { kind: "fresh", record: changed.record };
    const { id, provider, secret } = claimed;
    notify({ level: "warning", event: "refresh.postponed", id, provider, message: cause });
    const stillUsable = secret.kind === "oauth" && secret.expiresAt > now();
    return { kind: "transient", retryAt: nextAt, stillUsable, cause };
  }

  return {
    async settle(claimed, answer) {
      switch (answer.kind) {
        case "tokens":
          return await keep(claimed, answer);
        case "failed":
          return await postpone(claimed, answer.cause, { lost: answer.sent });
        case "refused": {
          const { status, code, message, retryAfterMs } = answer;
          const own = status === 400 || status === 401;
          if (own && code !== undefined && DEFINITIVE.has(code)) {
            return await bury(claimed, code, message);
          }
          return await postpone(claimed, `${status} ${code ?? ""} ${message}`.slice(0, 300), {
            hintMs: retryAfterMs,
          });
        }
      }
    },
    saveUnsaved,
    async saveAll() {
      for (const id of [...unsaved.keys()]) await saveUnsaved(id);
    },
  };
}

/** Whether the new tokens stand there already: a store that went away meanwhile may have kept them. */
function holds({ secret }: CredentialRecord, { secret: written }: CredentialPatch): boolean {
  return secret.kind === "oauth" && written?.kind === "oauth" &&
    secret.access.reveal() === written.access.reveal();
}

/** What new tokens change; what the answer leaves out stays as it was. */
function renewal(claimed: CredentialRecord, answer: Tokens): CredentialPatch {
  const before = claimed.secret as OAuthSecret;
  const refresh = answer.refresh ?? before.refresh;
  const grantExpiresAt = answer.grantExpiresAt ?? before.grantExpiresAt;
  return {
    secret: {
      kind: "oauth",
      access: answer.access,
      expiresAt: answer.expiresAt,
      ...(refresh === undefined ? {} : { refresh }),
      ...(grantExpiresAt === undefined ? {} : { grantExpiresAt }),
    },
    intent: null,
    backoff: null,
    ...(answer.identity === undefined
      ? {}
      // Whose account it is was decided at the login.
      : { identity: { ...answer.identity, ...claimed.identity } }),
    ...(answer.attrs === undefined ? {} : { attrs: { ...claimed.attrs, ...answer.attrs } }),
  };
}
