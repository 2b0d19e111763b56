/**
 * `GET /metrics`: what this process has measured, for Prometheus.
 *
 * @module
 */

import type { Config } from "../../config/config.ts";
import { ANYBODY, type Caller, createKeyring, type Keyring } from "../../keys/key.ts";
import { EXPOSITION_TYPE, expositionOf } from "../../telemetry/exposition.ts";
import { createAdminGuard } from "../admin/admin_guard.ts";
import { admit } from "../admit.ts";
import type { Measures } from "../measures.ts";

/** Lets whoever asks for measurements in, or throws why not. */
export type MetricsGuard = (headers: Headers, peer: string | undefined) => Promise<Caller>;

/**
 * Creates the guard: keys with the scope `metrics` may see them, and whoever may administer. A gateway
 * without keys shows them to whom it serves.
 */
export function createMetricsGuard(
  { admin }: Pick<Config, "admin">,
  keyring: Keyring,
): MetricsGuard {
  const admins = admin === undefined
    ? undefined
    : { keyring: createKeyring([{ name: "admin", ...admin }]), guard: createAdminGuard(admin) };
  return async (headers, peer) => {
    if (keyring.open) return ANYBODY;
    const administrator = await admins?.keyring.identify(headers);
    if (administrator === undefined) return await admit(keyring, headers, "metrics");
    await admins?.guard(headers, peer);
    return administrator;
  };
}

/** Tells them. */
export async function tellMetrics(measures: Measures): Promise<Response> {
  return new Response(expositionOf(await measures.read()), {
    headers: { "content-type": EXPOSITION_TYPE },
  });
}
