/**
 * Sluice on Cloudflare Workers: the module that a Worker exports.
 *
 * It is configured by the Worker's own variables and secrets: those of the known providers
 * (`OPENAI_API_KEY`, …), `SLUICE_KEY` for the key of callers, and `SLUICE_CONFIG_TEXT` for the text
 * of a configuration file. Without a key for callers it serves nobody. What outlives an isolate is
 * kept in the Durable Objects that are bound as `SLUICE_STORE`; accounts, with `SLUICE_MASTER_KEY`.
 *
 * @example
 * ```ts ignore
 * // the Worker's main module
 * export { default, SluiceStore } from "@sluice/gateway/cloudflare";
 * ```
 *
 * @module
 */

import { upgrade } from "./cloudflare_socket.ts";
import { createIsolate, type Isolate } from "./isolate.ts";
import { createDurableStore, type DurableNamespace } from "./stores/durable.ts";

export * from "./stores/durable.ts";

/** A Worker's own variables, secrets and bindings. */
export type Bindings = Readonly<Record<string, unknown>>;

/** What outlives a request, as far as it is needed. */
export interface WorkerContext {
  /** Keeps the request's own means alive until `work` has ended. */
  waitUntil(work: Promise<unknown>): void;
}

/** What a Worker's main module exports. */
export interface Worker {
  /** Answers a request. @throws only if the configuration is wrong, for the platform to log. */
  fetch(request: Request, env: Bindings, context: WorkerContext): Promise<Response>;
}

let isolate: Isolate | undefined;

/** The Worker. */
const worker: Worker = {
  async fetch(request, env, context) {
    isolate ??= isolateOf(env);
    return await isolate.answer(request, {
      waitUntil: (work) => context.waitUntil(work),
      info: { remoteAddress: request.headers.get("cf-connecting-ip") ?? undefined, upgrade },
    });
  },
};

export default worker;

function isolateOf(env: Bindings): Isolate {
  const texts = new Map(Object.entries(env).filter((entry) => typeof entry[1] === "string"));
  const variable = (name: string): string | undefined => texts.get(name) as string | undefined;
  const { SLUICE_STORE: objects } = env;
  if (objects === undefined || texts.has("SLUICE_STORE")) return createIsolate(variable);
  return createIsolate(variable, { store: createDurableStore(objects as DurableNamespace) });
}
