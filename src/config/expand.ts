/**
 * References to environment variables in a configuration's strings.
 *
 * @module
 */

import { isJsonObject } from "../canonical/json.ts";
import type { Path, Report } from "./problem.ts";

/** Looks up an environment variable. */
export type Env = (name: string) => string | undefined;

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Replaces `${NAME}` in every string of `value` by the environment variable of that name; `$${`
 * stands for a plain `${`. Keys are left alone. A variable that is not set is reported by its name,
 * and an expanded text is not expanded again.
 */
export function expand(value: unknown, env: Env, report: Report, path: Path = []): unknown {
  if (typeof value === "string") return expandText(value, env, report, path);
  if (Array.isArray(value)) {
    return value.map((item, index) => expand(item, env, report, [...path, index]));
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, expand(item, env, report, [...path, key])]),
  );
}

function expandText(text: string, env: Env, report: Report, path: Path): string {
  return text.replace(/\$\$\{|\$\{([^}]*)(\}?)/g, (match: string, name?: string, end?: string) => {
    if (name === undefined) return "${";
    if (!NAME.test(name) || end !== "}") {
      report(path, "Cannot read the reference: expected ${NAME}; a plain ${ is written $${");
      return match;
    }
    const found = env(name);
    if (found === undefined) {
      report(path, `Cannot expand \${${name}}: the environment variable ${name} is not set`);
    }
    return found ?? match;
  });
}
