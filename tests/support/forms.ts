/**
 * Forms with files, and bodies that note how they are read.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { Gateway } from "../../mod.ts";
import { CLIENT_KEY } from "./gateway.ts";

const UTF8 = new TextEncoder();
/** What keeps the parts apart. */
export const BOUNDARY: string = "----boundary-of-7391";

/** A part of a form; a file when it has a name. */
export interface Field {
  readonly name: string;
  readonly value: Uint8Array;
  readonly filename?: string;
}

/** A part that is text. */
export function field(name: string, text: string): Field {
  return { name, value: UTF8.encode(text) };
}

function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** A whole form. */
export function formOf(
  fields: readonly Field[],
  boundary: string = BOUNDARY,
): Uint8Array<ArrayBuffer> {
  const pieces = fields.flatMap(({ name, value, filename }) => {
    const file = filename === undefined ? "" : `; filename="${filename}"`;
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return [UTF8.encode(head), value, UTF8.encode("\r\n")];
  });
  return join([...pieces, UTF8.encode(`--${boundary}--\r\n`)]);
}

/** A body that is made when it is read, and notes how much of it was. */
export interface Source {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly pulled: number;
  readonly cancelled: boolean;
}

/** Creates one of these pieces, which ends after the last of them or, where given, when told. */
export function sourceOf(pieces: Iterable<Uint8Array<ArrayBuffer>>, after?: Promise<void>): Source {
  const next = pieces[Symbol.iterator]();
  let pulled = 0;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { value, done } = next.next();
      if (done) {
        await after;
        return controller.close();
      }
      pulled += value.length;
      controller.enqueue(value);
    },
    cancel: () => void (cancelled = true),
  }, { highWaterMark: 0 });
  return {
    body,
    get pulled() {
      return pulled;
    },
    get cancelled() {
      return cancelled;
    },
  };
}

/** A form with one file of `bytes` bytes, 64 KB at a time; nothing of it exists before it is read. */
export function* longForm(
  bytes: number,
  before: Field[],
  after: Field[] = [],
): Generator<Uint8Array<ArrayBuffer>> {
  const [head, tail] = [formOf(before), formOf(after)].map((form) =>
    form.subarray(0, form.length - UTF8.encode(`--${BOUNDARY}--\r\n`).length)
  );
  assert.ok(head && tail);
  yield head.slice();
  yield UTF8.encode(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n`,
  );
  for (let left = bytes; left > 0; left -= 65_536) {
    // Line ends and hyphens, so that a careless search for the boundary would go wrong.
    yield new Uint8Array(Math.min(left, 65_536)).fill(left % 3 === 0 ? 13 : 45);
  }
  yield join([UTF8.encode("\r\n"), tail, UTF8.encode(`--${BOUNDARY}--\r\n`)]);
}

/** Sends a body, a form unless its headers say otherwise, with the caller's key. */
export function post(
  gateway: Gateway,
  path: string,
  body: BodyInit,
  more: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Response> {
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: {
      authorization: `Bearer ${CLIENT_KEY}`,
      "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
      ...more.headers,
    },
    body,
    duplex: "half",
    ...(more.signal === undefined ? {} : { signal: more.signal }),
  };
  return gateway.fetch(new Request(`http://127.0.0.1:4000${path}`, init));
}
