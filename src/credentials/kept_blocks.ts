/**
 * Blocks in a {@link Store}: `block/<credential>/<scope>`. They go by themselves, an hour after they
 * are over, when their repeats no longer count.
 *
 * @module
 */

import { parseJsonObject } from "../canonical/json.ts";
import type { Store } from "../store/store.ts";
import type { Block, Scope } from "./block.ts";
import { mergeBlock, STRIKES_FOR_MS } from "./blocks.ts";

const PREFIX = "block/";

/** Reads all blocks. */
export async function loadBlocks(store: Store): Promise<Block[]> {
  const entries = await store.list(PREFIX);
  return entries.flatMap(([, text]) => read(text) ?? []);
}

/** Merges `block` with what stands in its place; resolves with what stands there then. */
export async function keepBlock(store: Store, block: Block, now: () => number): Promise<Block> {
  const key = keyOf(block.credentialId, block.scope);
  for (;;) {
    const before = await store.get(key);
    const standing = before === undefined ? undefined : read(before);
    const merged = standing === undefined ? block : mergeBlock(standing, block);
    const text = JSON.stringify(merged);
    const ttl = Math.max(merged.until - now(), 0) + STRIKES_FOR_MS;
    if (await store.compareAndSet(key, before, text, ttl)) return merged;
  }
}

/** Takes a block away if it was last confirmed at `ifSince`. */
export async function dropBlock(
  store: Store,
  id: string,
  scope: Scope,
  ifSince: number,
): Promise<boolean> {
  const key = keyOf(id, scope);
  const before = await store.get(key);
  if (before === undefined || read(before)?.since !== ifSince) return false;
  return await store.compareAndSet(key, before, undefined, 0);
}

/** Takes all blocks of a credential away. */
export async function dropBlocksOf(store: Store, id: string): Promise<void> {
  for (const [key] of await store.list(`${PREFIX}${id}/`)) await store.delete(key);
}

function keyOf(id: string, scope: Scope): string {
  return `${PREFIX}${id}/${encodeURIComponent(scope)}`;
}

/** What is no block counts as none: there is nothing it could keep anybody from. */
function read(text: string): Block | undefined {
  const value: object | undefined = parseJsonObject(text);
  return value !== undefined && isBlock(value) ? value : undefined;
}

function isBlock(value: Partial<Record<keyof Block, unknown>>): value is Block {
  return typeof value.credentialId === "string" && typeof value.scope === "string" &&
    typeof value.until === "number" && typeof value.since === "number" &&
    typeof value.strikes === "number";
}
