/**
 * The gateway below `/llm` of a Hono application on Node: `node server.ts`.
 *
 * @module
 */

import process from "node:process";
import { serve } from "@hono/node-server";
import { createGateway, defineConfig } from "@sluice/gateway";
import { nodeHost } from "@sluice/gateway/node";
import { Hono } from "hono";
import config from "./sluice.config.ts";

const gateway = createGateway(defineConfig(config, (name) => process.env[name]), nodeHost());

const app = new Hono();
app.get("/", (context) => context.text("The gateway is at /llm."));
app.mount("/llm", (request: Request) => gateway.fetch(request));

const port = Number(process.env.PORT ?? 8000);
const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port });

process.once("SIGTERM", async () => {
  // Answers under way come to their end, and what is to be kept is written.
  server.close();
  await gateway.drain();
});
