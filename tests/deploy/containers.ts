/**
 * Containers, where this machine can build and run them: with podman, which needs no daemon, and with
 * stand-ins for the images that ours is made from, as no registry of images need be reached.
 *
 * A stand-in has the very Deno that the tests run on, the C library of this machine, and nothing
 * else: what is built on it would miss the same things as on the real image, which has little more.
 *
 * @module
 */

import { spawnSync } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { type Program, startProgram } from "../support/program.ts";

/** Why no container can be built here; `undefined` where one can. */
export const NO_CONTAINERS: string | undefined = reasonAgainst();

/** Images and containers in a directory of their own. */
export interface Containers {
  /** Takes a tree of files as the image `name`. */
  take(name: string, root: string, changes: readonly string[]): Promise<void>;
  /** Starts podman with these words. */
  start(...words: string[]): Program;
  /** Runs podman to its end, and answers what it printed. */
  run(...words: string[]): Promise<string>;
  /** Ends all containers and forgets all images. */
  end(): Promise<void>;
}

/** What a container is run with on any machine, whatever rights that gives to root. */
export const BOUNDED: readonly string[] = [
  "--network=host",
  "--ulimit=nofile=4096:4096",
  "--ulimit=nproc=1000:1000",
];

/** Makes the place for images and containers. */
export async function createContainers(): Promise<Containers> {
  const dir = await mkdtemp(join(tmpdir(), "sluice-containers-"));
  const places = ["root", "runroot", "tmpdir"].map((name) => `--${name}=${join(dir, name)}`);
  const runtime = spawnSync("runc", ["--version"]).status === 0 ? ["--runtime=runc"] : [];
  // No systemd is asked for anything: there need be none.
  const common = [...places, ...runtime, "--cgroup-manager=cgroupfs", "--events-backend=none"];

  const start = (...words: string[]) =>
    startProgram("podman", [...common, ...words], { cwd: dir, patienceMs: 240_000 });

  async function run(...words: string[]): Promise<string> {
    const { ended, written } = start(...words);
    const status = await ended;
    if (status === 0) return written.out;
    throw new Error(`Cannot run podman ${words.join(" ")}: ${written.out}${written.err}`);
  }

  return {
    start,
    run,
    async take(name, root, changes) {
      const archive = join(dir, `${basename(root)}.tar`);
      const packed = startProgram("tar", ["-C", root, "-cf", archive, "."], { cwd: dir });
      if (await packed.ended !== 0) throw new Error(`Cannot pack ${root}: ${packed.written.err}`);
      await run("import", "--quiet", ...changes.map((one) => `--change=${one}`), archive, name);
      await rm(archive);
    },
    async end() {
      await run("rm", "--all", "--force", "--volumes", "--time=0");
      await run("rmi", "--all", "--force");
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** What a distroless image with the C library has: that, a user, a place for temporary files. */
export async function layBase(root: string): Promise<void> {
  await mkdir(join(root, "etc"), { recursive: true });
  await mkdir(join(root, "tmp"));
  await chmod(join(root, "tmp"), 0o1777);
  await writeFile(
    join(root, "etc/passwd"),
    "root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532::/home/nonroot:/sbin/nologin\n",
  );
  for (const library of librariesOf(Deno.execPath())) await copy(library, root, library);
}

/**
 * What the image with Deno has for building: Deno, a shell, the few programs that our file names, and
 * the certificates this machine reaches npm with.
 *
 * @returns The changes to its configuration.
 */
export async function layBuilder(
  root: string,
  programs: readonly string[],
): Promise<readonly string[]> {
  await layBase(root);
  await copy(Deno.execPath(), root, "/usr/bin/deno");
  for (const program of ["/bin/sh", ...programs]) {
    for (const file of [program, ...librariesOf(program)]) await copy(file, root, file);
  }
  await mkdir(join(root, "deno-dir"));
  const reaching = Object.entries(process.env).filter(([name]) =>
    /^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|npm_config_(?:registry|cafile)|\w+_proxy)$/i.test(name)
  );
  for (const [name, value = ""] of reaching) {
    if (/CERT/.test(name)) await copy(value, root, value);
  }
  return ["ENV=DENO_DIR=/deno-dir/", ...reaching.map(([name, value]) => `ENV=${name}=${value}`)];
}

async function copy(from: string, root: string, to: string): Promise<void> {
  await mkdir(dirname(join(root, to)), { recursive: true });
  await cp(from, join(root, to), { dereference: true });
}

/** The shared libraries that a program is linked with. */
function librariesOf(program: string): readonly string[] {
  const { stdout } = spawnSync("ldd", [program], { encoding: "utf8" });
  return [...stdout.matchAll(/(?:^|\s)(\/\S+)/gm)].map(([, path = ""]) => path);
}

function reasonAgainst(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "that needs root on Linux";
  for (const program of ["podman", "ldd"]) {
    if (spawnSync(program, ["--version"]).status !== 0) return `there is no ${program} here`;
  }
  return undefined;
}
