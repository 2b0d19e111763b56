/**
 * The words of the option table, see `options.ts`: what can become of a field on its way to a
 * provider.
 *
 * @module
 */

/** The wires of clients whose fields vendors document, and the dialects they are. */
export const OPTION_WIRES = {
  chat: "openai-chat",
  responses: "openai-responses",
  messages: "anthropic-messages",
  gemini: "gemini",
} as const;

/** One of them. */
export type OptionWire = keyof typeof OPTION_WIRES;

/** The wires of providers, in the order of the table's columns. */
export const OPTION_TARGETS: typeof OPTION_WIRES & {
  readonly pi: "pi-native";
  readonly converse: "bedrock-converse";
} = {
  ...OPTION_WIRES,
  pi: "pi-native",
  converse: "bedrock-converse",
};

/** One of them. */
export type OptionTarget = keyof typeof OPTION_TARGETS;

/**
 * What becomes of a field:
 *
 * - `sent`: it goes out as the client wrote it.
 * - `translated`: it goes out in the provider's own field `to`.
 * - `dropped`: it is left out and named in `x-sluice-dropped`, `as` something else where the name is
 *   not the client's own.
 * - `rejected`: the request is answered with 400 and the name of the field, `as` that of another
 *   where one name stands for several, or of the whole that it is a part of.
 * - `moot`: it is left out without a word, as nothing is lost without it.
 */
export type Fate =
  | { readonly verdict: "sent" }
  | { readonly verdict: "translated"; readonly to: string; readonly note?: string }
  | { readonly verdict: "dropped"; readonly why: string; readonly as?: string }
  | { readonly verdict: "rejected"; readonly why: string; readonly as?: string }
  | { readonly verdict: "moot"; readonly why: string };

/** What tells apart rows of one field, and rows that no vendor documents. */
export interface RowDetails {
  /** Which values, where not all of them fare alike. */
  readonly when?: string;
  /** Who knows the field, where the vendor's own SDK does not. */
  readonly extension?: string;
}

/** A row: a field, or some values of a field, of one wire's requests. */
export interface Option extends RowDetails {
  /** Its path in the body; `[]` stands for any item of a list. */
  readonly field: string;
  readonly fates: Readonly<Record<OptionTarget, Fate>>;
}

/**
 * The fates of a field of the wire `Own`, which sends it as it is unless it says otherwise: one for
 * each other wire, or the one that it has toward all of them.
 */
export type Fates<Own extends OptionWire> =
  | Fate
  | (Readonly<Record<Exclude<OptionTarget, Own>, Fate>> & Readonly<Partial<Record<Own, Fate>>>);

/** Writes rows of one wire. */
export type RowWriter<Own extends OptionWire> = (
  field: string,
  fates: Fates<Own>,
  details?: RowDetails,
) => Option;

/** The row of a field of the Chat Completions wire. */
export const chatRow: RowWriter<"chat"> = (field, fates, details) => ({
  field,
  ...details,
  fates: isFate(fates) ? { ...alike(fates), chat: SENT } : { chat: SENT, ...fates },
});

/** The row of a field of the Responses wire. */
export const responsesRow: RowWriter<"responses"> = (field, fates, details) => ({
  field,
  ...details,
  fates: isFate(fates) ? { ...alike(fates), responses: SENT } : { responses: SENT, ...fates },
});

/** The row of a field of the Messages wire. */
export const messagesRow: RowWriter<"messages"> = (field, fates, details) => ({
  field,
  ...details,
  fates: isFate(fates) ? { ...alike(fates), messages: SENT } : { messages: SENT, ...fates },
});

/** The row of a field of the Gemini wire. */
export const geminiRow: RowWriter<"gemini"> = (field, fates, details) => ({
  field,
  ...details,
  fates: isFate(fates) ? { ...alike(fates), gemini: SENT } : { gemini: SENT, ...fates },
});

const SENT: Fate = { verdict: "sent" };

function isFate<Own extends OptionWire>(fates: Fates<Own>): fates is Fate {
  return "verdict" in fates;
}

/** The fates of a field that fares alike everywhere. */
function alike(fate: Fate): Readonly<Record<OptionTarget, Fate>> {
  return { chat: fate, responses: fate, messages: fate, gemini: fate, pi: fate, converse: fate };
}

/** The field goes out in `field`. */
export function to(field: string, note?: string): Fate {
  return { verdict: "translated", to: field, ...(note === undefined ? {} : { note }) };
}

/** What the Converse wire has for an answer in the form of a schema. */
export const HELD = "as text, closed; models that cannot be held to one, open objects: by a tool";

/** What it has for one call at a time. */
export const ONE_CALL = "turned round; only Claude from 4.5, beside no forced call: else dropped";

/** What it has for how hard to think. */
export const BY_FAMILY =
  "newer Claude: `outputConfig.effort`; Nova 2, gpt-oss: a level in their own field; others: dropped";

/** What it has for choices that force no call. */
export const NO_CHOICE =
  "left out: `auto` happens anyway; with `none` no tools go out, unless calls stand in the conversation: dropped";

/** What it has for a caller's labels. */
export const LABELS = "16 of certain characters; the others: dropped";

/** What is said of keys of prompt caches: no two callers share one. */
export const OWN_CACHE = "as the caller's own: mixed with the name of its key";

/** The field is left out and named. */
export function dropped(why: string, as?: string): Fate {
  return { verdict: "dropped", why, ...(as === undefined ? {} : { as }) };
}

/** The request is refused. */
export function rejected(why: string, as?: string): Fate {
  return { verdict: "rejected", why, ...(as === undefined ? {} : { as }) };
}

/** The field is left out, and nothing with it. */
export function moot(why: string): Fate {
  return { verdict: "moot", why };
}
