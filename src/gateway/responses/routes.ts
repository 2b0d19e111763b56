/**
 * The rows of the route table that are about what is kept for clients of Responses.
 *
 * @module
 */

import type { ConversationDeed } from "./conversations.ts";
import type { ResponseDeed } from "./responses.ts";

/** A route to what is kept for clients of Responses. */
export interface KeptOperation {
  readonly type: "kept";
  readonly deed: ResponseDeed | ConversationDeed;
}

/** A route that becomes a WebSocket. */
export interface SocketOperation {
  readonly type: "socket";
}

/** A row: see `Route` in `../routes.ts`. */
export interface ResponsesRoute {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly aliases: readonly string[];
  readonly operation:
    | KeptOperation
    | SocketOperation
    | { readonly type: "count" | "compact"; readonly dialect: "openai-responses" };
  readonly open: boolean;
  readonly summary: string;
}

/** The rows, in the order of the vendor's reference. */
export const RESPONSES_ROUTES: readonly ResponsesRoute[] = [
  {
    method: "GET",
    path: "/v1/responses",
    aliases: ["/v1/v1/responses"],
    operation: { type: "socket" },
    open: false,
    summary: "OpenAI Responses over a WebSocket, where the runtime has them",
  },
  {
    method: "POST",
    path: "/v1/responses/compact",
    aliases: ["/v1/v1/responses/compact"],
    operation: { type: "compact", dialect: "openai-responses" },
    open: false,
    summary: "A shorter history: the provider's own compaction, or a summary by the model",
  },
  {
    method: "POST",
    path: "/v1/responses/input_tokens",
    aliases: ["/v1/v1/responses/input_tokens"],
    operation: { type: "count", dialect: "openai-responses" },
    open: false,
    summary: "The tokens of a prompt, in the shape of Responses",
  },
  {
    method: "GET",
    path: "/v1/responses/{response_id}",
    aliases: ["/v1/v1/responses/{response_id}"],
    operation: { type: "kept", deed: "get_response" },
    open: false,
    summary: "A kept response; with `stream=true` the events of a background one",
  },
  {
    method: "DELETE",
    path: "/v1/responses/{response_id}",
    aliases: ["/v1/v1/responses/{response_id}"],
    operation: { type: "kept", deed: "delete_response" },
    open: false,
    summary: "Forgets a response",
  },
  {
    method: "POST",
    path: "/v1/responses/{response_id}/cancel",
    aliases: ["/v1/v1/responses/{response_id}/cancel"],
    operation: { type: "kept", deed: "cancel_response" },
    open: false,
    summary: "Ends a background response",
  },
  {
    method: "GET",
    path: "/v1/responses/{response_id}/input_items",
    aliases: ["/v1/v1/responses/{response_id}/input_items"],
    operation: { type: "kept", deed: "list_input_items" },
    open: false,
    summary: "What a response was made from, in pages",
  },
  {
    method: "POST",
    path: "/v1/conversations",
    aliases: ["/v1/v1/conversations"],
    operation: { type: "kept", deed: "create_conversation" },
    open: false,
    summary: "Begins a conversation that responses can be part of",
  },
  {
    method: "GET",
    path: "/v1/conversations/{conversation_id}",
    aliases: ["/v1/v1/conversations/{conversation_id}"],
    operation: { type: "kept", deed: "get_conversation" },
    open: false,
    summary: "A conversation and its metadata",
  },
  {
    method: "POST",
    path: "/v1/conversations/{conversation_id}",
    aliases: ["/v1/v1/conversations/{conversation_id}"],
    operation: { type: "kept", deed: "update_conversation" },
    open: false,
    summary: "Changes a conversation's metadata",
  },
  {
    method: "DELETE",
    path: "/v1/conversations/{conversation_id}",
    aliases: ["/v1/v1/conversations/{conversation_id}"],
    operation: { type: "kept", deed: "delete_conversation" },
    open: false,
    summary: "Forgets a conversation",
  },
  {
    method: "GET",
    path: "/v1/conversations/{conversation_id}/items",
    aliases: ["/v1/v1/conversations/{conversation_id}/items"],
    operation: { type: "kept", deed: "list_items" },
    open: false,
    summary: "A conversation's items, in pages",
  },
  {
    method: "POST",
    path: "/v1/conversations/{conversation_id}/items",
    aliases: ["/v1/v1/conversations/{conversation_id}/items"],
    operation: { type: "kept", deed: "create_items" },
    open: false,
    summary: "Adds items to a conversation",
  },
  {
    method: "GET",
    path: "/v1/conversations/{conversation_id}/items/{item_id}",
    aliases: ["/v1/v1/conversations/{conversation_id}/items/{item_id}"],
    operation: { type: "kept", deed: "get_item" },
    open: false,
    summary: "One item of a conversation",
  },
  {
    method: "DELETE",
    path: "/v1/conversations/{conversation_id}/items/{item_id}",
    aliases: ["/v1/v1/conversations/{conversation_id}/items/{item_id}"],
    operation: { type: "kept", deed: "delete_item" },
    open: false,
    summary: "Takes an item out of a conversation",
  },
];
