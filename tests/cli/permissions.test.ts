/**
 * What is asked of the runtime is what the gateway needs: its own hosts, names and places, and no
 * more. That it is enough is held by `tests/deploy/confined.test.ts`, and by all that starts the
 * gateway as the README says.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { flagsOf, type Permissions, permissionsFor } from "../../adapters/cli/permissions.ts";
import { run } from "../../adapters/cli/run.ts";
import { openSqliteStore } from "../../adapters/stores/sqlite.ts";
import {
  createAdministration,
  createGateway,
  defineConfig,
  destinationsOf,
  knownDestinations,
  Secret,
} from "../../mod.ts";
import { USAGE_DESCRIPTORS } from "../../src/credentials/usage/mod.ts";
import { PROVIDERS } from "../../src/providers/mod.ts";
import { stage, withTempDir } from "../support/command.ts";

/** The permissions for a configuration, in a directory of their own. */
async function permissionsOf(
  file: unknown,
  env: Record<string, string> = {},
  known = false,
): Promise<Permissions> {
  return await withTempDir(async (cwd) => {
    await writeFile(join(cwd, "sluice.jsonc"), JSON.stringify(file));
    return await permissionsFor({ known }, stage({ cwd, env }));
  });
}

describe("where a gateway may send something", () => {
  it("is what its configuration names, each once and with its port", () => {
    const config = defineConfig({
      providers: {
        lab: { dialect: "openai-chat", baseUrl: "http://Lab.example/v1", apiKey: "k" },
        six: { dialect: "openai-chat", baseUrl: "http://[fd00::1]:9001/v1", apiKey: "k" },
        tls: { dialect: "openai-chat", baseUrl: "https://tls.example:8443/a/b", apiKey: "k" },
        twin: { dialect: "gemini", baseUrl: "https://tls.example:8443/c", apiKey: "k" },
        demo: {},
      },
    });
    assert.deepEqual(destinationsOf(config), [
      "[fd00::1]:9001",
      "lab.example:80",
      "tls.example:8443",
    ]);
  });

  it("holds identity providers where logins are allowed, and the broker", () => {
    const oauth = { clientId: "a-client", acceptTerms: true };
    const without = defineConfig({ providers: { xai: { apiKey: "k" } } });
    assert.ok(!destinationsOf(without).includes("auth.x.ai:443"));
    const config = defineConfig({
      broker: { url: "https://broker.example", token: "tok-4Vt8mQ1zR6yK3wB9-aaaa" },
      providers: { xai: { oauth } },
    });
    for (const place of ["api.x.ai:443", "auth.x.ai:443", "*.x.ai:443", "broker.example:443"]) {
      assert.ok(destinationsOf(config).includes(place), place);
    }
  });

  it("holds those that tell usage of what is configured, and of nothing else", () => {
    for (const { servedBy, ask, provider } of USAGE_DESCRIPTORS) {
      for (const host of ask === undefined ? [] : servedBy) {
        const baseUrl = `https://${host}/v1`;
        const asked = destinationsOf(
          defineConfig({ providers: { p: { dialect: "openai-chat", baseUrl, apiKey: "k" } } }),
        );
        assert.deepEqual(asked, [...new Set([`${host}:443`, `${ask?.host}:443`])].sort(), provider);
      }
    }
  });

  it("is a host of every known provider, unless only the configuration can name it", () => {
    const known = knownDestinations();
    for (const { id, baseUrl, cloud } of PROVIDERS) {
      if (cloud !== undefined) continue;
      const host = /^\w+:\/\/([^/]+)/.exec(baseUrl)?.[1] ?? "";
      if (host.includes("{")) continue;
      assert.ok(known.some((place) => place.startsWith(host)), `${id}: ${host}`);
    }
    assert.ok(known.includes("api.openai.com:443"));
    for (const place of known) assert.match(place, /^(?:\*\.|\[)?[\w.:-]+\]?:\d+$/);
    assert.deepEqual(known.filter((place) => place.startsWith("169.254.")), []);
  });
});

describe("sluice permissions", () => {
  it("hold the store that was chosen, and none of its secrets", async () => {
    const url = "redis://:a-password-of-its-own@10.0.0.9:6380/1";
    const chosen = await permissionsOf({ store: url });
    assert.ok(chosen.net.includes("10.0.0.9:6380"));
    assert.doesNotMatch(JSON.stringify(chosen), /a-password/);
    const asked = await permissionsOf({}, { SLUICE_STORE: "redis://store.example" });
    assert.ok(asked.net.includes("store.example:6379"));
    const kept = await permissionsOf({ store: { kind: "sqlite", path: "/srv/sluice/state.db" } });
    for (const places of [kept.read, kept.write]) assert.ok(places.includes("/srv/sluice"));
  });

  it("are those of the configuration", async () => {
    const lab = { dialect: "openai-chat", baseUrl: "http://10.0.0.7:9001/v1", apiKey: "${LAB}" };
    const { net, env, sys } = await permissionsOf(
      { listen: "127.0.0.1:4100", providers: { lab } },
      {
        LAB: "a-secret",
      },
    );
    assert.deepEqual(net, ["127.0.0.1:4100", "10.0.0.7:9001"]);
    assert.ok(env.includes("LAB"), "what the file refers to");
    assert.ok(env.includes("OPENAI_API_KEY"), "what registers a provider");
    assert.ok(!env.includes("PATH") && !env.includes("HOME"), "and nothing else");
    assert.deepEqual(sys, ["homedir", "uid"]);
  });

  it("follow from the environment, flags and kept accounts too", async () => {
    const { net } = await permissionsOf({}, { OPENAI_API_KEY: "sk-x", PORT: "0", HOST: "::1" });
    assert.deepEqual(net, ["[::1]", "api.openai.com:443"]);
    await withTempDir(async (dir) => {
      const env = { SLUICE_DATA_DIR: dir };
      const before = await permissionsFor({ known: false }, stage({ env }));
      assert.deepEqual(before.net, ["127.0.0.1:4000"]);
      assert.deepEqual(await readdir(dir), [], "nothing is made");
      const store = await openSqliteStore(join(dir, "sluice.db"));
      const masterKey = crypto.getRandomValues(new Uint8Array(32));
      const config = defineConfig({ providers: { groq: { apiKey: "k" } } });
      const { accounts } = createGateway(config, { store, masterKey });
      await createAdministration(config, accounts).add({
        provider: "groq",
        name: "kept",
        key: new Secret("gsk-4Vt8mQ1zR6yK3wB9"),
      });
      store.close();
      const after = await permissionsFor({ known: false }, stage({ env }));
      assert.deepEqual(after.net, ["127.0.0.1:4000", "api.groq.com:443"]);
    });
  });

  it("reach no further than the configuration's own files and the data directory", async () => {
    const env = { SLUICE_DATA_DIR: "/data" };
    const here = await permissionsFor({ known: false }, stage({ env, cwd: "/home/ada/lab" }));
    assert.deepEqual(here.read, [
      "/home/ada/lab/sluice.jsonc",
      "/home/ada/.config/sluice/sluice.jsonc",
      "/data",
    ]);
    assert.deepEqual(here.write, ["/data"]);
  });

  it("let accounts of clouds be found where their own tools look, and only where one is to be", async () => {
    const KEYS = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "s".repeat(40) };
    const keyed = await permissionsOf({
      providers: { "amazon-bedrock": { accounts: [{ name: "a", aws: KEYS }] } },
    });
    assert.ok(keyed.net.includes("*.amazonaws.com:443"));
    assert.deepEqual(keyed.net.filter((place) => place.startsWith("169.254.")), []);
    assert.ok(!keyed.env.includes("AWS_*"));
    const found = await permissionsOf(
      { providers: { "amazon-bedrock": { accounts: [{ name: "a", ambient: true }] } } },
      {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://localhost:51678/creds",
        AWS_WEB_IDENTITY_TOKEN_FILE: "/var/run/token",
      },
    );
    for (const place of ["169.254.169.254:80", "localhost:51678"]) {
      assert.ok(found.net.includes(place), place);
    }
    assert.ok(found.env.includes("AWS_*"));
    for (const path of ["/home/ada/.aws", "/var/run/token"]) {
      assert.ok(found.read.includes(path), path);
    }
  });

  it("hold all known providers when asked to", async () => {
    const { net } = await permissionsOf({}, {}, true);
    assert.deepEqual(net.slice(1), [...knownDestinations()]);
  });

  it("are printed as flags a shell can take, or as a block for deno.json", async () => {
    const around = stage({ env: { SLUICE_DATA_DIR: "/with space/it's" } });
    assert.equal(await run(["permissions", "--port", "81"], around), 0);
    assert.match(around.written.out, /^--no-prompt --allow-net=127\.0\.0\.1:81 --allow-env=\S+ /);
    assert.match(around.written.out, / '--allow-write=\/with space\/it'\\''s' --allow-sys=homedir/);
    // Nothing is quoted that a shell would not read in `$(…)` either.
    const plain = stage({ env: { HOST: "::1" } });
    assert.equal(await run(["permissions", "--known"], plain), 0);
    const flags = flagsOf(await permissionsFor({ known: true }, stage({ env: { HOST: "::1" } })));
    assert.ok(flags.some((flag) => flag.includes("*.x.ai:443")));
    assert.deepEqual(plain.written.out.trim().split(" "), flags);
    const json = stage({ env: { SLUICE_DATA_DIR: "/data" } });
    assert.equal(await run(["permissions", "--json"], json), 0);
    assert.deepEqual(JSON.parse(json.written.out).write, ["/data"]);
  });

  it("are not given for what Deno could not take, or for a wrong command line", async () => {
    const env = { SLUICE_DATA_DIR: "/a,b" };
    const permissions = await permissionsFor({ known: false }, stage({ env }));
    assert.throws(() => flagsOf(permissions), /Cannot put '\/a,b' into a list: it has a comma/);
    const around = stage();
    assert.equal(await run(["permissions", "--knwon"], around), 2);
    assert.match(around.written.err, /--knwon/);
  });
});
