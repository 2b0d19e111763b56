/**
 * The npm package, built and installed as anybody would: into an empty folder, by npm, without running
 * any script. It is held to what Node 20 knows, to its types, and to a start on every runtime that npm
 * serves.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { build, stop } from "esbuild";
import { runtimePath } from "../../scripts/lanes.ts";
import { npmManifest } from "../../scripts/npm_manifest.ts";
import { pack } from "../../scripts/pack.ts";
import { inRepo } from "../house/repo.ts";
import { startProgram } from "../support/program.ts";

/** The compiler that users of the package have; the version that Deno itself checks with. */
const TYPESCRIPT = "typescript@6.0.3";

/** The largest the tarball may be, in bytes. Raising it is a decision. */
const MAX_BYTES = 900_000;

const CONSUMER = `
import { createGateway, defineConfig, type Gateway } from "@sluice/gateway";
import { nodeHost, serve } from "@sluice/gateway/node";
import { openSqliteStore } from "@sluice/gateway/sqlite";

const gateway: Gateway = createGateway(defineConfig({ providers: { demo: {} } }), nodeHost());
const server = await serve(gateway, { hostname: "127.0.0.1", port: 0 });
const url = \`http://127.0.0.1:\${server.address.port}\`;
const response: Response = await fetch(\`\${url}/v1/responses\`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ model: "demo", input: "Hello" }),
});
console.log(response.status, typeof openSqliteStore, (await response.text()).includes("output_text"));
await server.shutdown();

/** Types that were lost would take all of this. */
export function neverCalled(): void {
  // @ts-expect-error: no such word
  defineConfig({ provders: {} });
  // @ts-expect-error: no number
  const wrong: number = gateway.fetch;
}
`;

const TSCONFIG = {
  compilerOptions: {
    module: "nodenext",
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable"],
    strict: true,
    skipLibCheck: false,
    types: [],
  },
  files: ["consumer.ts"],
};

describe("the npm package", () => {
  let dir: string;
  let tarball: string;
  const inPackage = (name: string) => join(dir, "node_modules/@sluice/gateway", name);

  before(async () => {
    dir = await Deno.makeTempDir({ prefix: "sluice-npm-" });
    tarball = await pack(join(dir, "out"));
    await writeFile(join(dir, "package.json"), '{ "private": true, "type": "module" }\n');
    await run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", tarball, TYPESCRIPT);
  });

  after(async () => {
    await stop();
    await Deno.remove(dir, { recursive: true });
  });

  it("holds what was meant, and is not large", async () => {
    const names = await readdir(inPackage("."), { recursive: true });
    assert.deepEqual(names.filter((name) => /(?<!\.d)\.tsx?$|\.test\.|\.map$/.test(name)), []);
    for (const name of ["README.md", "LICENSE", "CHANGELOG.md", "schema.json", "mod.d.ts"]) {
      assert.ok(names.includes(name), name);
    }
    const { size } = await stat(tarball);
    assert.ok(size < MAX_BYTES, `${size} bytes`);
  });

  it("is the same to the byte when it is built again", async () => {
    const again = await pack(join(dir, "again"));
    assert.ok((await readFile(again)).equals(await readFile(tarball)));
  });

  it("says of itself what registries want to know, and pins what it needs", async () => {
    const manifest = JSON.parse(await readFile(inPackage("package.json"), "utf8"));
    const ours = JSON.parse(await readFile(inRepo("deno.json"), "utf8"));
    assert.equal(manifest.version, ours.version);
    assert.equal(manifest.license, "MIT");
    assert.equal(manifest.engines.node, ">=20.20");
    assert.ok(manifest.description.length > 40 && manifest.keywords.length > 5);
    const entries = Object.keys(manifest.exports).filter((name) => !name.endsWith(".json"));
    assert.deepEqual(entries.sort(), Object.keys(ours.exports).sort());
    assert.ok(Object.keys(manifest.dependencies).length > 5);
    for (const [name, version] of Object.entries(manifest.dependencies)) {
      assert.equal(ours.imports[name], `npm:${name}@${version}`);
    }
    const lone = { name: "a", version: "1.0.0", exports: {}, dependencies: { b: "^1.0.0" } };
    assert.throws(() => npmManifest(lone, { imports: {} }), /Cannot pin b/);
    const built = npmManifest({ ...lone, dependencies: {} }, { imports: {} }, "ada/sluice");
    assert.match(JSON.stringify(built.repository), /github\.com\/ada\/sluice\.git/);
  });

  it("is what npx starts", async () => {
    const said = await run("npm", "exec", "--yes", `--package=${tarball}`, "--", "sluice", "check");
    assert.match(said, /demo: anthropic-messages/);
  });

  for (const platform of ["cloudflare", "vercel"] as const) {
    it(`makes a bundle for ${platform} that is no larger than docs/deploy.md says`, async () => {
      const page = await readFile(inRepo("docs/deploy.md"), "utf8");
      const ceiling = Number(/no larger than (\d+)\s+kB gzipped/.exec(page)?.[1]);
      const { outputFiles } = await build({
        entryPoints: [inPackage(`adapters/${platform}.js`)],
        bundle: true,
        minify: true,
        format: "esm",
        platform: "browser",
        target: "es2022",
        legalComments: "none",
        write: false,
        logLevel: "silent",
      });
      const code = outputFiles[0]?.contents ?? new Uint8Array();
      const kB = Math.ceil(gzipSync(code).length / 1000);
      assert.ok(code.length > 50_000 && kB <= ceiling, `${code.length} B, ${kB} kB gzipped`);
    });
  }

  it("has types that hold for a strict program, down to its dependencies", async () => {
    await writeFile(join(dir, "consumer.ts"), CONSUMER);
    await writeFile(join(dir, "tsconfig.json"), JSON.stringify(TSCONFIG));
    await run("node", "node_modules/typescript/bin/tsc", "-p", ".");
  });

  for (const runtime of ["node20", "node22", "node24", "bun"] as const) {
    it(`serves on ${runtime}, by its command and as a library`, async () => {
      const path = await runtimePath(runtime);
      assert.equal(
        await run(path, inPackage("bin/sluice.js"), "--version"),
        `${await version()}\n`,
      );
      const gateway = startProgram(path, [inPackage("bin/sluice.js"), "--port", "0"], {
        cwd: dir,
        env: { SLUICE_DATA_DIR: join(dir, runtime), XDG_CONFIG_HOME: dir },
      });
      try {
        const url = await gateway.prints(/listens on (http:\/\/\S+)/);
        const health = await fetch(`${url}/readyz`);
        assert.equal(health.status, 200);
        await health.body?.cancel();
        // Node 20 has no SQLite: it says that nothing will be kept, and where it would have been.
        const forgets = /Keeping everything in memory: \S+sluice\.db cannot be used/;
        if (runtime === "node20") assert.match(gateway.written.err, forgets);
        else assert.doesNotMatch(gateway.written.err, forgets);
        gateway.kill("SIGTERM");
        assert.equal(await gateway.ended, 0, gateway.written.err);
      } finally {
        gateway.kill("SIGKILL");
      }
      if (runtime === "bun") return;
      assert.equal(await run(path, "consumer.js"), "200 function true\n");
    });
  }

  async function version(): Promise<string> {
    return JSON.parse(await readFile(inPackage("package.json"), "utf8")).version;
  }

  /** Runs a program in the folder, and answers what it printed. */
  async function run(command: string, ...args: string[]): Promise<string> {
    const program = startProgram(command, args, { cwd: dir, patienceMs: 180_000 });
    assert.equal(await program.ended, 0, `${program.written.out}${program.written.err}`);
    return program.written.out;
  }
});
