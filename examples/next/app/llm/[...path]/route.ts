/**
 * The gateway below `/llm`, on Node: `https://the-application/llm/v1` is the base URL of clients.
 *
 * @module
 */

import { gateway } from "../../../lib/gateway";

function answer(request: Request): Promise<Response> {
  return gateway().fetch(request, { basePath: "/llm" });
}

export { answer as DELETE, answer as GET, answer as OPTIONS, answer as POST };
