/**
 * The admin API in tests.
 *
 * @module
 */

import assert from "node:assert/strict";
import { createGateway, defineConfig, type Gateway } from "../../mod.ts";
import { ADMIN_ROUTES } from "../../src/gateway/admin_routes.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { MASTER_KEY } from "./accounts.ts";
import { createClock, type TestClock } from "./clock.ts";
import { CLIENT_KEY, UPSTREAM_KEY } from "./gateway.ts";

/** The admin key. */
export const ADMIN_KEY = "sk-admin-8Rk2vX9tB7qL1dW5";
/** An API key that is added. */
export const SECRET = "sk-kept-Zq81mVt4Xw70LrYp";
/** This machine. */
export const NEAR = "127.0.0.1";

/** A gateway with an admin API, and a way to call it. */
export interface SetUp {
  readonly gateway: Gateway;
  readonly clock: TestClock;
  readonly asked: string[];
  /** All that was ever answered, for looking for secrets in it. */
  readonly answers: string[];
  /** Calls, with the admin key and from this machine unless told otherwise. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
    peer?: string,
  ): Promise<{ status: number; json: Record<string, unknown>; headers: Headers }>;
}

/** Creates one; `answer` is what providers say to a key. */
export function setUp(
  admin: { key?: string; remote?: boolean } | "off" = { key: ADMIN_KEY },
  answer: (key: string) => Response | Promise<Response> = () => Response.json({ data: [] }),
): SetUp {
  const clock = createClock();
  const asked: string[] = [];
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    const request = new Request(url, init);
    asked.push(`${request.method} ${new URL(url).pathname}`);
    return Promise.resolve(answer(request.headers.get("authorization") ?? ""));
  };
  const config = defineConfig({
    keys: [{ name: "caller", key: CLIENT_KEY }],
    ...(admin === "off" ? {} : { admin }),
    providers: {
      openai: { accounts: [] },
      up: { dialect: "openai-chat", baseUrl: "http://upstream.invalid/v1", apiKey: UPSTREAM_KEY },
    },
  });
  const store = createMemoryStore(clock.host.now);
  const gateway = createGateway(config, {
    ...clock.host,
    fetch,
    store,
    masterKey: MASTER_KEY,
  });
  const answers: string[] = [];
  return {
    gateway,
    clock,
    asked,
    answers,
    async call(method, path, body, headers = {}, peer = NEAR) {
      const response = await gateway.fetch(
        new Request(`http://localhost${path}`, {
          method,
          headers: {
            authorization: `Bearer ${ADMIN_KEY}`,
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
        peer === "" ? undefined : { remoteAddress: peer },
      );
      const text = await response.text();
      answers.push(text);
      const json = text === "" ? {} : JSON.parse(text) as Record<string, unknown>;
      return { status: response.status, json, headers: response.headers };
    },
  };
}

/** An error as it is told. */
export interface Told {
  readonly message: string;
  readonly param?: string | null;
  readonly code?: string | null;
}

/** The error in an answer. */
export function errorIn({ json }: { json: Record<string, unknown> }): Told {
  return json.error as Told;
}

/** An account as it is told. */
export interface Shown {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly provider: string;
  readonly name?: string;
  readonly priority: number;
  readonly weight: number;
  readonly kept: boolean;
}

/** Adds an API key. */
export async function added({ call }: SetUp, more: Record<string, unknown> = {}): Promise<Shown> {
  const { status, json } = await call("POST", "/admin/accounts", {
    provider: "openai",
    apiKey: SECRET,
    ...more,
  });
  assert.equal(status, 201, JSON.stringify(json));
  return json.account as Shown;
}

/** Every route, with an account in its path. */
export const PATHS: readonly { readonly method: string; readonly path: string }[] = ADMIN_ROUTES
  .map(({ method, path }) => ({
    method,
    path: path.replace("{account_id}", "up%231"),
  }));
