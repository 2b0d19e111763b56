/**
 * What a command line comes to.
 *
 * @module
 */

/** What can be asked for with the options of all. */
export const PLAIN = ["serve", "check", "schema", "help", "version"] as const;

/** How much is logged. */
export const LOG_LEVELS = ["debug", "info", "warning", "error"] as const;

/** A command line, understood. */
export interface Args {
  readonly command: typeof PLAIN[number];
  /** Path of the configuration file. */
  readonly config?: string;
  readonly host?: string;
  readonly port?: string;
  /** How log lines look; by default text for a terminal and JSON for anything else. */
  readonly log?: "text" | "json";
  readonly logLevel: typeof LOG_LEVELS[number];
}
