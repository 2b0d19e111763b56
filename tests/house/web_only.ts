/**
 * The lint rule that keeps `src/` to what every Web-standard runtime has, and lets the network, the
 * clock and the dice in through one door: a second call to `fetch` would be a second place where
 * addresses and headers are decided, and a clock read in passing is a clock no test can hold.
 *
 * @module
 */

import { repoPath } from "./repo.ts";

/** Names of one runtime, which the others lack. */
const RUNTIME = new Set(["Deno", "Bun", "process", "Buffer", "require", "__dirname", "__filename"]);

/** The door to the outside, and the one wrapper round it. */
const HOST = "src/gateway/host.ts";
const EGRESS = "src/gateway/egress.ts";

/** Calls that reach outside, and the files that may make them. */
const DOORS: ReadonlyMap<string, readonly string[]> = new Map([
  ["fetch", [HOST, EGRESS]],
  ["setTimeout", [HOST]],
  ["setInterval", [HOST]],
  ["Date", [HOST]],
  ["Date.now", [HOST]],
  ["Math.random", [HOST]],
  ["performance.now", [HOST]],
  ["AbortSignal.timeout", [HOST]],
]);

const webOnly: Deno.lint.Rule = {
  create(context) {
    const path = repoPath(context.filename);
    if (!path.startsWith("src/")) return {};
    const builtIn = (node: Deno.lint.Node, specifier: string): void => {
      if (/^(node|bun|deno|cloudflare):/.test(specifier)) {
        context.report({ node, message: `src imports no built-in of a runtime: '${specifier}'` });
      }
    };
    const door = (node: Deno.lint.Node, name: string | undefined): void => {
      const allowed = name === undefined ? undefined : DOORS.get(name);
      if (allowed === undefined || allowed.includes(path)) return;
      const message = `'${name}' enters through ${
        allowed.join(" or ")
      } only: take it from the host`;
      context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => builtIn(node, node.source.value),
      ExportAllDeclaration: (node) => builtIn(node, node.source.value),
      ImportExpression(node) {
        if (node.source.type === "Literal") builtIn(node, String(node.source.value));
      },
      MemberExpression: (node) => door(node, nameOf(node)),
      CallExpression(node) {
        if (node.callee.type === "Identifier") door(node, node.callee.name);
      },
      NewExpression(node) {
        // `new Date(value)` only reads a date; without an argument it reads the clock.
        if (node.arguments.length === 0) door(node, nameOf(node.callee));
      },
      Identifier(node) {
        if (RUNTIME.has(node.name) && isReference(node)) {
          context.report({ node, message: `'${node.name}' is not in every runtime` });
        }
      },
    };
  },
};

/** `a` or `a.b`, with `globalThis.` taken off; `undefined` for anything less plain. */
function nameOf(callee: Deno.lint.Node): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return undefined;
  const object = nameOf(callee.object);
  if (object === undefined) return undefined;
  return object === "globalThis" ? callee.property.name : `${object}.${callee.property.name}`;
}

/** Whether the identifier stands for a value, and is not just the name of a field. */
function isReference(node: Deno.lint.Identifier): boolean {
  const parent = node.parent;
  switch (parent.type) {
    case "MemberExpression":
      if (parent.object === node || parent.computed) return true;
      return parent.object.type === "Identifier" && parent.object.name === "globalThis";
    case "CallExpression":
    case "NewExpression":
    case "VariableDeclarator":
    case "AssignmentExpression":
    case "UnaryExpression":
    case "BinaryExpression":
    case "LogicalExpression":
    case "TSQualifiedName":
      return true;
    default:
      return false;
  }
}

export default webOnly;
