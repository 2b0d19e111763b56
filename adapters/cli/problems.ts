/**
 * A configuration's problems as lines that an editor's terminal can follow.
 *
 * @module
 */

import type { Problem } from "../../mod.ts";

/** `sluice.jsonc:3:5  models.fast  Cannot …`; what is not known is left out. */
export function describeProblem({ path, line, column, message }: Problem, file?: string): string {
  const place = file === undefined || line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return [place, path, message].filter((part) => part !== undefined && part !== "").join("  ");
}
