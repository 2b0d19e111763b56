/**
 * The gateway as a route of a Next.js application: this file is `app/llm/[...path]/route.ts`, and clients
 * use `https://the-application/llm/v1` as their base URL.
 *
 * @module
 */

import { createGateway, defineConfig } from "@sluice/gateway";

const gateway = createGateway(defineConfig({
  // In a real application: "${GATEWAY_KEY}", and a function that reads the environment beside it.
  keys: [{ name: "example", key: "a-key-for-this-example-42" }],
  providers: { demo: {} },
}));

/** The same request without the path that the gateway is mounted at; its body is not read here. */
function below(mount: string, request: Request): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(mount.length);
  return new Request(url, request);
}

/** Answers everything below `/llm`. */
export function POST(request: Request): Promise<Response> {
  return gateway.fetch(below("/llm", request));
}

/** Models, and what is kept of Responses. */
export const GET: typeof POST = POST;

/** Lets go of what is kept. */
export const DELETE: typeof POST = POST;

/** Nothing of it is known when the application is built. */
export const dynamic = "force-dynamic";
