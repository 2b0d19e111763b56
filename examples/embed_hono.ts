/**
 * The gateway as a part of somebody else's web application: mounted below `/llm` in a Hono app,
 * which could have a login, a database and pages of its own beside it.
 *
 * Run it with `deno serve --host 127.0.0.1 --port 8000 examples/embed_hono.ts`, then
 *
 * ```sh
 * curl -N http://127.0.0.1:8000/llm/v1/chat/completions \
 *   -H "authorization: Bearer a-key-for-this-example-42" -H "content-type: application/json" \
 *   -d '{"model": "demo", "stream": true, "messages": [{"role": "user", "content": "Hello"}]}'
 * ```
 *
 * @module
 */

import { createGateway, defineConfig } from "@sluice/gateway";
import { Hono } from "hono";

const gateway = createGateway(defineConfig({
  // In a real application: "${GATEWAY_KEY}", and a function that reads the environment beside it.
  keys: [{ name: "example", key: "a-key-for-this-example-42" }],
  providers: { demo: {} },
}));

const app = new Hono();
app.get("/", (context) => context.text("The gateway is at /llm."));
app.mount("/llm", (request: Request) => gateway.fetch(request));

/** The application, in the form that `deno serve`, Bun and the edge platforms start. */
const server: { fetch: (request: Request) => Response | Promise<Response> } = {
  fetch: (request) => app.fetch(request),
};

export default server;
