/**
 * Tries for requests that are passed on: what is sent is the caller's own, and goes where the endpoint
 * is at each provider.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { ProviderConfig, RouteTarget } from "../../config/config.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import type { Caller } from "../../keys/key.ts";
import type { Conduct } from "../conduct.ts";
import { nameConversation } from "../conversation.ts";
import type { Load } from "../egress.ts";
import type { Shared } from "../exchange.ts";
import type { Parcel, Rename } from "./parcel.ts";
import type { RelayedOptions } from "./take_relayed.ts";
import type { Progress, Tries } from "../tries.ts";

/** One request for a relayed endpoint. */
export interface RelayCall {
  readonly request: Request;
  readonly url: URL;
  readonly dialect: Dialect;
  readonly caller: Caller;
  readonly requestId: string;
  readonly peer?: string | undefined;
}

/** What is passed on, and where to. */
export interface Passage {
  readonly method: Load["method"];
  readonly targets: readonly RouteTarget[];
  /** The only credential that will do. */
  readonly only?: string | undefined;
  readonly parcel?: Parcel | undefined;
  /** The address at one provider, without a query. */
  readonly url: (provider: ProviderConfig, target: RouteTarget) => string;
  /** What becomes of the models the request names. */
  readonly rename: (target: RouteTarget) => Rename;
  readonly progress: Progress;
}

/** Query parameters that may be a credential: the caller's is for us, and the provider has its own. */
const CREDENTIALS = ["key", "access_token", "api_key"];

/** Creates the tries of a passage. */
export function createRelayTries(
  { accounts, config, host, pool, retries, ticker }: Shared,
  { request, url, dialect, caller, requestId }: RelayCall,
  conduct: Conduct,
  passage: Passage,
): Tries {
  const { method, parcel, targets, only, progress } = passage;
  const { limits } = config;
  const accept = request.headers.get("accept") ?? "*/*";
  return {
    plan(target) {
      const provider = config.providers.get(target.provider);
      if (provider === undefined) throw new FaultError(unknownProvider(target.provider));
      const body: Load = {
        method,
        url: passage.url(provider, target) + queryOf(url),
        contentType: parcel?.contentType,
        accept,
        open: () => parcel?.open(passage.rename(target)),
      };
      return { target, provider, dialect, body, passthrough: true, dropped: [] };
    },
    targets,
    only,
    requestId,
    pool,
    retries,
    // What cannot be sent again is sent once.
    config: { ...config, limits: parcel?.again === false ? { ...limits, attempts: 1 } : limits },
    conversation: parcel?.object === undefined
      ? `${caller.name}\n${requestId}`
      : nameConversation(caller, parcel.object, request.headers),
    context: {
      host,
      ticker,
      headersMs: limits.headersMs,
      stream: false,
      clientHeaders: request.headers,
      signal: conduct.gone.signal,
      seen: accounts.usage.seen,
    },
    diagnose: conduct.diagnose,
    progress,
    watch: conduct.journal.watch.attempts,
  };
}

/** What {@link createRelayTries}' answers are read with. */
export function relayedOptions({ config, ticker }: Shared, client: Dialect): RelayedOptions {
  const { idleMs, replyBytes, headersMs } = config.limits;
  return { client, ticker, idleMs, maxBytes: replyBytes, maxMs: headersMs };
}

function queryOf({ searchParams }: URL): string {
  const query = new URLSearchParams(searchParams);
  for (const name of CREDENTIALS) query.delete(name);
  return query.size === 0 ? "" : `?${query}`;
}

function unknownProvider(id: string) {
  return gatewayFault("internal", `Cannot use the provider '${id}': it is not configured`);
}
