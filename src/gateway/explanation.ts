/**
 * Where a request would go, in data that may be shown.
 *
 * @module
 */

import type { JsonObject } from "../canonical/json.ts";
import type { ClientDialectId, DialectId } from "../canonical/request.ts";
import type { Choice, Timeouts } from "../config/config.ts";

/** A request that is not sent. */
export interface RouteQuestion {
  /** The model it names. */
  readonly model: string;
  /** The wire it comes in; OpenAI's chat by default. */
  readonly wire?: ClientDialectId;
  /** Its body; without one only the model counts. */
  readonly request?: JsonObject;
  /** Whose request it is, by the name of the key; the first key's by default. */
  readonly caller?: string;
}

/** One target, and what would come of it. */
export interface TargetExplanation {
  /** `provider/model`. */
  readonly target: string;
  /** Whether it could be asked now. */
  readonly usable: boolean;
  /** Why it is in its place, and what speaks against it; in words, for people. */
  readonly why: readonly string[];
  /** Whether it is left alone because it keeps failing. */
  readonly circuit: "closed" | "open";
  /** How many of its provider's accounts could be lent, and which one would be. */
  readonly accounts: { readonly usable: number; readonly all: number; readonly next?: string };
  /** What would be sent; absent where no body was given, or it cannot be told there. */
  readonly plan?: {
    readonly wire: DialectId;
    /** Whether the client's own JSON goes out. */
    readonly passthrough: boolean;
    /** Options that are lost on the way. */
    readonly dropped: readonly string[];
  };
  /** Why the request cannot be told there. */
  readonly refused?: { readonly message: string; readonly param?: string };
  /** USD per million tokens, as far as known, and what the prompt would cost about. */
  readonly price?: { readonly input?: number; readonly output?: number; readonly prompt?: number };
  /** The longest prompt it takes, where that is known, and whether this one is about short enough. */
  readonly context?: { readonly limit: number; readonly fits?: boolean };
  /** Its own bounds. */
  readonly timeouts?: Timeouts;
}

/** The way a request would take. */
export interface RouteExplanation {
  /** The model that was asked for. */
  readonly model: string;
  /** The wire it was asked in. */
  readonly wire: ClientDialectId;
  /** Whose request it is taken to be. */
  readonly caller: string;
  /** How targets of one tier are put in order. */
  readonly choose: Choice;
  /** The target that would be asked, as `provider/model`; absent where none can be. */
  readonly goesTo?: string;
  /** About how many tokens the prompt is, where a body was given. */
  readonly promptTokens?: number;
  /** After how long without an answer the next target is asked as well, in milliseconds. */
  readonly hedgeMs: number;
  /** The failures after which the next target is asked, where the route says so. */
  readonly fallbackOn?: readonly string[];
  /** The targets in the order in which they would be asked. */
  readonly targets: readonly TargetExplanation[];
  /** What would be asked if one of them found the prompt too long. */
  readonly contextFallback: readonly TargetExplanation[];
}
