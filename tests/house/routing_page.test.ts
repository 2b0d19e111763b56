/**
 * The page about routing says what the configuration takes and the tables say.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CHOICES, DEFAULT_LIMITS } from "../../src/config/config.ts";
import { FALLBACK_CLASSES } from "../../src/config/models_file.ts";
import { readConfig } from "../../src/config/read.ts";
import { POLICY } from "../../src/credentials/policy.ts";
import { createRouter } from "../../src/routing/route.ts";
import { inRepo } from "./repo.ts";

const page = readFileSync(inRepo("docs/routing.md"), "utf8");

test("its configuration is right, and leads where it says", () => {
  const [, text = ""] = /```jsonc\n([\s\S]*?)```/.exec(page) ?? [];
  const { config, problems } = readConfig(text, (name) => name.endsWith("_KEY") ? "secret" : "");
  assert.deepEqual(problems, undefined);
  assert.ok(config);
  const router = createRouter(config);
  assert.deepEqual(router.resolve("gpt-4o"), [{ provider: "openai", model: "gpt-4o" }]);
  const { targets, contextFallback } = router.route("balanced");
  assert.deepEqual(targets.map(({ tier }) => tier), [undefined, undefined, 2]);
  assert.equal(targets[1]?.timeouts?.firstEventMs, 20_000);
  assert.equal(contextFallback[0]?.timeouts?.headersMs, 10_000);
});

test("it has a row for every class of failures and every choice, and no other", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| .*?\| (goes on|ends) +\|$/gm)];
  assert.deepEqual(
    rows.map(([, kind, what]) => `${kind} ${what}`),
    FALLBACK_CLASSES.map((kind) => `${kind} ${POLICY[kind].elsewhere ? "goes on" : "ends"}`),
  );
  for (const choice of CHOICES) assert.match(page, new RegExp(`^\\| \`${choice}\` `, "m"));
});

test("it names the bounds that hold", () => {
  const { attempts, retryMs, tryingMs } = DEFAULT_LIMITS;
  assert.ok(page.includes(`\`limits.attempts\` (${attempts})`));
  assert.match(page, new RegExp(`\`limits.retrySeconds\`\\s\\(${retryMs / 1000}\\)`));
  assert.match(page, new RegExp(`\`limits.tryingSeconds\`\\s\\(${tryingMs / 1000}\\)`));
});
