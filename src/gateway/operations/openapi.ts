/**
 * The route table as an OpenAPI 3.1 document. The bodies are the vendors' own and are described by
 * them; what is described here is which routes there are and how to call them.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import { type Operation, type Route, ROUTES } from "../routes.ts";
import { VERSION } from "../version.ts";

const VENDOR_DOCS = {
  "openai-chat": "https://platform.openai.com/docs/api-reference/chat/create",
  "openai-responses": "https://platform.openai.com/docs/api-reference/responses/create",
  "anthropic-messages": "https://docs.anthropic.com/en/api/messages",
  "gemini": "https://ai.google.dev/api/generate-content",
  "pi-native": "https://github.com/can1357/oh-my-pi",
};

/** The document. */
export function openApiDocument(): JsonObject {
  const paths: JsonObject = {};
  for (const route of ROUTES) {
    paths[route.path] = { [route.method.toLowerCase()]: describe(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Sluice",
      version: VERSION,
      description: "One fetch handler between every LLM client and every LLM provider.",
    },
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        apiKey: { type: "apiKey", in: "header", name: "x-api-key" },
        googApiKey: { type: "apiKey", in: "header", name: "x-goog-api-key" },
      },
    },
  };
}

function describe(route: Route): JsonObject {
  const { operation } = route;
  return {
    operationId: operationId(operation),
    summary: route.summary,
    security: route.open ? [] : [{ bearer: [] }, { apiKey: [] }, { googApiKey: [] }],
    ...(route.path.includes("{id}") ? { parameters: [MODEL_ID] } : {}),
    ...("dialect" in operation ? answerDocs(VENDOR_DOCS[operation.dialect]) : {}),
    responses: operation.type === "answer" ? ANSWERS : OK,
  };
}

function operationId(operation: Operation): string {
  if (!("dialect" in operation)) return operation.type;
  return operation.type === "answer" ? operation.dialect : `${operation.dialect}-count`;
}

const MODEL_ID: JsonObject = {
  name: "id",
  in: "path",
  required: true,
  schema: { type: "string" },
};

const OK: JsonObject = { "200": { description: "OK" } };

const ANSWERS: JsonObject = {
  "200": {
    description: "The answer",
    content: {
      "application/json": { schema: { type: "object" } },
      "text/event-stream": { schema: { type: "string" } },
    },
  },
  default: {
    description: "What went wrong, in the error envelope of the same API",
    content: { "application/json": { schema: { type: "object" } } },
  },
};

function answerDocs(url: string): JsonObject {
  return {
    externalDocs: { url, description: "Request and answer" },
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: {
            type: "object",
            required: ["model"],
            properties: { model: { type: "string" }, stream: { type: "boolean" } },
          },
        },
      },
    },
  };
}
