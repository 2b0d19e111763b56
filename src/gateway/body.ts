/**
 * Reading a request's JSON body: strictly, and within bounds.
 *
 * @module
 */

import { badRequest, type Fault, FaultError, gatewayFault } from "../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJson } from "../canonical/json.ts";
import { jsonDepth } from "../canonical/json_text.ts";
import type { Limits } from "../config/config.ts";
import { readWhole, type Shortfall } from "../relay/read_whole.ts";
import type { Ticker } from "../relay/ticker.ts";

/** A body as text, for passing on, and as an object, for looking into. */
export interface JsonBody {
  readonly text: string;
  readonly object: JsonObject;
}

/**
 * Reads the body of `request`.
 *
 * @throws {FaultError} if it is not JSON by its content type (415), too long (413), too slow (408),
 * not UTF-8, not JSON, too deep, or no object (400).
 */
export async function readJsonBody(
  request: Request,
  limits: Limits,
  ticker: Ticker,
): Promise<JsonBody> {
  checkContentType(request.headers);
  checkEncoding(request.headers);
  const { bytes, shortfall } = await readWhole(request.body, {
    maxBytes: limits.bodyBytes,
    maxMs: limits.bodyMs,
    ticker,
  });
  if (shortfall !== undefined) throw new FaultError(bodyShortfall(shortfall, limits.bodyBytes));
  return parseJsonBody(bytes, limits.jsonDepth);
}

/** What is wrong with a request body that was not read to its end; `maxBytes` is its bound. */
export function bodyShortfall(shortfall: Shortfall, maxBytes: number): Fault {
  const client = { origin: "client" } as const;
  switch (shortfall) {
    case "too_large":
      return gatewayFault(
        "request_too_large",
        `Cannot read the request body: it is longer than ${maxBytes} bytes`,
        client,
      );
    case "too_slow":
      return gatewayFault("timeout", "Cannot read the request body: it came too slowly", {
        ...client,
        status: 408,
      });
    case "broken":
      return gatewayFault("aborted", "Cannot read the request body: it broke off", client);
  }
}

/** A body a browser may send without asking first (`text/plain`, a form) is never taken. */
function checkContentType(headers: Headers): void {
  const type = (headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type !== "application/json" && !/^application\/[\w.-]+\+json$/.test(type)) {
    throw new FaultError(gatewayFault(
      "unsupported_media_type",
      "Cannot read the request body: its content-type must be application/json",
      { origin: "client" },
    ));
  }
}

/**
 * A body must come as it is: unpacking one is work that its sender does not pay for.
 *
 * @throws {FaultError} if it is encoded.
 */
export function checkEncoding(headers: Headers): void {
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity") {
    throw new FaultError(gatewayFault(
      "unsupported_media_type",
      "Cannot read the request body: send it without a content-encoding",
      { origin: "client" },
    ));
  }
}

function parseJsonBody(bytes: Uint8Array, maxDepth: number): JsonBody {
  return parseJsonText(decodeUtf8(bytes), maxDepth);
}

/**
 * Reads a body that came as text.
 *
 * @throws {FaultError} if it is not JSON, too deep, or no object.
 */
export function parseJsonText(text: string, maxDepth: number): JsonBody {
  if (jsonDepth(text) > maxDepth) {
    throw badRequest(`Cannot read the request body: it is nested deeper than ${maxDepth} levels`);
  }
  const object = parse(text);
  if (!isJsonObject(object)) {
    throw badRequest("Cannot read the request body: it is not a JSON object");
  }
  return { text, object };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw badRequest("Cannot read the request body: it is not valid UTF-8");
  }
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    // The engine's own message quotes the body, so it is not passed on.
    throw badRequest("Cannot read the request body: it is not valid JSON");
  }
}
