/**
 * Where things are in this repository, for the house rules and their tests.
 *
 * @module
 */

/** The repository's root, with a trailing slash. */
export const ROOT: URL = new URL("../../", import.meta.url);

/** The path of `name` in the repository, as the file system writes it. */
export function inRepo(name: string): string {
  return decodeURIComponent(new URL(name, ROOT).pathname);
}

/**
 * A file's path from the root, with forward slashes: the linter names files absolutely, a test of
 * a rule names them as they would stand in the tree.
 */
export function repoPath(filename: string): string {
  const path = filename.replaceAll("\\", "/");
  const root = decodeURIComponent(ROOT.pathname);
  return path.startsWith(root) ? path.slice(root.length) : path;
}
