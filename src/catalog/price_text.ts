/**
 * A price as a word of text; `codec.ts` shows how it looks.
 *
 * @module
 */

import type { LongContextRates, Price, Rates, TokenRates } from "./price.ts";

const RATES: readonly (readonly [string, keyof TokenRates])[] = [
  ["i", "input"],
  ["o", "output"],
  ["r", "cacheRead"],
  ["w", "cacheWrite"],
  ["h", "cacheWrite1h"],
  ["g", "reasoning"],
  ["a", "inputAudio"],
  ["b", "outputAudio"],
];

const UNITS = [["s", "webSearch"], ["m", "audioSecond"], ["u", "searchUnit"]] as const;

/** Writes a price, but for where it is from. */
export function encodePrice(price: Price): string {
  const units = UNITS.map(([letter, name]) => amount(letter, price[name])).join("");
  const tiers = Object.entries(price.tiers ?? {})
    .map(([word, rates]) => ` @${word}:${encodeRates(rates)}`);
  const [first = "", ...long] = encodeRates(price).split(" ");
  return [first + units, ...long].join(" ") + tiers.join("");
}

/** Reads a price that is known from `source` as of a day. */
export function decodePrice(text: string, source: string, asOf: string): Price {
  const [own = "", ...tiers] = text.split(" @");
  const told = tiers.map((tier): [string, Rates] => {
    const colon = tier.indexOf(":");
    return [tier.slice(0, colon), decodeRates(tier.slice(colon + 1))];
  });
  return {
    ...decodeRates(own),
    ...numbersIn(own.split(" ")[0] ?? "", UNITS),
    ...(told.length === 0 ? {} : { tiers: Object.fromEntries(told) }),
    source,
    ...(asOf === "" ? {} : { asOf }),
  };
}

function encodeRates({ long = [], ...rates }: Rates): string {
  const plain = (some: TokenRates) => RATES.map(([letter, name]) => amount(letter, some[name]));
  return [
    plain(rates).join(""),
    ...long.map((some) => `>${some.above}${plain(some).join("")}`),
  ].join(" ");
}

function decodeRates(text: string): Rates {
  const [own = "", ...rest] = text.split(" >");
  const long = rest.map((some): LongContextRates => ({
    above: Number.parseInt(some, 10),
    ...numbersIn(some.replace(/^\d+/, ""), RATES),
  }));
  return { ...numbersIn(own, RATES), ...(long.length === 0 ? {} : { long }) };
}

function amount(letter: string, value: number | undefined): string {
  if (value === undefined) return "";
  // No exponent, and no digits that only come of binary fractions.
  return letter + Number(value.toPrecision(12)).toFixed(12).replace(/\.?0+$/, "");
}

function numbersIn<K extends string>(
  text: string,
  letters: readonly (readonly [string, K])[],
): Partial<Record<K, number>> {
  const found: Partial<Record<K, number>> = {};
  for (const [, letter, digits] of text.matchAll(/([a-z])([\d.]+)/g)) {
    const name = letters.find(([one]) => one === letter)?.[1];
    if (name !== undefined) found[name] = Number(digits);
  }
  return found;
}
