/**
 * A failure as an HTTP answer.
 *
 * @module
 */

import type { Fault } from "../canonical/fault.ts";
import { dialectOf } from "../dialects/mod.ts";
import { faultHeaders } from "./answer_headers.ts";
import { spokenAt } from "./routes.ts";

/** Who is to read of it. */
export interface Asked {
  readonly path: string;
  readonly headers: Headers;
  readonly requestId: string;
}

/** A failure as an answer, in the envelope that callers of the path expect. */
export function renderFault(
  fault: Fault,
  asked: Asked,
): Response {
  const dialect = dialectOf(spokenAt(asked.path, asked.headers));
  const response = Response.json(dialect.encodeFault(fault, asked.requestId), {
    status: statusOf(fault),
  });
  faultHeaders(response.headers, fault);
  return response;
}

/** A provider's status is passed on where it is an error status at all. */
function statusOf({ status }: Fault): number {
  return status >= 400 && status <= 599 ? status : 502;
}
