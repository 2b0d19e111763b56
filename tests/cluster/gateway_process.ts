/**
 * One gateway of a fleet, on whichever runtime starts this. It is told by the environment what to use,
 * says where it listens, and ends in order when it is told to.
 *
 * @module
 */

import process from "node:process";
import { openStore } from "../../adapters/cli/open_store.ts";
import { currentRuntime } from "../../adapters/cli/runtime.ts";
import { firstSignal } from "../../adapters/cli/stop.ts";
import {
  createGateway,
  defineConfig,
  parseMasterKey,
  Secret,
  type StoreConfig,
} from "../../mod.ts";
import { tokensOf } from "./renewing.ts";

const told = (name: string): string => process.env[name] ?? "";
const key = told("FLEET_KEY");
const path = told("FLEET_SQLITE");
const place: Exclude<StoreConfig, { kind: "memory" }> = path === ""
  ? { kind: "redis", url: new Secret(told("FLEET_REDIS")) }
  : { kind: "sqlite", path };

const { store, close } = await openStore(place, path);
const runtime = await currentRuntime();
const gateway = createGateway(
  defineConfig({
    keys: [{ name: "fleet", key, scopes: ["infer", "usage"] }],
    providers: { up: { dialect: "openai-chat", baseUrl: told("FLEET_UPSTREAM"), accounts: [] } },
  }),
  {
    ...runtime.host,
    store,
    masterKey: parseMasterKey(told("FLEET_MASTER_KEY")),
    tokens: tokensOf(told("FLEET_IDP")),
  },
);
const stopped = firstSignal();
const server = await runtime.serve(gateway, { hostname: "127.0.0.1", port: 0 });
process.stdout.write(`listens on port ${server.address.port}\n`);
await stopped;
const closed = server.shutdown();
await gateway.drain();
await closed;
await close();
process.exit(0);
