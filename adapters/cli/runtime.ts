/**
 * The adapter of the runtime that the command runs on.
 *
 * @module
 */

import type { Gateway, Host } from "../../mod.ts";
import type { Address, Server } from "../server.ts";

/** What an adapter can do. */
export interface Runtime {
  /** The runtime's part of a host. */
  readonly host: Pick<Host, "fetch" | "connect" | "ambient" | "telemetry">;
  /** Listens; throws or rejects if the address cannot be bound. */
  serve(gateway: Gateway, address: Address): Server | Promise<Server>;
}

/** Loads the adapter of this runtime, and no other. */
export async function currentRuntime(): Promise<Runtime> {
  if ("Deno" in globalThis) {
    const { denoHost, serve } = await import("../deno.ts");
    return { host: denoHost(), serve };
  }
  if ("Bun" in globalThis) {
    const { bunHost, serve } = await import("../bun.ts");
    return { host: bunHost(), serve };
  }
  const { nodeHost, serve } = await import("../node.ts");
  return { host: nodeHost(), serve };
}
