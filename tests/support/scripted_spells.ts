/**
 * What goes wrong on a scripted day, and when.
 *
 * @module
 */

import type { Spell, Trouble } from "./scripted_world.ts";

/** Lengths of time, in milliseconds. */
export const SECOND = 1000;
/** A minute. */
export const MINUTE: number = 60 * SECOND;
/** An hour. */
export const HOUR: number = 60 * MINUTE;
/** A day. */
export const DAY: number = 24 * HOUR;
/** How often clients ask. */
export const STEP: number = 2 * MINUTE;

/** What clients ask for, and which providers may serve it. */
export const MODELS: Readonly<Record<string, readonly string[]>> = {
  any: ["chat", "claude", "replies"],
  other: ["replies", "chat"],
  "chat/m": ["chat"],
  "claude/m": ["claude"],
  "replies/m": ["replies"],
};

/** When the gateway has which account: an account's name → from, to. */
export const KNOWN: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  "chat-1": [[0, DAY]],
  "chat-2": [[0, 10 * HOUR]],
  "chat-3": [[10 * HOUR, DAY]],
  "claude-1": [[0, DAY]],
  "claude-2": [[0, 16 * HOUR], [18 * HOUR, DAY]],
  "replies-1": [[0, 15 * HOUR]],
  "replies-2": [[0, DAY]],
};

/** Dice. */
export type Dice = () => number;

/** What goes wrong on this day: some of it by hand, the rest by the dice. */
export function spellsOf(dice: Dice, start: number): Spell[] {
  const spells: Spell[] = [
    { of: "chat", what: "full", from: 6 * HOUR, to: 6.7 * HOUR },
    { of: "claude", what: "unreachable", from: 20 * HOUR, to: 20.5 * HOUR },
    { of: "claude-1", what: "token", from: 8 * HOUR, to: 8.5 * HOUR },
    { of: "replies-1", what: "revoked", from: 13 * HOUR, to: DAY },
    { of: "claude-2", what: "revoked", from: 16 * HOUR, to: 18 * HOUR },
  ];
  const add = (of: string, what: Trouble, lasts: () => number) => {
    const from = dice() * DAY;
    const spell = { of, what, from, to: from + lasts() };
    // The world tells one thing at a time of an account; and an outage is to find streams running.
    const clear = spells.every((one) =>
      one.of !== of && `${one.of}-1` !== of || one.to + MINUTE < spell.from ||
      spell.to + 5 * STEP < one.from
    );
    const removed = of === "chat-2" && spell.to > 9.5 * HOUR;
    if (clear && !removed) spells.push(spell);
  };
  for (const account of Object.keys(KNOWN)) {
    for (let n = 0; n < 4; n++) add(account, "limit", () => (0.5 + 2 * dice()) * HOUR);
    for (let n = 0; n < 10; n++) add(account, "pace", () => (20 + 100 * dice()) * SECOND);
  }
  return spells.map((spell) => ({
    ...spell,
    from: start + Math.round(spell.from),
    to: start + Math.round(spell.to),
  }));
}
