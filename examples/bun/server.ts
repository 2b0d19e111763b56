/**
 * The gateway below `/llm` of a server of Bun's own: `bun server.ts`.
 *
 * @module
 */

import { createGateway, defineConfig } from "@sluice/gateway";
import { bunHost } from "@sluice/gateway/bun";
import config from "./sluice.config.ts";

const gateway = createGateway(defineConfig(config, (name) => Bun.env[name]), bunHost());

const server = Bun.serve({
  hostname: "127.0.0.1",
  port: Number(Bun.env.PORT ?? 8000),
  // Bun's own would cut an answer after ten seconds of silence; the gateway keeps its own time.
  idleTimeout: 0,
  routes: {
    "/": new Response("The gateway is at /llm."),
    "/llm/*": (request, server) =>
      gateway.fetch(request, {
        basePath: "/llm",
        remoteAddress: server.requestIP(request)?.address,
      }),
  },
});

process.once("SIGTERM", async () => {
  // Answers under way come to their end, and what is to be kept is written.
  await Promise.all([server.stop(), gateway.drain()]);
  process.exit();
});
