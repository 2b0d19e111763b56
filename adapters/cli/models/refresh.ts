/**
 * `sluice models refresh`: open data, fetched because a person said so.
 *
 * @module
 */

import { readFile, stat } from "node:fs/promises";
import { refreshCatalog } from "../../../mod.ts";
import { openKeeping } from "../keeping.ts";
import { load } from "../load.ts";
import { troubleIn } from "../doctor/trouble.ts";
import { Refusal, type Surroundings } from "../surroundings.ts";
import { unreadState } from "../unread.ts";
import type { ModelsArgs } from "./args.ts";

/** Far more than the largest of them, which has 4 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_MS = 60_000;

/**
 * Fetches it and keeps what it says.
 *
 * @throws {Refusal} if there is no source, it cannot be read, or it cannot be kept; then what was
 * kept before still is.
 */
export async function refreshModels(args: ModelsArgs, around: Surroundings): Promise<number> {
  const { config } = await load(args.config === undefined ? {} : { config: args.config }, around);
  const source = args.from ?? config.catalog?.from;
  if (source === undefined) {
    throw new Refusal(
      "Cannot refresh the models: name a source with --from, such as https://models.dev/api.json,\n" +
        'or in the configuration: "catalog": { "from": "…" }',
      2,
    );
  }
  const { text, at } = await (/^https?:/i.test(source) ? fetched(source) : read(source));
  const keeping = await openKeeping(around, config.store);
  try {
    const { store } = keeping.host;
    if (store === undefined) {
      throw new Refusal("Cannot keep the models: there is no place to write them", 1);
    }
    const asOf = at.toISOString().slice(0, 10);
    const { providers, models, priced, snapshot } = await refreshCatalog(store, text, asOf);
    const used = asOf > snapshot
      ? "Running gateways use them after a SIGHUP or POST /admin/reload, others when they start."
      : `They are not used: Sluice's own are newer, as of ${snapshot}.`;
    around.out(
      `Kept ${models} models of ${providers} providers, ${priced} of them with a price, ` +
        `as of ${asOf}.\n${used}\n`,
    );
    return 0;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(error instanceof Error ? error.message : String(error), 1);
  } finally {
    await keeping.close();
  }
}

/** Data, and when it was last changed. */
interface Dated {
  readonly text: string;
  readonly at: Date;
}

async function fetched(url: string): Promise<Dated> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(MAX_MS) });
    if (!response.ok || response.body === null) throw new Error(`it answered ${response.status}`);
    const bounded: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > MAX_BYTES) throw new Error(TOO_LONG);
      bounded.push(chunk);
    }
    const changed = new Date(response.headers.get("last-modified") ?? Date.now());
    const at = Number.isNaN(changed.getTime()) ? new Date() : changed;
    return { text: await new Blob(bounded).text(), at };
  } catch (error) {
    throw unread(url, error);
  }
}

async function read(path: string): Promise<Dated> {
  try {
    const { size, mtime } = await stat(path);
    if (size > MAX_BYTES) throw new Error(TOO_LONG);
    return { text: await readFile(path, "utf8"), at: mtime };
  } catch (error) {
    throw unread(path, error);
  }
}

const TOO_LONG = "it is longer than 64 MiB";

function unread(source: string, error: unknown): Refusal {
  const onTheWay = error instanceof TypeError || error instanceof DOMException;
  const state = onTheWay ? troubleIn(error).said : unreadState(error);
  return new Refusal(`Cannot read the models from ${source}: ${state}`, 1);
}
