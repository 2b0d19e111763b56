/**
 * The gateway below `/llm` of a Fastify application: `node server.ts`.
 *
 * @module
 */

import process from "node:process";
import { createGateway, defineConfig } from "@sluice/gateway";
import { listenerOf, nodeHost } from "@sluice/gateway/node";
import fastify from "fastify";
import config from "./sluice.config.ts";

const gateway = createGateway(defineConfig(config, (name) => process.env[name]), nodeHost());
// Fastify leaves the path as it is.
const listener = listenerOf(gateway, { basePath: "/llm" });

// As long as Node's own; Fastify's would hold up the end of the process for more than a minute.
const app = fastify({ keepAliveTimeout: 5_000 });
app.get("/", () => "The gateway is at /llm.");
app.register((routes, _options, done) => {
  // The gateway reads bodies itself.
  routes.removeAllContentTypeParsers();
  routes.addContentTypeParser("*", (_request, _body, parsed) => parsed(null));
  routes.all("/llm/*", (request, reply) => {
    reply.hijack();
    return listener(request.raw, reply.raw);
  });
  done();
});

await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT ?? 8000) });

process.once("SIGTERM", async () => {
  // Answers under way come to their end, and what is to be kept is written.
  await Promise.all([app.close(), gateway.drain()]);
});
