/**
 * Answers that come packed although every request asks for `identity`.
 *
 * What a runtime makes of those differs: Node and Bun unpack them all the same, Deno does not once
 * the request has named an encoding, and all of them keep the header. So the bytes decide.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";

/** The answer with a body that is not packed, and without the headers that spoke of packing. */
export function unpacked(response: Response): Response {
  if (response.body === null || !response.headers.has("content-encoding")) return response;
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  const { status, statusText } = response;
  return new Response(unpack(response.body), { status, statusText, headers });
}

type Reader = ReadableStreamDefaultReader<Bytes>;

function unpack(body: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const packed = body.getReader();
  let plain: Reader | undefined;
  return new ReadableStream<Bytes>({
    async pull(controller) {
      plain ??= await plainReader(packed);
      const { done, value } = await plain.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => (plain ?? packed).cancel(reason),
  }, { highWaterMark: 0 });
}

/** No text begins with the first byte of gzip's magic number, and no other packing is unpacked. */
const GZIP = 0x1f;

async function plainReader(packed: Reader): Promise<Reader> {
  let first: ReadableStreamReadResult<Bytes> | undefined = await packed.read();
  const isPacked = first.value?.[0] === GZIP;
  const bytes = new ReadableStream<Bytes>({
    async pull(controller) {
      const { done, value } = first ?? await packed.read();
      first = undefined;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => packed.cancel(reason),
  }, { highWaterMark: 0 });
  if (!isPacked) return bytes.getReader();
  // deno-lint-ignore sluice/no_tee -- only the runtime can unpack, and hardly a host packs
  return bytes.pipeThrough(new DecompressionStream("gzip")).getReader();
}
