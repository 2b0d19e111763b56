/**
 * How much of an account is used, as the backend of Codex tells it over a socket: in an event, in
 * place of the headers that an answer over HTTP would have.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";

const PREFIX = "x-codex-";

/** The field of a window, and the end of the header that says the same. */
const FIELDS = [
  ["used_percent", "used-percent"],
  ["window_minutes", "window-minutes"],
  ["reset_at", "reset-at"],
] as const;

/** The headers, from those of a handshake or from a `codex.rate_limits` event. */
export function limitHeaders(told: Headers | JsonObject | undefined): Record<string, string> {
  if (told === undefined) return {};
  if (told instanceof Headers) {
    return Object.fromEntries([...told].filter(([name]) => name.startsWith(PREFIX)));
  }
  // Other meters have names of their own, and headers too.
  if (typeof told.metered_limit_name === "string" && told.metered_limit_name !== "codex") return {};
  const windows = isJsonObject(told.rate_limits) ? told.rate_limits : {};
  return Object.fromEntries(
    (["primary", "secondary"] as const).flatMap((which) => windowIn(which, windows[which])),
  );
}

function windowIn(which: string, window: JsonValue | undefined): [string, string][] {
  if (!isJsonObject(window)) return [];
  return FIELDS.flatMap(([field, end]): [string, string][] => {
    const value = window[field];
    return typeof value === "number" ? [[`${PREFIX}${which}-${end}`, String(value)]] : [];
  });
}
