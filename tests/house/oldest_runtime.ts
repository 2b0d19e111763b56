/**
 * The lint rule that keeps `src/` and `adapters/` to what the oldest runtime has that the package is
 * for, Node 20: types know all of these, and a run on any newer runtime does not miss them.
 *
 * @module
 */

import { repoPath } from "./repo.ts";

const NEWER: ReadonlySet<string> = new Set([
  "Array.fromAsync",
  "Error.isError",
  "Iterator.from",
  "Map.groupBy",
  "Math.sumPrecise",
  "Object.groupBy",
  "Promise.try",
  "Promise.withResolvers",
  "RegExp.escape",
  "Uint8Array.fromBase64",
  "Uint8Array.fromHex",
]);

const oldestRuntime: Deno.lint.Rule = {
  create(context) {
    const path = repoPath(context.filename);
    if (!path.startsWith("src/") && !path.startsWith("adapters/") && path !== "mod.ts") return {};
    return {
      MemberExpression(node) {
        const { object, property } = node;
        if (object.type !== "Identifier" || property.type !== "Identifier") return;
        const name = `${object.name}.${property.name}`;
        if (NEWER.has(name)) context.report({ node, message: `Node 20 has no '${name}'` });
      },
    };
  },
};

export default oldestRuntime;
