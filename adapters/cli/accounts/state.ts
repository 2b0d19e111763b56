/**
 * How an account is doing, in a word and in a sentence.
 *
 * @module
 */

import type { AccountView } from "../../../mod.ts";
import { when } from "./words.ts";

/** How an account is doing. */
export interface State {
  readonly word: string;
  readonly tone: "good" | "waiting" | "bad" | "off";
  /** Why it is used, or is not; nothing where the word says it all. */
  readonly why: string;
}

/**
 * Tells how an account is doing.
 *
 * @param top The highest tier that can be used now; accounts below it wait.
 */
export function stateOf(account: AccountView, top: number | undefined, now: number): State {
  const { status, statusInfo } = account;
  const said = statusInfo === undefined ? "" : oneLine(statusInfo.message);
  switch (status) {
    case "disabled":
      return { word: "off", tone: "off", why: said };
    case "dead":
      return { word: "dead", tone: "bad", why: `needs a new login: ${said}` };
    case "suspect":
    case "quarantined": {
      const next = when(statusInfo?.nextTrialAt ?? now, now);
      return { word: "in doubt", tone: "bad", why: `${said}; tried again ${next}` };
    }
    case "active":
      return stateOfActive(account, top, now);
  }
}

function stateOfActive(account: AccountView, top: number | undefined, now: number): State {
  const { rank, blocks, priority } = account;
  const over = account.expiresAt !== undefined && account.expiresAt <= now;
  const why = blocks.map(({ scope, until, reason }) =>
    `${REASONS[reason]}${aboutModel(scope)}, back ${when(until, now)}`
  ).join("; ");
  if (rank === undefined) {
    const state = why === "" ? over ? "its token has run out" : account.why[0] ?? "" : why;
    return { word: "resting", tone: "waiting", why: state };
  }
  if (top !== undefined && priority < top) {
    const tier = `used when priority ${top} is used up`;
    return { word: "waiting", tone: "good", why: why === "" ? tier : `${why}; ${tier}` };
  }
  return { word: "ready", tone: "good", why: why === "" && rank === 1 ? "next in line" : why };
}

const REASONS = {
  quota: "allowance used up",
  throttle: "asked to slow down",
  auth: "refused",
  entitlement: "not allowed",
  refresh: "its token cannot be renewed",
} as const;

function aboutModel(scope: string): string {
  return scope === "*" ? "" : ` for ${oneLine(scope.replace(/^(model|meter):/, ""))}`;
}

/** What others wrote must neither break out of a line nor move the cursor. */
export function oneLine(text: string): string {
  return text.replace(/\s*\p{Cc}\s*/gu, " ").trim();
}
