/**
 * Keeping what was answered, so that it can be referred to.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import { itemsOf } from "../../dialects/openai_responses/references.ts";
import { keptItems } from "../../dialects/openai_responses/kept_items.ts";
import type { Holder, Shelf } from "./archive.ts";
import type { Given } from "./recall.ts";

/** What is to be kept of one answer, and where. */
export interface Keeping {
  readonly shelf: Shelf;
  /** Whether the response itself is. */
  readonly stores: boolean;
  /** The conversation that it is added to. */
  readonly conversation?: string | undefined;
  /** What the model was given. */
  readonly given: () => Given;
  readonly newId: (prefix: string) => string;
  /** What cannot be kept goes there; the answer is none the worse for it. */
  readonly report: (error: unknown) => void;
}

/** Keeps one answer. */
export interface Keeper {
  /** An answer of our own making is complete. */
  own(response: JsonObject): void;
  /** A provider has begun an answer that it keeps itself. */
  held(id: string, holder: Holder): void;
  /** A provider's own answer is complete. */
  heldWhole(response: JsonObject): void;
  /** Resolves when everything is kept so far; `undefined` when nothing is to be. */
  settled(): Promise<void> | undefined;
}

/** Creates the keeper of one answer. */
export function createKeeper(keeping: Keeping): Keeper {
  const { shelf, stores, conversation, report } = keeping;
  const work: Promise<unknown>[] = [];

  function write(kind: "response" | "conversation", id: string, job: Promise<unknown>): void {
    const safe = job.catch(report);
    work.push(safe);
    shelf.writing(kind, id, safe);
  }

  function add(response: JsonObject): void {
    if (conversation === undefined) return;
    const output = keptItems(itemsOf(response.output), keeping.newId);
    const items = [...keeping.given().news, ...output];
    write("conversation", conversation, addItems(keeping, conversation, items));
  }

  return {
    own(response) {
      add(response);
      const { id } = response;
      if (!stores || typeof id !== "string") return;
      write("response", id, keepOwn(keeping, id, response));
    },
    held(id, holder) {
      if (stores) write("response", id, shelf.put("response", id, { holder }));
    },
    heldWhole(response) {
      add(response);
      const { id } = response;
      if (stores && typeof id === "string") {
        work.push(pointItems(shelf, id, response).catch(report));
      }
    },
    settled: () => work.length === 0 ? undefined : Promise.all(work).then(() => {}),
  };
}

async function keepOwn(
  { shelf, given }: Keeping,
  id: string,
  response: JsonObject,
): Promise<void> {
  // Side by side: whoever waits for it waits for one way to the store and back, and not for two.
  const [kept] = await Promise.all([
    shelf.put("response", id, { response, input: given().input }),
    pointItems(shelf, id, response),
  ]);
  if (!kept) throw new Error("it is larger than 'responses.recordMiB'");
}

/**
 * Other gateways add to the same conversation. What stands there already, to the letter, is not added
 * again: it was referred to, or has been added before. The same id alone says nothing, since clients
 * and providers may use one twice.
 */
async function addItems(
  { shelf, report }: Keeping,
  conversation: string,
  items: readonly JsonObject[],
): Promise<void> {
  const units = JSON.stringify(items).length;
  const ids = new Set(items.map(({ id }) => id));
  await shelf.changeLater(
    "conversation",
    conversation,
    (talk) => {
      const alike = talk.items.filter(({ id }) => ids.has(id));
      const there = new Set(alike.map((item) => JSON.stringify(item)));
      const news = items.filter((item) => !there.has(JSON.stringify(item)));
      return news.length === 0 ? undefined : { ...talk, items: [...talk.items, ...news] };
    },
    units,
    report,
  );
}

/** Lets the items of `response` be referred to one by one. */
export async function pointItems(shelf: Shelf, id: string, { output }: JsonObject): Promise<void> {
  const ids = itemsOf(output).flatMap((item) =>
    isJsonObject(item) && typeof item.id === "string" ? [item.id] : []
  );
  await Promise.all(ids.map((item) => shelf.put("item", item, id)));
}
