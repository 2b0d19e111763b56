/**
 * Writing an event that was read.
 *
 * @module
 */

import type { SseFrame } from "../dialects/dialect.ts";

/** An event as the client would have got it; comments round it are gone. */
export function frameText({ event, data }: SseFrame): string {
  const lines = data.split("\n").map((line) => `data: ${line}\n`).join("");
  return `${event === undefined ? "" : `event: ${event}\n`}${lines}\n`;
}
