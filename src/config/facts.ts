/**
 * What a person knows of a provider's models: limits, abilities and prices of their own.
 *
 * @module
 */

import * as v from "valibot";
import type { FactValues, Modality } from "../catalog/facts.ts";
import type { LongContextRates, Price, Rates, TokenRates } from "../catalog/price.ts";
import { findByAlias, findProvider, PROVIDERS } from "../providers/mod.ts";
import type { ProviderConfig } from "./config.ts";
import type { Path, Report } from "./problem.ts";
import { didYouMean } from "./spelling.ts";

/** Prices in USD per million tokens, those by the piece in USD; 0 is for free. */
export interface PriceFile extends TokenRates {
  /** Rates of prompts longer than `above` tokens, for the whole request. */
  long?: LongContextRates[];
  /** Rates of other service tiers, by the provider's word. */
  tiers?: Record<string, Rates>;
  /** One search that the provider ran. */
  webSearch?: number;
  /** One second of audio, where seconds are billed. */
  audioSecond?: number;
  /** One search unit of a reranker. */
  searchUnit?: number;
}

/** What is known of a model. */
export interface FactsFile {
  /** What people call it. */
  name?: string;
  /** All tokens of a conversation, prompt and answer together. */
  context?: number;
  /** Most tokens of a prompt, where that is less. */
  maxInput?: number;
  /** Most tokens of an answer. */
  maxOutput?: number;
  /** What a prompt may hold. */
  input?: Modality[];
  /** What an answer may hold. */
  output?: Modality[];
  /** Whether it calls tools. */
  tools?: boolean;
  /** Whether it reasons. */
  reasoning?: boolean;
  /** Whether its answer can be held to a JSON schema. */
  structured?: boolean;
  /** What it costs. */
  price?: PriceFile;
}

const amount = (description: string) =>
  v.exactOptional(v.pipe(
    v.number("expected a number"),
    v.minValue(0, "expected at least 0"),
    v.maxValue(1_000_000, "expected at most 1000000"),
    v.description(description),
  ));

const tokens = (description: string) =>
  v.exactOptional(v.pipe(
    v.number("expected a number"),
    v.integer("expected a whole number"),
    v.minValue(1, "expected at least 1"),
    v.description(description),
  ));

const flag = (description: string) =>
  v.exactOptional(v.pipe(v.boolean("expected true or false"), v.description(description)));

const modalities = (description: string) =>
  v.exactOptional(v.pipe(
    v.array(
      v.picklist(
        ["text", "image", "audio", "video", "pdf", "embedding"],
        "expected one of text, image, audio, video, pdf, embedding",
      ),
      "expected a list",
    ),
    v.description(description),
  ));

const rates = {
  input: amount("Prompt tokens, in USD per million as all of these."),
  output: amount("Generated tokens."),
  cacheRead: amount("Prompt tokens read from a cache; as input by default."),
  cacheWrite: amount("Prompt tokens written to a cache; as input by default."),
  cacheWrite1h: amount("Prompt tokens written to a cache for an hour; as cacheWrite by default."),
  reasoning: amount("Generated tokens that were reasoning; as output by default."),
  inputAudio: amount("Prompt tokens that were audio; as input by default."),
  outputAudio: amount("Generated tokens that were audio; as output by default."),
};

const long = v.exactOptional(v.pipe(
  v.array(
    v.strictObject({
      above: v.pipe(
        v.number("expected a number"),
        v.minValue(1, "expected at least 1"),
        v.description("Prompt tokens."),
      ),
      ...rates,
    }, "expected an object with 'above' and prices"),
    "expected a list",
  ),
  v.description("Prices of the whole request where its prompt is longer than 'above' tokens."),
));

const priceSchema = v.pipe(
  v.strictObject({
    ...rates,
    long,
    tiers: v.exactOptional(v.pipe(
      v.record(
        v.string(),
        v.strictObject({ ...rates, long }, "expected an object with prices"),
        "expected an object",
      ),
      v.description("Prices of other service tiers, by the word the provider's answer has for it."),
    )),
    webSearch: amount("One search that the provider ran, in USD."),
    audioSecond: amount("One second of audio, in USD, where seconds are billed."),
    searchUnit: amount("One search unit of a reranker, in USD."),
  }, "expected an object with prices"),
  v.title("Price"),
  v.description(
    "What it costs, in USD per million tokens; 0 is for free, and what is left out is unknown.",
  ),
);

/** The schema of the facts of a provider's models. */
export const factsSchema: v.GenericSchema<Record<string, FactsFile>> = v.pipe(
  v.record(
    v.string(),
    v.pipe(
      v.strictObject({
        name: v.exactOptional(v.pipe(
          v.string("expected a string"),
          v.description("What people call it."),
        )),
        context: tokens("All tokens of a conversation, prompt and answer together."),
        maxInput: tokens("Most tokens of a prompt, where that is less than the context."),
        maxOutput: tokens("Most tokens of an answer."),
        input: modalities("What a prompt may hold."),
        output: modalities("What an answer may hold."),
        tools: flag("Whether it calls tools."),
        reasoning: flag("Whether it reasons."),
        structured: flag("Whether its answer can be held to a JSON schema."),
        price: v.exactOptional(priceSchema),
      }, "expected an object"),
      v.title("Facts"),
    ),
    "expected an object",
  ),
  v.description(
    "What you know of its models, by the provider's own names: limits, abilities and prices, which " +
      "go before what is known of them otherwise. The models are listed, too. See docs/models.md.",
  ),
);

/** What was written of a provider's models, and whose models it has. */
export interface FactsHolder {
  facts?: Record<string, FactsFile>;
  factsFrom?: string;
  baseUrl?: string;
}

/**
 * Reads the facts of a provider. A known one at another address may have other models at other
 * prices: unless `factsFrom` says whose they are, nothing is taken to be known of them.
 */
export function resolveFacts(
  id: string,
  { facts = {}, factsFrom, baseUrl }: FactsHolder,
  path: Path,
  report: Report,
): Pick<ProviderConfig, "facts" | "factsFrom"> {
  const named = factsFrom === undefined
    ? undefined
    : findProvider(factsFrom) ?? findByAlias(factsFrom);
  if (factsFrom !== undefined && named === undefined) {
    const guess = didYouMean(factsFrom, PROVIDERS.map((provider) => provider.id));
    const state = `'${factsFrom}' is not a known provider${guess}`;
    report([...path, "factsFrom"], `Cannot use its facts: ${state}`);
  }
  const known = findProvider(id);
  const own = known?.baseUrl ?? "";
  // A base URL with blanks is every operator's own, and the models at it the vendor's.
  const moved = baseUrl !== undefined && !own.includes("{") && baseUrl.replace(/\/+$/, "") !== own;
  const whose = (named ?? (moved ? undefined : known))?.id;
  return {
    facts: new Map(Object.entries(facts).map(([model, one]) => [model, meant(one)])),
    ...(whose === undefined ? {} : { factsFrom: whose }),
  };
}

function meant({ price, ...facts }: FactsFile): FactValues {
  return { ...facts, ...(price === undefined ? {} : { price: meantPrice(price) }) };
}

function meantPrice({ long, tiers, ...rest }: PriceFile): Price {
  return {
    ...rest,
    ...inOrder({ long }),
    ...(tiers === undefined ? {} : {
      tiers: Object.fromEntries(
        Object.entries(tiers)
          .map(([word, one]) => [word.toLowerCase(), { ...one, ...inOrder(one) }]),
      ),
    }),
    source: "config",
  };
}

function inOrder(
  { long }: { long?: readonly LongContextRates[] | undefined },
): Pick<Rates, "long"> {
  return long === undefined ? {} : { long: long.toSorted((a, b) => a.above - b.above) };
}
