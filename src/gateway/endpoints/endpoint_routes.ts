/**
 * The part of the table of routes that is relayed and never translated.
 *
 * @module
 */

import type { BelongingsName, EndpointName } from "./endpoints.ts";
import type { RouteRow } from "../route_row.ts";

/** A route that is passed on to a provider that has it too. */
export interface RelayOperation {
  readonly type: "relay";
  readonly endpoint: EndpointName;
}

/** A route to what a provider keeps for the caller. */
export interface OwnOperation {
  readonly type: "own";
  readonly things: BelongingsName;
  readonly action: "create" | "list" | "get" | "content" | "results" | "cancel" | "delete";
}

/** A route that is passed on. */
export type EndpointRoute = RouteRow<RelayOperation | OwnOperation>;

/** Routes to what a model does beside answering. */
const MODEL_ROUTES: readonly RouteRow<RelayOperation>[] = [
  {
    method: "POST",
    path: "/v1/completions",
    operation: { type: "relay", endpoint: "completions" },
    open: false,
    summary: "OpenAI's older completions, streamed or whole, where the provider has them",
  },
  {
    method: "POST",
    path: "/v1/embeddings",
    operation: { type: "relay", endpoint: "embeddings" },
    open: false,
    summary: "Embeddings in OpenAI's shape",
  },
  {
    method: "POST",
    path: "/v1/images/generations",
    operation: { type: "relay", endpoint: "imagesGenerations" },
    open: false,
    summary: "Images from words, streamed or whole",
  },
  {
    method: "POST",
    path: "/v1/images/edits",
    operation: { type: "relay", endpoint: "imagesEdits" },
    open: false,
    summary: "Images from images, streamed or whole",
  },
  {
    method: "POST",
    path: "/v1/images/variations",
    operation: { type: "relay", endpoint: "imagesVariations" },
    open: false,
    summary: "Variations of an image",
  },
  {
    method: "POST",
    path: "/v1/audio/speech",
    operation: { type: "relay", endpoint: "speech" },
    open: false,
    summary: "Speech from text: audio, or events",
  },
  {
    method: "POST",
    path: "/v1/audio/transcriptions",
    operation: { type: "relay", endpoint: "transcriptions" },
    open: false,
    summary: "Text from speech, streamed or whole",
  },
  {
    method: "POST",
    path: "/v1/audio/translations",
    operation: { type: "relay", endpoint: "translations" },
    open: false,
    summary: "English text from speech",
  },
  {
    method: "POST",
    path: "/v1/moderations",
    operation: { type: "relay", endpoint: "moderations" },
    open: false,
    summary: "Whether text or images are harmful",
  },
  {
    method: "POST",
    path: "/v1/rerank",
    aliases: ["/v2/rerank"],
    operation: { type: "relay", endpoint: "rerank" },
    open: false,
    summary: "Documents in the order of their relevance, in the shape of Cohere and Jina",
  },
  {
    method: "POST",
    path: "/v1beta/models/{id}:embedContent",
    aliases: ["/v1/models/{id}:embedContent", "/v1beta/{id}:embedContent"],
    operation: { type: "relay", endpoint: "embedContent" },
    open: false,
    summary: "An embedding in Gemini's shape",
  },
  {
    method: "POST",
    path: "/v1beta/models/{id}:batchEmbedContents",
    aliases: ["/v1/models/{id}:batchEmbedContents", "/v1beta/{id}:batchEmbedContents"],
    operation: { type: "relay", endpoint: "batchEmbedContents" },
    open: false,
    summary: "Several embeddings in Gemini's shape",
  },
  {
    method: "POST",
    path: "/v1beta/models/{id}:predict",
    aliases: ["/v1/models/{id}:predict", "/v1beta/{id}:predict"],
    operation: { type: "relay", endpoint: "predict" },
    open: false,
    summary: "Images in Imagen's shape",
  },
];

/** Routes to what providers keep for a caller. */
const BELONGING_ROUTES: readonly RouteRow<OwnOperation>[] = [
  {
    method: "POST",
    path: "/v1/files",
    operation: { type: "own", things: "files", action: "create" },
    open: false,
    summary: "Uploads a file; Anthropic's files when `anthropic-version` is sent",
  },
  {
    method: "GET",
    path: "/v1/files",
    operation: { type: "own", things: "files", action: "list" },
    open: false,
    summary: "The caller's own files",
  },
  {
    method: "GET",
    path: "/v1/files/{file_id}",
    operation: { type: "own", things: "files", action: "get" },
    open: false,
    summary: "What a file is",
  },
  {
    method: "GET",
    path: "/v1/files/{file_id}/content",
    operation: { type: "own", things: "files", action: "content" },
    open: false,
    summary: "What is in a file",
  },
  {
    method: "DELETE",
    path: "/v1/files/{file_id}",
    operation: { type: "own", things: "files", action: "delete" },
    open: false,
    summary: "Deletes a file",
  },
  {
    method: "POST",
    path: "/v1/batches",
    operation: { type: "own", things: "batches", action: "create" },
    open: false,
    summary: "Starts a batch, with the account that holds its input file",
  },
  {
    method: "GET",
    path: "/v1/batches",
    operation: { type: "own", things: "batches", action: "list" },
    open: false,
    summary: "The caller's own batches",
  },
  {
    method: "GET",
    path: "/v1/batches/{batch_id}",
    operation: { type: "own", things: "batches", action: "get" },
    open: false,
    summary: "How far a batch is",
  },
  {
    method: "POST",
    path: "/v1/batches/{batch_id}/cancel",
    operation: { type: "own", things: "batches", action: "cancel" },
    open: false,
    summary: "Stops a batch",
  },
  {
    method: "POST",
    path: "/v1/messages/batches",
    operation: { type: "own", things: "anthropicBatches", action: "create" },
    open: false,
    summary: "Starts a batch of Anthropic's",
  },
  {
    method: "GET",
    path: "/v1/messages/batches",
    operation: { type: "own", things: "anthropicBatches", action: "list" },
    open: false,
    summary: "The caller's own batches at Anthropic",
  },
  {
    method: "GET",
    path: "/v1/messages/batches/{batch_id}",
    operation: { type: "own", things: "anthropicBatches", action: "get" },
    open: false,
    summary: "How far a batch of Anthropic's is",
  },
  {
    method: "GET",
    path: "/v1/messages/batches/{batch_id}/results",
    operation: { type: "own", things: "anthropicBatches", action: "results" },
    open: false,
    summary: "What came of a batch of Anthropic's, line by line",
  },
  {
    method: "POST",
    path: "/v1/messages/batches/{batch_id}/cancel",
    operation: { type: "own", things: "anthropicBatches", action: "cancel" },
    open: false,
    summary: "Stops a batch of Anthropic's",
  },
  {
    method: "DELETE",
    path: "/v1/messages/batches/{batch_id}",
    operation: { type: "own", things: "anthropicBatches", action: "delete" },
    open: false,
    summary: "Deletes a batch of Anthropic's",
  },
];

/** All of them. */
export const ENDPOINT_ROUTES: readonly EndpointRoute[] = [
  ...MODEL_ROUTES,
  ...BELONGING_ROUTES,
].map(doubled);

/** Clients' base URLs are often set with one `/v1` too many. */
function doubled(row: EndpointRoute): EndpointRoute {
  if (!/^\/v1\//.test(row.path)) return row;
  return { ...row, aliases: [...row.aliases ?? [], `/v1${row.path}`] };
}
