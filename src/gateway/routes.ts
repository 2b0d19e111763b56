/**
 * THE table of routes. The router, the OpenAPI document, the docs page and the README's table are all
 * made from it.
 *
 * @module
 */

import type { DialectId } from "../canonical/request.ts";

/** What a route does; `src/gateway/operations/` holds one file for each family of them. */
export type Operation = AnswerOperation | InformOperation;

/** A route that asks a model, or how long a question to one is. */
export interface AnswerOperation {
  readonly type: "answer" | "count";
  readonly dialect: DialectId;
}

/** A route that tells something of the gateway itself. */
export interface InformOperation {
  readonly type: "list_models" | "get_model" | "health" | "ready" | "openapi" | "docs";
}

/** One route. */
export interface Route {
  readonly method: "GET" | "POST";
  /** In the OpenAPI manner: `/v1/models/{id}`; `{id}` may hold slashes. */
  readonly path: string;
  /** Other paths that mean the same, for clients whose base URL was set with one `/v1` too many. */
  readonly aliases?: readonly string[];
  readonly operation: Operation;
  /** Whether it is served without a key. */
  readonly open: boolean;
  /** One line of documentation. */
  readonly summary: string;
}

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

/** The dialect whose error envelope a caller of `path` expects. */
export function envelopeOf(path: string, headers: Headers): DialectId {
  if (/^(\/v1)?\/v1\/messages(\/|$)/.test(path)) return "anthropic-messages";
  if (/^(\/v1)?\/v1\/responses(\/|$)/.test(path)) return "openai-responses";
  return headers.has("anthropic-version") ? "anthropic-messages" : "openai-chat";
}
