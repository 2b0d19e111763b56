/**
 * Moving a conversation to another model: what of an assistant's earlier turns goes along.
 *
 * The table is data, `docs/fidelity.md` is printed from it and tests walk it. Reasoning is never
 * turned into words that were said: models take such words for their own voice, and safety systems
 * for an attempt to draw reasoning out.
 *
 * @module
 */

import { readStamp } from "./maker.ts";
import { inPlaceOf } from "./place.ts";
import type {
  AssistantPart,
  DialectId,
  HostedPart,
  InputPart,
  Message,
  RedactedThinkingPart,
  TextPart,
  ThinkingPart,
} from "./request.ts";

/** Who reads a part, seen from who made it. */
export const RELATIONS = {
  same: "the provider and the model that made it",
  kin: "another model or host of the same wire",
  foreign: "another wire",
} as const;

/** One of {@link RELATIONS}. */
export type Relation = keyof typeof RELATIONS;

/** What is told apart in an assistant's turn. */
export const BLOCKS = [
  "text",
  "citation",
  "refusal",
  "image",
  "tool_call",
  "signed_thinking",
  "unsigned_thinking",
  "empty_thinking",
  "redacted_thinking",
  "hosted",
] as const;

/** One of {@link BLOCKS}. */
export type BlockKind = typeof BLOCKS[number];

/**
 * What becomes of a part: `keep` as it is, `strip` the signature off it, or `drop` it. What is lost
 * is named in `x-sluice-dropped`, save for parts that hold nothing.
 */
export type Verdict = "keep" | "strip" | "drop";

const ALWAYS: Readonly<Record<Relation, Verdict>> = { same: "keep", kin: "keep", foreign: "keep" };
const OWN_WIRE: Readonly<Record<Relation, Verdict>> = {
  same: "keep",
  kin: "keep",
  foreign: "drop",
};

/** The table. A wire may still have no place for what is kept, and then says so itself. */
export const HISTORY: Readonly<Record<BlockKind, Readonly<Record<Relation, Verdict>>>> = {
  text: ALWAYS,
  citation: OWN_WIRE,
  refusal: ALWAYS,
  image: ALWAYS,
  tool_call: ALWAYS,
  signed_thinking: { same: "keep", kin: "strip", foreign: "drop" },
  unsigned_thinking: OWN_WIRE,
  empty_thinking: { same: "drop", kin: "drop", foreign: "drop" },
  redacted_thinking: { same: "keep", kin: "drop", foreign: "drop" },
  hosted: OWN_WIRE,
};

/** Who is about to read a conversation. */
export interface Reader {
  readonly dialect: DialectId;
  /** Its mark, see `maker.ts`. */
  readonly maker: string;
}

/** Takes the name of something that is left out. */
export type Lose = (name: string) => void;

/** The conversation as `reader` may be given it. Turns in which nothing changes are not copied. */
export function fitHistory(messages: readonly Message[], reader: Reader, lose: Lose): Message[] {
  const fitted: Message[] = [];
  for (const message of messages) {
    switch (message.role) {
      case "assistant": {
        const content = fitEach(message.content, (part) => fitPart(part, reader, lose));
        fitted.push(content === message.content ? message : { ...message, content });
        break;
      }
      case "system":
      case "user": {
        const content = fitEach(message.content, (part) => fitInput(part, reader, lose));
        if (content === message.content) fitted.push(message);
        else if (content.length > 0) fitted.push({ ...message, content });
        break;
      }
      case "tool":
        fitted.push(message);
    }
  }
  return fitted;
}

/** `parts` with each one fitted; the list itself where all stay as they are. */
function fitEach<Part>(parts: Part[], fit: (part: Part) => Part | undefined): Part[] {
  let changed = false;
  const fitted = parts.flatMap((part) => {
    const one = fit(part);
    changed ||= one !== part;
    return one === undefined ? [] : [one];
  });
  return changed ? fitted : parts;
}

function fitPart(part: AssistantPart, reader: Reader, lose: Lose): AssistantPart | undefined {
  switch (part.type) {
    case "thinking":
      return fitThinking(part, reader, lose);
    case "redacted_thinking":
      return fitRedacted(part, reader, lose);
    case "hosted":
      return fitHosted(part, reader, lose);
    case "text":
      return fitText(part, reader, lose);
    default:
      return part;
  }
}

function fitInput(part: InputPart, reader: Reader, lose: Lose): InputPart | undefined {
  if (part.type === "hosted") return fitHosted(part, reader, lose);
  return part.type === "text" ? fitText(part, reader, lose) : part;
}

function fitThinking(part: ThinkingPart, reader: Reader, lose: Lose): ThinkingPart | undefined {
  const { signature, maker } = readStamp(part.signature ?? "");
  const relation = relationOf(part.origin, maker, reader);
  const kind = signature !== ""
    ? "signed_thinking"
    : part.text !== ""
    ? "unsigned_thinking"
    : "empty_thinking";
  switch (HISTORY[kind][relation]) {
    case "keep":
      return signature === part.signature ? part : inPlaceOf(part, { ...part, signature });
    case "strip":
      lose("thinking.signature");
      return part.text === "" ? undefined : inPlaceOf(part, { ...part, signature: "" });
    case "drop":
      if (kind !== "empty_thinking") lose("thinking");
      return undefined;
  }
}

function fitRedacted(
  part: RedactedThinkingPart,
  reader: Reader,
  lose: Lose,
): RedactedThinkingPart | undefined {
  const { signature: data, maker } = readStamp(part.data);
  if (HISTORY.redacted_thinking[relationOf(part.origin, maker, reader)] === "keep") {
    return data === part.data ? part : inPlaceOf(part, { ...part, data });
  }
  lose("thinking");
  return undefined;
}

function fitHosted(part: HostedPart, reader: Reader, lose: Lose): HostedPart | undefined {
  if (HISTORY.hosted[relationOf(part.origin, undefined, reader)] === "keep") return part;
  const { type, ...members } = part.item;
  lose(`messages[${typeof type === "string" ? type : Object.keys(members)[0] ?? "hosted"}]`);
  return undefined;
}

function fitText(part: TextPart, reader: Reader, lose: Lose): TextPart {
  const kept = part.citations?.filter(({ origin }) =>
    HISTORY.citation[relationOf(origin, undefined, reader)] === "keep"
  );
  if (kept?.length === part.citations?.length) return part;
  lose("citations");
  const { citations: _, ...bare } = part;
  return kept?.length ? { ...bare, citations: kept } : bare;
}

/** A part without a mark came in its maker's own wire, from whom its client talks to. */
function relationOf(
  origin: DialectId | undefined,
  maker: string | undefined,
  reader: Reader,
): Relation {
  if (origin !== reader.dialect) return "foreign";
  return maker === undefined || maker === reader.maker ? "same" : "kin";
}
