/**
 * A Worker as `adapters/cloudflare.ts` makes one, whose tokens a scripted identity provider renews, and
 * whose store a test may use by itself, on a clock that it moves.
 *
 * @module
 */

import { createIsolate, type Isolate } from "../../adapters/isolate.ts";
import {
  createDurableStore,
  type DurableNamespace,
  type DurableState,
  SluiceStore as Kept,
} from "../../adapters/stores/durable.ts";
import { tokensOf } from "./renewing.ts";

interface Bindings {
  readonly SLUICE_STORE: DurableNamespace;
  readonly FLEET_IDP: string;
  readonly [name: string]: unknown;
}

let ahead = 0;
let isolate: Isolate | undefined;

/** The object on that clock, which is this Worker's: both run in one isolate. */
export class SluiceStore extends Kept {
  constructor(state: DurableState, env: unknown) {
    super(state, env, () => Date.now() + ahead);
  }
}

function isolateOf(env: Bindings): Isolate {
  const texts = new Map(Object.entries(env).filter((entry) => typeof entry[1] === "string"));
  return createIsolate((name) => texts.get(name) as string | undefined, {
    store: createDurableStore(env.SLUICE_STORE),
    tokens: tokensOf(env.FLEET_IDP),
  });
}

/** Does to the store what the test says: one operation, in objects of this `run` alone. */
async function operate(request: Request, { SLUICE_STORE }: Bindings): Promise<Response> {
  const { run, ms, operation, args } = await request.json();
  if (ms !== undefined) ahead += ms;
  if (operation === undefined) return Response.json(null);
  const store = createDurableStore({
    idFromName: (name) => SLUICE_STORE.idFromName(run + name),
    get: (id) => SLUICE_STORE.get(id),
  });
  const known = (value: unknown) => value === null ? undefined : value;
  const lasting = args.map((value: unknown) => value === "for good" ? Infinity : known(value));
  const answer = await (Reflect.get(store, operation) as (...args: unknown[]) => unknown)(
    ...lasting,
  );
  return Response.json(answer ?? null);
}

export default {
  async fetch(
    request: Request,
    env: Bindings,
    context: { waitUntil(work: Promise<unknown>): void },
  ): Promise<Response> {
    if (new URL(request.url).pathname === "/test/store") return await operate(request, env);
    isolate ??= isolateOf(env);
    return await isolate.answer(request, {
      waitUntil: (work) => context.waitUntil(work),
      info: {},
    });
  },
};
