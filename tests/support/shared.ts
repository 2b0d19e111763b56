/**
 * Where the recorded traffic is, which is too large to live in the repository: `SLUICE_SHARED`, or
 * the folder `shared` beside the repository.
 *
 * A checkout without it reports the suites that need it as skipped. With `SLUICE_REQUIRE_SHARED=1`,
 * which the project's own CI sets, its absence is a failure.
 *
 * @module
 */

import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import test from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = process.env.SLUICE_SHARED ??
  fileURLToPath(new URL("../../../shared", import.meta.url));

/** Whether the recorded traffic is here. */
export const hasShared: boolean = existsSync(`${ROOT}/fixtures/INDEX.json`);

/** The path of a shared file. */
export function sharedPath(path: string): string {
  return `${ROOT}/${path}`;
}

/** A shared file as text. */
export function sharedText(path: string): string {
  return readFileSync(sharedPath(path), "utf8");
}

/** A shared file as parsed JSON. */
export function sharedJson(path: string): unknown {
  return JSON.parse(sharedText(path));
}

/**
 * Registers a suite that needs the recorded traffic: `register` is called to register its tests, or
 * one test stands for the suite and says why it does not run.
 */
export function withShared(suite: string, register: () => void): void {
  if (hasShared) return register();
  const reason = "recorded traffic is not here (../shared/fixtures)";
  if (process.env.SLUICE_REQUIRE_SHARED === "1") {
    test(`${suite}: ${reason}`, () => {
      throw new Error(`Cannot run ${suite}: ${reason}`);
    });
  } else {
    test(`${suite}: skipped: ${reason}`, { skip: true }, () => {});
  }
}
