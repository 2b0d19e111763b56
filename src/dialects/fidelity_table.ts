/**
 * The table of fidelity: what of a conversation survives between a client of one wire and a provider
 * of another. It is data: `docs/fidelity.md` is printed from it, and every cell is probed by a test
 * that has the exchange through the gateway and looks at both ends.
 *
 * Between two ends of one wire there is nothing to say: what goes in comes out, byte for byte.
 *
 * @module
 */

import { PART_TARGETS, PART_WIRES, type PartTarget, type PartWire } from "./parts_table.ts";

/** What becomes of a behaviour between two ends. */
export type Cell =
  /** It arrives whole. */
  | { readonly verdict: "kept" }
  /** It arrives in another form. */
  | { readonly verdict: "changed"; readonly how: string }
  /** It is left out and named so in `x-sluice-dropped`. */
  | { readonly verdict: "named"; readonly name: string }
  /** It is left out of an answer, whose header was sent before. */
  | { readonly verdict: "left out"; readonly why: string }
  /** The request is refused with 400, as it would mean something else without it. */
  | { readonly verdict: "refused" }
  /** Providers of the wire have no such thing. */
  | { readonly verdict: "none" };

/** A row. */
export interface Behaviour {
  /** What the probe goes by. */
  readonly id: string;
  readonly title: string;
  /** The cell of a client and a provider of different wires. */
  cell(client: PartWire, provider: PartTarget): Cell;
}

const KEPT: Cell = { verdict: "kept" };
const NONE: Cell = { verdict: "none" };
const REFUSED: Cell = { verdict: "refused" };
const NO_PLACE: Cell = { verdict: "left out", why: "no place for it" };

const kept = (): Cell => KEPT;

/** Wires that refuse in plain text, and tell it apart by how the answer ends. */
const SAYS_AT_THE_END: readonly PartTarget[] = ["messages", "gemini", "converse"];

/** What providers answer. */
export const ANSWERED: readonly Behaviour[] = [
  { id: "text", title: "Text", cell: kept },
  { id: "calls", title: "Parallel tool calls", cell: kept },
  { id: "reasoning", title: "Reasoning, as text", cell: kept },
  { id: "citation", title: "Citations of web pages", cell: kept },
  {
    id: "refusal",
    title: "Refusals",
    cell: (client, provider) =>
      SAYS_AT_THE_END.includes(provider) || client === "messages"
        ? changed("text, and the end says it")
        : SAYS_AT_THE_END.includes(client)
        ? changed("text")
        : KEPT,
  },
  {
    id: "picture",
    title: "Pictures that the model made",
    cell: (client, provider) =>
      provider === "messages" ? NONE : client === "messages" ? NO_PLACE : KEPT,
  },
  {
    id: "hosted_answer",
    title: "Steps of a provider's own tools",
    cell: (_, provider) => provider === "chat" ? NONE : NO_PLACE,
  },
  { id: "length", title: "An end at the limit", cell: kept },
  {
    id: "usage",
    title: "Token counts",
    cell: (client, provider) =>
      client === "gemini" && provider !== "gemini" ? changed("cache writes count as prompt") : KEPT,
  },
  { id: "error", title: "Errors: status, kind and wait", cell: kept },
];

/** What clients ask. */
export const ASKED: readonly Behaviour[] = [
  { id: "tools", title: "Functions, forced", cell: kept },
  { id: "results", title: "Calls and results of earlier turns", cell: kept },
  {
    id: "failed_result",
    title: "A result that says the call failed",
    cell: (client, provider) =>
      client === "chat" || client === "responses"
        ? NONE
        : provider === "chat" || provider === "responses"
        ? named("is_error")
        : KEPT,
  },
  {
    id: "free_form",
    title: "Free-form tools",
    cell: (client, provider) =>
      client === "messages" || client === "gemini"
        ? NONE
        : provider === "responses"
        ? KEPT
        : changed("a function of one string"),
  },
  {
    id: "hosted_tool",
    title: "A vendor's own tools",
    cell: (client) => named(`tools[${HOSTED_TOOLS[client]}]`),
  },
  {
    id: "hosted_forced",
    title: "A vendor's own tool, forced",
    cell: (client) => client === "gemini" ? NONE : REFUSED,
  },
  {
    id: "cache",
    title: "Cache marks",
    cell: (client, provider) =>
      client === "gemini"
        ? NONE
        : provider === "messages" || provider === "converse"
        ? KEPT
        : named("cache_control"),
  },
  { id: "schema", title: "An answer by a JSON schema", cell: kept },
  {
    id: "sound",
    title: "An answer as sound",
    cell: (client) => client === "chat" || client === "gemini" ? REFUSED : NONE,
  },
];

/** A vendor's own tool by its type, for each wire. */
export const HOSTED_TOOLS: Readonly<Record<PartWire, string>> = {
  chat: "web_search_preview",
  responses: "web_search",
  messages: "web_search_20250305",
  gemini: "googleSearch",
};

/** The pairs of the table: every client with every provider of another wire. */
export function pairs(): [client: PartWire, provider: PartTarget][] {
  const clients = Object.keys(PART_WIRES) as PartWire[];
  const providers = Object.keys(PART_TARGETS) as PartTarget[];
  return clients.flatMap((client) =>
    providers.filter((provider) => provider !== client)
      .map((provider): [PartWire, PartTarget] => [client, provider])
  );
}

function changed(how: string): Cell {
  return { verdict: "changed", how };
}

function named(name: string): Cell {
  return { verdict: "named", name };
}
