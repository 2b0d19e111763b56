/**
 * Where Sluice keeps what it must remember.
 *
 * @module
 */

import { join } from "node:path";
import { type Surroundings, variable } from "./surroundings.ts";

/** The directory for this user's data, by the custom of the platform. */
export function dataDir(around: Pick<Surroundings, "env" | "platform" | "home">): string {
  const chosen = variable(around, "SLUICE_DATA_DIR");
  if (chosen !== undefined) return chosen;
  switch (around.platform) {
    case "win32":
      return join(
        variable(around, "LOCALAPPDATA") ?? join(around.home, "AppData", "Local"),
        "sluice",
      );
    case "darwin":
      return join(around.home, "Library", "Application Support", "sluice");
    default:
      return join(
        variable(around, "XDG_DATA_HOME") ?? join(around.home, ".local", "share"),
        "sluice",
      );
  }
}
