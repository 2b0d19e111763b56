/**
 * What is wrong with a configuration, in words that a person can act on.
 *
 * Texts name keys, ids, models and environment variables but repeat no other value: any of them may
 * be a secret, in the wrong place or in the right one.
 *
 * @module
 */

/** The keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** One thing to put right. */
export interface Problem {
  /** Where in the configuration, such as `providers.lab.baseUrl` or `keys[0].key`. */
  readonly path: string;
  /** Line in the file, from 1; absent where there is no file or the fault is not in it. */
  readonly line?: number;
  /** Column in that line, from 1. */
  readonly column?: number;
  /** What is wrong, as "Cannot <action> <thing>: <state>". */
  readonly message: string;
}

/** A {@link Problem} whose place in the text is still to be looked up. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
  /** Whether the key at the end of the path is at fault, or its value. */
  readonly at: "key" | "value";
}

/** Takes down a finding. */
export type Report = (path: Path, message: string, at?: "key" | "value") => void;

/** Writes a path as it would be written in code: `models["gpt 6"][0]`. */
export function formatPath(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (!/^[\w$][\w$-]*$/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}

/**
 * A configuration that cannot be used. {@link ConfigError.problems} holds everything that is wrong
 * with it, so that it can be put right in one go.
 */
export class ConfigError extends Error {
  /** `ConfigError`. */
  override readonly name = "ConfigError";
  /** All that is wrong; at least one. */
  readonly problems: readonly Problem[];

  /** Gathers `problems` into one message, one line each. */
  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ path, message }) =>
      `  ${path === "" ? "" : `${path}: `}${message}`
    );
    super(`Cannot use the configuration:\n${lines.join("\n")}`);
    this.problems = problems;
  }
}
