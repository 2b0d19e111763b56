/**
 * Hosts of the chat wire as their vendors have made them: each refuses what its vendor refuses, in
 * the vendor's own words, and streams in the vendor's own style. What they refuse is written down
 * here from the vendors' documentation and errors, and knows nothing of the profiles.
 *
 * @module
 */

import type { SentRequest } from "../support/inline_upstream.ts";

type Json = Record<string, unknown>;

/** One host. */
export interface StrictHost {
  /** The known provider it stands for. */
  readonly provider: string;
  readonly model: string;
  /** What is wrong with a request, in the vendor's body, and its status; nothing if all is well. */
  refusal(body: Json): { status: number; body: Json } | undefined;
  /** The frames of a stream, without `data: ` and blank lines. */
  readonly stream: readonly string[];
  /** What the client is to be told of it: its text, its reasoning. */
  readonly says: { readonly text: string; readonly thought: string };
  /** What of the asked is lost on the way, at least. */
  readonly loses: readonly string[];
}

/** Answers as `host` does. */
export function answerAs(host: StrictHost): (request: SentRequest) => Response {
  return (request) => {
    if (request.method !== "POST") return new Response(null, { status: 404 });
    const refusal = host.refusal(request.json());
    if (refusal !== undefined) {
      return Response.json(refusal.body, { status: refusal.status });
    }
    const text = host.stream.map((frame) => `${frame.startsWith(":") ? "" : "data: "}${frame}\n\n`);
    return new Response(text.join(""), { headers: { "content-type": "text/event-stream" } });
  };
}

function refuse(message: string): { status: number; body: Json } {
  const error = { message, type: "invalid_request_error", param: null, code: null };
  return { status: 400, body: { error } };
}

function messagesOf(body: Json): Json[] {
  return body.messages as Json[];
}

/** The refusal for the first of `fields` that the body has. */
function unknownField(body: Json, fields: readonly string[]) {
  const field = fields.find((name) => body[name] !== undefined);
  return field === undefined ? undefined : refuse(`property '${field}' is unsupported`);
}

/** Models whose template begins with the one system message that there is. */
function systemFirst(body: Json) {
  const late = messagesOf(body).some(({ role }, index) => role === "system" && index > 0);
  return late ? refuse("System message must be at the beginning.") : undefined;
}

function stringsOnly(body: Json, roles: readonly string[]) {
  const at = messagesOf(body).findIndex(({ role, content }) =>
    roles.includes(String(role)) && Array.isArray(content)
  );
  return at < 0 ? undefined : refuse(
    `messages[${at}]: invalid type: sequence, expected a string`,
  );
}

function isForced(body: Json): boolean {
  return body.tool_choice !== undefined && body.tool_choice !== "auto" &&
    body.tool_choice !== "none";
}

/** OpenAI's own form of a choice among several, which nobody has taken over. */
function allowedTools(body: Json) {
  const choice = body.tool_choice as Json | undefined;
  return choice?.type === "allowed_tools"
    ? refuse("Invalid tool_choice: allowed_tools")
    : undefined;
}

const HEAD = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "m" };
const USAGE = { prompt_tokens: 20, completion_tokens: 9, total_tokens: 29 };

function chunk(delta: Json, finish: string | null = null, more: Json = {}): string {
  return JSON.stringify({
    ...HEAD,
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...more,
  });
}

const USUAL_END = [
  chunk({}, "stop"),
  JSON.stringify({ ...HEAD, choices: [], usage: USAGE }),
  "[DONE]",
];
const SAYS = { text: "It is 18 degrees.", thought: "" };

/** The fields that Mistral's schema has; it forbids all others. */
const MISTRAL_FIELDS = new Set(
  ("model messages temperature top_p max_tokens stream stream_options stop random_seed " +
    "response_format tools tool_choice presence_penalty frequency_penalty n prediction " +
    "parallel_tool_calls prompt_mode reasoning_effort safe_prompt").split(" "),
);

const MISTRAL: StrictHost = {
  provider: "mistral",
  model: "mistral-large-latest",
  refusal(body) {
    const extra = Object.keys(body).find((name) => !MISTRAL_FIELDS.has(name));
    if (extra !== undefined) return mistral(422, "extra_forbidden", `body.${extra}`);
    let before = "";
    for (const message of messagesOf(body)) {
      if (message.role === "user" && before === "tool") {
        return mistral(
          400,
          "invalid_request_message_order",
          "Unexpected role 'user' after role 'tool'",
        );
      }
      if (message.role === "tool" && typeof message.name !== "string") {
        return mistral(400, "invalid_request_error", "a result without the tool's name");
      }
      if (message.role === "user" && message.name !== undefined) {
        return mistral(422, "extra_forbidden", "messages.name");
      }
      for (const { id } of (message.tool_calls ?? []) as Json[]) {
        if (!/^[a-zA-Z0-9]{9}$/.test(String(id))) {
          return mistral(
            400,
            "invalid_function_call",
            `Tool call id was ${id} but must be a-z, A-Z, 0-9, with a length of 9.`,
          );
        }
      }
      before = String(message.role);
    }
    return undefined;
  },
  stream: [
    chunk({ role: "assistant", content: "" }),
    chunk({ content: [{ type: "thinking", thinking: [{ type: "text", text: "Look it up." }] }] }),
    chunk({ content: [{ type: "text", text: "It is 18 " }] }),
    chunk({ content: "degrees." }, "stop", { usage: USAGE }),
    "[DONE]",
  ],
  says: { ...SAYS, thought: "Look it up." },
  loses: ["user"],
};

function mistral(status: number, type: string, message: string) {
  return { status, body: { object: "error", message, type, param: null, code: "3230" } };
}

const GROQ: StrictHost = {
  provider: "groq",
  model: "openai/gpt-oss-120b",
  refusal(body) {
    if (messagesOf(body).some(({ name }) => name !== undefined)) {
      return refuse("'messages.1' : property 'name' is unsupported");
    }
    return unknownField(body, ["logit_bias", "logprobs", "top_logprobs", "top_k"]) ??
      stringsOnly(body, ["system", "assistant", "tool"]) ?? allowedTools(body);
  },
  stream: [
    chunk({ role: "assistant", content: null }, null, { x_groq: { id: "req_1" } }),
    chunk({ reasoning: "Look it up.", channel: "analysis" }),
    chunk({ content: "It is 18 degrees." }),
    chunk({}, "stop", { x_groq: { id: "req_1", usage: USAGE } }),
    "[DONE]",
  ],
  says: { ...SAYS, thought: "Look it up." },
  loses: ["top_k"],
};

const CEREBRAS_LACKS =
  "frequency_penalty presence_penalty logit_bias stream_options max_tokens top_k"
    .split(" ");

const CEREBRAS: StrictHost = {
  provider: "cerebras",
  model: "gpt-oss-120b",
  refusal: (body) => unknownField(body, CEREBRAS_LACKS) ?? allowedTools(body),
  stream: [
    chunk({ role: "assistant" }),
    chunk({ reasoning: "Look it up." }),
    chunk({ content: "It is 18 degrees." }),
    chunk({}, "stop", { usage: USAGE, time_info: { queue_time: 0.1 } }),
  ],
  says: { ...SAYS, thought: "Look it up." },
  loses: ["top_k"],
};

const COHERE_LACKS =
  "logit_bias store metadata service_tier parallel_tool_calls stream_options top_k"
    .split(" ");

const COHERE: StrictHost = {
  provider: "cohere",
  model: "command-a-03-2025",
  refusal: (body) => unknownField(body, COHERE_LACKS) ?? allowedTools(body),
  stream: [chunk({ role: "assistant", content: "It is 18 degrees." }), ...USUAL_END],
  says: SAYS,
  loses: ["top_k"],
};

const DEEPSEEK: StrictHost = {
  provider: "deepseek",
  model: "deepseek-v4-pro",
  refusal(body) {
    const thinking = (body.thinking as Json | undefined)?.type ?? "enabled";
    if (thinking === "enabled" && isForced(body)) {
      return refuse("deepseek-reasoner does not support this tool_choice");
    }
    const bare = messagesOf(body).some((message) =>
      message.role === "assistant" && message.tool_calls !== undefined &&
      !message.reasoning_content
    );
    if (bare) return refuse("Missing `reasoning_content` field in the assistant message");
    return unknownField(body, ["top_k"]) ?? stringsOnly(body, ["system", "user", "tool"]) ??
      allowedTools(body);
  },
  stream: [
    chunk({ role: "assistant", content: null, reasoning_content: "" }),
    chunk({ content: null, reasoning_content: "Look it up." }),
    chunk({ content: "It is 18 degrees.", reasoning_content: null }),
    chunk({ content: "" }, "stop", { usage: { ...USAGE, prompt_cache_hit_tokens: 8 } }),
    "[DONE]",
  ],
  says: { ...SAYS, thought: "Look it up." },
  loses: ["top_k", "reasoning"],
};

const ALIBABA: StrictHost = {
  provider: "alibaba",
  model: "qwen3.8-max",
  refusal(body) {
    // Its models think unless they are told not to.
    if (body.enable_thinking !== false && isForced(body)) {
      return refuse(
        "The tool_choice parameter does not support being set to required or object in thinking mode",
      );
    }
    return unknownField(body, ["reasoning_effort", "thinking", "reasoning"]) ?? allowedTools(body);
  },
  stream: [
    chunk({ role: "assistant", content: null, reasoning_content: "Look it up." }),
    chunk({ content: "It is 18 degrees.", reasoning_content: null }),
    ...USUAL_END,
  ],
  says: { ...SAYS, thought: "Look it up." },
  loses: ["reasoning"],
};

const ZAI: StrictHost = {
  provider: "zai",
  model: "glm-5.3",
  refusal(body) {
    const thinking = (body.thinking as Json | undefined)?.type ?? "enabled";
    if (thinking === "enabled" && isForced(body)) return refuse("tool_choice and thinking");
    return unknownField(body, ["enable_thinking", "top_k"]) ?? allowedTools(body);
  },
  stream: [
    chunk({ role: "assistant", reasoning_content: "Look it up." }),
    chunk({ role: "assistant", content: "It is 18 degrees." }),
    chunk({ role: "assistant", content: "" }, "stop", { usage: USAGE }),
    "[DONE]",
  ],
  says: { ...SAYS, thought: "Look it up." },
  loses: ["top_k", "reasoning"],
};

const VENICE: StrictHost = {
  provider: "venice",
  model: "venice-uncensored",
  refusal: (body) => unknownField(body, ["stream_options", "thinking"]) ?? allowedTools(body),
  stream: [
    chunk({ role: "assistant", reasoning_content: "Look it up." }),
    chunk({ content: "It is 18 degrees." }),
    chunk({}, "stop", { usage: USAGE }),
    "[DONE]",
  ],
  says: { ...SAYS, thought: "Look it up." },
  loses: [],
};

const OPENROUTER: StrictHost = {
  provider: "openrouter",
  model: "anthropic/claude-sonnet-5",
  refusal: (body) => {
    const reasoning = body.reasoning as Json | undefined;
    if (reasoning?.effort !== undefined && reasoning.max_tokens !== undefined) {
      return refuse('Only one of "reasoning.effort" and "reasoning.max_tokens" can be specified');
    }
    return unknownField(body, ["reasoning_effort"]) ?? allowedTools(body);
  },
  stream: [
    ": OPENROUTER PROCESSING",
    chunk({
      role: "assistant",
      content: "",
      reasoning: "Look it up.",
      reasoning_details: [
        { type: "reasoning.text", text: "Look it up.", format: "anthropic-claude-v1", index: 0 },
      ],
    }),
    chunk({
      content: "",
      reasoning_details: [
        {
          type: "reasoning.text",
          signature: "c2lnbmVk",
          format: "anthropic-claude-v1",
          index: 0,
        },
      ],
    }),
    ": OPENROUTER PROCESSING",
    chunk({ content: "It is 18 degrees." }),
    chunk({ content: "" }, "stop", { native_finish_reason: "end_turn" }),
    JSON.stringify({ ...HEAD, choices: [], usage: { ...USAGE, cost: 0.00042 } }),
    "[DONE]",
  ],
  says: { ...SAYS, thought: "Look it up." },
  loses: [],
};

const NVIDIA: StrictHost = {
  provider: "nvidia",
  model: "meta/llama-4",
  refusal: (body) => systemFirst(body) ?? unknownField(body, ["top_k"]) ?? allowedTools(body),
  stream: [chunk({ role: "assistant", content: "It is 18 degrees." }), ...USUAL_END],
  says: SAYS,
  loses: ["top_k"],
};

const MINIMAX: StrictHost = {
  provider: "minimax-code",
  model: "MiniMax-M3",
  refusal(body) {
    const { body: told, status } = refuse("invalid params, invalid chat setting (2013)");
    return systemFirst(body) === undefined
      ? allowedTools(body)
      : { status, body: { ...told, base_resp: { status_code: 2013 } } };
  },
  // Each delta repeats what came before.
  stream: [
    chunk({ role: "assistant", reasoning_content: "Look" }),
    chunk({ reasoning_content: "Look it up." }),
    chunk({ content: "It is" }),
    chunk({ content: "It is 18 degrees." }),
    ...USUAL_END,
  ],
  says: { ...SAYS, thought: "Look it up." },
  loses: ["top_k"],
};

const LM_STUDIO: StrictHost = {
  provider: "lm-studio",
  model: "qwen3-8b",
  refusal(body) {
    if (typeof body.tool_choice === "object") {
      return {
        status: 400,
        body: {
          error:
            "Invalid tool_choice type: 'object'. Supported string values: none, auto, required",
        },
      };
    }
    return systemFirst(body);
  },
  stream: [chunk({ role: "assistant", content: "It is 18 degrees." }), chunk({}, "stop"), "[DONE]"],
  says: SAYS,
  loses: [],
};

/** All of them. */
export const STRICT_HOSTS: readonly StrictHost[] = [
  ALIBABA,
  CEREBRAS,
  COHERE,
  DEEPSEEK,
  GROQ,
  LM_STUDIO,
  MINIMAX,
  MISTRAL,
  NVIDIA,
  OPENROUTER,
  VENICE,
  ZAI,
];
