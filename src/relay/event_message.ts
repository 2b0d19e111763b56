/**
 * What a frame of an AWS event stream says, in the terms of server-sent events.
 *
 * | `:message-type` | the event's name  | its data                                             |
 * | --------------- | ----------------- | ---------------------------------------------------- |
 * | `event`         | `:event-type`     | the payload                                          |
 * | `event` `chunk` | the inner `type`  | what is in `bytes`: the event of the model's own API |
 * | `exception`     | none: it is thrown as the fault that `:exception-type` names          ||
 * | `error`         | none: it is thrown as the fault that `:error-code` names              ||
 *
 * The second row is `InvokeModelWithResponseStream`, which carries another API's events in base64.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../canonical/fault.ts";
import { parseJsonObject } from "../canonical/json.ts";
import { faultOfException } from "../dialects/aws_fault.ts";
import type { SseFrame } from "../dialects/dialect.ts";

/** Bytes that header values of each type have; those of types 6 and 7 say how many. */
const VALUE_BYTES: Readonly<Record<number, number>> = {
  0: 0,
  1: 0,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  8: 8,
  9: 16,
};
const BYTES_TYPE = 6;
const STRING_TYPE = 7;

/** Headers by name; those that are no strings are left out, as none of ours is. */
type MessageHeaders = ReadonlyMap<string, string>;

/** Creates a reader of messages: headers and payload in, a frame or a thrown fault out. */
export function createMessageReader(
  onFrame: (frame: SseFrame) => void,
): (headers: Uint8Array, payload: Uint8Array) => void {
  // What stands in a frame is the model's, a mark at its beginning too.
  const text = new TextDecoder("utf-8", { ignoreBOM: true });
  let lastBytes = new Uint8Array(0);
  let last: MessageHeaders = new Map();

  /** Nearly every event of a stream has the headers of the one before it. */
  function headersIn(bytes: Uint8Array): MessageHeaders {
    if (!sameBytes(bytes, lastBytes)) {
      last = readHeaders(bytes, text);
      lastBytes = bytes.slice();
    }
    return last;
  }

  return (headerBytes, payload) => {
    const headers = headersIn(headerBytes);
    const data = text.decode(payload);
    const failure = failureIn(headers, data);
    if (failure !== undefined) throw failure;
    const event = headers.get(":event-type");
    onFrame(event === "chunk" ? unwrapped(data, text) : { event, data });
  };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

function readHeaders(bytes: Uint8Array, text: TextDecoder): MessageHeaders {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const nameEnd = at + 1 + view.getUint8(at);
    if (nameEnd >= bytes.length) throw unreadable();
    const name = text.decode(bytes.subarray(at + 1, nameEnd));
    const type = view.getUint8(nameEnd);
    let start = nameEnd + 1;
    let length = VALUE_BYTES[type];
    if (type === BYTES_TYPE || type === STRING_TYPE) {
      if (start + 2 > bytes.length) throw unreadable();
      length = view.getUint16(start);
      start += 2;
    }
    if (length === undefined || start + length > bytes.length) throw unreadable();
    at = start + length;
    if (type === STRING_TYPE) headers.set(name, text.decode(bytes.subarray(start, at)));
  }
  return headers;
}

function failureIn(headers: MessageHeaders, data: string): FaultError | undefined {
  switch (headers.get(":message-type")) {
    case "exception":
      return new FaultError(faultOfException(headers.get(":exception-type"), data, 0));
    case "error": {
      const message = headers.get(":error-message");
      const body = message === undefined ? data : JSON.stringify({ message });
      return new FaultError(faultOfException(headers.get(":error-code"), body, 0));
    }
    default:
      return undefined;
  }
}

/** The model's own event; hosts put its `type` first, but nobody promises it. */
function unwrapped(data: string, text: TextDecoder): SseFrame {
  const bytes = parseJsonObject(data)?.bytes;
  if (typeof bytes !== "string") throw unreadable();
  const inner = text.decode(bytesOf(bytes));
  const type = /^\{"type":"(\w+)"/.exec(inner)?.[1] ?? parseJsonObject(inner)?.type;
  return { event: typeof type === "string" ? type : undefined, data: inner };
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    throw unreadable();
  }
}

function unreadable(): FaultError {
  return new FaultError(
    gatewayFault("upstream", "Cannot read the provider's stream: a frame is no event", {
      code: "invalid_stream",
    }),
  );
}
