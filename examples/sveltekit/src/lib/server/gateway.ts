/**
 * One gateway for the process. In development a module is made again after each edit of it:
 * `globalThis` outlives that. It is made with the first request, because building the application
 * runs this module too, without the environment it needs.
 *
 * @module
 */

import process from "node:process";
import { createGateway, defineConfig, type Gateway } from "@sluice/gateway";
import { nodeHost } from "@sluice/gateway/node";
import config from "./sluice.config";

const kept = globalThis as typeof globalThis & { sluice?: Gateway };

/** The gateway. */
export function gateway(): Gateway {
  return kept.sluice ??= createGateway(
    defineConfig(config, (name) => process.env[name]),
    nodeHost(),
  );
}
