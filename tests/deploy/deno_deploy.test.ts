/**
 * The app on Deno Deploy: built and started as `deploy` in `deno.json` says, which is what the platform
 * reads, with variables and a database and nothing else.
 *
 * @module
 */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { inRepo } from "../house/repo.ts";
import { withTempDir } from "../support/command.ts";
import { within } from "../support/gate.ts";
import { type Program, startProgram } from "../support/program.ts";
import { startUpstream } from "../support/upstream.ts";
import { ask, begin, endsWhole, finish, KEY, lab } from "./lab.ts";

const ADMIN = "adm-own-7Hq2xN5cT8vL1pD4";
const MASTER_KEY = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";

const LISTENING = /"message":"Listening on port \d+".*"port":(\d+)/;

interface Settings {
  readonly deploy: {
    readonly install: string;
    readonly runtime: { readonly type: string; readonly entrypoint: string };
  };
}

const { deploy }: Settings = JSON.parse(await readFile(inRepo("deno.json"), "utf8"));

/** Starts the app in `cwd` as the platform does: `deno run`, all rights, no flags of ours. */
function start(
  env: Readonly<Record<string, string>>,
  cwd = inRepo("."),
  ...flags: string[]
): Program {
  const words = ["run", "--allow-all", ...flags, deploy.runtime.entrypoint];
  return startProgram(Deno.execPath(), words, { cwd, env });
}

/** Starts it, and acts once it answers at `url`; then it is told to stop, as the platform tells it. */
async function serving(
  env: Readonly<Record<string, string>>,
  act: (url: string, app: Program) => Promise<void>,
): Promise<void> {
  const app = start({ SLUICE_KEY: KEY, PORT: "0", ...env });
  try {
    await act(`http://127.0.0.1:${await app.prints(LISTENING)}`, app);
    app.kill("SIGINT");
    assert.equal(await app.ended, 0, app.written.err);
  } finally {
    app.kill("SIGKILL");
  }
}

describe("deploy/deno_deploy.ts", () => {
  it("is what deno.json tells the platform to run", () => {
    assert.equal(deploy.runtime.type, "dynamic");
    assert.equal(deploy.runtime.entrypoint, "deploy/deno_deploy.ts");
  });

  it("serves whoever has the key, and writes its log", async () => {
    await serving({}, async (url, app) => {
      const answer = await ask(url, "demo");
      assert.equal(answer.status, 200, await answer.text());
      const stranger = await ask(url, "demo", { key: "sk-own-wrong" });
      assert.equal(stranger.status, 401);
      await stranger.body?.cancel();
      await app.prints(/"category":"sluice\.\w+".*"requestId"/);
    });
  });

  it("lets an answer end when the platform stops the instance", async () => {
    const upstream = await startUpstream(begin);
    const SLUICE_CONFIG_TEXT = JSON.stringify({ providers: { lab: lab(upstream.baseUrl) } });
    try {
      await serving({ SLUICE_CONFIG_TEXT }, async (url, app) => {
        await endsWhole(await ask(url, "lab/m"), async () => {
          app.kill("SIGINT");
          await within("the end of the listener", refused(url));
          finish(await upstream.request(0));
        });
      });
    } finally {
      await upstream.close();
    }
  });

  it("ends an answer that would be cut off, with an error that says so", async () => {
    const upstream = await startUpstream(begin);
    const SLUICE_CONFIG_TEXT = JSON.stringify({ providers: { lab: lab(upstream.baseUrl) } });
    try {
      await serving({ SLUICE_CONFIG_TEXT }, async (url, app) => {
        const response = await ask(url, "lab/m");
        await upstream.request(0);
        app.kill("SIGINT");
        assert.match(await response.text(), /"error":\{"message":"[^"]*(?:stop|shut|drain)/);
      });
    } finally {
      await upstream.close();
    }
  });

  it("keeps accounts in the database it is given, for the next instance", async () => {
    await withTempDir(async (dir) => {
      // There it has no path: the platform knows which one is meant.
      const SLUICE_STORE = `deno-kv:${join(dir, "kv.sqlite3")}`;
      const env = {
        SLUICE_STORE,
        SLUICE_MASTER_KEY: MASTER_KEY,
        SLUICE_ADMIN_KEY: ADMIN,
        SLUICE_CONFIG_TEXT: '{ "providers": { "openai": { "accounts": [] } } }',
      };
      await serving(env, async (url) => {
        const added = await administer(url, { provider: "openai", apiKey: "k1", name: "kept" });
        assert.equal(added.status, 201, await added.text());
      });
      assert.ok(existsSync(join(dir, "kv.sqlite3")));
      await serving(env, async (url) => {
        assert.match(await (await administer(url)).text(), /"name":"kept"/);
      });
    });
  });

  const refusals: Readonly<
    Record<string, readonly [RegExp, Readonly<Record<string, string>>]>
  > = {
    "without a key for callers": [/listen: Cannot listen/, {}],
    "with a file for a store": [
      /Cannot keep a database in a file/,
      { SLUICE_KEY: KEY, SLUICE_STORE: "sqlite" },
    ],
    "with a store and no key to seal with": [
      /Cannot seal what is kept: SLUICE_MASTER_KEY/,
      { SLUICE_KEY: KEY, SLUICE_STORE: "deno-kv" },
    ],
  };
  for (const [how, [said, env]] of Object.entries(refusals)) {
    it(`does not start ${how}`, async () => {
      const app = start(env);
      assert.equal(await app.ended, 1);
      assert.match(app.written.err, said);
    });
  }

  it("is built of the packages it needs, and none of the tests'", async () => {
    await withTempDir(async (dir) => {
      for (const name of ["deno.json", "deno.lock", "mod.ts", "src", "adapters", "deploy"]) {
        await cp(inRepo(name), join(dir, name), { recursive: true });
      }
      const env = { DENO_DIR: join(dir, ".deno") };
      // The builder has Deno on its path.
      const PATH = `${Deno.execPath().replace(/\/[^/]*$/, "")}:${Deno.env.get("PATH")}`;
      const built = startProgram("sh", ["-c", deploy.install], { cwd: dir, env: { ...env, PATH } });
      assert.equal(await built.ended, 0, built.written.err);
      const packages = await readdir(join(dir, ".deno/npm/registry.npmjs.org"));
      assert.ok(packages.includes("hono") && !packages.includes("openai"), packages.join());
      const app = start({ ...env, SLUICE_KEY: KEY, PORT: "0" }, dir, "--cached-only");
      try {
        await app.prints(LISTENING);
      } finally {
        app.kill("SIGKILL");
      }
    });
  });
});

/** Resolves once nobody listens any more. */
async function refused(url: string): Promise<void> {
  while (true) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer === undefined) return;
    await answer.body?.cancel();
  }
}

function administer(url: string, body?: unknown): Promise<Response> {
  return fetch(`${url}/admin/accounts`, {
    headers: { authorization: `Bearer ${ADMIN}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
}
