/**
 * A copy of an example outside the repository, with the packages of its lock file and the gateway's own
 * tarball, as its users would have it. What was installed stays for the next time; the gateway is
 * unpacked anew every time.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { cacheDir, runtimePath } from "../../scripts/lanes.ts";
import { pack } from "../../scripts/pack.ts";
import { startProgram } from "../support/program.ts";
import { type App, type Command, programOf } from "./apps.ts";

const REPO = fileURLToPath(new URL("../../", import.meta.url));
const PLACE = join(
  cacheDir("frameworks"),
  createHash("sha256").update(REPO).digest("hex").slice(0, 12),
);

/** The key that the gateway's configuration wants for each provider, and a way to another host. */
const KEYS = {
  openai: "${OPENAI_API_KEY}",
  anthropic: "${ANTHROPIC_API_KEY}",
} as const;

/** The variable that tells the copies where their providers are. */
export const UPSTREAM_URL = "SCRIPTED_UPSTREAM_URL";

/** What an example needs cannot be had from npm. */
export class AbsentError extends Error {}

let packed: Promise<string> | undefined;

/** The gateway's tarball, built once. */
function tarball(): Promise<string> {
  return packed ??= pack(join(PLACE, "packed"));
}

/** Copies an example, installs its packages, and builds it; resolves with where it is. */
export async function prepare(app: App): Promise<string> {
  const dir = join(PLACE, app.id);
  await mkdir(dir, { recursive: true });
  for (const name of await readdir(dir)) {
    if (name !== "node_modules" && name !== INSTALLED) {
      await rm(join(dir, name), { recursive: true, force: true });
    }
  }
  await cp(join(REPO, "examples", app.id), dir, { recursive: true });
  if (app.host !== undefined) {
    await cp(
      new URL(`./hosts/${app.host}`, import.meta.url),
      join(dir, app.host),
    );
  }
  await install(app, dir);
  await redirect(dir, app.learnsLate ? 1 : 600);
  for (const command of app.build) await run(app, dir, command);
  return dir;
}

/** Says from which lists the packages are that are there. */
const INSTALLED = ".installed";

async function install(app: App, dir: string): Promise<void> {
  const lock = new URL(`./locks/${app.id}.json`, import.meta.url);
  await cp(lock, join(dir, "package-lock.json"));
  const gateway = join(dir, "node_modules/@sluice/gateway");
  const path = await tarball();
  const wanted = digest(
    await readFile(lock, "utf8"),
    await readFile(join(dir, "package.json"), "utf8"),
    await readFile(new URL("../../deno.json", import.meta.url), "utf8"),
  );
  const mark = join(dir, INSTALLED);
  const there = existsSync(mark) ? await readFile(mark, "utf8") : "";
  if (there !== wanted || !existsSync(gateway)) {
    await rm(mark, { force: true });
    await rm(join(dir, "node_modules"), { recursive: true, force: true });
    // In one go, so that it is resolved as a user's is: by the lock file, and by the tarball's own pins.
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--no-save"];
    await run(app, dir, ["npm", "install", ...quiet, path]).catch(
      (error: Error) => {
        throw new AbsentError(error.message);
      },
    );
    await writeFile(mark, wanted);
    return;
  }
  await rm(gateway, { recursive: true });
  await mkdir(gateway);
  await run(app, gateway, ["tar", "-xzf", path, "--strip-components=1"]);
}

/**
 * Lets the gateway of a copy send to a scripted provider, and to a silent client every `seconds`; nothing
 * else of an example is changed.
 */
async function redirect(dir: string, seconds: number): Promise<void> {
  const found = (await readdir(dir, { recursive: true }))
    .find((name) => !name.includes("node_modules") && name.endsWith("sluice.config.ts"));
  if (found === undefined) {
    throw new Error(`Cannot redirect the example: no configuration in ${dir}`);
  }
  let text = await readFile(join(dir, found), "utf8");
  for (const [provider, key] of Object.entries(KEYS)) {
    const entry = `${provider}: { apiKey: "${key}" }`;
    if (!text.includes(entry)) {
      throw new Error(`Cannot redirect the example: no ${provider} in it`);
    }
    text = text.replace(
      entry,
      `${entry.slice(0, -2)}, baseUrl: "\${${UPSTREAM_URL}}" }`,
    );
  }
  const limits = `limits: { commitSeconds: ${seconds}, keepAliveSeconds: ${seconds} },`;
  await writeFile(
    join(dir, found),
    text.replace("models: {", `${limits}\n  models: {`),
  );
}

/** The environment that programs of an example run with: its own runtime comes first. */
export async function environment(app: App): Promise<Record<string, string>> {
  const node = dirname(await runtimePath("node24"));
  return { ...app.env, PATH: `${node}:${process.env.PATH ?? ""}`, CI: "1" };
}

async function run(
  app: App,
  cwd: string,
  [name, ...args]: Command,
): Promise<void> {
  const program = startProgram(await programOf(name), args, {
    cwd,
    env: await environment(app),
    patienceMs: 300_000,
  });
  const status = await program.ended;
  if (status === 0) return;
  const { out, err } = program.written;
  throw new Error(
    `Cannot run ${name} ${args.join(" ")} in ${app.id}: it ended with ${status}\n${out}${err}`,
  );
}

function digest(...texts: string[]): string {
  return createHash("sha256").update(texts.join("\n")).digest("hex");
}
