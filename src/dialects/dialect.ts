/**
 * A dialect: one API family's JSON and server-sent events, in both directions.
 *
 * |                      | wire → canonical (`decode`) | canonical → wire (`encode`) |
 * | -------------------- | --------------------------- | --------------------------- |
 * | request              | used for a client           | used for a provider         |
 * | reply, stream, fault | used for a provider         | used for a client           |
 *
 * @module
 */

import type { CanonicalEvent, Emit } from "../canonical/event.ts";
import type { Fault } from "../canonical/fault.ts";
import type { JsonObject } from "../canonical/json.ts";
import type { Reply } from "../canonical/reply.ts";
import type { CanonicalRequest, ClientDialectId, DialectId } from "../canonical/request.ts";
import type { CallIdRule } from "./call_ids.ts";

/** One server-sent event, parsed. */
export interface SseFrame {
  /** The `event:` field, where there was one. */
  event?: string | undefined;
  /** The `data:` lines, joined by line feeds. */
  data: string;
}

/** A decoded client request, and what of it has no place in the canonical form. */
export interface DecodedRequest {
  request: CanonicalRequest;
  /** Names of the client's fields that were not understood, for `x-sluice-dropped`. */
  dropped: string[];
}

/** The tool by which a provider answers that cannot be held to a schema. */
export interface AnswerTool {
  name: string;
  /** Whether the answer is not the arguments, but the one property in them. */
  wrapped: boolean;
}

/** A body ready for a provider, and what the provider's wire has no place for. */
export interface EncodedRequest {
  body: JsonObject;
  /**
   * Names of the options that were left out, for `x-sluice-dropped`; `option=asked->sent` where
   * another value is sent.
   */
  dropped: string[];
  /** Set where the answer is asked for by way of a tool. */
  answerTool?: AnswerTool;
}

/** A client's own text on its way to a provider of the same dialect. */
export interface Readdressed {
  text: string;
  /** Names of the options that were taken out, for `x-sluice-dropped`. */
  dropped: string[];
}

/** What a provider of a dialect wants done differently; every field is optional data. */
export interface WireProfile {
  /** Sent when the caller sets no limit and the wire demands one (Anthropic). Default 32 000. */
  defaultMaxTokens?: number;
  /** Which field carries the output limit on the chat wire. Default `max_completion_tokens`. */
  maxTokensField?: "max_tokens" | "max_completion_tokens";
  /** Whether the host knows the `developer` role on the chat wire; few do. Default false. */
  developerRole?: boolean;
  /** Whether the host takes `stream_options` on the chat wire. Default true. */
  streamUsage?: boolean;
  /**
   * How a host of the chat wire is asked for an answer in the form of a schema: in the wire's own
   * way, by a tool that it is made to call, or in words beside its JSON mode. Default `native`.
   */
  schemas?: "native" | "tool" | "words";
  /**
   * How a host of the chat wire is told whether and how hard to think, see `openai_chat/thinking.ts`:
   * by `reasoning_effort`, by `thinking.type` beside it, by OpenRouter's `reasoning`, by Qwen's
   * `enable_thinking`, by the same in `chat_template_kwargs`, or by Venice's own switch. Default
   * `effort`.
   */
  thinking?: "effort" | "switch" | "reasoning" | "enable_thinking" | "template" | "venice";
  /**
   * Where a host of the chat wire takes instructions: anywhere; anywhere, the leading ones as one
   * message; or as one message at the beginning alone, later ones being told as the user's words.
   * Default `anywhere`.
   */
  system?: "anywhere" | "merged" | "first";
  /** Whether text without anything beside it is one string on the chat wire. Default false. */
  plainText?: boolean;
  /** Whether the chat wire takes `name` in messages. Default true. */
  names?: boolean;
  /** Whether the chat wire wants the tool's `name` in results. Default false. */
  resultNames?: boolean;
  /**
   * What the assistant says between results and a user's turn, at hosts of the chat wire that refuse
   * that turn right after results. Default nothing.
   */
  afterResults?: string;
  /**
   * Which choices of a tool the chat wire takes: all that OpenAI has, all but `allowed_tools`, or the
   * words alone. Tools that must not be called are left out then. Default `any`.
   */
  toolChoice?: "any" | "named" | "words";
  /** Which schemas of tools the chat wire takes: any, or what Moonshot's validator does. Default `any`. */
  toolSchemas?: "any" | "moonshot";
  /**
   * Options of the chat wire that the host calls otherwise; `null` for those that it refuses, which
   * are left out with notice. `top_k`, which the wire does not have, is sent where it has a name here.
   */
  fields?: Readonly<Record<string, string | null>>;
  /**
   * Whether each delta of a stream on the chat wire repeats all text or reasoning before it. A host
   * that is not known for it may say the same words twice and mean it. Default false.
   */
  cumulativeDeltas?: boolean;
  /** Which ids of calls the host takes on the chat wire. Default any. */
  callIds?: CallIdRule;
  /**
   * Whether the host takes free-form (`custom`) tools on the chat wire; else a function of one
   * string stands for each. Default false.
   */
  customTools?: boolean;
  /** Whether calls and results carry ids on the Gemini wire, which Vertex refuses. Default true. */
  functionIds?: boolean;
  /** Whether the host takes Anthropic's `cache_control` on the chat wire. Default false. */
  cacheControl?: boolean;
  /**
   * Where the host takes its reasoning back on the chat wire; `none` if it refuses it. Where a host
   * has it in its text, between `<think>` and `</think>`, it is `think-tags`, and answers are read
   * so, too. Default `reasoning_content`.
   */
  reasoningField?: "reasoning_content" | "reasoning" | "think-tags" | "none";
  /**
   * What stands in that field of a turn that calls tools and has no reasoning to give back, at hosts
   * that refuse such a turn without it. Default nothing.
   */
  emptyReasoning?: string;
  /**
   * Whether a host of the Responses wire keeps what it answers, so that it can be referred to there;
   * else the gateway keeps it, as it does where a host does not say. Default true.
   */
  keepsResponses?: boolean;
  /** What has every answer of the Converse wire checked: a guardrail of Amazon Bedrock. Default none. */
  guardrail?: Guardrail;
  /** Which of a model's latencies is asked for on the Converse wire. Default the standard one. */
  latency?: "standard" | "optimized";
}

/** A guardrail of Amazon Bedrock, by which it checks what is asked and answered. */
export interface Guardrail {
  /** Its id, or its ARN. */
  id: string;
  /** A number, or `DRAFT`. */
  version: string;
  /** How much the provider tells of what it found; nothing by default. */
  trace?: "enabled" | "disabled" | "enabled_full";
}

/** Where a request is going. */
export interface Target {
  /** The provider's own model name. */
  model: string;
  profile: WireProfile;
}

/** What an encoder of answers needs to know beside the answer. */
export interface AnswerContext {
  /** The model name the client asked for, to be told back. */
  model: string;
  /** When the answer began, in Unix seconds. */
  created: number;
  /** The time by now, in Unix seconds, for wires that tell when an answer was complete. */
  readonly now?: () => number;
  /** The client's own request body: some wires echo it, some options shape the answer. */
  request: JsonObject;
  /** A rough count of the prompt's tokens, for wires that must say something at the start. */
  estimatedInputTokens: number;
  /** {@link Flaw.blocks} of an answer that its provider has begun to tell in the client's wire. */
  readonly passed?: number;
  /** The answer's id, where it was given before the answer began. */
  readonly id?: string | undefined;
  /** Told the whole answer when it is complete, by wires whose answers are kept. */
  readonly told?: (answer: JsonObject) => void;
  /** A fresh id such as `msg_5c1…`: the prefix and 24 random characters of `[0-9a-z]`. */
  newId(prefix: string): string;
}

/** Reads a provider's stream: a synchronous step from wire events to canonical ones. */
export interface StreamDecoder {
  /** Takes one wire event and emits what it means, in order, before returning. */
  step(frame: SseFrame, emit: Emit): void;
  /** The bytes have ended. Emits `finish` or a `fault` unless one of them was emitted already. */
  end(emit: Emit): void;
}

/** Writes a client's stream: a synchronous step from canonical events to wire text. */
export interface StreamEncoder {
  /** The complete SSE text, blank lines included, that `event` becomes; often empty. */
  step(event: CanonicalEvent): string;
}

/** What is to be done about a frame. Without `patch` the rest of the answer is written anew. */
export interface Flaw {
  /** SSE text in the frame's place, and nothing else is wrong; empty to leave it out. */
  patch?: string;
  /** SSE text that comes first: it closes what is open. */
  before?: string;
  /** How many blocks have passed, or calls on a wire that counts nothing else. */
  blocks?: number;
  /** The frame ends the answer, and `before` says all that it should have said. */
  last?: boolean;
  /** Why the answer cannot go on: half of a call has passed. */
  fault?: Fault;
}

/** Looks at a provider's frames on their way to a client of the same wire. */
export interface Lint {
  /**
   * What of the next frame the vendor's own SDKs would stumble over; nothing where all is well. It
   * is asked for every frame, so it looks at the text and parses only what begins something. Once
   * the rest is written anew it is not asked again.
   */
  flaw(frame: SseFrame): Flaw | undefined;
  /**
   * Whether what has come should wait: a wire whose answers cannot be written anew from the middle
   * may be in need of that still. Absent for wires whose answers can.
   */
  holds?(): boolean;
  /** SSE text that an answer lacks which is whole but for its last frame. */
  ending(): string;
}

/** A provider's failed answer. */
export interface FailedAnswer {
  status: number;
  headers: Headers;
  /** The body as text, cut to 64 KB. */
  body: string;
  /** When it came, in Unix milliseconds: what a `retry-after` date is counted from. */
  receivedAt: number;
}

/** A wire's way of counting a prompt's tokens without answering it. */
export interface Counting {
  /** Where the request goes, below a provider's base URL. */
  path(model: string): string;
  /** The request for an answer that would have this prompt. */
  request(body: JsonObject): JsonObject;
  /** Writes a count for a client. */
  encode(tokens: number): JsonObject;
}

/** One API family, as far as its providers are concerned. */
export interface ProviderDialect {
  readonly id: DialectId;
  /** Where a request goes, below a provider's base URL: `/messages`. */
  path(model: string, stream: boolean): string;
  /** The media type of a streamed answer. Default `text/event-stream`. */
  readonly streamType?: string;
  /**
   * Client headers that belong to the dialect itself and travel on when both ends speak it;
   * lower case, a trailing `*` stands for any rest.
   */
  readonly ownHeaders: readonly string[];
  /** How a prompt's tokens are counted, where the wire has a way. */
  readonly counting?: Counting;

  /**
   * Writes a request for a provider.
   *
   * @throws {FaultError} of kind `invalid_request` when leaving something out would change the
   * request's meaning.
   */
  encodeRequest(request: CanonicalRequest, target: Target): EncodedRequest;

  /**
   * Reads a provider's whole answer; a body that is none throws a {@link FaultError}. `profile` tells
   * of habits that nobody can see in an answer itself.
   */
  decodeReply(body: JsonObject, profile?: WireProfile): Reply;
  /** The same for an answer that is streamed. */
  createStreamDecoder(profile?: WireProfile): StreamDecoder;
  /** Reads a provider's failed answer. */
  decodeFault(answer: FailedAnswer): Fault;
}

/** One API family in both directions: what its clients say and are told, beside its providers. */
export interface Dialect extends ProviderDialect {
  readonly id: ClientDialectId;
  /**
   * What this dialect's clients call the options that encoders of other dialects name otherwise, for
   * `x-sluice-dropped`.
   */
  readonly optionNames?: ReadonlyMap<string, string>;
  /**
   * Reads the model and whether to stream, on a wire that does not say so in `model` and `stream`.
   *
   * @throws {FaultError} of kind `invalid_request` if there is no model.
   */
  readonly saidIn?: (body: JsonObject) => { model: string; stream: boolean };
  /**
   * Makes a client's text out to a provider's model, where putting a name into the member `model` is
   * not all there is to do.
   */
  readonly readdress?: (text: string, model: string) => Readdressed;

  /**
   * Reads a client's request.
   *
   * @throws {FaultError} of kind `invalid_request` naming the field that cannot be read.
   */
  decodeRequest(body: JsonObject): DecodedRequest;

  /** Writes a whole answer for a client. */
  encodeReply(reply: Reply, context: AnswerContext): JsonObject;
  createStreamEncoder(context: AnswerContext): StreamEncoder;
  /** Absent where SDKs take whatever comes. */
  createLint?(): Lint;
  /** Whether a whole answer holds nothing that clients of this wire would stumble over. */
  isSound?(body: JsonObject): boolean;
  /**
   * Whether a frame of this wire can carry usage, an error or the end. A relay between two ends of
   * the same dialect forwards bytes and lets a decoder see only such frames.
   */
  isNotable(frame: SseFrame): boolean;

  /** Writes a failure into a stream whose events so far were somebody else's: SSE text. */
  encodeStreamFault(fault: Fault): string;
  /** Writes a failure for a client, the body of an answer whose status is `fault.status`. */
  encodeFault(fault: Fault, requestId: string): JsonObject;
}
