/**
 * What a unit of systemd lets a process call, as a container is given it: so that this can be tried
 * where systemd does not run.
 *
 * @module
 */

import { spawnSync } from "node:child_process";
import { constants } from "node:os";

/**
 * The profile for `--security-opt seccomp=`.
 *
 * @throws {Error} when `systemd-analyze` does not know a set that the unit names.
 */
export function seccompProfile(unit: string): unknown {
  const names = new Set<string>();
  for (const [, not, list = ""] of unit.matchAll(/^SystemCallFilter=(~?)(.*)$/gm)) {
    for (const name of list.trim().split(/\s+/).flatMap((word) => [...callsOf(word)])) {
      if (not === "~") names.delete(name);
      else names.add(name);
    }
  }
  // Whoever calls something else dies of it, unless the unit has another word for it.
  const refused = /^SystemCallErrorNumber=EPERM$/m.test(unit);
  return {
    ...(refused
      ? { defaultAction: "SCMP_ACT_ERRNO", defaultErrnoRet: constants.errno.EPERM }
      : { defaultAction: "SCMP_ACT_KILL_PROCESS" }),
    architectures: ["SCMP_ARCH_X86_64", "SCMP_ARCH_AARCH64"],
    syscalls: [{ names: [...names].sort(), action: "SCMP_ACT_ALLOW" }],
  };
}

/** The calls of a set, those of sets in it too. */
function callsOf(word: string): ReadonlySet<string> {
  if (!word.startsWith("@")) return new Set([word]);
  const { status, stdout, stderr } = spawnSync("systemd-analyze", ["syscall-filter", word], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`Cannot list ${word}: ${stderr}`);
  const lines = stdout.split("\n").slice(1).map((line) => line.trim());
  const words = lines.filter((line) => line !== "" && !line.startsWith("#"));
  return new Set(words.flatMap((one) => [...callsOf(one)]));
}
