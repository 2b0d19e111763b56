/**
 * What the doctor finds.
 *
 * @module
 */

/** One thing that was looked at. No secret is in it. */
export interface Finding {
  /** What was looked at: `config`, `store`, or a provider's id. */
  readonly area: string;
  /** Whether it is as it should be, is to be thought about, or is in the way. */
  readonly state: "ok" | "note" | "fail";
  /** How it is. */
  readonly said: string;
  /** What to do about it; absent where there is nothing to do. */
  readonly todo?: string;
}

/** It is as it should be. */
export function ok(area: string, said: string): Finding {
  return { area, state: "ok", said };
}

/** It works, and should be thought about. */
export function note(area: string, said: string, todo: string): Finding {
  return { area, state: "note", said, todo };
}

/** It is in the way. */
export function fail(area: string, said: string, todo: string): Finding {
  return { area, state: "fail", said, todo };
}
