/**
 * Logging in from the terminal: over loopback, by a pasted answer, with a device code; and what is
 * printed while it happens.
 *
 * @module
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test from "node:test";
import { login } from "../../adapters/cli/login.ts";
import type { LoginOptions } from "../../adapters/cli/login_parts.ts";
import { Refusal } from "../../adapters/cli/surroundings.ts";
import { defineConfig, type ProviderFile } from "../../mod.ts";
import { createHandClock, createKept } from "../support/accounts.ts";
import { createGate, until, within } from "../support/gate.ts";
import { createLoginServer, refuse } from "../support/login_server.ts";
import { VENDORS } from "../support/vendors.ts";

/** Somebody in front of a terminal. */
async function sit(flow: string, file: ProviderFile = {}, typing = true) {
  const one = VENDORS.find((vendor) => vendor.flow === flow);
  assert.ok(one);
  const clock = createHandClock(1_800_000_000_000);
  const server = createLoginServer(one.vendor, clock.now);
  const kept = await createKept(clock);
  const config = defineConfig({
    providers: {
      [one.provider]: { ...one.file, ...file, oauth: { ...one.file.oauth, ...file.oauth } },
    },
  });
  const printed: string[] = [];
  const opened: string[] = [];
  const typed: string[] = [];
  let more = createGate();
  async function* lines(): AsyncGenerator<string> {
    for (;;) {
      const next = typed.shift();
      if (next !== undefined) yield next;
      else await more.opened;
    }
  }
  return {
    clock,
    server,
    kept,
    opened,
    /** All that was printed. */
    get screen() {
      return printed.join("");
    },
    type(line: string) {
      typed.push(line);
      more.open();
      more = createGate();
    },
    run: (options: Partial<LoginOptions> = {}, signal?: AbortSignal) =>
      login({ provider: one.provider, ...options }, {
        config,
        credentials: kept.credentials,
        around: { out: (text) => void printed.push(text), err: (text) => void printed.push(text) },
        means: {
          fetch: server.fetch,
          now: clock.now,
          after: clock.after,
          userAgent: "sluice/test",
        },
        open: (url) => void opened.push(url),
        ...(typing ? { lines: lines() } : {}),
        ...(signal === undefined ? {} : { signal }),
      }),
    /** The address that is shown, once it is. */
    async address(): Promise<string> {
      await until("an address", () => /^ {2}https:/m.test(printed.join("")));
      return /^ {2}(https:\S+)/m.exec(printed.join(""))?.[1] ?? "";
    },
    checkSecrets() {
      assert.ok(server.secrets.size > 0);
      for (const secret of server.secrets) {
        assert.ok(!printed.join("").includes(secret), `printed: ${secret}`);
      }
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

for (const host of ["127.0.0.1", "[::1]"]) {
  test(`the browser comes back to ${host}`, async () => {
    const port = await freePort();
    const person = await sit("claude", { oauth: { callbackPort: port } });
    const done = person.run({ account: { name: "ann", priority: 95 } });
    const url = await person.address();
    assert.deepEqual(person.opened, [], "no browser is opened unasked");
    const back = person.server.agree(url);
    assert.equal(back.origin, `http://localhost:${port}`);
    const page = await fetch(`http://${host}:${port}${back.pathname}${back.search}`);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /You are logged in/);
    const id = await within("the login", done);
    const record = await person.kept.credentials.get(id);
    assert.equal(record?.identity.email, "Ann@Example.com");
    assert.deepEqual([record?.name, record?.priority, record?.origin], ["ann", 95, "login"]);
    assert.match(person.screen, /Logged in to Anthropic as Ann@Example.com \(Ann's team\)/);
    assert.match(person.screen, /terms: https:\/\//);
    person.checkSecrets();
    await assert.rejects(fetch(`http://127.0.0.1:${port}/callback`), "nobody listens any more");
  });
}

test("what is no answer to this login is turned away, and the login goes on", async () => {
  const port = await freePort();
  const person = await sit("chatgpt", { oauth: { callbackPort: port } });
  const done = person.run();
  const back = person.server.agree(await person.address());
  const base = `http://127.0.0.1:${port}`;
  for (
    const [status, path] of [
      [404, "/"],
      [404, "/favicon.ico"],
      [404, `/other${back.search}`],
      [400, "/auth/callback"],
      [400, "/auth/callback?code=stolen-code&state=another"],
      [400, "/auth/callback?error=access_denied&state=another"],
      [400, "/auth/callback?error=access_denied"],
    ] as const
  ) {
    const page = await fetch(base + path);
    assert.equal(page.status, status, path);
    assert.doesNotMatch(await page.text(), /stolen|denied/, "nothing of it is repeated");
  }
  const posted = await fetch(`${base}${back.pathname}${back.search}`, { method: "POST" });
  assert.equal(posted.status, 404);
  await posted.text();
  assert.equal(person.server.seen.length, 0, "nobody was asked for tokens");
  await (await fetch(`${base}${back.pathname}${back.search}`)).text();
  await within("the login", done);
  person.checkSecrets();
});

test("where a vendor has no state, only who was sent there knows the address", async () => {
  const port = await freePort();
  const person = await sit("openrouter", { oauth: { callbackPort: port } });
  const done = person.run();
  const back = person.server.agree(await person.address());
  assert.match(back.pathname, /^\/callback\/[0-9a-f-]{36}$/);
  for (const path of ["/callback", `/callback/${crypto.randomUUID()}`]) {
    const page = await fetch(`http://127.0.0.1:${port}${path}?code=of-somebody-else`);
    assert.equal(page.status, 404);
    await page.text();
  }
  assert.equal(person.server.seen.length, 0);
  await (await fetch(`http://127.0.0.1:${port}${back.pathname}${back.search}`)).text();
  const record = await person.kept.credentials.get(await within("the login", done));
  assert.equal(record?.secret.kind, "api_key");
  assert.match(person.screen, /Logged in to OpenRouter\. The account/);
  person.checkSecrets();
});

test("what the browser came back with may be pasted, in any form, while loopback waits", async () => {
  for (const form of ["url", "query", "code#state"] as const) {
    const port = await freePort();
    const person = await sit("claude", { oauth: { callbackPort: port } });
    const done = person.run();
    const back = person.server.agree(await person.address());
    person.type("");
    person.type("what do you mean?");
    await until("a word of help", () => person.screen.includes("That is no answer"));
    const { code, state } = Object.fromEntries(back.searchParams);
    person.type(
      {
        url: back.href,
        query: `code=${code}&state=${state}`,
        "code#state": `${code}#${state}`,
      }[form],
    );
    await within(`the login by ${form}`, done);
    person.checkSecrets();
  }
});

test("a port that somebody else has does not keep a person from pasting", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  try {
    const person = await sit("claude", { oauth: { callbackPort: port } });
    const done = person.run();
    const back = person.server.agree(await person.address());
    assert.match(person.screen, /port \d+ is in use/);
    person.type(back.href);
    await within("the login", done);
    const alone = await sit("claude", { oauth: { callbackPort: port } }, false);
    await assert.rejects(
      alone.run(),
      (error: unknown) =>
        error instanceof Refusal && error.exitCode === 1 && /in use/.test(error.message),
    );
  } finally {
    other.close();
  }
});

test("--paste listens nowhere", async () => {
  const person = await sit("google");
  const done = person.run({ paste: true });
  const url = await person.address();
  const redirect = new URL(new URL(url).searchParams.get("redirect_uri") ?? "");
  await assert.rejects(fetch(redirect));
  assert.doesNotMatch(person.screen, /Waiting for the browser/);
  person.type(person.server.agree(url).href);
  await within("the login", done);
  person.checkSecrets();
});

test("a code is typed in on another device; the browser is opened when asked for", async () => {
  const person = await sit("github");
  const done = person.run({ browser: true });
  await person.address();
  assert.match(person.screen, /type in the code WDJB-MJHT/);
  assert.deepEqual(person.opened, ["https://vendor.example/device"]);
  await until("the wait", () => person.clock.waiting > 0);
  person.clock.pass(5000);
  await within("the login", done);
  assert.match(person.screen, /Logged in to GitHub as octocat/);
  person.checkSecrets();
});

test("a refusal is told, and nothing is kept", async () => {
  const port = await freePort();
  const person = await sit("claude", { oauth: { callbackPort: port } });
  const done = person.run();
  done.catch(() => {});
  const state = new URL(await person.address()).searchParams.get("state");
  const page = await fetch(
    `http://127.0.0.1:${port}/callback?error=access_denied&error_description=No&state=${state}`,
  );
  assert.match(await page.text(), /did not work/);
  await assert.rejects(
    within("the end", done),
    /^Refusal: Cannot log in: Anthropic says access_denied: No$/,
  );
  const second = await sit("claude", { oauth: { callbackPort: port } });
  second.server.script.push(({ params }) =>
    refuse("invalid_grant", 400, `\u001b[31mcode ${params.code} is not valid`)
  );
  const failing = second.run({ paste: true });
  failing.catch(() => {});
  second.type(second.server.agree(await second.address()).href);
  await assert.rejects(within("the end", failing), (error: unknown) => {
    assert.ok(error instanceof Refusal);
    assert.match(error.message, /invalid_grant: {2}\[31mcode \[secret\] is not valid/);
    return true;
  });
  for (const one of [person, second]) {
    assert.deepEqual((await one.kept.credentials.load()).records, []);
    for (const secret of one.server.secrets) assert.ok(!one.screen.includes(secret));
  }
});

test("a login that nobody finishes ends by itself, and when it is called off", async () => {
  const person = await sit("claude", { oauth: { callbackPort: await freePort() } });
  const done = person.run();
  done.catch(() => {});
  await person.address();
  person.clock.pass(5 * 60_000);
  await assert.rejects(within("the end", done), /nobody answered in five minutes/);
  const leaving = new AbortController();
  const again = person.run({}, leaving.signal);
  again.catch(() => {});
  await until("the second wait", () => person.clock.waiting > 0);
  leaving.abort();
  await assert.rejects(within("the end", again), /called off/);
  assert.equal(person.clock.waiting, 0);
});

test("a provider that may not be logged in to says what is missing", async () => {
  const person = await sit("claude");
  for (
    const [provider, message] of [["nobody", /no such provider/], [
      "up",
      /does not allow it/,
    ]] as const
  ) {
    const config = defineConfig({
      providers: { up: { dialect: "openai-chat", baseUrl: "https://x.example/v1", apiKey: "k-1" } },
    });
    const parts = {
      config,
      credentials: person.kept.credentials,
      around: { out: () => {}, err: () => {} },
      means: { ...person.clock, fetch: person.server.fetch, userAgent: "sluice/test" },
    };
    await assert.rejects(
      login({ provider }, parts),
      (error: unknown) =>
        error instanceof Refusal && error.exitCode === 2 && message.test(error.message),
    );
  }
});
