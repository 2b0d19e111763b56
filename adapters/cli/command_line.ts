/**
 * Reading command lines, and saying what is wrong with one.
 *
 * @module
 */

import { parseArgs, type ParseArgsConfig } from "node:util";
import { Refusal } from "./surroundings.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
/** What is read of a command line. */
export type CommandLine<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: O }>
>;

/**
 * Reads a command line that may have `options`, and words between them.
 *
 * @param command Whose it is, such as `explain`; the program's own by default.
 * @throws {Refusal} if it cannot be understood.
 */
export function readCommandLine<const O extends Options>(
  argv: readonly string[],
  options: O,
  command?: string,
): CommandLine<O> {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    // The rest of what the runtime says is advice that does not fit here.
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw unusable(first.replace(/\.$/, ""), command);
  }
}

/** Says what is wrong with a command line, and where to read how it should be. */
export function unusable(state: string, command?: string): Refusal {
  const help = command === undefined ? "sluice --help" : `sluice ${command} --help`;
  return new Refusal(`Cannot use the command line: ${state}\nTry '${help}'.`, 2);
}
