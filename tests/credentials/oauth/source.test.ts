/**
 * Renewing tokens: what each answer of an identity provider comes to, and what the refresher makes
 * of it.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createRefresher } from "../../../src/credentials/refresh.ts";
import { createTokenSource } from "../../../src/credentials/oauth/source.ts";
import type { CredentialRecord } from "../../../src/credentials/record.ts";
import type { TokenAnswer } from "../../../src/credentials/token_source.ts";
import { createKept, GLASS_VAULT, oauth } from "../../support/accounts.ts";
import { within } from "../../support/gate.ts";
import { jwt, type Mischief, refuse } from "../../support/login_server.ts";
import { BROKEN, loginSetting } from "../../support/logins.ts";
import { beginCodeLogin } from "../../../src/credentials/oauth/code.ts";

const REFRESH = "refresh-token-that-nobody-may-see";

/** One account whose token is renewed once, with this answer. */
async function renew(answer: Mischief | undefined, flow = "claude") {
  const setting = loginSetting(flow);
  const { server, clock, client, means, one } = setting;
  const source = createTokenSource(new Map([[one.provider, client]]), means);
  const kept = await createKept(clock, GLASS_VAULT);
  const record = await kept.credentials.insert({
    ...oauth("email:a", { access: "old", refresh: REFRESH, expiresAt: clock.now() }),
    provider: one.provider,
  });
  if (answer !== undefined) server.script.push(answer);
  assert.ok(source.supports(record));
  const result = await source.refresh(record, new AbortController().signal);
  assert.equal(server.seen.filter(({ method }) => method === "POST").length, 1, "one request");
  const { message, cause } = { message: "", cause: "", ...result };
  // Not even its beginning, where a message was cut short.
  assert.ok(!`${message} ${cause}`.includes(REFRESH.slice(0, 10)), `${message} ${cause}`);
  return { ...setting, result, record };
}

function tokens(result: TokenAnswer): TokenAnswer & { kind: "tokens" } {
  assert.equal(result.kind, "tokens", JSON.stringify(result));
  return result as TokenAnswer & { kind: "tokens" };
}

test("tokens are taken however sparely they come", async () => {
  const now = 1_800_000_000_000;
  const cases: [Record<string, unknown>, number][] = [
    [{ access_token: "new", expires_in: 60 }, now + 60_000],
    [{ access_token: "new", expires_in: "60" }, now + 60_000],
    [{ access_token: "new", token_type: "bearer" }, now + 8 * 3_600_000],
    [{ access_token: "new", token_type: "something else", expires_in: null }, now + 8 * 3_600_000],
    [
      { access_token: "new", token_type: null, refresh_token: null, scope: null, expires_in: 60 },
      now + 60_000,
    ],
    [{ access_token: "new", expires_in: -5 }, now + 8 * 3_600_000],
    [{ access_token: jwt({ exp: now / 1000 + 90 }) }, now + 90_000],
    [{ access_token: "new", id_token: "no token at all", expires_in: 60 }, now + 60_000],
    [
      {
        access_token: "new",
        id_token: jwt({ iss: "https://x", aud: "y", exp: 1 }),
        expires_in: 60,
      },
      now + 60_000,
    ],
  ];
  for (const [body, expiresAt] of cases) {
    const { result } = await renew(() => Response.json(body));
    const { access, refresh, ...rest } = tokens(result);
    assert.equal(access.reveal(), body.access_token);
    assert.equal(refresh, undefined, "the old one stays");
    assert.equal(rest.expiresAt, expiresAt, JSON.stringify(body));
  }
  const { result } = await renew(() =>
    Response.json(
      { access_token: "new", refresh_token: "next", refresh_token_expires_in: 86_400 },
      { status: 201 },
    )
  );
  assert.equal(tokens(result).refresh?.reveal(), "next");
  assert.equal(tokens(result).grantExpiresAt, now + 86_400_000);
});

const VERDICTS: [string, Mischief, Partial<TokenAnswer & { kind: "refused" }>][] = [
  ["a grant that is over", () => refuse("invalid_grant"), { status: 400, code: "invalid_grant" }],
  ["a refusal with 401", () => refuse("invalid_client", 401), {
    status: 401,
    code: "invalid_client",
  }],
  ["a challenge beside it", () =>
    Response.json({ error: "invalid_client" }, {
      status: 401,
      headers: { "www-authenticate": 'Bearer error="invalid_token"' },
    }), { status: 401, code: "invalid_client" }],
  ["an error in an answer of success", () => refuse("bad_refresh_token", 200), {
    status: 400,
    code: "bad_refresh_token",
  }],
  [
    "an error as an object with a code",
    () =>
      Response.json({ error: { code: "refresh_token_reused", message: "Used", type: "x" } }, {
        status: 401,
      }),
    {
      status: 401,
      code: "refresh_token_reused",
    },
  ],
  [
    "an error as an object with a type",
    () =>
      Response.json({ type: "error", error: { type: "rate_limit_error", message: "m" } }, {
        status: 429,
      }),
    {
      status: 429,
      code: "rate_limit_error",
    },
  ],
  [
    "a throttle with a time",
    () => new Response("slow", { status: 429, headers: { "retry-after": "77" } }),
    {
      status: 429,
      retryAfterMs: 77_000,
    },
  ],
  ["a page of a wall", () => new Response("<html>invalid_grant</html>", { status: 403 }), {
    status: 403,
  }],
  ["a 401 of somebody on the way", () => new Response("Unauthorized", { status: 401 }), {
    status: 401,
  }],
  ["a failure", () => refuse("temporarily_unavailable", 503), { status: 503 }],
  [
    "a redirect",
    () => new Response(null, { status: 302, headers: { location: "https://e.example/" } }),
    {
      status: 302,
    },
  ],
];

for (const [what, mischief, expected] of VERDICTS) {
  test(`${what} is a refusal, with a code only where the identity provider gave one`, async () => {
    const { result } = await renew(mischief);
    assert.equal(result.kind, "refused");
    const { message: _message, ...rest } = result as TokenAnswer & { kind: "refused" };
    assert.deepEqual(rest, { kind: "refused", ...expected });
  });
}

for (const [what, mischief] of Object.entries(BROKEN)) {
  test(`${what} says nothing about the grant`, async () => {
    const { result } = await renew(mischief);
    if (what === "a page with an error") {
      assert.deepEqual({ ...result, message: "" }, { kind: "refused", status: 502, message: "" });
    } else {
      assert.deepEqual(
        { ...result, cause: "" },
        { kind: "failed", sent: true, cause: "" },
        "it may be spent",
      );
    }
  });
}

test("whether a request may have arrived is told from what the runtime says", async () => {
  const cases: [Error, boolean][] = [
    [
      new TypeError("fetch failed", {
        cause: Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
      }),
      false,
    ],
    [
      new TypeError("fetch failed", {
        cause: Object.assign(new Error("x"), { code: "ENOTFOUND" }),
      }),
      false,
    ],
    [
      new TypeError("error sending request: client error (Connect): dns error: failed to lookup"),
      false,
    ],
    [new TypeError("tcp connect error: Connection refused (os error 111)"), false],
    [
      new TypeError("fetch failed", {
        cause: Object.assign(new Error("x"), { code: "ECONNRESET" }),
      }),
      true,
    ],
    [new TypeError("error reading a body from connection"), true],
    [new DOMException("The operation timed out", "TimeoutError"), true],
  ];
  for (const [error, sent] of cases) {
    const { result } = await renew(() => Promise.reject(error));
    assert.deepEqual(
      [result.kind, result.kind === "failed" && result.sent],
      ["failed", sent],
      error.message,
    );
  }
});

test("a secret that is quoted back is not told on", async () => {
  for (const filler of ["", "x".repeat(280)]) {
    const { result } = await renew(({ params }) =>
      refuse("invalid_grant", 400, `${filler}${params.refresh_token} is unknown`)
    );
    assert.equal(result.kind, "refused");
  }
});

test("a renewal says who asks, in the form the vendor wants", async () => {
  const google = await renew(() => Response.json({ access_token: "new" }), "google");
  assert.deepEqual(google.server.seen[0]?.params, {
    grant_type: "refresh_token",
    refresh_token: REFRESH,
    client_id: "client-of-the-operator",
    client_secret: "GOCSPX-operators-own",
  });
  const claude = await renew(() => Response.json({ access_token: "new" }));
  assert.equal(claude.server.seen[0]?.type, "application/json");
  assert.equal(claude.server.seen[0]?.params.refresh_token, REFRESH);
});

test("only configured accounts with a refresh token are renewed", async () => {
  const { client, means, server, clock } = loginSetting("claude");
  const source = createTokenSource(new Map([["anthropic", client]]), means);
  const kept = await createKept(clock, GLASS_VAULT);
  const one = (refresh: string | undefined, provider: string) =>
    kept.credentials.insert({
      ...oauth(`email:${provider}`, {
        access: "a",
        expiresAt: 0,
        ...(refresh === undefined ? {} : { refresh }),
      }),
      provider,
    });
  assert.equal(source.supports(await one(undefined, "anthropic")), false);
  const other: CredentialRecord = await one("r", "another");
  assert.equal(source.supports(other), false);
  const answer = await source.refresh(other, new AbortController().signal);
  assert.deepEqual([answer.kind, answer.kind === "failed" && answer.sent], ["failed", false]);
  assert.equal(server.seen.length, 0);
});

test("endpoints that cannot be found harm no token", async () => {
  const { client, means, server, clock } = loginSetting("xai");
  const source = createTokenSource(new Map([["xai", client]]), means);
  const kept = await createKept(clock, GLASS_VAULT);
  const record = await kept.credentials.insert({
    ...oauth("account:x", { access: "a", refresh: "r", expiresAt: 0 }),
    provider: "xai",
  });
  server.script.push(() => new Response("down", { status: 500 }));
  const answer = await source.refresh(record, new AbortController().signal);
  assert.deepEqual([answer.kind, answer.kind === "failed" && answer.sent], ["failed", false]);
  assert.ok(server.seen.every(({ method }) => method === "GET"));
});

test("tokens that are good once are shown once, whoever asks; shown twice, the login ends", async () => {
  const { client, means, server, clock, one } = loginSetting("claude");
  const login = await beginCodeLogin(client, "http://localhost:54545/callback", means);
  const granted = await login.finish(server.agree(login.url).href);
  assert.ok(granted);
  const kept = await createKept(clock, GLASS_VAULT);
  const { id } = await kept.credentials.insert({ ...granted, provider: one.provider });
  const process = (owner: string) =>
    createRefresher({
      store: kept.another(owner),
      source: createTokenSource(new Map([[one.provider, client]]), means),
      means: clock,
      notify: () => {},
      owner,
    });
  const [first, second] = [process("first"), process("second")];
  for (let round = 1; round <= 3; round++) {
    clock.pass(28_800_000);
    const asked = Array.from({ length: 10 }, () => first.ensure(id, { minTtlMs: 60_000 }));
    for (const result of await within("the renewal", Promise.all(asked))) {
      assert.equal(result.kind, "fresh");
    }
    assert.equal(server.seen.length, 1 + round);
    assert.equal((await second.ensure(id, { minTtlMs: 60_000 })).kind, "fresh", "no request");
    assert.equal(server.seen.length, 1 + round);
  }
  const spent = server.seen[1]?.params.refresh_token ?? "";
  const now = await kept.credentials.get(id);
  assert.ok(now?.secret.kind === "oauth" && now.secret.refresh?.reveal() !== spent);
  assert.equal(
    now?.secret.kind === "oauth" && now.secret.grantExpiresAt,
    1_800_000_000_000 + 30 * 86_400_000,
  );
  const thief = await fetchToken(server.fetch, spent);
  assert.equal(thief.status, 400);
  clock.pass(28_800_000);
  const dead = await first.ensure(id, { minTtlMs: 60_000 });
  assert.deepEqual([dead.kind, dead.kind === "dead" && dead.code], ["dead", "invalid_grant"]);
});

function fetchToken(fetch: (url: string, init: RequestInit) => Promise<Response>, refresh: string) {
  return fetch("https://api.anthropic.com/v1/oauth/token", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      grant_type: "refresh_token",
      refresh_token: refresh,
      client_id: "client-of-the-operator",
    }),
  });
}
