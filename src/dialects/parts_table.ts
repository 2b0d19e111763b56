/**
 * The table of parts: what becomes of a picture, a document, a sound or a film in a conversation, by
 * where its bytes are and where it stands, on its way to a provider of another wire. It is data:
 * `docs/fidelity.md` is printed from it, and a test sends every row through the gateway from every
 * client that can say it.
 *
 * Between two ends of one wire every part goes out as the client wrote it. Nothing is ever fetched
 * here, and an address is never turned into words.
 *
 * @module
 */

/** The wires of clients that the table tells of, and the dialects they are. */
export const PART_WIRES = {
  chat: "openai-chat",
  responses: "openai-responses",
  messages: "anthropic-messages",
  gemini: "gemini",
} as const;

/** One of them. */
export type PartWire = keyof typeof PART_WIRES;

/** The wires of providers, in the order of the table's columns. */
export const PART_TARGETS: typeof PART_WIRES & { readonly converse: "bedrock-converse" } = {
  ...PART_WIRES,
  converse: "bedrock-converse",
};

/** One of them. */
export type PartTarget = keyof typeof PART_TARGETS;

/** What a part is. */
export type PartKind = "image" | "document" | "audio" | "video";

/** Where its bytes are: with it, at an address, in a vendor's own store, or in it as plain text. */
export type PartSource = "bytes" | "address" | "openai" | "anthropic" | "google" | "text";

/** Where it stands: what the user says, a tool's result, instructions, or what the model said. */
export type PartPosition = "user" | "result" | "instructions" | "assistant";

/**
 * What becomes of it: it goes out `as` the wire's own part, the request is `rejected` with 400 and
 * the part's place, or it is `dropped` and named so in `x-sluice-dropped`. `own` says that only
 * clients of that very wire can say it, and theirs is sent as it is.
 */
export type PartFate =
  | { readonly verdict: "translated"; readonly as: string; readonly note?: string }
  | { readonly verdict: "rejected"; readonly why: string }
  | { readonly verdict: "dropped"; readonly name: string; readonly why: string }
  | { readonly verdict: "own" };

/** A row. */
export interface PartRow {
  readonly kind: PartKind;
  readonly source: PartSource;
  readonly position: PartPosition;
  readonly fates: Readonly<Record<PartTarget, PartFate>>;
}

const OWN: PartFate = { verdict: "own" };
const STORED = rejected("another vendor's store");
const NO_SOUND = rejected("no sound");
const NO_FILM = rejected("no films");
const WORDS_ALONE = rejected("instructions are text");
const TAKES_NONE = "takes none back";
const NOT_BACK = dropped("images", TAKES_NONE);
const UNHEARD = dropped("messages[inlineData]", "takes none back");
const UNTOLD = rejected("no sound in results");
const BEHIND = "behind the results";
const IN_S3 = rejected("fetches from S3 alone");

/** The rows for what a user says; most hold for a tool's result too. */
const SAID: readonly Omit<PartRow, "position">[] = [
  row(
    "image",
    "bytes",
    as("image_url"),
    as("input_image"),
    as("image"),
    as("inlineData"),
    as("image"),
  ),
  row("image", "address", as("image_url"), as("input_image"), as("image"), as("fileData"), IN_S3),
  row("image", "openai", rejected("no pictures by id"), OWN, STORED, STORED, STORED),
  row("image", "anthropic", STORED, STORED, OWN, STORED, STORED),
  row("image", "google", STORED, STORED, STORED, OWN, STORED),
  row(
    "document",
    "bytes",
    as("file"),
    as("input_file"),
    as("document"),
    as("inlineData"),
    as("document"),
  ),
  row(
    "document",
    "address",
    rejected("no documents by address"),
    as("input_file"),
    as("document", "if it is PDF"),
    as("fileData"),
    IN_S3,
  ),
  row("document", "openai", as("file"), as("input_file"), STORED, STORED, STORED),
  row("document", "anthropic", STORED, STORED, OWN, STORED, STORED),
  row("document", "google", STORED, STORED, STORED, OWN, STORED),
  row("document", "text", as("text"), as("input_text"), OWN, as("text"), as("text")),
];

/** The table. */
export const PARTS: readonly PartRow[] = [
  ...SAID.map((one) => ({ ...one, position: "user" as const })),
  at(
    "user",
    row("audio", "bytes", as("input_audio"), NO_SOUND, NO_SOUND, as("inlineData"), as("audio")),
  ),
  at("user", row("audio", "address", NO_SOUND, NO_SOUND, NO_SOUND, OWN, IN_S3)),
  at("user", row("video", "bytes", NO_FILM, NO_FILM, NO_FILM, OWN, NO_FILM)),
  at("user", row("video", "address", NO_FILM, NO_FILM, NO_FILM, OWN, NO_FILM)),
  ...SAID.map(behindResults),
  at("result", row("audio", "bytes", UNTOLD, UNTOLD, UNTOLD, UNTOLD, UNTOLD)),
  at(
    "instructions",
    row(
      "image",
      "bytes",
      as("image_url"),
      as("input_image"),
      WORDS_ALONE,
      as("inlineData"),
      WORDS_ALONE,
    ),
  ),
  at(
    "assistant",
    row(
      "image",
      "bytes",
      NOT_BACK,
      NOT_BACK,
      dropped("messages[].image", TAKES_NONE),
      as("inlineData"),
      dropped("messages[].image", TAKES_NONE),
    ),
  ),
  at("assistant", row("audio", "openai", OWN, STORED, STORED, STORED, STORED)),
  at("assistant", row("audio", "bytes", UNHEARD, UNHEARD, UNHEARD, OWN, UNHEARD)),
];

/** Messages of tools hold text alone on the chat wire. */
function behindResults(said: Omit<PartRow, "position">): PartRow {
  const { chat } = said.fates;
  const moved = chat.verdict === "translated" && chat.as !== "text"
    ? { ...chat, note: BEHIND }
    : chat;
  return { ...said, position: "result", fates: { ...said.fates, chat: moved } };
}

function at(position: PartPosition, one: Omit<PartRow, "position">): PartRow {
  return { ...one, position };
}

function row(
  kind: PartKind,
  source: PartSource,
  chat: PartFate,
  responses: PartFate,
  messages: PartFate,
  gemini: PartFate,
  converse: PartFate,
): Omit<PartRow, "position"> {
  return { kind, source, fates: { chat, responses, messages, gemini, converse } };
}

function as(part: string, note?: string): PartFate {
  return { verdict: "translated", as: part, ...(note === undefined ? {} : { note }) };
}

function rejected(why: string): PartFate {
  return { verdict: "rejected", why };
}

function dropped(name: string, why: string): PartFate {
  return { verdict: "dropped", name, why };
}
