/**
 * Being told to stop, and what must not stop us.
 *
 * @module
 */

import { closeSync, openSync } from "node:fs";
import process from "node:process";
import { getLogger } from "@logtape/logtape";

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Resolves with the name of the first signal to stop. From then on the next one ends the process at
 * once, with the exit status a shell gives to a program that died of it.
 */
export function firstSignal(): Promise<string> {
  return new Promise((resolve) => {
    let told = false;
    for (const [name, status] of Object.entries(SIGNALS)) {
      process.on(name, () => {
        if (told) process.exit(status);
        told = true;
        resolve(name);
      });
    }
  });
}

/**
 * Calls `act` for every `SIGHUP`, which ends the process no more; Windows has none. Closing the
 * window of a terminal sends it, too: then there is nobody left to serve, and it ends as usual.
 */
export function onHangup(act: () => void, fromTerminal: boolean): void {
  if (process.platform === "win32") return;
  process.on("SIGHUP", () => {
    if (fromTerminal && !hasTerminal()) process.kill(process.pid, "SIGTERM");
    else act();
  });
}

function hasTerminal(): boolean {
  try {
    closeSync(openSync("/dev/tty", "r"));
    return true;
  } catch {
    return false;
  }
}

/**
 * Keeps the process and everybody else's answers alive when a promise fails that nobody waits for.
 * Every such failure is a fault of ours, and logged as one.
 */
export function surviveStrayErrors(): void {
  const logger = getLogger(["sluice"]);
  const survive = (error: unknown) => {
    const state = error instanceof Error ? error.stack ?? error.message : String(error);
    logger.error("Unhandled error: {error}", { error: state });
  };
  process.on("unhandledRejection", survive);
  process.on("uncaughtException", survive);
}
