/**
 * The `package.json` of the npm package, from `deno.json` and what `deno pack` has made of it.
 *
 * @module
 */

/** What of `deno.json` matters here. */
export interface Manifest {
  readonly imports: Readonly<Record<string, string>>;
}

/** What `deno pack` writes. */
export interface PackedManifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [more: string]: unknown;
}

/** The package in one sentence; registries show it. */
export const DESCRIPTION =
  "One fetch handler between every LLM client and every LLM provider: an LLM gateway for Deno, Bun, Node and the edge.";

const ADDED = {
  description: DESCRIPTION,
  keywords: [
    "llm",
    "ai",
    "gateway",
    "proxy",
    "openai",
    "anthropic",
    "gemini",
    "bedrock",
    "openai-compatible",
    "deno",
    "bun",
    "edge",
  ],
  bin: { sluice: "bin/sluice.js" },
  // The oldest that all rows of docs/runtimes.md are run on.
  engines: { node: ">=20.20" },
  // All but the command can be left out by a bundler that finds no use for it.
  sideEffects: ["./bin/sluice.js", "./adapters/cli/main.js"],
  // Who built it from what can be looked up.
  publishConfig: { access: "public", provenance: true },
} as const;

/**
 * The whole manifest. Dependencies are pinned as they are in `deno.json`: what was tested is what is
 * installed.
 *
 * @param repository `owner/name` at GitHub, where it is built there; provenance has to agree with it.
 * @throws if a dependency is not pinned there.
 */
export function npmManifest(
  packed: PackedManifest,
  { imports }: Manifest,
  repository?: string,
): PackedManifest {
  const dependencies = Object.fromEntries(
    Object.keys(packed.dependencies).sort().map((name) => {
      const version = /^npm:.+@(\d+\.\d+\.\d+)$/.exec(imports[name] ?? "")?.[1];
      if (version === undefined) throw new Error(`Cannot pin ${name}: deno.json does not`);
      return [name, version];
    }),
  );
  const { name, version, ...rest } = packed;
  return {
    name,
    version,
    ...ADDED,
    ...(repository === undefined ? {} : {
      repository: { type: "git", url: `git+https://github.com/${repository}.git` },
      homepage: `https://github.com/${repository}#readme`,
      bugs: `https://github.com/${repository}/issues`,
    }),
    ...rest,
    exports: {
      ...packed.exports,
      "./schema.json": "./schema.json",
      "./package.json": "./package.json",
    },
    dependencies,
  };
}
