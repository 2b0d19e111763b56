/**
 * A running gateway's configuration, read anew: when its file changes, on `SIGHUP`, or when somebody
 * asks for it. What cannot be used is told, and changes nothing.
 *
 * @module
 */

import { getLogger } from "@logtape/logtape";
import { type Changes, type Config, ConfigError, type Gateway } from "../../mod.ts";
import { Refusal } from "./surroundings.ts";

/** Reads the configuration anew. */
export interface Reloader {
  /**
   * Puts what is read in the place of what was; one after the other, however many ask.
   *
   * @throws {ConfigError} if it cannot be used: the one before stays.
   */
  now(): Promise<Changes>;
  /** The same, and nobody waits: what is wrong is only told. */
  soon(): void;
}

/** What is told of a configuration that is not used: in the log, and to `tell` for people. */
const logger = getLogger(["sluice", "config"]);

/**
 * Creates a reloader.
 *
 * @param read Reads the configuration; it rejects with a {@link Refusal} where it cannot be used.
 * @param tell Told what is wrong, as `sluice check` would say it.
 */
export function createReloader(
  gateway: Pick<Gateway, "reload">,
  read: () => Promise<Config>,
  tell: (text: string) => void,
): Reloader {
  let last: Promise<unknown> = Promise.resolve();

  async function reload(): Promise<Changes> {
    const changes = gateway.reload(await readOrTell(read, tell));
    const { changed, restart } = changes;
    if (changed.length > 0) logger.info("Configuration reloaded: {changed}", { changed });
    else logger.info("Configuration read anew: nothing in it is different");
    if (restart.length > 0) {
      logger.warn("Configuration reloaded, but not all of it: {restart} needs a restart", {
        restart,
      });
    }
    return changes;
  }

  function now(): Promise<Changes> {
    const mine = last.then(reload);
    last = mine.catch(() => {});
    return mine;
  }

  // What went wrong was told already.
  return { now, soon: () => void now().catch(() => {}) };
}

async function readOrTell(
  read: () => Promise<Config>,
  tell: (text: string) => void,
): Promise<Config> {
  try {
    return await read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The problems are a line each for people, who are told them next.
    logger.warn("Cannot reload the configuration, the one before stays", {
      problems: message.split("\n"),
    });
    tell(`${message}\n`);
    throw error instanceof Refusal
      ? new ConfigError(message.split("\n").map((line) => ({ path: "", message: line })))
      : error;
  }
}
