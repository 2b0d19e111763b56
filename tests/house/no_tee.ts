/**
 * The lint rule against the four ways to relay a stream that lose its brakes. A branch of a `tee()`
 * or a clone keeps reading after the client has left, and holds in memory what a slow reader has
 * not taken; a source that pushes from `start(` does not wait for its reader either; a pipe that
 * fails where nobody awaits it ends the process. A relay here pulls, and cancels both ways.
 *
 * @module
 */

import { repoPath } from "./repo.ts";

/** Where streams are made and passed on. */
const WATCHED = ["src/relay/", "src/gateway/"];

const METHODS: ReadonlyMap<string, string> = new Map([
  ["tee", "'tee()' defeats cancellation and back-pressure: tap the one loop instead"],
  ["clone", "'clone()' of a message tees its body: read it once and pass on what was read"],
  ["pipeTo", "'pipeTo()' ends the process when it fails unawaited: pull in the one loop instead"],
  ["pipeThrough", "'pipeThrough()' adds a queue and a promise per chunk: step in the loop instead"],
]);

const noTee: Deno.lint.Rule = {
  create(context) {
    const path = repoPath(context.filename);
    if (!WATCHED.some((folder) => path.startsWith(folder))) return {};
    return {
      CallExpression(node) {
        const callee = node.callee;
        if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return;
        const message = METHODS.get(callee.property.name);
        if (message !== undefined) context.report({ node, message });
      },
      NewExpression(node) {
        if (node.callee.type !== "Identifier" || node.callee.name !== "ReadableStream") return;
        const source = node.arguments[0];
        if (source?.type !== "ObjectExpression") return;
        for (const field of source.properties) {
          if (field.type !== "Property" || field.key.type !== "Identifier") continue;
          if (field.key.name !== "start") continue;
          const message = "a source that works in 'start(' cannot be slowed down: work in 'pull('";
          context.report({ node: field, message });
        }
      },
    };
  },
};

export default noTee;
