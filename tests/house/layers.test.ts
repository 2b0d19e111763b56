/**
 * The house rules are shown to bite: each is given something it forbids and something it allows,
 * and the tree itself is clean under all of them.
 *
 * @module
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import plugin, { LAYERS } from "./layers.ts";
import { MAX_LINES } from "./file_length.ts";
import { inRepo } from "./repo.ts";

/** What stands where, and the rule that must report it; `undefined` means no rule may. */
type Case = [path: string, source: string, rule: string | undefined];

const LONG = "export {};\n".repeat(MAX_LINES + 1);

const CASES: Case[] = [
  ["src/canonical/a.ts", `import { b } from "./b.ts";`, undefined],
  ["src/canonical/a.ts", `import type { B } from "../dialects/b.ts";`, "layers"],
  ["src/canonical/a.ts", `import * as v from "valibot";`, "layers"],
  ["src/dialects/a/b.ts", `import { c } from "../../canonical/c.ts";`, undefined],
  ["src/dialects/a/b.ts", `import { c } from "../shared.ts";`, undefined],
  ["src/dialects/a/b.ts", `import { c } from "../c/d.ts";`, "layers"],
  ["src/dialects/a/b.ts", `export { c } from "../c/d.ts";`, "layers"],
  ["src/dialects/a/b.ts", `export * from "../c/d.ts";`, "layers"],
  ["src/dialects/a/b.ts", `await import("../c/d.ts");`, "layers"],
  ["src/dialects/a/b.ts", `type C = import("../c/d.ts").C;`, "layers"],
  ["src/dialects/a/b.ts", `import { all } from "../mod.ts";`, "layers"],
  ["src/dialects/shared.ts", `import { c } from "./c/d.ts";`, "layers"],
  ["src/dialects/mod.ts", `import { c } from "./c/d.ts";`, undefined],
  ["src/dialects/a/b.ts", `import { k } from "../../keys/key.ts";`, "layers"],
  ["src/dialects/a/b.ts", `import { k } from "../../credentials/secret.ts";`, "layers"],
  ["src/providers/a.ts", `import { b } from "./b.ts";`, "layers"],
  ["src/providers/a.ts", `import type { Provider } from "./provider.ts";`, undefined],
  ["src/providers/a.ts", `import type { Secret } from "../credentials/secret.ts";`, undefined],
  ["src/providers/a.ts", `import { type Secret } from "../credentials/secret.ts";`, undefined],
  ["src/providers/a.ts", `import { Secret } from "../credentials/secret.ts";`, "layers"],
  ["src/providers/mod.ts", `import { a } from "./a.ts";`, undefined],
  ["src/relay/a.ts", `import { g } from "../gateway/g.ts";`, "layers"],
  ["src/telemetry/a.ts", `import { d } from "../dialects/dialect.ts";`, "layers"],
  ["src/gateway/a.ts", `import { d } from "../dialects/mod.ts";`, undefined],
  ["src/gateway/a.ts", `import { d } from "../../mod.ts";`, "layers"],
  ["src/gateway/a.ts", `import { d } from "@sluice/gateway";`, "layers"],
  ["src/gateway/a.ts", `import { d } from "../../adapters/deno.ts";`, "layers"],
  ["src/helpers/a.ts", `import { d } from "../canonical/json.ts";`, "layers"],
  ["adapters/deno.ts", `import { g } from "../mod.ts";`, undefined],
  ["adapters/deno.ts", `import { g } from "@sluice/gateway";`, undefined],
  ["adapters/deno.ts", `import { g } from "../src/gateway/gateway.ts";`, "layers"],
  ["adapters/cli/main.ts", `import { g } from "../deno.ts";`, undefined],
  ["examples/a.ts", `import { g } from "../src/gateway/gateway.ts";`, "layers"],
  ["mod.ts", `export { g } from "./src/gateway/gateway.ts";`, undefined],

  ["src/relay/a.ts", `Promise.withResolvers();`, "oldest_runtime"],
  ["adapters/cli/a.ts", `Map.groupBy([], String);`, "oldest_runtime"],
  ["adapters/cli/a.ts", `Promise.all([]);`, undefined],
  ["tests/a.ts", `Promise.withResolvers();`, undefined],
  ["src/relay/a.ts", `Deno.cwd();`, "web_only"],
  ["src/relay/a.ts", `globalThis.Deno.cwd();`, "web_only"],
  ["src/relay/a.ts", `Bun.version;`, "web_only"],
  ["src/relay/a.ts", `const env = process.env;`, "web_only"],
  ["src/relay/a.ts", `const b = Buffer.from("a");`, "web_only"],
  ["src/relay/a.ts", `import { readFile } from "node:fs";`, "web_only"],
  ["src/relay/a.ts", `export * from "node:fs";`, "web_only"],
  ["src/relay/a.ts", `await import("node:fs");`, "web_only"],
  ["src/relay/a.ts", `await fetch("http://localhost");`, "web_only"],
  ["src/relay/a.ts", `await globalThis.fetch("http://localhost");`, "web_only"],
  ["src/relay/a.ts", `await host.fetch("http://localhost", {});`, undefined],
  ["src/gateway/egress.ts", `await fetch("http://localhost");`, undefined],
  ["src/gateway/a.ts", `setTimeout(() => {}, 1);`, "web_only"],
  ["src/gateway/a.ts", `setInterval(() => {}, 1);`, "web_only"],
  ["src/gateway/a.ts", `Date.now();`, "web_only"],
  ["src/gateway/a.ts", `const now = Date.now;`, "web_only"],
  ["src/gateway/a.ts", `new Date();`, "web_only"],
  ["src/gateway/a.ts", `new Date(0);`, undefined],
  ["src/gateway/a.ts", `Math.random();`, "web_only"],
  ["src/gateway/host.ts", `Date.now(); Math.random(); setTimeout(() => {}, 1);`, undefined],
  ["src/gateway/a.ts", `const a = { process: 1 }; a.process;`, undefined],
  ["adapters/deno.ts", `Deno.serve({}, () => new Response()); Date.now();`, undefined],

  ["src/relay/a.ts", `body.tee();`, "no_tee"],
  ["src/relay/a.ts", `response.clone();`, "no_tee"],
  ["src/relay/a.ts", `(7).toString(36);`, undefined],
  ["src/gateway/a.ts", `body.pipeTo(writable);`, "no_tee"],
  ["src/gateway/a.ts", `body.pipeThrough(transform);`, "no_tee"],
  ["src/relay/a.ts", `new ReadableStream({ start(c) { c.close(); } });`, "no_tee"],
  ["src/relay/a.ts", `new ReadableStream({ start: (c) => c.close() });`, "no_tee"],
  ["src/relay/a.ts", `new ReadableStream({ pull(c) { c.close(); } });`, undefined],
  ["src/providers/a.ts", `new ReadableStream({ start(c) { c.close(); } });`, undefined],

  ["src/relay/a.ts", LONG, "file_length"],
  ["tests/a.test.ts", LONG, "file_length"],
  ["src/relay/a.ts", `/** A table. Length: one row per case. */\n${LONG}`, undefined],
  ["src/relay/a.ts", `/** A table. Length: */\n${LONG}`, "file_length"],
  ["src/relay/a.ts", `export {};\n/** Length: not at the head. */\n${LONG}`, "file_length"],
];

for (const [path, source, rule] of CASES) {
  const shown = source.length > 80 ? `${source.slice(0, 40)}… (${source.length})` : source;
  test(`${rule ?? "no rule"} reports ${path}: ${JSON.stringify(shown)}`, () => {
    const found = Deno.lint.runPlugin(plugin, path, source).map(({ id }) => id);
    assert.deepEqual([...new Set(found)], rule === undefined ? [] : [`sluice/${rule}`]);
  });
}

test("the table of layers has no circle among what runs", () => {
  const visit = (layer: string, way: readonly string[]): void => {
    assert.ok(!way.includes(layer), `a circle: ${[...way, layer].join(" → ")}`);
    for (const next of LAYERS[layer] ?? []) {
      if (!next.startsWith("type ")) visit(next, [...way, layer]);
    }
  };
  for (const layer of Object.keys(LAYERS)) visit(layer, []);
});

/** Runs `deno lint` on this repository's rules and answers the rules that were broken, by file. */
async function lint(cwd: string, ...paths: string[]): Promise<{ code: number; broken: string[] }> {
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["lint", "--json", ...paths],
    cwd,
    stdout: "piped",
    stderr: "null",
  }).output();
  const report: { diagnostics: { code: string; filename: string }[] } = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  const broken = report.diagnostics.map((one) => `${one.code} ${one.filename.split("/").pop()}`);
  return { code, broken };
}

test("deno lint fails on a planted import, through this repository's own deno.json", async () => {
  const copy = await Deno.makeTempDir({ prefix: "sluice-lint-" });
  try {
    await Deno.mkdir(`${copy}/tests/house`, { recursive: true });
    for await (const { name } of Deno.readDir(inRepo("tests/house"))) {
      if (!name.endsWith(".test.ts")) {
        await Deno.copyFile(inRepo(`tests/house/${name}`), `${copy}/tests/house/${name}`);
      }
    }
    await Deno.copyFile(inRepo("deno.json"), `${copy}/deno.json`);
    await Deno.mkdir(`${copy}/src/canonical`, { recursive: true });
    await Deno.mkdir(`${copy}/src/relay`, { recursive: true });
    await Deno.writeTextFile(
      `${copy}/src/canonical/planted.ts`,
      `export { relay } from "../relay/planted.ts";\n`,
    );
    await Deno.writeTextFile(
      `${copy}/src/relay/planted.ts`,
      `export const relay = (body: ReadableStream): unknown => [body.tee(), Date.now()];\n`,
    );
    await Deno.writeTextFile(`${copy}/src/relay/long.ts`, LONG);
    const { code, broken } = await lint(copy, "src");
    assert.equal(code, 1);
    assert.deepEqual(broken.filter((one) => one.startsWith("sluice/")).sort(), [
      "sluice/file_length long.ts",
      "sluice/layers planted.ts",
      "sluice/no_tee planted.ts",
      "sluice/web_only planted.ts",
    ]);
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
});

test("the tree keeps every house rule", async () => {
  const { broken } = await lint(inRepo("."));
  assert.deepEqual(broken.filter((one) => one.startsWith("sluice/")), []);
});
