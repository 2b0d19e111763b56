/**
 * Hearing of the answers a provider keeps, while their bytes pass untouched.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";
import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import type { Reply } from "../../canonical/reply.ts";
import { isUnderWay } from "../../dialects/openai_responses/background.ts";
import type { Dialect, SseFrame, StreamDecoder } from "../../dialects/dialect.ts";

/** What is heard. */
export interface Ear {
  /** Whether an answer may tell that there is none yet. */
  readonly waits: boolean;
  /** The provider has begun to answer; it keeps the answer under `id` from now on. */
  began(id: string): void;
  /** The whole answer, as the provider tells it. */
  ended(response: JsonObject): void;
}

/** The last event of an answer that is worth keeping. */
const LAST = /"type"\s*:\s*"response\.(?:completed|incomplete)"/;

/**
 * `dialect` with an ear in its decoders. Every response object is parsed where the dialect parses it,
 * and the last event of a stream once more: that one alone holds the ids of all items.
 */
export function listening(dialect: Dialect, ear: Ear): Dialect {
  return {
    ...dialect,
    decodeReply(body) {
      const { id } = body;
      if (typeof id === "string") ear.began(id);
      if (ear.waits && isUnderWay(body)) return unfinished(body);
      const reply = dialect.decodeReply(body);
      ear.ended(body);
      return reply;
    },
    createStreamDecoder: () => listeningDecoder(dialect.createStreamDecoder(), ear),
  };
}

/** A background response tells of nothing but itself yet. */
function unfinished({ id, model }: JsonObject): Reply {
  return {
    ...(typeof id === "string" ? { id } : {}),
    ...(typeof model === "string" ? { model } : {}),
    content: [],
    finish: { reason: "stop", raw: "queued" },
  };
}

function listeningDecoder(decoder: StreamDecoder, ear: Ear): StreamDecoder {
  let begun = false;
  let sink: Emit = () => {};
  // One sink for the whole stream, so that no closure is made per event.
  const emit: Emit = (event) => {
    if (!begun && event.type === "start" && event.id !== undefined) {
      begun = true;
      ear.began(event.id);
    }
    sink(event);
  };
  return {
    step(frame, next) {
      sink = next;
      decoder.step(frame, emit);
      const response = lastIn(frame);
      if (response !== undefined) ear.ended(response);
    },
    end(next) {
      sink = next;
      decoder.end(emit);
    },
  };
}

function lastIn({ data }: SseFrame): JsonObject | undefined {
  if (!LAST.test(data)) return undefined;
  const response = parseJsonObject(data)?.response;
  return isJsonObject(response) ? response : undefined;
}
