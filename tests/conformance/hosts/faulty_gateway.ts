/**
 * The gateway as the command starts it, in a process that has faults to be asked for by the header
 * `x-fault`: `faulty_gateway.ts --config FILE`.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import process from "node:process";
import { currentRuntime } from "../../../adapters/cli/runtime.ts";
import { surviveStrayErrors } from "../../../adapters/cli/stop.ts";
import { createGateway, type Gateway, readConfig } from "../../../mod.ts";

const FAULTS: Readonly<Record<string, () => void>> = {
  rejection: () => void Promise.reject(new Error("A promise that nobody waits for")),
  exception: () => void setTimeout(() => thrown("A timer that throws"), 0),
  answer: () => thrown("A gateway that throws"),
};

function thrown(message: string): never {
  throw new Error(message);
}

surviveStrayErrors();
const { config } = readConfig(await readFile(process.argv.at(-1) ?? "", "utf8"), () => undefined);
if (config === undefined) throw new Error("Cannot use the configuration");
const runtime = await currentRuntime();
const gateway = createGateway(config, runtime.host);
const faulty: Gateway["fetch"] = async (request, info) => {
  FAULTS[request.headers.get("x-fault") ?? ""]?.();
  return await gateway.fetch(request, info);
};
const { address } = await runtime.serve({ ...gateway, fetch: faulty }, {
  hostname: "127.0.0.1",
  port: 0,
});
process.stdout.write(`listens on http://127.0.0.1:${address.port}\n`);
