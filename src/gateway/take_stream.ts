/**
 * An answer that is streamed.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import { unfold } from "../canonical/fold.ts";
import { FaultError, gatewayFault } from "../canonical/fault.ts";
import type { Reply } from "../canonical/reply.ts";
import type { StreamEncoder } from "../dialects/dialect.ts";
import { type ByteReader, cancelOnAbort, openBytes } from "../relay/byte_reader.ts";
import { openAnswer } from "../relay/opening.ts";
import type { CreateFrameReader } from "../relay/frame_reader.ts";
import { prime, type Primed } from "../relay/prime.ts";
import { isBinary, readerFor } from "../relay/reader_for.ts";
import { reframed } from "../relay/reframe.ts";
import { createTap } from "../relay/tap.ts";
import { createTranslator, type Transcoder } from "../relay/transcode.ts";
import type { Accepted } from "./attempt.ts";
import { habitsOf, isOwnWire, type Plan } from "./plan.ts";
import { stamping } from "./stamped.ts";
import { takeReply, type WholeOptions } from "./take_whole.ts";

/**
 * Reads until the answer has begun.
 *
 * @throws {FaultError} if it does not begin, or begins with an error.
 */
export async function takeStream(
  accepted: Accepted,
  plan: Plan,
  options: WholeOptions,
): Promise<Primed> {
  const { response } = accepted;
  if (response.body === null) {
    throw new FaultError(
      gatewayFault("upstream", "Cannot read the provider's answer: it is empty"),
    );
  }
  const bytes = openBytes(response.body);
  cancelOnAbort(bytes, accepted.signal);
  const { reader, events } = await openAnswer(bytes, options);
  return events
    ? prime(reader, createTranscoder(plan, options, response.headers.get("content-type")), options)
    : tell(await takeReply(bodyOf(reader), accepted.signal, plan, options), plan, options);
}

function createTranscoder(
  plan: Plan,
  options: WholeOptions,
  contentType: string | null,
): Transcoder {
  const translates = !plan.passthrough || plan.provider.provider.profile.cumulativeDeltas === true;
  const through = translates
    ? createTranslation(plan, options, readerFor(contentType))
    : createPassage(plan, options);
  const framed = isBinary(contentType) && !translates ? reframed(through) : through;
  return options.framing.wrap(framed);
}

function createTranslation(
  plan: Plan,
  options: WholeOptions,
  createReader: CreateFrameReader,
): Transcoder {
  const decoder = plan.dialect.createStreamDecoder(habitsOf(plan));
  return createTranslator(decoder, encoderFor(plan, options), createReader);
}

/** Both ends speak the client's dialect. */
function createPassage(plan: Plan, { client, context }: WholeOptions): Transcoder {
  const habits = habitsOf(plan);
  return createTap({
    decoder: client.createStreamDecoder(habits),
    isNotable: client.isNotable,
    renderFault: client.encodeStreamFault,
    lint: isOwnWire(plan) ? undefined : client.createLint?.(),
    rewrite: (passed) => ({
      decoder: client.createStreamDecoder(habits),
      encoder: client.createStreamEncoder(passed === undefined ? context : { ...context, passed }),
    }),
  });
}

/** What `reader` reads, as a body; its chunks are the reader's own and have to be copied. */
function bodyOf(reader: ByteReader): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>({
    async pull(controller) {
      const bytes = await reader.read();
      if (bytes === undefined) controller.close();
      else controller.enqueue(bytes.slice());
    },
    cancel: () => reader.cancel(),
  }, { highWaterMark: 0 });
}

function encoderFor({ target }: Plan, { client, context }: WholeOptions): StreamEncoder {
  return stamping(client.createStreamEncoder(context), client.id, target);
}

/** A whole reply as a stream that has already ended. */
function tell(reply: Reply, plan: Plan, options: WholeOptions): Primed {
  const transcoder = options.framing.wrap(createTold(reply, encoderFor(plan, options)));
  return { reader: endedReader(), transcoder, held: transcoder.end() };
}

function createTold(reply: Reply, encoder: StreamEncoder): Transcoder {
  const seen = {
    began: true,
    ended: true,
    finish: reply.finish,
    ...(reply.id === undefined ? {} : { id: reply.id }),
    ...(reply.model === undefined ? {} : { model: reply.model }),
    ...(reply.usage === undefined ? {} : { usage: reply.usage }),
  };
  const none = (): Bytes => new Uint8Array(0);
  return {
    seen,
    lingers: false,
    push: none,
    end() {
      let text = "";
      unfold(reply, (event) => text += encoder.step(event));
      return new TextEncoder().encode(text);
    },
    fail: none,
  };
}

function endedReader(): ByteReader {
  return { read: () => Promise.resolve(undefined), cancel: () => Promise.resolve() };
}
