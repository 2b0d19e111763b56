/**
 * Calls in an answer, which come whole in one part, or on newer models piece by piece.
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
import { madeUpId } from "./calls.ts";
import { addPartial } from "./partial_args.ts";

/** Reads the calls of one answer. */
export interface CallReader {
  /** Reads a `functionCall`. `next` makes room for a block and numbers it. */
  read(call: JsonObject, next: (emit: Emit) => number, emit: Emit): void;
  /** Something else begins, or the answer ends: the call that came in pieces is complete. */
  close(emit: Emit): void;
  /** Who answered, for ids that no other answer has. */
  answer(id: string): void;
  /** How many calls there are. */
  count(): number;
}

/** Creates a reader. */
export function createCallReader(): CallReader {
  let open: { index: number; args: JsonObject } | undefined;
  let answerId = "";
  let calls = 0;
  const ids = new Set<string>();

  /** The vendor's id, unless there is none or another call has it. */
  function idOf({ id }: JsonObject): string {
    return typeof id === "string" && id !== "" && !ids.has(id) ? id : madeUpId(answerId, calls);
  }

  function begin(call: JsonObject, name: string, index: number, emit: Emit): void {
    const id = idOf(call);
    ids.add(id);
    calls++;
    emit({
      type: "block_start",
      index,
      part: { type: "tool_call", id, name, arguments: "", format: "json" },
    });
  }

  function tell(index: number, args: JsonObject, emit: Emit): void {
    emit({ type: "arguments_delta", index, text: JSON.stringify(args) });
    emit({ type: "block_stop", index });
  }

  function close(emit: Emit): void {
    if (open === undefined) return;
    const { index, args } = open;
    open = undefined;
    tell(index, args, emit);
  }

  function add(call: JsonObject, emit: Emit): void {
    if (open === undefined) return;
    for (const piece of Array.isArray(call.partialArgs) ? call.partialArgs : []) {
      if (isJsonObject(piece)) addPartial(open.args, piece);
    }
    if (isJsonObject(call.args)) Object.assign(open.args, call.args);
    if (call.willContinue !== true) close(emit);
  }

  return {
    read(call, next, emit) {
      const { name } = call;
      if (typeof name !== "string" || name === "") return add(call, emit);
      close(emit);
      const index = next(emit);
      begin(call, name, index, emit);
      const pieces = call.willContinue === true || Array.isArray(call.partialArgs);
      // The wire leaves out what is empty, and clients parse what they get.
      if (!pieces) return tell(index, argumentsOf(call.args), emit);
      open = { index, args: {} };
      add(call, emit);
    },
    close,
    answer(id) {
      answerId = id;
    },
    count: () => calls,
  };
}

/** Hosts that come from OpenAI's wire send the object as text. */
function argumentsOf(args: JsonValue | undefined): JsonObject {
  if (typeof args === "string") return parseJsonObject(args) ?? {};
  return isJsonObject(args) ? args : {};
}
