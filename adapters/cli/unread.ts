/**
 * Why a file could not be read, in words of our own: each runtime has others.
 *
 * @module
 */

const STATES: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  ENOTDIR: "it does not exist",
  EACCES: "this user may not read it",
  EPERM: "this user may not read it",
  EISDIR: "it is a directory",
};

/** The state for `Cannot read <file>: <state>`, from what was thrown. */
export function unreadState(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = "code" in error ? STATES[String(error.code)] : undefined;
  return known ?? error.message;
}
