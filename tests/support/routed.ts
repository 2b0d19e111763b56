/**
 * A gateway in front of several providers, each of which does what a test says, on a clock that a
 * test moves.
 *
 * @module
 */

import {
  type Config,
  type ConfigFile,
  createGateway,
  defineConfig,
  type Gateway,
  type RouteExplanation,
  type Telemetry,
} from "../../mod.ts";
import { createClock, type TestClock } from "./clock.ts";
import { turn } from "./gate.ts";
import { ask, type AskOptions, CLIENT_KEY } from "./gateway.ts";
import { answers, type Behaviour, type PlaceDialect, type Visit } from "./places.ts";
import type { AnyWire } from "./wires.ts";

/** The admin key of these gateways. */
export const ADMIN = "sk-admin-4Tz7kW2nQ9rX5cL1";

/** What a test may want different. */
export interface RoutedOptions {
  readonly models: NonNullable<ConfigFile["models"]>;
  /** What each provider does; what is not in it answers. May be changed while it runs. */
  readonly places?: Record<string, Behaviour>;
  /** The providers and what they speak; `a` to `e`, which speak chat, by default. */
  readonly dialects?: Readonly<Record<string, PlaceDialect>>;
  readonly limits?: Partial<Config["limits"]>;
  readonly random?: () => number;
  /** Whether no key is asked for: looking at one is work that no clock of a test's waits for. */
  readonly open?: boolean;
  /** Secrets of each provider; one by default. */
  readonly secrets?: readonly string[];
  readonly telemetry?: Telemetry;
}

/** A gateway and all that can be seen of it. */
export interface Routed {
  readonly gateway: Gateway;
  readonly clock: TestClock;
  /** Who was asked, as `provider/model`, since the last call. */
  asked(): string[];
  /** How many answers of providers are neither read to their end nor let go of. */
  readonly open: number;
  /** Whether a request was called off, by `provider/model`. */
  readonly calledOff: string[];
  /** Asks, and moves the clock until the whole answer is there. */
  post(wire: AnyWire, model: string, more?: Asking): Promise<Told>;
  /** Moves the clock until `work` is done. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Lets everything happen that waits for no clock. */
  settle(): Promise<void>;
  explain(question: object): Promise<RouteExplanation>;
}

/** What a request may say. */
export interface Asking extends AskOptions {
  readonly text?: string;
  readonly stream?: boolean;
  readonly body?: object;
}

/** An answer, read to its end. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const DIALECTS: Readonly<Record<string, PlaceDialect>> = {
  a: "openai-chat",
  b: "openai-chat",
  c: "openai-chat",
  d: "openai-chat",
  e: "openai-chat",
};

/** Creates one. */
export function createRouted(options: RoutedOptions): Routed {
  const { models, places = {}, dialects = DIALECTS, limits, random = () => 0.5 } = options;
  const clock = createClock();
  let visits = 0;
  let open = 0;
  let busy = 0;
  const asked: string[] = [];
  const calledOff: string[] = [];
  const secrets = options.secrets ?? ["one"];
  const config = defineConfig({
    listen: "127.0.0.1:4000",
    keys: options.open ? [] : [{ name: "test", key: CLIENT_KEY }],
    admin: { key: ADMIN },
    providers: Object.fromEntries(
      Object.entries(dialects).map(([id, dialect]) => [id, {
        dialect,
        baseUrl: `http://${id}.invalid/v1`,
        apiKey: secrets.map((secret) => `${id}-${secret}`),
      }]),
    ),
    models,
  });

  /** Counts something that is open, until what it returns is called. */
  function opened(): () => void {
    let over = false;
    open++;
    return () => {
      if (!over) open--;
      over = true;
    };
  }

  async function fetch(url: string, init: RequestInit): Promise<Response> {
    const place = new URL(url).hostname.split(".")[0] ?? "";
    // Reading it is work of the machine's, which no clock of a test's waits for.
    busy++;
    const body = JSON.parse(await new Response(init.body ?? null).text());
    busy--;
    const name = `${place}/${body.model}`;
    const signal = init.signal ?? new AbortController().signal;
    asked.push(name);
    signal.addEventListener("abort", () => calledOff.push(name), { once: true });
    const visit: Visit = {
      place,
      dialect: dialects[place] ?? "openai-chat",
      stream: body.stream === true,
      body,
      text: `Answer ${++visits} of ${place}: all is well in this world.`,
      signal,
      after: (ms) => wait(clock, ms, signal),
      opened,
    };
    const answered = opened();
    try {
      return await (places[place] ?? answers)(visit);
    } finally {
      answered();
    }
  }

  const gateway = createGateway(
    { ...config, limits: { ...config.limits, retryMs: 0, ...limits } },
    { ...clock.host, random, fetch, telemetry: options.telemetry },
  );

  /** Lets everything happen that waits for no clock. */
  async function settle(done: () => boolean = () => false): Promise<void> {
    for (let turns = 0; !done() && (turns < 8 || busy > 0); turns++) await turn();
  }

  async function run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    work.finally(() => done = true).catch(() => {});
    const last = Date.now() + 20_000;
    while (!done) {
      if (Date.now() > last) throw new Error("Did not come to an end");
      await settle(() => done);
      if (!done && clock.waiting > 0) await clock.advance(250);
    }
    return await work;
  }

  return {
    gateway,
    clock,
    calledOff,
    asked: () => asked.splice(0),
    get open() {
      return open;
    },
    run,
    settle,
    async post(wire, model, { text = "hi", stream = false, body = {}, ...more } = {}) {
      const asking = async (): Promise<Told> => {
        const request = { ...wire.request(text, stream), model, ...body };
        const response = await ask(gateway, wire.path, request, more);
        const { status, headers } = response;
        return { status, headers, text: await response.text() };
      };
      return await run(asking());
    },
    async explain(question) {
      const response = await gateway.fetch(
        new Request("http://127.0.0.1:4000/v1/route/explain", {
          method: "POST",
          headers: { authorization: `Bearer ${ADMIN}`, "content-type": "application/json" },
          body: JSON.stringify(question),
        }),
        { remoteAddress: "127.0.0.1" },
      );
      const told = await response.json();
      if (!response.ok) throw new Error(told.error.message);
      return told as RouteExplanation;
    },
  };
}

/** Waits on the test's clock; forever where `ms` is infinite. */
function wait({ host }: TestClock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const due = host.now() + ms;
    const stop = ms === Infinity ? () => {} : host.every(250, () => {
      if (host.now() < due) return;
      stop();
      resolve();
    });
    const leave = (): void => {
      stop();
      reject(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
  });
}
