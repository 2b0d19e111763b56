/**
 * Asking for credentials: one bounded request, without following redirects and without a secret in a
 * message.
 *
 * @module
 */

import { type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { readBounded } from "../oauth/bounded.ts";
import { MintError, type MintMeans } from "./minted.ts";

/** What is asked. */
export interface Question {
  readonly method?: "GET" | "POST" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  /** A form (`application/x-www-form-urlencoded`), or text. */
  readonly body?: URLSearchParams | string;
  /** Who is asked, for people. */
  readonly whom: string;
  /** Longest wait, in milliseconds; for machines' own addresses, which may lead nowhere. */
  readonly patienceMs?: number;
}

/** An answer with a status of success. */
export interface Answer {
  readonly text: string;
  readonly headers: Headers;
}

/** Answers are small. */
const ANSWER_BYTES = 64 * 1024;

/**
 * Asks.
 *
 * @throws {MintError} if nobody answers, or the answer is no success.
 */
export async function ask(url: string, question: Question, means: MintMeans): Promise<Answer> {
  const { whom } = question;
  const { status, text, whole, headers } = await exchange(url, question, means);
  const ok = status >= 200 && status < 300;
  if (ok && whole) return { text, headers };
  if (ok) {
    throw new MintError(`Cannot get credentials: the answer of ${whom} is cut short or too long`);
  }
  const refused = status >= 400 && status < 500 && status !== 408 && status !== 429;
  throw new MintError(
    `Cannot get credentials: ${whom} answers ${status}${wordIn(text)}`,
    refused,
  );
}

/**
 * Asks for a JSON object.
 *
 * @throws {MintError} as {@link ask} does, and if it is none.
 */
export async function askJson(
  url: string,
  question: Question,
  means: MintMeans,
): Promise<JsonObject> {
  const { text } = await ask(url, question, means);
  const answer = parseJsonObject(text);
  if (answer !== undefined) return answer;
  throw new MintError(`Cannot get credentials: the answer of ${question.whom} is no JSON`);
}

/** What came, whatever it says. */
interface Came extends Answer {
  readonly status: number;
  /** Whether `text` is all there was. */
  readonly whole: boolean;
}

/** Asks, and reads the answer to its end before patience ends. */
async function exchange(url: string, question: Question, means: MintMeans): Promise<Came> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  means.signal.addEventListener("abort", end, { once: true });
  const patience = question.patienceMs === undefined ? undefined : means.after(question.patienceMs);
  patience?.late.then(end);
  try {
    const response = await means.fetch(url, initOf(question, means.userAgent, ending.signal));
    const { bytes, whole } = await readBounded(response, ANSWER_BYTES);
    const { status, headers } = response;
    return { status, headers, whole, text: new TextDecoder().decode(bytes) };
  } catch {
    throw new MintError(`Cannot get credentials: ${question.whom} cannot be reached`);
  } finally {
    patience?.cancel();
    means.signal.removeEventListener("abort", end);
  }
}

function initOf(
  { method, headers, body }: Question,
  userAgent: string,
  signal: AbortSignal,
): RequestInit {
  const form = body instanceof URLSearchParams;
  return {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      accept: "application/json",
      "user-agent": userAgent,
      ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      ...headers,
    },
    // Deno sends a string body again, unasked, when a pooled connection dies; a Blob it does not.
    ...(body === undefined ? {} : { body: new Blob([body.toString()]) }),
    redirect: "manual",
    signal,
  };
}

/** The machine word in an error, never its prose: that may quote what was sent. */
function wordIn(text: string): string {
  const answer = parseJsonObject(text);
  const word = answer?.error ?? answer?.code ?? /<Code>([\w.]{1,80})<\/Code>/.exec(text)?.[1];
  return typeof word === "string" && /^[\w.-]{1,80}$/.test(word) ? ` (${word})` : "";
}
