/**
 * What a person does with accounts: looks at them, adds, changes, checks and removes them. The
 * command line and the admin API are two ways to the same few functions.
 *
 * @module
 */

import type { Config } from "../../config/config.ts";
import { type AccountView, viewOf } from "../../credentials/account_view.ts";
import type { Accounts } from "../../credentials/accounts.ts";
import type { AuditEntry } from "../../credentials/credential_store.ts";
import type { CredentialRecord } from "../../credentials/record.ts";
import { createTicker } from "../../relay/ticker.ts";
import { defaultHost, type Host } from "../host.ts";
import { AccountError } from "./account_error.ts";
import { type AccountChange, patchOf } from "./change_account.ts";
import { checkKept } from "./check_kept.ts";
import { type CheckResult, checkSecret } from "./check_account.ts";
import { type AccountDraft, credentialOf } from "./draft_account.ts";

/** Which accounts, seen for which model. */
export interface AccountQuery {
  /** A key of the configuration's providers; all of them by default. */
  readonly provider?: string;
  /** The provider's own model name: blocks of that model count, too. */
  readonly model?: string;
}

/** An account that was added. */
export interface Added {
  /** As it is kept. */
  readonly account: AccountView;
  /** Whether it was there before, and has been brought back to life. */
  readonly renewed: boolean;
  /** What the provider said of it, where it was asked. */
  readonly check?: CheckResult;
}

/** What a person does with accounts. */
export interface Administration {
  /** The accounts, by provider, in the order they would be used. */
  list(query?: AccountQuery): Promise<readonly AccountView[]>;
  /** One account. @throws {AccountError} when there is none. */
  get(id: string): Promise<AccountView>;
  /**
   * Keeps an API key; with `check` only after the provider was asked and has not refused it.
   *
   * @throws {AccountError} if it cannot be used.
   */
  add(draft: AccountDraft, check?: boolean): Promise<Added>;
  /**
   * Changes an account that still has the revision `ifRevision`; any by default.
   *
   * @throws {AccountError} if it has another by now, or cannot be changed so.
   */
  change(id: string, change: AccountChange, ifRevision?: number): Promise<AccountView>;
  /** Forgets an account. @throws {AccountError} as {@link Administration.change} does. */
  remove(id: string, ifRevision?: number): Promise<void>;
  /** Asks the provider whether it takes the account's secret. @throws {AccountError} if none. */
  check(id: string): Promise<CheckResult>;
  /** The newest steps in the life of accounts, the newest first. */
  audits(limit: number): Promise<readonly AuditEntry[]>;
}

/**
 * Creates the administration of `accounts`.
 *
 * @example
 * ```ts
 * import { createAdministration, createGateway, defineConfig, Secret } from "@sluice/gateway";
 *
 * const config = defineConfig({ providers: { openai: { accounts: [] } } });
 * const { accounts } = createGateway(config);
 * const administration = createAdministration(config, accounts);
 * await administration.add({ provider: "openai", key: new Secret("sk-0123456789"), name: "work" });
 * (await administration.list()).map(({ name, status }) => `${name}: ${status}`); // ["work: active"]
 * ```
 */
export function createAdministration(
  config: Pick<Config, "providers">,
  accounts: Pick<Accounts, "credentials" | "find" | "pool" | "refresher">,
  host: Partial<Host> = {},
): Administration {
  const whole: Host = { ...defaultHost(), ...host };
  const asking = { host: whole, ticker: createTicker(whole) };
  const { pool, credentials } = accounts;

  async function list({ provider, model }: AccountQuery = {}): Promise<AccountView[]> {
    const { records } = await credentials.load();
    const ids = provider === undefined
      ? new Set([...config.providers.keys(), ...records.map((record) => record.provider)])
      : [provider];
    await pool.sync();
    const views: AccountView[] = [];
    for (const id of ids) {
      const query = { provider: id, ...(model === undefined ? {} : { model }) };
      views.push(...(await pool.explain(query)).map(viewOf));
    }
    return views;
  }

  async function get(id: string): Promise<AccountView> {
    const found = (await list()).find((account) => account.id === id);
    if (found === undefined) throw new AccountError("not_found", `Cannot find the account '${id}'`);
    return found;
  }

  /** The kept account, which alone can be changed here. */
  async function kept(id: string, ifRevision: number | undefined): Promise<CredentialRecord> {
    const record = await credentials.get(id);
    if (record === undefined) {
      await get(id);
      throw new AccountError(
        "invalid",
        `Cannot change the account '${id}': it stands in the configuration or the environment`,
      );
    }
    if (ifRevision !== undefined && record.revision !== ifRevision) throw changed(id);
    return record;
  }

  async function write(id: string, change: AccountChange, ifRevision?: number): Promise<void> {
    for (;;) {
      const record = await kept(id, ifRevision);
      const patch = patchOf(record, change, whole.now());
      const written = await credentials.update(id, record.revision, patch);
      if (typeof written === "object") return;
      // Who asked for no revision means the account as it is now.
      if (ifRevision !== undefined) throw changed(id);
    }
  }

  return {
    list,
    get,
    async add(draft, check = false) {
      const { credential, key, provider } = await credentialOf(draft, config);
      const auth = { kind: "api_key", secret: key, attrs: {} } as const;
      const result = check ? await checkSecret(provider, auth, asking) : undefined;
      if (result?.ok === false) {
        throw new AccountError("invalid", `Cannot add the account: ${result.reason}`, "apiKey");
      }
      const { id, revision } = await credentials.insert(credential);
      return {
        account: await get(id),
        renewed: revision > 1,
        ...(result === undefined ? {} : { check: result }),
      };
    },
    async change(id, change, ifRevision) {
      await write(id, change, ifRevision);
      const parts = Object.keys(change).filter((part) => part !== "status");
      if (parts.length > 0) {
        await credentials.audit({
          id,
          at: whole.now(),
          event: "changed",
          message: parts.join(", "),
        });
      }
      return await get(id);
    },
    async remove(id, ifRevision) {
      // Removing compares nothing, so what is to be removed is claimed by a write first.
      if (ifRevision !== undefined) await write(id, { status: "disabled" }, ifRevision);
      else await kept(id, undefined);
      await credentials.remove(id);
      await pool.sync();
    },
    async check(id) {
      const { provider } = await get(id);
      const found = config.providers.get(provider);
      if (found === undefined) {
        return { ok: null, reason: "the configuration has no such provider" };
      }
      return await checkKept(id, found, accounts, asking);
    },
    audits: (limit) => credentials.audits(limit),
  };
}

function changed(id: string): AccountError {
  return new AccountError("conflict", `Cannot change the account '${id}': somebody else just did`);
}
