/**
 * Many requests and providers that fail in every way: what asking again adds to a provider's trouble
 * stays a small share, and nobody is refused whom another account or provider could have served.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { createGateway, defineConfig, type Gateway } from "../../mod.ts";
import { createClock, type TestClock } from "../support/clock.ts";
import { turn } from "../support/gate.ts";
import { ask } from "../support/gateway.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";

const MINUTE = 60_000;

/** How an account or its provider fails. */
const FAILURES = {
  full: () => refusal(503, "Overloaded"),
  broken: () => refusal(500, "no"),
  gone: () => {
    throw new TypeError("connection refused");
  },
  fast: () => refusal(429, "Too many requests, slow down", { "retry-after": "1" }),
  crowded: () => refusal(429, "Too many concurrent requests"),
  limit: () => refusal(429, "You exceeded your current quota", { "retry-after": "3600" }),
  refused: () => refusal(401, "no such key"),
} as const;

type Failure = keyof typeof FAILURES;
const KINDS = Object.keys(FAILURES) as Failure[];

/** After these, the provider's other models are no elsewhere. */
const TROUBLE: ReadonlySet<Failure | undefined> = new Set(["full", "broken", "gone"]);

function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: { message } }, { status, headers });
}

/** One request that reached a provider. */
interface Sent {
  readonly at: number;
  readonly provider: string;
  readonly model: string;
  readonly key: string;
  readonly question: string;
  readonly failure: Failure | undefined;
}

type Script = (sent: Omit<Sent, "failure">) => Failure | undefined;

interface Scene {
  readonly clock: TestClock;
  readonly gateway: Gateway;
  readonly sent: Sent[];
}

function setUp(script: Script, limits: Record<string, unknown> = {}): Scene {
  const clock = createClock();
  const sent: Sent[] = [];
  const { fetch } = createInlineUpstream((request) => {
    const { model, messages } = request.json() as {
      model: string;
      messages: { content: string }[];
    };
    const one = {
      at: clock.host.now(),
      provider: new URL(request.url).hostname.split(".")[0] ?? "",
      model,
      key: request.headers.get("authorization") ?? "",
      question: messages[0]?.content ?? "",
    };
    const failure = script(one);
    sent.push({ ...one, failure });
    if (failure !== undefined) return FAILURES[failure]();
    const message = { role: "assistant", content: "yes" };
    return Response.json({ id: "x", choices: [{ index: 0, message, finish_reason: "stop" }] });
  });
  const provider = (id: string, keys: string[]) => ({
    dialect: "openai-chat" as const,
    baseUrl: `http://${id}.invalid/v1`,
    apiKey: keys.map((key) => `${key}-0123456789abcdef`),
  });
  const gateway = createGateway(
    defineConfig({
      // Keys are digested on other threads, which no clock of ours waits for.
      keys: [],
      providers: { one: provider("one", ["a", "b"]), two: provider("two", ["c"]) },
      models: { narrow: ["one/x", "one/y"], wide: ["one/x", "one/y", "two/x"] },
      limits: { circuitBreaker: false, ...limits },
    }),
    { ...clock.host, random: () => 0.5, fetch },
  );
  return { clock, gateway, sent };
}

/** Asks, and lets time pass until all have answered; resolves with the statuses. */
async function askAll(scene: Scene, model: string, questions: string[]): Promise<number[]> {
  const { clock, gateway } = scene;
  const answers = Promise.all(questions.map(async (content) => {
    const body = { model, messages: [{ role: "user", content }] };
    const response = await ask(gateway, "/v1/chat/completions", body);
    await response.text();
    return response.status;
  }));
  let done = false;
  answers.then(() => done = true, () => done = true);
  // Time moves on only when nothing else does.
  for (let turns = 1; !done; turns++) await (turns % 20 === 0 ? clock.advance(500) : turn());
  return await answers;
}

/** Those that asked again where the trouble was; another account for the same model is none. */
function againIn(sent: readonly Sent[]): Sent[] {
  return sent.filter((one, index) => {
    const before = sent.slice(0, index).filter(({ question, provider }) =>
      question === one.question && provider === one.provider
    );
    const here = before.filter(({ model }) => model === one.model);
    if (here.length > 0) return here.some(({ key }) => key === one.key);
    return before.some(({ failure }) => TROUBLE.has(failure));
  });
}

/** In every minute, for every provider. */
function holdShare(sent: readonly Sent[], percent: number): number {
  const again = againIn(sent);
  for (const { at, provider } of again) {
    const mine = (all: readonly Sent[], ms: number) =>
      all.filter((one) => one.provider === provider && one.at <= at && at - one.at < ms);
    const asked = new Set(mine(sent, MINUTE + 5000).map(({ question }) => question)).size;
    const most = Math.max(10, percent / 100 * asked);
    const count = mine(again, MINUTE).length;
    assert.ok(count <= most, `${count} asked again of ${asked} at ${provider}`);
  }
  return again.length;
}

/** So many at once, and how long nobody asks after it. */
const bursts = fc.array(
  fc.record({
    count: fc.integer({ min: 1, max: 30 }),
    model: fc.constantFrom("narrow", "wide"),
    pause: fc.constantFrom(0, 1000, 10_000, MINUTE),
  }),
  { minLength: 1, maxLength: 6 },
);

const failures = fc.array(
  fc.option(fc.constantFrom(...KINDS, "full" as const, "fast" as const), { nil: undefined }),
  { minLength: 1, maxLength: 12 },
);

test("whatever fails however, asking again stays within its share", async () => {
  let again = 0;
  await fc.assert(
    fc.asyncProperty(bursts, failures, async (all, script) => {
      let next = 0;
      const scene = setUp(() => script[next++ % script.length]);
      let asked = 0;
      for (const { count, model, pause } of all) {
        await askAll(scene, model, Array.from({ length: count }, () => `question ${asked++}`));
        await scene.clock.advance(pause);
      }
      again += holdShare(scene.sent, 20);
    }),
    { numRuns: 60 },
  );
  assert.ok(again > 50, `${again} asked again`);
});

test("whoever another account could serve is served, with nothing left of the budget", async () => {
  const accountFailures = fc.constantFrom<Failure>("fast", "crowded", "limit", "refused");
  await fc.assert(
    fc.asyncProperty(
      fc.array(accountFailures, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("a", "b"),
      fc.integer({ min: 1, max: 25 }),
      async (script, sound, count) => {
        let [next, storm] = [0, true];
        const scene = setUp(({ key }) => {
          if (storm) return "full";
          return key.includes(`${sound}-`) ? undefined : script[next++ % script.length];
        }, { retryPercent: 0 });
        await askAll(scene, "one/x", Array.from({ length: 20 }, (_, n) => `storm ${n}`));
        assert.equal(againIn(scene.sent).length, 10, "the budget is used up");
        storm = false;
        const questions = Array.from({ length: count }, (_, n) => `question ${n}`);
        const statuses = await askAll(scene, "one/x", questions);
        assert.deepEqual(statuses, questions.map(() => 200));
      },
    ),
    { numRuns: 30 },
  );
});

for (const kind of ["full", "broken", "gone"] as const) {
  test(`another provider serves however much was asked again: ${kind}`, async () => {
    const scene = setUp(({ provider }) => provider === "one" ? kind : undefined);
    const questions = Array.from({ length: 100 }, (_, n) => `question ${n}`);
    assert.deepEqual(await askAll(scene, "wide", questions), questions.map(() => 200));
    const atOne = scene.sent.filter(({ provider }) => provider === "one");
    assert.equal(atOne.length, 120, "a hundred, and a fifth of them once more");
    assert.equal(scene.sent.length, 220);
  });
}

test("a provider without room hears little more than what is asked, and callers hear it", async () => {
  const scene = setUp(() => "full");
  const questions = Array.from({ length: 100 }, (_, n) => `question ${n}`);
  assert.deepEqual(await askAll(scene, "one/x", questions), questions.map(() => 503));
  assert.equal(scene.sent.length, 120);
  await scene.clock.advance(2 * MINUTE);
  assert.deepEqual(await askAll(scene, "one/x", ["later"]), [503]);
  assert.equal(scene.sent.length, 123, "a minute later it is asked three times again");
});
