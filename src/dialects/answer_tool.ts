/**
 * An answer in the form of a schema, from a model that cannot be held to one: it is made to call a
 * tool whose arguments are the answer, and the client is told the arguments as the text it asked for.
 *
 * | the client's choice | the model's                                                           |
 * | ------------------- | --------------------------------------------------------------------- |
 * | none was made, auto | one of the tools: its own ones first, the answer when it has it         |
 * | required, allowed   | the same, among those that are allowed                                |
 * | none                | the answer                                                            |
 * | one certain tool    | that tool; there is no answer in this turn, and so no form of it       |
 *
 * @module
 */

import type { CanonicalEvent, Emit } from "../canonical/event.ts";
import { createFold, unfold } from "../canonical/fold.ts";
import type { JsonObject } from "../canonical/json.ts";
import type { Finish } from "../canonical/reply.ts";
import type {
  CanonicalRequest,
  FunctionTool,
  ResponseFormat,
  ToolChoice,
} from "../canonical/request.ts";
import type { AnswerTool, ProviderDialect, StreamDecoder } from "./dialect.ts";

/** The one property of the arguments where the answer itself is no object. */
const WRAPPED = "answer";

/** A request that asks for the answer by way of a tool. */
export interface ByTool {
  request: CanonicalRequest;
  /** The tool; none where another one is forced. */
  tool?: AnswerTool;
}

/** The same request with a tool in the place of the schema. */
export function askByTool(
  request: CanonicalRequest,
  format: Extract<ResponseFormat, { type: "json_schema" }>,
): ByTool {
  const { responseFormat: _, ...rest } = request;
  if (request.toolChoice?.type === "tool") return { request: rest };
  const name = freeName(request.tools.map((tool) => tool.type === "hosted" ? "" : tool.name));
  const wrapped = !describesObject(format.schema);
  const answer: FunctionTool = {
    type: "function",
    name,
    description: [
      "Gives the final answer: its arguments are the answer. Call it once, as the last thing.",
      ...(format.description === undefined ? [] : [format.description]),
    ].join("\n\n"),
    parameters: wrapped ? wrap(format.schema) : format.schema,
  };
  return {
    request: { ...rest, tools: [...request.tools, answer], toolChoice: choiceOf(request, name) },
    tool: { name, wrapped },
  };
}

function freeName(taken: readonly string[]): string {
  let name = "final_answer";
  while (taken.includes(name)) name += "_";
  return name;
}

/** Whether values of this form are objects, as arguments are. */
export function describesObject({ type, properties, anyOf, oneOf }: JsonObject): boolean {
  if (anyOf !== undefined || oneOf !== undefined) return false;
  return type === "object" || (type === undefined && properties !== undefined);
}

/** References point to the root, where the definitions therefore have to stay. */
function wrap(schema: JsonObject): JsonObject {
  const { $defs, definitions, ...answer } = schema;
  return {
    type: "object",
    properties: { [WRAPPED]: answer },
    required: [WRAPPED],
    additionalProperties: false,
    ...($defs === undefined ? {} : { $defs }),
    ...(definitions === undefined ? {} : { definitions }),
  };
}

function choiceOf({ tools, toolChoice }: CanonicalRequest, name: string): ToolChoice {
  if (toolChoice?.type === "allowed") {
    return { type: "allowed", mode: "required", names: [...toolChoice.names, name] };
  }
  return tools.length === 0 || toolChoice?.type === "none"
    ? { type: "tool", name }
    : { type: "required" };
}

/** The dialect of a provider that answers by `tool`: its answers read as if it had not. */
export function answeringBy(tool: AnswerTool, dialect: ProviderDialect): ProviderDialect {
  return {
    ...dialect,
    decodeReply(body, profile) {
      const fold = createFold();
      unfold(dialect.decodeReply(body, profile), tellAnswer(tool, fold.step));
      return fold.reply();
    },
    createStreamDecoder: (...habits) => following(dialect.createStreamDecoder(...habits), tool),
  };
}

/** The place to emit to is named anew with every step, and is the same every time. */
function following(decoder: StreamDecoder, tool: AnswerTool): StreamDecoder {
  let target: Emit = () => {};
  const tell = tellAnswer(tool, (event) => target(event));
  return {
    step(frame, emit) {
      target = emit;
      decoder.step(frame, tell);
    },
    end(emit) {
      target = emit;
      decoder.end(tell);
    },
  };
}

/**
 * Takes events and emits them with the answer's call as text. Words beside the answer would spoil it:
 * they are held back, and told only when there is no answer, or a call of another tool.
 */
function tellAnswer({ name, wrapped }: AnswerTool, emit: Emit): Emit {
  const places = new Map<number, number>();
  const answers = new Map<number, string>();
  const words = new Set<number>();
  let held: CanonicalEvent[] = [];
  let answered = false;
  let called = false;

  /** Blocks are counted in the order in which they are told. */
  function tell(event: CanonicalEvent): void {
    if (!("index" in event)) return emit(event);
    if (event.type === "block_start") places.set(event.index, places.size);
    emit({ ...event, index: places.get(event.index) ?? 0 });
  }

  function release(): void {
    for (const event of held) tell(event);
    held = [];
    words.clear();
  }

  function start(event: Extract<CanonicalEvent, { type: "block_start" }>): void {
    const { part, index } = event;
    if (part.type === "tool_call" && part.name === name) {
      answered = true;
      answers.set(index, part.arguments);
      tell({ type: "block_start", index, part: { type: "text", text: "" } });
    } else if (part.type === "text") {
      words.add(index);
      held.push(event);
    } else {
      if (part.type === "tool_call") {
        called = true;
        release();
      }
      tell(event);
    }
  }

  function more(index: number, text: string): void {
    answers.set(index, (answers.get(index) ?? "") + text);
    if (!wrapped) tell({ type: "text_delta", index, text });
  }

  function stop(index: number): void {
    const told = answers.get(index) ?? "";
    const text = wrapped ? unwrap(told) : told === "" ? "{}" : "";
    if (text !== "") tell({ type: "text_delta", index, text });
    tell({ type: "block_stop", index });
  }

  function finish({ reason, raw, ...more }: Finish): Finish {
    if (reason === "tool_calls" && answered && !called) return { reason: "stop", ...more };
    return { reason, ...(raw === undefined ? {} : { raw }), ...more };
  }

  return (event) => {
    if (event.type === "block_start") return start(event);
    if ("index" in event && words.has(event.index)) return void held.push(event);
    if (event.type === "arguments_delta" && answers.has(event.index)) {
      return more(event.index, event.text);
    }
    if (event.type === "block_stop" && answers.has(event.index)) return stop(event.index);
    if (event.type === "finish") {
      if (!answered) release();
      return tell({ ...event, finish: finish(event.finish) });
    }
    tell(event);
  };
}

/** The text of the one property, untouched; what is no such object is told as it is. */
function unwrap(text: string): string {
  const inner = new RegExp(`^\\s*\\{\\s*"${WRAPPED}"\\s*:([\\s\\S]*)\\}\\s*$`).exec(text)?.[1];
  return inner?.trim() ?? text;
}
