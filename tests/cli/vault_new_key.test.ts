/**
 * `sluice vault rotate --new-key`: another master key, in the file and in the environment, beside
 * gateways that run, and with processes that are killed on the way.
 *
 * @module
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { run } from "../../adapters/cli/run.ts";
import { openSqliteStore } from "../../adapters/stores/sqlite.ts";
import { newMasterKey, opensVault, parseMasterKey } from "../../mod.ts";
import { stage, startCommand, withTempDir } from "../support/command.ts";
import { within } from "../support/gate.ts";

/** Node 20 has no SQLite of its own. */
const skip = !await import("node:sqlite").then(() => true, () => false);

const SECRET = "sk-kept-Zq81mVt4Xw70LrYp";
const CALLER = "sk-caller-5Qm2vX9tB7rK1dW8";
const ROTATE = "vault rotate --new-key";

type Env = Readonly<Record<string, string>>;

/** Runs a command line in `dir`, with a secret on its standard input. */
async function sluice(dir: string, line: string, env: Env = {}) {
  const around = stage({
    cwd: dir,
    home: dir,
    platform: process.platform,
    env: { SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir, ...env },
    input: {
      isTerminal: false,
      text: () => Promise.resolve(SECRET),
      hidden: () => Promise.resolve(undefined),
      lines: async function* () {},
    },
  });
  const status = await run(line.split(" "), around);
  return { status, ...around.written };
}

async function keyFile(dir: string): Promise<string> {
  return (await readFile(join(dir, "master.key"), "utf8")).trim();
}

async function opens(dir: string, key: string): Promise<boolean | undefined> {
  const store = await openSqliteStore(join(dir, "sluice.db"));
  try {
    const bytes = parseMasterKey(key);
    assert.ok(bytes);
    return await opensVault(store, bytes);
  } finally {
    store.close();
  }
}

async function namesIn(dir: string, env: Env = {}): Promise<(string | undefined)[]> {
  const { status, out, err } = await sluice(dir, "accounts list --json", env);
  assert.equal(status, 0, err);
  const { accounts } = JSON.parse(out) as { accounts: { name?: string; provider: string }[] };
  return accounts.filter(({ provider }) => provider === "openai").map(({ name }) => name);
}

describe("another master key", { skip }, () => {
  it("takes the place of the one in the file, which opens nothing any more", () =>
    withTempDir(async (dir) => {
      await sluice(dir, "accounts add openai --name a");
      const old = await keyFile(dir);
      const done = await sluice(dir, ROTATE);
      assert.deepEqual([done.status, done.err], [0, ""]);
      assert.match(
        done.out,
        /^A new master key is in the file master\.key\. Gateways that run go on/,
      );
      const next = await keyFile(dir);
      assert.notEqual(next, old);
      assert.ok(!done.out.includes(next));
      assert.deepEqual([await opens(dir, old), await opens(dir, next)], [false, true]);
      assert.deepEqual(await namesIn(dir), ["a"]);
      assert.ok(!(await readdir(dir)).some((file) => file.startsWith("master.key.")));
      if (process.platform !== "win32") {
        assert.equal((await stat(join(dir, "master.key"))).mode & 0o777, 0o600);
      }
      assert.equal((await sluice(dir, ROTATE)).status, 0, "and again");
      assert.equal((await sluice(dir, "vault rotate")).status, 0);
      assert.deepEqual(await namesIn(dir), ["a"]);
    }));

  it("is taken from a variable where the old one is in one, as often as one says so", () =>
    withTempDir(async (dir) => {
      const [old, next] = [newMasterKey(), newMasterKey()];
      const env = { SLUICE_MASTER_KEY: old, NEXT_KEY: next };
      await sluice(dir, "accounts add openai --name a", env);
      for (let time = 0; time < 2; time++) {
        const done = await sluice(dir, `${ROTATE} --from-env NEXT_KEY`, env);
        assert.deepEqual([done.status, done.err], [0, ""]);
        assert.match(
          done.out,
          /Put it into SLUICE_MASTER_KEY now: nothing starts with the old one/,
        );
        assert.ok(!done.out.includes(next) && !done.out.includes(old));
        assert.deepEqual([await opens(dir, old), await opens(dir, next)], [false, true]);
      }
      assert.deepEqual(await namesIn(dir, { SLUICE_MASTER_KEY: next }), ["a"]);
      assert.equal((await sluice(dir, "accounts", env)).status, 1);
      assert.ok(!(await readdir(dir)).some((file) => file.startsWith("master.key")));
    }));

  it("is refused where it is none, or nobody says which", () =>
    withTempDir(async (dir) => {
      const env = { SLUICE_MASTER_KEY: newMasterKey(), SHORT: "short" };
      await sluice(dir, "accounts add openai --name a", env);
      const cases: [string, Env, RegExp][] = [
        [ROTATE, env, /^Cannot change what is in SLUICE_MASTER_KEY: name the variable/],
        [`${ROTATE} --from-env SHORT`, env, /^Cannot use SHORT: expected 32 bytes/],
        [`${ROTATE} --from-env NONE`, env, /^Cannot read the secret: NONE is not set/],
        [`${ROTATE} --from-env SHORT`, {}, /^Cannot use '--from-env': the key is in a file/],
        ["vault rotate --from-env SHORT", env, /'--from-env' is for --new-key/],
      ];
      for (const [line, given, message] of cases) {
        const { status, out, err } = await sluice(dir, line, given);
        assert.deepEqual([status, out], [2, ""], line);
        assert.match(err, message);
      }
      const other = { ...env, SLUICE_MASTER_KEY: newMasterKey(), NEXT_KEY: newMasterKey() };
      const wrong = await sluice(dir, `${ROTATE} --from-env NEXT_KEY`, other);
      assert.deepEqual([wrong.status, wrong.out], [1, ""]);
      assert.match(wrong.err, /another master key/);
      assert.deepEqual(await namesIn(dir, env), ["a"], "nothing was harmed");
    }));

  it("is one key, however many make it at once", () =>
    withTempDir(async (dir) => {
      await sluice(dir, "accounts add openai --name a");
      const all = await Promise.all(Array.from({ length: 4 }, () => sluice(dir, ROTATE)));
      assert.ok(all.some(({ status }) => status === 0));
      for (const { status, err } of all) {
        if (status !== 0) assert.match(err, /^Cannot change keys: another process is at it/);
      }
      assert.equal(await opens(dir, await keyFile(dir)), true);
      assert.deepEqual(await namesIn(dir), ["a"]);
    }));
});

/** Runs the command, which is killed at one of its commits; resolves with how it ended. */
async function killed(
  dir: string,
  commit: number,
  when: "before" | "after",
  line: string,
  env: Env = {},
): Promise<number | string> {
  const command = startCommand(dir, line.split(" "), env, [
    "tests/support/killed_command.ts",
    String(commit),
    when,
  ]);
  return await command.ended;
}

/** What a killed process still had in hand is over by then. */
async function letLeaseEnd(dir: string): Promise<void> {
  const store = await openSqliteStore(join(dir, "sluice.db"));
  for (const key of ["lease/vault", "lease/vault/held"]) await store.delete(key);
  store.close();
}

describe("a rotation that is killed", { skip }, () => {
  for (const when of ["before", "after"] as const) {
    it(`leaves a key in the file that opens everything: ${when} each step is kept`, async (t) => {
      const seen = new Set<string>();
      let ended: number | string = "";
      for (let commit = 1; ended !== 0; commit++) {
        ended = await withTempDir(async (dir) => {
          await sluice(dir, "accounts add openai --name a");
          const old = await keyFile(dir);
          const status = await killed(dir, commit, when, ROTATE);
          assert.ok(status === 0 || status === "SIGKILL", String(status));
          const files = (await readdir(dir)).filter((file) => file.startsWith("master.key"));
          seen.add(`${await opens(dir, old) ? "old" : "new"} key, ${files.length} files`);
          assert.deepEqual(await namesIn(dir), ["a"], "whoever starts next opens everything");
          assert.equal(await opens(dir, await keyFile(dir)), true);
          await letLeaseEnd(dir);
          const again = await sluice(dir, ROTATE);
          assert.equal(again.status, 0, again.err);
          assert.equal(await opens(dir, old), false);
          assert.deepEqual(await namesIn(dir), ["a"]);
          assert.ok(!(await readdir(dir)).includes("master.key.next"));
          return status;
        });
      }
      t.diagnostic([...seen].join("; "));
      const middle = { before: "old key, 2 files", after: "new key, 2 files" }[when];
      assert.ok(seen.has(middle), "killed where both keys are there");
      assert.ok(seen.has("new key, 1 files"));
    });

    it(`leaves the key in one of two variables: ${when} each step is kept`, async () => {
      const seen = new Set<string>();
      let ended: number | string = "";
      for (let commit = 1; ended !== 0; commit++) {
        ended = await withTempDir(async (dir) => {
          const [old, next] = [newMasterKey(), newMasterKey()];
          const env = { SLUICE_MASTER_KEY: old, NEXT_KEY: next };
          await sluice(dir, "accounts add openai --name a", env);
          const line = `${ROTATE} --from-env NEXT_KEY`;
          const status = await killed(dir, commit, when, line, env);
          const which = await opens(dir, old) ? "old" : "next";
          seen.add(which);
          const key = which === "old" ? old : next;
          assert.equal(await opens(dir, key), true);
          assert.deepEqual(await namesIn(dir, { SLUICE_MASTER_KEY: key }), ["a"]);
          await letLeaseEnd(dir);
          assert.equal((await sluice(dir, line, env)).status, 0);
          assert.deepEqual(await namesIn(dir, { SLUICE_MASTER_KEY: next }), ["a"]);
          return status;
        });
      }
      assert.deepEqual([...seen].sort(), ["next", "old"]);
    });
  }
});

/** A gateway that runs as a process of its own. */
interface Gateway {
  /** Waits until it has accounts with these names and no others. */
  has(names: string[]): Promise<void>;
  /** The status of an answer of its. */
  asks(): Promise<number>;
  readonly written: { readonly out: string; readonly err: string };
}

async function withGateway(
  dir: string,
  env: Env,
  act: (gateway: Gateway) => Promise<void>,
): Promise<void> {
  const key = "sk-admin-8Rk2vX9tB7qL1dW5";
  const gateway = startCommand(dir, ["--port", "0"], {
    SLUICE_KEY: CALLER,
    SLUICE_ADMIN_KEY: key,
    ...env,
  });
  try {
    const url = await gateway.prints(/listens on (http:\/\/\S+)/);
    const names = async () => {
      const headers = { authorization: `Bearer ${key}` };
      const answer = await fetch(`${url}/admin/accounts`, { headers });
      const { accounts } = await answer.json() as { accounts: { name?: string }[] };
      return accounts.flatMap(({ name }) => name ?? []).sort();
    };
    await act({
      written: gateway.written,
      has: (wanted) =>
        within(
          `the accounts ${wanted}`,
          (async () => {
            while ((await names()).join() !== wanted.join());
          })(),
          30_000,
        ),
      async asks() {
        const answer = await fetch(`${url}/v1/chat/completions`, {
          method: "POST",
          headers: { authorization: `Bearer ${CALLER}`, "content-type": "application/json" },
          body: JSON.stringify({ model: "lab/m", messages: [{ role: "user", content: "Hi" }] }),
        });
        await answer.body?.cancel();
        return answer.status;
      },
    });
  } finally {
    gateway.kill("SIGTERM");
    assert.equal(await gateway.ended, 0);
  }
}

/** Describes the provider `lab` to commands and gateways in `dir` while `act` runs. */
async function withLab(dir: string, act: () => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "application/json" });
      const message = { role: "assistant", content: "hi" };
      const choices = [{ index: 0, message, finish_reason: "stop" }];
      response.end(JSON.stringify({ id: "c1", object: "chat.completion", model: "m", choices }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const lab = { dialect: "openai-chat", baseUrl: `http://127.0.0.1:${port}/v1`, accounts: [] };
  await writeFile(join(dir, "sluice.jsonc"), JSON.stringify({ providers: { lab } }));
  try {
    await act();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Adds a key of its own for each name: one that is there already would be known again. */
async function add(dir: string, name: string, env: Env = {}): Promise<void> {
  const given = { ...env, MINE: `${SECRET}-${name}` };
  const { status, err } = await sluice(
    dir,
    `accounts add lab --name ${name} --from-env MINE`,
    given,
  );
  assert.equal(status, 0, err);
}

async function does(dir: string, line: string, env: Env = {}): Promise<void> {
  const { status, err } = await sluice(dir, line, env);
  assert.equal(status, 0, err);
}

describe("gateways that run meanwhile", { skip }, () => {
  it("go on with a key in the file, whatever is rotated, and are not started anew", () =>
    withTempDir((dir) =>
      withLab(dir, async () => {
        await add(dir, "a");
        await withGateway(dir, {}, async ({ has, asks, written }) => {
          await has(["a"]);
          for (const name of ["b", "c"]) {
            await does(dir, ROTATE);
            await does(dir, "vault rotate");
            await add(dir, name);
          }
          await has(["a", "b", "c"]);
          await does(dir, "accounts remove a");
          await has(["b", "c"]);
          assert.equal(await asks(), 200);
          assert.doesNotMatch(written.out + written.err, /store\.failed/);
        });
      })
    ));

  it("go on with a key in a variable, and have to be started anew before the next data key", () =>
    withTempDir((dir) =>
      withLab(dir, async () => {
        const [old, next] = [newMasterKey(), newMasterKey()];
        const before = { SLUICE_MASTER_KEY: old, NEXT_KEY: next };
        const after = { SLUICE_MASTER_KEY: next };
        await add(dir, "a", before);
        await withGateway(dir, before, async ({ has, asks, written }) => {
          await has(["a"]);
          await does(dir, `${ROTATE} --from-env NEXT_KEY`, before);
          await add(dir, "b", after);
          await has(["a", "b"]);
          assert.equal(await asks(), 200);
          // It was to be started anew before this: it goes on with what it has, and says so.
          await does(dir, "vault rotate", after);
          await within(
            "word of it",
            (async () => {
              while (!/store\.failed.*another master key/s.test(written.out + written.err)) {
                assert.equal(await asks(), 200);
              }
            })(),
            30_000,
          );
          assert.equal(await asks(), 200);
        });
        await withGateway(dir, after, async ({ has, asks }) => {
          await has(["a", "b"]);
          assert.equal(await asks(), 200);
        });
      })
    ));
});
