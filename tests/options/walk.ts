/**
 * Sends one request through a gateway whose provider speaks a given wire, and looks at what comes
 * out on either side.
 *
 * @module
 */

import { OPTION_TARGETS, type OptionTarget, type OptionWire } from "../../src/dialects/options.ts";
import { OK } from "../dialects/pi_native/replies.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { converseStream, eventStreamOf } from "../support/event_stream.ts";
import {
  answerOf,
  createInlineUpstream,
  jsonOf,
  type SentRequest,
} from "../support/inline_upstream.ts";
import { type Json, object } from "../support/json.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import type { ScriptedAnswer } from "../support/scripted_speech.ts";

/** The provider's models: one that takes most of what its wire can say. */
export const MODELS: Readonly<Record<OptionTarget, string>> = {
  chat: "gpt-5.4",
  responses: "gpt-5.4",
  messages: "claude-sonnet-4-5",
  gemini: "gemini-2.5-flash",
  pi: "x/m",
  converse: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
};

/** Where `body` is sent, and what of it: one wire has two of its fields in the address. */
function addressed(wire: OptionWire, body: Json): [path: string, body: Json] {
  switch (wire) {
    case "chat":
      return ["/v1/chat/completions", body];
    case "responses":
      return ["/v1/responses", body];
    case "messages":
      return ["/v1/messages", body];
    case "gemini": {
      const { model, ...rest } = body;
      return [`/v1beta/models/${model}:generateContent`, rest];
    }
  }
}

const BARE: Readonly<Record<OptionWire, Json>> = {
  chat: { messages: [{ role: "user", content: "Hi" }] },
  responses: { input: "Hi" },
  messages: { max_tokens: 4096, messages: [{ role: "user", content: "Hi" }] },
  gemini: { contents: [{ role: "user", parts: [{ text: "Hi" }] }] },
};

/** The least a client of `wire` can ask. */
export function bareRequest(wire: OptionWire, target: OptionTarget): Json {
  return { model: `up/${MODELS[target]}`, ...BARE[wire] };
}

/** What came of a request. */
export interface Outcome {
  readonly status: number;
  /** The error the client got, where it got one. */
  readonly error: Json | undefined;
  /** The body the provider got, where it got one. */
  readonly sent: Json | undefined;
  /** The names in `x-sluice-dropped`. */
  readonly dropped: readonly string[];
}

/** The least that a provider of `target` answers. */
function answerTo(target: OptionTarget, stream: boolean): Response {
  if (target === "gemini") return answerOf(geminiAnswer(stream));
  if (target === "pi") return answerOf(piAnswer(stream));
  if (target === "converse") {
    return stream
      ? eventStreamOf([converseStream([{ messageStop: { stopReason: "end_turn" } }])])
      : jsonOf(OK["bedrock-converse"]);
  }
  const plain = { ...bareRequest(target, target), stream };
  return answerOf(createScriptedModel(OPTION_TARGETS[target]).respond(plain));
}

function geminiAnswer(stream: boolean): ScriptedAnswer {
  const answer = JSON.stringify({
    candidates: [{ content: { role: "model", parts: [{ text: "Hi" }] }, finishReason: "STOP" }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
    modelVersion: MODELS.gemini,
  });
  return stream
    ? { status: 200, type: "text/event-stream", pieces: [`data: ${answer}\n\n`] }
    : { status: 200, type: "application/json", pieces: [answer] };
}

function piAnswer(stream: boolean): ScriptedAnswer {
  const { message } = OK["pi-native"];
  const done = JSON.stringify({ type: "done", reason: "stop", message });
  return stream
    ? { status: 200, type: "text/event-stream", pieces: [`data: ${done}\n\ndata: [DONE]\n\n`] }
    : { status: 200, type: "application/json", pieces: [JSON.stringify({ message })] };
}

/** What a provider was sent, with what stands in the address beside the rest. */
function sentTo(target: OptionTarget, request: SentRequest): Json {
  if (target === "converse") {
    const [, model, method] = /\/model\/([^/]+)\/([a-z-]+)$/.exec(request.url) ?? [];
    const stream = method === "converse-stream" ? { stream: true } : {};
    return { modelId: decodeURIComponent(model ?? ""), ...stream, ...request.json() };
  }
  if (target !== "gemini") return request.json();
  const [, model, method] = /\/models\/([^:]+):(\w+)/.exec(request.url) ?? [];
  const stream = method === "streamGenerateContent" ? { stream: true } : {};
  return { model: decodeURIComponent(model ?? ""), ...stream, ...request.json() };
}

/** The error of any wire; one names the field among its details. */
function errorOf(text: string): Json {
  const error = object(object(JSON.parse(text)).error);
  const details = Array.isArray(error.details) ? error.details.map((one) => object(one)) : [];
  const [violation] = details.flatMap(({ fieldViolations }) => fieldViolations ?? []);
  return violation === undefined ? error : { ...error, param: object(violation).field };
}

/** Sends `body` as a client of `wire` to a provider of `target`. */
export async function send(wire: OptionWire, target: OptionTarget, body: Json): Promise<Outcome> {
  const upstream = createInlineUpstream((request) =>
    answerTo(target, sentTo(target, request).stream === true)
  );
  const dialect = OPTION_TARGETS[target];
  const gateway = gatewayOf({
    dialect,
    profile: { customTools: true },
    host: { fetch: upstream.fetch },
  });
  const response = await ask(gateway, ...addressed(wire, body));
  const text = await response.text();
  return {
    status: response.status,
    error: response.ok ? undefined : errorOf(text),
    sent: upstream.requests[0] && sentTo(target, upstream.requests[0]),
    dropped: response.headers.get("x-sluice-dropped")?.split(", ") ?? [],
  };
}

/**
 * `body` with `value` at `path`; what is on the way is made where there is nothing. `name[]` is the
 * first item of a list.
 */
export function withField(body: Json, path: string, value: unknown): Json {
  const [step = "", ...rest] = path.split(".");
  const name = step.replace(/\[\]$/, "");
  if (rest.length === 0) return { ...body, [name]: value };
  const there = body[name];
  const [item, ...others] = Array.isArray(there) ? there : [there];
  const inner = withField(item === undefined ? {} : object(item), rest.join("."), value);
  return { ...body, [name]: name === step ? inner : [inner, ...others] };
}

/** What is at `path`, such as `messages[0].role`, in `value`. */
export function fieldOf(value: unknown, path: string): unknown {
  let found = value;
  for (const step of path.replaceAll("[]", "[0]").split(/[.[\]]+/).filter((one) => one !== "")) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}
