/**
 * An hour in a minute: ten providers fail in every way a script knows, change what they do every two
 * minutes, and are asked over three wires, whole and streamed, through routes of every kind. The
 * clock is a test's, and so is chance.
 *
 * For the first twenty seconds of a stretch what the gateway knows is of the one before; what comes
 * then has only to end, truly. What comes later is answered if and only if a provider works.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { object } from "../support/json.ts";
import { ask } from "../support/gateway.ts";
import {
  answers,
  answersAfter,
  babbles,
  begins,
  type Behaviour,
  drips,
  endsEmpty,
  failsAmid,
  failsInStream,
  floods,
  headersOnly,
  mislabelled,
  packsBadly,
  type PlaceDialect,
  proxyPage,
  redirects,
  refuses,
  resetAtOnce,
  saysNothing,
  showsPage,
  silent,
  unreachable,
} from "../support/places.ts";
import { createRouted, type Routed } from "../support/routed.ts";
import { StreamBroken, textOf } from "../support/seen.ts";
import { readSse } from "../support/sse.ts";
import { type Wire, WIRES } from "../support/wires.ts";

const SECOND = 1000;
const STRETCHES = 30;
const STRETCH_MS = 120 * SECOND;
const SETTLED_MS = 20 * SECOND;
/** Until when requests come; the rest of a stretch is theirs to end in. */
const LAST_MS = 40 * SECOND;

/** Ways to work. */
const WORKING: Readonly<Record<string, Behaviour>> = {
  answers,
  "answers slowly": answersAfter(SECOND),
  mislabelled,
};

/** Ways to fail before there is anything of an answer. */
const FAILING: Readonly<Record<string, Behaviour>> = {
  unreachable,
  silent,
  headersOnly,
  resetAtOnce,
  endsEmpty,
  drips,
  floods,
  babbles,
  showsPage,
  proxyPage,
  redirects,
  packsBadly,
  saysNothing,
  failsInStream,
  "500": refuses(500),
  "502": refuses(502),
  "503": refuses(503, "Overloaded"),
  "504": refuses(504),
  "529": refuses(529, "Overloaded"),
  "404": refuses(404, "no such model"),
  "429": refuses(429, "Too many requests", { "retry-after": "2" }),
};

/** Ways to fail in the middle of a streamed answer; a whole one has not begun then. */
const BREAKING: Readonly<Record<string, Behaviour>> = {
  "falls silent": begins("silent"),
  breaks: begins("broken"),
  "ends too soon": begins("whole"),
  "drips on": begins("dripping"),
  "tells of a failure": failsAmid,
};

const ALL: Readonly<Record<string, Behaviour>> = { ...WORKING, ...FAILING, ...BREAKING };

const DIALECTS = Object.fromEntries(
  Array.from({ length: 10 }, (_, index): [string, PlaceDialect] => [
    `p${index}`,
    index % 2 === 0 ? "openai-chat" : "anthropic-messages",
  ]),
);
const PLACES = Object.keys(DIALECTS);

/** What came of one request. */
interface Outcome {
  readonly kind: "answered" | "broken" | "refused";
  readonly text: string;
}

/** One request: when it came, what worked then, who was asked, and what came of it. */
interface Case {
  readonly tag: string;
  readonly route: string;
  readonly stream: boolean;
  readonly settled: boolean;
  readonly now: readonly string[];
  readonly before: readonly string[];
  /** What was said to it by whom, in order. */
  readonly visits: { place: string; text: string; did: string }[];
  attempts?: number;
  outcome?: Outcome;
  tookMs?: number;
}

function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = state * 16807 % 2147483647;
    return Math.floor(state / 2147483647 * below);
  };
}

/** What each place does in each stretch: every way comes up, and what works is none to six. */
function writeScript(roll: (below: number) => number): string[][] {
  const kinds = [Object.keys(FAILING), Object.keys(BREAKING)] as const;
  let failing = 0;
  let breaking = 0;
  return Array.from({ length: STRETCHES }, (_, stretch) => {
    const working = [1, 0, 2, 1, 6][stretch % 5] ?? 0;
    const breaks = [0, 0, 0, 2, 1, 2][stretch % 6] ?? 0;
    const did = PLACES.map((_, index) =>
      index < working
        ? Object.keys(WORKING)[roll(3)] ?? ""
        : index < working + breaks
        ? kinds[1][breaking++ % kinds[1].length] ?? ""
        : kinds[0][failing++ % kinds[0].length] ?? ""
    );
    for (let last = did.length - 1; last > 0; last--) {
      const other = roll(last + 1);
      [did[last], did[other]] = [did[other] ?? "", did[last] ?? ""];
    }
    return did;
  });
}

function readOutcome(wire: Wire, stream: boolean, status: number, text: string): Outcome {
  if (status !== 200) {
    object(JSON.parse(text));
    return { kind: "refused", text: "" };
  }
  if (!stream) {
    return { kind: "answered", text: textOf(wire.readReply(object(JSON.parse(text)))) };
  }
  try {
    const seen = wire.readStream(readSse(text).frames, false);
    return { kind: "answered", text: textOf(seen) };
  } catch (error) {
    if (!(error instanceof StreamBroken)) throw error;
    assert.ok(error.fault, `a stream that broke without a word: ${text}`);
    const said = textOf(error);
    return { kind: said === "" ? "refused" : "broken", text: said };
  }
}

const TARGETS = PLACES.map((place) => `${place}/m`);
const TIMEOUTS = {
  headersMs: 2 * SECOND,
  firstEventMs: 3 * SECOND,
  idleMs: 4 * SECOND,
  totalMs: 8 * SECOND,
};
const ROUTES = {
  order: { targets: TARGETS, timeouts: TIMEOUTS },
  weight: {
    targets: TARGETS.map((to, index) => ({ to, weight: index + 1 })),
    choose: "weight" as const,
    timeouts: TIMEOUTS,
  },
  latency: { targets: TARGETS, choose: "latency" as const, timeouts: TIMEOUTS },
  hedged: { targets: TARGETS, choose: "weight" as const, hedgeMs: 1500, timeouts: TIMEOUTS },
};

/** Lets the hour pass. */
async function passHour(seed: number): Promise<{ routed: Routed; cases: Case[] }> {
  const roll = dice(seed);
  const script = writeScript(roll);
  const byTag = new Map<string, Case>();
  let stretch = 0;
  const places = Object.fromEntries(PLACES.map((place, index): [string, Behaviour] => [
    place,
    (visit) => {
      const did = script[stretch]?.[index] ?? "";
      const tag = /case \d+/.exec(JSON.stringify(visit.body))?.[0] ?? "";
      byTag.get(tag)?.visits.push({ place, text: visit.text, did });
      return (ALL[did] ?? answers)(visit);
    },
  ]));
  const chance = dice(seed + 1);
  const routed = createRouted({
    models: ROUTES,
    places,
    dialects: DIALECTS,
    open: true,
    limits: { attempts: 60, retryMs: 20 * SECOND, replyBytes: 1024 * 1024 },
    random: () => chance(1_000_000) / 1_000_000,
  });
  const cases: Case[] = [];
  const running: Promise<void>[] = [];

  async function send(one: Case, wire: Wire): Promise<void> {
    const began = routed.clock.host.now();
    const body = { ...wire.request(one.tag, one.stream), model: one.route };
    const response = await ask(routed.gateway, wire.path, body);
    const attempts = response.headers.get("x-sluice-attempts");
    if (attempts !== null) one.attempts = Number(attempts);
    one.outcome = readOutcome(wire, one.stream, response.status, await response.text());
    one.tookMs = routed.clock.host.now() - began;
  }

  for (; stretch < STRETCHES; stretch++) {
    // Some come while what is known is old, and most when it is not.
    const arrivals = Array.from(
      { length: 40 },
      (_, index) => index < 12 ? roll(SETTLED_MS) : SETTLED_MS + roll(LAST_MS - SETTLED_MS),
    ).sort((a, b) => a - b);
    let at = 0;
    for (const arrival of arrivals) {
      const next = Math.ceil(arrival / 250) * 250;
      await step(routed, next - at);
      at = next;
      const one: Case = {
        tag: `case ${cases.length}`,
        route: Object.keys(ROUTES)[roll(4)] ?? "",
        stream: roll(2) === 0,
        settled: arrival >= SETTLED_MS,
        now: script[stretch] ?? [],
        before: script[stretch - 1] ?? [],
        visits: [],
      };
      cases.push(one);
      byTag.set(one.tag, one);
      running.push(send(one, WIRES[roll(WIRES.length)] ?? WIRES[0] as Wire));
    }
    await step(routed, STRETCH_MS - at);
    const hung = cases.filter(({ outcome }) => outcome === undefined);
    assert.deepEqual(
      hung.map((one) => JSON.stringify(one)),
      [],
      "nothing outlives a stretch",
    );
  }
  await Promise.all(running);
  return { routed, cases };
}

/** Moves the clock tick by tick while anything waits, and lets all happen that waits for none. */
async function step(routed: Routed, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 250) {
    await routed.settle();
    await routed.clock.advance(Math.min(250, left));
  }
  await routed.settle();
}

const works = (did: string): boolean => did in WORKING;
const mayBreak = (did: string): boolean => did in BREAKING;

test("an hour of every failure: whoever can be answered is, once, and nobody hangs", async (context) => {
  const { routed, cases } = await passHour(20_251_125);
  const told = new Map<string, number>();
  const count = { answered: 0, broken: 0, refused: 0 };
  const settled = { asked: 0, possible: 0, answered: 0 };

  for (const one of cases) {
    const { tag, stream, visits, now, before, outcome } = one;
    assert.ok(outcome, tag);
    const where = `${tag} ${JSON.stringify({ ...one, now: [...now] })}`;
    count[outcome.kind]++;

    // Every answer is one provider's, to the letter, and told once.
    const said = visits.filter(({ text }) =>
      outcome.kind === "answered" ? text === outcome.text : text.startsWith(outcome.text)
    );
    if (outcome.kind !== "refused") {
      assert.equal(said.length, 1, where);
      told.set(said[0]?.text ?? "", (told.get(said[0]?.text ?? "") ?? 0) + 1);
    }
    if (outcome.kind === "answered") assert.ok(works(said[0]?.did ?? ""), where);
    if (outcome.kind === "broken") {
      assert.ok(stream && mayBreak(said[0]?.did ?? ""), where);
      // After its first byte nobody was asked but who was under way.
      const later = visits.slice(visits.indexOf(said[0] ?? visits[0] as never) + 1);
      assert.ok(later.length <= (one.route === "hedged" ? 1 : 0), where);
    }

    // What went out is what the caller is told went out, unless that was told before the end.
    if (one.attempts !== undefined && (one.tookMs ?? 0) < 15 * SECOND) {
      assert.equal(one.attempts, visits.length, where);
    }

    const breaking = stream && now.some(mayBreak);
    if (one.settled) {
      const possible = now.some(works);
      settled.asked++;
      if (!breaking) {
        if (possible) settled.possible++;
        if (outcome.kind === "answered") settled.answered++;
        assert.equal(outcome.kind === "answered", possible, where);
      } else if (!possible) assert.notEqual(outcome.kind, "answered", where);
      else assert.notEqual(outcome.kind, "refused", where);
    } else if (!now.some(works)) assert.notEqual(outcome.kind, "answered", where);
    else if (!breaking && now.some((did, index) => works(did) && works(before[index] ?? ""))) {
      assert.equal(outcome.kind, "answered", where);
    }
  }

  assert.ok([...told.values()].every((times) => times === 1), "an answer was told twice");
  const ways = new Set(cases.flatMap(({ visits }) => visits.map(({ did }) => did)));
  assert.deepEqual(Object.keys(ALL).filter((way) => !ways.has(way)), [], "every way came up");

  // Everything is closed, given back and still.
  assert.equal(routed.open, 0);
  assert.equal(routed.gateway.active, 0);
  assert.equal(routed.clock.waiting, 0);
  for (const provider of PLACES) {
    const [account] = await routed.gateway.accounts.pool.explain({ provider });
    assert.equal(account?.inFlight, 0, provider);
  }

  const longest = Math.max(...cases.map(({ tookMs = Infinity }) => tookMs));
  assert.ok(longest <= 40 * SECOND, `one took ${longest} ms`);
  const visits = cases.reduce((sum, one) => sum + one.visits.length, 0);
  context.diagnostic(
    `${cases.length} requests, ${visits} sent to providers: ${JSON.stringify(count)}; ` +
      `of ${settled.asked} that came when all was known ${settled.possible} could be answered ` +
      `(streams that may break apart) and ${settled.answered} were; the longest took ${longest} ms`,
  );
});
