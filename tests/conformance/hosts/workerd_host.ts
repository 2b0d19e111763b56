/**
 * Runs a Worker in workerd by miniflare, on Node: `workerd_host.ts PACKAGE BUNDLE`.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import process from "node:process";

interface Miniflare {
  readonly Miniflare: new (options: {
    host: string;
    port: number;
    modules: { type: "ESModule"; path: string; contents: string }[];
    compatibilityDate: string;
    compatibilityFlags: string[];
    bindings: Readonly<Record<string, string>>;
    durableObjects: Readonly<Record<string, { className: string; useSQLite: true }>>;
  }) => { readonly ready: Promise<URL>; dispose(): Promise<void> };
}

const [, , dir = "", path = ""] = process.argv;
const { Miniflare }: Miniflare = createRequire(import.meta.url)(dir);
const worker = new Miniflare({
  host: "127.0.0.1",
  port: 0,
  // Named one by one: miniflare would look for the library's own command line in what it imports.
  modules: [{ type: "ESModule", path: "worker.mjs", contents: await readFile(path, "utf8") }],
  compatibilityDate: "2026-07-01",
  // Tells a Worker when the client has left.
  compatibilityFlags: ["enable_request_signal"],
  // What the template binds.
  durableObjects: { SLUICE_STORE: { className: "SluiceStore", useSQLite: true } },
  bindings: { SLUICE_CONFIG_TEXT: process.env.SLUICE_CONFIG_TEXT ?? "" },
});
// workerd is a process of its own, which must not outlive whoever started this one.
const end = (): void => void worker.dispose().then(() => process.exit(0));
process.on("SIGTERM", end);
process.stdin.resume().on("end", end);
process.stdout.write(`listens on http://127.0.0.1:${(await worker.ready).port}\n`);
