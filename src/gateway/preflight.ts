/**
 * A browser's question before it sends a request with a key in it (the Fetch standard's CORS
 * preflight). It carries no key itself, so it is answered before one is asked for, and only for
 * origins the guard has let in.
 *
 * @module
 */

import type { Admitted } from "./guard.ts";

/** A header name (RFC 9110 section 5.6.2), as far as any client uses them. */
const NAME = /^[a-z0-9-]{1,64}$/;

/** Answers a preflight; anything else is left to the routes. */
export function preflight(request: Request, { origin }: Admitted): Response | undefined {
  const method = request.headers.get("access-control-request-method");
  if (request.method !== "OPTIONS" || origin === undefined || method === null) return undefined;
  const wanted = request.headers.get("access-control-request-headers") ?? "";
  const names = wanted.split(",").map((name) => name.trim().toLowerCase());
  const headers = new Headers({
    "access-control-allow-methods": "GET, POST, DELETE, OPTIONS",
    "access-control-allow-headers": names.filter((name) => NAME.test(name)).join(", "),
    "access-control-max-age": "600",
  });
  return new Response(null, { status: 204, headers });
}
