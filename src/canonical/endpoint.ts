/**
 * The endpoints that are relayed and never translated: each is one vendor's own API, and goes to
 * providers that serve it too.
 *
 * @module
 */

/** A relayed endpoint: what a provider's row and a configuration may name. */
export type EndpointId =
  | "completions"
  | "embeddings"
  | "images/generations"
  | "images/edits"
  | "images/variations"
  | "audio/speech"
  | "audio/transcriptions"
  | "audio/translations"
  | "moderations"
  | "rerank"
  | "files"
  | "batches"
  | "anthropic/files"
  | "anthropic/batches"
  | "gemini/embed"
  | "gemini/predict";

/** Those that name a model, of OpenAI's API and of those who follow it. */
export const MODEL_ENDPOINT_IDS: readonly EndpointId[] = [
  "completions",
  "embeddings",
  "images/generations",
  "images/edits",
  "images/variations",
  "audio/speech",
  "audio/transcriptions",
  "audio/translations",
  "moderations",
  "rerank",
];

/** All of them. */
export const ENDPOINT_IDS: readonly EndpointId[] = [
  ...MODEL_ENDPOINT_IDS,
  "files",
  "batches",
  "anthropic/files",
  "anthropic/batches",
  "gemini/embed",
  "gemini/predict",
];
