/**
 * `sluice doctor`: each way in which something can be in the way, and what it says to do about it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { DoctorMeans } from "../../adapters/cli/doctor/run.ts";
import { openSqliteStore } from "../../adapters/stores/sqlite.ts";
import { newMasterKey, VERSION } from "../../mod.ts";
import { createClock } from "../support/clock.ts";
import { GOOD_KEY } from "../support/config.ts";
import { answers, date, examine, fileOf, NOW, PROVIDER, SECRET } from "../support/examining.ts";
import { turn } from "../support/gate.ts";

/** As Deno and Node say it. */
function rejects(message: string, code?: string): DoctorMeans["host"]["fetch"] {
  const cause = Object.assign(new Error(message), code === undefined ? {} : { code });
  return () => Promise.reject(new TypeError("fetch failed", { cause }));
}

describe("sluice doctor", () => {
  it("shows all that works on one screen", async () => {
    const { status, out } = await examine({ fetch: answers(200, date(0)) });
    assert.equal(status, 0);
    assert.equal(
      out,
      `ok    config     ~/sluice.jsonc: 1 provider, 0 names
ok    keys       laptop
ok    admin      off
ok    store      ~/data/sluice.db is made at the first start
ok    master key made at the first start
ok    port       127.0.0.1, a free one
ok    lab        lab#1: the provider answers, but may answer anybody
ok    clock      as the providers'

Everything works.
`,
    );
  });

  it("shows what is in the way, and what to do, and ends with 1", async () => {
    const { status, out } = await examine({
      file: fileOf({ listen: "0.0.0.0:0", providers: { openai: { apiKey: SECRET } } }),
      fetch: answers(401, date(-400_000)),
    });
    assert.equal(status, 1);
    assert.equal(
      out,
      `ok    config     ~/sluice.jsonc: 1 provider, 0 names
ok    keys       laptop
note  listen     every address of this machine (0.0.0.0)
                 → let it stand behind something that speaks TLS: keys and prompts pass in the clear
ok    admin      off
ok    store      ~/data/sluice.db is made at the first start
ok    master key made at the first start
ok    port       0.0.0.0, a free one
fail  openai     openai#1: the provider refuses it (status 401)
                 → put a good key into providers.openai of the configuration
fail  clock      400 s ahead of the providers'
                 → set the clock, best by NTP: tokens and signatures have a time in them

2 in the way, 1 to think about.
`,
    );
  });

  const WAYS: readonly [
    what: string,
    fetch: DoctorMeans["host"]["fetch"],
    said: RegExp,
    todo: RegExp,
  ][] = [
    [
      "no name",
      rejects("client error (Connect): dns error: failed to lookup address"),
      /DNS/,
      /name server/,
    ],
    [
      "no name, in Node's words",
      rejects("getaddrinfo ENOTFOUND lab.invalid", "ENOTFOUND"),
      /DNS/,
      /base URL/,
    ],
    ["a certificate", rejects("invalid peer certificate: UnknownIssuer"), /TLS/, /DENO_CERT/],
    [
      "nobody there",
      rejects("tcp connect error: Connection refused (os error 111)"),
      /refused/,
      /start it/,
    ],
    [
      "a proxy",
      rejects("unsuccessful tunnel (proxy authentication required)"),
      /proxy/,
      /HTTPS_PROXY/,
    ],
    ["no way", rejects("connect ENETUNREACH", "ENETUNREACH"), /unreachable/, /firewall/],
    ["a cut", rejects("read ECONNRESET", "ECONNRESET"), /cut/, /firewalls/],
    [
      "no permission",
      rejects('Requires net access to "lab.invalid:80"'),
      /may not use/,
      /--allow-net/,
    ],
    ["no answer", rejects("operation timed out"), /does not answer/, /firewalls/],
    ["something unheard of", rejects("the moon is full"), /could not be reached/, /network/],
    [
      "a region",
      answers(403, { "content-type": "text/html" }),
      /refused before the provider/,
      /region/,
    ],
    ["a proxy's own answer", answers(407, {}), /refused before the provider/, /proxy/],
    [
      "a redirect",
      answers(302, { location: "http://x.invalid" }),
      /redirects elsewhere/,
      /base URL/,
    ],
  ];
  for (const [what, fetch, said, todo] of WAYS) {
    it(`tells ${what} on the way from everything else`, async () => {
      const { status, of } = await examine({ fetch });
      assert.equal(status, 1);
      assert.match(of.get("lab")?.said ?? "", said);
      assert.match(of.get("lab")?.todo ?? "", todo);
    });
  }

  it("waits for nobody for ever", async () => {
    const clock = createClock(NOW);
    let over = false;
    const examined = examine({
      fetch: (_url, init) =>
        new Promise((_, reject) => {
          init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
        }),
      more: clock.host,
    }).finally(() => over = true);
    while (!over) {
      await clock.advance(1000);
      await turn();
    }
    const { status, of } = await examined;
    assert.equal(status, 1);
    assert.match(of.get("lab")?.said ?? "", /did not answer within 15 s/);
  });

  it("tells a provider's own trouble, and a limit, from what one can mend", async () => {
    for (const status of [500, 503, 429]) {
      const examined = await examine({ fetch: answers(status, {}) });
      assert.equal(examined.status, 0, String(status));
      assert.equal(examined.of.get("lab")?.state, "note");
    }
  });

  it("says where another key goes, by where the refused one comes from", async () => {
    const fetch = answers(401, {});
    const found = await examine({
      file: fileOf({ providers: {} }),
      env: { OPENAI_API_KEY: SECRET },
      fetch,
    });
    assert.match(found.of.get("openai")?.todo ?? "", /into OPENAI_API_KEY/);
    const none = await examine({ file: fileOf({ providers: { groq: { accounts: [] } } }), fetch });
    assert.equal(none.of.get("groq")?.todo, "sluice accounts add groq");
    const login = await examine({
      file: fileOf({ providers: { "openai-codex": { accounts: [] } } }),
      fetch,
    });
    assert.equal(
      login.of.get("openai-codex")?.todo,
      "allow logins to it as docs/logins.md says, then sluice accounts login openai-codex",
    );
  });

  it("takes clouds for well whose accounts only a request can try", async () => {
    const aws = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: SECRET };
    const { status, out } = await examine({
      file: fileOf({
        providers: {
          "amazon-bedrock": { accounts: [{ name: "keys", aws }, { name: "b", apiKey: SECRET }] },
          "google-vertex": { google: { project: "p", location: "eu" }, apiKey: SECRET },
        },
      }),
      // As a runtime does with braces in a host's name.
      fetch: (url) =>
        url.includes("{")
          ? Promise.reject(new TypeError("Invalid URL"))
          : answers(200, date(0))(url, {}),
    });
    assert.equal(status, 0);
    assert.match(out, /ok {4}amazon-bedrock keys: only a request can tell whether AWS/);
    assert.match(out, /ok {4}amazon-bedrock b: only a request can tell, as where it goes/);
    assert.match(out, /ok {4}google-vertex {2}google-vertex#1: only a request can tell/);
    assert.match(out, /Everything works/);
  });

  it("asks nobody offline", async () => {
    const { status, of } = await examine({
      args: ["--offline"],
      fetch: () => assert.fail("somebody is asked"),
    });
    assert.equal(status, 0);
    assert.ok(!of.has("lab") && !of.has("port"));
  });

  it("tells a clock that is off, by the provider that agrees best", async () => {
    const providers = { lab: PROVIDER, far: { ...PROVIDER, baseUrl: "http://far.invalid/v1" } };
    const by = async (lab: number, far: number) =>
      (await examine({
        file: fileOf({ providers }),
        fetch: (url) => answers(200, date(url.includes("far") ? far : lab))(url, {}),
      })).of.get("clock")?.state;
    assert.equal(await by(0, 900_000), "ok");
    assert.equal(await by(90_000, 900_000), "note");
    assert.equal(await by(-400_000, 900_000), "fail");
  });
});

describe("sluice doctor, looking at this machine", () => {
  it("says that the configuration is wrong, and goes on with the rest", async () => {
    const { status, of } = await examine({ file: '{ "listne": 1, "hosts": [""] }' });
    assert.equal(status, 1);
    assert.match(of.get("config")?.said ?? "", /sluice\.jsonc:1:3 {2}listne .*\(and 1 more\)/);
    assert.ok(of.has("store"));
  });

  it("sees secrets that others can read, and a provider that is the gateway itself", async () => {
    const { of } = await examine({
      file: fileOf({
        listen: "127.0.0.1:4123",
        providers: { me: { ...PROVIDER, baseUrl: "http://localhost:4123/v1" } },
      }),
      args: ["--offline"],
      before: (dir) => chmod(join(dir, "sluice.jsonc"), 0o644),
    });
    assert.match(of.get("config")?.said ?? "", /can read .*keys\[0\]\.key, providers\.me\.apiKey/);
    assert.match(of.get("me")?.said ?? "", /is this gateway/);
    const aws = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: SECRET, sessionToken: "${NAME}" };
    const google = { serviceAccount: { client_email: "a@b.example", private_key: SECRET } };
    const clouds = await examine({
      file: fileOf({
        providers: {
          "amazon-bedrock": { accounts: [{ name: "keys", aws }] },
          "google-vertex": { accounts: [{ name: "robot", google }] },
        },
      }),
      env: { NAME: SECRET },
      args: ["--offline"],
      before: (dir) => chmod(join(dir, "sluice.jsonc"), 0o644),
    });
    assert.match(clouds.out, /\[0\]\.aws\.secretAccessKey, .*serviceAccount\.private_key$/m);
    assert.doesNotMatch(clouds.out, /sessionToken/);
  });

  it("sees its own key where a provider's should be, and a proxy in the way", async () => {
    const { status, of } = await examine({
      file: fileOf({ providers: { lab: { ...PROVIDER, baseUrl: "http://localhost:9/v1" } } }),
      env: { OPENAI_API_KEY: GOOD_KEY, HTTPS_PROXY: "http://user:pw@proxy.lab:3128" },
      args: ["--offline"],
    });
    assert.equal(status, 1);
    assert.match(of.get("openai")?.said ?? "", /holds a key of this gateway/);
    const pasted = await examine({
      env: { OPENAI_API_KEY: `sk-sluice-${"a".repeat(36)}` },
      args: ["--offline"],
    });
    assert.match(pasted.of.get("environment")?.todo ?? "", /unset OPENAI_API_KEY/);
    assert.ok(!pasted.of.has("openai"));
    assert.match(of.get("proxy")?.said ?? "", /lab on this machine .* proxy\.lab:3128/);
    assert.match(of.get("proxy")?.todo ?? "", /NO_PROXY/);
    assert.doesNotMatch(JSON.stringify([...of.values()]), /pw@/);
  });

  it("tells a port that is taken from one where Sluice itself listens", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    try {
      const file = fileOf({ listen: `127.0.0.1:${port}` });
      const other = await examine({ file, fetch: answers(200, {}) });
      assert.match(other.of.get("port")?.said ?? "", /something else listens/);
      const own = await examine({
        file,
        fetch: (url) =>
          Promise.resolve(
            url.endsWith("/healthz")
              ? Response.json({ ok: true, version: VERSION })
              : new Response(),
          ),
      });
      assert.match(own.of.get("port")?.said ?? "", /Sluice .* listens there/);
    } finally {
      server.close();
    }
  });

  it("opens what is kept, and tries it", async () => {
    const kept = async (dir: string) => {
      await mkdir(join(dir, "data"), { mode: 0o700 });
      (await openSqliteStore(join(dir, "data", "sluice.db"))).close();
    };
    const env = { SLUICE_MASTER_KEY: newMasterKey() };
    const good = await examine({ before: kept, env });
    assert.equal(good.status, 0);
    assert.match(good.of.get("store")?.said ?? "", /reads, writes, compares/);
    const gone = await examine({ before: kept });
    assert.match(gone.of.get("master key")?.said ?? "", /is not there, and accounts are kept/);
    assert.equal(gone.status, 1);
    const bad = await examine({ before: kept, env: { SLUICE_MASTER_KEY: "short" } });
    assert.match(bad.of.get("master key")?.said ?? "", /SLUICE_MASTER_KEY is none/);
    const open = await examine({
      env,
      before: async (dir) => {
        await kept(dir);
        await writeFile(join(dir, "data", "key"), "x", { mode: 0o644 });
      },
    });
    assert.match(open.of.get("store")?.said ?? "", /other users of this machine may use key/);
    const broken = await examine({
      env,
      before: async (dir) => {
        await mkdir(join(dir, "data"), { mode: 0o700 });
        await writeFile(join(dir, "data", "sluice.db"), "this is no database at all");
      },
    });
    assert.equal(broken.status, 1);
    assert.match(broken.of.get("store")?.said ?? "", /Cannot use the database/);
  });

  it("names the permissions that are missing", async () => {
    const { status, of } = await examine({ allowed: (name) => Promise.resolve(name !== "net") });
    assert.equal(status, 1);
    assert.match(of.get("runtime")?.said ?? "", /may not use net/);
    assert.equal(of.get("runtime")?.todo, "start it with --allow-net");
  });
});
