/**
 * THE table of routes. The router, the OpenAPI document, the docs page and the README's table are all
 * made from it.
 *
 * @module
 */

import type { ClientDialectId } from "../canonical/request.ts";
import { ADMIN_ROUTES, type AdminOperation } from "./admin_routes.ts";
import { BROKER_ROUTES, type BrokerOperation } from "./broker_routes.ts";
import {
  ENDPOINT_ROUTES,
  type OwnOperation,
  type RelayOperation,
} from "./endpoints/endpoint_routes.ts";
import { type KeptOperation, RESPONSES_ROUTES, type SocketOperation } from "./responses/routes.ts";
import type { RouteRow } from "./route_row.ts";

/** What a route does; `src/gateway/operations/` holds one file for each family of them. */
export type Operation =
  | AnswerOperation
  | RelayOperation
  | OwnOperation
  | KeptOperation
  | SocketOperation
  | BrokerOperation
  | InformOperation
  | AdminOperation;

/** A route that asks a model, or how long a question to one is. */
export interface AnswerOperation {
  readonly type: "answer" | "count" | "compact";
  readonly dialect: ClientDialectId;
  /** Set where the path says what other wires say in the body: the model, and whether to stream. */
  readonly inPath?: "whole" | "stream";
}

/** A route that tells something of the gateway itself. */
export interface InformOperation {
  readonly type:
    | "list_models"
    | "get_model"
    | "usage"
    | "check_credentials"
    | "metrics"
    | "health"
    | "ready"
    | "openapi"
    | "docs";
}

/** One route. */
export type Route = RouteRow<Operation>;

/** All of them. */
export const ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/chat/completions",
    aliases: ["/v1/v1/chat/completions"],
    operation: { type: "answer", dialect: "openai-chat" },
    open: false,
    summary: "OpenAI Chat Completions, streamed or whole",
  },
  {
    method: "POST",
    path: "/v1/messages",
    aliases: ["/v1/v1/messages"],
    operation: { type: "answer", dialect: "anthropic-messages" },
    open: false,
    summary: "Anthropic Messages, streamed or whole",
  },
  {
    method: "POST",
    path: "/v1/messages/count_tokens",
    aliases: ["/v1/v1/messages/count_tokens"],
    operation: { type: "count", dialect: "anthropic-messages" },
    open: false,
    summary: "The tokens of a prompt: the provider's own count, or an estimate that says so",
  },
  {
    method: "POST",
    path: "/v1/responses",
    aliases: ["/v1/v1/responses"],
    operation: { type: "answer", dialect: "openai-responses" },
    open: false,
    summary: "OpenAI Responses, streamed or whole",
  },
  ...RESPONSES_ROUTES,
  {
    method: "POST",
    path: "/v1beta/models/{id}:generateContent",
    aliases: ["/v1/models/{id}:generateContent", "/v1beta/{id}:generateContent"],
    operation: { type: "answer", dialect: "gemini", inPath: "whole" },
    open: false,
    summary: "Gemini, whole",
  },
  {
    method: "POST",
    path: "/v1beta/models/{id}:streamGenerateContent",
    aliases: ["/v1/models/{id}:streamGenerateContent", "/v1beta/{id}:streamGenerateContent"],
    operation: { type: "answer", dialect: "gemini", inPath: "stream" },
    open: false,
    summary: "Gemini, streamed: as events with `alt=sse`, else as a JSON array",
  },
  {
    method: "POST",
    path: "/v1beta/models/{id}:countTokens",
    aliases: ["/v1/models/{id}:countTokens", "/v1beta/{id}:countTokens"],
    operation: { type: "count", dialect: "gemini", inPath: "whole" },
    open: false,
    summary: "The tokens of a prompt, in Gemini's shape",
  },
  ...ENDPOINT_ROUTES,
  ...BROKER_ROUTES,
  {
    method: "POST",
    path: "/v1/pi/stream",
    aliases: ["/v1/v1/pi/stream"],
    operation: { type: "answer", dialect: "pi-native" },
    open: false,
    summary: "The wire of oh-my-pi's own clients, streamed, or whole with `stream: false`",
  },
  {
    method: "GET",
    path: "/v1beta/models",
    operation: { type: "list_models" },
    open: false,
    summary: "The models that can be asked for, in Gemini's shape",
  },
  {
    method: "GET",
    path: "/v1beta/models/{id}",
    operation: { type: "get_model" },
    open: false,
    summary: "One model, in Gemini's shape",
  },
  {
    method: "GET",
    path: "/v1/models",
    operation: { type: "list_models" },
    open: false,
    summary:
      "The models that can be asked for; in Anthropic's shape when `anthropic-version` is sent",
  },
  {
    method: "GET",
    path: "/v1/models/{id}",
    operation: { type: "get_model" },
    open: false,
    summary: "One model; its id may hold slashes",
  },
  ...ADMIN_ROUTES,
  {
    method: "GET",
    path: "/v1/usage",
    operation: { type: "usage" },
    open: false,
    scope: "usage",
    summary: "What is used of the accounts, and by whom; for keys with the scope `usage`",
  },
  {
    method: "GET",
    path: "/v1/credentials/check",
    operation: { type: "check_credentials" },
    open: false,
    scope: "health",
    summary: "Whether each account works; for keys with the scope `health`",
  },
  {
    method: "GET",
    path: "/metrics",
    operation: { type: "metrics" },
    open: false,
    scope: "metrics",
    summary: "What this process has measured, for Prometheus; for keys with the scope `metrics`",
  },
  {
    method: "GET",
    path: "/healthz",
    operation: { type: "health" },
    open: true,
    summary: "Whether the process is up, and its version",
  },
  {
    method: "GET",
    path: "/readyz",
    operation: { type: "ready" },
    open: true,
    summary: "Whether requests are taken: 503 while shutting down or without any provider",
  },
  {
    method: "GET",
    path: "/openapi.json",
    operation: { type: "openapi" },
    open: true,
    summary: "This table as an OpenAPI document",
  },
  {
    method: "GET",
    path: "/docs",
    operation: { type: "docs" },
    open: true,
    summary: "This table as a page",
  },
];

/** The dialect that a caller of `path` speaks, as far as the path and the headers tell. */
export function spokenAt(path: string, headers: Headers): ClientDialectId {
  if (/^(\/v1)?\/v1\/messages(\/|$)/.test(path)) return "anthropic-messages";
  if (/^(\/v1)?\/v1\/(responses|conversations)(\/|$)/.test(path)) return "openai-responses";
  if (/^(\/v1)?\/v1\/pi(\/|$)/.test(path)) return "pi-native";
  if (/^\/v1beta\/|^\/v1\/models\/.+:\w+$/.test(path)) return "gemini";
  // Google's SDKs name themselves; the path of the list is everybody's.
  if (headers.has("x-goog-api-client")) return "gemini";
  return headers.has("anthropic-version") ? "anthropic-messages" : "openai-chat";
}

/**
 * The path as the router writes it. Model names may hold slashes, and Gemini's end in a verb; other
 * ids are one segment.
 */
export function patternOf(path: string): string {
  return path.replace(/\{(\w+_id|scope)\}/g, ":$1").replace(
    /\{id\}(:\w+)?$/,
    (_, verb: string | undefined) => `:id{.+${verb ?? ""}}`,
  );
}
