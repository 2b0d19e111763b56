/**
 * Answers of providers, in each wire's own words.
 *
 * @module
 */

import type { PartTarget } from "../../src/dialects/parts_table.ts";
import type { Json } from "../support/json.ts";

/** What an answer holds. */
export interface Said {
  text?: string;
  reasoning?: string;
  calls?: { id: string; name: string; args: Json }[];
  /** The address of a page that the text is from. */
  citation?: string;
  /** The bytes of a picture. */
  picture?: string;
  refusal?: string;
  /** A step of the provider's own tool. */
  hosted?: boolean;
  cut?: boolean;
}

/** A provider's whole answer. */
export function say(wire: PartTarget, said: Said): Json {
  return SPEAKERS[wire](said);
}

const SPEAKERS: Readonly<Record<PartTarget, (said: Said) => Json>> = {
  chat: ({ text, reasoning, calls = [], citation, picture, refusal, cut }) => ({
    id: "c1",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [{
      index: 0,
      message: {
        role: "assistant",
        content: text ?? null,
        refusal: refusal ?? null,
        ...(reasoning === undefined ? {} : { reasoning_content: reasoning }),
        ...(citation === undefined ? {} : {
          annotations: [{
            type: "url_citation",
            url_citation: { url: citation, title: "Page", start_index: 0, end_index: 3 },
          }],
        }),
        ...(picture === undefined ? {} : {
          images: [{
            type: "image_url",
            image_url: { url: `data:image/png;base64,${picture}` },
          }],
        }),
        ...(calls.length === 0 ? {} : {
          tool_calls: calls.map(({ id, name, args }) => ({
            id,
            type: "function",
            function: { name, arguments: JSON.stringify(args) },
          })),
        }),
      },
      finish_reason: cut ? "length" : calls.length > 0 ? "tool_calls" : "stop",
    }],
  }),

  responses: ({ text, reasoning, calls = [], citation, picture, refusal, hosted, cut }) => ({
    id: "resp_1",
    object: "response",
    created_at: 1,
    status: cut ? "incomplete" : "completed",
    incomplete_details: cut ? { reason: "max_output_tokens" } : null,
    model: "m",
    output: [
      ...(reasoning === undefined ? [] : [{
        id: "rs_1",
        type: "reasoning",
        summary: [{ type: "summary_text", text: reasoning }],
      }]),
      ...(hosted ? [{ id: "ws_1", type: "web_search_call", status: "completed" }] : []),
      ...(picture === undefined ? [] : [{
        id: "ig_1",
        type: "image_generation_call",
        status: "completed",
        output_format: "png",
        result: picture,
      }]),
      ...(text === undefined && refusal === undefined ? [] : [{
        id: "msg_1",
        type: "message",
        role: "assistant",
        status: "completed",
        content: [
          refusal === undefined
            ? {
              type: "output_text",
              text,
              annotations: citation === undefined ? [] : [{
                type: "url_citation",
                url: citation,
                title: "Page",
                start_index: 0,
                end_index: 3,
              }],
            }
            : { type: "refusal", refusal },
        ],
      }]),
      ...calls.map(({ id, name, args }) => ({
        id: `fc_${id}`,
        type: "function_call",
        status: "completed",
        call_id: id,
        name,
        arguments: JSON.stringify(args),
      })),
    ],
  }),

  messages: ({ text, reasoning, calls = [], citation, refusal, hosted, cut }) => ({
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "m",
    content: [
      ...(reasoning === undefined
        ? []
        : [{ type: "thinking", thinking: reasoning, signature: "EqQB" }]),
      ...(hosted
        ? [{ type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: { query: "q" } }]
        : []),
      ...(text === undefined && refusal === undefined ? [] : [{
        type: "text",
        text: refusal ?? text,
        ...(citation === undefined ? {} : {
          citations: [{
            type: "web_search_result_location",
            url: citation,
            title: "Page",
            cited_text: "It",
            encrypted_index: "Eo8B",
          }],
        }),
      }]),
      ...calls.map(({ id, name, args }) => ({ type: "tool_use", id, name, input: args })),
    ],
    stop_reason: refusal !== undefined
      ? "refusal"
      : cut
      ? "max_tokens"
      : calls.length > 0
      ? "tool_use"
      : "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 3, output_tokens: 2 },
  }),

  gemini: ({ text, reasoning, calls = [], citation, picture, refusal, hosted, cut }) => ({
    responseId: "r1",
    modelVersion: "m",
    candidates: [{
      index: 0,
      content: {
        role: "model",
        parts: [
          ...(reasoning === undefined ? [] : [{ text: reasoning, thought: true }]),
          ...(hosted ? [{ executableCode: { language: "PYTHON", code: "1" } }] : []),
          ...(text === undefined && refusal === undefined ? [] : [{ text: refusal ?? text }]),
          ...(picture === undefined
            ? []
            : [{ inlineData: { mimeType: "image/png", data: picture } }]),
          ...calls.map(({ id, name, args }) => ({ functionCall: { id, name, args } })),
        ],
      },
      finishReason: refusal !== undefined ? "SAFETY" : cut ? "MAX_TOKENS" : "STOP",
      ...(citation === undefined ? {} : {
        groundingMetadata: {
          groundingChunks: [{ web: { uri: citation, title: "Page" } }],
          groundingSupports: [{
            segment: { endIndex: 3, text: "It " },
            groundingChunkIndices: [0],
          }],
        },
      }),
    }],
  }),

  converse: ({ text, reasoning, calls = [], citation, picture, refusal, hosted, cut }) => ({
    output: {
      message: {
        role: "assistant",
        content: [
          ...(reasoning === undefined
            ? []
            : [{ reasoningContent: { reasoningText: { text: reasoning, signature: "EqQB" } } }]),
          ...(hosted
            ? [{
              toolUse: { toolUseId: "s1", name: "web_search", input: {}, type: "server_tool_use" },
            }]
            : []),
          ...(text === undefined && refusal === undefined
            ? []
            : citation === undefined
            ? [{ text: refusal ?? text }]
            : [{
              citationsContent: {
                content: [{ text }],
                citations: [{ title: "Page", location: { web: { url: citation } } }],
              },
            }]),
          ...(picture === undefined
            ? []
            : [{ image: { format: "png", source: { bytes: picture } } }]),
          ...calls.map(({ id, name, args }) => ({ toolUse: { toolUseId: id, name, input: args } })),
        ],
      },
    },
    stopReason: refusal !== undefined
      ? "content_filtered"
      : cut
      ? "max_tokens"
      : calls.length > 0
      ? "tool_use"
      : "end_turn",
    usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 },
  }),
};
