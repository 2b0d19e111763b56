/**
 * `sluice serve`: from a command line to a gateway that listens, and to its orderly end.
 *
 * @module
 */

import { getLogger } from "@logtape/logtape";
import {
  type Config,
  createGateway,
  type Gateway,
  keptProviders,
  type Store,
  VERSION,
} from "../../mod.ts";
import type { Address, Server } from "../server.ts";
import { proveVault } from "./accounts/prove.ts";
import type { Args } from "./args_shape.ts";
import { banner, type ShownKey } from "./banner.ts";
import { dataDir } from "./data_dir.ts";
import { rememberedKey } from "./gateway_key.ts";
import { openKeeping } from "./keeping.ts";
import { load, type Loaded } from "./load.ts";
import { configureLog, isJson } from "./log.ts";
import { createReloader } from "./reload.ts";
import { currentRuntime } from "./runtime.ts";
import { pastedKey, pastedKeys } from "./pasted_keys.ts";
import { firstSignal, onHangup, surviveStrayErrors } from "./stop.ts";
import { Refusal, shortPath, type Surroundings } from "./surroundings.ts";
import { unreachable } from "./unreachable.ts";
import { watchFile } from "./watch.ts";

/** How long the last connections may take to close once their answers have ended. */
const CLOSING_MS = 1_000;

/**
 * Serves until the process is told to stop.
 *
 * @throws {Refusal} if it cannot start.
 */
export async function serve(args: Args, around: Surroundings): Promise<number> {
  // First, so that a configuration that is wrong makes no database.
  const { config: { store: place } } = await load(args, around);
  const runtime = await currentRuntime();
  const keeping = await openKeeping(around, place);
  const { store } = keeping.host;
  const kept = store === undefined ? [] : await keptProviders(store);
  const loaded = await load(args, around, kept);
  const { config, key } = await withKey(loaded, around);
  await configureLog(args, around);
  surviveStrayErrors();
  const gateway = createGateway(config, {
    ...runtime.host,
    ...keeping.host,
    reload: () => reloader.now(),
  });
  if (store !== undefined) await proveVault(gateway.accounts);
  const stopped = firstSignal();
  const again = rereader(args, around, loaded.file, store);
  const reloader = createReloader(gateway, again, forPeople(args, around));
  const watch = await watchFile(loaded.file.path, reloader.soon);
  const server = await open(() => runtime.serve(gateway, config.listen), config.listen);
  // Before anybody can know that it listens: unheard, the signal would end the process.
  onHangup(reloader.soon, around.errIsTerminal);
  around.out(banner({
    version: VERSION,
    ...server.address,
    key,
    providers: [...config.providers].map(([id, { foundIn }]) => ({ id, foundIn })),
    config: { path: shortPath(loaded.file.path, around), exists: loaded.file.exists },
    styled: around.outIsTerminal && !around.env.NO_COLOR,
  }));
  for (const name of pastedKeys(around)) getLogger(["sluice", "config"]).warn(pastedKey(name));
  for (const place of await unreachable(config)) {
    around.err(`Not allowed to reach ${place}: start with what 'sluice permissions' prints\n`);
  }
  await stopped;
  watch.stop();
  await close(gateway, server, around);
  await keeping.close();
  return 0;
}

/**
 * Reads the configuration as it is now, from the file that it came from: one that was there and is
 * gone is no configuration to be without.
 */
function rereader(
  args: Args,
  around: Surroundings,
  { path, exists }: Loaded["file"],
  store: Store | undefined,
): () => Promise<Config> {
  let known = exists;
  return async () => {
    const kept = store === undefined ? [] : await keptProviders(store);
    const loaded = await load(known ? { ...args, config: path } : args, around, kept);
    known ||= loaded.file.path === path && loaded.file.exists;
    return (await withKey(loaded, around)).config;
  };
}

/** The log has it all; lines of words would spoil a log that machines read. */
function forPeople(args: Args, around: Surroundings): (text: string) => void {
  return isJson(args, around) ? () => {} : around.err;
}

/** Sees to it that a gateway has a key: the configured ones, or one that is made and remembered. */
async function withKey(
  loaded: Loaded,
  around: Surroundings,
): Promise<{ config: Loaded["config"]; key: ShownKey }> {
  const { config, keyVariable } = loaded;
  if (keyVariable !== undefined) {
    return { config, key: { kind: "variable", name: keyVariable } };
  }
  if (config.keys.length > 0) {
    return { config, key: { kind: "configured", names: config.keys.map(({ name }) => name) } };
  }
  const { key, path } = await rememberedKey(dataDir(around));
  return {
    config: loaded.withKey({ name: "local", key }),
    key: { kind: "generated", key, path: shortPath(path, around) },
  };
}

async function open(
  listen: () => Server | Promise<Server>,
  { hostname, port }: Address,
): Promise<Server> {
  try {
    return await listen();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const state = code === "EADDRINUSE"
      ? "the port is in use; choose another with --port"
      : code === "EACCES"
      ? "this user may not; choose a port above 1023 with --port"
      : error instanceof Error
      ? error.message
      : String(error);
    throw new Refusal(`Cannot listen on ${hostname}, port ${port}: ${state}`, 1);
  }
}

/** Takes no more connections, lets the answers under way end, and cuts those that take too long. */
async function close(gateway: Gateway, server: Server, around: Surroundings): Promise<void> {
  const { active } = gateway;
  if (active > 0) around.err(`Stopping; waiting for ${active} under way\n`);
  const closed = server.shutdown();
  await gateway.drain();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSING_MS);
  });
  await Promise.race([closed, patience]);
  clearTimeout(timer);
}
