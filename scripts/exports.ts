/**
 * Writes `tests/house/exports.txt`, the names that each entry point has: `deno task exports`. A change
 * of that file is a change that users of the library may notice, and is to be seen in review.
 *
 * @module
 */

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../", import.meta.url);

/** Where the list is. */
export const EXPORTS_LIST: URL = new URL("tests/house/exports.txt", ROOT);

/** An exported name of an entry point. */
export interface Exported {
  /** As it is imported, such as `@sluice/gateway/deno`. */
  readonly entry: string;
  readonly name: string;
  /** `function`, `class`, `interface`, `typeAlias`, `variable`. */
  readonly kind: string;
  /** Whether it says what it is. */
  readonly documented: boolean;
}

interface Symbol {
  readonly name: string;
  readonly declarations: readonly {
    readonly kind: string;
    readonly jsDoc?: { readonly doc?: string };
  }[];
}

/** All exported names, sorted within their entry points. */
export async function exportedNames(): Promise<readonly Exported[]> {
  const { name: ours, exports }: { name: string; exports: Record<string, string> } = JSON.parse(
    await readFile(new URL("deno.json", ROOT), "utf8"),
  );
  const all: Exported[] = [];
  for (const [entry, path] of Object.entries(exports)) {
    const found = (await symbolsOf(path)).flatMap(({ name, declarations }) => {
      const kinds = [...new Set(declarations.map(({ kind }) => kind))].sort();
      const documented = declarations.some(({ jsDoc }) => (jsDoc?.doc ?? "") !== "");
      return kinds.map((kind) => ({ entry: ours + entry.slice(1), name, kind, documented }));
    });
    all.push(...found.sort((a, b) => a.name < b.name ? -1 : 1));
  }
  return all;
}

async function symbolsOf(path: string): Promise<readonly Symbol[]> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["doc", "--json", path],
    cwd: fileURLToPath(ROOT),
  }).output();
  if (code !== 0) throw new Error(`Cannot read ${path}: ${new TextDecoder().decode(stderr)}`);
  const { nodes }: { nodes: Record<string, { symbols?: readonly Symbol[] }> } = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  return Object.values(nodes).flatMap(({ symbols = [] }) => symbols);
}

/** The list, one name a line. */
export function listText(names: readonly Exported[]): string {
  return names.map(({ entry, name, kind }) => `${entry}  ${kind} ${name}\n`).join("");
}

if (import.meta.main) await writeFile(EXPORTS_LIST, listText(await exportedNames()));
