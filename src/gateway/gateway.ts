/**
 * The gateway: a fetch handler made of a configuration and a host.
 *
 * @module
 */

import type { Changes } from "../config/changes.ts";
import type { Config } from "../config/config.ts";
import type { Accounts } from "../credentials/accounts.ts";
import { logUnwritten } from "../telemetry/log.ts";
import { sweepWith } from "./accounts_of.ts";
import { finishHeaders } from "./answer_headers.ts";
import { createDiagnosis } from "./diagnose.ts";
import type { Shared } from "./exchange.ts";
import { type Admitted, createGuard, type Guard, isAdmitted } from "./guard.ts";
import { defaultHost, type Host, newId, untraced } from "./host.ts";
import { createAdminApi } from "./operations/admin.ts";
import { createMetricsGuard } from "./operations/metrics.ts";
import { type ServedModel, servedModels } from "./operations/served_models.ts";
import { preflight } from "./preflight.ts";
import { rememberedIn } from "./remembered.ts";
import { renderFault } from "./render_fault.ts";
import type { Upgrade } from "./responses/client_socket.ts";
import { appFor, type Bindings, type Serving } from "./router.ts";
import { createShared, reconfigured } from "./shared.ts";

/** What a listener knows of a connection. */
export interface ConnectionInfo {
  /** The other end's address, for the log. */
  readonly remoteAddress?: string | undefined;
  /** Makes a WebSocket of the request; absent where the runtime has none. */
  readonly upgrade?: Upgrade | undefined;
  /**
   * The path of an application that the gateway is mounted at, such as `/llm`: its routes are below
   * it, and nothing beside it is one. Absent where whoever mounts it takes the path off by itself.
   */
  readonly basePath?: string | undefined;
}

/** One gateway. */
export interface Gateway {
  /** Answers a request; it never rejects. Hand it to whatever listens. */
  readonly fetch: (request: Request, info?: ConnectionInfo) => Promise<Response>;
  /** How many answers are under way. */
  readonly active: number;
  /** What it serves now. */
  readonly config: Config;
  /** The accounts requests are served with. */
  readonly accounts: Accounts;
  /**
   * The models that can be asked for now, as `GET /v1/models` lists them, with all that is known.
   * With `ask` the providers are asked for theirs first, at most once an hour.
   */
  models(options?: { readonly ask?: boolean }): Promise<readonly ServedModel[]>;
  /**
   * Takes in another configuration at once and without a pause: requests that come now are served by
   * it, those under way end by the one they came under. Keys that are gone let nobody in any more,
   * accounts that are gone are lent no more, and nothing is forgotten of what stays: blocks, places of
   * conversations, open circuits, totals, kept responses. While it drains nothing changes.
   *
   * @returns What is different, and what of it holds after a restart only.
   * @throws {Error} if the host has lent a memory, which other gateways go on with.
   *
   * @example
   * ```ts
   * import { createGateway, defineConfig } from "@sluice/gateway";
   *
   * const gateway = createGateway(defineConfig({ providers: { demo: {} } }));
   * gateway.reload(defineConfig({ providers: { demo: {} }, models: { fast: "demo/demo" } }));
   * // { changed: ["models.fast added"], restart: [] }
   * ```
   */
  reload(config: Config): Changes;
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
  const { memory, store } = host;
  const means = { ...defaultHost(), ...host };
  const remembered = rememberedIn(memory, config, means);
  const whole: Host = untraced({ ...means, store: store ?? remembered.store });
  const kept = store !== undefined;
  let serving = servingOf(
    createShared(config, whole, { kept, remembered, latest: () => serving.shared }),
  );
  const { accounts, running, measures: { meter } } = serving.shared;
  const sweeping = { accounts, swept: remembered.swept, meter };
  let stopSweeping: (() => void) | undefined;

  async function respond(
    serving: Guarded,
    request: Request,
    admitted: Admitted,
    env: Bindings,
  ): Promise<Response> {
    try {
      await serving.shared.catalog.ready();
      return preflight(request, admitted) ??
        await appFor(serving).fetch(request, { ...env, serving });
    } catch (error) {
      const fault = createDiagnosis(env.requestId)(error);
      return renderFault(fault, { path: "/", headers: request.headers, ...env });
    }
  }

  return {
    async fetch(request, info) {
      const { guard, shared } = serving;
      if (sweeps(shared)) stopSweeping ??= sweepWith(whole, sweeping);
      const requestId = newId(whole, "req_");
      const admitted = guard(request);
      const response = isAdmitted(admitted)
        ? await respond(serving, request, admitted, {
          requestId,
          peer: info?.remoteAddress,
          upgrade: info?.upgrade,
          basePath: info?.basePath,
        })
        : renderFault(admitted, { path: "/", headers: request.headers, requestId });
      meter.add("responses", { status: String(response.status) });
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
      return running.count;
    },
    get config() {
      return serving.shared.config;
    },
    accounts,
    reload(next) {
      if (memory !== undefined) {
        throw new Error("Cannot take in another configuration: the memory is shared");
      }
      if (running.draining) return { changed: [], restart: [] };
      const { shared, changes } = reconfigured(serving.shared, next);
      serving = servingOf(shared);
      return changes;
    },
    async models({ ask = false } = {}) {
      const { shared } = serving;
      await Promise.all([shared.catalog.ready(), ask ? shared.told.ask() : undefined]);
      return await servedModels(shared);
    },
    async drain() {
      const { broker, config: { limits }, keeping, sockets } = serving.shared;
      broker?.feed.close();
      await running.drain(limits.drainMs);
      sockets.close();
      stopSweeping?.();
      const written = await keeping.finish();
      // What a lent memory holds the next gateway writes.
      if (!written && memory === undefined) logUnwritten(keeping.state.waiting);
      accounts.end();
      serving.shared.measures.end();
    },
  };
}

/** What requests are served with until another configuration comes. */
interface Guarded extends Serving {
  readonly guard: Guard;
}

function servingOf(shared: Shared): Guarded {
  const { config, keyring } = shared;
  return {
    shared,
    admin: createAdminApi(shared),
    metrics: createMetricsGuard(config, keyring),
    guard: createGuard(config),
  };
}

/** Where a broker keeps the accounts, it is the broker that looks after them. */
function sweeps({ accounts, config }: Shared): boolean {
  return accounts.refresher !== undefined && config.broker?.kind !== "use";
}
