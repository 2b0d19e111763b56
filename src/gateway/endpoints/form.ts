/**
 * A form with files, passed on while it comes.
 *
 * The model decides where a form goes, so everything up to the field `model` is held until that is
 * here; a form that is short is held whole, so that it can be sent again when a provider fails. The
 * rest of a long one is never held: what the provider takes is read from the client, and nothing more.
 *
 * @module
 */

import { type Bytes, concatBytes } from "../../canonical/bytes.ts";
import { badRequest, type Fault, FaultError } from "../../canonical/fault.ts";
import { createFormScanner, type Part, VALUE_BYTES } from "../../relay/multipart.ts";
import { LATE } from "../../relay/ticker.ts";
import { bodyShortfall, checkEncoding } from "../body.ts";
import type { Parcel, Reading, Rename } from "./parcel.ts";

/** How much of a form is held for another try, in bytes. */
const HELD_BYTES = 1024 * 1024;

/**
 * Reads the form up to where it can be sent.
 *
 * @throws {FaultError} if it is no form, or too much of it comes before its model.
 */
export async function readForm(
  request: Request,
  boundary: string,
  reading: Reading,
): Promise<Parcel> {
  checkEncoding(request.headers);
  const { limits, ticker, modelAt } = reading;
  if (Number(request.headers.get("content-length") ?? 0) > limits.uploadBytes) {
    throw new FaultError(bodyShortfall("too_large", limits.uploadBytes));
  }
  const form = openForm(request, boundary, reading);
  try {
    const wait = ticker.after(limits.bodyMs);
    try {
      while (!form.ended && (form.held < HELD_BYTES || (modelAt !== undefined && !form.model))) {
        if (await Promise.race([form.read(), wait.late]) === LATE) {
          throw new FaultError(bodyShortfall("too_slow", limits.uploadBytes));
        }
        if (form.held > limits.bodyBytes) throw new FaultError(tooMuchHeld(limits.bodyBytes));
      }
    } finally {
      wait.cancel();
    }
    return parcelOf(form, request.headers.get("content-type") ?? "", reading);
  } catch (error) {
    form.cancel();
    throw error;
  }
}

/** A form that is being read. */
interface Form {
  readonly pieces: Bytes[];
  /** How many bytes {@link Form.pieces} are. */
  readonly held: number;
  readonly ended: boolean;
  readonly model:
    | { readonly name: string; readonly start: number; readonly end: number }
    | undefined;
  /** Reads the next piece into {@link Form.pieces}. */
  read(): Promise<void>;
  cancel(): void;
}

function openForm(request: Request, boundary: string, { limits, modelAt }: Reading): Form {
  const reader = request.body?.getReader();
  const pieces: Bytes[] = [];
  let model: Form["model"];
  let total = 0;
  let ended = false;
  const scanner = createFormScanner(boundary, (part) => {
    if (part.name !== "model" || modelAt === undefined) return;
    if (model !== undefined) throw badRequest("Cannot read the form: it has two models", "model");
    model = modelIn(part);
  });
  const form = {
    pieces,
    held: 0,
    get ended() {
      return ended;
    },
    get model() {
      return model;
    },
    async read() {
      const value = await read(reader);
      if (value === undefined) {
        if (!scanner.closed) throw badRequest("Cannot read the form: it has no end");
        ended = true;
        return;
      }
      total += value.length;
      if (total > limits.uploadBytes) {
        throw new FaultError(bodyShortfall("too_large", limits.uploadBytes));
      }
      scanner.push(value);
      pieces.push(value);
      form.held += value.length;
    },
    cancel() {
      reader?.cancel().catch(() => {}); // the client is told by the answer
    },
  };
  return form;
}

type Reader = ReadableStreamDefaultReader<Bytes>;

/** The next bytes, `undefined` at the end. */
async function read(reader: Reader | undefined): Promise<Bytes | undefined> {
  try {
    return (await reader?.read())?.value;
  } catch (cause) {
    throw new FaultError(bodyShortfall("broken", 0), { cause });
  }
}

function modelIn({ file, start, end, value }: Part): Form["model"] {
  if (file || end - start > VALUE_BYTES) {
    throw badRequest("Cannot choose a model: 'model' must be a short text", "model");
  }
  return { name: new TextDecoder().decode(value), start, end };
}

function parcelOf(form: Form, contentType: string, reading: Reading): Parcel {
  const { model, ended } = form;
  let stop = (): void => {};
  return {
    contentType,
    models: model === undefined || model.name === "" ? [] : [model.name],
    again: ended,
    open(rename) {
      const pieces = editedPieces(form, rename);
      if (ended) return new Blob(pieces, { type: contentType });
      const watch = watchSilence(reading);
      stop = watch.stop;
      return passOn(form, pieces, watch, reading.failed);
    },
    discard() {
      stop();
      if (!form.ended) form.cancel();
    },
  };
}

/** What is held, with the model's name replaced. */
function editedPieces({ pieces, model }: Form, rename: Rename): Bytes[] {
  if (model === undefined) return [...pieces];
  const renamed = rename(model.name);
  if (renamed === model.name) return [...pieces];
  const whole = concatBytes(pieces);
  const name = new TextEncoder().encode(renamed);
  return [whole.subarray(0, model.start), name, whole.subarray(model.end)];
}

/** The pieces, and then what is still to come, read only when it is wanted. */
function passOn(
  form: Form,
  held: Bytes[],
  watch: Watch,
  failed: (fault: Fault) => void,
): ReadableStream<Bytes> {
  form.pieces.length = 0;
  watch.late = fail;
  function fail(fault: Fault): void {
    watch.stop();
    form.cancel();
    failed(fault);
  }
  return new ReadableStream<Bytes>({
    async pull(controller) {
      try {
        if (held.length === 0) {
          await watch.during(form.read());
          held.push(...form.pieces.splice(0));
        }
        const piece = held.shift();
        if (piece !== undefined) return controller.enqueue(piece);
        watch.stop();
        controller.close();
      } catch (error) {
        if (error instanceof FaultError) fail(error.fault);
        controller.error(error);
      }
    },
    cancel() {
      watch.stop();
      form.cancel();
    },
  }, { highWaterMark: 0 });
}

/** Tells when one read lasts for too long. */
interface Watch {
  late: (fault: Fault) => void;
  during(read: Promise<void>): Promise<void>;
  stop(): void;
}

function watchSilence({ ticker, limits: { bodyMs } }: Reading): Watch {
  let since: number | undefined;
  const stop = ticker.watch((now) => {
    if (since !== undefined && now - since > bodyMs) watch.late(bodyShortfall("too_slow", 0));
  });
  const watch: Watch = {
    late: () => {},
    async during(read) {
      since = ticker.now();
      await read;
      since = undefined;
    },
    stop,
  };
  return watch;
}

function tooMuchHeld(bytes: number): Fault {
  const { message: _message, ...fault } = bodyShortfall("too_large", bytes);
  return {
    ...fault,
    message: `Cannot hold the form: its field 'model' does not come within ${bytes} bytes; ` +
      "put it before the file",
    param: "model",
  };
}
