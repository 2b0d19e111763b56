/**
 * What the option table says is what happens: every field of every wire, sent through the gateway to
 * a provider of every wire.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type Fate,
  type Option,
  OPTION_TARGETS,
  OPTION_WIRES,
  OPTIONS,
  type OptionTarget,
  type OptionWire,
} from "../../src/dialects/options.ts";
import type { Json } from "../support/json.ts";
import { keyOf, type Sample, type Samples } from "./sample.ts";
import { CHAT_SAMPLES } from "./samples_chat.ts";
import { GEMINI_SAMPLES } from "./samples_gemini.ts";
import { MESSAGES_SAMPLES } from "./samples_messages.ts";
import { RESPONSES_SAMPLES } from "./samples_responses.ts";
import { bareRequest, fieldOf, type Outcome, send, withField } from "./walk.ts";

const SAMPLES: Readonly<Record<OptionWire, Samples>> = {
  chat: CHAT_SAMPLES,
  responses: RESPONSES_SAMPLES,
  messages: MESSAGES_SAMPLES,
  gemini: GEMINI_SAMPLES,
};

const WIRES = Object.keys(OPTION_WIRES) as OptionWire[];
const TARGETS = Object.keys(OPTION_TARGETS) as OptionTarget[];

/** One cell of the table, tried with one sample. */
interface Case {
  readonly wire: OptionWire;
  readonly target: OptionTarget;
  readonly option: Option;
  readonly sample: Sample;
}

function samplesOf(wire: OptionWire, option: Option): readonly Sample[] {
  const found = SAMPLES[wire][keyOf(option)] ?? [];
  return "value" in found ? [found] : found;
}

/** The request without the field. */
function without({ wire, target, sample }: Case): Json {
  const model = sample.models?.[target];
  return {
    ...bareRequest(wire, target),
    ...(model === undefined ? {} : { model: `up/${model}` }),
    ...sample.beside,
  };
}

async function check(one: Case): Promise<void> {
  const { wire, target, option, sample } = one;
  const base = await send(wire, target, without(one));
  const body = withField(without(one), option.field, sample.value);
  const outcome = await send(wire, target, body);
  const fate = option.fates[target];
  const named = fate.verdict === "rejected" ? fate.as ?? option.field : undefined;
  // A part of what is refused is refused with it, and the whole is without it.
  if (named !== undefined && option.field.startsWith(`${named}.`)) checkRejected(named, base);
  else assert.equal(base.status, 200, JSON.stringify(base.error));
  if (named !== undefined) return checkRejected(named, outcome);
  assert.equal(outcome.status, 200, JSON.stringify(outcome.error));
  const news = outcome.dropped.filter((name) => !base.dropped.includes(name));
  const notices = sample.notices?.[target] ?? [];
  assert.deepEqual(
    news,
    fate.verdict === "dropped" ? [fate.as ?? option.field, ...notices] : notices,
  );
  checkSent(fate, one, outcome, base);
}

function checkRejected(field: string, { status, error, sent }: Outcome): void {
  assert.ok(status === 400 || status === 404, `status ${status}`);
  assert.equal(sent, undefined, "nothing goes to the provider");
  if ("param" in (error ?? {})) return assert.equal(error?.param, field);
  // Anthropic's envelope has no place for the field's name beside the message.
  assert.match(String(error?.message), new RegExp(field.split(/[._]/)[0] ?? field));
}

function checkSent(
  fate: Fate,
  { target, option, sample }: Case,
  { sent }: Outcome,
  base: Outcome,
): void {
  switch (fate.verdict) {
    case "sent":
      return assert.deepEqual(fieldOf(sent, option.field), sample.value);
    case "translated": {
      const { becomes } = sample;
      const expected = becomes && target in becomes ? becomes[target] : sample.value;
      return assert.deepEqual(fieldOf(sent, fate.to), expected);
    }
    default:
      return assert.deepEqual(sent, base.sent, "the provider gets what it gets without the field");
  }
}

for (const wire of WIRES) {
  describe(`fields of ${wire}`, () => {
    test("all have samples, and there are no others", () => {
      assert.deepEqual(Object.keys(SAMPLES[wire]).sort(), OPTIONS[wire].map(keyOf).sort());
    });

    for (const target of TARGETS) {
      for (const option of OPTIONS[wire]) {
        const { verdict } = option.fates[target];
        test(`${keyOf(option)}, toward ${target}: ${verdict}`, async () => {
          for (const sample of samplesOf(wire, option)) {
            await check({ wire, target, option, sample });
          }
        });
      }
    }
  });
}

describe("null", () => {
  for (const wire of WIRES) {
    for (const target of TARGETS.filter((one) => one !== wire)) {
      test(`is absent in every optional field of ${wire}, toward ${target}`, async () => {
        for (const option of OPTIONS[wire]) {
          for (const sample of samplesOf(wire, option)) {
            if (sample.required) continue;
            const base = without({ wire, target, option, sample });
            assert.deepEqual(
              await send(wire, target, withField(base, option.field, null)),
              await send(wire, target, withField(base, option.field, undefined)),
              option.field,
            );
          }
        }
      });
    }
  }
});

describe("a field that nobody documents", () => {
  for (const wire of WIRES) {
    for (const target of TARGETS) {
      test(`of ${wire}, toward ${target}`, async () => {
        const body = { ...bareRequest(wire, target), novelty: { a: 1 } };
        const { sent, dropped } = await send(wire, target, body);
        assert.deepEqual(sent?.novelty, wire === target ? { a: 1 } : undefined);
        assert.deepEqual(dropped, wire === target ? [] : ["novelty"]);
      });
    }
  }
});
