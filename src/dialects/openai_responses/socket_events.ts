/**
 * What the wire says over a WebSocket beside the events of a stream.
 *
 * @module
 */

import type { Fault } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { openAiErrorObject } from "../openai_fault.ts";

/** `text`, an event, in the lane it belongs to; `undefined` is the lane without a name. */
export function inLane(text: string, lane: string | undefined): string {
  return lane === undefined ? text : `{"stream_id":${JSON.stringify(lane)},${text.slice(1)}`;
}

/** A failure of a request, as `ResponseWsError` in the vendor's SDK. */
export function socketError(fault: Fault): string {
  const { type, code, message, param } = openAiErrorObject(fault);
  return JSON.stringify({
    type: "error",
    status: fault.status,
    error: { type, code, message, param },
  });
}

/** The answer to `response.steer`, with the input back for the client to send it otherwise. */
export function steerFailed({ previous_response_id: previous, input }: JsonObject): string {
  return JSON.stringify({
    type: "response.steer.failed",
    sequence_number: 0,
    steer: { previous_response_id: previous ?? "", input: input ?? [] },
    error: {
      type: "invalid_request_error",
      code: "steering_not_supported",
      message: "Cannot steer the response: this gateway takes input with 'response.create' only",
    },
  });
}

/** The stream of a response that was only to be prepared. */
export function preparedEvents(response: JsonObject): string[] {
  const started = { ...response, status: "in_progress", usage: null };
  return [
    { type: "response.created", sequence_number: 0, response: started },
    { type: "response.in_progress", sequence_number: 1, response: started },
    { type: "response.completed", sequence_number: 2, response },
  ].map((event) => JSON.stringify(event));
}
