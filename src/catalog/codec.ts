/**
 * Facts as lines of text, about 70 bytes a model: small enough to be carried along, and to be read in
 * a diff.
 *
 * ```text
 * =litellm 2026-11-20
 * gpt-5.4|GPT-5.4|1050000/922000/128000|ti>t|TRS|i2.5o15r0.25 >272000i5o22.5 @flex:i1.25o7.5
 * ```
 *
 * A head line says where the prices below it are from. Each other line is a model: its id, name,
 * limits (context, prompt, answer), modalities, abilities (capital yes, small no) and price: a letter
 * and a number for each class, `>` before the rates of longer prompts, `@` before those of a tier.
 * What is left out is unknown.
 *
 * @module
 */

import type { FactValues, Modality, ModelFacts } from "./facts.ts";
import { decodePrice, encodePrice } from "./price_text.ts";

const MODALITIES: readonly (readonly [string, Modality])[] = [
  ["t", "text"],
  ["i", "image"],
  ["a", "audio"],
  ["v", "video"],
  ["p", "pdf"],
  ["e", "embedding"],
];

const ABILITIES = [["t", "tools"], ["r", "reasoning"], ["s", "structured"]] as const;

const LIMITS = ["context", "maxInput", "maxOutput"] as const;

/** Writes models, those with prices of one source and day together; what is no id is left out. */
export function encodeFacts(models: readonly ModelFacts[]): string {
  const written = models.filter(({ id }) => /^[^\s|`\\$=][^\s|`\\$]{0,199}$/.test(id));
  const groups = new Map<string, string[]>();
  for (const model of written) {
    const { price } = model;
    const head = price === undefined ? "" : `${price.source} ${price.asOf ?? ""}`;
    groups.set(head, [...groups.get(head) ?? [], lineOf(model)]);
  }
  return [...groups].sort(([a], [b]) => a < b ? -1 : 1)
    .map(([head, lines]) => `=${head}\n${lines.sort().join("")}`).join("");
}

/** Reads them; a line that is none is passed over, as a later version may have written it. */
export function decodeFacts(text: string): ModelFacts[] {
  const models: ModelFacts[] = [];
  let [source, asOf] = ["", ""];
  for (const line of text.split("\n")) {
    if (line.startsWith("=")) [source = "", asOf = ""] = line.slice(1).split(" ");
    else if (line.includes("|")) models.push(modelOf(line, source, asOf));
  }
  return models;
}

function lineOf({ id, name, price, ...facts }: ModelFacts): string {
  const limits = LIMITS.map((limit) => facts[limit] ?? "").join("/").replace(/\/+$/, "");
  const cells = [
    id,
    name ?? "",
    limits,
    modalityText(facts),
    abilityText(facts),
    price === undefined ? "" : encodePrice(price),
  ];
  return `${cells.map((cell) => cell.replace(/[|\n`\\$]/g, "")).join("|").replace(/\|+$/, "|")}\n`;
}

function modelOf(line: string, source: string, asOf: string): ModelFacts {
  const [id = "", name = "", limits = "", modalities = "", abilities = "", price = ""] = line
    .split("|");
  return {
    id,
    ...(name === "" ? {} : { name }),
    ...limitsIn(limits),
    ...modalitiesIn(modalities),
    ...abilitiesIn(abilities),
    ...(price === "" ? {} : { price: decodePrice(price, source, asOf) }),
  };
}

function limitsIn(text: string): FactValues {
  const parts = text.split("/");
  return Object.fromEntries(
    LIMITS.flatMap((limit, at) => Number(parts[at]) > 0 ? [[limit, Number(parts[at])]] : []),
  );
}

function modalityText({ input, output }: FactValues): string {
  if (input === undefined && output === undefined) return "";
  return `${lettersOf(input)}>${lettersOf(output)}`;
}

function lettersOf(some: readonly Modality[] | undefined): string {
  return MODALITIES.map(([letter, name]) => some?.includes(name) ? letter : "").join("");
}

function modalitiesIn(text: string): FactValues {
  const [input = "", output = ""] = text.split(">");
  const read = (letters: string) =>
    MODALITIES.filter(([letter]) => letters.includes(letter)).map(([, name]) => name);
  return {
    ...(input === "" ? {} : { input: read(input) }),
    ...(output === "" ? {} : { output: read(output) }),
  };
}

function abilityText(facts: FactValues): string {
  return ABILITIES.map(([letter, name]) => {
    const has = facts[name];
    return has === undefined ? "" : has ? letter.toUpperCase() : letter;
  }).join("");
}

function abilitiesIn(text: string): FactValues {
  return Object.fromEntries(
    ABILITIES.flatMap(([letter, name]): [string, boolean][] => {
      if (text.includes(letter)) return [[name, false]];
      return text.includes(letter.toUpperCase()) ? [[name, true]] : [];
    }),
  );
}
