/**
 * A day in the life of two gateways on one SQLite file: six accounts of three providers,
 * conversations whole and streamed on three wires, limits with an end, revoked keys and tokens,
 * outages, accounts that other processes remove and add.
 *
 * @module
 */

import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { createGateway, defineConfig, type Gateway } from "../../mod.ts";
import { apiKey, createDice, MASTER_KEY } from "../support/accounts.ts";
import { createClock, type TestClock } from "../support/clock.ts";
import { within } from "../support/gate.ts";
import { CLIENT_KEY, requestTo } from "../support/gateway.ts";
import { createIdentityProvider, type IdentityProvider } from "../support/identity_provider.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { createPlace, type Hands, type Place } from "../support/scripted_hands.ts";
import {
  DAY,
  type Dice,
  HOUR,
  KNOWN,
  MINUTE,
  MODELS,
  SECOND,
  spellsOf,
  STEP,
} from "../support/scripted_spells.ts";
import {
  createWorld,
  keyOf,
  providerOf,
  PROVIDERS,
  type World,
} from "../support/scripted_world.ts";
import { StreamBroken } from "../support/seen.ts";
import { idle } from "../support/threads.ts";
import { readStreamText, type Wire, WIRES } from "../support/wires.ts";

/** Not before the clock of the processes beside it: what is kept until a time is kept for them too. */
const START = Date.now();

/** What an end is believed late by: blocks last a little longer than was said. */
const GRACE = 5 * SECOND;

/** One request of a client's, and what came of it. */
interface Said {
  readonly text: string;
  readonly model: string;
  readonly wire: Wire;
  readonly from: number;
  until: number;
  status: number;
  retryAfter?: number;
  /** The answer's text; absent where it was an error, or broke off. */
  answer?: string | undefined;
  left: boolean;
}

/** Everything the day is made of. */
interface Day {
  readonly clock: TestClock;
  readonly dice: Dice;
  readonly world: World;
  readonly idp: IdentityProvider;
  readonly gateways: readonly [Gateway, Gateway];
  readonly place: Place;
  /** Somebody who changes accounts, elsewhere. */
  readonly hands: Hands;
  readonly said: Said[];
  readonly reading: Set<Promise<void>>;
  /** Texts of streams that the provider broke off. */
  readonly broken: Set<string>;
}

async function createDay(seed: number): Promise<Day> {
  const dice = createDice(seed);
  const clock = createClock(START);
  const { now } = clock.host;
  const idp = createIdentityProvider(now);
  const holding = createDice(seed + 2);
  const holdMs = (text: string) =>
    text.startsWith("long") ? 4 * STEP : holding() < 0.3 ? Math.ceil(holding() * 3) * STEP : 0;
  const world = createWorld({ spells: spellsOf(dice, START), now, idp, holdMs });
  const { fetch } = createInlineUpstream((request) => world.answer(request));
  const providers = Object.fromEntries(
    PROVIDERS.map(({ id, dialect }) => [
      id,
      { dialect, baseUrl: `http://up.invalid/${id}/v1`, accounts: [] },
    ]),
  );
  const place = await createPlace({ providers }, now);
  const config = defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY }],
    providers,
    models: { any: ["chat/m", "claude/m", "replies/m"], other: ["replies/m", "chat/m"] },
  });
  const host = {
    now,
    every: (ms: number, tick: () => void) => clock.host.every(Math.max(ms, SECOND), tick),
    random: createDice(seed + 1),
    fetch,
    masterKey: MASTER_KEY,
    tokens: idp.source,
  };
  const gateways = [
    createGateway(config, { ...host, store: await place.open() }),
    createGateway(config, { ...host, store: await place.open() }),
  ] as const;
  const { credentials } = gateways[0].accounts;
  for (const name of ["chat-1", "chat-2", "replies-1", "replies-2"]) {
    await credentials.insert(apiKey(keyOf(name), { provider: providerOf(name), name }));
  }
  for (const name of ["claude-1", "claude-2"]) await credentials.insert(loginOf(idp, name, now()));
  return {
    clock,
    dice,
    world,
    idp,
    gateways,
    place,
    hands: place.hands,
    said: [],
    reading: new Set(),
    broken: new Set(),
  };
}

function loginOf(idp: IdentityProvider, name: string, now: number) {
  return { ...idp.login(name, now + HOUR), provider: providerOf(name), name };
}

function oneOf<T>(dice: Dice, list: readonly T[]): T {
  const one = list[Math.floor(dice() * list.length)];
  assert.ok(one !== undefined);
  return one;
}

/**
 * Asks one thing, or a model for a long stream; resolves when the answer has begun. It is read on
 * beside.
 */
async function say(day: Day, long?: string): Promise<void> {
  const { clock, dice, gateways, said, reading, broken } = day;
  const wire = oneOf(dice, WIRES);
  const stream = long !== undefined || dice() < 0.5;
  const model = long ?? oneOf(dice, Object.keys(MODELS));
  const text = `${long === undefined ? "" : "long "}question ${said.length}`;
  const leaving = new AbortController();
  const leaves = long === undefined && dice() < 0.05;
  const one: Said = {
    text,
    model,
    wire,
    from: clock.host.now(),
    until: 0,
    status: 0,
    left: false,
  };
  said.push(one);
  const response = await oneOf(dice, gateways).fetch(
    requestTo(wire.path, { ...wire.request(text, stream), model }, {
      headers: { "x-session-id": long ? text : `session ${Math.floor(dice() * 12)}` },
      signal: leaving.signal,
    }),
  );
  one.until = clock.host.now();
  one.status = response.status;
  const after = response.headers.get("retry-after");
  if (after !== null) one.retryAfter = Number(after);
  const read = async () => {
    if (leaves && stream && response.ok) {
      one.left = true;
      leaving.abort();
      await response.body?.cancel();
      return;
    }
    const body = await response.text();
    if (!response.ok) return;
    one.answer = readAnswer(one, body, stream);
    // Told within the stream, after a long wait: an error all the same.
    if (one.answer === undefined && !broken.has(text)) {
      one.status = 503;
      one.until = clock.host.now();
    }
  };
  const done: Promise<void> = read().finally(() => reading.delete(done));
  reading.add(done);
}

/** What the client sees; a stream that breaks off is seen as such. */
function readAnswer({ wire }: Said, body: string, stream: boolean): string | undefined {
  try {
    const { parts } = stream ? readStreamText(wire, body, false) : wire.readReply(JSON.parse(body));
    return parts.map((part) => part.type === "text" ? part.text : `[${part.type}]`).join("");
  } catch (error) {
    if (error instanceof StreamBroken) return undefined;
    throw error;
  }
}

/** Lets what is under way come to its answers; moves the clock only where something waits for it. */
async function settle(clock: TestClock, answers: Promise<unknown>): Promise<void> {
  let done = false;
  const all = answers.finally(() => done = true);
  all.catch(() => {});
  const last = Date.now() + 60_000;
  while (!done && Date.now() < last) {
    await idle(() => done);
    if (!done) await clock.advance(SECOND);
  }
  await within("answers", all);
}

/** The provider says the rest of what it was saying, or breaks off. */
function goOn({ world, clock, broken }: Day): void {
  const now = clock.host.now();
  world.running = world.running.filter((one) => {
    const out = world.spells.some(({ of, from, to }) =>
      of === one.provider && from <= now && now < to
    );
    if (one.held.cancelled) return false;
    if (out) {
      broken.add(one.text);
      one.held.fail(new Error("connection reset"));
      return false;
    }
    if (one.due > now) return true;
    one.held.push(one.rest);
    one.held.close();
    return false;
  });
}

/** What people do to the accounts, each at its time, and all in other processes. */
function deedsOf(day: Day): { at: number; act: () => Promise<unknown> }[] {
  const { clock, hands, idp } = day;
  return [
    { at: 6 * HOUR - STEP, act: () => settle(clock, say(day, "chat/m")) },
    { at: 10 * HOUR - STEP, act: () => settle(clock, longStreams(day)) },
    { at: 10 * HOUR, act: () => hands.remove("chat-2") },
    { at: 10 * HOUR, act: () => hands.add("chat", "chat-3", keyOf("chat-3")) },
    { at: 15 * HOUR, act: () => hands.remove("replies-1") },
    { at: 16 * HOUR, act: () => Promise.resolve(idp.revoke("claude-2")) },
    {
      at: 18 * HOUR,
      act: () => {
        idp.ended.delete("claude-2");
        return hands.login(loginOf(idp, "claude-2", clock.host.now()));
      },
    },
    { at: 20 * HOUR - STEP, act: () => settle(clock, say(day, "claude/m")) },
  ];
}

/** So many that both accounts are in the middle of some. */
async function longStreams(day: Day): Promise<void> {
  for (let n = 0; n < 8; n++) await say(day, "chat/m");
}

async function live(day: Day): Promise<void> {
  const { clock, dice, reading, gateways } = day;
  const deeds = deedsOf(day);
  for (let at = START; at < START + DAY; at += STEP) {
    await clock.advance(Math.max(0, at - clock.host.now()));
    for (; deeds[0] !== undefined && START + deeds[0].at <= at; deeds.shift()) await deeds[0].act();
    if (at - START > 0 && (at - START) % HOUR === 0) await clock.advance(2 * SECOND);
    goOn(day);
    const count = Math.floor(dice() * 5);
    await settle(clock, Promise.all(Array.from({ length: count }, () => say(day))));
  }
  for (let n = 0; n < 4; n++) {
    await clock.advance(STEP);
    goOn(day);
  }
  await settle(clock, Promise.all(reading));
  for (const gateway of gateways) await gateway.drain();
}

/** Whether the gateways have had the account for a while at `at`. */
function isKnown(account: string, at: number): boolean {
  return KNOWN[account]?.some(([from, to]) => START + from + GRACE <= at && at <= START + to) ??
    false;
}

/** The accounts that would have served a request, all the time it took. */
function soundFor({ world }: Day, { model, from, until }: Said): string[] {
  return Object.keys(KNOWN).filter((account) =>
    MODELS[model]?.includes(providerOf(account)) &&
    [from - GRACE, from, until].every((at) => world.isSound(account, at)) &&
    isKnown(account, from) && isKnown(account, until)
  );
}

for (const seed of [1, 2, 3]) {
  test(`a scripted day lets nobody down whom an account could have served: seed ${seed}`, async (t) => {
    const day = await createDay(seed);
    try {
      await live(day);
      await hold(day, t);
    } finally {
      await day.place.end();
    }
  });
}

/** What must be true of a day that was lived. */
async function hold(day: Day, t: Pick<TestContext, "diagnostic">): Promise<void> {
  const { world, said, broken, gateways, place } = day;

  const failed = said.filter((one) => one.status !== 200);
  const letDown = failed
    .map((one) => ({ ...one, wire: one.wire.dialect, sound: soundFor(day, one) }))
    .filter(({ sound }) => sound.length > 0);
  assert.deepEqual(letDown, []);
  assert.ok(failed.length > 0 && failed.length < said.length / 4, "errors are rare, and occur");
  for (const { status, retryAfter, text } of failed) {
    assert.ok([429, 502, 503, 529].includes(status), `${text}: ${status}`);
    if (status === 429) assert.ok((retryAfter ?? 0) > 0, `${text}: when to come back`);
  }

  // Every answer was made once, and is the answer to its own question.
  const times = new Map<string, number>();
  for (const { text } of world.begun) times.set(text, (times.get(text) ?? 0) + 1);
  assert.deepEqual([...times].filter(([, count]) => count > 1), [], "no answer is made twice");
  for (const { status, left, text, answer } of said) {
    if (status !== 200 || left) continue;
    assert.equal(answer, broken.has(text) ? undefined : text);
  }
  assert.ok(
    broken.size >= 2 && said.some(({ left }) => left),
    "streams break, and clients leave",
  );
  const outlived = world.begun.filter(({ account, text, at }) =>
    account === "chat-2" && text.startsWith("long") && at > START + 9 * HOUR
  );
  assert.ok(outlived.length > 0, "streams are running on an account that is removed");

  for (const gateway of gateways) {
    assert.equal(gateway.active, 0);
    for (const { id } of PROVIDERS) {
      for (const { inFlight, record } of await gateway.accounts.pool.explain({ provider: id })) {
        assert.equal(inFlight, 0, record.name ?? record.id);
      }
    }
  }
  const late = (name: string, from: number) =>
    world.used.filter(({ account, at }) => account === name && at > START + from + GRACE);
  assert.deepEqual(late("chat-2", 10 * HOUR), [], "what was removed is not used any more");
  assert.ok(late("chat-3", 10 * HOUR).length > 0, "what was added is used");
  const ended = late("claude-2", 16 * HOUR).filter(({ at }) => at < START + 18 * HOUR);
  assert.ok(ended.length <= 4, "a login that has ended is noticed once, and left alone");

  assert.equal(place.processes, 4, "each of those was a process");

  const limits = world.told.filter(({ spell }) => spell.what !== "revoked");
  for (const { spell, again } of world.told) {
    const minutes = (spell.to - spell.from) / MINUTE;
    // Four at once; then each of two processes tries whether it is over: a limit every five
    // minutes, a refused key ever more seldom, and then every hour.
    const trials = spell.what === "revoked" ? 6 + minutes / 60 : minutes / 5;
    const most = 3 + 2 * Math.ceil(trials);
    assert.ok(again <= most, `${spell.of}, ${spell.what} for ${minutes} min: ${again} more`);
  }
  const again = limits.reduce((sum, told) => sum + told.again, 0);
  assert.ok(again * 15 <= said.length, `${again} requests to accounts at a limit`);
  t.diagnostic(
    `${said.length} requests, ${world.used.length} sent, ${failed.length} errors, ` +
      `${limits.length} limits, ${again} requests after a 429 and before its end, ` +
      `at most ${Math.max(...limits.map((told) => told.again))} of one`,
  );
}
