/**
 * The suites that Deno alone can run. All others are run on Bun and Node as well.
 *
 * @module
 */

/** Beginnings of paths of suites that need Deno, and what they need of it. */
export const DENO_ONLY: Readonly<Record<string, string>> = {
  "tests/deploy/confined.": "holds Deno to the rights that it is started with",
  "tests/deploy/container.": "builds an image that Deno runs in",
  "tests/deploy/lock.": "has Deno write the lock file anew",
  "tests/deploy/machine.": "starts the unit, and builds the single file, with Deno",
  "tests/deploy/npm_package.": "has Deno pack what is published",
  "tests/deploy/platforms.": "starts what is deployed by Deno's own tasks",
  "tests/house/doc_examples.": "has Deno find and check the examples in the documentation",
  "tests/house/exports.": "has Deno tell what is exported",
  "tests/house/imports.": "has Deno tell the module graph",
  "tests/house/layers.": "runs rules that are a plugin of Deno's linter",
  "tests/house/package.": "has Deno tell what would be published",
  "tests/house/readme.": "does what the README says, with Deno",
};
