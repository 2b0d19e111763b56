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
import worker from "../../deploy/cloudflare/worker.ts";
import { inRepo } from "../house/repo.ts";

const KEY = "sk-own-4Vt8mQ1zR6yK3wB9";

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
    const work: Promise<unknown>[] = [];
    const answer = await worker.fetch(asking("https://sluice.example"), { SLUICE_KEY: KEY }, {
      waitUntil: (one) => void work.push(one),
    });
    assert.equal(answer.status, 200, await answer.text());
    await Promise.all(work);
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
