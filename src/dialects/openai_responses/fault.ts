/**
 * Failures on the Responses wire: OpenAI's envelope over HTTP, `error` and `response.failed` events in
 * a stream. The codes of `ResponseError` say more than the shared ones.
 *
 * @module
 */

import {
  defaultStatus,
  type Fault,
  FaultError,
  type FaultKind,
  gatewayFault,
} from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import { faultOfErrorObject, openAiErrorObject } from "../openai_fault.ts";
import { namedEvent } from "../sse_text.ts";

const KIND_OF_CODE: ReadonlyMap<string, FaultKind> = new Map([
  ["usage_limit_reached", "quota"],
  ["usage_not_included", "quota"],
  ["bio_policy", "content_filter"],
  ["cyber_policy", "content_filter"],
  ["misalignment_policy_violation", "content_filter"],
  ["image_content_policy_violation", "content_filter"],
  ["data_residency_mismatch", "permission"],
  ["vector_store_timeout", "timeout"],
  ["empty_image_file", "invalid_request"],
  ["unsupported_image_media_type", "invalid_request"],
  ["failed_to_download_image", "invalid_request"],
]);

/** `ResponseError.code` for failures that come without one. */
const CODE_OF_KIND: Partial<Record<FaultKind, string>> = {
  invalid_request: "invalid_prompt",
  content_filter: "invalid_prompt",
  context_length: "context_length_exceeded",
  rate_limit: "rate_limit_exceeded",
  quota: "insufficient_quota",
  billing: "insufficient_quota",
  overloaded: "server_is_overloaded",
};

/** Reads the error of an `error` event, of `response.failed` or of a failed response object. */
export function inBandFault(error: JsonObject): Fault {
  const fault = faultOfErrorObject(error, 0);
  const kind = kindOfCode(fault.code);
  return kind === undefined ? fault : { ...fault, kind, status: defaultStatus(kind) };
}

function kindOfCode(code: string | undefined): FaultKind | undefined {
  if (code === undefined) return undefined;
  const known = KIND_OF_CODE.get(code);
  if (known) return known;
  const aboutImage = code.startsWith("image_") || code.startsWith("invalid_") &&
      code.includes("image");
  return aboutImage ? "invalid_request" : undefined;
}

/** The `error` of a failed response object. */
export function responseError(fault: Fault): JsonObject {
  const known = openAiErrorObject(fault);
  return {
    code: fault.code ?? CODE_OF_KIND[fault.kind] ?? "server_error",
    message: fault.message,
    ...(fault.type === undefined ? {} : { type: known.type }),
    ...(fault.param === undefined ? {} : { param: known.param }),
  };
}

/**
 * An `error` event, for a stream whose response object is somebody else's: `response.failed` would
 * need its id. The members stand twice, flat as the vendor documents them and nested as it sends them.
 */
export function encodeStreamFault(fault: Fault): string {
  const { type, code, message, param } = openAiErrorObject(fault);
  const error = { type, code, message, param };
  const event = { type: "error", sequence_number: 0, code, message, param, error };
  return namedEvent("error", JSON.stringify(event));
}

/** The failure a response object tells of, where it tells of one. */
export function faultOfResponse(response: JsonObject): Fault | undefined {
  if (response.status === "cancelled") {
    return upstreamFault("Cannot finish the answer: the provider cancelled it", "cancelled");
  }
  if (isJsonObject(response.error)) return inBandFault(response.error);
  if (response.status !== "failed") return undefined;
  return upstreamFault(
    "Cannot finish the answer: the provider failed without saying why",
    "failed",
  );
}

/** A failure of the provider's that it did not report itself. */
export function upstreamFault(message: string, code: string): Fault {
  return gatewayFault("upstream", message, { origin: "upstream", code });
}

/** {@link upstreamFault}, to be thrown. */
export function upstreamError(message: string, code: string): FaultError {
  return new FaultError(upstreamFault(message, code));
}
