/**
 * Runs a bundle in Vercel's edge sandbox, on Node: `edge_host.ts PACKAGE BUNDLE`.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import process from "node:process";

interface EdgeRuntime {
  readonly EdgeRuntime: new (options: {
    initialCode: string;
    extend(context: object): object;
  }) => object;
  runServer(options: { runtime: object; host: string; port: number }): Promise<{ url: string }>;
}

const [, , dir = "", code = ""] = process.argv;
const edge: EdgeRuntime = createRequire(import.meta.url)(dir);
const runtime = new edge.EdgeRuntime({
  initialCode: await readFile(code, "utf8"),
  // Vercel lends `process.env` there too; the sandbox alone does not.
  extend: (context) => Object.assign(context, { process: { env: process.env } }),
});
process.stdin.resume().on("end", () => process.exit(0));
const { url } = await edge.runServer({ runtime, host: "127.0.0.1", port: 0 });
process.stdout.write(`listens on http://127.0.0.1:${new URL(url).port}\n`);
