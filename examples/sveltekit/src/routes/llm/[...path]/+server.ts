/**
 * The gateway below `/llm`: `https://the-application/llm/v1` is the base URL of clients.
 *
 * @module
 */

import { gateway } from "../../../lib/server/gateway";
import type { RequestHandler } from "./$types";

/** Answers every method. */
export const fallback: RequestHandler = ({ request, getClientAddress }) =>
  gateway().fetch(request, { basePath: "/llm", remoteAddress: getClientAddress() });
