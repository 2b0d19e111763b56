/**
 * What a provider wants back within a turn: a word in a header of its answers, that goes with the
 * other requests of the same turn, to the same account. Between two of a person's messages a turn is
 * often many requests, one after each tool.
 *
 * @module
 */

import { quickHash } from "../canonical/hash.ts";
import { memberSpans, spansAt } from "../canonical/json_text.ts";
import type { Handle } from "../credentials/contract.ts";
import type { Plan } from "./plan.ts";

/** The most conversations that are remembered; the one longest silent is forgotten first. */
const MOST = 2048;

/** Words longer than this are no words. */
const LONGEST = 4096;

/** One request's turn. */
export interface Turn {
  /** What is to be sent back. */
  readonly state: string | undefined;
  /** Takes the headers of an answer. */
  note(headers: Headers): void;
}

/** The turns of all conversations. */
export interface Turns {
  /** The turn of a request; `undefined` for providers that want nothing back. */
  of(plan: Plan, handle: Pick<Handle, "id">, conversation: string): Turn | undefined;
}

/** Creates them, none known. */
export function createTurns(): Turns {
  const known = new Map<string, { mark: number; state: string }>();
  return {
    of({ provider: { provider }, body }, { id }, conversation) {
      const { turnHeader } = provider;
      if (turnHeader === undefined || typeof body !== "string") return undefined;
      const key = JSON.stringify([provider.id, id, conversation]);
      const mark = markOf(body);
      const last = known.get(key);
      return {
        state: last?.mark === mark ? last.state : undefined,
        note(headers) {
          const state = headers.get(turnHeader) ?? "";
          if (state === "" || state.length > LONGEST) return;
          known.delete(key);
          known.set(key, { mark, state });
          const [oldest] = known.keys();
          if (known.size > MOST && oldest !== undefined) known.delete(oldest);
        },
      };
    },
  };
}

/** Tells turns apart: by what a person said last, and where. */
function markOf(body: string): number {
  const items = spansAt(body, ["input", "*"]).map(({ start, end }) => body.slice(start, end));
  const last = items.findLastIndex(isPersons);
  return quickHash(String(last), items[last] ?? "");
}

function isPersons(item: string): boolean {
  const [role] = item.startsWith("{") ? memberSpans(item, "role") : [];
  return role !== undefined && item.slice(role.start, role.end) === '"user"';
}
