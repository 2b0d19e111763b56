/**
 * Gateways that live as long as one request, and go on with what those before them have learned.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  createAccounts,
  createGateway,
  createMemory,
  createMemoryStore,
  type Host,
  newMasterKey,
  parseMasterKey,
  Secret,
  type Store,
} from "../../mod.ts";
import { createHandClock } from "../support/accounts.ts";
import { createFickleStore } from "../support/fickle_store.ts";
import { createGate, turn, within } from "../support/gate.ts";
import { requestTo } from "../support/gateway.ts";
import { keepLog } from "../support/log_records.ts";
import { answered, asking, CONFIG, configOf, oneForEach } from "../support/one_for_each.ts";
import { readExposition, valueOf } from "../support/exposition.ts";
import { streamOf } from "../support/inline_upstream.ts";
import { sseFrame } from "../support/sse.ts";

const records = keepLog();

const BEGUN = new TextEncoder().encode(sseFrame({
  id: "x",
  choices: [{ index: 0, delta: { content: "a" }, finish_reason: null }],
}));

/** A store where nothing of the first call `name` ever goes on, as where a request is ended there. */
async function stoppingAt(
  name: string | undefined,
  called: (name: string) => void,
  stopped = () => {},
): Promise<Partial<Host>> {
  const inner = createMemoryStore(() => 1_700_000_000_000);
  const masterKey = parseMasterKey(newMasterKey());
  const means = createHandClock(1_700_000_000_000);
  const { credentials } = createAccounts({ store: inner, masterKey, configured: [], means });
  await credentials.insert({
    provider: "up",
    origin: "login",
    identity: { key: "account:1" },
    secret: { kind: "api_key", key: new Secret("up-kept") },
  });
  let once = name;
  const store = new Proxy(inner, {
    get: (inner, operation: keyof Store) => (key: string, ...rest: never[]) => {
      const name = `${operation} ${key.split("/")[0]}`;
      called(name);
      if (name === once) {
        once = undefined;
        stopped();
        return new Promise<never>(() => {});
      }
      return (inner[operation] as (key: string, ...rest: never[]) => unknown)(
        key,
        ...rest,
      );
    },
  });
  return { store, masterKey };
}

async function totalsOf(once: (request: Request) => Promise<Response>) {
  const { totals } = await (await once(requestTo("/v1/usage"))).json();
  const [row] = totals.callers;
  return { requests: row?.requests, failed: row?.failed, input: row?.input };
}

describe("gateways that share a memory", () => {
  it("leave alone what has kept failing for those before them, and try it again in time", async () => {
    let broken = true;
    const { ask, upstream, pass } = oneForEach(() =>
      broken ? new Response("down", { status: 500 }) : answered()
    );
    while (upstream.requests.length < 5) {
      assert.notEqual((await ask()).status, 200);
    }
    const before = upstream.requests.length;
    const refused = await ask();
    assert.equal(refused.status, 503);
    assert.equal(upstream.requests.length, before, "nobody is asked");
    broken = false;
    pass(16_000);
    assert.equal((await ask()).status, 200);
  });

  it("ask no account again that was out of quota a request ago, and keep the conversation", async () => {
    const { ask, accounts, pass } = oneForEach((_, count) =>
      count === 1
        ? new Response('{"error":{"message":"slow down"}}', {
          status: 429,
          headers: { "retry-after": "3600", "content-type": "application/json" },
        })
        : answered()
    );
    assert.equal((await ask()).status, 200);
    const [first, second] = accounts();
    assert.notEqual(first, second);
    for (let n = 0; n < 3; n++) assert.equal((await ask()).status, 200);
    assert.deepEqual(accounts().slice(2), [second, second, second]);
    // It stays where its prompts are, though its first account would do again.
    pass(2 * 3_600_000);
    assert.equal((await ask()).status, 200);
    assert.equal(accounts().at(-1), second);
  });

  it("count in one place, also while several answer at once", async () => {
    const going = createGate();
    const { ask, once, upstream } = oneForEach(async () => {
      await going.opened;
      return answered();
    });
    const all = Array.from({ length: 10 }, (_, n) => ask(`conversation ${n}`));
    while (upstream.requests.length < 10) await turn();
    going.open();
    for (const response of await Promise.all(all)) {
      assert.equal(response.status, 200);
    }
    assert.deepEqual(await totalsOf(once), { requests: 10, failed: 0, input: 30 });
  });

  it("tell at /metrics what all of them have counted, and since when", async () => {
    let broken = true;
    const { ask, once, pass, upstream } = oneForEach(() =>
      broken ? new Response("down", { status: 500 }) : answered()
    );
    while (upstream.requests.length < 5) await ask();
    const refused = await ask();
    assert.equal(refused.status, 503);
    broken = false;
    pass(16_000);
    for (let n = 0; n < 3; n++) assert.equal((await ask()).status, 200);
    const told = readExposition(await (await once(requestTo("/metrics"))).text());
    assert.equal(valueOf(told, "sluice_circuit_openings_total", { provider: "up" }), 1);
    assert.equal(valueOf(told, "sluice_http_responses_total", { status: "200" }), 3);
    assert.equal(valueOf(told, "sluice_start_time_seconds", {}), 1_700_000_000);
    assert.deepEqual(
      told.get("sluice_requests_in_flight")?.samples,
      [],
      "none knows of the others'",
    );
  });

  it("tell of no open answers: a platform may have ended them in the middle", async () => {
    const { open, once } = oneForEach(() => streamOf([BEGUN]));
    const begun = await open().fetch(asking("hi", true));
    assert.equal(begun.status, 200);
    await begun.body?.getReader().read();
    const told = readExposition(await (await once(requestTo("/metrics"))).text());
    assert.deepEqual(told.get("sluice_streams_open")?.samples, []);
  });

  it("write one row of totals, whatever order what they write comes in", async () => {
    const inner = createMemoryStore(() => 1_700_000_000_000);
    const held: (() => void)[] = [];
    let slow = true;
    const store: Store = {
      ...inner,
      async compareAndSet(key, ...rest) {
        if (slow && key.startsWith("totals/")) {
          await new Promise<void>((go) => held.push(go));
        }
        return await inner.compareAndSet(key, ...rest);
      },
    };
    const { ask, once } = oneForEach(answered, { store });
    const all = [];
    for (let n = 1; n <= 3; n++) {
      all.push(ask());
      while (held.length < n) await turn();
    }
    slow = false;
    for (const go of held.reverse()) {
      go();
      await turn();
    }
    await Promise.all(all);
    const rows = await inner.list("totals/");
    assert.equal(rows.length, 1);
    assert.deepEqual(JSON.parse(rows[0]?.[1] ?? "").counted, 3);
    assert.deepEqual(await totalsOf(once), { requests: 3, failed: 0, input: 9 });
  });

  it("wait for no request that its platform has ended in the middle", async () => {
    const names = new Set<string>();
    const first = oneForEach(
      answered,
      await stoppingAt(undefined, (name) => names.add(name)),
    );
    await first.ask();
    assert.ok(names.has("get vault") && names.size > 5, [...names].join());
    for (const name of names) {
      const stopped = createGate();
      const next = oneForEach(
        answered,
        await stoppingAt(name, () => {}, () => stopped.open()),
      );
      void next.ask();
      await within(`the first '${name}'`, stopped.opened);
      const response = await within(
        `an answer after one that stopped at '${name}'`,
        next.ask(),
      );
      assert.equal(response.status, 200, name);
    }
  });

  it("free an account in time that a request was ended with", async () => {
    const config = configOf(["up-1"]);
    const never = new Promise<never>(() => {});
    let calls = 0;
    const { ask, open, pass } = oneForEach(() => {
      calls++;
      if (calls === 1) return new Response("no", { status: 401 });
      return calls === 2 ? never : answered();
    }, { config });
    await ask();
    pass(3_600_000);
    // The one that is to find out whether the account works again finds nothing out.
    void open().fetch(asking("hi")).catch(() => {});
    while (calls < 2) await turn();
    assert.notEqual((await ask()).status, 200, "it is being tried");
    pass(16 * 60_000);
    assert.equal((await ask()).status, 200);
  });

  it("write what one before them could not", async () => {
    const inner = createMemoryStore(() => 1_700_000_000_000);
    const store = createFickleStore(inner);
    const masterKey = parseMasterKey(newMasterKey());
    const { ask, once } = oneForEach(
      (_, count) =>
        count === 2
          ? new Response('{"error":{"message":"slow down"}}', {
            status: 429,
            headers: { "retry-after": "3600", "content-type": "application/json" },
          })
          : answered(),
      { store, masterKey },
    );
    assert.equal((await ask("one")).status, 200);
    store.there = false;
    assert.equal((await ask("two")).status, 200);
    assert.deepEqual(await inner.list("block/"), []);
    const told = records.map(({ rawMessage }) => String(rawMessage));
    assert.ok(!told.some((line) => line.includes("not written")), "the next goes on with it");
    store.there = true;
    await once(requestTo("/v1/usage"));
    await ask("three");
    assert.equal((await inner.list("block/")).length, 1);
    const [totals] = await inner.list("totals/");
    assert.equal(JSON.parse(totals?.[1] ?? "").counted, 3);
  });

  it("tell the platform of a renewal that no answer waits for", async () => {
    const begin = 1_700_000_000_000;
    const store = createMemoryStore(() => begin);
    const masterKey = parseMasterKey(newMasterKey());
    const means = createHandClock(begin);
    const { credentials } = createAccounts({ store, masterKey, configured: [], means });
    const { id } = await credentials.insert({
      provider: "up",
      origin: "login",
      identity: { key: "account:1" },
      secret: {
        kind: "oauth",
        access: new Secret("access-0"),
        refresh: new Secret("refresh-0"),
        expiresAt: begin + 240_000,
      },
    });
    const asked = createGate();
    const going = createGate();
    const work: Promise<unknown>[] = [];
    const config = configOf([]);
    const { open, pass } = oneForEach(answered, {
      config,
      store,
      masterKey,
      random: () => 0,
      waitUntil: (one) => void work.push(one),
      tokens: {
        supports: () => true,
        async refresh() {
          asked.open();
          await going.opened;
          return {
            kind: "tokens",
            access: new Secret("access-1"),
            expiresAt: begin + 3_600_000,
          };
        },
      },
    });
    // Accounts are looked after with the first one; its token is as good as new.
    pass(115_000);
    assert.equal((await open().fetch(asking("hi"))).status, 200);
    await Promise.all(work.splice(0));
    pass(10_000);
    assert.equal(
      (await open().fetch(asking("hi"))).status,
      200,
      "with the token at hand",
    );
    await within("the renewal", asked.opened);
    going.open();
    assert.equal(work.length, 1);
    await Promise.all(work);
    const record = await credentials.get(id);
    assert.ok(record?.secret.kind === "oauth");
    assert.equal(record.secret.access.reveal(), "access-1");
  });

  it("are of one configuration, which stays", () => {
    const memory = createMemory(CONFIG);
    assert.throws(
      () => createGateway({ ...CONFIG }, { memory }),
      /of another configuration/,
    );
    const gateway = createGateway(CONFIG, { memory });
    assert.throws(() => gateway.reload(CONFIG), /the memory is shared/);
  });
});
