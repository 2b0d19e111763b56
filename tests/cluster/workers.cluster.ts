/**
 * Two Workers on one store in Durable Objects, in workerd: what holds for one of them holds for both.
 *
 * @module
 */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { newMasterKey } from "../../mod.ts";
import { createGate, until } from "../support/gate.ts";
import { describeStore } from "../store/contract.ts";
import { ask, askMany, assertTotals, type Member, memberFor, post } from "./callers.ts";
import { KEY, prepareAccounts } from "./fleet.ts";
import { startVendor, type Vendor } from "./vendor.ts";
import { startWorkers, type Workers } from "./workers.ts";

const ACCOUNTS = 4;
const CONVERSATIONS = 60;
const REQUESTS = 2000;

function membersOf({ urls }: Workers): readonly Member[] {
  return urls.map((url) => ({ runtime: "workerd", url }));
}

function configFor({ upstream }: Vendor): string {
  return JSON.stringify({
    keys: [{ name: "fleet", key: KEY, scopes: ["infer", "usage"] }],
    providers: {
      up: { dialect: "openai-chat", baseUrl: upstream, accounts: [] },
      slow: { dialect: "openai-chat", baseUrl: upstream, accounts: [] },
    },
  });
}

describe("Workers on one store of Durable Objects", () => {
  let vendor: Vendor;
  let workers: Workers;
  before(async () => {
    vendor = await startVendor();
    // The key is made here, so that the test may put accounts there before anybody asks.
    masterKey = newMasterKey();
    workers = await startWorkers({
      SLUICE_CONFIG_TEXT: configFor(vendor),
      SLUICE_MASTER_KEY: masterKey,
      FLEET_IDP: vendor.idp,
    });
  });
  after(async () => {
    await workers?.end();
    await vendor?.close();
  });
  let masterKey = "";

  let runs = 0;
  describeStore("in Durable Objects, in workerd", () => {
    const run = `run ${runs++}`;
    return {
      store: workers.store(run),
      again: () => workers.store(run),
      pass: (ms) => workers.pass(ms),
    };
  });

  it("renew each token once, keep conversations where they are, and count exactly", async () => {
    await prepareAccounts(workers.store(), ACCOUNTS, masterKey);
    const members = membersOf(workers);
    await Promise.all(members.map((member) => ask(member, "first of all")));
    const names = Array.from({ length: CONVERSATIONS }, (_, n) => `conversation ${n}`);
    for (const name of names) await Promise.all(members.map((member) => ask(member, name)));
    await askMany(members, REQUESTS, (n) => names[Math.floor(n / 4) % CONVERSATIONS] ?? "", 16);
    const renewed = [...vendor.refreshed].sort();
    assert.equal(new Set(renewed).size, renewed.length, `a token was used twice: ${renewed}`);
    assert.ok(renewed.length > 0 && renewed.length <= ACCOUNTS, `${renewed}`);
    for (const [name, accounts] of vendor.accounts) {
      assert.equal(accounts.size, 1, `'${name}' was on accounts ${[...accounts]}`);
    }
    const used = new Set([...vendor.accounts.values()].flatMap((each) => [...each]));
    assert.ok(used.size > 1, "they are spread");
    const requests = members.length * (CONVERSATIONS + 1) + REQUESTS;
    await assertTotals(members, requests);
    // One row for each isolate, however many gateways there were.
    assert.equal((await workers.store().list("totals/")).length, members.length);
  });

  it("know each other's Responses", async () => {
    const [a = "", b = ""] = workers.urls;
    const respond = async (url: string, body: Record<string, unknown>) => {
      const response = await fetch(`${url}/v1/responses`, {
        method: "POST",
        headers: { "authorization": `Bearer ${KEY}`, "content-type": "application/json" },
        body: JSON.stringify({ model: "up/m", ...body }),
      });
      return { status: response.status, body: await response.json() };
    };
    const first = await respond(a, { input: "the first turn" });
    assert.equal(first.status, 200, JSON.stringify(first.body));
    const next = { input: "and then?", previous_response_id: first.body.id };
    const second = await respond(b, next);
    assert.equal(second.status, 200, JSON.stringify(second.body));
    assert.equal(vendor.accounts.has("and then?"), false, "the first turn goes with it");
    const unknown = await respond(b, { input: "x", previous_response_id: `${first.body.id}0` });
    assert.equal(unknown.status, 400, JSON.stringify(unknown.body));
  });

  it("follow each other's background responses to their end", async () => {
    const [a = "", b = ""] = workers.urls;
    const headers = { "authorization": `Bearer ${KEY}`, "content-type": "application/json" };
    const body = JSON.stringify({ model: "up/m", input: "in the background", background: true });
    const begun = await fetch(`${a}/v1/responses`, { method: "POST", headers, body });
    const { id } = await begun.json();
    await until("the provider answers", () => vendor.open === 1);
    const followed = await fetch(`${b}/v1/responses/${id}?stream=true`, { headers });
    let seen = "";
    for await (const text of followed.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      seen += text;
      if (seen.includes('"delta":"first"')) vendor.release();
    }
    assert.match(seen, / last heard 1/);
    assert.match(seen, /event: response\.completed/);
  });

  it("see a renewal to its end whose caller has left, and wait for it", async () => {
    const members = membersOf(workers);
    await prepareAccounts(workers.store(), 1, masterKey, "slow");
    const model = "slow/m";
    const before = vendor.refreshed.length;
    const answering = createGate();
    vendor.held = answering.opened;
    const leaving = new AbortController();
    const { signal } = leaving;
    const left = post(memberFor(members, 0), "slowly", false, { model, signal });
    await until("the identity provider is asked", () => vendor.refreshed.length > before);
    leaving.abort();
    await assert.rejects(left);
    const waiting = members.map((member) => post(member, "slowly", false, { model }));
    answering.open();
    for (const response of await Promise.all(waiting)) assert.equal(response.status, 200);
    assert.equal(vendor.refreshed.length, before + 1);
  });

  it("leave an account alone that the other has found to be out of quota", async () => {
    const [a, b] = membersOf(workers);
    assert.ok(a !== undefined && b !== undefined);
    const [account = ""] = vendor.accounts.get("conversation 0") ?? [];
    vendor.limited.add(account);
    await ask(a, "conversation 0");
    assert.equal(vendor.refused, 1);
    // What the other has learned is looked for once a second.
    for (const end = Date.now() + 1500; Date.now() < end;) await ask(a, "conversation 0");
    for (let n = 0; n < 40; n++) await ask(b, `another conversation ${n}`);
    assert.equal(vendor.refused, 1);
  });
});
