/**
 * Who adds and removes accounts on a scripted day: people at a command line, in processes of their own
 * on the same SQLite file.
 *
 * @module
 */

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore, type SqliteStore } from "../../adapters/stores/sqlite.ts";
import type { NewCredential } from "../../src/credentials/record.ts";
import type { Store } from "../../src/store/store.ts";
import { MASTER_KEY } from "./accounts.ts";
import { startCommand } from "./command.ts";

/** Somebody else's hands. */
export interface Hands {
  /** Keeps an API key. */
  add(provider: string, name: string, key: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Keeps what a login ended with. */
  login(login: NewCredential): Promise<void>;
}

/** What the day's gateways have in common. */
export interface Place {
  /** Opens the store, as each gateway does for itself. */
  open(): Promise<Store>;
  /** Whose hands change it. */
  readonly hands: Hands;
  /** How many processes have changed it. */
  readonly processes: number;
  end(): Promise<void>;
}

/**
 * Makes a place to keep accounts.
 *
 * @param file A configuration for the commands.
 * @param now The day's time, which must not be before the commands' own.
 */
export async function createPlace(file: object, now: () => number): Promise<Place> {
  const dir = await mkdtemp(join(tmpdir(), "sluice-day-"));
  await writeFile(join(dir, "sluice.jsonc"), JSON.stringify(file));
  const stores: SqliteStore[] = [];
  let processes = 0;
  return {
    async open() {
      const store = await openSqliteStore(join(dir, "sluice.db"), now);
      stores.push(store);
      return store;
    },
    hands: processHands(dir, () => void processes++),
    get processes() {
      return processes;
    },
    async end() {
      for (const store of stores) store.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The master key as a variable holds it. */
const KEY_TEXT = [...MASTER_KEY].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function processHands(dir: string, began: () => void): Hands {
  const run = async (line: readonly string[], typed: string, script?: readonly string[]) => {
    const env = { SLUICE_MASTER_KEY: KEY_TEXT };
    const command = startCommand(dir, line, env, script);
    command.child.stdin?.end(typed);
    assert.equal(await command.ended, 0, command.written.err);
    began();
  };
  return {
    add: (provider, name, key) => run(["accounts", "add", provider, "--name", name], key),
    remove: (name) => run(["accounts", "remove", name], ""),
    login(login) {
      assert.ok(login.secret.kind === "oauth");
      const { secret: { access, refresh, expiresAt }, ...rest } = login;
      const told = { ...rest, access: access.reveal(), refresh: refresh?.reveal(), expiresAt };
      return run([join(dir, "sluice.db")], JSON.stringify(told), [
        "tests/support/login_process.ts",
      ]);
    },
  };
}
