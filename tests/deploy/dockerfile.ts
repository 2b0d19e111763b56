/**
 * A Dockerfile, as far as a machine without Docker can follow it: what is copied, what is run, and how
 * the image starts.
 *
 * @module
 */

/** One instruction. */
export interface Instruction {
  /** In upper case. */
  readonly word: string;
  /** The rest, continued lines joined. */
  readonly rest: string;
}

/** The instructions, without comments. */
export function instructions(text: string): readonly Instruction[] {
  const joined = text.replace(/^\s*#.*\n/gm, "").replace(/\\\n\s*/g, " ");
  return joined.split("\n").filter((line) => line.trim() !== "").map((line) => {
    const [, word = "", rest = ""] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    return { word: word.toUpperCase(), rest };
  });
}

/** The instructions of each stage, the last one is the image. */
export function stages(all: readonly Instruction[]): readonly (readonly Instruction[])[] {
  const found: Instruction[][] = [];
  for (const one of all) {
    if (one.word === "FROM") found.push([]);
    found.at(-1)?.push(one);
  }
  return found;
}

/** The arguments of an instruction in its exec form. */
export function execForm(stage: readonly Instruction[], word: string): readonly string[] {
  const rest = stage.findLast((one) => one.word === word)?.rest ?? "";
  const list: unknown = JSON.parse(rest.slice(rest.indexOf("[")));
  if (!Array.isArray(list)) throw new Error(`Cannot read ${word}: it is not in the exec form`);
  return list.map(String);
}

/** The variables that a stage sets. */
export function variables(stage: readonly Instruction[]): Readonly<Record<string, string>> {
  const pairs = stage.filter(({ word }) => word === "ENV").flatMap(({ rest }) =>
    [...rest.matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value])
  );
  return Object.fromEntries(pairs);
}
