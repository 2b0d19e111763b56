/**
 * Logging in, in tests: a vendor, its identity provider and a clock in the hand.
 *
 * @module
 */

import assert from "node:assert/strict";
import { defineConfig, type OAuthClient } from "../../mod.ts";
import type { DeviceMeans } from "../../src/credentials/oauth/device.ts";
import { createHandClock, type HandClock } from "./accounts.ts";
import { createLoginServer, type LoginServer, type Mischief } from "./login_server.ts";
import { type VendorCase, VENDORS } from "./vendors.ts";

/** What tests of logins begin with. */
export interface LoginSetting {
  readonly one: VendorCase;
  readonly client: OAuthClient;
  readonly server: LoginServer;
  readonly clock: HandClock;
  readonly means: DeviceMeans;
}

/** Sets it up for the vendor of this flow. */
export function loginSetting(flow: string): LoginSetting {
  const one = VENDORS.find((vendor) => vendor.flow === flow);
  assert.ok(one, flow);
  const clock = createHandClock(1_800_000_000_000);
  const server = createLoginServer(one.vendor, clock.now);
  const config = defineConfig({ providers: { [one.provider]: one.file } });
  const client = config.providers.get(one.provider)?.oauth?.client;
  assert.ok(client);
  const { now, after } = clock;
  return { one, client, server, clock, means: { fetch: server.fetch, now, after, userAgent: "t" } };
}

/** Answers that are none, by what is wrong with them. */
export const BROKEN: Readonly<Record<string, Mischief>> = {
  "a page": () =>
    new Response("<html>Just a moment…</html>", { headers: { "content-type": "text/html" } }),
  "a page with an error": () => new Response("<html>502</html>", { status: 502 }),
  "an answer that is too long": () =>
    Response.json({ access_token: "a".repeat(100_000), token_type: "bearer" }),
  "an answer without an end": () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new TextEncoder().encode(" ".repeat(16_384))),
      }),
    ),
  "an answer that breaks off": () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"access_token":"half'));
          controller.error(new Error("reset"));
        },
      }),
    ),
  "half an answer": () => new Response('{"access_token":"half', { status: 200 }),
  "an empty object": () => Response.json({}),
  "a list": () => Response.json([1]),
  "a token that is none": () => Response.json({ access_token: 5, token_type: "bearer" }),
  "a token no header can carry": () =>
    Response.json({ access_token: "a\nb", token_type: "bearer" }),
  "nothing": () => new Response(null, { status: 204 }),
};
