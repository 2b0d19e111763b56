/**
 * What is known of a model: how much it takes and gives, what it can do, and what that costs.
 *
 * @module
 */

import type { Price } from "./price.ts";

/** What a model reads or writes. */
export type Modality = "text" | "image" | "audio" | "video" | "pdf" | "embedding";

/** The facts of one model at one provider. What is absent is unknown, never zero and never no. */
export interface ModelFacts {
  /** The provider's own name of it. */
  readonly id: string;
  /** What people call it. */
  readonly name?: string;
  /** All tokens of a conversation, prompt and answer together. */
  readonly context?: number;
  /** Most tokens of a prompt, where that is less than the context. */
  readonly maxInput?: number;
  /** Most tokens of an answer. */
  readonly maxOutput?: number;
  /** What a prompt may hold. */
  readonly input?: readonly Modality[];
  /** What an answer may hold. */
  readonly output?: readonly Modality[];
  /** Whether it calls tools. */
  readonly tools?: boolean;
  /** Whether it reasons. */
  readonly reasoning?: boolean;
  /** Whether its answer can be held to a JSON schema. */
  readonly structured?: boolean;
  /** What it costs. */
  readonly price?: Price;
}

/** Everything {@link ModelFacts} holds beside the name. */
export type FactValues = Omit<ModelFacts, "id">;
