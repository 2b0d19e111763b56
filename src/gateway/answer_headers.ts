/**
 * The headers of answers: what every one has, and what an exchange adds.
 *
 * @module
 */

import type { Fault } from "../canonical/fault.ts";
import type { Plan } from "./plan.ts";
import type { Progress } from "./tries.ts";

/** What every answer carries, so that no proxy or browser makes something else of it. */
export function finishHeaders(headers: Headers, requestId: string, origin?: string): void {
  // OpenAI's SDKs read the one name, Anthropic's the other.
  headers.set("x-request-id", requestId);
  headers.set("request-id", requestId);
  headers.set("x-content-type-options", "nosniff");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  if (origin !== undefined) allowOrigin(headers, origin);
}

/** Lets an invited web page read the answer. Its key travels in a header, so no cookies are. */
function allowOrigin(headers: Headers, origin: string): void {
  headers.set("access-control-allow-origin", origin);
  headers.set("access-control-expose-headers", EXPOSED);
  headers.append("vary", "origin");
}

const EXPOSED = [
  "x-request-id",
  "request-id",
  "retry-after",
  "retry-after-ms",
  "x-sluice-provider",
  "x-sluice-model",
  "x-sluice-attempts",
  "x-sluice-cost",
  "x-sluice-cost-source",
  "x-sluice-dropped",
  "x-sluice-estimated",
  "x-sluice-summarized",
].join(", ");

/** Who answered, after how many attempts, and what was lost on the way. */
export function exchangeHeaders({ attempts, plan }: Progress): Headers {
  const headers = new Headers({ "x-sluice-attempts": String(attempts) });
  if (plan === undefined) return headers;
  headers.set("x-sluice-provider", plan.target.provider);
  if (plan.target.model !== "") headers.set("x-sluice-model", headerText(plan.target.model));
  const dropped = droppedText(plan);
  if (dropped !== "") headers.set("x-sluice-dropped", dropped);
  return headers;
}

/** When to come back, and whether coming back is worth it: both vendors' SDKs listen to this. */
export function faultHeaders(headers: Headers, fault: Fault): void {
  if (fault.retryAfterMs !== undefined) {
    headers.set("retry-after", String(Math.ceil(fault.retryAfterMs / 1000)));
    headers.set("retry-after-ms", String(fault.retryAfterMs));
  }
  if (fault.kind === "authentication" && fault.origin !== "upstream") {
    headers.set("www-authenticate", "Bearer");
  }
}

/** Field names a client made up may be anything; a header may not. */
function droppedText({ dropped }: Plan): string {
  return dropped.map((name) => headerText(name).slice(0, 80)).slice(0, 40).join(", ");
}

function headerText(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, "?");
}
