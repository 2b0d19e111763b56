/**
 * One gateway for the process. Next.js makes a module once for each bundle that imports it, and again
 * after each edit of it in development: `globalThis` is what they share. It is made with the first
 * request, because `next build` runs the modules of routes too, without the environment they need.
 *
 * @module
 */

import { createGateway, defineConfig, type Gateway } from "@sluice/gateway";
import { nodeHost } from "@sluice/gateway/node";
import config from "../sluice.config";

const kept = globalThis as typeof globalThis & { sluice?: Gateway };

/** The gateway. */
export function gateway(): Gateway {
  return kept.sluice ??= createGateway(
    defineConfig(config, (name) => process.env[name]),
    nodeHost(),
  );
}
