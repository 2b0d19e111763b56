/**
 * What a socket knows of a conversation: the provider keeps the last response of each socket, so that
 * a turn which goes on from exactly there can name it, and send nothing but what is new.
 *
 * Whether it does is told by the requests alone: all options the same, the items before the same text
 * as before, and behind them the response's own items. Anything else is sent whole.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { type Edit, editMembers } from "../../canonical/json_edit.ts";
import { memberSpans, spansAt } from "../../canonical/json_text.ts";
import type { Told } from "./hearing.ts";

/** Where a conversation stands. */
export interface Chain {
  /** Of the last response. */
  readonly id: string;
  readonly before: Asked;
  /** The items of the response, each in one form whoever writes it. */
  readonly output: readonly string[];
}

/** What was asked, as digests: a history is long, and kept by its client. */
export interface Asked {
  /** All but the items. */
  readonly options: string;
  readonly items: string;
  readonly count: number;
}

const gone: Edit = () => undefined;

/** What may differ from turn to turn and changes nothing of what was said. */
const APART: ReadonlyMap<string, Edit> = new Map([["input", gone], ["client_metadata", gone]]);

/** What `body` asks; `undefined` where it goes on from something the provider keeps otherwise. */
export async function readAsked(body: string): Promise<Asked | undefined> {
  if (refers(body)) return undefined;
  const items = itemsIn(body);
  if (items === undefined) return undefined;
  return { ...await digestsOf(body, items), count: items.length };
}

/** The chain after `told`, which answered `before`. */
export function chainAfter(before: Asked | undefined, told: Told | undefined): Chain | undefined {
  if (before === undefined || told === undefined) return undefined;
  return { id: told.id, before, output: told.output.map(plainItem) };
}

/** The body with only what is new; `undefined` unless it goes on from exactly where `chain` stands. */
export async function shortened(
  body: string,
  chain: Chain | undefined,
): Promise<string | undefined> {
  const items = chain === undefined || refers(body) ? undefined : itemsIn(body);
  if (chain === undefined || items === undefined) return undefined;
  const { before, output, id } = chain;
  const known = before.count + output.length;
  if (items.length <= known) return undefined;
  const answered = items.slice(before.count, known);
  if (answered.some((item, index) => plainItem(JSON.parse(item)) !== output[index])) {
    return undefined;
  }
  const { options, items: same } = await digestsOf(body, items.slice(0, before.count));
  if (options !== before.options || same !== before.items) return undefined;
  const news = `[${items.slice(known).join(",")}]`;
  return editMembers(
    body,
    new Map<string, Edit>([
      ["input", () => news],
      ["previous_response_id", () => JSON.stringify(id)],
    ]),
  );
}

function refers(body: string): boolean {
  return ["previous_response_id", "conversation"].some((name) =>
    memberSpans(body, name).some(({ start, end }) => body.slice(start, end) !== "null")
  );
}

/** The texts of the items; `undefined` where `input` is no list. */
function itemsIn(body: string): string[] | undefined {
  const [input] = memberSpans(body, "input");
  if (input === undefined || body[input.start] !== "[") return undefined;
  return spansAt(body, ["input", "*"]).map(({ start, end }) => body.slice(start, end));
}

async function digestsOf(body: string, items: readonly string[]) {
  const [options, same] = await Promise.all([
    digest(editMembers(body, APART)),
    digest(items.join("\n")),
  ]);
  return { options, items: same };
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a client need not send back, and what is the same as nothing. */
const UNTOLD: ReadonlySet<string> = new Set(["id", "status"]);
const EMPTY: ReadonlySet<string> = new Set(["annotations", "logprobs"]);

/** One form of an item, for comparing: members in order, without what says nothing of its meaning. */
function plainItem(item: JsonValue): string {
  if (!isJsonObject(item)) return JSON.stringify(item);
  const { type, ...rest } = item;
  const told = Object.entries(rest).filter(([name]) => !UNTOLD.has(name));
  return JSON.stringify(ordered({ ...Object.fromEntries(told), type: type ?? "message" }));
}

function ordered(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isJsonObject(value)) return value;
  const result: JsonObject = {};
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member === undefined || member === null) continue;
    if (EMPTY.has(name) && Array.isArray(member) && member.length === 0) continue;
    result[name] = ordered(member);
  }
  return result;
}
