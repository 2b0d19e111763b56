/**
 * A made-up cloud in place of the network: it lets in who is to be let in, and opens its envelope
 * strictly, in front of a scripted model. Written from the vendors' documents, apart from the product.
 *
 * @module
 */

import { eventStreamOf, invokeChunk } from "./event_stream.ts";
import type { Json } from "./json.ts";
import { createInlineUpstream, type InlineUpstream, type SentRequest } from "./inline_upstream.ts";
import { createScriptedModel, type ModelDialect, type ScriptedModel } from "./scripted_model.ts";
import type { ScriptedAnswer } from "./scripted_speech.ts";
import { type Identity, signatureFlaw } from "./sigv4.ts";

/** A key or a token that is good. */
export const CLOUD_KEY = "cloud-key-8Fq2Lm7xR4wT";
/** The keys that sign for AWS. */
export const AWS_IDENTITY: Identity = {
  accessKeyId: "AKIDCLOUDEXAMPLE",
  secretAccessKey: "c2VjcmV0LWFjY2Vzcy1rZXk+example/0123",
  sessionToken: "session-token-of-the-role/0123+=",
};

/** A question out of its envelope, or why it is not let in. */
type Opened =
  | {
    readonly dialect: ModelDialect;
    readonly body: Json;
    readonly path: string;
    /** Whether a stream is to come in AWS's frames. */
    readonly framed?: boolean;
  }
  | { readonly status: number; readonly message: string };

/** A cloud with a model for each wire. */
export interface ScriptedCloud extends InlineUpstream {
  /** What the model behind the wire `dialect` was asked. */
  asked(dialect: ModelDialect): ScriptedModel["asked"];
}

/** Creates a cloud; `aside` answers what is no question, such as asking for a token. */
export function createScriptedCloud(
  aside: (request: SentRequest) => Response | undefined = () => undefined,
): ScriptedCloud {
  const models = new Map<ModelDialect, ScriptedModel>();
  const modelOf = (dialect: ModelDialect): ScriptedModel => {
    const known = models.get(dialect) ?? createScriptedModel(dialect);
    models.set(dialect, known);
    return known;
  };
  const upstream = createInlineUpstream((request) => {
    const told = aside(request);
    if (told !== undefined) return told;
    const opened = open(request);
    if ("status" in opened) {
      const { status, message } = opened;
      return Response.json({ error: { message, code: String(status) } }, { status });
    }
    const answer = modelOf(opened.dialect).respond(opened.body, opened.path);
    return opened.framed === true ? framedOf(answer) : responseOf(answer);
  });
  return { ...upstream, asked: (dialect) => modelOf(dialect).asked };
}

function responseOf({ status, type, headers = {}, pieces }: ScriptedAnswer): Response {
  return new Response(pieces.join(""), { status, headers: { "content-type": type, ...headers } });
}

/** The events of an answer in AWS's frames. */
function framedOf(answer: ScriptedAnswer): Response {
  if (answer.type !== "text/event-stream") return responseOf(answer);
  const events = answer.pieces.join("").matchAll(/^data: (.*)$/gm);
  return eventStreamOf([...events].map(([, data = ""]) => invokeChunk(JSON.parse(data))));
}

function open(request: SentRequest): Opened {
  const { hostname } = new URL(request.url);
  if (hostname.endsWith(".openai.azure.com")) return openAzure(request);
  if (hostname.endsWith(".services.ai.azure.com")) return openFoundry(request);
  if (hostname.endsWith("aiplatform.googleapis.com") || hostname.endsWith(".rep.googleapis.com")) {
    return openVertex(request);
  }
  if (hostname.endsWith(".amazonaws.com")) return openBedrock(request);
  if (hostname.endsWith(".api.aws")) return openMantle(request);
  return { status: 599, message: `nobody is at ${hostname}` };
}

const no = (status: number, message: string): Opened => ({ status, message });

function openAzure(request: SentRequest): Opened {
  const { pathname, search } = new URL(request.url);
  if (!isLetIn(request, "api-key")) return no(401, "Access denied due to invalid subscription key");
  const body = request.json() as Json;
  if (pathname === "/openai/v1/chat/completions" && search === "") {
    return { dialect: "openai-chat", body, path: pathname };
  }
  if (pathname === "/openai/v1/responses" && search === "") {
    return { dialect: "openai-responses", body, path: pathname };
  }
  const deployment = /^\/openai\/deployments\/([^/]+)\/chat\/completions$/.exec(pathname)?.[1];
  if (deployment === undefined) return no(404, "Resource not found");
  if (!/^\?api-version=\d{4}-\d\d-\d\d(-preview)?$/.test(search)) {
    return no(404, "Resource not found: api-version");
  }
  return { dialect: "openai-chat", body: { ...body, model: deployment }, path: pathname };
}

function openFoundry(request: SentRequest): Opened {
  const { pathname } = new URL(request.url);
  if (!isLetIn(request, "x-api-key")) return no(401, "invalid x-api-key");
  if (pathname !== "/anthropic/v1/messages") return no(404, "Resource not found");
  if (!request.headers.has("anthropic-version")) return no(400, "no version");
  return { dialect: "anthropic-messages", body: request.json() as Json, path: pathname };
}

const VERTEX = /^\/(v1|v1beta1)\/(?:projects\/my-project\/locations\/([a-z0-9-]+)\/)?(.+)$/;

function openVertex(request: SentRequest): Opened {
  const { hostname, pathname, search } = new URL(request.url);
  const [, , location, rest = ""] = VERTEX.exec(pathname) ?? [];
  const express = location === undefined;
  if (express ? request.headers.get("x-goog-api-key") !== CLOUD_KEY : !isBearer(request)) {
    return no(401, "Request had invalid authentication credentials.");
  }
  const host = express || location === "global"
    ? "aiplatform.googleapis.com"
    : location === "eu" || location === "us"
    ? `aiplatform.${location}.rep.googleapis.com`
    : `${location}-aiplatform.googleapis.com`;
  if (hostname !== host) return no(404, `${location} is not at ${hostname}`);
  const body = request.json() as Json;
  const gemini = /^publishers\/google(\/models\/[^/]+:[A-Za-z]+)$/.exec(rest)?.[1];
  if (gemini !== undefined) return { dialect: "gemini", body, path: gemini + search };
  if (express) return no(404, "express mode serves Google's models");
  if (rest === "endpoints/openapi/chat/completions") {
    if (!String(body.model).includes("/")) return no(400, "the model has no publisher");
    return { dialect: "openai-chat", body, path: rest };
  }
  const [, id, method] = /^publishers\/anthropic\/models\/([^/:]+):(\w+)$/.exec(rest) ?? [];
  if (id === undefined) return no(404, "not found");
  const { anthropic_version: version, ...question } = body;
  if (version !== "vertex-2023-10-16") return no(400, "anthropic_version: Field required");
  if (id === "count-tokens") {
    return { dialect: "anthropic-messages", body: question, path: "/messages/count_tokens" };
  }
  if ("model" in question) return no(400, "model: Extra inputs are not permitted");
  const streams = question.stream === true;
  if (method !== (streams ? "streamRawPredict" : "rawPredict")) return no(400, `not ${method}`);
  return {
    dialect: "anthropic-messages",
    body: { ...question, model: decodeURIComponent(id) },
    path: "/messages",
  };
}

function openBedrock(request: SentRequest): Opened {
  const { hostname, pathname } = new URL(request.url);
  const region = /^bedrock-runtime\.([a-z0-9-]+)\.amazonaws\.com$/.exec(hostname)?.[1] ?? "";
  const refused = refusedByAws(request, { service: "bedrock", region });
  if (refused !== undefined) return refused;
  const [, id, method] = /^\/model\/([^/]+)\/([a-z-]+)$/.exec(pathname) ?? [];
  if (id === undefined || method === undefined) return no(404, "UnknownOperationException");
  const { anthropic_version: version, anthropic_beta: betas, ...question } = request.json() as Json;
  if (version !== "bedrock-2023-05-31") return no(400, "anthropic_version: Field required");
  for (const name of ["model", "stream"]) {
    if (name in question) return no(400, `${name}: Extra inputs are not permitted`);
  }
  if (betas !== undefined && !Array.isArray(betas)) return no(400, "anthropic_beta: not a list");
  const streams = method === "invoke-with-response-stream";
  if (method !== "invoke" && !streams) return no(400, `not ${method}`);
  const type = streams ? "application/vnd.amazon.eventstream" : "application/json";
  if (request.headers.get("accept") !== type) return no(400, "accept");
  return {
    dialect: "anthropic-messages",
    body: { ...question, model: decodeURIComponent(id), ...(streams ? { stream: true } : {}) },
    path: "/messages",
    framed: streams,
  };
}

function openMantle(request: SentRequest): Opened {
  const { hostname, pathname } = new URL(request.url);
  const region = /^bedrock-mantle\.([a-z0-9-]+)\.api\.aws$/.exec(hostname)?.[1] ?? "";
  const refused = refusedByAws(request, { service: "bedrock-mantle", region });
  if (refused !== undefined) return refused;
  const body = request.json() as Json;
  switch (pathname) {
    case "/v1/chat/completions":
      return { dialect: "openai-chat", body, path: pathname };
    case "/v1/responses":
      return { dialect: "openai-responses", body, path: pathname };
    case "/anthropic/v1/messages":
      return { dialect: "anthropic-messages", body, path: pathname };
    default:
      return no(404, "not found");
  }
}

function refusedByAws(
  request: SentRequest,
  scope: { service: string; region: string },
): Opened | undefined {
  if (isBearer(request)) return undefined;
  const flaw = signatureFlaw(request, AWS_IDENTITY, scope);
  return flaw === undefined ? undefined : no(403, `InvalidSignatureException: ${flaw}`);
}

function isLetIn(request: SentRequest, header: string): boolean {
  return request.headers.get(header) === CLOUD_KEY || isBearer(request);
}

function isBearer({ headers }: SentRequest): boolean {
  return headers.get("authorization") === `Bearer ${CLOUD_KEY}`;
}
