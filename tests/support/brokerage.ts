/**
 * A broker and those who use it, in one process and on one clock that a test holds in its hand. The
 * line between them can be cut, and the broker can be away, come back, and begin a new life.
 *
 * @module
 */

import { FaultError } from "../../src/canonical/fault.ts";
import { DEFAULT_LIMITS } from "../../src/config/config.ts";
import { type Brokered, createBrokered } from "../../src/credentials/broker/brokered.ts";
import { createFeed, type Feed } from "../../src/credentials/broker/feed.ts";
import { BROKER_SCOPES, type Grant } from "../../src/credentials/broker/grant.ts";
import type { Notice } from "../../src/credentials/notice.ts";
import { createRefresher } from "../../src/credentials/refresh.ts";
import { Secret } from "../../src/credentials/secret.ts";
import type { SealedCredentials } from "../../src/credentials/stored_credentials.ts";
import { createCredentialStore } from "../../src/credentials/stored_credentials.ts";
import { defaultHost } from "../../src/gateway/host.ts";
import { type BrokerCall, lend, type Lender } from "../../src/gateway/operations/broker.ts";
import type { BrokerOperation } from "../../src/gateway/broker_routes.ts";
import { createTicker } from "../../src/relay/ticker.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { GLASS_VAULT } from "./accounts.ts";
import { createClock, type TestClock } from "./clock.ts";
import { turn } from "./gate.ts";
import { createIdentityProvider, type IdentityProvider } from "./identity_provider.ts";

/** What a token may do unless a test says otherwise: everything. */
export const FULL_GRANT: Grant = { name: "edge", scopes: BROKER_SCOPES };

/** A request as the broker saw it. */
export interface Seen {
  readonly at: number;
  readonly what: string;
  readonly body: string;
}

/** The broker and its surroundings. */
export interface Brokerage {
  readonly clock: TestClock;
  readonly idp: IdentityProvider;
  /** What the broker keeps. */
  readonly credentials: SealedCredentials;
  readonly feed: Feed;
  /** Every request that reached the broker. */
  readonly seen: Seen[];
  readonly notices: Notice[];
  /** Whether the broker can be reached. */
  up: boolean;
  /** Answers requests in the broker's place, where it answers at all. */
  instead: ((what: string) => Response | undefined) | undefined;
  /** Another gateway that uses the broker's accounts. */
  edge(grant?: Grant): Brokered;
  /** Cuts every stream that is open. */
  cut(): void;
  /** Begins a new life on the same store. */
  restart(): void;
  /** Moves time on, letting what follows from it happen. */
  pass(ms: number): Promise<void>;
  /** Moves time on until `promise` is done. */
  passUntil<T>(promise: Promise<T>): Promise<T>;
}

const PATHS: readonly [RegExp, BrokerOperation["action"]][] = [
  [/^GET \/v1\/snapshot$/, "snapshot"],
  [/^GET \/v1\/snapshot\/stream$/, "stream"],
  [/^POST \/v1\/credential\/([^/]+)\/refresh$/, "refresh"],
  [/^POST \/v1\/blocks$/, "block"],
  [/^DELETE \/v1\/blocks\/([^/]+)\/([^/]+)$/, "unblock"],
];

/** Creates a broker without accounts. */
export function createBrokerage(): Brokerage {
  const clock = createClock();
  const ticker = createTicker(clock.host);
  const means = { now: clock.host.now, random: () => 0, after: ticker.after };
  const idp = createIdentityProvider(means.now);
  const newStore = () => createCredentialStore(createMemoryStore(means.now), GLASS_VAULT, means);
  const credentials = newStore();
  const notices: Notice[] = [];
  const notify = (notice: Notice): void => void notices.push(notice);
  const refresher = createRefresher({
    store: credentials,
    source: idp.source,
    means,
    notify,
    owner: "b",
  });
  const seen: Seen[] = [];
  const cuts = new Set<() => void>();
  let boots = 0;
  let feed = newFeed();

  function newFeed(): Feed {
    return createFeed({
      store: credentials,
      configured: [],
      means,
      notify,
      boot: `boot${boots++}`,
    });
  }

  async function serve(grant: Grant, url: string, init: RequestInit): Promise<Response> {
    const { pathname, searchParams } = new URL(url);
    const what = `${init.method} ${pathname}`;
    if (!brokerage.up) throw new TypeError("connection refused");
    seen.push({ at: means.now(), what, body: String(init.body ?? "") });
    const answer = brokerage.instead?.(what);
    if (answer !== undefined) return answer;
    const lender: Lender = {
      broker: {
        feed,
        admit(_headers, scope) {
          if (grant.scopes.includes(scope)) return Promise.resolve(grant);
          return Promise.reject(new Error(`no scope ${scope}`));
        },
      },
      ticker,
      host: { ...defaultHost(), now: means.now },
      config: { limits: DEFAULT_LIMITS },
      accounts: { credentials, refresher },
    };
    for (const [pattern, action] of PATHS) {
      const found = pattern.exec(what);
      if (found === null) continue;
      const [, id = "", scope = ""] = found.map((part) => decodeURIComponent(part ?? ""));
      const call: BrokerCall = {
        request: new Request(url, init),
        query: searchParams,
        params: { credential_id: id, scope },
      };
      try {
        return breakable(await lend(lender, { type: "broker", action }, call));
      } catch (error) {
        if (!(error instanceof FaultError)) return new Response(null, { status: 403 });
        return new Response(null, { status: error.fault.status });
      }
    }
    return new Response(null, { status: 404 });
  }

  /** The same answer, until the line is cut. */
  function breakable(response: Response): Response {
    const reader = response.body?.getReader();
    if (reader === undefined) return response;
    let cut = (): void => {};
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        cut = () => {
          cuts.delete(cut);
          controller.error(new TypeError("connection reset"));
          void reader.cancel();
        };
        cuts.add(cut);
      },
      async pull(controller) {
        const piece = await reader.read();
        if (!cuts.has(cut)) return;
        if (!piece.done) return controller.enqueue(piece.value);
        cuts.delete(cut);
        controller.close();
      },
      async cancel() {
        cuts.delete(cut);
        await reader.cancel();
      },
    });
    return new Response(body, response);
  }

  async function settle(): Promise<void> {
    for (let n = 0; n < 12; n++) await turn();
  }

  const brokerage: Brokerage = {
    clock,
    idp,
    credentials,
    get feed() {
      return feed;
    },
    seen,
    notices,
    up: true,
    instead: undefined,
    edge: (grant = FULL_GRANT) =>
      createBrokered({
        access: {
          url: "https://broker.invalid",
          token: new Secret("broker-token"),
          send: (url, init) => serve(grant, url, init),
        },
        means,
        notify,
        local: newStore(),
      }),
    cut() {
      for (const cut of cuts) cut();
    },
    restart() {
      feed.close();
      feed = newFeed();
      brokerage.cut();
    },
    async pass(ms) {
      for (let passed = 0; passed < ms; passed += 250) {
        await settle();
        await clock.advance(Math.min(250, ms - passed));
      }
      await settle();
    },
    async passUntil(promise) {
      let done = false;
      promise.then(() => done = true, () => done = true);
      for (let n = 0; !done && n < 1000; n++) await brokerage.pass(250);
      return await promise;
    },
  };
  return brokerage;
}
