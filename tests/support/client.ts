/**
 * A client library in terms that all of them share, so that one table of behaviours holds for each.
 *
 * @module
 */

import type { ModelDialect } from "./scripted_model.ts";
import type { Target } from "./sdk.ts";

/** What a library is to do, by its own means. */
export interface Task {
  /** Whether the answer comes in pieces. */
  readonly stream: boolean;
  /** Whether the tool is on offer; the library runs it until the model has said all. */
  readonly tools: boolean;
  /** Whether thinking is wanted, and wanted to be seen. */
  readonly thinks: boolean;
  /** Whether the answer is to be the tool's parameters as JSON. */
  readonly structured: boolean;
  /** Calls it off. */
  readonly signal?: AbortSignal;
  /** Is told every piece of text as it comes. */
  onText(piece: string): void;
}

/** What came of it. */
export interface Told {
  /** The text of the last answer. */
  text: string;
  /** The thinking that the last answer showed. */
  thought: string;
  /** The answer held to a schema, as the library parsed it. */
  value?: unknown;
  /** What the last answer cost. */
  usage: { prompt?: number | undefined; cached?: number | undefined; output?: number | undefined };
}

/** A failure, as the library tells it. */
export interface ClientFault {
  /** The name of its own class. */
  type: string;
  status: number | undefined;
  message: string;
  /** The wait it was told; absent where the library hides headers. */
  retryAfter?: string | null | undefined;
}

/** What a behaviour is called. */
export type BehaviourName =
  | "text and usage"
  | "a tool loop"
  | "tools in parallel"
  | "thinking is shown"
  | "thinking goes back"
  | "structured output"
  | "a refusal"
  | "a rate limit"
  | "leaving";

/** A behaviour that a library does not have, and why. The suite fails when it has it after all. */
export interface Exception {
  readonly behaviour: BehaviourName;
  /** Where; in front of every upstream if not said. */
  readonly upstreams?: readonly ModelDialect[];
  /** How asked; both ways if not said. */
  readonly stream?: boolean;
  readonly reason: string;
  /** What the failure says; absent where it cannot be waited for, and then nothing is run. */
  readonly shows?: RegExp;
}

/** A library. */
export interface Client {
  readonly name: string;
  run(target: Target, task: Task): Promise<Told>;
  /** Reads an error of the library's own classes; throws any other. */
  faultOf(error: unknown): ClientFault;
  /** Its classes for a refused request and for a limit that is reached. */
  readonly faults: { readonly 400: string; readonly 429: string };
  readonly exceptions: readonly Exception[];
  /** What it makes of a tool's result on the way to the model, where that is not the result. */
  wraps?(result: string): string;
}

/** A Chat Completions request has no word for it. */
export const NO_WISH_TO_SEE: Exception = {
  behaviour: "thinking is shown",
  upstreams: ["openai-responses", "gemini"],
  reason: "these show thinking to those who ask to see it, and chat has no word for that",
  shows: /the thinking was shown: ''/,
};
