/**
 * What a route says, kept: after which failures another target is asked, who is asked for a prompt
 * that is too long, how long each may take, and where conversations go.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { ask } from "../support/gateway.ts";
import { object } from "../support/json.ts";
import {
  answers,
  answersAfter,
  begins,
  type Behaviour,
  drips,
  failsInStream,
  headersOnly,
  refuses,
  silent,
  unreachable,
} from "../support/places.ts";
import { textIn } from "../support/read_told.ts";
import { readFault } from "../support/read_fault.ts";
import { createRouted, type Told } from "../support/routed.ts";
import { readSse } from "../support/sse.ts";
import { type Wire, WIRES } from "../support/wires.ts";

const [CHAT] = WIRES as [Wire];

function codeIn({ text }: Told): string | null | undefined {
  return readFault("openai-chat", object(JSON.parse(text))).code;
}

test("only the failures a route names lead to the next target", async () => {
  const cases: [Behaviour, string, string][] = [
    [refuses(500), "server", "network"],
    [refuses(503), "capacity", "server"],
    [unreachable, "network", "server"],
    [refuses(404, "no such model"), "not_found", "server"],
    [refuses(401), "auth", "quota"],
    [refuses(429, "You exceeded your current quota"), "quota", "throttle"],
    [refuses(429, "Too many requests"), "throttle", "quota"],
    [refuses(400, "it makes no sense"), "bad_request", "server"],
    [refuses(413), "payload", "bad_request"],
  ];
  for (const [fails, named, other] of cases) {
    for (const stream of [false, true]) {
      const models = {
        on: { targets: ["a/m", "b/m"], fallbackOn: [named as "server"] },
        off: { targets: ["a/m", "b/m"], fallbackOn: [other as "server"] },
        never: { targets: ["a/m", "b/m"], fallbackOn: [] },
      };
      const told: Record<string, string[]> = {};
      for (const name of ["on", "off", "never"]) {
        const { post, asked } = createRouted({ models, places: { a: fails } });
        const answer = await post(CHAT, name, { stream });
        assert.equal(answer.status === 200, name === "on", `${named} ${name}: ${answer.text}`);
        told[name] = asked();
      }
      assert.deepEqual(told, { on: ["a/m", "b/m"], off: ["a/m"], never: ["a/m"] }, named);
    }
  }
});

test("an account that rests, and a circuit that is open, count as what they come of", async () => {
  const models = {
    on: { targets: ["a/m", "b/m"], fallbackOn: ["quota" as const] },
    off: { targets: ["a/m", "b/m"], fallbackOn: ["server" as const] },
  };
  const quota = { a: refuses(429, "You exceeded your current quota") };
  const { post, asked } = createRouted({ models, places: quota });
  assert.equal((await post(CHAT, "off")).status, 429);
  asked();
  assert.equal((await post(CHAT, "off")).status, 429);
  assert.deepEqual(asked(), [], "its only account rests");
  assert.equal((await post(CHAT, "on")).status, 200);
  assert.deepEqual(asked(), ["b/m"]);

  const down = createRouted({ models, places: { a: refuses(500) } });
  for (let count = 0; count < 5; count++) await down.post(CHAT, "a/m");
  down.asked();
  assert.equal(codeIn(await down.post(CHAT, "on")), "circuit_open");
  assert.deepEqual(down.asked(), []);
  assert.equal((await down.post(CHAT, "off")).status, 200);
  assert.deepEqual(down.asked(), ["b/m"]);
});

const TOO_LONG = refuses(400, "This model's maximum context length is 8192 tokens");

test("a prompt that is too long goes to those that take longer ones, and to no others", async () => {
  const models = {
    long: {
      targets: ["a/m", "b/m"],
      contextFallback: ["c/m", { to: "a/m" }, "d/m"],
    },
    plain: ["a/m", "b/m"],
  };
  for (const stream of [false, true]) {
    const places: Record<string, Behaviour> = { a: TOO_LONG };
    const { post, asked } = createRouted({ models, places });
    assert.match(textIn(CHAT, await post(CHAT, "long", { stream }), stream), /of c:/);
    assert.deepEqual(asked(), ["a/m", "c/m"]);
    places.c = TOO_LONG;
    assert.match(textIn(CHAT, await post(CHAT, "long", { stream }), stream), /of d:/);
    assert.deepEqual(asked(), ["a/m", "c/m", "d/m"], "who found it too long is not asked again");
    places.d = TOO_LONG;
    const none = await post(CHAT, "long", { stream });
    assert.equal(none.status, 400);
    assert.match(none.text, /maximum context length/);
    asked();
    assert.equal((await post(CHAT, "plain", { stream })).status, 400);
    assert.deepEqual(asked(), ["a/m"], "nobody is asked where nothing is configured");
    places.c = refuses(500);
    places.d = answers;
    assert.match(textIn(CHAT, await post(CHAT, "long", { stream }), stream), /of d:/);
  }
});

test("a target's own bounds hold, and lead to the next one before anything was sent", async () => {
  const bound = (timeouts: object) => ({
    models: { both: [{ to: "a/m", timeouts }, "b/m"] },
  });
  const cases: [name: string, Behaviour, timeouts: object, stream: boolean, ms: number][] = [
    ["no headers", silent, { headersMs: 1000 }, true, 1000],
    ["no headers, whole", silent, { headersMs: 1000 }, false, 1000],
    ["no first event", headersOnly, { firstEventMs: 2000 }, true, 2000],
    ["no headers, by the bound of the first event", silent, { firstEventMs: 2000 }, true, 2000],
    ["comments are no event", drips, { firstEventMs: 3000 }, true, 3000],
    ["silence after the headers", headersOnly, { idleMs: 1500 }, true, 1500],
    ["too long a whole", drips, { totalMs: 4000 }, false, 4000],
    ["too long before it begins", drips, { totalMs: 4000 }, true, 4000],
    ["silent in a whole answer", begins("silent"), { totalMs: 4000 }, false, 4000],
  ];
  for (const [name, behaviour, timeouts, stream, ms] of cases) {
    const routed = createRouted({ ...bound(timeouts), places: { a: behaviour } });
    const before = routed.clock.host.now();
    const told = await routed.post(CHAT, "both", { stream });
    assert.match(textIn(CHAT, told, stream), /of b:/, name);
    assert.equal(routed.clock.host.now() - before, ms, name);
    assert.deepEqual(routed.calledOff, ["a/m"], name);
    assert.equal(routed.open, 0, name);
    assert.equal(told.headers.get("x-sluice-attempts"), "2");
  }
});

test("the last failure is told when a bound is passed and nobody is left", async () => {
  for (const stream of [false, true]) {
    const models = { only: { targets: "a/m", timeouts: { firstEventMs: 2000, totalMs: 2000 } } };
    const { post } = createRouted({ models, places: { a: silent } });
    const told = await post(CHAT, "only", { stream });
    assert.equal(told.status, 504);
    assert.equal(codeIn(told), "upstream_timeout");
    assert.match(told.text, /within 2 s|longer than 2 s/);
  }
});

test("bounds hold for the rest of a stream too, and are told within it", async () => {
  const cases: [Behaviour, timeouts: object, ms: number, message: RegExp][] = [
    [begins("silent"), { idleMs: 3000 }, 3250, /silent for 3 s/],
    [begins("dripping"), { totalMs: 5000 }, 5250, /longer than 5 s/],
  ];
  for (const [behaviour, timeouts, ms, message] of cases) {
    const routed = createRouted({
      models: { both: [{ to: "a/m", timeouts }, "b/m"] },
      places: { a: behaviour },
    });
    const before = routed.clock.host.now();
    const { status, text } = await routed.post(CHAT, "both", { stream: true });
    assert.equal(status, 200);
    assert.match(text, message);
    assert.throws(() => CHAT.readStream(readSse(text).frames, false));
    assert.equal(routed.clock.host.now() - before, ms);
    assert.deepEqual(routed.asked(), ["a/m"], "nothing is asked again after the first byte");
    assert.equal(routed.open, 0);
  }
});

test("a bound that is not passed changes nothing", async () => {
  const timeouts = { headersMs: 60_000, firstEventMs: 60_000, idleMs: 60_000, totalMs: 60_000 };
  for (const stream of [false, true]) {
    const routed = createRouted({
      models: { one: { targets: "a/m", timeouts } },
      places: { a: answersAfter(1000) },
    });
    assert.match(textIn(CHAT, await routed.post(CHAT, "one", { stream }), stream), /of a:/);
    assert.equal(routed.clock.waiting, 0);
  }
});

test("no attempt begins when a request has been tried for too long", async () => {
  const models = { all: { targets: ["a/m", "b/m", "c/m"], timeouts: { headersMs: 4000 } } };
  const { post, asked } = createRouted({
    models,
    places: { a: silent, b: silent },
    limits: { tryingMs: 5000 },
  });
  assert.equal((await post(CHAT, "all")).status, 504);
  assert.deepEqual(asked(), ["a/m", "b/m"]);
});

test("a conversation stays where it was drawn to, and where it had to go", async () => {
  const models = { even: { targets: ["a/m", "b/m", "c/m"], choose: "weight" as const } };
  const places: Record<string, Behaviour> = {};
  const { post, asked, clock } = createRouted({ models, places });
  const say = async (session: string) => {
    await post(CHAT, "even", { body: { prompt_cache_key: session } });
    return asked();
  };
  const homes = new Map<string, string>();
  for (let session = 0; session < 12; session++) {
    const [home = ""] = await say(`s${session}`);
    homes.set(`s${session}`, home);
  }
  assert.equal(new Set(homes.values()).size, 3, "conversations are shared out");
  for (const [session, home] of homes) assert.deepEqual(await say(session), [home]);
  const [[session, home]] = homes as unknown as [[string, string]];
  places[home[0] ?? ""] = refuses(500);
  const [, refuge = ""] = await say(session);
  places[home[0] ?? ""] = answers;
  assert.deepEqual(await say(session), [refuge], "its prompt is cached there now");
  await clock.advance(60 * 60_000);
  assert.deepEqual(await say(session), [home], "and is not any more");
});

test("new conversations come to the faster target, as it is now", async () => {
  const models = { fast: { targets: ["a/m", "b/m"], choose: "latency" as const } };
  const places: Record<string, Behaviour> = { a: answersAfter(2000), b: answersAfter(250) };
  const { post, asked } = createRouted({ models, places });
  let session = 0;
  const share = async () => {
    for (let count = 0; count < 30; count++) {
      const body = { prompt_cache_key: `s${session++}` };
      await post(CHAT, "fast", { stream: true, body });
    }
    return asked().filter((id) => id === "b/m").length / 30;
  };
  await share();
  assert.equal(await share(), 1);
  [places.a, places.b] = [answersAfter(250), answersAfter(4000)];
  await share();
  assert.equal(await share(), 0);
});

test("other endpoints go by the same routes", async () => {
  const models = {
    shared: { targets: ["a/m", "b/m"], choose: "weight" as const },
    bounded: [{ to: "a/m", timeouts: { headersMs: 1000 } }, "b/m"],
  };
  const EMBEDDINGS = { ...CHAT, path: "/v1/embeddings", request: () => ({ input: "hi" }) };
  let seed = 1;
  const random = () => (seed = seed * 16807 % 2147483647) / 2147483647;
  const { post, asked } = createRouted({ models, random });
  for (let count = 0; count < 40; count++) await post(EMBEDDINGS, "shared");
  const firsts = asked();
  assert.deepEqual([...new Set(firsts)].sort(), ["a/m", "b/m"], "each is drawn for itself");
  const slow = createRouted({ models, places: { a: silent } });
  assert.equal((await slow.post(EMBEDDINGS, "bounded")).status, 200);
  assert.deepEqual(slow.asked(), ["a/m", "b/m"]);
});

test("an error in a stream that has not begun counts as any other", async () => {
  const models = { on: { targets: ["a/m", "b/m"], fallbackOn: ["capacity" as const] } };
  const { post, asked } = createRouted({ models, places: { a: failsInStream } });
  for (const wire of WIRES) {
    assert.match(textIn(wire, await post(wire, "on", { stream: true }), true), /of b:/);
    assert.deepEqual(asked(), ["a/m", "b/m"]);
  }
});

test("where nobody else is left, what a probe finds out is waited for", async () => {
  for (const [heals, status] of [[answers, 200], [refuses(500), 503]] as const) {
    const places: Record<string, Behaviour> = { a: refuses(500) };
    const { post, asked, clock, run, gateway } = createRouted({
      models: {},
      places,
      limits: { retryMs: 20_000 },
    });
    for (let count = 0; count < 5; count++) await post(CHAT, "a/m");
    asked();
    await clock.advance(15_000);
    places.a = async (visit) => {
      await visit.after(500);
      return await heals(visit);
    };
    const three = [1, 2, 3].map(() =>
      ask(gateway, CHAT.path, { ...CHAT.request("hi", false), model: "a/m" })
    );
    const [probe, ...others] = await run(Promise.all(three));
    assert.equal(probe?.status, status === 200 ? 200 : 500);
    assert.deepEqual(others.map((one) => one.status), [status, status]);
  }
});
