/**
 * The route table as an OpenAPI 3.1 document. The bodies are the vendors' own and are described by
 * them; what is described here is which routes there are and how to call them.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { AdminOperation } from "../admin_routes.ts";
import { type Endpoint, ENDPOINTS } from "../endpoints/endpoints.ts";
import { adminDocs } from "./openapi_admin.ts";
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
    const others = paths[route.path] as JsonObject | undefined;
    paths[route.path] = { ...others, [route.method.toLowerCase()]: describe(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Sluice",
      version: VERSION,
      description: "One fetch handler between every LLM client and every LLM provider.",
    },
    // Where this document is: the gateway may be a part of something else.
    servers: [{ url: "." }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        apiKey: { type: "apiKey", in: "header", name: "x-api-key" },
        adminKey: { type: "http", scheme: "bearer" },
        googApiKey: { type: "apiKey", in: "header", name: "x-goog-api-key" },
      },
    },
  };
}

function describe(route: Route): JsonObject {
  const { operation } = route;
  if (operation.type === "admin") return describeAdmin(route, operation);
  return {
    operationId: operationId(operation, route.path),
    summary: route.summary,
    security: route.open ? [] : [{ bearer: [] }, { apiKey: [] }, { googApiKey: [] }],
    ...parametersOf(route.path),
    ...("dialect" in operation ? answerDocs(VENDOR_DOCS[operation.dialect]) : {}),
    ...(operation.type === "relay" ? relayDocs(ENDPOINTS[operation.endpoint]) : {}),
    responses: operation.type === "answer" ? ANSWERS : OK,
  };
}

function describeAdmin(route: Route, { action }: AdminOperation): JsonObject {
  const { parameters, body, status } = adminDocs(action);
  return {
    operationId: action,
    summary: route.summary,
    security: [{ adminKey: [] }],
    parameters: [...namesIn(route.path), ...parameters],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: { [status]: { description: "OK" }, default: ANSWERS.default ?? {} },
  };
}

/** A name that no other operation has, for those who make clients of the document. */
function operationId(operation: Operation, path: string): string {
  if (operation.type === "kept") return operation.deed;
  if (operation.type === "broker") return `broker-${operation.action}`;
  if (operation.type === "relay") return operation.endpoint;
  if (operation.type === "own") return `${operation.things}-${operation.action}`;
  if (!("dialect" in operation)) {
    return path.startsWith("/v1beta/") ? `gemini-${operation.type}` : operation.type;
  }
  const { type, dialect, inPath } = operation;
  if (inPath === "stream") return `${dialect}-stream`;
  return type === "answer" ? dialect : `${dialect}-${type}`;
}

function parametersOf(path: string): JsonObject {
  const parameters = namesIn(path);
  return parameters.length === 0 ? {} : { parameters };
}

function namesIn(path: string): JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => (
    { name, in: "path", required: true, schema: { type: "string" } }
  ));
}

/** What is passed on is the vendor's; all that is ours is which bodies are taken. */
function relayDocs({ form }: Endpoint): JsonObject {
  const any = { schema: { type: "object" } };
  const content = {
    "application/json": any,
    ...(form === true ? { "multipart/form-data": any } : {}),
  };
  return { requestBody: { required: true, content } };
}

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
