/**
 * Holds what was written against the schema, in words of our own: valibot's messages quote the
 * value they did not like, which may be a secret, and it stops at the first unknown key.
 *
 * @module
 */

import * as v from "valibot";
import { isJsonObject } from "../canonical/json.ts";
import { type ConfigFile, configFileSchema } from "./file.ts";
import type { Path, Report } from "./problem.ts";
import { didYouMean } from "./spelling.ts";

/**
 * Answers what of `value` has the shape of a {@link ConfigFile}, and reports the rest: what is well
 * written can then be looked at for its meaning, so that a person is told everything at once.
 * Whoever is told of anything must not run with the answer.
 */
export function checkShape(value: unknown, report: Report): ConfigFile | undefined {
  const bad: Path[] = [];
  const note: Report = (path, message, at) => {
    bad.push(path);
    report(path, message, at);
  };
  reportUnknownKeys(configFileSchema, value, [], note);
  const result = parse(value);
  for (const issue of result.issues ?? []) {
    if (issue.expected !== "never") reportIssue(issue, note);
  }
  if (bad.length === 0) return result.success ? result.output : undefined;
  const rest = parse(bad.reduce<unknown>(without, value));
  return rest.success ? rest.output : undefined;
}

function parse(value: unknown): v.SafeParseResult<typeof configFileSchema> {
  return v.safeParse(configFileSchema, value, {
    message: ({ expected }) => `expected ${expected}`,
  });
}

/** `value` without what is at `path`. A list goes as a whole: its indexes must stay what they are. */
function without(value: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined || !isJsonObject(value) || typeof key === "number") return undefined;
  const { [key]: one, ...others } = value;
  if (one === undefined || rest.length === 0) return others;
  const left = without(one, rest);
  return left === undefined ? others : { ...others, [key]: left };
}

function reportIssue(issue: v.BaseIssue<unknown>, report: Report, before: Path = []): void {
  const path: Path = [...before, ...(issue.path ?? []).map((item) => item.key as string | number)];
  const inner = deepest(issue);
  if (inner !== undefined) return inner.forEach((one) => reportIssue(one, report, path));
  if (issue.type === "strict_object" && issue.path?.at(-1)?.origin === "key") {
    return report(path.slice(0, -1), `Cannot do without the key '${path.at(-1)}': it is missing`);
  }
  report(path, `Cannot use this value: ${issue.message}`);
}

/** Of a choice that failed, what is wrong within the alternative that came closest. */
function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown>[] | undefined {
  const nested = issue.issues?.filter((one) => one.path !== undefined) ?? [];
  if (issue.type !== "union" || nested.length === 0) return undefined;
  return nested.filter((one) => one.expected !== "never");
}

type Shape = v.GenericSchema & {
  readonly wrapped?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly value?: Shape;
  readonly item?: Shape;
  readonly options?: readonly Shape[];
};

/** Whether an alternative is the one for such a value: a list, or an object. */
function isFor({ item, entries, value }: Shape, written: object): boolean {
  return Array.isArray(written) ? item !== undefined : entries !== undefined || value !== undefined;
}

function reportUnknownKeys(schema: Shape, value: unknown, path: Path, report: Report): void {
  if (typeof value !== "object" || value === null) return;
  const inner = schema.wrapped ?? schema.options?.find((one) => isFor(one, value));
  if (inner !== undefined) return reportUnknownKeys(inner, value, path, report);
  if (Array.isArray(value)) {
    if (schema.entries !== undefined || schema.value !== undefined) {
      return report(path, "Cannot use this value: expected an object, not a list");
    }
    const { item } = schema;
    if (item !== undefined) {
      value.forEach((one, index) => reportUnknownKeys(item, one, [...path, index], report));
    }
    return;
  }
  for (const [key, one] of Object.entries(value)) {
    const known = schema.entries?.[key] ?? schema.value;
    if (known !== undefined) reportUnknownKeys(known, one, [...path, key], report);
    else if (schema.entries !== undefined) {
      const guess = didYouMean(key, Object.keys(schema.entries));
      report([...path, key], `Cannot use the key '${key}': it is not known${guess}`, "key");
    }
  }
}
