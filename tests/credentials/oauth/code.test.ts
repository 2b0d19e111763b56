/**
 * Logging in over a browser.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { LoginError } from "../../../mod.ts";
import { beginCodeLogin } from "../../../src/credentials/oauth/code.ts";
import { refuse } from "../../support/login_server.ts";
import { BROKEN, loginSetting } from "../../support/logins.ts";
import { VENDORS } from "../../support/vendors.ts";

const BACK = "http://localhost:54545/callback";

async function begin(flow: string) {
  const setting = loginSetting(flow);
  const login = await beginCodeLogin(setting.client, BACK, setting.means);
  return { ...setting, login, params: new URL(login.url).searchParams };
}

/** Why a login failed; it must hold nothing secret. */
async function failure(promise: Promise<unknown>, secrets: Iterable<string>): Promise<LoginError> {
  const error = await promise.then(() => undefined, (reason: unknown) => reason);
  assert.ok(error instanceof LoginError, `${error}`);
  for (const secret of secrets) assert.ok(!error.message.includes(secret), error.message);
  assert.match(error.message, /^Cannot log in: /);
  return error;
}

for (const { flow, vendor } of VENDORS.filter(({ way }) => way === "code")) {
  test(`the address holds a fresh challenge and nothing secret: ${flow}`, async () => {
    const { login, params, client } = await begin(flow);
    const again = await begin(flow);
    const { code } = client.flow;
    assert.ok(login.url.startsWith(code?.authorizeUrl ?? "?"));
    assert.equal(params.get("code_challenge_method"), "S256");
    assert.match(params.get("code_challenge") ?? "", /^[\w-]{43}$/);
    assert.notEqual(params.get("code_challenge"), again.params.get("code_challenge"));
    assert.equal(params.has("client_secret"), false);
    assert.equal(params.has("code_verifier"), false);
    if (code?.keyFor === undefined) {
      assert.equal(params.get("client_id"), vendor.clientId);
      assert.equal(params.get("redirect_uri"), BACK);
      assert.match(params.get("state") ?? "", /^[\w-]{43}$/);
      assert.notEqual(params.get("state"), again.params.get("state"));
    }
    for (const [name, value] of Object.entries(code?.params ?? {})) {
      assert.equal(params.get(name), value, name);
    }
  });

  test(`the verifier is proven to the identity provider: ${flow}`, async () => {
    const { login, server } = await begin(flow);
    const other = await begin(flow);
    // Somebody else's code, with a state that fits: the challenge it is bound to does not.
    const back = server.agree(other.login.url);
    const state = new URL(login.url).searchParams.get("state");
    if (state !== null) back.searchParams.set("state", state);
    await failure(login.finish(back.href), server.secrets);
    assert.equal(server.seen.length, 1);
    assert.match(server.seen[0]?.params.code_verifier ?? "", /^[\w-]{43,128}$/);
  });
}

test("somebody else's answer is none, and changes nothing", async () => {
  const { login, server, params } = await begin("chatgpt");
  const state = params.get("state");
  const back = server.agree(login.url);
  const code = back.searchParams.get("code");
  for (
    const answer of [
      `${BACK}?code=${code}`,
      `${BACK}?code=${code}&state=${state}x`,
      `${BACK}?error=access_denied`,
      `${BACK}?error=access_denied&state=`,
      `${code}`,
      "something else",
    ]
  ) assert.equal(await login.finish(answer), undefined, answer);
  assert.equal(server.seen.length, 0);
  assert.ok(await login.finish(back.href));
});

test("a refusal counts with the right state", async () => {
  const { login, params } = await begin("claude");
  const state = params.get("state");
  const error = await failure(
    login.finish(`${BACK}?error=access_denied&error_description=Not+today&state=${state}`),
    [],
  );
  assert.equal(error.code, "access_denied");
  assert.match(error.message, /Anthropic says access_denied: Not today$/);
});

test("a code that comes twice is shown once, whoever is first", async () => {
  const { login, server } = await begin("claude");
  const back = server.agree(login.url).href;
  const [first, second] = await Promise.all([login.finish(back), login.finish(back)]);
  assert.equal(first, second);
  assert.equal(await login.finish(back), first);
  assert.equal(server.seen.length, 1);
});

test("where a vendor says who answers, another one is not believed", async () => {
  const { login, server } = await begin("google");
  const back = server.agree(login.url);
  back.searchParams.set("iss", "https://accounts.evil.example");
  await failure(login.finish(back.href), server.secrets);
  assert.equal(server.seen.length, 0);
  back.searchParams.set("iss", "https://accounts.google.com");
  const again = await begin("google");
  const right = again.server.agree(again.login.url);
  right.searchParams.set("iss", "https://accounts.google.com");
  assert.ok(await again.login.finish(right.href));
});

for (const [what, mischief] of Object.entries(BROKEN)) {
  for (const flow of ["claude", "openrouter"]) {
    test(`${what} is no login: ${flow}`, async () => {
      const { login, server } = await begin(flow);
      server.script.push(mischief);
      const error = await failure(login.finish(server.agree(login.url).href), server.secrets);
      assert.equal(error.code, "no_answer");
      assert.equal(server.seen.length, 1, "a code is not shown again");
    });
  }
}

test("a redirect is not followed, and nothing goes to another host", async () => {
  const { login, server } = await begin("claude");
  server.script.push(() =>
    new Response(null, { status: 307, headers: { location: "https://evil.example/token" } })
  );
  await failure(login.finish(server.agree(login.url).href), server.secrets);
  assert.deepEqual(server.seen.map(({ host }) => host), ["api.anthropic.com"]);
});

test("metadata that leads to another host, or away from https, is not followed", async () => {
  for (
    const endpoint of [
      "https://evil.example/token",
      "http://auth.x.ai/token",
      "https://x.ai.evil.example/t",
    ]
  ) {
    const { client, means, server } = loginSetting("xai");
    const code = {
      authorizeUrl: "https://auth.x.ai/authorize",
      redirect: { host: "localhost", path: "/callback" },
      params: {},
    } as const;
    server.script.push(() =>
      Response.json({ issuer: "https://auth.x.ai", token_endpoint: endpoint })
    );
    const login = await beginCodeLogin({ ...client, flow: { ...client.flow, code } }, BACK, means);
    const back = server.agree(login.url).href;
    server.script.push(() =>
      Response.json({ issuer: "https://auth.x.ai", token_endpoint: endpoint })
    );
    await failure(login.finish(back), server.secrets);
    assert.ok(server.seen.every(({ path }) => path.includes("well-known")), endpoint);
  }
});

test("what the identity provider quotes of a secret is not told on, however long it talks", async () => {
  for (const filler of ["", "x".repeat(270)]) {
    const { login, server } = await begin("google");
    server.script.push(({ params }) =>
      refuse(
        "invalid_client",
        401,
        `${filler} ${params.client_secret} ${params.code_verifier} ${params.code}`,
      )
    );
    const error = await failure(login.finish(server.agree(login.url).href), server.secrets);
    assert.equal(error.code, "invalid_client");
    assert.doesNotMatch(error.message, /GOCSPX/);
    assert.match(error.message, /\[secret\]/);
  }
});

test("a profile that is not to be had does not undo a login", async () => {
  for (const mischief of Object.values(BROKEN)) {
    const { client, means, server } = loginSetting("gitlab");
    const login = await beginCodeLogin(client, BACK, {
      ...means,
      fetch(url, init) {
        if (url.includes("/api/v4/user")) server.script.push(mischief);
        return server.fetch(url, init);
      },
    });
    const granted = await login.finish(server.agree(login.url).href);
    assert.equal(granted?.identity?.key, null);
    assert.equal(server.seen.length, 2);
  }
});

test("a flow without a browser says so", async () => {
  const { client, means } = loginSetting("kimi");
  await assert.rejects(beginCodeLogin(client, BACK, means), /Kimi has no such way/);
});
