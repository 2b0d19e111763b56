/**
 * Sends one request through a gateway whose provider speaks a given wire, and looks at what comes
 * out on either side.
 *
 * @module
 */

import { OPTION_WIRES, type OptionWire } from "../../src/dialects/options.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { answerOf, createInlineUpstream } from "../support/inline_upstream.ts";
import { type Json, object } from "../support/json.ts";
import { createScriptedModel } from "../support/scripted_model.ts";

/** The provider's models: one that takes most of what its wire can say. */
export const MODELS: Readonly<Record<OptionWire, string>> = {
  chat: "gpt-5.4",
  responses: "gpt-5.4",
  messages: "claude-sonnet-4-5",
};

const PATHS: Readonly<Record<OptionWire, string>> = {
  chat: "/v1/chat/completions",
  responses: "/v1/responses",
  messages: "/v1/messages",
};

const BARE: Readonly<Record<OptionWire, Json>> = {
  chat: { messages: [{ role: "user", content: "Hi" }] },
  responses: { input: "Hi" },
  messages: { max_tokens: 4096, messages: [{ role: "user", content: "Hi" }] },
};

/** The least a client of `wire` can ask. */
export function bareRequest(wire: OptionWire, target: OptionWire): Json {
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

/** Sends `body` as a client of `wire` to a provider of `target`. */
export async function send(wire: OptionWire, target: OptionWire, body: Json): Promise<Outcome> {
  const dialect = OPTION_WIRES[target];
  const upstream = createInlineUpstream((request) => {
    const plain = { ...bareRequest(target, target), stream: request.json().stream === true };
    return answerOf(createScriptedModel(dialect).respond(plain));
  });
  const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, PATHS[wire], body);
  const text = await response.text();
  return {
    status: response.status,
    error: response.ok ? undefined : object(object(JSON.parse(text)).error),
    sent: upstream.requests[0]?.json(),
    dropped: response.headers.get("x-sluice-dropped")?.split(", ") ?? [],
  };
}

/** `body` with `value` at `path`; objects on the way are made where there are none. */
export function withField(body: Json, path: string, value: unknown): Json {
  const [first = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...body, [first]: value };
  const inner = body[first] === undefined ? {} : object(body[first]);
  return { ...body, [first]: withField(inner, rest.join("."), value) };
}

/** What is at `path`, such as `messages[0].role`, in `value`. */
export function fieldOf(value: unknown, path: string): unknown {
  let found = value;
  for (const step of path.split(/[.[\]]+/).filter((one) => one !== "")) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}
