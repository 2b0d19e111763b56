/**
 * Accounts as a table for people.
 *
 * @module
 */

import { styleText } from "node:util";
import { type AccountView, type UsageLimit, usedFractionOf } from "../../../mod.ts";
import { groupBy } from "../group_by.ts";
import { bar } from "./bar.ts";
import { oneLine, type State, stateOf } from "./state.ts";
import { duration, percent, when, withTimes } from "./words.ts";

/** How it is to look. */
export interface Look {
  /** Unix milliseconds. */
  readonly now: number;
  /** Characters in a line. */
  readonly width: number;
  /** Whether to use colours. */
  readonly styled: boolean;
  /** Whether to give every reason, not the first. */
  readonly explain: boolean;
}

type Style = Parameters<typeof styleText>[0];

const TONES: Readonly<Record<State["tone"], Style>> = {
  good: "green",
  waiting: "yellow",
  bad: "red",
  off: "dim",
};

const KINDS = { api_key: "API key", oauth: "login", aws: "AWS keys", none: "no secret" } as const;

/** Narrower than this the columns that say least are left out. */
const NARROW = 76;

const LONGEST_BAR = 24;
const SHORTEST_BAR = 4;

/** A label is cut to this where it would leave no room for a bar and its figures. */
const SHORT_LABEL = 18;
const ROOM_FOR_BARS = 56;

/** The table, with a line at the end. */
export function accountsTable(accounts: readonly AccountView[], look: Look): string {
  if (accounts.length === 0) {
    return "No accounts yet. Add one with 'sluice accounts add PROVIDER'.\n";
  }
  const lines: string[] = [];
  for (const [provider, mine] of groupBy(accounts, (account) => account.provider)) {
    if (lines.length > 0) lines.push("");
    lines.push(...group(provider, mine, look));
  }
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

function group(provider: string, accounts: readonly AccountView[], look: Look): string[] {
  const lendable = accounts.filter(({ rank }) => rank !== undefined);
  const top = lendable.length === 0
    ? undefined
    : Math.max(...lendable.map(({ priority }) => priority));
  const rows = accounts.map((account) => {
    const state = stateOf(account, top, look.now);
    return { account, state, name: nameOf(account), tier: tierOf(account) };
  });
  const narrow = look.width < NARROW;
  const tierWidth = longest(rows.map(({ tier }) => tier));
  const room = look.width - (narrow ? 30 : 45 + tierWidth);
  const nameWidth = Math.min(longest(rows.map(({ name }) => name)), Math.max(12, room));
  const lines = [paint(look, "bold", provider)];
  for (const { account, state, name, tier } of rows) {
    const cells = [
      `  ${fit(name, nameWidth)}`,
      ...narrow ? [] : [KINDS[account.kind].padEnd(9)],
      paint(look, TONES[state.tone], state.word.padEnd(8)),
      ...narrow ? [] : [paint(look, "dim", tier.padEnd(tierWidth))],
      busy(account),
    ];
    lines.push(cells.join("  "));
    lines.push(...reasons(account, state, look), ...windows(account, look));
  }
  return lines;
}

function busy({ inFlight }: AccountView): string {
  return inFlight === 0 ? "" : `${inFlight} under way`;
}

/** What a person knows it by: its name, whose it is, or the id. */
function nameOf({ name, identity, id }: AccountView): string {
  const who = identity.email ?? identity.accountId;
  const whose = who === undefined || identity.orgName === undefined
    ? who
    : `${who}, ${identity.orgName}`;
  if (name !== undefined) return oneLine(whose === undefined ? name : `${name} (${whose})`);
  return oneLine(whose ?? id);
}

function tierOf({ priority, weight }: AccountView): string {
  return weight === 1 ? `priority ${priority}` : `priority ${priority}, weight ${weight}`;
}

const INDENT = "    ";

function reasons(account: AccountView, { why }: State, look: Look): string[] {
  const told = look.explain ? explained(account, look.now) : why === "" ? [] : [why];
  return told.flatMap((one) => wrap(one, look.width - INDENT.length))
    .map((line) => INDENT + paint(look, "dim", line));
}

/** Every reason of the pool's own, and what else a person asks who asks why. */
function explained({ id, rank, why, expiresAt }: AccountView, now: number): string[] {
  const [first = "", ...rest] = why.map((one) => withTimes(oneLine(one), now));
  return [
    rank === undefined ? first : `place ${rank}: ${first}`,
    ...rest,
    ...expiresAt === undefined ? [] : ends(expiresAt, now),
    `id ${id}`,
  ];
}

function ends(expiresAt: number, now: number): string[] {
  return [expiresAt <= now ? "its token has run out" : `its token ends ${when(expiresAt, now)}`];
}

function windows({ usage }: AccountView, look: Look): string[] {
  if (usage === undefined) return [];
  const rows = usage.limits.map((limit) => ({ limit, label: labelOf(limit) }));
  const width = Math.min(
    longest(rows.map(({ label }) => label)),
    Math.max(SHORT_LABEL, look.width - ROOM_FOR_BARS),
  );
  const lines = rows.map(({ limit, label }) => windowLine(limit, fit(label, width), look));
  const age = look.now - usage.fetchedAt;
  if (age > OLD_MS) lines.push(INDENT + paint(look, "dim", `as of ${duration(age)} ago`));
  return lines;
}

/** Reports are fetched anew every few minutes; older ones are told as such. */
const OLD_MS = 15 * 60_000;

function windowLine(limit: UsageLimit, label: string, look: Look): string {
  const used = usedFractionOf(limit);
  const reset = resetOf(limit, look.now);
  if (used === undefined) return `${INDENT}${label}  ${amountOf(limit)}  ${reset}`;
  const tail = `${percent(used).padStart(5)}  ${reset}`;
  const room = look.width - INDENT.length - label.length - tail.length - 3;
  // Too short a bar says nothing.
  if (room < SHORTEST_BAR) return `${INDENT}${label}  ${tail}`;
  const { full, rest } = bar(used, Math.min(LONGEST_BAR, room));
  const tone = used >= 0.95 ? "red" : used >= 0.75 ? "yellow" : "green";
  return `${INDENT}${label}  ${paint(look, tone, full)}${paint(look, "dim", rest)} ${tail}`;
}

/** A limit of one model is not told by its window alone. */
function labelOf({ window, label, scope }: UsageLimit): string {
  return oneLine(scope.modelId === undefined ? window?.label ?? label : label);
}

function amountOf({ amount: { remaining, used, limit, unit } }: UsageLimit): string {
  if (remaining !== undefined) return `${remaining} ${unit} left`;
  if (used === undefined && limit !== undefined) return `at most ${limit} ${unit}`;
  return used === undefined ? "unknown" : `${used} ${unit} used`;
}

function resetOf({ window }: UsageLimit, now: number): string {
  if (window?.resetsAt !== undefined) return `resets ${when(window.resetsAt, now)}`;
  return window?.resetLabel === undefined ? "" : `resets ${oneLine(window.resetLabel)}`;
}

function paint({ styled }: Look, style: Style, text: string): string {
  return styled && text !== "" ? styleText(style, text, { validateStream: false }) : text;
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}

function fit(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

/** Lines no longer than `width`, broken between words where there are any. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
