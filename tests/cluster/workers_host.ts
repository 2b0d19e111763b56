/**
 * Runs two Workers of one bundle in workerd, in isolates of their own, on the Durable Objects of the
 * first: `workers_host.ts PACKAGE BUNDLE`, with their variables as JSON in `WORKERS_ENV`.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import process from "node:process";

interface Miniflare {
  readonly Miniflare: new (options: { workers: readonly object[] }) => {
    readonly ready: Promise<URL>;
    unsafeGetDirectURL(name: string): Promise<URL>;
    dispose(): Promise<void>;
  };
}

const [, , dir = "", path = ""] = process.argv;
const { Miniflare }: Miniflare = createRequire(import.meta.url)(dir);
const contents = await readFile(path, "utf8");
const objects = { className: "SluiceStore", useSQLite: true };

function worker(name: string, store: object): object {
  return {
    name,
    modules: [{ type: "ESModule", path: "worker.mjs", contents }],
    compatibilityDate: "2026-07-01",
    compatibilityFlags: ["enable_request_signal"],
    bindings: JSON.parse(process.env.WORKERS_ENV ?? "{}"),
    durableObjects: { SLUICE_STORE: store },
    unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
  };
}

const both = new Miniflare({
  workers: [worker("a", objects), worker("b", { ...objects, scriptName: "a" })],
});
// workerd is a process of its own, which must not outlive whoever started this one.
const end = (): void => void both.dispose().then(() => process.exit(0));
process.on("SIGTERM", end);
process.stdin.resume().on("end", end);
await both.ready;
const urls = await Promise.all(["a", "b"].map((name) => both.unsafeGetDirectURL(name)));
process.stdout.write(`listen on ports ${urls.map(({ port }) => port).join(" ")}\n`);
