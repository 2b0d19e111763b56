/**
 * The accounts as a running gateway sees them, asked for over its admin API.
 *
 * @module
 */

import type { AccountView } from "../../../mod.ts";
import { Refusal, type Surroundings, variable } from "../surroundings.ts";

const ADMIN_VARIABLE = "SLUICE_ADMIN_KEY";

/** Longest wait for an answer, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Asks the gateway at `url` for its accounts, with the admin key in `SLUICE_ADMIN_KEY`.
 *
 * @throws {Refusal} if there is no key, or it does not answer with accounts.
 */
export async function remoteAccounts(
  url: string,
  query: Readonly<Record<string, string>>,
  around: Surroundings,
): Promise<readonly AccountView[]> {
  const key = variable(around, ADMIN_VARIABLE);
  if (key === undefined) {
    throw new Refusal(`Cannot ask the gateway: ${ADMIN_VARIABLE} is not set`, 2);
  }
  const target = targetOf(url);
  target.search = String(new URLSearchParams(query));
  const body = await ask(target, key);
  if (Array.isArray(body.accounts)) return body.accounts as AccountView[];
  throw unusable("its answer is not a list of accounts");
}

/** The key goes over the network in the clear only where that is this machine's own. */
function targetOf(text: string): URL {
  const url = URL.parse(text);
  const near = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url?.hostname ?? "");
  if (url === null || url.protocol !== "https:" && !(near && url.protocol === "http:")) {
    throw new Refusal("Cannot use --url: expected https://…, or http:// for this machine", 2);
  }
  return new URL("/admin/accounts", url);
}

async function ask(url: URL, key: string): Promise<{ readonly accounts?: unknown }> {
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { authorization: `Bearer ${key}`, accept: "application/json" },
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw unusable("it cannot be reached");
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw unusable(STATES[response.status] ?? `it answers with status ${response.status}`);
  }
  try {
    return await response.json() as { readonly accounts?: unknown };
  } catch {
    throw unusable("its answer is not JSON");
  }
}

const STATES: Readonly<Record<number, string>> = {
  401: "it does not know this admin key",
  403: "it answers its own machine only",
  404: "it has no admin API; give it an admin key",
};

function unusable(state: string): Refusal {
  return new Refusal(`Cannot ask the gateway: ${state}`, 1);
}
