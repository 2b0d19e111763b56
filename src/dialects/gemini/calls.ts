/**
 * Pairing calls with results. Ids came to this wire late: without them a result belongs to the
 * first call of its name that has none yet.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { ToolCallPart } from "../../canonical/request.ts";
import { type CallIdRule, fitCallId } from "../call_ids.ts";
import type { WireCall, WireResponse } from "./wire.ts";

/** An id this dialect made up, in a conversation or in an answer: the vendor is not told it. */
const MADE_UP = /^call_(?:gemini_[\w-]{1,40}_)?\d{1,6}$/;

/** The id of the call number `count` in the answer `answerId`, which no other answer has. */
export function madeUpId(answerId: string, count: number): string {
  return `call_gemini_${answerId.replace(/[^\w-]/g, "").slice(0, 40) || "answer"}_${count}`;
}

/** What the API takes as an id; one that was made up here is not told, as it had none. */
const IDS: CallIdRule = { longest: 64, plain: true };

/** The member `id` of a call or a result, where there is one to tell. */
export function idMember(id: string): { id?: string } {
  return MADE_UP.test(id) ? {} : { id: fitCallId(id, IDS) };
}

/** The calls of a conversation, and which of them wait for a result. */
export interface Calls {
  /** Takes the next call. */
  add(call: WireCall): ToolCallPart;
  /** The call that a result answers. */
  answered(result: WireResponse, path: string): { callId: string; name: string };
}

/** Creates the pairing for one conversation. */
export function createCalls(): Calls {
  const byId = new Map<string, ToolCallPart>();
  const waiting = new Map<string, ToolCallPart[]>();
  let count = 0;

  /** By place in the conversation, so that a longer conversation says the same. */
  function freshId(): string {
    let id = `call_${count++}`;
    while (byId.has(id)) id = `call_${count++}`;
    return id;
  }

  function next(name: string | undefined): ToolCallPart | undefined {
    return name === undefined ? undefined : waiting.get(name)?.shift();
  }

  return {
    add({ id, name, args }) {
      const call: ToolCallPart = {
        type: "tool_call",
        id: id || freshId(),
        name,
        arguments: args === undefined ? "" : JSON.stringify(args),
        format: "json",
      };
      byId.set(call.id, call);
      const queue = waiting.get(name);
      if (queue === undefined) waiting.set(name, [call]);
      else queue.push(call);
      return call;
    },
    answered({ id, name }, path) {
      const known = id ? byId.get(id) : undefined;
      if (known !== undefined) {
        const queue = waiting.get(known.name);
        const at = queue?.indexOf(known) ?? -1;
        if (at >= 0) queue?.splice(at, 1);
        return { callId: known.id, name: known.name };
      }
      const call = next(name);
      if (call !== undefined) return { callId: call.id, name: call.name };
      if (id && name) return { callId: id, name };
      throw badRequest(`Cannot read '${path}': no call precedes it that it could answer`, path);
    },
  };
}
