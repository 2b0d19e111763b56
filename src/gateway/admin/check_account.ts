/**
 * Whether a provider takes a secret: asked by the one call it documents that costs nothing.
 *
 * @module
 */

import { FaultError } from "../../canonical/fault.ts";
import type { AuthMaterial } from "../../credentials/contract.ts";
import { dialectOf } from "../../dialects/mod.ts";
import type { Provider } from "../../providers/provider.ts";
import { LATE, type Ticker } from "../../relay/ticker.ts";
import { send } from "../egress.ts";
import type { Host } from "../host.ts";

/** What came of asking. */
export interface CheckResult {
  /** `null` where nothing can be told. */
  readonly ok: boolean | null;
  /** In words, for people. */
  readonly reason: string;
  /** The provider's status, where it answered. */
  readonly status?: number;
  /** `false` where there is no call that would tell, so that nobody was asked. */
  readonly askable?: false;
}

/** Longest wait for an answer, in milliseconds. */
const PATIENCE_MS = 15_000;

/** Statuses that say that it is the secret; Gemini and xAI answer a wrong one with 400. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403]);

/** Asks `provider` about the secret in `auth`. It never throws: what went wrong is a result. */
export async function checkSecret(
  provider: Provider,
  auth: AuthMaterial,
  { host, ticker }: { readonly host: Host; readonly ticker: Ticker },
): Promise<CheckResult> {
  if (provider.fetch !== undefined || auth.kind === "none") {
    return { ok: null, reason: "it takes no secret" };
  }
  if (provider.baseUrl.includes("{")) {
    return {
      ok: null,
      reason: "only a request can tell, as where it goes depends on the model",
      askable: false,
    };
  }
  const patience = ticker.after(PATIENCE_MS);
  const ended = new AbortController();
  try {
    const asked = ask(host, provider, auth, ended.signal);
    const answer = await Promise.race([asked, patience.late]);
    if (answer !== LATE) return verdictOf(answer, provider);
    asked.catch(() => {});
    return { ok: null, reason: `it did not answer within ${PATIENCE_MS / 1000} s` };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return { ok: null, reason: error.fault.code === "upstream_redirect" ? REDIRECT : UNREACHED };
  } finally {
    patience.cancel();
    ended.abort();
  }
}

const UNREACHED = "it could not be reached";
const REDIRECT = "it redirects elsewhere";

async function ask(
  host: Host,
  provider: Provider,
  auth: AuthMaterial,
  signal: AbortSignal,
): Promise<number> {
  const response = await send(host, {
    provider,
    auth,
    dialect: dialectOf(provider.dialects[0]),
    model: "",
    stream: false,
    body: {
      method: "GET",
      url: provider.baseUrl + (provider.checkPath ?? "/models"),
      accept: "application/json",
      open: () => undefined,
    },
    signal,
  });
  // The status says it all; a body may quote the secret.
  await response.body?.cancel();
  return response.status;
}

function verdictOf(status: number, { checkPath }: Provider): CheckResult {
  if (status === 401 || checkPath !== undefined && REFUSED.has(status)) {
    return { ok: false, reason: `the provider refuses it (status ${status})`, status };
  }
  if (status < 200 || status > 299) {
    return { ok: null, reason: `the provider answers with status ${status}`, status };
  }
  if (checkPath !== undefined) return { ok: true, reason: "the provider takes it", status };
  return { ok: null, reason: "the provider answers, but may answer anybody", status };
}
