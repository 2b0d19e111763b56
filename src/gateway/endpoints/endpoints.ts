/**
 * The endpoints that are relayed: where each goes and where in a request the model's name stands. What
 * else a request or an answer says is nobody's business here.
 *
 * @module
 */

import type { EndpointId } from "../../canonical/endpoint.ts";
import type { ClientDialectId } from "../../canonical/request.ts";
import type { Provider } from "../../providers/provider.ts";

/** A relayed endpoint that asks a model. */
export interface Endpoint {
  readonly id: EndpointId;
  /** Whose envelope its failures come in. */
  readonly dialect: ClientDialectId;
  /** Below a provider's base URL. */
  readonly path: (model: string) => string;
  /** Where a JSON body names the model; `"*"` is every element of a list. */
  readonly modelAt: readonly string[];
  /** Whether the model is named in the path. */
  readonly inPath?: true;
  /** Whether it may be left out. */
  readonly optional?: true;
  /** Whether it takes forms with files, beside JSON. */
  readonly form?: true;
  /** What to use where no provider has it. */
  readonly instead?: string;
}

/** What a provider keeps for a caller. */
export interface Belongings {
  readonly id: EndpointId;
  readonly dialect: ClientDialectId;
  /** Below a provider's base URL. */
  readonly path: string;
  /** What one of them is called. */
  readonly noun: string;
  /** Members of such an object that are ids of other things of the caller's, and of what. */
  readonly refers?: Readonly<Record<string, EndpointId>>;
  /** The request's member that says where it must go, by the id of another thing. */
  readonly follows?: { readonly member: string; readonly kind: EndpointId };
  /** Where the models stand that a request to make one names. */
  readonly modelsAt?: readonly string[];
  /** A member that holds the provider's own URL of the results, which are fetched through us. */
  readonly resultsUrl?: string;
}

function openAi(id: EndpointId, more: Partial<Endpoint> = {}): Endpoint {
  return { id, dialect: "openai-chat", path: () => `/${id}`, modelAt: ["model"], ...more };
}

function gemini(id: EndpointId, verb: string, modelAt: readonly string[]): Endpoint {
  const path = (model: string): string => `/models/${encodeURIComponent(model)}:${verb}`;
  return { id, dialect: "gemini", path, modelAt, inPath: true };
}

/** Endpoints that ask a model, by the name that the routes know them by. */
export const ENDPOINTS: Readonly<Record<EndpointName, Endpoint>> = {
  completions: openAi("completions", { instead: "POST /v1/chat/completions" }),
  embeddings: openAi("embeddings"),
  imagesGenerations: openAi("images/generations", { optional: true }),
  imagesEdits: openAi("images/edits", { optional: true, form: true }),
  imagesVariations: openAi("images/variations", { optional: true, form: true }),
  speech: openAi("audio/speech"),
  transcriptions: openAi("audio/transcriptions", { form: true }),
  translations: openAi("audio/translations", { form: true }),
  moderations: openAi("moderations", { optional: true }),
  rerank: openAi("rerank"),
  embedContent: gemini("gemini/embed", "embedContent", ["model"]),
  batchEmbedContents: gemini("gemini/embed", "batchEmbedContents", ["requests", "*", "model"]),
  predict: gemini("gemini/predict", "predict", ["model"]),
};

/** What providers keep for callers, by the name that the routes know it by. */
export const BELONGINGS: Readonly<Record<BelongingsName, Belongings>> = {
  files: { id: "files", dialect: "openai-chat", path: "/files", noun: "file" },
  batches: {
    id: "batches",
    dialect: "openai-chat",
    path: "/batches",
    noun: "batch",
    refers: { output_file_id: "files", error_file_id: "files" },
    follows: { member: "input_file_id", kind: "files" },
  },
  anthropicFiles: {
    id: "anthropic/files",
    dialect: "anthropic-messages",
    path: "/files",
    noun: "file",
  },
  anthropicBatches: {
    id: "anthropic/batches",
    dialect: "anthropic-messages",
    path: "/messages/batches",
    noun: "batch",
    modelsAt: ["requests", "*", "params", "model"],
    resultsUrl: "results_url",
  },
};

/** A key of {@link ENDPOINTS}. */
export type EndpointName =
  | "completions"
  | "embeddings"
  | "imagesGenerations"
  | "imagesEdits"
  | "imagesVariations"
  | "speech"
  | "transcriptions"
  | "translations"
  | "moderations"
  | "rerank"
  | "embedContent"
  | "batchEmbedContents"
  | "predict";

/** A key of {@link BELONGINGS}. */
export type BelongingsName = "files" | "batches" | "anthropicFiles" | "anthropicBatches";

/** Whether `provider` serves the endpoint `id`. */
export function serves({ endpoints }: Provider, id: EndpointId): boolean {
  return endpoints?.includes(id) ?? false;
}
