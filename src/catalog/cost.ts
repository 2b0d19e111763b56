/**
 * What an answer cost.
 *
 * @module
 */

import { promptTokens, type Usage } from "../canonical/usage.ts";
import { type Price, type Rates, TOKEN_CLASSES, type TokenRates } from "./price.ts";

/** Words that say no more than that a request was served as usual. */
const USUAL: ReadonlySet<string> = new Set([
  "auto",
  "default",
  "standard",
  "on_demand",
  "unspecified",
]);

/**
 * What `usage` costs at `price`, in USD; `undefined` when a part of it has no known price. Every
 * token is counted in one class only, and the whole request at the rates of its length and tier.
 *
 * @example
 * ```ts
 * import { costOf } from "./cost.ts";
 * const price = { input: 3, output: 15, cacheRead: 0.3, source: "config" };
 * costOf({ input: 1000, cacheRead: 2000, cacheWrite: 0, output: 100 }, price); // 0.0051
 * costOf({ input: 1000, cacheRead: 0, cacheWrite: 0, output: 0 }, { source: "config" }); // undefined
 * ```
 */
export function costOf(usage: Usage, price: Price): number | undefined {
  const rates = ratesOf(usage, price);
  if (rates === undefined) return undefined;
  const parts = [...tokenParts(usage, rates), ...unitParts(usage, price)];
  let micros = 0;
  for (const [count, rate] of parts) {
    if (count === 0) continue;
    if (rate === undefined) return undefined;
    micros += count * rate;
  }
  return micros / 1e6;
}

type Part = readonly [count: number, rate: number | undefined];

/** The tokens of each class. What is only told as a part of a class is taken out of it. */
function tokenParts(usage: Usage, rates: TokenRates): Part[] {
  const audioIn = Math.min(usage.inputAudio ?? 0, usage.input);
  const hour = Math.min(usage.cacheWrite1h ?? 0, usage.cacheWrite);
  const reasoning = Math.min(usage.reasoning ?? 0, usage.output);
  const audioOut = Math.min(usage.outputAudio ?? 0, usage.output - reasoning);
  const { input, output } = rates;
  const write = rates.cacheWrite ?? input;
  return [
    [usage.input - audioIn, input],
    [audioIn, rates.inputAudio ?? input],
    [usage.cacheRead, rates.cacheRead ?? input],
    [usage.cacheWrite - hour, write],
    [hour, rates.cacheWrite1h ?? write],
    [usage.output - reasoning - audioOut, output],
    [reasoning, rates.reasoning ?? output],
    [audioOut, rates.outputAudio ?? output],
  ];
}

/** What is billed by the piece; rates are in USD, and the sum is in millionths. */
function unitParts(usage: Usage, { webSearch, audioSecond, searchUnit }: Price): Part[] {
  const micros = (rate: number | undefined) => rate === undefined ? undefined : rate * 1e6;
  return [
    [usage.webSearches ?? 0, micros(webSearch)],
    [usage.audioSeconds ?? 0, micros(audioSecond)],
    [usage.searchUnits ?? 0, micros(searchUnit)],
  ];
}

/** The rates of the tier that answered, and of the prompt's length. */
function ratesOf(usage: Usage, price: Price): TokenRates | undefined {
  const tier = tierOf(usage.speed === "fast" ? usage.speed : usage.serviceTier, price);
  if (tier === undefined) return undefined;
  const rates = tier === price ? tier : completed(tier, price);
  const prompt = promptTokens(usage);
  const long = tier.long?.findLast(({ above }) => prompt > above);
  return long === undefined ? rates : completed(long, rates);
}

function tierOf(word: string | undefined, price: Price): Rates | undefined {
  if (word === undefined) return price;
  const name = word.toLowerCase();
  const { tiers = {} } = price;
  // OpenAI's newer word for a tier that prices are still told of under the old one.
  for (const one of name === "fast" ? [name, "priority"] : [name]) {
    if (Object.hasOwn(tiers, one)) return tiers[one];
  }
  return USUAL.has(name) ? price : undefined;
}

/**
 * `rates` with the classes that only `usual` has a price for, in the same proportion to it as the
 * prices of plain input and output are.
 */
function completed(rates: Rates, usual: TokenRates): Rates {
  return {
    ...scaled(usual, TOKEN_CLASSES.prompt, proportion(rates.input, usual.input)),
    ...scaled(usual, TOKEN_CLASSES.answer, proportion(rates.output, usual.output)),
    ...rates,
  };
}

function scaled(
  rates: TokenRates,
  classes: readonly (keyof TokenRates)[],
  times: number,
): { -readonly [K in keyof TokenRates]: number } {
  const all: { -readonly [K in keyof TokenRates]: number } = {};
  for (const name of classes) {
    const rate = rates[name];
    if (rate !== undefined) all[name] = rate * times;
  }
  return all;
}

function proportion(rate: number | undefined, usual: number | undefined): number {
  return rate === undefined || !usual ? 1 : rate / usual;
}
