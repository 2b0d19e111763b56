/**
 * The gateway as a route of a Fresh application: this file is `routes/llm/[...path].ts`, and clients use
 * `https://the-application/llm/v1` as their base URL.
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

/** The part of a Fresh `Context` that is needed. */
export interface Context {
  readonly req: Request;
}

/** Answers every method below `/llm`; the name is the one that Fresh looks for. */
export function handler({ req }: Context): Promise<Response> {
  return gateway.fetch(below("/llm", req));
}
