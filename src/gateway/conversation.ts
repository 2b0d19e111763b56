/**
 * Which conversation a request belongs to, so that it can stay where its prompt cache is warm.
 *
 * @module
 */

import { createQuickHash, type QuickHash } from "../canonical/hash.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";
import type { Caller } from "../keys/key.ts";

/** Headers in which clients name their session, the most specific first. */
const SESSION_HEADERS = [
  "x-prompt-cache-key",
  "x-session-id",
  "session-id",
  "session_id",
  "x-claude-code-session-id",
  "thread-id",
  "conversation_id",
  "x-conversation-id",
];

/** Members of `metadata` that do the same. */
const SESSION_MEMBERS = ["prompt_cache_key", "session_id", "conversation_id", "user_id"];

/** How much of a conversation's opening is looked at, in characters: enough to tell it apart. */
const OPENING = 8192;

/**
 * Names the conversation. Callers never share one, whatever they send: the caller's name is part of
 * it. What the client says itself (a cache key, a session) is believed first; else the opening
 * decides: model, instructions, tools and first message stay the same from turn to turn.
 */
export function nameConversation(caller: Caller, body: JsonObject, headers: Headers): string {
  const said = saidInBody(body) ?? saidInHeaders(headers);
  return `${caller.name}\n${said ?? digestOpening(body)}`;
}

function saidInBody(body: JsonObject): string | undefined {
  if (isWord(body.prompt_cache_key)) return body.prompt_cache_key;
  if (isJsonObject(body.options)) {
    const { promptCacheKey, sessionId } = body.options;
    if (isWord(promptCacheKey)) return promptCacheKey;
    if (isWord(sessionId)) return sessionId;
  }
  const metadata = body.metadata;
  if (!isJsonObject(metadata)) return undefined;
  return SESSION_MEMBERS.map((member) => metadata[member]).find(isWord);
}

function saidInHeaders(headers: Headers): string | undefined {
  for (const name of SESSION_HEADERS) {
    const value = headers.get(name);
    if (isWord(value)) return value;
  }
  return undefined;
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function digestOpening(body: JsonObject): string {
  const hash = createQuickHash();
  const { model, context } = body;
  const prompt = isJsonObject(context) ? context : body;
  const turns = prompt.messages ?? prompt.input ?? prompt.contents;
  const first = Array.isArray(turns) ? turns[0] : turns;
  for (const part of [model, instructionsIn(prompt), prompt.tools, first]) {
    add(hash, part, { left: OPENING });
  }
  return `opening ${hash.value().toString(36)}`;
}

/** The wires' names for what stands before the first turn. */
function instructionsIn(body: JsonObject): JsonValue | undefined {
  return body.system ?? body.instructions ?? body.systemInstruction ?? body.system_instruction ??
    body.systemPrompt;
}

/** Adds the strings in `value`, the beginnings of long ones only: an image is told by its head. */
function add(hash: QuickHash, value: JsonValue | undefined, budget: { left: number }): void {
  if (budget.left <= 0) return;
  if (typeof value === "string") {
    const head = value.slice(0, Math.min(budget.left, 1024));
    budget.left -= head.length;
    hash.add(head);
    hash.add(String(value.length));
  } else if (Array.isArray(value)) {
    for (const item of value) add(hash, item, budget);
  } else if (isJsonObject(value)) {
    for (const key in value) {
      hash.add(key);
      add(hash, value[key], budget);
    }
  }
}
