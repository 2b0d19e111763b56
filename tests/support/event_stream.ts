/**
 * A writer of AWS event streams for tests, written apart from the product's reader after
 * https://smithy.io/2.0/aws/amazon-eventstream.html.
 *
 * @module
 */

/** A header: text is of the type that all of AWS's own headers have. */
export type HeaderValue = string | boolean | bigint | Uint8Array;

/** The bytes of one frame. */
export function eventFrame(headers: Record<string, HeaderValue>, payload: Uint8Array): Uint8Array {
  const names = Object.entries(headers).map(([name, value]) => headerBytes(name, value));
  const head = joinBytes(names);
  const total = 12 + head.length + payload.length + 4;
  const lengths = joinBytes([uint32(total), uint32(head.length)]);
  const checked = joinBytes([lengths, uint32(checksum(lengths)), head, payload]);
  return joinBytes([checked, uint32(checksum(checked))]);
}

/** An event as Bedrock frames it. */
export function converseEvent(name: string, body: unknown): Uint8Array {
  return eventFrame({
    ":event-type": name,
    ":content-type": "application/json",
    ":message-type": "event",
  }, utf8(JSON.stringify(body)));
}

/** An exception among the events. */
export function exceptionFrame(name: string, message: string): Uint8Array {
  return eventFrame({
    ":exception-type": name,
    ":content-type": "application/json",
    ":message-type": "exception",
  }, utf8(JSON.stringify({ message })));
}

/** An event of another API, as `InvokeModelWithResponseStream` carries it. */
export function invokeChunk(event: unknown): Uint8Array {
  const bytes = btoa(String.fromCharCode(...utf8(JSON.stringify(event))));
  return converseEvent("chunk", { bytes, p: "abcdef" });
}

/** Events of the form `{name: body}`, as recordings have them, as one stream. */
export function converseStream(events: readonly Record<string, unknown>[]): Uint8Array {
  return joinBytes(
    events.flatMap((event) =>
      Object.entries(event).map(([name, body]) => converseEvent(name, body))
    ),
  );
}

/** The events of a stream by their names, as they stand in it; nothing is checked. */
export function eventsIn(bytes: Uint8Array): { name: string; body: Record<string, unknown> }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: { name: string; body: Record<string, unknown> }[] = [];
  for (let at = 0; at < bytes.length; at += view.getUint32(at)) {
    const start = at + 12 + view.getUint32(at + 4);
    const head = new TextDecoder("latin1").decode(bytes.subarray(at + 12, start));
    // The type of the value and its length stand between the name and the value.
    const value = head.indexOf(":event-type") + 14;
    const name = head.slice(value, value + head.charCodeAt(value - 1));
    const body = new TextDecoder().decode(bytes.subarray(start, at + view.getUint32(at) - 4));
    events.push({ name, body: JSON.parse(body) });
  }
  return events;
}

/** A streamed answer in these pieces. */
export function eventStreamOf(pieces: Iterable<Uint8Array>): Response {
  const next = pieces[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = next.next();
      if (done) controller.close();
      else controller.enqueue(value.slice());
    },
  }, { highWaterMark: 0 });
  return new Response(body, { headers: { "content-type": "application/vnd.amazon.eventstream" } });
}

/** The pieces as one. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Text as bytes. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** CRC-32, bit by bit. */
export function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function headerBytes(name: string, value: HeaderValue): Uint8Array {
  const text = utf8(name);
  return joinBytes([Uint8Array.of(text.length), text, valueBytes(value)]);
}

function valueBytes(value: HeaderValue): Uint8Array {
  if (typeof value === "boolean") return Uint8Array.of(value ? 0 : 1);
  if (typeof value === "bigint") {
    const bytes = new Uint8Array(9);
    bytes[0] = 8;
    new DataView(bytes.buffer).setBigInt64(1, value);
    return bytes;
  }
  const bytes = typeof value === "string" ? utf8(value) : value;
  const length = Uint8Array.of(bytes.length >> 8, bytes.length & 255);
  return joinBytes([Uint8Array.of(typeof value === "string" ? 7 : 6), length, bytes]);
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
