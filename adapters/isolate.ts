/**
 * The gateway where requests own everything: on platforms that end timers, connections and promises
 * with the request that began them. There each request has a gateway of its own; what they learn,
 * their configuration and their store last as long as the isolate.
 *
 * @module
 */

import {
  type Config,
  type ConnectionInfo,
  createGateway,
  createMemory,
  type Gateway,
  type Host,
} from "../mod.ts";
import { configFrom, masterKeyFrom, type Variable } from "./environment.ts";

/** What a platform says of one request. */
export interface Occasion {
  /** Keeps the request's own means alive until `work` has ended. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  /** What is known of the connection. */
  readonly info: ConnectionInfo;
}

/** All requests of one isolate. */
export interface Isolate {
  /** Answers a request; it never rejects. */
  answer(request: Request, one: Occasion): Promise<Response>;
}

/** The longest time a platform could let an answer take, in milliseconds. */
const DAY_MS = 86_400_000;

/**
 * Creates it, with a store in its memory unless `host` brings one.
 *
 * @throws {Error} if the configuration is wrong, or wants another store.
 */
export function createIsolate(env: Variable, host: Partial<Host> = {}): Isolate {
  const written = configFrom(env);
  refuseStore(written, host);
  const config = { ...written, limits: { ...written.limits, drainMs: DAY_MS } };
  const common = { masterKey: masterKeyFrom(env), ...host, memory: createMemory(config, host) };
  return {
    async answer(request, { waitUntil, info }) {
      const gateway = createGateway(config, { ...common, waitUntil });
      const response = await gateway.fetch(request, info);
      if (response.status === 101) return response;
      // Nobody else asks this gateway: it ends with its answer, once that is told and noted down.
      if (!isFollowed(response, gateway)) {
        waitUntil(gateway.drain());
        return response;
      }
      const { readable, writable } = new TransformStream();
      const told = response.body?.pipeTo(writable).catch(() => {});
      waitUntil(Promise.resolve(told).then(() => gateway.drain()));
      return new Response(readable, response);
    },
  };
}

/**
 * Events of what others do are no answer under way: a gateway that is told to end breaks them off. Such
 * a one ends when they have been told, or their reader has left.
 */
function isFollowed({ headers }: Response, { active }: Gateway): boolean {
  return active === 0 && headers.get("content-type")?.startsWith("text/event-stream") === true;
}

/** What is to be kept must not go with the isolate because nobody said that it would. */
function refuseStore({ store }: Pick<Config, "store">, host: Pick<Partial<Host>, "store">): void {
  if (store === undefined || store.kind === "memory" && host.store === undefined) return;
  const has = host.store === undefined ? "its own memory" : "what is bound to it";
  throw new Error(
    `Cannot use the store '${store.kind}': this platform keeps things in ${has} alone`,
  );
}
