/**
 * Turns under construction, for wires that want the two sides to alternate and what a turn holds in
 * a certain order.
 *
 * @module
 */

import { badRequest } from "../canonical/fault.ts";
import type { JsonObject } from "../canonical/json.ts";
import { placeOf } from "../canonical/place.ts";
import type { InputPart, Message } from "../canonical/request.ts";

/** A turn, in two groups: results stand before anything else, and calls after. */
export interface Turn<Role extends string> {
  role: Role;
  first: JsonObject[];
  then: JsonObject[];
}

/** How many messages make up the system prompt. These wires want at least one turn beside it. */
export function leadingInstructions(messages: readonly Message[]): number {
  const count = messages.findIndex((message) => message.role !== "system");
  return count === -1 ? Math.max(messages.length - 1, 0) : count;
}

/**
 * The place of a part of the system prompt.
 *
 * @throws {FaultError} if it is no text.
 */
export function instructionPlace(part: InputPart, at: string): string {
  const path = placeOf(part, at);
  if (part.type === "text" || part.type === "hosted") return path;
  throw badRequest(`Cannot send '${path}': instructions can only hold text here`, path);
}

/** The turn to add to. One that came to nothing must not keep its neighbours apart. */
export function turnFor<Role extends string>(turns: Turn<Role>[], role: Role): Turn<Role> {
  let last = turns.at(-1);
  while (last !== undefined && !isFilled(last)) {
    turns.pop();
    last = turns.at(-1);
  }
  if (last?.role === role) return last;
  const turn: Turn<Role> = { role, first: [], then: [] };
  turns.push(turn);
  return turn;
}

/** Whether the turn holds anything. */
export function isFilled({ first, then }: Pick<Turn<string>, "first" | "then">): boolean {
  return first.length + then.length > 0;
}
