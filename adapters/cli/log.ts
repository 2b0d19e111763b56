/**
 * Log lines on the error output: text for people, JSON for machines.
 *
 * @module
 */

import { configure, type LogRecord } from "@logtape/logtape";
import type { Args } from "./args_shape.ts";
import type { Surroundings } from "./surroundings.ts";

/** Sends the gateway's log to the error output. */
export async function configureLog(
  args: Pick<Args, "log" | "logLevel">,
  around: Pick<Surroundings, "err" | "errIsTerminal">,
): Promise<void> {
  const json = isJson(args, around);
  await configure({
    reset: true,
    sinks: { err: (record) => around.err(json ? jsonLine(record) : textLine(record)) },
    loggers: [
      { category: "sluice", sinks: ["err"], lowestLevel: args.logLevel },
      { category: ["logtape", "meta"], sinks: ["err"], lowestLevel: "warning" },
    ],
  });
}

/** Whether machines read the log: they do unless a person looks, or somebody says otherwise. */
export function isJson(
  { log }: Pick<Args, "log">,
  { errIsTerminal }: Pick<Surroundings, "errIsTerminal">,
): boolean {
  return (log ?? (errIsTerminal ? "text" : "json")) === "json";
}

/** One JSON object: time, level, category, message, and everything the record knows. */
export function jsonLine({ timestamp, level, category, message, properties }: LogRecord): string {
  const time = new Date(timestamp).toISOString();
  const name = category.join(".");
  return `${
    JSON.stringify({ time, level, category: name, message: joined(message), ...properties })
  }\n`;
}

/** What a line for people adds to its message, where the record knows it; machines get everything. */
const TOLD = ["provider", "upstreamModel", "fault", "requestId"];

/** Time, level and message, then the few things a person asks for next. */
export function textLine({ timestamp, level, message, properties }: LogRecord): string {
  const time = new Date(timestamp).toTimeString().slice(0, 8);
  const rest = TOLD.filter((name) => properties[name] !== undefined)
    .map((name) => ` ${name}=${oneLine(text(properties[name]))}`);
  return `${time} ${level.padEnd(7)} ${joined(message)}${rest.join("")}\n`;
}

/** The message with its values, none of which can break out of the line or move the cursor. */
function joined(message: readonly unknown[]): string {
  return message.map((part, index) => index % 2 === 0 ? part : oneLine(text(part))).join("");
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value) ?? String(value);
}

function oneLine(value: string): string {
  return value.replace(/\p{Cc}/gu, (control) => JSON.stringify(control).slice(1, -1));
}
