/**
 * A machine for `sluice doctor` to look at.
 *
 * @module
 */

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DoctorMeans, runDoctor } from "../../adapters/cli/doctor/run.ts";
import { stage, withTempDir } from "./command.ts";
import { GOOD_KEY } from "./config.ts";

/** What this machine takes for the time. */
export const NOW: number = Date.UTC(2026, 4, 6, 7, 8, 9);
/** A provider's secret, never to be printed. */
export const SECRET = "sk-secret-5Qm2vX9tB7rK1dW8";

/** What came of a look. */
export interface Examined {
  readonly status: number;
  readonly out: string;
  /** What was said and what is to be done, by area; the last one of each. */
  readonly of: ReadonlyMap<string, { state: string; said: string; todo?: string }>;
}

/** What is not well. */
export interface Case {
  readonly file?: object | string;
  readonly env?: Record<string, string>;
  readonly args?: readonly string[];
  readonly fetch?: DoctorMeans["host"]["fetch"];
  readonly allowed?: DoctorMeans["allowed"];
  readonly more?: Partial<DoctorMeans["host"]>;
  readonly before?: (dir: string) => Promise<void>;
}

/** A provider that is well. */
export const PROVIDER: Readonly<Record<string, string>> = {
  dialect: "openai-chat",
  baseUrl: "http://lab.invalid/v1",
  apiKey: SECRET,
};

/** A configuration that is well but for `more`. */
export function fileOf(more: object = {}): object {
  return {
    listen: "127.0.0.1:0",
    keys: [{ name: "laptop", key: GOOD_KEY }],
    providers: { lab: PROVIDER },
    ...more,
  };
}

/** Lets the doctor look at a machine that is well but for what a case says. */
export async function examine(
  { file = fileOf(), env = {}, args = [], ...more }: Case,
): Promise<Examined> {
  return await withTempDir(async (cwd) => {
    const path = join(cwd, "sluice.jsonc");
    await writeFile(path, typeof file === "string" ? file : JSON.stringify(file), { mode: 0o600 });
    await more.before?.(cwd);
    const data = { SLUICE_DATA_DIR: join(cwd, "data") };
    const around = stage({ cwd, home: cwd, env: { ...data, ...env } });
    const json = stage({ cwd, home: cwd, env: { ...data, ...env } });
    const means: DoctorMeans = {
      host: { fetch: more.fetch ?? answers(200, {}), now: () => NOW, ...more.more },
      allowed: more.allowed,
    };
    const status = await runDoctor(args, around, means);
    assert.equal(await runDoctor([...args, "--json"], json, means), status);
    const told = JSON.parse(json.written.out);
    assert.equal(told.ok, status === 0);
    const { out } = around.written;
    assert.doesNotMatch(out + json.written.out + around.written.err, /5Qm2vX9t/, "no secret");
    const findings = told.findings as { area: string; state: string; said: string }[];
    return { status, out, of: new Map(findings.map((finding) => [finding.area, finding])) };
  });
}

/** Every provider answers so. */
export function answers(
  status: number,
  headers: Record<string, string>,
): DoctorMeans["host"]["fetch"] {
  return () => Promise.resolve(new Response("{}", { status, headers }));
}

/** What a provider whose clock is so far ahead says. */
export const date = (ahead: number): Record<string, string> => ({
  date: new Date(NOW + ahead).toUTCString(),
});
