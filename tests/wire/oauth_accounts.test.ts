/**
 * Every vendor one can log in to, from the login over a request and a renewal to the next request.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import {
  beginCodeLogin,
  beginDeviceLogin,
  createGateway,
  defineConfig,
  type LoggedIn,
  type OAuthClient,
} from "../../mod.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { createHandClock, MASTER_KEY } from "../support/accounts.ts";
import { until, within } from "../support/gate.ts";
import { ask, CLIENT_KEY } from "../support/gateway.ts";
import { answerOf, createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { createLoginServer, type LoginServer } from "../support/login_server.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { type VendorCase, VENDORS } from "../support/vendors.ts";

const START = 1_800_000_000_000;

/** How long a device waits before it asks. */
const POLL_MS = 5000;

/** Somebody who agrees to everything. */
async function logIn(
  { way }: VendorCase,
  client: OAuthClient,
  server: Pick<LoginServer, "fetch" | "agree">,
): Promise<LoggedIn> {
  const clock = createHandClock(START);
  const means = {
    fetch: server.fetch,
    now: clock.now,
    after: clock.after,
    userAgent: "sluice/test",
  };
  if (way === "code") {
    const login = await beginCodeLogin(client, "http://127.0.0.1:8123/callback", means);
    const done = await login.finish(server.agree(login.url).href);
    assert.ok(done);
    return done;
  }
  const login = await beginDeviceLogin(client, means);
  const done = login.finish();
  await until("the wait for the person", () => clock.waiting === 1);
  clock.pass(POLL_MS);
  return await within("the login", done);
}

function answerFor({ dialect }: VendorCase) {
  if (dialect === "gemini") {
    return () =>
      jsonOf({
        candidates: [{ content: { role: "model", parts: [{ text: "Hi" }] }, finishReason: "STOP" }],
        usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
      });
  }
  const model = createScriptedModel(dialect);
  return (body: Record<string, unknown>) => answerOf(model.respond(body));
}

for (const one of VENDORS) {
  test(`login, request, renewal and the next request: ${one.flow}`, async () => {
    // Nothing ticks: what is done on loopback takes real time, which this clock knows nothing of.
    let time = START;
    const now = (): number => time;
    const server = createLoginServer(one.vendor, now);
    const { fetch, close } = await server.listen();
    const answer = answerFor(one);
    const upstream = createInlineUpstream((request) => answer(request.json()));
    const config = defineConfig({
      keys: [{ name: "test", key: CLIENT_KEY }],
      providers: { [one.provider]: one.file },
    });
    const oauth = config.providers.get(one.provider)?.oauth;
    assert.ok(oauth);
    const gateway = createGateway(config, {
      now,
      every: () => () => {},
      random: () => 0.5,
      store: createMemoryStore(now),
      masterKey: MASTER_KEY,
      fetch: (url, init) =>
        url === one.url || url.startsWith("https://generativelanguage")
          ? upstream.fetch(url, init)
          : fetch(url, init),
    });
    try {
      const granted = await logIn(one, oauth.client, { fetch, agree: server.agree });
      assert.equal(granted.identity?.key ?? null, one.identity);
      assert.equal(granted.identity?.email, one.email);
      const began = START + (one.way === "device" ? POLL_MS : 0);
      assert.equal(granted.authorizedAt, began);
      if (granted.secret.kind === "oauth") {
        const { grantExpiresAt } = granted.secret;
        assert.equal(grantExpiresAt, one.grantMs === undefined ? undefined : began + one.grantMs);
      }
      for (const seen of server.seen.filter(({ method }) => method === "POST")) {
        assert.equal(seen.type, one.form, "the form of token requests");
        assert.equal(seen.headers.get("user-agent"), "sluice/test");
      }
      const kept = await gateway.accounts.credentials.insert({
        ...granted,
        provider: one.provider,
      });

      const request = { model: `${one.provider}/m`, messages: [{ role: "user", content: "hi" }] };
      const first = await ask(gateway, "/v1/chat/completions", request);
      assert.equal(first.status, 200, await first.clone().text());
      await first.text();
      const [sent] = upstream.requests;
      assert.equal(sent?.url, one.url);
      const bearer = sent?.headers.get("authorization") ?? "";
      assert.equal(bearer, `Bearer ${secretIn(granted)}`);
      assert.equal(sent?.headers.get("x-api-key"), null);
      assert.equal(sent?.headers.get("x-goog-api-key"), null);
      for (const [name, value] of Object.entries(one.headers)) {
        assert.equal(sent?.headers.get(name), value, name);
      }
      assert.match(sent?.headers.get("user-agent") ?? "", /^sluice\//, "nobody else's name");

      if (granted.secret.kind === "oauth") {
        const before = server.seen.length;
        time = granted.secret.expiresAt;
        const second = await ask(gateway, "/v1/chat/completions", request);
        assert.equal(second.status, 200, await second.clone().text());
        const renewed = upstream.requests.at(-1)?.headers.get("authorization");
        assert.notEqual(renewed, bearer);
        const posts = server.seen.slice(before).filter(({ method }) => method === "POST");
        assert.equal(posts.length, 1, "one request for the renewal");
        const after = await gateway.accounts.credentials.get(kept.id);
        assert.equal(after?.identity.key, one.identity, "whose account it is stays");
        assert.deepEqual(after?.attrs, kept.attrs);
      }
    } finally {
      await gateway.drain();
      await close();
    }
  });
}

function secretIn({ secret }: LoggedIn): string {
  if (secret.kind === "none" || secret.kind === "aws") return "";
  return (secret.kind === "api_key" ? secret.key : secret.access).reveal();
}
