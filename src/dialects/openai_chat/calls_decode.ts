/**
 * Tool calls in a stream: `tool_calls` deltas, put together by `index`.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJsonObject,
} from "../../canonical/json.ts";
import type { NextIndex } from "./reasoning_decode.ts";

/** Reads the calls of one answer. */
export interface CallReader {
  /** Reads a `tool_calls` list, of a delta or a message. */
  read(list: JsonValue[], emit: Emit): void;
  /** Who answers, for ids that no other answer has. */
  answer(id: string): void;
  /** Reads a `function_call`, the form that came before tools. */
  readFunctionCall(call: JsonObject, emit: Emit): void;
  /** Stops every call, in order. A call that never got an id is given one. */
  close(emit: Emit): void;
  /** How many calls there are. */
  count(): number;
}

interface Call {
  id: string;
  name: string;
  format: "json" | "text";
  /** The block's index, -1 before it has started. */
  index: number;
  stopped: boolean;
  /** Arguments that came before the block could start. */
  waiting: string;
  /** Whether the name may still go on: some hosts send it in pieces, before any arguments. */
  naming: boolean;
}

/** Creates a reader; `next` numbers its blocks. */
export function createCallReader(next: NextIndex): CallReader {
  const calls: Call[] = [];
  const slots = new Map<string | number, Call>();
  let answerId = "";

  function add(slot: string | number): Call {
    const call: Call = {
      id: "",
      name: "",
      format: "json",
      index: -1,
      stopped: false,
      waiting: "",
      naming: true,
    };
    calls.push(call);
    slots.set(slot, call);
    return call;
  }

  /** By index; hosts without one send the id, or nothing once the call has begun. */
  function find(delta: JsonObject, id: string, name: string, emit: Emit): Call {
    const at = indexOf(delta.index);
    const last = calls.at(-1);
    if (at === undefined && id === "" && last && goesOn(last, name)) return last;
    const slot = at ?? (id || `#${calls.length}`);
    const call = slots.get(slot);
    if (call === undefined) return add(slot);
    // Gemini's compatible endpoint gives parallel calls one index and tells them apart by id.
    if (id === "" || call.id === "" || call.id === id) return call;
    stop(call, emit);
    return add(slot);
  }

  function apply(call: Call, id: string, name: string, text: string, emit: Emit): void {
    if (call.id === "") call.id = id;
    if (call.naming) call.name = joined(call.name, name);
    if (text === "" && call.waiting === "") return;
    if (call.name !== "") call.naming = false;
    if (call.index < 0) call.waiting += text;
    else if (text !== "") emit({ type: "arguments_delta", index: call.index, text });
    startUpTo(call, emit);
  }

  /** Calls begin in their own order, whichever of them is first told its arguments. */
  function startUpTo(call: Call, emit: Emit): void {
    if (call.index >= 0) return;
    for (const each of calls.slice(0, calls.indexOf(call) + 1)) {
      if (each.index < 0 && each.id !== "" && each.name !== "") start(each, emit);
    }
  }

  /** Every answer of a conversation needs ids of its own: all of them go back to the provider. */
  function freshId(call: Call): string {
    return `call_${answerId === "" ? "" : `${answerId}_`}${calls.indexOf(call)}`;
  }

  function start(call: Call, emit: Emit): void {
    call.index = next(emit);
    call.naming = false;
    const { id, name, format, index } = call;
    emit({
      type: "block_start",
      index,
      part: { type: "tool_call", id, name, arguments: "", format },
    });
    if (call.waiting !== "") emit({ type: "arguments_delta", index, text: call.waiting });
    call.waiting = "";
  }

  function stop(call: Call, emit: Emit): void {
    if (call.stopped) return;
    call.stopped = true;
    if (call.index < 0) {
      if (call.name === "") return;
      call.id ||= freshId(call);
      start(call, emit);
    }
    emit({ type: "block_stop", index: call.index });
  }

  return {
    read(list, emit) {
      for (const delta of list) {
        if (!isJsonObject(delta)) continue;
        const custom = isJsonObject(delta.custom) ? delta.custom : undefined;
        const called = custom ?? (isJsonObject(delta.function) ? delta.function : {});
        const id = word(delta.id);
        const name = word(called.name);
        const call = find(delta, id, name, emit);
        if (custom !== undefined) call.format = "text";
        apply(call, id, name, argumentsOf(custom ? custom.input : called.arguments), emit);
      }
    },
    readFunctionCall(called, emit) {
      const call = slots.get("function_call") ?? add("function_call");
      apply(call, freshId(call), word(called.name), argumentsOf(called.arguments), emit);
    },
    close(emit) {
      for (const call of calls) stop(call, emit);
    },
    answer(id) {
      answerId ||= id.replace(/[^\w-]/g, "").slice(0, 40);
    },
    count: () => calls.length,
  };
}

/** Whether a piece with neither index nor id goes on with the call before it. */
function goesOn(last: Call, name: string): boolean {
  if (name === "") return true;
  // The name again: another call of the function, or the same call, whose arguments are not whole.
  return last.name === name && last.id === "" && parseJsonObject(last.waiting) === undefined;
}

/** A name comes whole, once or with every piece, or piece by piece. */
function joined(before: string, piece: string): string {
  if (piece === "" || piece === before) return before;
  return piece.startsWith(before) ? piece : before + piece;
}

/** The index, which some hosts send as text. */
function indexOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d{1,4}$/.test(value) ? Number(value) : undefined;
}

/** Arguments are text; hosts exist that send the object itself, whole. */
function argumentsOf(value: JsonValue | undefined): string {
  if (typeof value === "string") return value;
  return isJsonObject(value) ? JSON.stringify(value) : "";
}

function word(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}
