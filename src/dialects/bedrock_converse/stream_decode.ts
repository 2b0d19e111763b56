/**
 * A provider's stream: `messageStart`, the blocks, `messageStop` with the reason for the end, and
 * `metadata` with the counts. Without a reason an answer is not whole, whatever has come of it.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { type Fault, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import type { Usage } from "../../canonical/usage.ts";
import type { StreamDecoder } from "../dialect.ts";
import { createBlockReader } from "./block_reader.ts";
import { decodeFinish, failureOf } from "./finish.ts";
import { decodeUsage } from "./usage.ts";

/** Creates a reader of one stream. Exceptions among the events are found by the reader of frames. */
export function createStreamDecoder(): StreamDecoder {
  const blocks = createBlockReader();
  let stopped: JsonObject | undefined;
  let usage: Usage | undefined;
  let ended = false;

  function onEvent(name: string | undefined, event: JsonObject, emit: Emit): void {
    const place = event.contentBlockIndex;
    switch (name) {
      case "messageStart":
        return emit({ type: "start" });
      case "contentBlockStart":
        return blocks.start(place, inner(event.start), emit);
      case "contentBlockDelta":
        return blocks.delta(place, inner(event.delta), emit);
      case "contentBlockStop":
        return blocks.stop(place, emit);
      case "messageStop":
        return onStop(event, emit);
      case "metadata":
        if (isJsonObject(event.usage)) usage = decodeUsage(event.usage, event.serviceTier);
        if (stopped !== undefined) finish(stopped, emit);
    }
  }

  function onStop(event: JsonObject, emit: Emit): void {
    const failure = failureOf(event.stopReason);
    if (failure !== undefined) return fail(failure, emit);
    blocks.stopAll(emit);
    stopped = event;
  }

  function finish({ stopReason, additionalModelResponseFields }: JsonObject, emit: Emit): void {
    ended = true;
    emit({
      type: "finish",
      finish: decodeFinish(stopReason, additionalModelResponseFields, blocks.callsTools()),
      ...(usage === undefined ? {} : { usage }),
    });
  }

  function fail(fault: Fault, emit: Emit): void {
    ended = true;
    emit({ type: "fault", fault });
  }

  return {
    step({ event: name, data }, emit) {
      if (ended) return;
      const event = parseJsonObject(data);
      if (event === undefined) return fail(broken("an event is no JSON object"), emit);
      onEvent(name, event, emit);
    },
    end(emit) {
      if (ended) return;
      // With the reason told, only the counts are missing.
      if (stopped !== undefined) return finish(stopped, emit);
      fail(truncated(), emit);
    },
  };
}

function inner(value: JsonObject[string]): JsonObject {
  return isJsonObject(value) ? value : {};
}

function broken(what: string): Fault {
  return gatewayFault("upstream", `Cannot read the provider's stream: ${what}`, {
    code: "invalid_stream",
  });
}

function truncated(): Fault {
  return gatewayFault(
    "upstream",
    "Cannot finish the answer: the provider's stream ended early",
    { code: "stream_truncated" },
  );
}
