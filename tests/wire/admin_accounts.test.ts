/**
 * The admin API: what can be done with accounts, and that no secret ever comes back.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { added, ADMIN_KEY, errorIn, PATHS, SECRET, setUp, type Shown } from "../support/admin.ts";
import { until, within } from "../support/gate.ts";
import { CLIENT_KEY, UPSTREAM_KEY } from "../support/gateway.ts";

describe("accounts over the admin API", () => {
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

  it("waits for a provider's word, but not for good", async () => {
    const at = setUp({ key: ADMIN_KEY }, () => new Promise(() => {}));
    const { id } = await added(at);
    const checked = at.call("POST", `/admin/accounts/${id}/check`);
    await until("the provider is asked", () => at.asked.length === 1);
    await at.clock.advance(14_000);
    let done = false;
    checked.finally(() => done = true);
    await at.clock.advance(250);
    assert.equal(done, false);
    await at.clock.advance(1_000);
    const { json } = await within("a result", checked);
    assert.deepEqual(json, { ok: null, reason: "it did not answer within 15 s" });
    assert.equal(at.clock.waiting, 0, "no timer is left");
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
