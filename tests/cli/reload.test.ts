/**
 * A configuration file that changes under a running gateway.
 *
 * @module
 */

import assert from "node:assert/strict";
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { createReloader } from "../../adapters/cli/reload.ts";
import { Refusal } from "../../adapters/cli/surroundings.ts";
import { type Watch, watchFile } from "../../adapters/cli/watch.ts";
import { type Changes, type Config, ConfigError, defineConfig } from "../../mod.ts";
import { type Command, startCommand, withTempDir } from "../support/command.ts";
import { until } from "../support/gate.ts";

/** Lets `act` change a file, look at it by hand, and count the changes. */
async function watched(
  act: (path: string, watch: Watch, changes: () => number, dir: string) => Promise<void>,
): Promise<void> {
  await withTempDir(async (dir) => {
    const path = join(dir, "sluice.jsonc");
    await writeFile(path, "{}");
    let count = 0;
    const watch = await watchFile(path, () => count++, () => () => {});
    await act(path, watch, () => count, dir);
  });
}

describe("a watched file", () => {
  it("has changed once it stays the same again", () =>
    watched(async (path, watch, changes) => {
      await watch.look();
      assert.equal(changes(), 0);
      await writeFile(path, "{ ");
      await watch.look();
      await writeFile(path, "{ }  ");
      await watch.look();
      assert.equal(changes(), 0, "somebody is still writing");
      await watch.look();
      await watch.look();
      assert.equal(changes(), 1);
    }));

  it("may be written a hundred times for one change", () =>
    watched(async (path, watch, changes) => {
      for (let count = 0; count < 100; count++) {
        await writeFile(path, `{ /* ${"x".repeat(count)} */ }`);
        if (count % 7 === 0) await watch.look();
      }
      assert.equal(changes(), 0);
      for (let count = 0; count < 3; count++) await watch.look();
      assert.equal(changes(), 1);
    }));

  it("may be renamed over, as editors do it", () =>
    watched(async (path, watch, changes, dir) => {
      for (let count = 1; count <= 3; count++) {
        await writeFile(join(dir, "draft"), "{}");
        await rename(join(dir, "draft"), path);
        await watch.look();
        await watch.look();
        assert.equal(changes(), count);
      }
    }));

  it("may be a link whose target is exchanged, as mounted ConfigMaps are", async () => {
    await withTempDir(async (dir) => {
      for (const version of ["v1", "v2"]) {
        await mkdir(join(dir, version));
        await writeFile(join(dir, version, "sluice.jsonc"), "{}");
      }
      await symlink("v1", join(dir, "..data"));
      await symlink(join("..data", "sluice.jsonc"), join(dir, "sluice.jsonc"));
      let changes = 0;
      const watch = await watchFile(join(dir, "sluice.jsonc"), () => changes++, () => () => {});
      await symlink("v2", join(dir, "..new"));
      await rename(join(dir, "..new"), join(dir, "..data"));
      await watch.look();
      await watch.look();
      assert.equal(changes, 1);
    });
  });

  it("may go away and come back, each of which is a change", () =>
    watched(async (path, watch, changes) => {
      await rm(path);
      await watch.look();
      await watch.look();
      assert.equal(changes(), 1);
      await writeFile(path, "{}");
      await watch.look();
      await watch.look();
      assert.equal(changes(), 2);
    }));
});

describe("a reloader", () => {
  it("goes one after the other, and tells what is wrong without taking it in", async () => {
    const taken: Config[] = [];
    const told: string[] = [];
    const config = defineConfig({ providers: { demo: {} } });
    let reading = 0;
    let most = 0;
    const reloader = createReloader(
      {
        reload: (next): Changes => {
          taken.push(next);
          return { changed: [], restart: [] };
        },
      },
      async () => {
        most = Math.max(most, ++reading);
        await Promise.resolve();
        reading--;
        if (taken.length === 2) throw new Refusal("a:1:1  Cannot do this\na:2:1  Nor that", 2);
        return config;
      },
      (text) => told.push(text),
    );
    const all = await Promise.allSettled([reloader.now(), reloader.now(), reloader.now()]);
    assert.deepEqual(all.map(({ status }) => status), ["fulfilled", "fulfilled", "rejected"]);
    const [, , last] = all;
    assert.ok(last?.status === "rejected" && last.reason instanceof ConfigError);
    assert.match(last.reason.message, /Cannot do this[^]*Nor that/);
    assert.deepEqual(told, ["a:1:1  Cannot do this\na:2:1  Nor that\n"]);
    assert.equal(most, 1);
    assert.equal(taken.length, 2);
    reloader.soon();
  });
});

const KEY = "sk-caller-5Qm2vX9tB7rK1dW8";
const OTHER = "sk-other-7Ym3wX8uC6sL2eV9";

function textOf(keys: readonly string[], models: Record<string, string> = {}): string {
  return JSON.stringify({
    keys: keys.map((key, index) => ({ name: `k${index}`, key })),
    providers: { demo: {} },
    models,
  });
}

/** Starts the gateway with a file, and lets `act` change that. */
async function running(
  act: (path: string, gateway: Command, ask: Ask) => Promise<void>,
  args: readonly string[] = [],
): Promise<void> {
  await withTempDir(async (dir) => {
    const path = join(dir, "sluice.jsonc");
    await writeFile(path, textOf([KEY]));
    const gateway = startCommand(dir, ["--port", "0", ...args]);
    try {
      const url = await gateway.prints(/listens on (http:\/\/\S+)/);
      await act(path, gateway, async (key, model = "demo") => {
        const response = await fetch(`${url}/v1/chat/completions`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify({ model, messages: [{ role: "user", content: "Hello" }] }),
        });
        await response.body?.cancel();
        return response.status;
      });
    } finally {
      gateway.kill("SIGKILL");
      await gateway.ended;
    }
  });
}

type Ask = (key: string, model?: string) => Promise<number>;

describe("sluice, whose configuration changes", () => {
  it("serves by the new one: by SIGHUP, and by looking at the file", async () => {
    await running(async (path, gateway, ask) => {
      assert.deepEqual([await ask(KEY), await ask(OTHER)], [200, 401]);
      await writeFile(path, textOf([OTHER], { fast: "demo/demo" }));
      process.kill(gateway.child.pid ?? 0, "SIGHUP");
      await until("it is told", () => gateway.written.err.includes("Configuration reloaded"));
      assert.deepEqual([await ask(KEY), await ask(OTHER, "fast")], [401, 200]);
      process.kill(gateway.child.pid ?? 0, "SIGHUP");
      await until("so is that nothing has", () => gateway.written.err.includes("nothing in it"));
      assert.match(gateway.written.err, /"changed":\["keys\.k0 changed","models\.fast added"\]/);
      const before = gateway.written.err.length;
      await writeFile(path, textOf([KEY]));
      await until("it is seen", () => gateway.written.err.slice(before).includes("reloaded"));
      assert.deepEqual([await ask(KEY), await ask(OTHER)], [200, 401]);
      assert.doesNotMatch(gateway.written.err, /5Qm2vX9t|7Ym3wX8u/);
    });
  });

  it("keeps the one before when the new one is wrong, half written or gone", async () => {
    await running(async (path, gateway, ask) => {
      const failures = () =>
        gateway.written.err.split("Cannot reload the configuration").length - 1;
      const worse = async (change: () => Promise<void>, why: RegExp) => {
        const count = failures();
        const from = gateway.written.err.length;
        await change();
        process.kill(gateway.child.pid ?? 0, "SIGHUP");
        await until("it is told", () => failures() > count);
        await until("why is told", () => why.test(gateway.written.err.slice(from)));
        const lines = gateway.written.err.slice(from).split("\n");
        const logged = lines.filter((line) => line.includes("Cannot reload"));
        assert.ok(!logged.some((line) => why.test(line)), "each problem is told once");
        assert.equal(await ask(KEY), 200);
      };
      await worse(
        () => writeFile(path, '{ "listne": 1 }'),
        /sluice\.jsonc:1:3 {2}listne {2}Cannot/,
      );
      await worse(() => writeFile(path, '{ "keys": [{'), /sluice\.jsonc:1:\d+ {2}/);
      await worse(() => rm(path), /Cannot read the configuration .*sluice\.jsonc/);
      const from = gateway.written.err.length;
      await writeFile(path, textOf([OTHER]));
      await until("it is right again", () => gateway.written.err.slice(from).includes("reloaded"));
      assert.deepEqual([await ask(KEY), await ask(OTHER)], [401, 200]);
    }, ["--log", "text"]);
  });
});
