/**
 * Logging in with a code that is typed in elsewhere.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { LoginError } from "../../../mod.ts";
import { beginDeviceLogin } from "../../../src/credentials/oauth/device.ts";
import { turn, until, within } from "../../support/gate.ts";
import { type Mischief, refuse } from "../../support/login_server.ts";
import { BROKEN, loginSetting } from "../../support/logins.ts";

const SECOND = 1000;

/** A login that has begun, and the waits between its polls. */
async function begin(answers: Mischief[], first?: Mischief) {
  const setting = loginSetting("kimi");
  const { server, clock } = setting;
  if (first !== undefined) server.script.push(first);
  const login = await beginDeviceLogin(setting.client, setting.means);
  server.script.push(...answers);
  const leaving = new AbortController();
  const done = login.finish(leaving.signal);
  let over = false;
  done.then(() => over = true, () => over = true);
  const waits: number[] = [];
  /** Lets the time pass that is waited for, second by second, until it is over. */
  async function waitAll(): Promise<void> {
    let last = clock.now();
    let seen = server.seen.length;
    for (let n = 0; !over && n < 4000; n++) {
      await until("a wait or the end", () => over || clock.waiting > 0);
      if (server.seen.length > seen) {
        seen = server.seen.length;
        waits.push((clock.now() - last) / SECOND);
        last = clock.now();
      }
      if (!over) clock.pass(SECOND);
      for (let turns = 0; turns < 8; turns++) await turn();
    }
    if (server.seen.length > seen) waits.push((clock.now() - last) / SECOND);
  }
  return { ...setting, login, done, leaving, waits, waitAll };
}

const pending: Mischief = () => refuse("authorization_pending");

test("it is asked at the interval until the person has agreed", async () => {
  const { login, done, waits, waitAll, server } = await begin([pending, pending, pending]);
  assert.equal(login.userCode, "WDJB-MJHT");
  await waitAll();
  const granted = await within("the login", done);
  assert.equal(granted.identity?.key, "account:k-3");
  assert.deepEqual(waits, [5, 5, 5, 5]);
  const [, ...polls] = server.seen;
  for (const { params } of polls) {
    assert.equal(params.grant_type, "urn:ietf:params:oauth:grant-type:device_code");
    assert.equal(params.device_code, polls[0]?.params.device_code);
  }
});

test("told to slow down, it asks five seconds later each time, for good", async () => {
  const slow: Mischief = () => refuse("slow_down");
  const { done, waits, waitAll } = await begin([pending, slow, pending, slow, pending]);
  await waitAll();
  await within("the login", done);
  assert.deepEqual(waits, [5, 5, 10, 10, 15, 15]);
});

test("the interval is five seconds where none is named, and never less than one", async () => {
  const codes = (interval: object): Mischief => () =>
    Response.json({
      device_code: "device-code-1",
      user_code: "AB\u001b[31mCD",
      verification_uri: "https://vendor.example/device",
      expires_in: 60,
      ...interval,
    });
  for (
    const [interval, wait] of [[{}, 5], [{ interval: 0.01 }, 1], [{ interval: 9 }, 9]] as const
  ) {
    const { login, done, waits, waitAll } = await begin(
      [pending, () => refuse("access_denied")],
      codes(interval),
    );
    assert.equal(login.userCode, "AB[31mCD", "nothing steers the terminal");
    done.catch(() => {});
    await waitAll();
    assert.deepEqual(waits, [wait, wait]);
  }
});

for (
  const [code, expected] of [
    ["access_denied", "access_denied"],
    ["expired_token", "expired_token"],
    ["invalid_grant", "invalid_grant"],
  ] as const
) {
  test(`${code} ends it`, async () => {
    const { done, waitAll, server } = await begin([
      pending,
      ({ params }) => refuse(code, 400, `no ${params.device_code}`),
    ]);
    done.catch(() => {});
    await waitAll();
    const error = await done.then(() => undefined, (reason: unknown) => reason);
    assert.ok(error instanceof LoginError);
    assert.equal(error.code, expected);
    assert.ok(
      [...server.secrets].every((secret) => !error.message.includes(secret)),
      error.message,
    );
    assert.equal(server.seen.length, 3);
  });
}

test("a code that nobody types in runs out, and is not asked for after that", async () => {
  const { done, waitAll, server, clock, login } = await begin(
    Array.from({ length: 400 }, () => pending),
  );
  done.catch(() => {});
  await waitAll();
  await assert.rejects(done, /has run out/);
  assert.ok(clock.now() <= login.expiresAt);
  assert.equal(server.seen.length - 1, 179, "every 5 s, for less than 900 s");
  assert.equal(clock.waiting, 0);
});

test("polls that are not answered are made again, with growing pauses", async () => {
  const dead: Mischief = () => Promise.reject(new TypeError("fetch failed"));
  const busy: Mischief = () => new Response("<html>", { status: 503 });
  const throttled: Mischief = () => new Response("", { status: 429 });
  const { done, waits, waitAll } = await begin([dead, busy, throttled, dead, pending]);
  await waitAll();
  await within("the login", done);
  assert.deepEqual(waits, [5, 5, 10, 20, 40, 5]);
});

test("leaving ends it at once", async () => {
  const { done, leaving, server, clock } = await begin([]);
  done.catch(() => {});
  await until("the wait", () => clock.waiting === 1);
  leaving.abort(new Error("left"));
  await assert.rejects(within("the end", done), /left/);
  assert.equal(clock.waiting, 0);
  assert.equal(server.seen.length, 1);
});

for (const [what, mischief] of Object.entries(BROKEN)) {
  test(`${what} is no code to type in`, async () => {
    const { client, means, server } = loginSetting("kimi");
    server.script.push(mischief);
    await assert.rejects(
      beginDeviceLogin(client, means),
      (error: unknown) => error instanceof LoginError && error.code === "no_answer",
    );
  });
}

test("people are sent to https addresses only", async () => {
  for (const verification_uri of ["http://vendor.example/d", "javascript:alert(1)", "nowhere"]) {
    const { client, means, server } = loginSetting("kimi");
    server.script.push(() =>
      Response.json({ device_code: "d", user_code: "C", verification_uri, expires_in: 60 })
    );
    await assert.rejects(beginDeviceLogin(client, means), /no https address/);
  }
});

test("a flow without device codes says so", async () => {
  const { client, means } = loginSetting("claude");
  await assert.rejects(beginDeviceLogin(client, means), /Anthropic has no such way/);
});

test("an issuer that does not say where, or says another's name, is no help", async () => {
  for (const metadata of [{}, { issuer: "https://auth.evil.example" }]) {
    const { client, means, server } = loginSetting("xai");
    server.script.push(() => Response.json(metadata));
    await assert.rejects(beginDeviceLogin(client, means), /does not say where/);
  }
});
