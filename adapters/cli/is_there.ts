/**
 * Whether there is a file.
 *
 * @module
 */

import { access } from "node:fs/promises";

/** Whether something is at `path` that this user can see. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
