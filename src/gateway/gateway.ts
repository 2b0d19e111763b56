/**
 * The gateway: a fetch handler made of a configuration and a host.
 *
 * @module
 */

import type { Config } from "../config/config.ts";
import { accountsOf, configuredAccounts, sweepWith } from "./accounts_of.ts";
import { brokerOf } from "./broker.ts";
import type { Accounts } from "../credentials/accounts.ts";
import { createKeyring } from "../keys/key.ts";
import { createTicker } from "../relay/ticker.ts";
import { createRouter } from "../routing/route.ts";
import { createTotals } from "../telemetry/totals.ts";
import { finishHeaders } from "./answer_headers.ts";
import { createBreaker } from "./breaker.ts";
import { createChoosing } from "./choose.ts";
import { createDiagnosis } from "./diagnose.ts";
import type { Shared } from "./exchange.ts";
import { type Admitted, createGuard, isAdmitted } from "./guard.ts";
import { defaultHost, type Host, newId } from "./host.ts";
import { createLessons } from "./lessons.ts";
import { preflight } from "./preflight.ts";
import { renderFault } from "./render_fault.ts";
import { createArchive } from "./responses/archive.ts";
import type { Upgrade } from "./responses/client_socket.ts";
import { createRuns } from "./responses/runs.ts";
import { createRetryBudget } from "./retry_budget.ts";
import { type Bindings, createApp } from "./router.ts";
import { createRunning } from "./running.ts";
import { createSockets } from "./sockets/sockets.ts";
import { createTurns } from "./turns.ts";

/** What a listener knows of a connection. */
export interface ConnectionInfo {
  /** The other end's address, for the log. */
  readonly remoteAddress?: string | undefined;
  /** Makes a WebSocket of the request; absent where the runtime has none. */
  readonly upgrade?: Upgrade | undefined;
}

/** One gateway. */
export interface Gateway {
  /** Answers a request; it never rejects. Hand it to whatever listens. */
  readonly fetch: (request: Request, info?: ConnectionInfo) => Promise<Response>;
  /** How many answers are under way. */
  readonly active: number;
  /** The accounts requests are served with. */
  readonly accounts: Accounts;
  /**
   * Stops taking requests for answers (they get a 503), and resolves when those under way have ended
   * or `limits.drainMs` have passed; the ones that are left then are cut.
   */
  drain(): Promise<void>;
}

/**
 * Creates a gateway. Nothing runs until the first request.
 *
 * @param config What to serve; see `defineConfig` and `readConfig`.
 * @param host What the runtime lends; the platform's own means by default.
 *
 * @example
 * ```ts
 * import { createGateway, defineConfig } from "@sluice/gateway";
 *
 * const gateway = createGateway(defineConfig({
 *   keys: [{ name: "example", key: "sk-sluice-0123456789abcdef" }],
 *   providers: { demo: {} },
 * }));
 * const response = await gateway.fetch(
 *   new Request("http://localhost/v1/chat/completions", {
 *     method: "POST",
 *     headers: {
 *       "authorization": "Bearer sk-sluice-0123456789abcdef",
 *       "content-type": "application/json",
 *     },
 *     body: JSON.stringify({ model: "demo", messages: [{ role: "user", content: "Hello" }] }),
 *   }),
 * );
 * response.status; // 200
 * ```
 */
export function createGateway(config: Config, host: Partial<Host> = {}): Gateway {
  const whole: Host = { ...defaultHost(), ...host };
  const ticker = createTicker(whole);
  const accounts = accountsOf(config, whole, ticker);
  const router = createRouter(config);
  const shared: Shared = {
    config,
    host: whole,
    ticker,
    router,
    choosing: createChoosing(router, whole, () => undefined),
    accounts,
    broker: brokerOf(config, accounts, configuredAccounts(config), ticker),
    pool: accounts.pool,
    breaker: config.limits.circuitBreaker ? createBreaker(whole.now) : undefined,
    retries: createRetryBudget(whole.now, config.limits.retryPercent),
    running: createRunning(ticker),
    lessons: createLessons(whole.now),
    sockets: createSockets(whole, ticker),
    turns: createTurns(),
    store: whole.store,
    archive: createArchive(whole.store, config.responses),
    runs: createRuns(),
    totals: createTotals(whole.now()),
  };
  const sweeps = accounts.refresher !== undefined && config.broker?.kind !== "use";
  let sweeping: (() => void) | undefined;
  let stopSweeping = (): void => {};
  const app = createApp(shared, createKeyring(config.keys));
  const guard = createGuard(config);

  async function respond(request: Request, admitted: Admitted, env: Bindings): Promise<Response> {
    try {
      return preflight(request, admitted) ?? await app.fetch(request, env);
    } catch (error) {
      const fault = createDiagnosis(env.requestId)(error);
      return renderFault(fault, { path: "/", headers: request.headers, ...env });
    }
  }

  return {
    async fetch(request, info) {
      if (sweeps) stopSweeping = sweeping ??= sweepWith(whole, accounts);
      const requestId = newId(whole, "req_");
      const admitted = guard(request);
      const response = isAdmitted(admitted)
        ? await respond(request, admitted, {
          requestId,
          peer: info?.remoteAddress,
          upgrade: info?.upgrade,
        })
        : renderFault(admitted, { path: "/", headers: request.headers, requestId });
      // The runtime's own answer to an upgrade is none that could be added to.
      if (response.status === 101) return response;
      finishHeaders(
        response.headers,
        requestId,
        isAdmitted(admitted) ? admitted.origin : undefined,
      );
      return response;
    },
    get active() {
      return shared.running.count;
    },
    accounts,
    async drain() {
      shared.broker?.feed.close();
      await shared.running.drain(config.limits.drainMs);
      shared.sockets.close();
      stopSweeping();
      await accounts.pool.flush();
      accounts.end();
    },
  };
}
