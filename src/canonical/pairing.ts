/**
 * Calls and their results, put as every provider demands it: each call has one id of its own and one
 * result, right behind the turn that made it. Wires differ in how much disorder they let a client
 * leave behind, so on the way to another wire it is mended where the meaning is plain:
 *
 * - an id used again gets a suffix, and its results follow, in order;
 * - a result that comes later is pulled up to its call;
 * - a call that nobody answered gets a failed result that says so, since users do interrupt calls;
 * - a second result for one call is left out.
 *
 * A result whose call is not in the conversation is refused: nobody can tell what it answers.
 *
 * @module
 */

import { badRequest } from "./fault.ts";
import type { Lose } from "./history.ts";
import { inPlaceOf, placeOf } from "./place.ts";
import type { Message, ToolCallPart, ToolResultPart } from "./request.ts";

/** What a model is told of a call that has no result. */
export const NO_RESULT = "No result was given for this call.";

/** A call that has no result yet, and where that would belong. */
interface Waiting {
  readonly call: ToolCallPart;
  readonly results: ToolResultPart[];
}

/**
 * The conversation with calls and results paired; what was mended is named to `lose`.
 *
 * @throws {FaultError} of kind `invalid_request` for a result whose call is nowhere before it.
 */
export function pairCalls(messages: readonly Message[], lose: Lose): Message[] {
  const pairing = createPairing(lose);
  const paired: Message[] = [];
  for (const message of messages) {
    switch (message.role) {
      case "tool":
        message.content.forEach(pairing.answer);
        break;
      case "assistant": {
        const results: ToolResultPart[] = [];
        const content = message.content.map((part) =>
          part.type === "tool_call" ? pairing.call(part, results) : part
        );
        const same = content.every((part, index) => part === message.content[index]);
        paired.push(same ? message : { ...message, content });
        if (pairing.endTurn()) paired.push({ role: "tool", content: results });
        break;
      }
      default:
        paired.push(message);
    }
  }
  pairing.end();
  return paired;
}

interface Pairing {
  /** Takes a call whose result is to go into `results`; gives it an id of its own. */
  call(call: ToolCallPart, results: ToolResultPart[]): ToolCallPart;
  /** The turn is over; tells whether it made calls. */
  endTurn(): boolean;
  answer(result: ToolResultPart): void;
  /** Nothing more comes. */
  end(): void;
}

function createPairing(lose: Lose): Pairing {
  /** Every id that was given out, and the suffix to try next for it. */
  const ids = new Map<string, number>();
  /** By the id that the client used: the calls of the last turn that used it. */
  const waiting = new Map<string, Waiting[]>();
  const abandoned: Waiting[] = [];
  let turn = new Map<string, Waiting[]>();

  function ownId(id: string): string {
    let own = id;
    let suffix = ids.get(id) ?? 2;
    while (ids.has(own)) own = `${id}_${suffix++}`;
    ids.set(id, suffix);
    if (own !== id) ids.set(own, 2);
    return own;
  }

  return {
    call(made, results) {
      const id = ownId(made.id);
      const call = id === made.id ? made : inPlaceOf(made, { ...made, id });
      const calls = turn.get(made.id);
      if (calls === undefined) turn.set(made.id, [{ call, results }]);
      else calls.push({ call, results });
      return call;
    },
    endTurn() {
      for (const [id, calls] of turn) {
        abandoned.push(...waiting.get(id) ?? []);
        waiting.set(id, calls);
      }
      const made = turn.size > 0;
      turn = new Map();
      return made;
    },
    answer(result) {
      const calls = waiting.get(result.callId);
      if (calls === undefined) throw orphan(result);
      const one = calls.shift();
      if (one === undefined) return lose("repeated_tool_results");
      const { id } = one.call;
      const own = id === result.callId ? result : inPlaceOf(result, { ...result, callId: id });
      one.results.push(own);
    },
    end() {
      for (const { call, results } of [...abandoned, ...[...waiting.values()].flat()]) {
        lose("missing_tool_results");
        results.push(unanswered(call));
      }
    },
  };
}

function orphan(result: ToolResultPart): Error {
  const path = placeOf(result, "messages");
  const id = result.callId.slice(0, 80);
  return badRequest(`Cannot send '${path}': no call of the id '${id}' precedes it`, path);
}

function unanswered({ id, name, format }: ToolCallPart): ToolResultPart {
  const content = [{ type: "text" as const, text: NO_RESULT }];
  return { type: "tool_result", callId: id, name, format, content, isError: true };
}
