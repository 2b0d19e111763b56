/**
 * Another configuration while requests are under way: what comes now is served by it, what is under
 * way ends by the one it came under, and nothing is forgotten of what stays.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { createGateway, defineConfig, type Gateway } from "../../mod.ts";
import { changesBetween } from "../../src/config/changes.ts";
import { type Choosing, createChoosing } from "../../src/gateway/choose.ts";
import { keepRefreshed } from "../../src/catalog/refreshed.ts";
import { createRouter } from "../../src/routing/route.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { ADMIN_KEY, NEAR } from "../support/admin.ts";
import { openTestSocket } from "../support/client_socket.ts";
import { createClock } from "../support/clock.ts";
import { until } from "../support/gate.ts";
import { CLIENT_KEY, requestTo } from "../support/gateway.ts";
import {
  createInlineUpstream,
  jsonOf,
  type SentRequest,
  streamOf,
} from "../support/inline_upstream.ts";
import { keepLog } from "../support/log_records.ts";
import {
  answered,
  beginStream,
  createWorld,
  DONE,
  fileOf,
  KEYS,
  lab,
  OTHER_KEY,
  piece,
  whoIs,
} from "../support/reloading.ts";

const records = keepLog();

test("a stream goes on as it began, and the next request goes where it is sent now", async () => {
  const world = createWorld();
  const finish = await beginStream(world);
  const { changed, restart } = world.reload({ providers: { up: lab("second", "k-b") } });
  assert.deepEqual(changed, ["providers.up changed"]);
  assert.deepEqual(restart, []);
  assert.equal(await world.askWho(), "second k-b");
  const text = await finish();
  assert.match(text, /begun[^]* and ended[^]*\[DONE\]/);
  assert.equal(world.gateway.active, 0);
});

test("open data that was kept meanwhile is used, on connections that are open as well", async () => {
  const store = createMemoryStore(Date.now);
  const answer = piece("Hi", "stop") +
    `data: {"choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":100}}\n\n${DONE}`;
  const { fetch } = createInlineUpstream(() => streamOf([new TextEncoder().encode(answer)]));
  const config = defineConfig(
    fileOf({ providers: { up: { ...lab("up", "k-a"), factsFrom: "openai" } } }),
  );
  const gateway = createGateway(config, { fetch, store });
  const body = { model: "up/gpt-4o", input: "Hello" };
  const overHttp = async () => {
    const headers = { authorization: `Bearer ${CLIENT_KEY}` };
    const asked = requestTo("/v1/responses", { ...body, stream: true }, { headers });
    return /: x-sluice-cost (\S+)/.exec(await (await gateway.fetch(asked)).text())?.[1];
  };
  const socket = await openTestSocket(gateway, CLIENT_KEY);
  const overSocket = async () => {
    socket.send({ type: "response.create", ...body });
    await socket.upTo(socket.events.length);
    const line = records.findLast(({ category }) => category.includes("exchange"));
    return String(line?.properties.cost);
  };
  assert.deepEqual([await overHttp(), await overSocket()], ["0.0035", "0.0035"]);
  const price = { input: 1, output: 1, source: "models.dev", asOf: "2999-01-01" };
  await keepRefreshed(store, new Map([["openai", [{ id: "gpt-4o", price }]]]), "2999-01-01");
  assert.equal(await overHttp(), "0.0035");
  assert.deepEqual(gateway.reload(config), { changed: [], restart: [] });
  // The socket first: nobody else has asked under the new configuration yet.
  assert.deepEqual([await overSocket(), await overHttp()], ["0.0011", "0.0011"]);
});

test("a key that is gone lets nobody in any more; its stream may end", async () => {
  const world = createWorld();
  const finish = await beginStream(world, OTHER_KEY);
  assert.deepEqual(world.reload({ keys: KEYS.slice(0, 1) }).changed, ["keys.two removed"]);
  const refused = await world.ask({}, OTHER_KEY);
  assert.equal(refused.status, 401);
  await refused.body?.cancel();
  assert.equal(await world.askWho(), "first k-a");
  assert.match(await finish(), /and ended[^]*\[DONE\]/);
});

test("a provider that is gone is not asked, though a stream from it goes on", async () => {
  const world = createWorld();
  const finish = await beginStream(world);
  world.reload({ providers: { other: lab("other", "k-o") } });
  assert.equal(await world.askWho(), "404 model_not_found");
  assert.match(await finish(), /and ended/);
  world.reload();
  assert.equal(await world.askWho(), "first k-a", "it may come back");
});

const quota = ({ headers }: SentRequest) =>
  headers.get("authorization") === "Bearer k-a"
    ? Response.json({ error: { message: "You exceeded your current quota", code: "quota" } }, {
      status: 429,
      headers: { "retry-after": "3600" },
    })
    : undefined;

test("an account is its secret: its block goes with it, whatever number it has", async () => {
  const world = createWorld(fileOf({ providers: { up: lab("first", "k-a", "k-b") } }), quota);
  assert.equal(await world.askWho(), "first k-b");
  const before = world.sent.length;
  world.reload({ providers: { up: lab("first", "k-b", "k-a") } });
  for (let turns = 0; turns < 5; turns++) assert.equal(await world.askWho(), "first k-b");
  assert.equal(world.sent.length, before + 5, "nobody asked with the blocked one again");
  world.reload({ providers: { up: lab("first", "k-c") } });
  assert.equal(await world.askWho(), "first k-c", "another secret has no block of the first");
});

test("what a removed account does late concerns no other that has its name now", async () => {
  const { promise: refused, resolve } = Promise.withResolvers<void>();
  const { fetch, requests } = createInlineUpstream(async (request) => {
    if (whoIs(request).endsWith("k-a")) await refused;
    return quota(request) ?? jsonOf(answered(whoIs(request)));
  });
  const clock = createClock();
  const gateway = createGateway(defineConfig(fileOf()), { ...clock.host, fetch });
  const body = { model: "up/m", messages: [{ role: "user", content: "Hello" }] };
  const slow = gateway.fetch(requestTo("/v1/chat/completions", body));
  await until("the first account is asked", () => requests.length > 0);
  gateway.reload(defineConfig(fileOf({ providers: { up: lab("first", "k-b") } })));
  resolve();
  // It is answered by the account that has come.
  assert.match(await (await slow).text(), /first k-b/);
  for (const account of await gateway.accounts.pool.explain({ provider: "up" })) {
    assert.deepEqual([account.record.id, account.blocks], ["up#1", []]);
    assert.equal(account.inFlight, 0);
  }
});

const opening = (content: string) => ({ messages: [{ role: "user", content }] });

test("a conversation stays on its account when that gets another number", async () => {
  const keys = ["k-a", "k-b", "k-c", "k-d"];
  const world = createWorld(fileOf({ providers: { up: lab("first", ...keys) } }));
  const homes = new Map<string, string>();
  for (let user = 0; user < 12; user++) {
    homes.set(`u${user}`, await world.askWho(opening(`u${user}`)));
  }
  assert.ok(new Set(homes.values()).size > 1, "they are spread");
  world.reload({ providers: { up: lab("first", "k-new", ...keys) } });
  for (const [user, home] of homes) assert.equal(await world.askWho(opening(user)), home, user);
});

test("an open circuit stays open", async () => {
  let failing = true;
  const world = createWorld(
    fileOf(),
    () => failing ? Response.json({ error: { message: "no" } }, { status: 500 }) : undefined,
  );
  for (let count = 0; count < 5; count++) await (await world.ask()).body?.cancel();
  const before = world.sent.length;
  failing = false;
  world.reload({ models: { fast: "up/m" } });
  assert.match(await world.askWho(), /^(503|429|529) /);
  assert.equal(world.sent.length, before, "the circuit is still open");
  await world.clock.advance(20_000);
  assert.equal(await world.askWho({ model: "fast" }), "first k-a");
});

test("an open socket is served by what holds now, and by nothing once its key is gone", async () => {
  const world = createWorld();
  const socket = await openTestSocket(world.gateway, OTHER_KEY);
  const create = { type: "response.create", model: "fast", input: "hi" };
  socket.send(create);
  assert.equal((await socket.upTo(0)).at(-1)?.type, "error", "the name is not known yet");
  world.reload({ models: { fast: "up/m" } });
  let from = socket.events.length;
  socket.send(create);
  await until("the upstream is asked", () => world.streams.length > 0);
  world.streams[0]?.push(piece("there", "stop") + DONE);
  world.streams[0]?.close();
  assert.equal((await socket.upTo(from)).at(-1)?.type, "response.completed");
  world.reload({ models: { fast: "up/m" }, keys: KEYS.slice(0, 1) });
  from = socket.events.length;
  socket.send(create);
  const [refused] = await socket.upTo(from);
  assert.equal(refused?.status, 401);
  socket.leave();
});

test("whoever follows the accounts by a token that is gone hears no more of them", async () => {
  const token = "sk-broker-2Lp9wQ7zN5xC8vB4";
  const tokens = [{ name: "edge", token, scopes: ["snapshot" as const] }];
  const world = createWorld(fileOf({ broker: { tokens } }));
  const follow = () =>
    world.gateway.fetch(
      new Request("http://localhost/v1/snapshot/stream", {
        headers: { authorization: `Bearer ${token}` },
      }),
    );
  const stream = await follow();
  assert.equal(stream.status, 200);
  const ended = stream.text();
  assert.deepEqual(world.reload().changed, ["broker removed"]);
  await ended;
  const after = await follow();
  assert.notEqual(after.status, 200);
  await after.body?.cancel();
});

test("while it drains nothing changes", async () => {
  const world = createWorld();
  const finish = await beginStream(world);
  const drained = world.gateway.drain();
  assert.deepEqual(world.reload({ keys: [] }), { changed: [], restart: [] });
  assert.equal(world.gateway.config.keys.length, 2);
  assert.match(await finish(), /\[DONE\]/);
  await drained;
});

test("where it listens, and whose accounts it uses, is told to need a restart", () => {
  const broker = (url: string) => ({ broker: { url, token: OTHER_KEY } });
  const before = { ...fileOf(broker("https://a.example")), listen: 4000 };
  const gateway = createGateway(defineConfig(before));
  const next = defineConfig({ ...fileOf(broker("https://b.example")), listen: 4001 });
  assert.deepEqual(gateway.reload(next), {
    changed: ["listen changed", "broker changed"],
    restart: ["listen", "broker"],
  });
  const { broker: kept } = gateway.config;
  assert.equal(kept?.kind === "use" && kept.url, "https://a.example");
  assert.equal(gateway.config.listen?.port, 4000);
  // It is told for as long as it does not hold, and no longer.
  assert.deepEqual(gateway.reload(next).restart, ["listen", "broker"]);
  assert.deepEqual(gateway.reload(defineConfig(before)), { changed: [], restart: [] });
});

test("changes are told by their names, and secrets are compared but never told", () => {
  const one = defineConfig(fileOf({ limits: { bodyMiB: 1 }, models: { a: "up/m", b: "up/m" } }));
  const two = defineConfig(fileOf({
    keys: [{ name: "one", key: OTHER_KEY }],
    providers: { up: lab("first", "k-z"), more: lab("more", "k-m") },
    models: { b: "more/m", "gpt.6": "up/m" },
  }));
  assert.deepEqual(changesBetween(one, one).changed, []);
  assert.deepEqual(
    changesBetween(
      one,
      defineConfig(fileOf({
        limits: { bodyMiB: 1 },
        models: { a: "up/m", b: "up/m" },
      })),
    ).changed,
    [],
  );
  const { changed } = changesBetween(one, two);
  assert.deepEqual(changed, [
    "keys.one changed",
    "keys.two removed",
    "providers.up changed",
    "providers.more added",
    "models.a removed",
    "models.b changed",
    'models["gpt.6"] added',
    "limits changed",
  ]);
  assert.doesNotMatch(changed.join(), /k-[amz]|sk-/);
});

test("however often it changes under load, every request is answered, and by one of both", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constant("ask"), fc.constant("stream"), fc.nat(3)), {
        minLength: 5,
        maxLength: 40,
      }),
      async (steps) => {
        const world = createWorld();
        const answers: Promise<string>[] = [];
        const finishes: (() => Promise<string>)[] = [];
        for (const step of steps) {
          if (step === "ask") answers.push(world.askWho());
          else if (step === "stream") finishes.push(await beginStream(world));
          else {
            const secrets = ["k-a", "k-b", "k-c", "k-d"].slice(0, step + 1);
            world.reload({ providers: { up: lab(step % 2 ? "second" : "first", ...secrets) } });
          }
        }
        for (const answer of await Promise.all(answers)) {
          assert.match(answer, /^(first|second) k-[a-d]$/);
        }
        for (const finish of finishes) assert.match(await finish(), /begun[^]*ended[^]*\[DONE\]/);
        for (const account of await world.gateway.accounts.pool.explain({ provider: "up" })) {
          assert.equal(account.inFlight, 0, "every handle was taken back");
        }
        assert.equal(world.gateway.active, 0);
      },
    ),
    { numRuns: 40 },
  );
});

test("the cheapest target is chosen by the prices that hold now", async () => {
  const asked: string[] = [];
  const { fetch } = createInlineUpstream((request) => {
    asked.push(new URL(request.url).hostname);
    return streamOf([new TextEncoder().encode(piece("Hi", "stop") + DONE)]);
  });
  const priced = (name: string, input: number) => ({
    ...lab(name, `key-of-${name}`),
    facts: { m: { price: { input, output: input } } },
  });
  const configOf = (a: number, b: number) =>
    defineConfig(fileOf({
      providers: { a: priced("a", a), b: priced("b", b) },
      models: { cheap: { targets: ["a/m", "b/m"], choose: "cost" } },
    }));
  const gateway = createGateway(configOf(1, 2), { fetch });
  const askOnce = async () => {
    const headers = { authorization: `Bearer ${CLIENT_KEY}` };
    const body = { model: "cheap", messages: [{ role: "user", content: `${asked.length}` }] };
    const request = requestTo("/v1/chat/completions", { ...body, stream: true }, { headers });
    await (await gateway.fetch(request)).text();
  };
  await askOnce();
  gateway.reload(configOf(2, 1));
  await askOnce();
  assert.equal(asked.length, 2);
  assert.notEqual(asked[0], asked[1]);
});

test("the admin API reloads where it can, and says what is wrong where it cannot", async () => {
  const reload = async (gateway: Gateway) => {
    const response = await gateway.fetch(
      new Request("http://localhost/admin/reload", {
        method: "POST",
        headers: { authorization: `Bearer ${ADMIN_KEY}` },
      }),
      { remoteAddress: NEAR },
    );
    return { status: response.status, json: await response.json() };
  };
  const admin = { key: ADMIN_KEY };
  const next = defineConfig(fileOf({ admin, models: { fast: "up/m" } }));
  const first = defineConfig(fileOf({ admin }));
  const able: Gateway = createGateway(first, {
    reload: () => Promise.resolve(able.reload(next)),
  });
  assert.deepEqual(await reload(able), {
    status: 200,
    json: { changed: ["models.fast added"], restart: [] },
  });
  const wrong = createGateway(first, {
    reload: async () => await Promise.resolve(able.reload(defineConfig({ listen: "nowhere" }))),
  });
  const refused = await reload(wrong);
  assert.equal(refused.status, 400);
  assert.match(refused.json.error.message, /listen: Cannot use the address/);
  assert.equal((await reload(createGateway(first))).status, 400);
});

test("what is known of how fast targets are, and where conversations are, stays", () => {
  const config = defineConfig(fileOf({
    models: { either: { targets: ["up/slow", "up/fast"], choose: "latency" } },
  }));
  const host = { now: () => 1_700_000_000_000, random: () => 0.5 };
  const fresh = () => createChoosing(createRouter(config), host, () => undefined);
  const first = (choosing: Choosing, conversation: string) =>
    choosing.choose("either", { conversation, stream: false }).placed[0]?.target.model;
  const names = Array.from({ length: 20 }, (_, index) => `c${index}`);
  const slow = names.filter((name) => first(fresh(), name) === "slow");
  assert.ok(slow.length > 1, "by the draw some would be slow");
  const before = fresh();
  const [warm = "", cold = ""] = slow;
  const { answered, placed } = before.choose("either", { conversation: cold, stream: false });
  for (const { target } of placed) answered(target, target.model === "slow" ? 900 : 10);
  const stayed = before.choose("either", { conversation: warm, stream: false });
  const target = placed.find((one) => one.target.model === "slow")?.target;
  if (target !== undefined) stayed.answered(target, 900);
  const after = before.under(createRouter(config), () => undefined);
  assert.equal(first(after, warm), "slow", "its prompt is cached there");
  assert.equal(first(after, slow[2] ?? "another"), "fast");
});
