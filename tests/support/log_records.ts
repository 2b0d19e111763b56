/**
 * The gateway's log, kept in memory for a test file to look at.
 *
 * @module
 */

import { after, before } from "node:test";
import { configure, type LogRecord, reset } from "@logtape/logtape";

/** Keeps every record from here to the end of the file; the list is the caller's to empty. */
export function keepLog(): LogRecord[] {
  const records: LogRecord[] = [];
  before(async () => {
    await configure({
      sinks: { memory: (record) => void records.push(record) },
      loggers: [{ category: ["sluice"], sinks: ["memory"], lowestLevel: "trace" }],
      reset: true,
    });
  });
  after(() => reset());
  return records;
}
