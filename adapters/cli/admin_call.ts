/**
 * Asking a gateway over its admin API.
 *
 * @module
 */

import type { JsonObject } from "../../mod.ts";
import { Refusal, type Surroundings, variable } from "./surroundings.ts";

const ADMIN_VARIABLE = "SLUICE_ADMIN_KEY";

/** Longest wait for an answer, in milliseconds. */
const PATIENCE_MS = 10_000;

/** What is asked. */
export interface AdminQuestion {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Posted, where there is one. */
  readonly body?: object;
}

/** Sends a question with the admin key. */
export type SendQuestion = (request: Request) => Promise<Response>;

/**
 * Asks the gateway at `url`, with the admin key in `SLUICE_ADMIN_KEY`.
 *
 * @throws {Refusal} if there is no key, or it does not answer.
 */
export async function askAdminAt(
  url: string,
  question: AdminQuestion,
  around: Surroundings,
): Promise<JsonObject> {
  const key = variable(around, ADMIN_VARIABLE);
  if (key === undefined) {
    throw new Refusal(`Cannot ask the gateway: ${ADMIN_VARIABLE} is not set`, 2);
  }
  const base = baseOf(url);
  return await askAdmin({ base, key, send: (request) => fetch(request) }, question);
}

/**
 * Asks a gateway.
 *
 * @throws {Refusal} if it does not answer, with its own words where it does not understand.
 */
export async function askAdmin(
  { base, key, send }: { base: URL; key: string; send: SendQuestion },
  { path, query, body }: AdminQuestion,
): Promise<JsonObject> {
  const url = new URL(path, base);
  url.search = String(new URLSearchParams(query));
  let response: Response;
  try {
    response = await send(
      new Request(url, {
        headers: {
          authorization: `Bearer ${key}`,
          accept: "application/json",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      }),
    );
  } catch {
    throw unusable("it cannot be reached");
  }
  const answer = await readAnswer(response);
  if (response.ok && answer !== undefined) return answer;
  const told = toldIn(answer);
  if (told !== undefined && ASKED_WRONG.has(response.status)) throw new Refusal(told, 2);
  throw unusable(
    response.ok
      ? "its answer is not JSON"
      : STATES[response.status] ?? `it answers with status ${response.status}`,
  );
}

/** The key goes over the network in the clear only where that is this machine's own. */
function baseOf(text: string): URL {
  const url = URL.parse(text);
  const near = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url?.hostname ?? "");
  if (url === null || url.protocol !== "https:" && !(near && url.protocol === "http:")) {
    throw new Refusal("Cannot use --url: expected https://…, or http:// for this machine", 2);
  }
  return url;
}

async function readAnswer(response: Response): Promise<JsonObject | undefined> {
  try {
    return await response.json() as JsonObject;
  } catch {
    return undefined;
  }
}

/** Statuses with which it says what is wrong with the question. */
const ASKED_WRONG: ReadonlySet<number> = new Set([400, 404]);

/** The gateway's own words; an unknown route is told as what it means. */
function toldIn(answer: JsonObject | undefined): string | undefined {
  const error = answer?.error;
  if (typeof error !== "object" || error === null || Array.isArray(error)) return undefined;
  const { message, code } = error;
  return typeof message === "string" && code !== "unknown_route" ? message : undefined;
}

const STATES: Readonly<Record<number, string>> = {
  401: "it does not know this admin key",
  403: "it answers its own machine only",
  404: "it has no admin API; give it an admin key",
};

function unusable(state: string): Refusal {
  return new Refusal(`Cannot ask the gateway: ${state}`, 1);
}
