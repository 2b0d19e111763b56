/**
 * The gateway below `/llm` of a Fresh application: `https://the-application/llm/v1` is the base URL of
 * clients.
 *
 * @module
 */

import { createGateway, defineConfig, type Gateway } from "@sluice/gateway";
import { denoHost } from "@sluice/gateway/deno";
import config from "../../sluice.config.ts";

/** What of Fresh's own `Context` is needed. */
export interface Context {
  readonly req: Request;
  readonly info: Deno.ServeHandlerInfo;
}

const kept = globalThis as typeof globalThis & { sluice?: Gateway };

/** Answers every method; the name is the one that Fresh looks for. */
export function handler({ req, info }: Context): Promise<Response> {
  // With the first request: building the application runs this module too, without its environment.
  kept.sluice ??= createGateway(defineConfig(config, (name) => Deno.env.get(name)), denoHost());
  const { remoteAddr } = info;
  const remoteAddress = "hostname" in remoteAddr ? remoteAddr.hostname : undefined;
  return kept.sluice.fetch(req, { basePath: "/llm", remoteAddress });
}
