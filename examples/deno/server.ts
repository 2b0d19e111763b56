/**
 * The gateway below `/llm` of a server of Deno's own: `deno run -N -E -R server.ts`.
 *
 * @module
 */

import { createGateway, defineConfig } from "@sluice/gateway";
import { denoHost } from "@sluice/gateway/deno";
import config from "./sluice.config.ts";

const gateway = createGateway(defineConfig(config, (name) => Deno.env.get(name)), denoHost());

const server = Deno.serve(
  { hostname: "127.0.0.1", port: Number(Deno.env.get("PORT") ?? 8000) },
  (request, { remoteAddr }) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/") return new Response("The gateway is at /llm.");
    return gateway.fetch(request, { basePath: "/llm", remoteAddress: remoteAddr.hostname });
  },
);

Deno.addSignalListener("SIGTERM", async () => {
  // Answers under way come to their end, and what is to be kept is written.
  await Promise.all([server.shutdown(), gateway.drain()]);
  Deno.exit();
});
