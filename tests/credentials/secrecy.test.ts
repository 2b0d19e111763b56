/**
 * Where secrets must not be, and what must not be read as evidence.
 *
 * @module
 */

import assert from "node:assert/strict";
import { inspect } from "node:util";
import { describe, it } from "node:test";
import { Secret } from "../../src/credentials/secret.ts";
import { oauth } from "../support/accounts.ts";
import { ask, gatewayOf, UPSTREAM_KEY } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { createBench, fails, FAILURE, queryOf, take } from "../support/pool.ts";
import { WIRES } from "../support/wires.ts";

const SECRETS = ["access-token-0123456789", "refresh-token-0123456789", "key-of-first-0123456789"];

function holdsNone(text: string, what: string): void {
  for (const secret of SECRETS) {
    for (let at = 0; at + 8 <= secret.length; at++) {
      const piece = secret.slice(at, at + 8);
      assert.ok(!text.includes(piece), `${what} holds '${piece}'`);
    }
  }
}

describe("secrets", () => {
  it("invariant 32: are in no explanation, no notice, no refusal and no log of changes", async () => {
    const { pool, credentials, notices, addOne } = await createBench();
    const [access = "", refresh = "", key = ""] = SECRETS;
    await addOne(oauth("email:a", { access, refresh, expiresAt: 1e15 }));
    await credentials.insert({
      provider: "up",
      origin: "login",
      secret: { kind: "api_key", key: new Secret(key) },
    });
    for (const name of Object.keys(FAILURE) as (keyof typeof FAILURE)[]) {
      const lent = await pool.acquire(queryOf());
      if (lent.kind === "ok") {
        holdsNone(JSON.stringify(lent), "a handle");
        holdsNone(inspect(lent, { depth: 9 }), "a handle, looked into");
        holdsNone(JSON.stringify(await fails(pool, lent, name)), "a verdict");
      } else holdsNone(JSON.stringify(lent), "a refusal");
    }
    await pool.flush();
    holdsNone(JSON.stringify(await pool.explain({ provider: "up" })), "an explanation");
    holdsNone(JSON.stringify(await credentials.load()), "a snapshot");
    holdsNone(JSON.stringify(await credentials.audits(100)), "the log of changes");
    holdsNone(JSON.stringify(notices), "notices");
  });

  it("invariant 35: stay hidden in text, JSON, inspectors, copies and errors", () => {
    const secret = new Secret(SECRETS[0] ?? "");
    const error = new Error(`failed with ${secret}`, { cause: { secret } });
    const copy: unknown = structuredClone({ message: error.message, cause: String(error.cause) });
    for (
      const text of [
        JSON.stringify({ secret }),
        `${secret}`,
        String(secret),
        "" + secret,
        inspect({ secret }, { depth: 9, showHidden: true }),
        inspect(error, { depth: 9 }),
        JSON.stringify(copy),
        JSON.stringify(structuredClone(Object.assign({}, secret))),
      ]
    ) holdsNone(text, text);
    assert.equal(secret.reveal(), SECRETS[0]);
  });
});

describe("evidence", () => {
  it("invariant 31: a model's own text is none", async () => {
    const [wire] = WIRES;
    assert.ok(wire);
    const said = "429 usage limit reached: invalid_api_key, quota exceeded, overloaded";
    const message = { role: "assistant", content: said };
    const upstream = createInlineUpstream(() =>
      jsonOf({ id: "x", choices: [{ index: 0, message, finish_reason: "stop" }] })
    );
    const gateway = gatewayOf({ host: { fetch: upstream.fetch } });
    for (let n = 0; n < 5; n++) {
      const answer = await ask(gateway, wire.path, wire.request("hi", false));
      assert.equal(answer.status, 200);
      assert.ok((await answer.text()).includes(said));
    }
    const [account] = await gateway.accounts.pool.explain({ provider: "up" });
    assert.deepEqual([account?.blocks, account?.record.status], [[], "active"]);
  });

  it("invariant 27: failures that are the request's keep their status", async () => {
    const [wire] = WIRES;
    assert.ok(wire);
    for (const status of [400, 403, 404, 409, 413, 415, 422, 451]) {
      const upstream = createInlineUpstream(() =>
        jsonOf({ error: { message: `refused with ${UPSTREAM_KEY}` } }, status)
      );
      const gateway = gatewayOf({ host: { fetch: upstream.fetch } });
      const answer = await ask(gateway, wire.path, wire.request("hi", false));
      assert.equal(answer.status, status);
      assert.ok(!(await answer.text()).includes(UPSTREAM_KEY));
    }
  });
});

describe("retries", () => {
  it("invariant 23: attempts and waits are bounded, and no secret is tried twice", async () => {
    const [wire] = WIRES;
    assert.ok(wire);
    const keys = Array.from({ length: 64 }, (_, n) => `key-number-${n}-0123456789`);
    for (const status of [401, 402, 403, 429]) {
      const used: string[] = [];
      const upstream = createInlineUpstream((request) => {
        used.push(request.headers.get("authorization") ?? "");
        return jsonOf({ error: { message: "usage limit reached" } }, status);
      });
      const gateway = gatewayOf({ apiKey: keys, host: { fetch: upstream.fetch } });
      await (await ask(gateway, wire.path, wire.request("hi", true))).text();
      assert.ok(used.length <= 6, `${used.length} attempts`);
      assert.equal(new Set(used).size, used.length);
    }
  });

  it("invariant 25: nothing is in use once all is answered", async () => {
    const { pool, add } = await createBench();
    await add("a");
    const leaving = new AbortController();
    leaving.abort(new Error("gone"));
    await assert.rejects(pool.acquire(queryOf({ signal: leaving.signal })), /gone/);
    const handle = await take(pool);
    await pool.report(handle, { kind: "cancelled" });
    assert.equal((await pool.explain({ provider: "up" }))[0]?.inFlight, 0);
  });
});
