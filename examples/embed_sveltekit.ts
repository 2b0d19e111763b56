/**
 * The gateway as a route of a SvelteKit application: this file is `src/routes/llm/[...path]/+server.ts`,
 * and clients use `https://the-application/llm/v1` as their base URL.
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

/** The part of a SvelteKit `RequestEvent` that is needed. */
export interface RequestEvent {
  readonly request: Request;
  getClientAddress(): string;
}

/** Answers every method below `/llm`. */
export function fallback({ request, getClientAddress }: RequestEvent): Promise<Response> {
  return gateway.fetch(below("/llm", request), { remoteAddress: getClientAddress() });
}
