/**
 * The gateway below `/llm` of an Express application: `node server.ts`.
 *
 * @module
 */

import process from "node:process";
import { createGateway, defineConfig } from "@sluice/gateway";
import { listenerOf, nodeHost } from "@sluice/gateway/node";
import express from "express";
import config from "./sluice.config.ts";

const gateway = createGateway(defineConfig(config, (name) => process.env[name]), nodeHost());

const app = express();
// Before any parser of bodies: the gateway reads them itself.
app.use("/llm", listenerOf(gateway));
app.use(express.json());
app.get("/", (_request, response) => void response.send("The gateway is at /llm."));

const server = app.listen(Number(process.env.PORT ?? 8000), "127.0.0.1");

process.once("SIGTERM", async () => {
  // Answers under way come to their end, and what is to be kept is written.
  server.close();
  await gateway.drain();
});
