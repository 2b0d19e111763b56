/**
 * The admin API: who gets in, and how it is described.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createGateway, defineConfig } from "../../mod.ts";
import { ADMIN_ROUTES } from "../../src/gateway/admin_routes.ts";
import { ADMIN_KEY, errorIn, NEAR, PATHS, setUp } from "../support/admin.ts";
import { CLIENT_KEY } from "../support/gateway.ts";

describe("the admin API", () => {
  it("is not there without an admin key, whatever is shown", async () => {
    const { call } = setUp("off");
    const open = createGateway(defineConfig({ providers: { demo: {} } }));
    for (const { method, path } of PATHS) {
      for (const key of [ADMIN_KEY, CLIENT_KEY]) {
        const answer = await call(method, path, undefined, { authorization: `Bearer ${key}` });
        assert.deepEqual([answer.status, errorIn(answer).code], [404, "unknown_route"], path);
      }
      const bare = await open.fetch(
        new Request(`http://localhost${path}`, { method }),
        { remoteAddress: NEAR },
      );
      assert.equal(bare.status, 404, `without any keys: ${path}`);
      await bare.body?.cancel();
    }
    const wrong = await call("PUT", "/admin/accounts");
    assert.equal(wrong.status, 404, "not even its methods are told");
  });

  it("takes the admin key alone, and the admin key opens nothing else", async () => {
    const { call } = setUp();
    for (const { method, path } of PATHS) {
      for (const headers of [{ authorization: `Bearer ${CLIENT_KEY}` }, { authorization: "" }]) {
        const answer = await call(method, path, undefined, headers);
        assert.deepEqual([answer.status, errorIn(answer).code], [401, "invalid_admin_key"], path);
      }
    }
    assert.equal((await call("GET", "/v1/models")).status, 401);
    assert.equal((await call("GET", "/admin/accounts")).status, 200);
    const inHeader = { authorization: "", "x-api-key": ADMIN_KEY };
    assert.equal((await call("GET", "/admin/accounts", undefined, inHeader)).status, 200);
  });

  it("answers this machine only, and nobody whose place it cannot tell", async () => {
    const { call } = setUp();
    for (const peer of ["127.0.0.1", "::1", "127.8.9.10", "::ffff:127.0.0.1"]) {
      assert.equal((await call("GET", "/admin/accounts", undefined, {}, peer)).status, 200, peer);
    }
    for (
      const peer of ["10.0.0.7", "192.168.1.2", "::2", "::ffff:10.0.0.7", "localhost.evil", ""]
    ) {
      const answer = await call("GET", "/admin/accounts", undefined, {}, peer);
      assert.deepEqual([answer.status, errorIn(answer).code], [403, "admin_is_local"], peer);
    }
    for (const header of ["x-forwarded-for", "forwarded", "via", "x-real-ip"]) {
      const answer = await call("GET", "/admin/accounts", undefined, { [header]: "127.0.0.1" });
      assert.equal(answer.status, 403, header);
    }
    const remote = setUp({ key: ADMIN_KEY, remote: true });
    assert.equal(
      (await remote.call("GET", "/admin/accounts", undefined, {}, "10.0.0.7")).status,
      200,
    );
    assert.equal((await remote.call("GET", "/admin/accounts", undefined, {}, "")).status, 200);
    const bare = { authorization: "" };
    assert.equal(
      (await remote.call("GET", "/admin/accounts", undefined, bare, "10.0.0.7")).status,
      401,
    );
  });
});

/** What the actions that take a body cannot do without. */
const BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  add_account: { provider: "nobody", apiKey: "k" },
  change_account: {},
  explain_route: { model: "nothing" },
};

describe("the admin API's description", () => {
  it("names every field that is taken, and no other", async () => {
    const { call } = setUp();
    const document = await call("GET", "/openapi.json");
    interface Described {
      readonly security: unknown;
      readonly parameters: readonly { name: string }[];
      readonly requestBody?: {
        content: { "application/json": { schema: { properties: Record<string, unknown> } } };
      };
    }
    const paths = document.json.paths as Record<string, Record<string, Described>>;
    for (const { method, path, operation } of ADMIN_ROUTES) {
      const described = paths[path]?.[method.toLowerCase()];
      assert.ok(described, path);
      assert.deepEqual(described.security, [{ adminKey: [] }]);
      const schema = described.requestBody?.content["application/json"].schema;
      const base = BODIES[operation.action];
      assert.equal(schema !== undefined, base !== undefined, path);
      const target = path.replace("{account_id}", "nobody");
      for (const field of Object.keys(schema?.properties ?? {})) {
        const answer = await call(method, target, { ...base, [field]: [] });
        assert.match(errorIn(answer).message, /expected/, `${field} is known, and no list`);
      }
    }
  });
});
