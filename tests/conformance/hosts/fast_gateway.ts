/**
 * The gateway on a clock that runs {@link SPEED} times as fast, listening through the adapter of
 * whichever runtime starts this: `fast_gateway.ts [--bare] --config FILE`. A bare one has nothing of
 * the adapter's but that, and asks providers as the runtime does by itself.
 *
 * @module
 */

import "./fast_clock.ts";
import { readFile } from "node:fs/promises";
import process from "node:process";
import { currentRuntime } from "../../../adapters/cli/runtime.ts";
import { createGateway, type Host, readConfig } from "../../../mod.ts";
import { SPEED } from "./speed.ts";

const began = Date.now();
const now: Host["now"] = () => began + (Date.now() - began) * SPEED;

const { config } = readConfig(await readFile(process.argv.at(-1) ?? "", "utf8"), () => undefined);
if (config === undefined) throw new Error("Cannot use the configuration");
const runtime = await currentRuntime();
const host = process.argv.includes("--bare") ? {} : runtime.host;
const gateway = createGateway(config, { ...host, now });
const { address } = await runtime.serve(gateway, { hostname: "127.0.0.1", port: 0 });
process.stdout.write(`listens on http://127.0.0.1:${address.port}\n`);
