/**
 * `sluice doctor`: what works, and what to do about what does not.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { createGateway, type Host, keptProviders, VERSION } from "../../../mod.ts";
import { proveVault } from "../accounts/prove.ts";
import { readCommandLine, unusable } from "../command_line.ts";
import { load, type Loaded } from "../load.ts";
import { currentRuntime } from "../runtime.ts";
import { Refusal, type Surroundings } from "../surroundings.ts";
import { lookAtConfig } from "./config.ts";
import { fail, type Finding } from "./finding.ts";
import { type KeptFound, lookAtKeeping } from "./keeping.ts";
import { type Allowed, lookAtPermissions, permissionsHere } from "./permissions.ts";
import { lookAtPort } from "./port.ts";
import { lookAtProviders } from "./providers.ts";
import { screenOf } from "./screen.ts";

/** What `sluice doctor --help` prints. */
export const DOCTOR_HELP = `Says what works, and what to do about what does not.

Usage: sluice doctor [options]

Looks at the configuration, keys, what is kept and its master key, the clock, the port, and asks every
provider by a call that costs nothing whether it takes the secrets. No secret is printed.

Options:
  -c, --config FILE    configuration file (also SLUICE_CONFIG)
      --offline        ask nobody
      --json           for programs
  -h, --help           print this

Exit status: 0 when nothing is in the way, 1 when something is, 2 for a wrong command line.
`;

const OPTIONS = {
  config: { type: "string", short: "c" },
  offline: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** What of the machine the doctor looks at, beside the surroundings. */
export interface DoctorMeans {
  readonly host: Pick<Host, "fetch" | "now"> & Partial<Host>;
  readonly allowed: Allowed | undefined;
}

/** Runs what follows `sluice doctor`; resolves with the exit status. */
export async function runDoctor(
  argv: readonly string[],
  around: Surroundings,
  means?: DoctorMeans,
): Promise<number> {
  const { values, positionals: [extra] } = readCommandLine(argv, OPTIONS, "doctor");
  if (extra !== undefined) throw unusable(`'${extra}' is one argument too many`, "doctor");
  const { help, offline = false, json = false, config } = values;
  if (help) {
    around.out(DOCTOR_HELP);
    return 0;
  }
  const findings = await examine(
    { offline, ...(config === undefined ? {} : { config }) },
    around,
    means ?? await meansHere(),
  );
  const good = findings.every(({ state }) => state !== "fail");
  const styled = around.outIsTerminal && !around.env.NO_COLOR;
  around.out(
    json
      ? `${JSON.stringify({ version: VERSION, ok: good, findings }, null, 2)}\n`
      : screenOf(findings, styled),
  );
  return good ? 0 : 1;
}

async function examine(
  args: { readonly offline: boolean; readonly config?: string },
  around: Surroundings,
  { host, allowed }: DoctorMeans,
): Promise<Finding[]> {
  const first = await tryLoad(args, around, []);
  const kept = await lookAtKeeping(around, "state" in first ? undefined : first.config.store);
  try {
    const { store } = kept.keeping?.host ?? {};
    const ids = store === undefined ? [] : await keptProviders(store);
    const loaded = await tryLoad(args, around, ids);
    const runtime = await lookAtPermissions(allowed);
    if ("state" in loaded) return [loaded, ...kept.findings, ...runtime];
    const text = loaded.file.exists ? await readFile(loaded.file.path, "utf8") : undefined;
    return [
      ...await lookAtConfig(loaded, text, around),
      ...kept.findings,
      ...runtime,
      ...args.offline ? [] : [await lookAtPort(loaded.config.listen, asker(host))],
      ...args.offline ? [] : await accountsOf(loaded, kept, host),
    ];
  } finally {
    await kept.keeping?.close();
  }
}

async function tryLoad(
  args: { readonly config?: string },
  around: Surroundings,
  ids: readonly string[],
): Promise<Loaded | Finding> {
  try {
    return await load(args, around, ids);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [first = "", ...others] = error.message.split("\n");
    const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
    return fail("config", first + more, "sluice check says all of it, with lines");
  }
}

async function accountsOf(
  { config }: Loaded,
  { keeping }: KeptFound,
  host: DoctorMeans["host"],
): Promise<Finding[]> {
  const { accounts } = createGateway(config, { ...host, ...keeping?.host });
  try {
    if (keeping?.host.store !== undefined) await proveVault(accounts);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [said = "", todo = ""] = error.message.split("\n");
    return [fail("accounts", said, todo)];
  }
  return await lookAtProviders({ config, accounts, host: { ...host, ...keeping?.host } });
}

function asker({ fetch }: DoctorMeans["host"]): (url: string) => Promise<Response> {
  return (url) => fetch(url, { signal: AbortSignal.timeout(3_000) });
}

async function meansHere(): Promise<DoctorMeans> {
  const { host: { fetch } } = await currentRuntime();
  return { host: { fetch, now: () => Date.now() }, allowed: permissionsHere() };
}
