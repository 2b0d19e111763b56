/**
 * A cloud's envelope: where a question goes, and what of its body belongs to the way and not to the
 * question. One file beside this one for each.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { AuthMaterial } from "../../credentials/contract.ts";
import type { Cloud } from "../../providers/cloud.ts";

/** A question in a provider's dialect, before it is put into an envelope. */
export interface Letter {
  readonly cloud: Cloud;
  /** The provider's, as the operator or its row has it; `{…}` is open still. */
  readonly baseUrl: string;
  readonly dialect: { readonly id: string; path(model: string, stream: boolean): string };
  /** The provider's own model name. */
  readonly model: string;
  readonly stream: boolean;
  /** JSON text. */
  readonly body: string;
  readonly auth: Pick<AuthMaterial, "kind" | "attrs">;
  /** The client's `anthropic-beta`, where it speaks that dialect. */
  readonly betas?: string | undefined;
}

/** The same, ready to be sent. */
export interface Enclosed {
  readonly url: string;
  /** JSON text. */
  readonly body: string;
  /** What to `accept`, where it is not what the dialect's other hosts send. */
  readonly accept?: string;
  /** AWS: the region the request is signed for. */
  readonly region?: string;
}

/**
 * Puts a question into an envelope.
 *
 * @throws {FaultError} if the place is not known, or the model cannot be named in a path.
 */
export type Envelope = (letter: Letter) => Enclosed;

/**
 * A name as one segment of a path. Whatever it holds, it leads nowhere else.
 *
 * @throws {FaultError} for `.` and `..`, which are directions in any spelling, and for half a
 * character, which has no spelling.
 */
export function segment(name: string): string {
  if (/^\.{0,2}$/.test(name) || !name.isWellFormed()) {
    throw badRequest("Cannot use 'model': it is no name of a model", "model");
  }
  // RFC 3986 lets `@` stand in a segment, and Google's own clients let it.
  return encodeURIComponent(name).replaceAll("%40", "@");
}

/** `baseUrl` with `{name}` filled in; what the operator wrote without a place left open stays so. */
export function fill(baseUrl: string, name: string, value: string): string {
  return baseUrl.replace(`{${name}}`, () => value);
}
