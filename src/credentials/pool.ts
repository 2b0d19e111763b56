/**
 * The pool of accounts: which one to use now, and what became of it.
 *
 * The choice is made on what this process holds in memory, so that a request waits for nothing; what
 * was learned is written behind. What other processes have changed is looked for once a second.
 *
 * @module
 */

import { StoreError } from "../store/watched.ts";
import type { Scope } from "./block.ts";
import type { Account } from "./account.ts";
import { classify } from "./classify.ts";
import type {
  AuthMaterial,
  Handle,
  Outcome,
  Pool,
  Query,
  Unavailable,
  Verdict,
} from "./contract.ts";
import type { Store } from "../store/store.ts";
import type { CredentialStore } from "./credential_store.ts";
import { explainAccounts } from "./explain.ts";
import { createHealing } from "./healing.ts";
import { beginLoan, endLoan, endLost, type Loan } from "./loans.ts";
import type { Means } from "./means.ts";
import type { Notify } from "./notice.ts";
import { type PlanRule, ruleFor, viewPlans } from "./plans.ts";
import { headroomOf, PLAIN_READING, standingNow } from "./reading.ts";
import type { CredentialRecord } from "./record.ts";
import { createPoolMemory, type PoolMemory } from "./pool_memory.ts";
import { endOf, isRenewable } from "./renewable.ts";
import { createRoster } from "./roster.ts";
import { choose, type Choosing, type Refusal } from "./select.ts";
import { rehabilitation } from "./status.ts";
import { createStays, OWN_STAYS } from "./stays.ts";
import { createSync } from "./sync.ts";
import { freshen } from "./freshen.ts";
import type { RefreshResult, TokenRefresher } from "./token_source.ts";
import type { UsageReading } from "./usage.ts";
import { isCurrent, judge } from "./verdicts.ts";
import { createWriter, NOBODY, type Writer } from "./writer.ts";

/** What a pool is made of. */
export interface PoolParts {
  readonly store: CredentialStore;
  readonly means: Means;
  /** Accounts that are configured; they are not kept, and begin anew with every process. */
  readonly configured: readonly CredentialRecord[];
  /** Keeps tokens fresh; without it a token that has run out is of no use. Looked at anew each time. */
  readonly refresher?: TokenRefresher | undefined;
  /** How the providers' usage reports are read. */
  readonly readings?: ReadonlyMap<string, UsageReading>;
  /** How long a conversation's account stays the best for it, by provider, in milliseconds. */
  readonly warmMs?: ReadonlyMap<string, number>;
  /** Which plans cover which models, by provider. */
  readonly plans?: ReadonlyMap<string, readonly PlanRule[]>;
  /** Where conversations stay, for all processes that share it; each goes by its own without. */
  readonly stays?: Store | undefined;
  /** Whether {@link PoolParts.store} keeps blocks of configured accounts too. */
  readonly sharesBlocks?: boolean | undefined;
  readonly notify?: Notify;
  /** What is known already; nothing is by default. */
  readonly memory?: PoolMemory | undefined;
}

/** How long prompt caches are taken to stay warm where nothing is known, in milliseconds. */
const WARM_MS = 24 * 60 * 60_000;

/** How often a choice is made anew because another process was faster. */
const MOST_MOVES = 3;

/** Creates a pool. Nothing is read until the first request. */
export function createPool(parts: PoolParts): Pool {
  const { store, means, configured, readings, warmMs, plans, notify = () => {} } = parts;
  const { now, random } = means;
  const memory = parts.memory ?? createPoolMemory(now);
  const roster = memory.roster ??= createRoster(configured, parts.sharesBlocks);
  const writer = createWriter({ roster, store, notify, now, memory: memory.writer });
  const sync = createSync({ store, roster, writer, notify, now, memory: memory.sync });
  const { loans, sticky } = memory;
  const stays = parts.stays === undefined ? OWN_STAYS : createStays(parts.stays, sticky, now);
  const readingOf = (provider: string): UsageReading => readings?.get(provider) ?? PLAIN_READING;
  const heal = createHealing(writer, readingOf, now);
  const lent = new WeakMap<Handle, Loan>();

  function scopesOf({ provider, model }: Pick<Query, "provider" | "model">): Scope[] {
    const scopes = new Set<Scope>(["*", readingOf(provider).scopeOf(model)]);
    if (model !== undefined) scopes.add(`model:${model}`);
    return [...scopes];
  }

  function choosingFor(
    query: Pick<Query, "provider" | "model" | "session" | "only">,
    spent: ReadonlySet<string>,
  ): Choosing {
    const { provider, model, session, only } = query;
    const reading = readingOf(provider);
    const time = now();
    const stay = session === undefined ? undefined : sticky.get(provider, session);
    const accounts = roster.of(provider);
    const rule = ruleFor(plans?.get(provider), model);
    return {
      accounts,
      plans: rule && viewPlans(rule, accounts),
      scopes: scopesOf(query),
      spent,
      only,
      session,
      stay,
      home: stay === undefined ? undefined : roster.get(stay.id),
      warmMs: warmMs?.get(provider) ?? WARM_MS,
      headroom: (account) => headroomOf(account, reading, model, time),
      standing: (account) => standingNow(account, reading, model, time),
      now: time,
      random,
    };
  }

  /** Lends an account: from here on it counts as in use. */
  function take(query: Query, account: Account, trial: boolean): Handle {
    const time = now();
    const loan = beginLoan(loans, account, time, trial);
    const { provider, session, model, trail } = query;
    if (session !== undefined) sticky.set(provider, session, account.record.id);
    trail.spent.add(account.record.id);
    const handle: Handle = {
      kind: "ok",
      id: account.record.id,
      provider,
      ...(model === undefined ? {} : { model }),
      revision: account.record.revision,
      secretRevision: account.record.secretRevision,
      trial,
      auth: authOf(account.record),
      trail,
    };
    lent.set(handle, loan);
    return handle;
  }

  /** What a removed account does concerns no other that has its name now. */
  function writerFor(account: Account): Writer {
    return roster.get(account.record.id) === account ? writer : NOBODY;
  }

  /** The handle by the name that its account has now; whose name is another's has tried that not yet. */
  function named(handle: Handle, account: Account): Handle {
    const { id } = account.record;
    const { spent } = handle.trail;
    if (roster.get(handle.id) === account) return handle;
    spent.delete(handle.id);
    if (roster.get(id) === account) spent.add(id);
    return { ...handle, id };
  }

  /** Takes a handle back; `undefined` if it was taken back before. */
  function giveBack(handle: Handle): Loan | undefined {
    const loan = lent.get(handle);
    if (loan === undefined) return undefined;
    lent.delete(handle);
    endLoan(loans, loan);
    return loan;
  }

  function succeed(handle: Handle, account: Account, lentAt: number): void {
    const writer = writerFor(account);
    for (const scope of scopesOf(handle)) {
      const block = account.blocks.get(scope);
      if (block === undefined) continue;
      // What was blocked after this request went out says more than its success.
      if (block.until <= now() || handle.trial && block.since <= lentAt) writer.unblock(block);
    }
    const better = rehabilitation(account.record);
    if (better !== undefined && isCurrent(account, handle, lentAt)) {
      writer.patch(account.record, better);
    }
  }

  async function fail(
    handle: Handle,
    { account, at }: Loan,
    outcome: Outcome & { kind: "failed" },
  ): Promise<Verdict> {
    const { failure } = outcome;
    const told = readingOf(handle.provider).fromFailure?.(failure, now());
    if (told !== undefined && writerFor(account) === writer) heal.observe(account, told);
    const kind = classify(failure);
    const refused = kind === "auth" || kind === "revoked";
    if (refused && parts.refresher !== undefined && !handle.trail.refreshed.has(handle.id)) {
      handle.trail.refreshed.add(handle.id);
      const renewed = await renew(handle, account);
      if (renewed) return { class: kind, next: "refreshed" };
    }
    return judge({ means, writer: writerFor(account) }, {
      handle: named(handle, account),
      account,
      lentAt: at,
      failure,
      class: kind,
      meter: readingOf(handle.provider).scopeOf(handle.model),
      others: () => choose(choosingFor(handle, handle.trail.spent)).account !== undefined,
    });
  }

  /** Renews a token that was refused before its time; `false` where that is not possible. */
  async function renew(handle: Handle, account: Account): Promise<boolean> {
    if (!isRenewable(account.record.secret)) return false;
    const want = { minTtlMs: 0, refused: handle.secretRevision };
    const result = await parts.refresher?.ensure(handle.id, want);
    if (result?.kind === "fresh") roster.put(result.record);
    else await sync.now();
    return result?.kind === "fresh";
  }

  /** Looks for changes; while the store is away, what is held and configured has to do. */
  async function look(provider: string, when: "soon" | "now" = "soon"): Promise<void> {
    try {
      await sync[when]();
    } catch (error) {
      if (roster.of(provider).length === 0) throw error;
      if (error instanceof StoreError) return;
      const message = error instanceof Error ? error.message : String(error);
      notify({ level: "warning", event: "store.failed", provider, message });
    }
  }

  /** Waits for a token; the handle is not in use meanwhile. */
  async function waitFor(ready: Promise<RefreshResult>, handle: Handle): Promise<RefreshResult> {
    try {
      const result = await ready;
      if (result.kind === "fresh") roster.put(result.record);
      else await sync.now();
      return result;
    } finally {
      giveBack(handle);
    }
  }

  return {
    async acquire(query) {
      await look(query.provider);
      const learning = settles(query) ? stays.learn(query.provider, query.session) : undefined;
      if (learning !== undefined) await learning;
      query.signal?.throwIfAborted();
      endLost(loans, now());
      const stale = new Map<string, RefreshResult>();
      for (let looked = false, moves = 0;;) {
        const spent = stale.size === 0
          ? query.trail.spent
          : new Set([...query.trail.spent, ...stale.keys()]);
        const choice = choose(choosingFor(query, spent));
        if (choice.account !== undefined) {
          if (settles(query) && moves < MOST_MOVES) {
            const settled = stays.settle(query.provider, query.session, choice.account.record.id);
            if (settled !== true && !await settled) {
              moves++;
              continue;
            }
          }
          const handle = take(query, choice.account, choice.trial);
          const ready = freshen(choice.account, parts.refresher, now(), query.signal);
          if (ready === undefined) return handle;
          const result = await waitFor(ready, handle);
          query.trail.spent.delete(handle.id);
          if (isUsable(result, choice.account, now())) {
            // Another configuration may have come meanwhile.
            if (roster.get(choice.account.record.id) !== choice.account) continue;
            return take(query, choice.account, choice.trial);
          }
          stale.set(handle.id, result);
          if (query.only === undefined) continue;
        } else if (!looked) {
          // Somebody may have added one just now.
          looked = true;
          await look(query.provider, "now");
          continue;
        }
        const refusal = choice.account === undefined ? choice.refusal : NOTHING;
        return unavailable(roster.of(query.provider).length, withStale(refusal, stale));
      }
    },
    async report(handle, outcome) {
      const loan = giveBack(handle);
      if (loan === undefined) return { class: "unknown", next: "stop", elsewhere: false };
      const { account, at } = loan;
      switch (outcome.kind) {
        case "cancelled":
          return { class: "cancelled", next: "stop", elsewhere: false };
        case "ok":
          succeed(handle, account, at);
          if (outcome.usage !== undefined && writerFor(account) === writer) {
            heal.observe(account, outcome.usage);
          }
          return { class: "ok", next: "stop", elsewhere: false };
        case "failed": {
          const verdict = await fail(handle, loan, outcome);
          if (!outcome.emitted || verdict.next === "stop") return verdict;
          return { class: verdict.class, next: "stop", elsewhere: false };
        }
      }
    },
    observe(id, report) {
      const account = roster.get(id);
      if (account === undefined) return;
      if (report === undefined) account.usage = undefined;
      else heal.observe(account, report);
    },
    async explain(query) {
      await sync.soon();
      return explainAccounts(choosingFor(query, new Set()));
    },
    async preview(query) {
      await look(query.provider);
      const choice = choose(choosingFor(query, new Set()));
      return choice.account === undefined
        ? unavailable(roster.of(query.provider).length, choice.refusal)
        : { kind: "ok", id: choice.account.record.id };
    },
    pin(provider, session, id) {
      if (roster.get(id)?.record.provider !== provider) return false;
      sticky.set(provider, session, id);
      return true;
    },
    sync: () => sync.now(),
    configure(records) {
      const { renamed, unsettled } = roster.configure(records);
      sticky.rename(renamed);
      return unsettled;
    },
    flush: () => writer.flush(),
  };
}

/** Whether the query's conversation is put on an account for good. */
function settles(query: Query): query is Query & { readonly session: string } {
  return query.session !== undefined && query.only === undefined;
}

const NOTHING: Refusal = { until: Infinity, byReason: {}, dead: [], left: 0 };

/** A renewal that did not come about harms nobody whose token is still good. */
function isUsable(result: RefreshResult, { record }: Account, now: number): boolean {
  if (result.kind !== "transient") return result.kind === "fresh";
  return (endOf(record.secret) ?? 0) > now;
}

/** The refusal with the accounts in it whose token could not be renewed just now. */
function withStale(refusal: Refusal, stale: ReadonlyMap<string, RefreshResult>): Refusal {
  let { until, byReason, dead } = refusal;
  for (const [id, result] of stale) {
    if (result.kind === "dead") dead = [...dead, id];
    if (result.kind !== "transient") continue;
    until = Math.min(until, result.retryAt);
    byReason = { ...byReason, refresh: (byReason.refresh ?? 0) + 1 };
  }
  return { until, byReason, dead, left: refusal.left + stale.size };
}

function authOf({ secret, attrs }: CredentialRecord): AuthMaterial {
  switch (secret.kind) {
    case "none":
      return { kind: "none", attrs };
    case "api_key":
      return { kind: "api_key", secret: secret.key, attrs };
    case "oauth":
      return { kind: "oauth", secret: secret.access, attrs };
    case "aws": {
      const { accessKeyId, secretAccessKey, sessionToken } = secret;
      return { kind: "aws", secret: secretAccessKey, aws: { accessKeyId, sessionToken }, attrs };
    }
  }
}

function unavailable(accounts: number, { until, byReason, dead, left }: Refusal): Unavailable {
  if (accounts === 0) return { kind: "unconfigured" };
  if (until !== Infinity) return { kind: "blocked", retryAt: until, byReason };
  if (dead.length > 0) return { kind: "needs_login", ids: dead };
  return left > 0 ? { kind: "unconfigured" } : { kind: "exhausted" };
}
