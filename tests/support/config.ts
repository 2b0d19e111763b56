/**
 * Reading configurations in tests.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { Problem } from "../../src/config/problem.ts";
import { type ListeningConfig, type Overrides, readConfig } from "../../src/config/read.ts";

/** A key that may guard a gateway. */
export const GOOD_KEY = "sk-caller-9Xw3kP7vL2nQ8dR5";

/** A provider of one's own. */
export const LAB: Readonly<Record<string, unknown>> = {
  dialect: "openai-chat",
  baseUrl: "http://127.0.0.1:9001/v1",
  apiKey: ["k1", "k2"],
};

/** Reads a configuration, a text or the value of one, that must be right. */
export function readRight(
  file: unknown,
  env: Record<string, string> = {},
  overrides: Overrides = {},
): ListeningConfig {
  const text = typeof file === "string" ? file : JSON.stringify(file, null, 2);
  const { config, problems } = readConfig(text, (name) => env[name], overrides);
  assert.deepEqual(problems, undefined);
  assert.ok(config);
  return config;
}

/** Reads a configuration that must be wrong. */
export function problemsOf(
  file: unknown,
  env: Record<string, string> = {},
  overrides: Overrides = {},
): readonly Problem[] {
  const text = typeof file === "string" ? file : JSON.stringify(file, null, 2);
  const { config, problems } = readConfig(text, (name) => env[name], overrides);
  assert.equal(config, undefined);
  assert.ok(problems && problems.length > 0);
  return problems;
}
