/**
 * Suites that need a program of the system.
 *
 * @module
 */

import process from "node:process";
import { describe, it } from "node:test";

/**
 * Registers a suite, or one test that says why it does not run: where `missing` gives a reason. With
 * `SLUICE_REQUIRE_TOOLS=1`, which the project's own CI sets, that is a failure.
 */
export function withTools(suite: string, missing: string | undefined, register: () => void): void {
  if (missing === undefined) return void describe(suite, register);
  if (process.env.SLUICE_REQUIRE_TOOLS === "1") {
    it(`${suite}: ${missing}`, () => {
      throw new Error(`Cannot run the suite '${suite}': ${missing}`);
    });
  } else {
    it(`${suite}: skipped: ${missing}`, { skip: true }, () => {});
  }
}
