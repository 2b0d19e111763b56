/**
 * What is put on platforms: each entry is run as the platform would run it, or as near to it as this
 * machine can.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import process from "node:process";
import { describe, it } from "node:test";
import { parse as parseJsonc, type ParseError } from "jsonc-parser";
import vercel from "../../deploy/vercel/api/sluice.ts";
import worker, { SluiceStore } from "../../deploy/cloudflare/worker.ts";
import { newMasterKey } from "../../mod.ts";
import { inRepo } from "../house/repo.ts";
import { createLocalObjects } from "../support/durable.ts";

const KEY = "sk-own-4Vt8mQ1zR6yK3wB9";
const ADMIN_KEY = "sk-admin-7Jd4sW9cX2vN6bM3";

function asking(url: string, key = KEY): Request {
  return new Request(`${url}/v1/responses`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "demo", input: "Hello" }),
  });
}

async function json(name: string): Promise<Record<string, unknown>> {
  const faults: ParseError[] = [];
  const value = parseJsonc(await readFile(inRepo(name), "utf8"), faults);
  assert.deepEqual(faults, [], name);
  return value;
}

describe("deploy/vercel", () => {
  it("sends every path to the function, which answers", async () => {
    const { rewrites, functions } = await json("deploy/vercel/vercel.json");
    assert.deepEqual(rewrites, [{ source: "/(.*)", destination: "/api/sluice" }]);
    assert.deepEqual(Object.keys(functions as Record<string, unknown>), ["api/sluice.ts"]);
    process.env.SLUICE_KEY = KEY;
    try {
      const answer = await vercel.fetch(asking("https://sluice.example"));
      assert.equal(answer.status, 200, await answer.text());
    } finally {
      delete process.env.SLUICE_KEY;
    }
  });
});

describe("deploy/cloudflare", () => {
  it("has a Worker, which answers, and runs as the Worker that is held to the table", async () => {
    const settings = await json("deploy/cloudflare/wrangler.jsonc");
    assert.equal(settings.main, "worker.ts");
    // The suite of conformance runs it in workerd, with these.
    const host = await readFile(inRepo("tests/conformance/hosts/workerd_host.ts"), "utf8");
    assert.ok(host.includes(`compatibilityDate: "${settings.compatibility_date}"`));
    assert.ok(host.includes(`compatibilityFlags: ${JSON.stringify(settings.compatibility_flags)}`));
    const { bindings: [binding] } = settings.durable_objects as { bindings: [{ name: string }] };
    assert.deepEqual(binding, { name: "SLUICE_STORE", class_name: "SluiceStore" });
    assert.ok(host.includes(`${binding.name}: { className: "SluiceStore", useSQLite: true }`));
    assert.deepEqual(settings.migrations, [{ tag: "v1", new_sqlite_classes: ["SluiceStore"] }]);
    assert.equal(SluiceStore.name, "SluiceStore");
    const work: Promise<unknown>[] = [];
    const answer = await worker.fetch(asking("https://sluice.example"), { SLUICE_KEY: KEY }, {
      waitUntil: (one) => void work.push(one),
    });
    assert.equal(answer.status, 200, await answer.text());
    await Promise.all(work);
  });

  it("keeps what outlives an isolate in the objects that are bound to it", async () => {
    const objects = await createLocalObjects(Date.now);
    const isolates = await Promise.all([
      import("../../adapters/cloudflare.ts?isolate=1"),
      import("../../adapters/cloudflare.ts?isolate=2"),
    ]);
    const env = {
      SLUICE_KEY: KEY,
      SLUICE_ADMIN_KEY: ADMIN_KEY,
      // As docs/deploy.md says.
      SLUICE_CONFIG_TEXT: JSON.stringify({
        admin: { key: "${SLUICE_ADMIN_KEY}", remote: true },
        providers: { demo: {}, openai: { accounts: [] } },
      }),
      SLUICE_MASTER_KEY: newMasterKey(),
      SLUICE_STORE: objects.namespace,
    };
    async function ask(isolate: number, request: Request): Promise<Record<string, unknown>> {
      const work: Promise<unknown>[] = [];
      const context = { waitUntil: (one: Promise<unknown>) => void work.push(one) };
      const answer = await isolates[isolate]?.default.fetch(request, env, context);
      const body = await answer?.json();
      assert.ok(answer?.ok, JSON.stringify(body));
      await Promise.all(work);
      return body;
    }
    const { id } = await ask(0, asking("https://sluice.example"));
    const headers = { authorization: `Bearer ${KEY}` };
    const kept = new Request(`https://sluice.example/v1/responses/${id}`, { headers });
    assert.equal((await ask(1, kept)).id, id);
    const administer = (body?: unknown): Request =>
      new Request("https://sluice.example/admin/accounts", {
        method: body === undefined ? "GET" : "POST",
        headers: { "authorization": `Bearer ${ADMIN_KEY}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    await ask(0, administer({ provider: "openai", name: "work", apiKey: "sk-kept-8Gh2kL5mN9pQ" }));
    assert.match(JSON.stringify(await ask(1, administer())), /"name":"work"/);
    assert.deepEqual(
      [...objects.calls.keys()].sort(),
      ["responses", "rest", "stay", "totals"]
        .map((place) => `sluice/${place}`),
    );
    objects.close();
  });
});

describe("a platform without processes", () => {
  const start = async (platform: "cloudflare" | "vercel", env: Record<string, unknown>) => {
    const query = `isolate=${crypto.randomUUID()}`;
    if (platform === "cloudflare") {
      const { default: worker } = await import(`../../adapters/cloudflare.ts?${query}`);
      await worker.fetch(asking("https://sluice.example"), env, { waitUntil: () => {} });
      return;
    }
    const before = { ...process.env };
    Object.assign(process.env, env);
    try {
      const { default: vercel } = await import(`../../adapters/vercel.ts?${query}`);
      await vercel.fetch(asking("https://sluice.example"));
    } finally {
      for (const name of Object.keys(env)) delete process.env[name];
      Object.assign(process.env, before);
    }
  };

  for (const platform of ["cloudflare", "vercel"] as const) {
    it(`does not serve without the store that was asked for: ${platform}`, async () => {
      const texts = [
        { SLUICE_STORE: "redis://store.example" },
        { SLUICE_CONFIG_TEXT: '{ "store": "redis://store.example" }' },
      ];
      for (const env of texts) {
        await assert.rejects(
          start(platform, { SLUICE_KEY: KEY, ...env }),
          /Cannot use the store 'redis': this platform keeps things in its own memory alone/,
        );
      }
      await start(platform, { SLUICE_KEY: KEY, SLUICE_STORE: "memory" });
    });
  }

  it("keeps nothing in memory that was meant for its objects, and the other way round", async () => {
    const env = {
      SLUICE_KEY: KEY,
      SLUICE_STORE: {},
      SLUICE_CONFIG_TEXT: '{ "store": "memory" }',
    };
    await assert.rejects(start("cloudflare", env), /Cannot use the store 'memory': .* bound to it/);
  });
});

describe("the templates", () => {
  it("ask npm for the version that this is", async () => {
    const { version, name } = await json("deno.json");
    for (const template of ["vercel", "cloudflare"]) {
      const { dependencies } = await json(`deploy/${template}/package.json`);
      assert.deepEqual(dependencies, { [String(name)]: version });
    }
  });
});
