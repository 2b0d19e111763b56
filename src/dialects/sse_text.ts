/**
 * The one writer of server-sent events. Data is always one line of JSON, so nothing a model says can
 * forge an event; event names come from the encoders' own closed sets.
 *
 * @module
 */

/** `event: <name>` and `data: <json>`. */
export function namedEvent(event: string, json: string): string {
  return `event: ${event}\ndata: ${json}\n\n`;
}

/** `data: <json>` alone. */
export function dataEvent(json: string): string {
  return `data: ${json}\n\n`;
}
