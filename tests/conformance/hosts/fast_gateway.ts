/**
 * The gateway on a clock that runs 120 times as fast, listening through the adapter of whichever
 * runtime starts this: `fast_gateway.ts --config FILE`.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import process from "node:process";
import { currentRuntime } from "../../../adapters/cli/runtime.ts";
import { createGateway, type Host, readConfig } from "../../../mod.ts";

const SPEED = 120;

const began = Date.now();

const clock: Pick<Host, "now" | "every"> = {
  now: () => began + (Date.now() - began) * SPEED,
  every(ms, tick) {
    const timer = setInterval(tick, ms / SPEED);
    return () => clearInterval(timer);
  },
};

const { config } = readConfig(await readFile(process.argv[3] ?? "", "utf8"), () => undefined);
if (config === undefined) throw new Error("Cannot use the configuration");
const runtime = await currentRuntime();
const gateway = createGateway(config, { ...runtime.host, ...clock });
const { address } = await runtime.serve(gateway, { hostname: "127.0.0.1", port: 0 });
process.stdout.write(`listens on http://127.0.0.1:${address.port}\n`);
