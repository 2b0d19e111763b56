/**
 * What OpenAI's own SDK stumbles over in the streams and answers of hosts that follow its wire
 * loosely (`ChatCompletionStream`): a choice without a role or an index, a chunk without choices, a
 * call without an index or with arguments that are no text, an end without a reason.
 *
 * A quote inside a string is escaped, so what a model writes never looks like a member.
 *
 * @module
 */

import { gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import type { Flaw, Lint, SseFrame } from "../dialect.ts";
import { dataEvent } from "../sse_text.ts";
import { isFailure, wordOf } from "./finish.ts";

/** Creates a lint of one stream. */
export function createLint(): Lint {
  const ids: string[] = [];
  let role = false;
  let reason = false;
  let last = "";
  /** What stood before the last sound piece of text, and where: the next one has it there too. */
  let key = "";
  let at = 0;

  function flaw(frame: SseFrame): Flaw | undefined {
    const { data } = frame;
    if (key !== "" && data.startsWith(key, at) && isPlain(data, at)) return undefined;
    const found = flawOf(frame);
    if (found === undefined && role) learn(data);
    return found;
  }

  function learn(data: string): void {
    const piece = PIECE.exec(data);
    if (piece === null) return;
    key = piece[0];
    at = piece.index;
  }

  function flawOf({ event, data }: SseFrame): Flaw | undefined {
    if (data === "") return { patch: "" };
    if (data.startsWith("[DONE]")) return reason ? undefined : withoutReason();
    const word = REASON.exec(data)?.[1];
    if (word !== undefined && isFailure(word)) return {};
    if (ERROR.test(data)) return undefined;
    if (event === "error" || FLAT_ERROR.test(data)) return {};
    if (!CHOICES.test(data)) return patched(data, (chunk) => void (chunk.choices = []));
    if (EMPTY.test(data)) return undefined;
    last = data;
    reason ||= word !== undefined;
    if (CALLS.test(data)) return flawOfCalls(data) ?? flawOfChoice(data, word);
    return MESSAGE.test(data) && !DELTA.test(data) ? {} : flawOfChoice(data, word);
  }

  function flawOfChoice(data: string, word: string | undefined): Flaw | undefined {
    role ||= ROLE.test(data);
    const sound = INDEX.test(data) && (role || !CONTENT.test(data)) &&
      (word ?? "") === wordOf(word);
    return sound ? undefined : patched(data, (chunk) => listOf(chunk.choices).forEach(patchChoice));
  }

  function patchChoice(choice: JsonObject): void {
    choice.index ??= 0;
    if (typeof choice.finish_reason === "string") {
      choice.finish_reason = wordOf(choice.finish_reason);
    }
    if (role || !isJsonObject(choice.delta)) return;
    role = true;
    choice.delta = { ...choice.delta, role: "assistant" };
  }

  /** Pieces of arguments need no parsing: only a call that begins can do everything wrong. */
  function flawOfCalls(data: string): Flaw | undefined {
    if (BEGINS.test(data)) {
      const sound = callsIn(parseJsonObject(data)).every(isSoundCall);
      return sound ? undefined : { blocks: ids.length };
    }
    const sound = INDEXED.test(data) && !OBJECT.test(data);
    return sound ? undefined : ids.length > 0 ? { fault: AMID_A_CALL } : {};
  }

  function isSoundCall(call: JsonObject): boolean {
    const { index, id } = call;
    const called = isJsonObject(call.function) ? call.function : call.custom;
    if (typeof index !== "number" || !isJsonObject(called)) return false;
    const known = ids[index];
    if (known !== undefined) return !id || id === known;
    if (index !== ids.length || typeof id !== "string" || id === "") return false;
    if (typeof (called.arguments ?? called.input) !== "string") return false;
    ids.push(id);
    return true;
  }

  /** The reason is made up for, in a chunk like the one before. */
  function withoutReason(): Flaw {
    const chunk = parseJsonObject(last);
    if (chunk === undefined) return {};
    const finish_reason = ids.length > 0 ? "tool_calls" : "stop";
    const before = { ...chunk, choices: [{ index: 0, delta: {}, finish_reason }] };
    return { before: dataEvent(JSON.stringify(before)) + dataEvent("[DONE]"), last: true };
  }

  return { flaw, ending: () => "" };
}

/** Whether neither an end nor a call stands behind the text that begins at `from`. */
function isPlain(data: string, from: number): boolean {
  return data.indexOf('"finish_reason":"', from) < 0 && data.indexOf(',"tool_calls":[', from) < 0;
}

const AMID_A_CALL = gatewayFault(
  "upstream",
  "Cannot read the provider's stream: it goes astray amid a tool call",
  { origin: "upstream", code: "invalid_stream" },
);

/** The chunk with what `mend` makes of it; the rest of it is the host's own. */
function patched(data: string, mend: (chunk: JsonObject) => void): Flaw {
  const chunk = parseJsonObject(data);
  if (chunk === undefined) return {};
  mend(chunk);
  return { patch: dataEvent(JSON.stringify(chunk)) };
}

/** Whether a whole answer says in the vendor's own way what its clients act on. */
export function isSound(body: JsonObject): boolean {
  const choices = Array.isArray(body.choices) ? body.choices.filter(isJsonObject) : [];
  return choices.every(({ message, finish_reason: word }) =>
    typeof word === "string" && word === wordOf(word) && !isFailure(word) &&
    (!isJsonObject(message) || listOf(message.tool_calls).every(isWholeCall))
  );
}

function isWholeCall({ id, function: called, custom }: JsonObject): boolean {
  const texts = [
    isJsonObject(called) ? called.arguments : "",
    isJsonObject(custom) ? custom.input : "",
  ];
  return typeof id === "string" && id !== "" && texts.every((text) => typeof text === "string");
}

function callsIn(chunk: JsonObject | undefined): JsonObject[] {
  // Each choice counts its calls anew; the others are the host's own affair.
  return listOf(chunk?.choices).flatMap(({ index, delta }) =>
    !index && isJsonObject(delta) ? listOf(delta.tool_calls) : []
  );
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

const PIECE =
  /"delta":\{(?:"(?:content|reasoning_content|reasoning)":"|"tool_calls":\[\{"index":\d+,"function":\{"arguments":")/;
const ERROR = /"error"\s*:\s*[{"]/;
const FLAT_ERROR = /"object"\s*:\s*"error"/;
const CHOICES = /"choices"\s*:\s*\[/;
const EMPTY = /"choices"\s*:\s*\[\s*\]/;
const ROLE = /"role"\s*:\s*"/;
const CONTENT = /"(?:content|tool_calls)"\s*:\s*["[]/;
const INDEX = /"index"\s*:\s*\d/;
const DELTA = /"delta"\s*:/;
const MESSAGE = /"message"\s*:\s*\{/;
const CALLS = /"tool_calls"\s*:\s*\[\s*\{/;
const BEGINS = /"tool_calls"[^]*"(?:id|name)"\s*:\s*"[^"]/;
const OBJECT = /"(?:arguments|input)"\s*:\s*[^"\s]/;
const INDEXED = /"tool_calls"\s*:\s*\[\s*\{[^]*"index"\s*:\s*\d/;
const REASON = /"finish_reason"\s*:\s*"([^"]+)"/;
