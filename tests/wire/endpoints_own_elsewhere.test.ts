/**
 * Files and batches of gateways on one store: what one of them has made the others know as soon as its
 * caller does, however long writing it takes.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { type OpenAI, toFile } from "openai";
import type { Host, Store } from "../../mod.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { createClock } from "../support/clock.ts";
import {
  createProviders,
  endpointGateway,
  noting,
  openAiOf,
  providerOf,
} from "../support/endpoints.ts";
import { createGate, turn, until, within } from "../support/gate.ts";
import { createSlowStore } from "../support/slow_store.ts";
import { createVendor } from "../support/vendor_files.ts";

/** Clients of gateways that have one vendor behind them. */
function clientsOn(stores: readonly Store[], host: Partial<Host> = {}): readonly OpenAI[] {
  const providers = createProviders(createVendor("openai").answer);
  const apiKey = ["account-one-0000", "account-two-0000"];
  return stores.map((store) => {
    const gateway = endpointGateway({
      providers: providerOf("up", ["files", "batches"], { apiKey }),
      host: { ...host, fetch: providers.fetch, store },
    });
    return openAiOf(noting(gateway).fetch);
  });
}

const upload = async (client: OpenAI) =>
  await client.files.create({
    file: await toFile(new Uint8Array([1, 2]), "a.jsonl"),
    purpose: "batch",
  });

test("a file and a batch are known elsewhere the moment their caller knows them", async () => {
  const store = createSlowStore(createMemoryStore(Date.now), (doing) => {
    if (doing === "get" || doing === "list") return undefined;
    return (async () => {
      for (let n = 0; n < 20; n++) await turn();
    })();
  });
  const [here, there] = clientsOn([store, store]);
  assert.ok(here !== undefined && there !== undefined);
  for (let round = 0; round < 5; round++) {
    const { id } = await upload(here);
    assert.equal((await there.files.retrieve(id)).id, id);
    const batch = await there.batches.create({
      input_file_id: id,
      endpoint: "/v1/embeddings",
      completion_window: "24h",
    });
    assert.equal((await here.batches.retrieve(batch.id)).id, batch.id);
  }
});

test("a store that hangs holds an id back for two seconds, and it is written behind it", async () => {
  const clock = createClock();
  const written = createGate();
  const inner = createMemoryStore(clock.host.now);
  let asked = 0;
  const slow = createSlowStore(inner, (doing, key) => {
    if (doing !== "set" || !key.startsWith("owned/")) return undefined;
    asked++;
    return written.opened;
  });
  const [here, there] = clientsOn([slow, inner], clock.host);
  assert.ok(here !== undefined && there !== undefined);
  let told = false;
  const made = upload(here).finally(() => told = true);
  await until("the store is asked", () => asked > 0);
  await clock.advance(1750);
  for (let n = 0; n < 20; n++) await turn();
  assert.equal(told, false);
  await clock.advance(500);
  const { id } = await within("the file", made);
  assert.equal((await here.files.retrieve(id)).id, id, "here it is known at once");
  written.open();
  for (let n = 0; n < 20; n++) await turn();
  assert.equal((await there.files.retrieve(id)).id, id);
});
