/**
 * The house's own lint rules, and the first of them: who may import whom.
 *
 * The picture of the program is its layers, and a picture that nothing holds fades. The table below
 * is the whole dependency rule; `deno lint` reports an import that is not in it.
 *
 * @module
 */

import fileLength from "./file_length.ts";
import noTee from "./no_tee.ts";
import oldestRuntime from "./oldest_runtime.ts";
import { repoPath } from "./repo.ts";
import webOnly from "./web_only.ts";

/**
 * What each folder of `src/` may import beside itself. `type x` allows types only: they vanish when
 * the program runs, so they tie nothing together that would have to be loaded or tested together.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  canonical: [],
  store: ["canonical"],
  catalog: ["canonical", "type store"],
  keys: ["canonical"],
  telemetry: ["canonical", "store"],
  dialects: ["canonical"],
  relay: ["canonical", "dialects"],
  credentials: ["canonical", "store"],
  providers: ["canonical", "dialects", "type credentials"],
  config: ["canonical", "keys", "providers", "credentials", "catalog"],
  routing: ["canonical", "store", "type config", "type catalog"],
  gateway: [
    "canonical",
    "store",
    "keys",
    "telemetry",
    "dialects",
    "relay",
    "catalog",
    "credentials",
    "providers",
    "config",
    "routing",
  ],
};

/** What the folders beside `src/` may import of this repository, beside themselves. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  adapters: ["mod.ts"],
  examples: ["mod.ts"],
};

/**
 * Layers made of members that must not know each other. What all members share stands beside them,
 * and `mod.ts` alone knows them all.
 */
const FAMILIES: Readonly<Record<string, { members: "folders" | "files"; shared: string[] }>> = {
  dialects: { members: "folders", shared: [] },
  providers: {
    members: "files",
    shared: ["cloud.ts", "place.ts", "provider.ts", "row.ts", "token_shape.ts"],
  },
};

/** An import as the rule sees it. */
interface Import {
  node: Deno.lint.Node;
  specifier: string;
  typeOnly: boolean;
}

const layers: Deno.lint.Rule = {
  create(context) {
    const from = repoPath(context.filename);
    const look = (found: Import): void => {
      const message = refusal(from, found.specifier, found.typeOnly);
      if (message !== undefined) context.report({ node: found.node, message });
    };
    return {
      ImportDeclaration(node) {
        const typeOnly = node.importKind === "type" ||
          (node.specifiers.length > 0 &&
            node.specifiers.every((one) =>
              one.type === "ImportSpecifier" && one.importKind === "type"
            ));
        look({ node, specifier: node.source.value, typeOnly });
      },
      ExportNamedDeclaration(node) {
        if (node.source === null) return;
        look({ node, specifier: node.source.value, typeOnly: node.exportKind === "type" });
      },
      ExportAllDeclaration(node) {
        look({ node, specifier: node.source.value, typeOnly: node.exportKind === "type" });
      },
      ImportExpression(node) {
        const specifier = literal(node.source);
        if (specifier !== undefined) look({ node, specifier, typeOnly: false });
      },
      TSImportType(node) {
        const specifier = literal(node.argument);
        if (specifier !== undefined) look({ node, specifier, typeOnly: true });
      },
    };
  },
};

/** Why the file `from` may not import `specifier`; `undefined` when it may. */
function refusal(from: string, specifier: string, typeOnly: boolean): string | undefined {
  const [top = "", layer = ""] = from.split("/");
  const to = target(from, specifier);
  if (top === "src") {
    if (!(layer in LAYERS)) return `'src/${layer}' is no layer: add it to the table of layers`;
    if (to === undefined) {
      return layer === "canonical"
        ? `canonical imports nothing, not even '${specifier}'`
        : undefined;
    }
    return refusalInSource(from, layer, to, typeOnly);
  }
  const allowed = OUTSIDE[top];
  if (allowed === undefined || to === undefined) return undefined;
  if (to.startsWith(`${top}/`) || allowed.includes(to)) return undefined;
  return `${top} may import ${allowed.join(", ")} and itself, not '${to}'`;
}

/** The same, for a file of `layer` and an import that stays in the repository. */
function refusalInSource(
  from: string,
  layer: string,
  to: string,
  typeOnly: boolean,
): string | undefined {
  const [top, other = ""] = to.split("/");
  if (top !== "src") return `src imports nothing outside src, such as '${to}'`;
  if (other === layer) return refusalInFamily(from, layer, to);
  const allowed = LAYERS[layer] ?? [];
  if (allowed.includes(other) || (typeOnly && allowed.includes(`type ${other}`))) return undefined;
  const list = allowed.length === 0 ? "nothing" : allowed.join(", ");
  return `${layer} may import ${list}, not ${typeOnly ? "types of " : ""}${other}`;
}

/** The same, inside one layer. */
function refusalInFamily(from: string, layer: string, to: string): string | undefined {
  const mine = member(layer, from);
  const theirs = member(layer, to);
  if (mine === "mod.ts" || theirs === undefined || mine === theirs) return undefined;
  if (mine === undefined) return `what all ${layer} share knows none of them, not '${theirs}'`;
  return `'${mine}' must not know its sibling '${theirs}' in ${layer}`;
}

/** The member of a family that `path` belongs to; `undefined` for what its members share. */
function member(layer: string, path: string): string | undefined {
  const family = FAMILIES[layer];
  if (family === undefined) return undefined;
  const [, , name = "", ...rest] = path.split("/");
  const isFile = rest.length === 0;
  if (isFile && name !== "mod.ts" && family.members === "folders") return undefined;
  return family.shared.includes(name) ? undefined : name;
}

/** The file in the repository that `specifier` means; `undefined` for packages and built-ins. */
function target(from: string, specifier: string): string | undefined {
  if (specifier === "@sluice/gateway") return "mod.ts";
  if (!/^\.{0,2}\//.test(specifier)) return undefined;
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

/** The text of a string literal, in an expression or as a type. */
function literal(node: Deno.lint.Node): string | undefined {
  const value = node.type === "TSLiteralType" ? node.literal : node;
  return value.type === "Literal" && typeof value.value === "string" ? value.value : undefined;
}

const plugin: Deno.lint.Plugin = {
  name: "sluice",
  rules: {
    layers,
    web_only: webOnly,
    no_tee: noTee,
    oldest_runtime: oldestRuntime,
    file_length: fileLength,
  },
};

export default plugin;
