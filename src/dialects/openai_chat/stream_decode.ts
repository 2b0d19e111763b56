/**
 * A provider's stream: `data:` frames of JSON chunks, ended by `data: [DONE]`.
 *
 * @module
 */

import { gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { SseFrame, StreamDecoder, WireProfile } from "../dialect.ts";
import { createChunkReader } from "./chunk_reader.ts";

/** Creates a reader of one stream. */
export function createStreamDecoder(profile?: WireProfile): StreamDecoder {
  const reader = createChunkReader(profile);
  return {
    step(frame, emit) {
      const { data } = frame;
      if (data === "") return;
      if (data.startsWith("[DONE]")) return reader.end(true, emit);
      const chunk = parse(data);
      if (chunk !== undefined) return reader.read(named(frame, chunk), emit);
      reader.fail(
        gatewayFault("upstream", "Cannot read the provider's stream: a chunk is no JSON object", {
          origin: "upstream",
          code: "invalid_stream",
        }),
        emit,
      );
    },
    end: (emit) => reader.end(false, emit),
  };
}

/**
 * Whether a frame can carry usage, an error, the end, or who answers. A quote inside a string is
 * escaped, so what a model writes never looks like one of these members.
 */
export function isNotable(frame: SseFrame): boolean {
  return NOTABLE.test(frame.data) || frame.event === "error" || frame.data.startsWith("[DONE]");
}

const NOTABLE = /"(?:usage|error|x_groq)":\s*[{"[]|"(?:finish_reason|role)":\s*"/;

/** Hosts exist that tell an error by the event's name alone. */
function named({ event }: SseFrame, chunk: JsonObject): JsonObject {
  return event === "error" && !chunk.error ? { error: chunk } : chunk;
}

function parse(data: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
