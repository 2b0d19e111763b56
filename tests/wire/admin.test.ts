/**
 * The admin API: who gets in, what can be done, and that no secret ever comes back.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createGateway, defineConfig, type Gateway } from "../../mod.ts";
import { ADMIN_ROUTES } from "../../src/gateway/admin_routes.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { MASTER_KEY } from "../support/accounts.ts";
import { createClock } from "../support/clock.ts";
import { CLIENT_KEY, UPSTREAM_KEY } from "../support/gateway.ts";

const ADMIN_KEY = "sk-admin-8Rk2vX9tB7qL1dW5";
const SECRET = "sk-kept-Zq81mVt4Xw70LrYp";
const NEAR = "127.0.0.1";

interface SetUp {
  readonly gateway: Gateway;
  readonly asked: string[];
  /** All that was ever answered, for looking for secrets in it. */
  readonly answers: string[];
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
    peer?: string,
  ): Promise<{ status: number; json: Record<string, unknown>; headers: Headers }>;
}

function setUp(
  admin: { key?: string; remote?: boolean } | "off" = { key: ADMIN_KEY },
  answer: (key: string) => Response = () => Response.json({ data: [] }),
): SetUp {
  const clock = createClock();
  const asked: string[] = [];
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    const request = new Request(url, init);
    asked.push(`${request.method} ${new URL(url).pathname}`);
    return Promise.resolve(answer(request.headers.get("authorization") ?? ""));
  };
  const config = defineConfig({
    keys: [{ name: "caller", key: CLIENT_KEY }],
    ...(admin === "off" ? {} : { admin }),
    providers: {
      openai: { accounts: [] },
      up: { dialect: "openai-chat", baseUrl: "http://upstream.invalid/v1", apiKey: UPSTREAM_KEY },
    },
  });
  const store = createMemoryStore(clock.host.now);
  const gateway = createGateway(config, {
    ...clock.host,
    fetch,
    store,
    masterKey: MASTER_KEY,
  });
  const answers: string[] = [];
  return {
    gateway,
    asked,
    answers,
    async call(method, path, body, headers = {}, peer = NEAR) {
      const response = await gateway.fetch(
        new Request(`http://localhost${path}`, {
          method,
          headers: {
            authorization: `Bearer ${ADMIN_KEY}`,
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
        peer === "" ? undefined : { remoteAddress: peer },
      );
      const text = await response.text();
      answers.push(text);
      const json = text === "" ? {} : JSON.parse(text) as Record<string, unknown>;
      return { status: response.status, json, headers: response.headers };
    },
  };
}

interface Told {
  readonly message: string;
  readonly param?: string | null;
  readonly code?: string | null;
}

function errorIn({ json }: { json: Record<string, unknown> }): Told {
  return json.error as Told;
}

interface Shown {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly provider: string;
  readonly name?: string;
  readonly priority: number;
  readonly weight: number;
  readonly kept: boolean;
}

async function added({ call }: SetUp, more: Record<string, unknown> = {}): Promise<Shown> {
  const { status, json } = await call("POST", "/admin/accounts", {
    provider: "openai",
    apiKey: SECRET,
    ...more,
  });
  assert.equal(status, 201, JSON.stringify(json));
  return json.account as Shown;
}

const PATHS = ADMIN_ROUTES.map(({ method, path }) => ({
  method,
  path: path.replace("{account_id}", "up%231"),
}));

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

  it("adds, shows, changes and forgets an account", async () => {
    const at = setUp();
    const { call } = at;
    const account = await added(at, { name: "work", priority: 75, weight: 2 });
    assert.deepEqual(
      [account.provider, account.name, account.priority, account.weight, account.kept],
      ["openai", "work", 75, 2, true],
    );
    const path = `/admin/accounts/${account.id}`;
    const shown = await call("GET", path);
    assert.equal(shown.headers.get("etag"), '"1"');
    assert.equal(shown.headers.get("cache-control"), "no-store");
    const off = await call("PATCH", path, { status: "disabled", name: null }, {
      "if-match": '"1"',
    });
    assert.deepEqual([off.status, off.json.status, off.json.name], [200, "disabled", undefined]);
    assert.equal(off.headers.get("etag"), '"2"');
    const on = await call("PATCH", path, { status: "active", priority: 10, ifRevision: 2 });
    assert.deepEqual([on.status, on.json.status, on.json.priority], [200, "active", 10]);
    const { json } = await call("GET", "/admin/accounts");
    const ids = (json.accounts as Shown[]).map(({ id }) => id);
    assert.deepEqual(ids, [account.id, "up#1"]);
    assert.equal((await call("DELETE", path, undefined, { "if-match": '"3"' })).status, 204);
    assert.equal((await call("GET", path)).status, 404);
    const { json: { entries } } = await call("GET", "/admin/audit?limit=20");
    assert.deepEqual(
      (entries as { event: string }[]).map(({ event }) => event).sort(),
      [
        "active → disabled",
        "active → disabled",
        "changed",
        "changed",
        "disabled → active",
        "inserted",
        "removed",
      ],
    );
    const one = await call("GET", "/admin/audit?limit=1");
    assert.equal((one.json.entries as unknown[]).length, 1);
  });

  it("writes nothing over what somebody else wrote", async () => {
    const at = setUp();
    const { id } = await added(at);
    const path = `/admin/accounts/${id}`;
    assert.equal((await at.call("PATCH", path, { weight: 3, ifRevision: 1 })).status, 200);
    const late: [string, string, unknown, Record<string, string>][] = [
      ["PATCH", path, { weight: 4, ifRevision: 1 }, {}],
      ["PATCH", path, { weight: 4 }, { "if-match": '"1"' }],
      ["DELETE", `${path}?ifRevision=1`, undefined, {}],
      ["DELETE", path, undefined, { "if-match": 'W/"1"' }],
    ];
    for (const [method, where, body, headers] of late) {
      assert.equal((await at.call(method, where, body, headers)).status, 409, `${method} ${where}`);
    }
    const { json } = await at.call("GET", path);
    assert.deepEqual([json.weight, json.status, json.revision], [3, "active", 2]);
    assert.equal((await at.call("DELETE", `${path}?ifRevision=2`)).status, 204);
  });

  it("refuses what is wrong with 400, and names the field", async () => {
    const at = setUp();
    const { call } = at;
    const { id } = await added(at);
    const good = { provider: "openai", apiKey: SECRET };
    const cases: [string, string, unknown, string][] = [
      ["POST", "/admin/accounts", { apiKey: SECRET }, "provider"],
      ["POST", "/admin/accounts", { provider: "openai" }, "apiKey"],
      ["POST", "/admin/accounts", { ...good, apiKey: "" }, "apiKey"],
      ["POST", "/admin/accounts", { ...good, apiKey: 7 }, "apiKey"],
      ["POST", "/admin/accounts", { ...good, apiKey: `${SECRET} x` }, "apiKey"],
      ["POST", "/admin/accounts", { ...good, provider: "nobody" }, "provider"],
      ["POST", "/admin/accounts", { ...good, name: "a b" }, "name"],
      ["POST", "/admin/accounts", { ...good, priority: -1 }, "priority"],
      ["POST", "/admin/accounts", { ...good, weight: 0 }, "weight"],
      ["POST", "/admin/accounts", { ...good, check: "yes" }, "check"],
      ["POST", "/admin/accounts", { ...good, [SECRET]: 1 }, SECRET],
      ["PATCH", `/admin/accounts/${id}`, { weight: 2 }, "ifRevision"],
      ["PATCH", `/admin/accounts/${id}`, { weight: 2, ifRevision: 0 }, "ifRevision"],
      ["PATCH", `/admin/accounts/${id}`, { status: "dead", ifRevision: 1 }, "status"],
      ["PATCH", `/admin/accounts/${id}`, { apiKey: SECRET, ifRevision: 1 }, "apiKey"],
      ["DELETE", `/admin/accounts/${id}`, undefined, "ifRevision"],
      ["DELETE", `/admin/accounts/${id}?ifRevision=x`, undefined, "ifRevision"],
      ["GET", "/admin/accounts/explain", undefined, "provider"],
      ["GET", "/admin/audit?limit=0", undefined, "limit"],
    ];
    for (const [method, path, body, field] of cases) {
      const answer = await call(method, path, body);
      const what = `${method} ${path} ${JSON.stringify(body)}`;
      assert.equal(answer.status, 400, what);
      assert.equal(errorIn(answer).param, field, what);
      // A caller's own field name is told back; nothing else of theirs is.
      if (field !== SECRET) assert.ok(!errorIn(answer).message.includes(SECRET), what);
    }
    const tag = await call("PATCH", `/admin/accounts/${id}`, { weight: 2 }, { "if-match": "1" });
    assert.deepEqual([tag.status, errorIn(tag).param], [400, "If-Match"]);
    const nothing = await call("PATCH", `/admin/accounts/${id}`, { ifRevision: 1, weight: null });
    assert.equal(nothing.status, 400);
    assert.equal((await call("POST", "/admin/accounts/nobody/check")).status, 404);
    assert.equal(
      (await call("PATCH", "/admin/accounts/nobody", { weight: 1, ifRevision: 1 })).status,
      404,
    );
    const fixed = await call("PATCH", "/admin/accounts/up%231", { weight: 1, ifRevision: 1 });
    assert.equal(fixed.status, 400, "a configured account stands in the configuration");
    assert.match(errorIn(fixed).message, /configuration/);
    const text = await call("POST", "/admin/accounts", good, { "content-type": "text/plain" });
    assert.equal(text.status, 415);
  });

  it("knows an API key again, and brings it back to life", async () => {
    const at = setUp();
    const { id } = await added(at);
    await at.call("PATCH", `/admin/accounts/${id}`, { status: "disabled", ifRevision: 1 });
    const again = await at.call("POST", "/admin/accounts", { provider: "openai", apiKey: SECRET });
    assert.equal(again.status, 200);
    assert.equal(again.json.renewed, true);
    const account = again.json.account as Shown;
    assert.deepEqual([account.id, account.status], [id, "active"]);
  });

  it("asks the provider first when told to, and keeps nothing that is refused", async () => {
    for (
      const [status, kept, check] of [
        [200, 201, true],
        [401, 400, undefined],
        [503, 201, null],
        [302, 201, null],
      ] as const
    ) {
      const answer = () => new Response(`{"echo":"${SECRET}"}`, { status });
      const at = setUp({ key: ADMIN_KEY }, answer);
      const body = { provider: "openai", apiKey: SECRET, check: true };
      const told = await at.call("POST", "/admin/accounts", body);
      assert.equal(told.status, kept, `${status}`);
      assert.equal((told.json.check as { ok: unknown } | undefined)?.ok, check);
      assert.deepEqual(at.asked, ["GET /v1/models"]);
      const { json } = await at.call("GET", "/admin/accounts");
      assert.equal((json.accounts as Shown[]).length, kept === 201 ? 2 : 1);
    }
  });

  it("checks kept accounts and configured ones, and says when nothing can be told", async () => {
    const at = setUp(
      { key: ADMIN_KEY },
      (key) => new Response(null, { status: key.includes(SECRET) ? 401 : 200 }),
    );
    const { id } = await added(at);
    const kept = await at.call("POST", `/admin/accounts/${id}/check`);
    assert.deepEqual([kept.status, kept.json.ok, kept.json.status], [200, false, 401]);
    const configured = await at.call("POST", "/admin/accounts/up%231/check");
    assert.equal(configured.json.ok, null, "what anybody may be told proves nothing");
    assert.deepEqual(at.asked, ["GET /v1/models", "GET /v1/models"]);
  });

  it("explains whom a request for a model would get", async () => {
    const at = setUp();
    const { id } = await added(at, { priority: 20 });
    await at.gateway.accounts.credentials.mergeBlock({
      credentialId: id,
      scope: "model:gpt-5",
      until: 1_700_000_600_000,
      since: 1_700_000_000_000,
      reason: "throttle",
      timing: "provider",
      strikes: 1,
    });
    const ranks = async (query: string) => {
      const { json } = await at.call("GET", `/admin/accounts/explain?provider=openai${query}`);
      return (json.accounts as { rank?: number }[]).map(({ rank }) => rank);
    };
    assert.deepEqual(await ranks("&model=gpt-5"), [undefined]);
    assert.deepEqual(await ranks("&model=gpt-4o"), [1]);
    assert.deepEqual(await ranks(""), [1]);
  });

  it("never gives a secret back", async () => {
    const at = setUp({ key: ADMIN_KEY }, () => new Response(SECRET, { status: 401 }));
    const { id } = await added(at, { name: "work" });
    const body = { provider: "openai", apiKey: `${SECRET}\n\t é` };
    await at.call("POST", "/admin/accounts", body);
    await at.call("POST", "/admin/accounts", { ...body, apiKey: SECRET, check: true });
    await at.call("POST", `/admin/accounts/${id}/check`);
    for (const { method, path } of PATHS) {
      const body = method === "GET" ? undefined : {};
      await at.call(method, path.replace("up%231", id), body);
    }
    await at.call("GET", "/admin/accounts/explain?provider=openai");
    await at.call("GET", "/admin/audit");
    const all = at.answers.join("\n");
    assert.ok(at.answers.length > 10);
    for (const secret of [SECRET, UPSTREAM_KEY, ADMIN_KEY, CLIENT_KEY]) {
      for (let start = 0; start + 10 <= secret.length; start++) {
        assert.ok(!all.includes(secret.slice(start, start + 10)), `holds a piece of ${secret}`);
      }
    }
    assert.doesNotMatch(all, /fingerprint|sealed/);
  });
});

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
      const post = operation.action === "add_account" || operation.action === "change_account";
      assert.equal(schema !== undefined, post, path);
      const target = path.replace("{account_id}", "nobody");
      const base = operation.action === "add_account" ? { provider: "nobody", apiKey: "k" } : {};
      for (const field of Object.keys(schema?.properties ?? {})) {
        const answer = await call(method, target, { ...base, [field]: {} });
        assert.match(errorIn(answer).message, /expected/, `${field} is known, and no object`);
      }
    }
  });
});
