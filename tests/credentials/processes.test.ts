/**
 * Real processes on one store: one renewal for all of them, and nothing lost silently when one of
 * them is killed.
 *
 * @module
 */

import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { openSqliteStore } from "../../adapters/stores/sqlite.ts";
import { createRefresher } from "../../src/credentials/refresh.ts";
import type { CredentialRecord } from "../../src/credentials/record.ts";
import { createCredentialStore } from "../../src/credentials/stored_credentials.ts";
import { Secret } from "../../src/credentials/secret.ts";
import type { TokenAnswer } from "../../src/credentials/token_source.ts";
import { openVault } from "../../src/credentials/vault.ts";
import {
  type Exchange,
  type IdentityServer,
  startAccountProcess,
  startIdentityServer,
} from "../support/account_processes.ts";
import { createDice, MASTER_KEY, oauth } from "../support/accounts.ts";
import { withTempDir } from "../support/command.ts";
import { createGate, turn, within } from "../support/gate.ts";

/** Opens the store at `path` as a process of ours, whose clock is `ahead` milliseconds ahead. */
async function openCredentials(path: string, ahead = 0) {
  const now = () => Date.now() + ahead;
  const store = await openSqliteStore(path, now);
  const vault = await openVault(store, MASTER_KEY);
  return { store, now, credentials: createCredentialStore(store, vault, { now }, "test") };
}

/** A store with one account whose token has run out. */
async function prepare(path: string): Promise<string> {
  const { store, credentials } = await openCredentials(path);
  const tokens = { access: "access-0", refresh: "refresh-0", expiresAt: 1 };
  const { id } = await credentials.insert(oauth("email:a", tokens));
  store.close();
  return id;
}

function refreshIn(record: CredentialRecord | undefined): string {
  return record?.secret.kind === "oauth" ? record.secret.refresh?.reveal() ?? "" : "";
}

describe("two processes on one store", () => {
  it("50 requests, an expired token, a slow identity provider: one POST, all answered", () =>
    withTempDir(async (dir) => {
      const path = join(dir, "sluice.db");
      const id = await prepare(path);
      const [arrived, release] = [createGate(), createGate()];
      const idp = await startIdentityServer(async (exchange) => {
        arrived.open();
        await release.opened;
        exchange.carryOut();
        await exchange.answer();
      });
      const processes = [
        startAccountProcess(path, idp.url, 25),
        startAccountProcess(path, idp.url, 25),
      ];
      try {
        for (const one of processes) assert.deepEqual(await one.next(), { ready: true });
        for (const one of processes) one.begin();
        await within("the renewal", arrived.opened, 60_000);
        release.open();
        for (const one of processes) {
          const { answers } = await one.next() as { answers: { status: number; text: string }[] };
          assert.equal(answers.length, 25);
          for (const { status, text } of answers) {
            assert.equal(status, 200, text);
            assert.match(text, /Bearer access-1/);
          }
          await one.ended;
        }
        assert.equal(idp.posts, 1);
        assert.equal(idp.ended, false);
        const { store, credentials } = await openCredentials(path);
        assert.equal(refreshIn(await credentials.get(id)), "refresh-1");
        store.close();
      } finally {
        for (const { child } of processes) child.kill("SIGKILL");
        await idp.close();
      }
    }));
});

/** Where in a renewal the process is killed. */
const POINTS = ["before the exchange", "before the answer", "with the answer", "after it"] as const;

/** Kills a process in the middle of a renewal, and looks at what a new one finds. */
async function killOnce(point: typeof POINTS[number], turns: number): Promise<string> {
  return await withTempDir(async (dir) => {
    const path = join(dir, "sluice.db");
    const id = await prepare(path);
    const killed = createGate();
    const kill = () => {
      one.child.kill("SIGKILL");
      killed.open();
    };
    const idp = await startIdentityServer((exchange) => serve(exchange, point, turns, kill));
    const one = startAccountProcess(path, idp.url);
    try {
      await one.next();
      one.begin();
      await within("the kill", killed.opened, 60_000);
      await within("the end", one.ended, 60_000);
      return await inspect(path, id, idp);
    } finally {
      one.child.kill("SIGKILL");
      await idp.close();
    }
  });
}

async function serve(
  exchange: Exchange,
  point: typeof POINTS[number],
  turns: number,
  kill: () => void,
): Promise<void> {
  if (point === "before the exchange") return kill();
  exchange.carryOut();
  if (point === "before the answer") return kill();
  const answered = exchange.answer();
  if (point === "after it") await answered;
  for (let n = 0; n < turns; n++) await turn();
  kill();
}

/** What the next process finds: it must know whenever the refresh token may be spent. */
async function inspect(path: string, id: string, idp: IdentityServer): Promise<string> {
  // By then the lease of the killed process is over.
  const { store, now, credentials } = await openCredentials(path, 100_000);
  try {
    const found = await credentials.get(id);
    assert.ok(found, "the account is there, and can be opened");
    const lost = refreshIn(found) !== `refresh-${idp.generation}`;
    if (lost) assert.ok(found.intent, "a token that may be spent is known as one");
    const events: string[] = [];
    const exchanges: string[] = [];
    const refresher = createRefresher({
      store: credentials,
      owner: "next",
      notify: ({ event }) => events.push(event),
      means: { now, random: () => 0, after: () => ({ late: new Promise(() => {}), cancel() {} }) },
      source: {
        supports: () => true,
        refresh: (record): Promise<TokenAnswer> => {
          const token = refreshIn(record);
          exchanges.push(token);
          return Promise.resolve(
            token === `refresh-${idp.generation}`
              ? {
                kind: "tokens",
                access: new Secret("new"),
                refresh: new Secret("new"),
                expiresAt: now() + 3_600_000,
              }
              : { kind: "refused", status: 400, code: "invalid_grant", message: "spent" },
          );
        },
      },
    });
    const result = await refresher.ensure(id, { minTtlMs: 60_000 });
    assert.equal(result.kind, lost ? "dead" : "fresh");
    if (found.intent !== undefined) assert.ok(events.includes("refresh.uncertain"));
    if (lost) assert.ok(events.includes("account.dead"), "and a person is told");
    assert.ok(exchanges.length <= 1);
    return lost ? "lost, and known" : found.intent === undefined ? "renewed" : "not lost";
  } finally {
    store.close();
  }
}

describe("a process that is killed", () => {
  it("loses no login silently, at 100 points of a renewal", async (t) => {
    const dice = createDice(20_261_125);
    const outcomes = new Map<string, number>();
    const kills = Array.from({ length: 100 }, (_, n) => ({
      point: POINTS[n % POINTS.length] as typeof POINTS[number],
      turns: Math.floor(dice() ** 3 * 3000),
    }));
    const work = async () => {
      for (let next = kills.pop(); next !== undefined; next = kills.pop()) {
        const outcome = `${next.point}: ${await killOnce(next.point, next.turns)}`;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    };
    await Promise.all([work(), work(), work()]);
    assert.equal([...outcomes.values()].reduce((sum, one) => sum + one, 0), 100);
    assert.ok(outcomes.has("before the exchange: not lost"), "before it nothing is spent");
    t.diagnostic(JSON.stringify(Object.fromEntries(outcomes)));
  });
});
