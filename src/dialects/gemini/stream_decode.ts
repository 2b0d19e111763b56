/**
 * A provider's stream: `data:` frames, each a whole `GenerateContentResponse`. Nothing marks the
 * end but the end; counts may still come after the reason for it.
 *
 * @module
 */

import { gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJson } from "../../canonical/json.ts";
import type { SseFrame, StreamDecoder } from "../dialect.ts";
import { createChunkReader } from "./chunk_reader.ts";

/** Creates a reader of one stream. */
export function createStreamDecoder(): StreamDecoder {
  const reader = createChunkReader();
  return {
    step({ data }, emit) {
      if (data === "" || data.startsWith("[DONE]")) return;
      const chunk = parse(data);
      if (chunk !== undefined) return reader.read(chunk, emit);
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
 * Whether a frame can carry usage, an error or the end. A quote inside a string is escaped, so what
 * a model writes never looks like one of these members.
 */
export function isNotable(frame: SseFrame): boolean {
  return NOTABLE.test(frame.data) || frame.event === "error";
}

const NOTABLE = /"(?:usageMetadata|finishReason|promptFeedback|error)"\s*:/;

/** Errors come in a list where the stream would have been one. */
function parse(data: string): JsonObject | undefined {
  try {
    const value = parseJson(data);
    const chunk: unknown = Array.isArray(value) ? value[0] : value;
    return isJsonObject(chunk) ? chunk : undefined;
  } catch {
    return undefined;
  }
}
