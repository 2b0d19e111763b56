/**
 * Sluice on Deno Deploy: the entry point of an app made from this repository, which `deploy` in
 * `deno.json` names.
 *
 * It is configured by the app's environment variables: those of the known providers
 * (`OPENAI_API_KEY`, …), `SLUICE_KEY` for the key of callers, and `SLUICE_CONFIG_TEXT` for the text of
 * a configuration file. Without a key for callers it does not start. `SLUICE_STORE=deno-kv` keeps
 * things in the database that the app was given, sealed with `SLUICE_MASTER_KEY`.
 *
 * @module
 */

import { getLogger } from "@logtape/logtape";
import { type OpenStore, openStore } from "../adapters/cli/open_store.ts";
import { configureLog } from "../adapters/cli/log.ts";
import { denoHost, serve } from "../adapters/deno.ts";
import { configFrom, masterKeyFrom } from "../adapters/environment.ts";
import { createGateway, type Host, type StoreConfig } from "../mod.ts";

/** How long answers may take to end once told to stop: five seconds later nothing is left. */
const DRAIN_MS = 4_000;

const env = (name: string): string | undefined => Deno.env.get(name) || undefined;

await configureLog({ log: "json", logLevel: "info" }, { errIsTerminal: false, err: told });
const config = configFrom(env);
const kept = await keep(config.store);
const gateway = createGateway(
  { ...config, limits: { ...config.limits, drainMs: DRAIN_MS } },
  { ...denoHost(), ...kept?.host },
);
const server = serve(gateway, { hostname: "0.0.0.0", port: Number(env("PORT") ?? 8000) });
getLogger(["sluice"]).info("Listening on port {port}", { port: server.address.port });

Deno.addSignalListener("SIGINT", async () => {
  const closed = server.shutdown();
  await gateway.drain();
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500))]);
  await kept?.close();
  Deno.exit(0);
});

function told(line: string): void {
  Deno.stderr.writeSync(new TextEncoder().encode(line));
}

/** Opens what the configuration chooses; an instance alone has its memory. */
async function keep(
  place: StoreConfig | undefined,
): Promise<{ host: Partial<Host>; close: OpenStore["close"] } | undefined> {
  if (place === undefined || place.kind === "memory") return undefined;
  if (place.kind === "sqlite") {
    throw new Error("Cannot keep a database in a file: the disk goes with the instance");
  }
  const masterKey = masterKeyFrom(env);
  if (masterKey === undefined) {
    throw new Error("Cannot seal what is kept: SLUICE_MASTER_KEY is to be 32 bytes in base64");
  }
  const { store, close } = await openStore(place, "");
  return { host: { store, masterKey }, close };
}
