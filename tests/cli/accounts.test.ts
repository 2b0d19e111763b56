/**
 * `sluice accounts` and `sluice vault`, from their command lines to the database and back.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { run } from "../../adapters/cli/run.ts";
import type { Surroundings } from "../../adapters/cli/surroundings.ts";
import { openSqliteStore } from "../../adapters/stores/sqlite.ts";
import { newMasterKey } from "../../mod.ts";
import { stage, withTempDir } from "../support/command.ts";

/** Node 20 has no SQLite of its own. */
const skip = !await import("node:sqlite").then(() => true, () => false);

const SECRET = "sk-kept-Zq81mVt4Xw70LrYp";

interface Done {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in `dir`, with `typed` on its standard input. */
async function sluice(
  dir: string,
  line: string,
  { typed = "", env = {}, ...more }: Partial<Surroundings> & { typed?: string } = {},
): Promise<Done> {
  const around = stage({
    cwd: dir,
    home: dir,
    ...more,
    env: { SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir, ...env },
    input: {
      isTerminal: false,
      text: () => Promise.resolve(typed),
      hidden: () => Promise.resolve(undefined),
      lines: async function* () {},
    },
  });
  const status = await run(line.split(" "), around);
  return { status, ...around.written };
}

interface Listed {
  readonly id: string;
  readonly provider: string;
  readonly name?: string;
  readonly status: string;
  readonly priority: number;
}

async function list(dir: string, env: Record<string, string> = {}): Promise<Listed[]> {
  const { out, status } = await sluice(dir, "accounts list --json", { env });
  assert.equal(status, 0);
  const { accounts } = JSON.parse(out) as { accounts: Listed[] };
  return accounts.filter(({ provider }) => provider !== "demo");
}

describe("sluice accounts", { skip }, () => {
  it("keeps an API key, shows it, switches it and forgets it", () =>
    withTempDir(async (dir) => {
      const added = await sluice(dir, "accounts add openai --name work --priority 80", {
        typed: `${SECRET}\n`,
      });
      assert.deepEqual([added.status, added.err], [0, ""]);
      assert.match(
        added.out,
        /^Added: openai\/work, kept as [0-9A-Z]{26}\.\nA running .* openai .*SIGHUP.*\n$/,
      );
      const shown = await sluice(dir, "accounts");
      assert.equal(
        shown.out,
        "openai\n  work  API key    ready     priority 80\n    next in line\n",
      );
      assert.equal((await sluice(dir, "accounts disable work")).status, 0);
      assert.equal((await list(dir))[0]?.status, "disabled");
      assert.match((await sluice(dir, "accounts")).out, /off .*\n {4}a person switched it off\n$/);
      assert.equal((await sluice(dir, "accounts enable openai/work")).status, 0);
      assert.equal((await list(dir))[0]?.status, "active");
      const again = await sluice(dir, "accounts add openai", { typed: SECRET });
      assert.match(again.out, /^Was there already.*\n$/);
      const [{ id = "" } = {}] = await list(dir);
      const gone = await sluice(dir, `accounts remove ${id.slice(0, 8).toLowerCase()}`);
      assert.deepEqual([gone.status, gone.out], [0, "Forgotten: openai/work.\n"]);
      assert.deepEqual(await list(dir), []);
    }));

  it("takes the secret from the environment, and says when there is none", () =>
    withTempDir(async (dir) => {
      const env = { MY_KEY: ` ${SECRET}\n` };
      assert.equal(
        (await sluice(dir, "accounts add anthropic --from-env MY_KEY", { env })).status,
        0,
      );
      assert.equal((await list(dir)).length, 1);
      const unset = await sluice(dir, "accounts add anthropic --from-env OTHER_KEY");
      assert.deepEqual([unset.status, unset.err], [
        2,
        "Cannot read the secret: OTHER_KEY is not set\n",
      ]);
      const pasted = await sluice(dir, `accounts add anthropic --from-env ${SECRET}`);
      assert.equal(pasted.err, "Cannot read the secret: that variable is not set\n");
      const nothing = await sluice(dir, "accounts add anthropic");
      assert.match(nothing.err, /^Cannot read the secret: nothing was given on standard input\n/);
      const odd = await sluice(dir, "accounts add anthropic", { typed: `${SECRET} and more` });
      assert.deepEqual([odd.status, odd.out], [2, ""]);
      assert.match(odd.err, /^Cannot use the secret: expected visible ASCII/);
      assert.equal((await list(dir)).length, 1);
    }));

  it("tells accounts of the configuration and the environment apart, and does not change them", () =>
    withTempDir(async (dir) => {
      const env = { OPENAI_API_KEY: "sk-from-env-71LpQ8" };
      await sluice(dir, "accounts add openai --name kept", { typed: SECRET, env });
      const names = (await list(dir, env)).map(({ id, name }) => name ?? id);
      assert.deepEqual(names, ["kept", "openai#1"]);
      const refused = await sluice(dir, "accounts disable openai#1", { env });
      assert.deepEqual([refused.status, refused.out], [2, ""]);
      assert.match(refused.err, /openai#1': it stands in the configuration or the environment\n$/);
    }));

  it("does nothing while it cannot tell which account is meant", () =>
    withTempDir(async (dir) => {
      for (const provider of ["openai", "anthropic"]) {
        await sluice(dir, `accounts add ${provider} --name same`, {
          typed: `${SECRET}-${provider}`,
        });
      }
      const two = await sluice(dir, "accounts disable same");
      assert.equal(two.status, 2);
      assert.match(
        two.err,
        /^Cannot tell which account 'same' is; name it by its id:\n( {2}\w+ \(.*\)\n){2}$/,
      );
      const half = await sluice(dir, "accounts remove openai/same nobody");
      assert.match(half.err, /^Cannot find the account 'nobody'/);
      assert.deepEqual((await list(dir)).map(({ status }) => status), ["active", "active"]);
    }));

  it("refuses providers that nobody knows, and those that take no secret", () =>
    withTempDir(async (dir) => {
      const unknown = await sluice(dir, "accounts add nobody", { typed: SECRET });
      assert.match(
        unknown.err,
        /^Cannot add to 'nobody': the configuration has no such provider\n/,
      );
      const config = {
        providers: { local: { dialect: "openai-chat", baseUrl: "http://127.0.0.1:1" } },
      };
      await writeFile(join(dir, "sluice.jsonc"), JSON.stringify(config));
      const keyless = await sluice(dir, "accounts add local", { typed: SECRET });
      assert.match(keyless.err, /^Cannot add to 'local': it takes no secret\n/);
      const odd = await sluice(dir, "accounts add openai --name a/b", { typed: SECRET });
      assert.match(odd.err, /^Cannot use the name: expected letters/);
      const login = await sluice(dir, "accounts login nobody");
      assert.deepEqual([login.status, login.out], [2, ""]);
    }));

  it("asks nobody for a secret that could not be kept", () =>
    withTempDir(async (dir) => {
      const asked: string[] = [];
      const input: Surroundings["input"] = {
        isTerminal: true,
        text: () => Promise.resolve(undefined),
        hidden: (question) => {
          asked.push(question);
          return Promise.resolve(SECRET);
        },
        lines: async function* () {},
      };
      const env = { SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir };
      const add = (...words: string[]) =>
        run(["accounts", "add", ...words], stage({ cwd: dir, home: dir, env, input }));
      assert.equal(await add("nobody"), 2);
      assert.equal(await add("openai", "--name", "a/b"), 2);
      assert.deepEqual(asked, []);
      assert.equal(await add("openai"), 0);
      assert.deepEqual(asked, ["API key for openai (not shown): "]);
    }));

  it("works on nothing when the master key is another one", () =>
    withTempDir(async (dir) => {
      await sluice(dir, "accounts add openai", { typed: SECRET });
      const env = { SLUICE_MASTER_KEY: newMasterKey() };
      for (const line of ["list", "add openai", "check", "disable openai"]) {
        const { status, out, err } = await sluice(dir, `accounts ${line}`, { env, typed: SECRET });
        assert.deepEqual([status, out], [1, ""], line);
        assert.match(err, /^Cannot read the accounts .*another master key\nPut back /, line);
      }
      assert.equal((await sluice(dir, "vault rotate", { env })).status, 1);
      assert.equal((await list(dir)).length, 1, "nothing was harmed");
    }));

  it("writes the secret nowhere but sealed", () =>
    withTempDir(async (dir) => {
      const said: string[] = [];
      const note = async (line: string, typed = "") => {
        const { out, err } = await sluice(dir, line, { typed });
        said.push(out, err);
      };
      await note("accounts add openai --name work", SECRET);
      await note("accounts --explain");
      await note("accounts list --json");
      await note("accounts disable work");
      await note("vault rotate");
      const files = await readdir(dir);
      assert.ok(files.includes("sluice.db") && files.includes("master.key"));
      const bytes = await Promise.all(files.map((file) => readFile(join(dir, file), "latin1")));
      const masterKey = (await readFile(join(dir, "master.key"), "utf8")).trim();
      const store = bytes.filter((_, index) => files[index] !== "master.key");
      for (const text of [...said, ...store]) {
        for (let at = 0; at + 8 <= SECRET.length; at++) {
          assert.ok(!text.includes(SECRET.slice(at, at + 8)));
        }
        assert.ok(!text.includes(masterKey));
      }
    }));
});

describe("sluice vault rotate", { skip }, () => {
  it("seals every secret anew, and can be broken off and begun again", () =>
    withTempDir(async (dir) => {
      await sluice(dir, "accounts add openai --name a", { typed: `${SECRET}-a` });
      await sluice(dir, "accounts add openai --name b", { typed: `${SECRET}-b` });
      const before = await sealsIn(dir);
      const first = await sluice(dir, "vault rotate");
      assert.deepEqual([first.status, first.out], [
        0,
        "A new key is in use; 2 secrets were sealed anew with it.\n",
      ]);
      const after = await sealsIn(dir);
      assert.equal(new Set(after.map(keyOf)).size, 1);
      assert.notEqual(keyOf(after[0]), keyOf(before[0]));
      // Broken off: one of them is still sealed with the older key.
      const [old = ""] = before;
      await replaceSeal(dir, after[0] ?? "", old);
      assert.deepEqual((await list(dir)).map(({ status }) => status), ["active", "active"]);
      const again = await sluice(dir, "vault rotate");
      assert.match(again.out, /2 secrets were sealed anew/);
      assert.equal(new Set((await sealsIn(dir)).map(keyOf)).size, 1);
      assert.equal((await list(dir)).length, 2);
    }));
});

interface Kept {
  readonly secret: { sealed: string };
}

async function recordsIn(dir: string): Promise<readonly (readonly [string, Kept])[]> {
  const store = await openSqliteStore(join(dir, "sluice.db"));
  try {
    return (await store.list("cred/")).map(([key, text]) => [key, JSON.parse(text) as Kept]);
  } finally {
    store.close();
  }
}

async function sealsIn(dir: string): Promise<string[]> {
  return (await recordsIn(dir)).map(([, { secret }]) => secret.sealed);
}

/** `v1.<key id>.…` */
function keyOf(seal: string | undefined): string | undefined {
  return seal?.split(".")[1];
}

async function replaceSeal(dir: string, seal: string, other: string): Promise<void> {
  const store = await openSqliteStore(join(dir, "sluice.db"));
  for (const [key, text] of await store.list("cred/")) {
    if (text.includes(seal)) await store.set(key, text.replace(seal, other), Infinity);
  }
  store.close();
}

describe("sluice accounts --url", () => {
  it("sends the admin key nowhere in the clear, and says what is in the way", async () => {
    const env = { SLUICE_ADMIN_KEY: "sk-admin-8Rk2vX9tB7qL1dW5" };
    const cases: [string, Record<string, string>, number, RegExp][] = [
      ["http://127.0.0.1:1", {}, 2, /SLUICE_ADMIN_KEY is not set/],
      ["http://gateway.example", env, 2, /expected https:\/\//],
      ["http://127.0.0.1.example", env, 2, /expected https:\/\//],
      ["file:///etc/passwd", env, 2, /expected https:\/\//],
      ["nowhere", env, 2, /expected https:\/\//],
      ["http://127.0.0.1:1", env, 1, /it cannot be reached/],
    ];
    for (const [url, variables, status, message] of cases) {
      const done = await sluice("/nowhere", `accounts --url ${url}`, { env: variables });
      assert.deepEqual([done.status, done.out], [status, ""], url);
      assert.match(done.err, message);
    }
  });
});
