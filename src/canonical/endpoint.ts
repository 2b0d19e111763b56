/**
 * The endpoints that are relayed and never translated: each is one vendor's own API, and goes to
 * providers that serve it too.
 *
 * @module
 */

/** Relayed endpoints that name a model, of OpenAI's API and of those who follow it. */
export const MODEL_ENDPOINT_IDS = [
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
] as const;

/** Relayed endpoints that name none, and those of other vendors' APIs. */
const OTHER_ENDPOINT_IDS = [
  "files",
  "batches",
  "anthropic/files",
  "anthropic/batches",
  "gemini/embed",
  "gemini/predict",
] as const;

/** A relayed endpoint: what a provider's row and a configuration may name. */
export type EndpointId = typeof MODEL_ENDPOINT_IDS[number] | typeof OTHER_ENDPOINT_IDS[number];

/** Every {@link EndpointId}. */
export const ENDPOINT_IDS: readonly EndpointId[] = [...MODEL_ENDPOINT_IDS, ...OTHER_ENDPOINT_IDS];
