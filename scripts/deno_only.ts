/**
 * The suites that Deno alone can run. All others are run on Bun and Node as well.
 *
 * @module
 */

/** Beginnings of paths of suites that need Deno, and what they need of it. */
export const DENO_ONLY: Readonly<Record<string, string>> = {
  "tests/cli/telemetry.": "has Deno's own exporter tell what is measured",
  "tests/deploy/chart.": "has Deno check what the chart makes against Kubernetes' types",
  "tests/deploy/confined.": "holds Deno to the rights that it is started with",
  "tests/deploy/container.": "builds an image that Deno runs in",
  "tests/deploy/deno_deploy.": "starts what is deployed as Deno Deploy does",
  "tests/deploy/image.": "builds an image of the Deno that runs it",
  "tests/deploy/lock.": "has Deno write the lock file anew",
  "tests/deploy/machine.": "starts the unit, and builds the single file, with Deno",
  "tests/deploy/npm_package.": "has Deno pack what is published",
  "tests/deploy/proxy.": "asks a proxy by Deno's HTTP client, which trusts whom it is told to",
  "tests/deploy/wrangler.": "has Deno pack what the Worker is built of",
  "tests/house/doc_examples.": "has Deno find and check the examples in the documentation",
  "tests/house/exports.": "has Deno tell what is exported",
  "tests/house/imports.": "has Deno tell the module graph",
  "tests/house/layers.": "runs rules that are a plugin of Deno's linter",
  "tests/house/package.": "has Deno tell what would be published",
  "tests/house/readme.": "does what the README says, with Deno",
};
