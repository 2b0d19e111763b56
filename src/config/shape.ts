/**
 * Holds what was written against the schema, in words of our own: valibot's messages quote the
 * value they did not like, which may be a secret, and it stops at the first unknown key.
 *
 * @module
 */

import * as v from "valibot";
import { type ConfigFile, configFileSchema } from "./file.ts";
import type { Path, Report } from "./problem.ts";
import { didYouMean } from "./spelling.ts";

/** Answers `value` as a {@link ConfigFile} when it has the shape of one; reports everything else. */
export function checkShape(value: unknown, report: Report): ConfigFile | undefined {
  let clean = true;
  reportUnknownKeys(configFileSchema, value, [], (path, message, at) => {
    clean = false;
    report(path, message, at);
  });
  const result = v.safeParse(configFileSchema, value, {
    message: ({ expected }) => `expected ${expected}`,
  });
  for (const issue of result.issues ?? []) {
    if (issue.expected !== "never") reportIssue(issue, report);
  }
  return result.success && clean ? result.output : undefined;
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
  return issue.type === "union" && nested.length > 0 ? nested : undefined;
}

type Shape = v.GenericSchema & {
  readonly wrapped?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly value?: Shape;
  readonly item?: Shape;
};

function reportUnknownKeys(schema: Shape, value: unknown, path: Path, report: Report): void {
  if (typeof value !== "object" || value === null) return;
  const inner = schema.wrapped;
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
