/**
 * Laws of routing that hold under every script of failures: what is left alone is left alone, what a
 * request may spend is not passed, nothing is asked again once the client has a part of an answer,
 * chance is the only cause of difference, and what is explained is what happens.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { ModelFile } from "../../mod.ts";
import { CHOICES } from "../../src/config/config.ts";
import { FALLBACK_CLASSES } from "../../src/config/models_file.ts";
import {
  answers,
  answersAfter,
  begins,
  type Behaviour,
  failsAmid,
  failsInStream,
  headersOnly,
  proxyPage,
  refuses,
  resetAtOnce,
  silent,
  unreachable,
} from "../support/places.ts";
import { ask } from "../support/gateway.ts";
import { createRouted, type Routed } from "../support/routed.ts";
import { type Wire, WIRES } from "../support/wires.ts";

const [CHAT] = WIRES as [Wire];
const PLACES = ["a", "b", "c", "d", "e"];

/** Numbers that look like chance, and are the same for the same seed. */
function dice(seed: number): () => number {
  let state = (seed >>> 0) % 2147483646 + 1;
  return () => (state = state * 16807 % 2147483647) / 2147483647;
}

/** Ways to fail before anything of an answer is there. */
const FAILURES: Readonly<Record<string, Behaviour>> = {
  "500": refuses(500),
  "503": refuses(503, "Overloaded", { "retry-after": "1" }),
  "529": refuses(529, "Overloaded"),
  "429 quota": refuses(429, "You exceeded your current quota"),
  "429 throttle": refuses(429, "Too many requests", { "retry-after": "2" }),
  "429 opaque": () => new Response("", { status: 429 }),
  "401": refuses(401, "Invalid key"),
  "403": refuses(403, "You may not use this model"),
  "404": refuses(404, "no such model"),
  "400": refuses(400, "it makes no sense"),
  "too long": refuses(400, "This model's maximum context length is 8192 tokens"),
  unreachable,
  silent,
  headersOnly,
  resetAtOnce,
  proxyPage,
  failsInStream,
};

const TIMEOUTS = { headersMs: 2000, firstEventMs: 3000, idleMs: 4000, totalMs: 8000 };

const behaviourArb = fc.constantFrom("ok", ...Object.keys(FAILURES));
const scriptArb = fc.array(behaviourArb, { minLength: PLACES.length, maxLength: PLACES.length });

function placesOf(script: readonly string[]): Record<string, Behaviour> {
  return Object.fromEntries(
    PLACES.map((place, index) => [place, FAILURES[script[index] ?? "ok"] ?? answers]),
  );
}

test("what keeps failing is left alone, but for one request that tries it", async () => {
  const FAILING = ["500", "unreachable", "503"];
  const stepArb = fc.record({
    fails: fc.array(fc.constantFrom("ok", "slow", "slow 500", ...FAILING), {
      minLength: 3,
      maxLength: 3,
    }),
    requests: fc.integer({ min: 1, max: 4 }),
    times: fc.integer({ min: 1, max: 7 }),
    pauseMs: fc.constantFrom(250, 1000, 5000, 15_000, 30_250),
  });
  const slow = (then: Behaviour): Behaviour => async (visit) => {
    await visit.after(1500);
    return await then(visit);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(stepArb, { minLength: 2, maxLength: 8 }), async (steps) => {
      const watch = createWatch();
      const places: Record<string, Behaviour> = {};
      const routed = createRouted({
        models: { all: { targets: ["a/m", "b/m", "c/m"], timeouts: TIMEOUTS } },
        places,
      });
      for (const { fails, requests, times, pauseMs } of steps) {
        for (const [index, name] of fails.entries()) {
          const place = PLACES[index] ?? "";
          const behaviour = name === "slow"
            ? answersAfter(1500)
            : name === "slow 500"
            ? slow(refuses(500))
            : FAILURES[name] ?? answers;
          places[place] = watch.over(place, behaviour, routed.clock.host.now);
        }
        for (let time = 0; time < times; time++) {
          const asked = Array.from({ length: requests }, () => {
            const body = { ...CHAT.request("hi", false), model: "all" };
            return ask(routed.gateway, CHAT.path, body).then((response) => response.text());
          });
          await routed.run(Promise.all(asked));
          await routed.clock.advance(250);
        }
        await routed.clock.advance(pauseMs);
      }
      assert.deepEqual(watch.violations, []);
    }),
    { numRuns: 40 },
  );
});

/**
 * A second, simpler breaker, that only looks on: five failures in a row within 30 s, then 15 s of
 * rest, then one at a time. What was under way when it opened is nobody's fault.
 */
function createWatch() {
  const violations: string[] = [];
  const states = new Map<string, { failures: number[]; openedAt?: number; probing: boolean }>();
  return {
    violations,
    over: (place: string, behaviour: Behaviour, now: () => number): Behaviour => async (visit) => {
      const state = states.get(place) ?? { failures: [], probing: false };
      states.set(place, state);
      const probes = state.openedAt !== undefined && now() > state.openedAt;
      if (probes && now() < (state.openedAt ?? 0) + 15_000) {
        violations.push(`${place} was asked ${now() - (state.openedAt ?? 0)} ms after it opened`);
      }
      if (probes && state.probing) violations.push(`${place} was asked while it was tried`);
      if (probes) state.probing = true;
      let ok = false;
      try {
        const response = await behaviour(visit);
        ok = response.ok;
        return response;
      } finally {
        const at = now();
        if (probes) state.probing = false;
        if (ok) {
          state.failures = [];
          delete state.openedAt;
        } else if (probes) state.openedAt = at;
        else if (state.openedAt === undefined) {
          state.failures = [...state.failures.filter((before) => at - before <= 30_000), at];
          if (state.failures.length >= 5) state.openedAt = at;
          if (state.failures.length >= 5) state.failures = [];
        }
      }
    },
  };
}

test("what a request may spend is never passed, whatever fails", async () => {
  const roomArb = fc.constantFrom("503", "529", "429 throttle", "500");
  const caseArb = fc.record({
    // The last is waited for, where it says that it has no room.
    script: fc.tuple(fc.array(behaviourArb, { maxLength: 4 }), roomArb)
      .map(([others, last]) => [...others, last]),
    attempts: fc.integer({ min: 1, max: 8 }),
    retryMs: fc.constantFrom(0, 1000, 5000, 20_000),
    tryingMs: fc.constantFrom(1, 3000, 10_000, 900_000),
    hedgeMs: fc.constantFrom(0, 0, 500),
    stream: fc.boolean(),
    seed: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(caseArb, async ({ script, hedgeMs, stream, seed, ...limits }) => {
      const starts: number[] = [];
      let busyUntil = 0;
      let busyMs = 0;
      const scripted = placesOf(script);
      const routed = createRouted({
        models: {
          all: {
            targets: script.map((_, index) => `${PLACES[index]}/m`),
            timeouts: TIMEOUTS,
            hedgeMs,
          },
        },
        secrets: ["one", "two", "three"].slice(0, 1 + seed % 3),
        random: dice(seed),
        limits,
        places: Object.fromEntries(PLACES.map((place): [string, Behaviour] => [
          place,
          (visit) => {
            const begun = routed.clock.host.now();
            starts.push(begun);
            const over = (): void => {
              const now = routed.clock.host.now();
              busyMs += Math.max(0, now - Math.max(begun, busyUntil));
              busyUntil = Math.max(busyUntil, now);
            };
            visit.signal.addEventListener("abort", over, { once: true });
            return (scripted[place] ?? answers)({ ...visit });
          },
        ])),
      });
      const began = routed.clock.host.now();
      const told = await routed.post(CHAT, "all", { stream });
      assert.ok(starts.length <= limits.attempts, `${starts.length} attempts`);
      assert.equal(
        told.headers.get("x-sluice-attempts") ?? String(starts.length),
        `${starts.length}`,
      );
      assert.ok(starts.every((at) => at - began <= limits.tryingMs), "one began too late");
      const waited = routed.clock.host.now() - began - busyMs;
      // Each of two waits ends with the tick after it is over.
      assert.ok(waited <= limits.retryMs + 500, `waited ${waited} ms`);
      assert.equal(routed.open, 0);
      assert.equal(routed.gateway.active, 0);
    }),
    { numRuns: 150 },
  );
});

test("nothing is asked again once the client has a part of an answer", async () => {
  const breaks: Readonly<Record<string, Behaviour>> = {
    "falls silent": begins("silent"),
    breaks: begins("broken"),
    "ends too soon": begins("whole"),
    "drips on": begins("dripping"),
    "tells of a failure": failsAmid,
  };
  const names = [...Object.keys(breaks), ...Object.keys(FAILURES)];
  const scriptOf = fc.array(fc.constantFrom(...names), { minLength: 5, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      scriptOf,
      fc.constantFrom(...WIRES),
      fc.constantFrom(0, 500),
      async (script, wire, hedgeMs) => {
        const places = Object.fromEntries(
          PLACES.map((
            place,
            at,
          ) => [place, breaks[script[at] ?? ""] ?? FAILURES[script[at] ?? ""]]),
        ) as Record<string, Behaviour>;
        const targets = PLACES.map((place) => `${place}/m`);
        const routed = createRouted({
          models: { all: { targets, timeouts: TIMEOUTS, hedgeMs } },
          places,
          limits: { attempts: 9 },
        });
        const { status, text } = await routed.post(wire, "all", { stream: true });
        const asked = routed.asked().map((id) => script[PLACES.indexOf(id[0] ?? "")] ?? "");
        const began = asked.findIndex((name) => name in breaks);
        assert.equal(status === 200, began >= 0, `${asked} ${text}`);
        // A second one may have been asked before the first began.
        if (began >= 0) assert.ok(began >= asked.length - (hedgeMs > 0 ? 2 : 1), String(asked));
        assert.ok((text.match(/Answer/g) ?? []).length <= 1 || wire.dialect === "openai-responses");
      },
    ),
    { numRuns: 120 },
  );
});

const modelArb: fc.Arbitrary<ModelFile> = fc.record({
  targets: fc.uniqueArray(
    fc.record({
      to: fc.constantFrom(...PLACES.map((place) => `${place}/m`)),
      weight: fc.integer({ min: 1, max: 9 }),
      tier: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 1, maxLength: 5, selector: ({ to }) => to },
  ),
  choose: fc.constantFrom(...CHOICES),
  timeouts: fc.constant(TIMEOUTS),
}).chain((file) =>
  fc.option(fc.subarray([...FALLBACK_CLASSES])).map((fallbackOn) =>
    fallbackOn === null ? file : { ...file, fallbackOn }
  )
);

const pastArb = fc.array(
  fc.record({
    script: scriptArb,
    times: fc.integer({ min: 1, max: 6 }),
    pauseMs: fc.constantFrom(0, 1000, 16_000, 61_000),
  }),
  { maxLength: 4 },
);

type Past = typeof pastArb extends fc.Arbitrary<infer T> ? T : never;

/** Lets the gateway live through `past`. */
async function live(routed: Routed, places: Record<string, Behaviour>, past: Past): Promise<void> {
  for (const { script, times, pauseMs } of past) {
    Object.assign(places, placesOf(script));
    for (let time = 0; time < times; time++) {
      const body = { prompt_cache_key: `s${time}` };
      await routed.post(CHAT, "model", { stream: time % 2 === 0, body });
    }
    // Whole targets, too, so that circuits open that the route would not.
    await routed.post(CHAT, `${PLACES[times % 5]}/m`);
    await routed.clock.advance(pauseMs);
  }
  routed.asked();
}

test("a request goes where it is explained to go", async () => {
  let somewhere = 0;
  let elsewhere = 0;
  await fc.assert(
    fc.asyncProperty(
      modelArb,
      pastArb,
      fc.constantFrom(...WIRES),
      fc.boolean(),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom(0.01, 0.04, 0.5, 0.9),
      async (model, past, wire, stream, session, chance) => {
        const places: Record<string, Behaviour> = {};
        const routed = createRouted({
          models: { model },
          places,
          random: () => chance,
          secrets: ["one", "two"],
        });
        await live(routed, places, past);
        Object.assign(places, placesOf(["ok", "ok", "ok", "ok", "ok"]));
        const request = { ...wire.request(`hi ${session}`, stream), model: "model" };
        if (wire === CHAT) Object.assign(request, { prompt_cache_key: `s${session}` });
        const told = await routed.explain({ model: "model", wire: wire.dialect, request });
        assert.deepEqual(routed.asked(), [], "nothing is sent");
        const again = await routed.explain({ model: "model", wire: wire.dialect, request });
        assert.deepEqual(again, told, "explaining changes nothing");
        const { status } = await routed.post(wire, "model", { body: request });
        assert.deepEqual(routed.asked(), told.goesTo === undefined ? [] : [told.goesTo]);
        assert.equal(status === 200, told.goesTo !== undefined);
        if (told.goesTo !== undefined) somewhere++;
        if (told.goesTo !== told.targets[0]?.target) elsewhere++;
      },
    ),
    { numRuns: 150 },
  );
  assert.ok(somewhere > 50 && elsewhere > 5, `${somewhere} went, ${elsewhere} not to the first`);
});

test("with the same seed all is the same", async () => {
  await fc.assert(
    fc.asyncProperty(modelArb, pastArb, fc.nat(), async (model, past, seed) => {
      const run = async (): Promise<unknown[]> => {
        const places: Record<string, Behaviour> = {};
        const seen: unknown[] = [];
        const routed = createRouted({ models: { model }, places, random: dice(seed) });
        for (const step of past) {
          Object.assign(places, placesOf(step.script));
          for (let time = 0; time < step.times; time++) {
            const { status, text } = await routed.post(CHAT, "model", { text: `hi ${time}` });
            seen.push(
              routed.asked(),
              status,
              text.replace(/req_\w+/g, ""),
              routed.clock.host.now(),
            );
          }
          await routed.clock.advance(step.pauseMs);
        }
        return seen;
      };
      assert.deepEqual(await run(), await run());
    }),
    { numRuns: 30 },
  );
});

test("the requests that targets get converge on their weights", async () => {
  const model = {
    targets: [{ to: "a/m", weight: 6 }, { to: "b/m", weight: 3 }, { to: "c/m", weight: 1 }],
    choose: "weight" as const,
  };
  const routed = createRouted({ models: { model } });
  const many = 1000;
  for (let turn = 0; turn < many; turn++) await routed.post(CHAT, "model", { text: `hi ${turn}` });
  const asked = routed.asked();
  for (const { to, weight } of model.targets) {
    const share = weight / 10;
    const count = asked.filter((id) => id === to).length;
    const deviation = Math.sqrt(many * share * (1 - share));
    assert.ok(Math.abs(count - many * share) < 4 * deviation, `${to}: ${count} of ${many}`);
  }
});
