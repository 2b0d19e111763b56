/**
 * A gateway that lends its accounts: who may have what of them, and how it is told.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import {
  type BrokerScope,
  type BrokerTokenFile,
  createGateway,
  defineConfig,
  type Gateway,
} from "../../mod.ts";
import { apiKey } from "../support/accounts.ts";
import { within } from "../support/gate.ts";
import { ask, CLIENT_KEY, gatewayOf, UPSTREAM_KEY } from "../support/gateway.ts";
import { createIdentityProvider } from "../support/identity_provider.ts";

const SCOPES: readonly BrokerScope[] = ["snapshot", "refresh", "blocks", "secrets:read"];
const SECRETS = { api: "kept-api-key-a1b2c3d4", configured: UPSTREAM_KEY };
const REVOKED = "br-token-that-is-not-one-of-them";

function tokenOf(name: string): string {
  return `br-${name.replace(/\W/g, "-")}-8Zq3Xw5Lr7Tk`;
}

/** A broker whose tokens have one scope each, and one all of them. */
async function lender(more: BrokerTokenFile[] = []) {
  const idp = createIdentityProvider(() => Date.now());
  const tokens = [
    ...SCOPES.map((scope) => ({ name: scope, token: tokenOf(scope), scopes: [scope] })),
    { name: "all", token: tokenOf("all"), scopes: [...SCOPES] },
    {
      name: "blind",
      token: tokenOf("blind"),
      scopes: SCOPES.filter((scope) => scope !== "secrets:read"),
    },
    ...more,
  ];
  const gateway = gatewayOf({ broker: { tokens }, host: { tokens: idp.source } });
  const { credentials } = gateway.accounts;
  const oauth = await credentials.insert(idp.login("email-a", Date.now() + 3_600_000));
  const key = await credentials.insert({ ...apiKey(SECRETS.api), name: "work" });
  return { gateway, idp, credentials, oauth, key };
}

type Ask = (path: string, body?: unknown, method?: string) => Promise<Response>;

function asker(gateway: Gateway, token: string, headers: Record<string, string> = {}): Ask {
  return (path, body, method) =>
    ask(gateway, path, body, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(method === undefined ? {} : { method }),
    });
}

function blockOf(credentialId: string) {
  const now = Date.now();
  return {
    credentialId,
    scope: "model:vendor/m",
    since: now,
    until: now + 60_000,
    reason: "quota",
    timing: "provider",
    strikes: 1,
  };
}

/** The routes as requests about the account `id`, and the scope each needs. */
function requestsAbout(id: string): readonly (readonly [BrokerScope, string, Parameters<Ask>])[] {
  const path = encodeURIComponent(id);
  return [
    ["snapshot", "the snapshot", ["/v1/snapshot"]],
    ["snapshot", "the stream", ["/v1/snapshot/stream"]],
    ["refresh", "a renewal", [`/v1/credential/${path}/refresh`, { ifRevision: 1 }]],
    ["blocks", "a block", ["/v1/blocks", blockOf(id)]],
    ["blocks", "its end", [`/v1/blocks/${path}/*?ifSince=1`, undefined, "DELETE"]],
  ];
}

async function statusOf(response: Promise<Response>): Promise<number> {
  const { status, body } = await response;
  await body?.cancel();
  return status;
}

test("each token may do what its scopes say, and nothing else", async () => {
  const { gateway, oauth } = await lender();
  for (const scope of [...SCOPES, "all"] as const) {
    for (const [needed, what, request] of requestsAbout(oauth.id)) {
      const status = await statusOf(asker(gateway, tokenOf(scope))(...request));
      const expected = scope === "all" || scope === needed ? 200 : 403;
      assert.equal(status, expected, `${what} with the scope ${scope}`);
    }
  }
});

test("whoever shows no broker token is not let in, with a gateway key neither", async () => {
  const { gateway, oauth, credentials } = await lender();
  const before = await credentials.revision();
  for (const token of [CLIENT_KEY, REVOKED, "", UPSTREAM_KEY]) {
    for (const [, what, request] of requestsAbout(oauth.id)) {
      const response = await asker(gateway, token)(...request);
      assert.equal(response.status, 401, what);
      const { error } = await response.json();
      assert.equal(error.code, "invalid_broker_token");
    }
  }
  assert.equal(await credentials.revision(), before);
  const chat = await asker(gateway, tokenOf("all"))("/v1/chat/completions", { model: "up/m" });
  assert.equal(chat.status, 401, "a broker token asks no models");
});

test("a gateway that lends nothing has no such routes", async () => {
  const gateway = gatewayOf({});
  for (const [, what, request] of requestsAbout("up#1")) {
    const response = await asker(gateway, CLIENT_KEY)(...request);
    assert.equal(response.status, 404, what);
    assert.equal((await response.json()).error.code, "unknown_route");
  }
});

function piecesOf(secret: string): string[] {
  return Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8));
}

async function firstEvent(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const { value } = await within("an event", reader?.read() ?? Promise.reject(new Error("none")));
  await reader?.cancel();
  return new TextDecoder().decode(value);
}

/** Everything that a token is told. */
async function toldTo(gateway: Gateway, name: string, id: string): Promise<string> {
  const as = asker(gateway, tokenOf(name));
  const renewed = await (await as(`/v1/credential/${id}/refresh`, { ifRevision: 1 })).text();
  const snapshot = await (await as("/v1/snapshot")).text();
  return renewed + snapshot + await firstEvent(await as("/v1/snapshot/stream"));
}

test("invariant 32: without 'secrets:read' no piece of a secret is told", async () => {
  const { gateway, oauth, idp } = await lender();
  const told = await toldTo(gateway, "blind", oauth.id);
  assert.equal(idp.shown.length, 1, "the token was renewed all the same");
  assert.match(told, /"status":"active"/);
  const secrets = [SECRETS.api, SECRETS.configured, "access|email-a|", "refresh|email-a|"];
  for (const piece of secrets.flatMap(piecesOf)) {
    if ("up|email-a".includes(piece)) continue;
    assert.ok(!told.includes(piece), `'${piece}' is told`);
  }
});

test("with 'secrets:read' keys and access tokens are told, refresh tokens never", async () => {
  const { gateway, oauth } = await lender();
  const told = await toldTo(gateway, "all", oauth.id);
  for (const secret of [SECRETS.api, SECRETS.configured, "access|email-a|1"]) {
    assert.ok(told.includes(secret), `'${secret}' is not told`);
  }
  assert.ok(!told.includes("refresh|"), "a refresh token is told");
});

test("accounts that a token does not cover do not exist for it", async () => {
  const pool = (name: string, more: Partial<BrokerTokenFile>) => ({
    name,
    token: tokenOf(name),
    scopes: [...SCOPES],
    ...more,
  });
  const { gateway, oauth, key } = await lender([
    pool("named", { accounts: ["work"] }),
    pool("other", { providers: ["elsewhere"] }),
    pool("both", { providers: ["up"], accounts: ["configured:up#1", "work"] }),
  ]);
  const ids = async (name: string): Promise<string[]> => {
    const response = await asker(gateway, tokenOf(name))("/v1/snapshot");
    const { credentials } = await response.json();
    return credentials.map(({ id }: { id: string }) => id).sort();
  };
  assert.deepEqual(await ids("all"), [oauth.id, key.id, "configured:up#1"].sort());
  assert.deepEqual(await ids("named"), [key.id]);
  assert.deepEqual(await ids("other"), []);
  assert.deepEqual(await ids("both"), [key.id, "configured:up#1"].sort());
  for (const name of ["named", "other", "both"]) {
    for (const [needed, what, request] of requestsAbout(oauth.id)) {
      if (needed === "snapshot") continue;
      const status = await statusOf(asker(gateway, tokenOf(name))(...request));
      assert.equal(status, 404, `${what} for ${name}`);
    }
  }
  const told = asker(gateway, tokenOf("named"));
  const first = await firstEvent(await told("/v1/snapshot/stream"));
  assert.ok(!first.includes(oauth.id));
});

test("the snapshot has a tag, and is told again once it has changed", async () => {
  const { gateway, credentials } = await lender();
  const first = await asker(gateway, tokenOf("all"))("/v1/snapshot");
  const etag = first.headers.get("etag") ?? "";
  assert.equal(first.headers.get("cache-control"), "no-store");
  const known = asker(gateway, tokenOf("all"), { "if-none-match": etag });
  assert.equal((await known("/v1/snapshot")).status, 304);
  const waiting = known("/v1/snapshot?wait=30000");
  const added = await credentials.insert(apiKey("another-key-of-the-same"));
  const second = await within("the change", waiting);
  assert.equal(second.status, 200);
  assert.notEqual(second.headers.get("etag"), etag);
  assert.ok((await second.text()).includes(added.id));
});

test("what is asked in a wrong form is refused with the name of the field", async () => {
  const { gateway, oauth, key } = await lender();
  const as = asker(gateway, tokenOf("all"));
  const block = blockOf(oauth.id);
  const refresh = `/v1/credential/${oauth.id}/refresh`;
  const wrong: readonly (readonly [string, Parameters<Ask>])[] = [
    ["wait", ["/v1/snapshot?wait=30001"]],
    ["wait", ["/v1/snapshot?wait=-1"]],
    ["wait", ["/v1/snapshot?wait=soon"]],
    ["ifRevision", [refresh, {}]],
    ["ifRevision", [refresh, { ifRevision: null }]],
    ["ifRevision", [refresh, { ifRevision: "1" }]],
    ["minTtlMs", [refresh, { ifRevision: 1, minTtlMs: 3_600_001 }]],
    ["scope", ["/v1/blocks", { ...block, scope: "all" }]],
    ["reason", ["/v1/blocks", { ...block, reason: "whim" }]],
    ["strikes", ["/v1/blocks", { ...block, strikes: 0 }]],
    ["until", ["/v1/blocks", { ...block, until: block.since + 9 * 24 * 3_600_000 }]],
    ["since", ["/v1/blocks", { ...block, since: block.until + 1 }]],
    ["ifSince", [`/v1/blocks/${oauth.id}/*`, undefined, "DELETE"]],
  ];
  for (const [field, request] of wrong) {
    const response = await as(...request);
    assert.equal(response.status, 400, JSON.stringify(request));
    assert.equal((await response.json()).error.param, field);
  }
  const response = await as(`/v1/credential/${key.id}/refresh`, { ifRevision: 1 });
  assert.deepEqual([response.status, (await response.json()).error.code], [409, "not_renewable"]);
  assert.equal(await statusOf(as("/v1/credential/nobody/refresh", { ifRevision: 1 })), 404);
});

test("blocks are merged, and taken away only by whoever knows the last of them", async () => {
  const { gateway, credentials } = await lender();
  const as = asker(gateway, tokenOf("all"));
  const id = "configured:up#1";
  const first = blockOf(id);
  const later = { ...first, until: first.until + 1000, since: first.since + 1, strikes: 3 };
  for (const sent of [later, first, first]) {
    const { block } = await (await as("/v1/blocks", sent)).json();
    assert.deepEqual(block, later);
  }
  const path = `/v1/blocks/${encodeURIComponent(id)}/${encodeURIComponent(first.scope)}`;
  const clear = async (since: number) =>
    (await (await as(`${path}?ifSince=${since}`, undefined, "DELETE")).json()).cleared;
  assert.equal(await clear(first.since), false);
  assert.deepEqual((await credentials.load()).blocks, [later]);
  assert.equal(await clear(later.since), true);
  assert.deepEqual((await credentials.load()).blocks, []);
});

test("a gateway that stops ends its streams, and lets nobody wait", async () => {
  const { gateway } = await lender();
  const as = asker(gateway, tokenOf("all"));
  const stream = await as("/v1/snapshot/stream");
  const etag = (await as("/v1/snapshot")).headers.get("etag") ?? "";
  const waiting = asker(gateway, tokenOf("all"), { "if-none-match": etag })(
    "/v1/snapshot?wait=30000",
  );
  const text = stream.text();
  await gateway.drain();
  assert.match(await within("the stream's end", text), /^event: snapshot\ndata: \{/);
  assert.equal((await within("an answer", waiting)).status, 304);
});

test("providers that want no secret are nobody's to lend", async () => {
  const config = defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY }],
    providers: { demo: {} },
    broker: { tokens: [{ name: "all", token: tokenOf("all"), scopes: [...SCOPES] }] },
  });
  const response = await asker(createGateway(config), tokenOf("all"))("/v1/snapshot");
  assert.deepEqual((await response.json()).credentials, []);
});

test("every operation has a name of its own in the OpenAPI document", async () => {
  const { paths } = await (await ask(gatewayOf({}), "/openapi.json")).json();
  const ids = Object.entries<Record<string, { operationId: string }>>(paths)
    .flatMap(([, methods]) => Object.values(methods).map(({ operationId }) => operationId));
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), []);
  assert.equal(ids.filter((id) => id.startsWith("broker-")).length, 5);
});
