/**
 * Everything the vendors' SDKs can ask for is either served or said not to be: a path that a new
 * version of an SDK brings along fails here until somebody has decided.
 *
 * @module
 */

// Imported so that they are there also in a clean clone.
import "@anthropic-ai/sdk";
import "openai";
import "@google/genai";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { ENDPOINTS_PAGE, endpointsPage, NOT_SERVED } from "../../scripts/endpoints_page.ts";
import { ENDPOINT_IDS } from "../../src/canonical/endpoint.ts";
import { BELONGINGS, ENDPOINTS } from "../../src/gateway/endpoints/endpoints.ts";
import { ROUTES } from "../../src/gateway/routes.ts";

test("docs/endpoints.md is what `deno task docs` writes", () => {
  assert.equal(readFileSync(ENDPOINTS_PAGE, "utf8"), endpointsPage());
});

const bare = (path: string) => path.replace(/\$?\{[^}]*\}/g, "{}").replace(/\?.*/, "");

const SERVED = new Set(ROUTES.map(({ method, path }) => `${method} ${bare(path)}`));

/** The methods and paths that the resources of a vendor's SDK ask for. */
function askedBy(sdk: "openai" | "@anthropic-ai/sdk"): [method: string, path: string][] {
  const root = new URL("resources/", import.meta.resolve(sdk));
  const call =
    /_client\s*\.(get|post|delete|patch|put|getAPIList)\(\s*(?:\(0, \w+\.path\)\s*)?[`']([^`']*)[`']/g;
  const found = new Map<string, [string, string]>();
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".js")) continue;
    for (
      const [, verb = "", path = ""] of readFileSync(new URL(name, root), "utf8").matchAll(call)
    ) {
      const method = verb === "getAPIList" ? "GET" : verb.toUpperCase();
      found.set(`${method} ${bare(path)}`, [method, bare(path)]);
    }
  }
  assert.ok(found.size > 50, `${found.size} paths of ${sdk}`);
  return [...found.values()];
}

function undecided(
  asked: readonly [method: string, path: string][],
  prefix: string,
  reasons: Readonly<Record<string, string>>,
): string[] {
  return asked
    .filter(([method, path]) => !SERVED.has(`${method} ${prefix}${path}`))
    .filter(([, path]) => !Object.keys(reasons).some((beginning) => path.startsWith(beginning)))
    .map((pair) => pair.join(" "));
}

test("OpenAI's SDK asks for nothing that nobody has decided on", () => {
  const asked = askedBy("openai").filter(([, path]) => !/^\/(responses|conversations)/.test(path));
  assert.deepEqual(undecided(asked, "/v1", NOT_SERVED.openai), []);
});

test("Anthropic's SDK asks for nothing that nobody has decided on", () => {
  assert.deepEqual(undecided(askedBy("@anthropic-ai/sdk"), "", NOT_SERVED.anthropic), []);
});

test("Google's SDK asks for nothing that nobody has decided on", () => {
  const text = readFileSync(
    new URL("../web/index.mjs", import.meta.resolve("@google/genai")),
    "utf8",
  );
  const paths = [...text.matchAll(/formatMap\('([^']*)'/g)].map(([, path = ""]) =>
    path.split("?")[0]
  );
  assert.ok(new Set(paths).size > 20);
  const verbs = [...SERVED].flatMap((route) => /\{\}(:\w+)$/.exec(route)?.[1] ?? []);
  for (const path of new Set(paths)) {
    const verb = /^\{model\}(:\w+)$/.exec(path ?? "")?.[1];
    const known = verb === undefined
      ? Object.keys(NOT_SERVED.gemini).some((beginning) => path?.startsWith(beginning))
      : verbs.includes(verb) || verb in NOT_SERVED.gemini;
    assert.ok(known, String(path));
  }
});

test("every endpoint that a provider can have has a route, and the other way round", () => {
  const routed = ROUTES.flatMap(({ operation }) =>
    operation.type === "relay"
      ? [ENDPOINTS[operation.endpoint].id]
      : operation.type === "own"
      ? [BELONGINGS[operation.things].id]
      : []
  );
  // Anthropic's files share the routes of OpenAI's.
  assert.deepEqual(
    [...new Set([...routed, BELONGINGS.anthropicFiles.id])].toSorted(),
    ENDPOINT_IDS.toSorted(),
  );
});

test("what is said not to be served is not, and why is said", () => {
  for (const [method, path] of ROUTES.map((route) => [route.method, bare(route.path)] as const)) {
    for (const beginning of Object.keys(NOT_SERVED.openai)) {
      const shared = ["/chat/completions", "/models"].includes(beginning);
      assert.ok(shared || !path.startsWith(`/v1${beginning}`), `${method} ${path}`);
    }
    for (const beginning of Object.keys(NOT_SERVED.anthropic)) {
      assert.ok(!path.startsWith(beginning), `${method} ${path}`);
    }
  }
  for (const reasons of Object.values(NOT_SERVED)) {
    assert.ok(Object.values(reasons).every((why) => why.length > 10));
  }
});
