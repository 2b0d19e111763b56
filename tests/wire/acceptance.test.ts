/**
 * What accounts must do as a whole, scenario by scenario.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { openSqliteStore } from "../../adapters/stores/sqlite.ts";
import { apiKey, MASTER_KEY, oauth } from "../support/accounts.ts";
import { withTempDir } from "../support/command.ts";
import { createClock } from "../support/clock.ts";
import { problemsOf } from "../support/config.ts";
import { ask, gatewayOf, type GatewayOptions } from "../support/gateway.ts";
import {
  answerOf,
  createInlineUpstream,
  jsonOf,
  type SentRequest,
} from "../support/inline_upstream.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { createBench, fails, reportOf, take } from "../support/pool.ts";
import { WIRES } from "../support/wires.ts";

const [CHAT] = WIRES;
const KEYS = ["key-alpha-9c1e", "key-bravo-4d7a", "key-delta-6b2f"];

function keyOf(request: SentRequest | undefined): string {
  return request?.headers.get("authorization")?.replace(/^Bearer /, "") ?? "";
}

/** A gateway with three keys, whose upstream refuses as it is told to. */
function setUp(
  refuse: (request: SentRequest) => Response | undefined,
  options: Partial<GatewayOptions> = {},
) {
  assert.ok(CHAT);
  const model = createScriptedModel(CHAT.dialect);
  const upstream = createInlineUpstream((request) =>
    refuse(request) ?? answerOf(model.respond(request.json()))
  );
  const gateway = gatewayOf({
    apiKey: KEYS,
    ...options,
    host: { fetch: upstream.fetch, ...options.host },
  });
  const post = (model: string, opening = "hi", stream = false) =>
    ask(gateway, CHAT.path, {
      model: `up/${model}`,
      stream,
      messages: [{ role: "user", content: opening }],
    });
  return { upstream, gateway, post };
}

test("upstream 400 overflow → client 400 with provider type in both stream and non-stream", async () => {
  const error = {
    message: "This model's maximum context length is 8192 tokens",
    type: "invalid_request_error",
    code: "context_length_exceeded",
  };
  for (const stream of [false, true]) {
    const { upstream, post } = setUp(() => jsonOf({ error }, 400));
    const answer = await post("m", "hi", stream);
    assert.equal(answer.status, 400);
    const told = await answer.json();
    assert.equal(told.error.type, "invalid_request_error");
    assert.equal(told.error.code, "context_length_exceeded");
    assert.equal(upstream.requests.length, 1, "invariant 24");
  }
});

test("429 with retry-after: 77 → client Retry-After 77..80", async () => {
  const { post } = setUp(() =>
    new Response('{"error":{"message":"usage limit reached"}}', {
      status: 429,
      headers: { "content-type": "application/json", "retry-after": "77" },
    })
  );
  const answer = await post("m");
  await answer.text();
  assert.equal(answer.status, 429);
  const seconds = Number(answer.headers.get("retry-after"));
  assert.ok(seconds >= 77 && seconds <= 80, `${seconds}`);
});

test("one unentitled 403 → other models on the same rows unaffected", async () => {
  const { upstream, post } = setUp((request) =>
    request.json().model === "gold" ? jsonOf({ error: { message: "no access" } }, 403) : undefined
  );
  const refused = await post("gold");
  await refused.text();
  assert.equal(refused.status, 403);
  assert.equal(upstream.requests.length, 2, "two accounts say the same: it is the request");
  const used = new Set<string>();
  for (let n = 0; n < 30; n++) {
    const answer = await post("plain", `opening ${n}`);
    assert.equal(answer.status, 200, await answer.text());
    used.add(keyOf(upstream.requests.at(-1)));
  }
  assert.deepEqual([...used].sort(), [...KEYS].sort());
  const again = await post("gold");
  await again.text();
  assert.equal(again.status, 403, "and the model is refused by the provider, not by us");
});

test("row replaced by another process → new row usable at once", async () => {
  const { pool, another, add } = await createBench();
  const [old] = await add("old");
  assert.ok(old);
  await fails(pool, await take(pool), "quota");
  const other = another("other");
  await other.remove(old.id);
  const { id } = await other.insert(apiKey("key-of-new"));
  assert.equal((await take(pool)).id, id);
});

test("slow usage endpoint → exhausted row not handed out again", async () => {
  const { pool, clock, add } = await createBench();
  const [a, b] = await add("a", "b");
  assert.ok(a && b);
  await pool.sync();
  pool.pin("up", "s", a.id);
  const handle = await take(pool, { session: "s" });
  assert.equal(handle.id, a.id);
  const judged = fails(pool, handle, "quota");
  // The report of the account comes much later; nobody has waited for it.
  for (let n = 0; n < 20; n++) assert.equal((await take(pool, { session: "s" })).id, b.id);
  await judged;
  pool.observe(a.id, reportOf(clock.now(), 1, 0.5, { short: clock.now() + 3_600_000 }));
  clock.pass(120_000);
  for (let n = 0; n < 20; n++) assert.equal((await take(pool, { session: `${n}` })).id, b.id);
});

test("100 sessions on 3 equal rows → spread within 25–42 each", async () => {
  const { upstream, post } = setUp(() => undefined);
  const counts = new Map<string, number>();
  for (let n = 0; n < 100; n++) {
    await (await post("m", `conversation number ${n}`)).text();
    const key = keyOf(upstream.requests.at(-1));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const shares = [...counts.values()];
  assert.equal(shares.length, 3);
  for (const share of shares) assert.ok(share >= 25 && share <= 42, `${shares}`);
});

test("DB file contains no `sk-`", async () => {
  await withTempDir(async (dir) => {
    const store = await openSqliteStore(join(dir, "sluice.db"));
    const clock = createClock();
    const { gateway, post } = setUp(() => jsonOf({ error: { message: "no" } }, 401), {
      apiKey: "sk-configured-0123456789",
      host: { store, masterKey: MASTER_KEY, now: clock.host.now },
    });
    const { credentials } = gateway.accounts;
    await credentials.insert(apiKey("sk-added-0123456789"));
    const tokens = { access: "sk-ant-oat-access", refresh: "sk-ant-ort-refresh", expiresAt: 1e15 };
    await credentials.insert(oauth("email:a", tokens));
    await (await post("m")).text();
    await gateway.drain();
    const files = await readdir(dir);
    assert.ok(files.includes("sluice.db-wal"), "what was written is there");
    for (const name of files) {
      assert.ok(!(await readFile(join(dir, name), "latin1")).includes("sk-"), name);
    }
    store.close();
  });
});

test("startup with no tokens on 0.0.0.0 → refuses", () => {
  const [problem] = problemsOf({ listen: "0.0.0.0:4000", providers: { demo: {} } });
  assert.match(problem?.message ?? "", /^Cannot listen/);
});
