/**
 * What the runtime lets the process do.
 *
 * @module
 */

import { fail, type Finding, ok } from "./finding.ts";

/** Tells whether something is allowed. */
export type Allowed = (name: "net" | "read" | "write" | "env" | "sys") => Promise<boolean>;

/** What the gateway needs, and what for. */
const NEEDED = {
  net: "to listen and to ask providers",
  env: "to find secrets",
  read: "to read its configuration and what is kept",
  write: "to keep accounts",
  sys: "to find the home directory",
} as const;

/** Looks at all that is needed; nothing is told where the runtime has no permissions. */
export async function lookAtPermissions(allowed: Allowed | undefined): Promise<Finding[]> {
  if (allowed === undefined) return [];
  const names = Object.keys(NEEDED) as (keyof typeof NEEDED)[];
  const missing: typeof names = [];
  for (const name of names) if (!await allowed(name)) missing.push(name);
  if (missing.length === 0) return [ok("runtime", "may do all that is needed")];
  return missing.map((name) =>
    fail("runtime", `may not use ${name}, ${NEEDED[name]}`, `start it with --allow-${name}`)
  );
}

/** Deno's own answer; other runtimes forbid nothing. */
export function permissionsHere(): Allowed | undefined {
  if (!("Deno" in globalThis)) return undefined;
  return async (name) => (await Deno.permissions.query({ name })).state === "granted";
}
