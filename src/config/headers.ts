/**
 * Headers that a configuration adds to requests to a provider.
 *
 * @module
 */

import type { Path, Report } from "./problem.ts";

/** Headers that hold secrets, and have a place of their own in a configuration. */
const SECRET: ReadonlySet<string> = new Set([
  "authorization",
  "proxy-authorization",
  "x-api-key",
  "api-key",
  "x-goog-api-key",
  "cf-aig-authorization",
  "cookie",
]);

/** Headers that say how a message is sent, which is not for a configuration to say. */
const FRAMING: ReadonlySet<string> = new Set([
  "accept",
  "accept-encoding",
  "connection",
  "content-encoding",
  "content-length",
  "content-type",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Reads headers, with their names in lower case. */
export function resolveHeaders(
  headers: Readonly<Record<string, string>>,
  path: Path,
  report: Report,
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    const state = nameState(name, lower) ?? (lower in result ? "it is given twice" : undefined);
    if (state !== undefined) {
      report([...path, name], `Cannot send the header '${name}': ${state}`, "key");
    } else if (!/^[\t\x20-\x7e]*$/.test(value)) {
      report([...path, name], `Cannot send the header '${name}': expected ASCII on one line`);
    }
    result[lower] = value.trim();
  }
  return result;
}

function nameState(name: string, lower: string): string | undefined {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return "it is not a header's name";
  if (SECRET.has(lower)) return "secrets belong into 'apiKey', which sends them by itself";
  if (FRAMING.has(lower)) return "it is part of how a request is sent";
  return undefined;
}
