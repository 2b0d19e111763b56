/**
 * What providers keep for callers, with the vendors' SDKs as clients: it is asked for at the account
 * that has it, and nobody but its owner can see that it is there.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import OpenAI, { toFile } from "openai";
import type { Gateway } from "../../mod.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import {
  createProviders,
  endpointGateway,
  noting,
  openAiOf,
  OTHER_KEY,
  providerOf,
  type Providers,
  recorded,
  status,
} from "../support/endpoints.ts";
import { within } from "../support/gate.ts";
import { CLIENT_KEY } from "../support/gateway.ts";
import { createVendor, type Vendor } from "../support/vendor_files.ts";

const ACCOUNTS = ["account-one-0000", "account-two-0000", "account-three-00"];

interface Scene {
  readonly gateway: Gateway;
  readonly vendor: Vendor;
  readonly providers: Providers;
  readonly client: OpenAI;
  readonly other: OpenAI;
}

function scene(apiKey: string[] = ACCOUNTS, store?: Store): Scene {
  const vendor = createVendor("openai");
  const providers = createProviders(vendor.answer);
  const gateway = endpointGateway({
    providers: { ...providerOf("up", ["files", "batches"], { apiKey }), ...providerOf("chat") },
    host: { fetch: providers.fetch, ...(store === undefined ? {} : { store }) },
  });
  const { fetch } = noting(gateway);
  return { gateway, vendor, providers, client: openAiOf(fetch), other: openAiOf(fetch, OTHER_KEY) };
}

const upload = async (client: OpenAI, purpose: "batch" | "user_data" = "batch") =>
  await client.files.create({ file: await toFile(new Uint8Array([1, 2]), "a.jsonl"), purpose });

test("a file is made, told, read and deleted at one account", async () => {
  const { client, providers } = scene();
  for (let round = 0; round < 6; round++) {
    const made = await upload(client);
    assert.equal((await client.files.retrieve(made.id)).id, made.id);
    const content = await (await client.files.content(made.id)).arrayBuffer();
    assert.equal(new TextDecoder().decode(content), `content of ${made.id}\0\xff`);
    assert.equal((await client.files.delete(made.id)).deleted, true);
    assert.equal(await status(client.files.retrieve(made.id)), 404);
  }
  const used = Map.groupBy(providers.arrivals, ({ url }) => /file-\d+/.exec(url)?.[0]);
  for (const [id, arrivals] of used) {
    if (id === undefined) continue;
    assert.equal(arrivals.length, 3, "the id that is gone is not asked for");
    assert.equal(new Set(arrivals.map(({ headers }) => headers.get("authorization"))).size, 1);
  }
});

test("uploads are spread over the accounts", async () => {
  const { client, vendor } = scene();
  for (let count = 0; count < 24; count++) await upload(client);
  assert.equal(vendor.accounts.size, 3);
});

test("another caller's id is as unknown as nobody's", async () => {
  const { client, other, providers } = scene(["account-one-0000"]);
  const { id } = await upload(client);
  const batch = await client.batches.create({
    input_file_id: id,
    endpoint: "/v1/embeddings",
    completion_window: "24h",
  });
  const before = providers.arrivals.length;
  const calls: ((client: OpenAI, file: string, batch: string) => Promise<unknown>)[] = [
    (client, file) => client.files.retrieve(file),
    (client, file) => client.files.content(file),
    (client, file) => client.files.delete(file),
    (client, _, batch) => client.batches.retrieve(batch),
    (client, _, batch) => client.batches.cancel(batch),
    (client, file) =>
      client.batches.create({
        input_file_id: file,
        endpoint: "/v1/embeddings",
        completion_window: "24h",
      }),
  ];
  for (const call of calls) {
    const errors = await Promise.all(
      ([[id, batch.id], ["file-999", "batch_999"]] as const).map(async ([file, batch]) => {
        const error = await call(other, file, batch).then(
          () => undefined,
          (error: unknown) => error,
        );
        assert.ok(error instanceof OpenAI.APIError);
        return `${error.status} ${error.message} ${error.code} ${error.param}`
          .replace(/(file-|batch_)\d+/, "ID");
      }),
    );
    assert.equal(errors[0], errors[1]);
    assert.match(errors[0] ?? "", /^40[04] /);
  }
  assert.equal(providers.arrivals.length, before, "nobody was asked");
  assert.deepEqual((await other.files.list()).data, []);
  assert.equal(await status(client.files.retrieve(id)), 200, "and it is still there");
});

test("a batch goes where its file is, and its results are its owner's", async () => {
  const { client, other, vendor, providers } = scene();
  const file = await upload(client);
  const batch = await client.batches.create({
    input_file_id: file.id,
    endpoint: "/v1/embeddings",
    completion_window: "24h",
  });
  const secretOf = (part: string) =>
    providers.arrivals.findLast(({ url }) => url.includes(part))?.headers.get("authorization");
  assert.equal(secretOf("/batches"), secretOf("/files"));
  const account = vendor.accounts.get(secretOf("/batches") ?? "");
  account?.set("file-77", { id: "file-77", object: "file", purpose: "batch_output" });
  assert.equal(await status(client.files.content("file-77")), 404, "nobody has told of it yet");
  account?.set(batch.id, { ...batch, status: "completed", output_file_id: "file-77" });
  assert.equal((await client.batches.retrieve(batch.id)).output_file_id, "file-77");
  assert.equal(await (await client.files.content("file-77")).text(), "content of file-77\0\xff");
  assert.equal(await status(other.files.content("file-77")), 404);
  assert.equal((await client.batches.cancel(batch.id)).status, "cancelling");
  assert.equal(secretOf("/cancel"), secretOf("/files"));
  assert.equal((await client.batches.list()).data[0]?.id, batch.id);
});

test("a list holds the caller's own, over all accounts, page by page", async () => {
  const { client, other, providers } = scene();
  const ids: string[] = [];
  for (let count = 0; count < 23; count++) {
    ids.push((await upload(client, count % 2 === 0 ? "batch" : "user_data")).id);
    if (count % 5 === 0) await upload(other);
  }
  const sorted = (ids: string[]) => ids.toSorted();
  const page = await client.files.list({ limit: 10 });
  assert.equal(page.data.length, 10);
  assert.equal(page.has_more, true);
  const seen: string[] = [];
  for await (const file of client.files.list({ limit: 10 })) seen.push(file.id);
  assert.equal(seen.length, 23, "each once");
  assert.deepEqual(sorted(seen), sorted(ids));
  const reversed: string[] = [];
  for await (const file of client.files.list({ limit: 7, order: "asc" })) reversed.push(file.id);
  assert.deepEqual(reversed, seen.toReversed());
  const data: string[] = [];
  for await (const file of client.files.list({ limit: 5, purpose: "user_data" })) {
    data.push(file.id);
  }
  assert.equal(data.length, 11);
  assert.ok(providers.arrivals.every(({ url }) => !url.includes("?")), "the page is ours to cut");
  assert.equal((await other.files.list()).data.length, 5);
  for (const query of [{ limit: 0 }, { after: "file-999" }]) {
    assert.equal(await status(client.files.list(query)), 400, JSON.stringify(query));
  }
});

test("what is gone at the vendor is gone from the list", async () => {
  const { client, vendor, providers } = scene();
  const { id } = await upload(client);
  const kept = await upload(client);
  for (const things of vendor.accounts.values()) things.delete(id);
  assert.deepEqual((await client.files.list()).data.map((file) => file.id), [kept.id]);
  const before = providers.arrivals.length;
  assert.equal(await status(client.files.retrieve(id)), 404);
  assert.equal(providers.arrivals.length, before, "it is forgotten here, too");
});

test("a list that cannot be told whole is an error", async () => {
  const vendor = createVendor("openai");
  let broken = false;
  const providers = createProviders((arrival) =>
    broken ? Response.json({ error: { message: "down" } }, { status: 500 }) : vendor.answer(arrival)
  );
  const gateway = endpointGateway({
    providers: providerOf("up", ["files"]),
    host: { fetch: providers.fetch },
  });
  const client = openAiOf(noting(gateway).fetch);
  await upload(client);
  broken = true;
  assert.equal(await status(client.files.list()), 500);
});

test("when one thing of a list cannot be told, the others are not waited for", async () => {
  const vendor = createVendor("openai");
  const hanging: Promise<void>[] = [];
  let failing = false;
  const providers = createProviders((arrival) => {
    if (!failing) return vendor.answer(arrival);
    if (hanging.length === 2) return Response.json({ error: { message: "no" } }, { status: 403 });
    const { promise, resolve } = Promise.withResolvers<void>();
    arrival.signal?.addEventListener("abort", () => resolve());
    hanging.push(promise);
    return new Promise<Response>(() => {});
  });
  const gateway = endpointGateway({
    providers: providerOf("up", ["files"]),
    host: { fetch: providers.fetch },
  });
  const client = openAiOf(noting(gateway).fetch);
  for (let count = 0; count < 3; count++) await upload(client);
  failing = true;
  assert.equal(await status(client.files.list()), 403);
  await within("the other requests are called off", Promise.all(hanging).then(() => {}));
});

test("a provider that was taken out takes what it kept along", async () => {
  const store = createMemoryStore(() => Date.now());
  const { id } = await upload(scene(ACCOUNTS, store).client);
  const gateway = endpointGateway({ providers: providerOf("chat"), host: { store } });
  const client = openAiOf(noting(gateway).fetch);
  assert.equal(await status(client.files.retrieve(id)), 404);
  assert.equal(await status(client.files.content(id)), 404);
  assert.deepEqual((await client.files.list()).data, []);
});

test("an account that was taken out takes what it kept along", async () => {
  const store = createMemoryStore(() => Date.now());
  const first = scene(ACCOUNTS, store);
  const made: string[] = [];
  for (let count = 0; count < 9; count++) made.push((await upload(first.client)).id);
  const [kept = ""] = ACCOUNTS;
  const held = first.vendor.accounts.get(`Bearer ${kept}`);
  assert.ok(held && held.size > 0 && held.size < made.length, "both are among them");
  const second = scene([kept], store);
  for (const id of made) assert.equal(await status(second.client.files.retrieve(id)), 404);
  assert.equal(second.providers.arrivals.length, held.size, "the others' are asked of nobody");
  // What the remaining account was asked for it had never heard of: now nobody has.
  assert.deepEqual((await second.client.files.list()).data, []);
});

test("with several providers of files the caller chooses one", async () => {
  const vendors = { one: createVendor("openai", "a"), two: createVendor("openai", "b") };
  const providers = createProviders((arrival) =>
    vendors[arrival.url.includes("one.") ? "one" : "two"].answer(arrival)
  );
  const gateway = endpointGateway({
    providers: { ...providerOf("one", ["files"]), ...providerOf("two", ["files"]) },
    host: { fetch: providers.fetch },
  });
  const client = openAiOf(noting(gateway).fetch);
  assert.equal(await status(upload(client)), 400);
  for (const id of ["one", "two"]) {
    await client.files.create(
      { file: new File(["x"], "a"), purpose: "batch" },
      { headers: { "x-sluice-provider": id } },
    );
  }
  const ids = (await client.files.list()).data.map((file) => file.id);
  assert.deepEqual(ids.toSorted(), ["afile-1", "bfile-1"]);
  for (const id of ids) assert.equal((await client.files.retrieve(id)).id, id);
});

test("a store that fails costs the id and not the answer", async () => {
  const store = createMemoryStore(() => Date.now());
  const failing: Store = { ...store, set: () => Promise.reject(new Error("disk full")) };
  const { client } = scene(ACCOUNTS, failing);
  const file = await upload(client);
  assert.match(file.id, /^file-/);
});

test("a store that fails to forget does not undo what was deleted", async () => {
  const store = createMemoryStore(() => Date.now());
  const failing: Store = { ...store, delete: () => Promise.reject(new Error("disk full")) };
  const { client } = scene(ACCOUNTS, failing);
  const { id } = await upload(client);
  const records = await recorded(async () => {
    assert.equal((await client.files.delete(id)).deleted, true);
  });
  assert.equal(records.length, 1);
});

test("an answer without a body is passed on as it is", async () => {
  const vendor = createVendor("openai");
  const providers = createProviders((arrival) =>
    arrival.method === "DELETE" || arrival.url.endsWith("/content")
      ? new Response(null, { status: 204 })
      : vendor.answer(arrival)
  );
  const gateway = endpointGateway({
    providers: providerOf("up", ["files"]),
    host: { fetch: providers.fetch },
  });
  const { id } = await upload(openAiOf(noting(gateway).fetch));
  for (const [method, path] of [["GET", `${id}/content`], ["DELETE", id]] as const) {
    const records = await recorded(async () => {
      const response = await gateway.fetch(
        new Request(`http://127.0.0.1:4000/v1/files/${path}`, {
          method,
          headers: { authorization: `Bearer ${CLIENT_KEY}` },
        }),
      );
      assert.equal(response.status, 204);
      assert.equal(response.body, null);
    });
    assert.deepEqual(records.map(({ outcome, status }) => [outcome, status]), [["ok", 204]]);
    assert.equal(gateway.active, 0);
  }
});

test("an exchange about a file is in the log", async () => {
  const { client } = scene();
  const [record] = await recorded(() => upload(client));
  assert.equal(record?.endpoint, "files");
  assert.equal(record?.outcome, "ok");
  assert.equal(record?.provider, "up");
  assert.match(String(record?.credential), /^up#\d$/);
});

test("asking for the headers of a file alone leaves nothing running", async () => {
  const { client, gateway } = scene();
  const { id } = await upload(client);
  const response = await gateway.fetch(
    new Request(`http://127.0.0.1:4000/v1/files/${id}/content`, {
      method: "HEAD",
      headers: { authorization: `Bearer ${CLIENT_KEY}` },
    }),
  );
  assert.equal(response.status, 200);
  assert.equal(gateway.active, 0);
});

test("an id that is a path is nobody's", async () => {
  const { gateway, providers } = scene();
  for (const id of ["..%2Fbatches", "%2e%2e", "a%2Fb", "..%5c", "%00", "x".repeat(300)]) {
    const response = await gateway.fetch(
      new Request(`http://127.0.0.1:4000/v1/files/${id}`, {
        headers: { authorization: `Bearer ${CLIENT_KEY}` },
      }),
    );
    assert.ok([404, 405].includes(response.status), `${id}: ${response.status}`);
    await response.body?.cancel();
  }
  assert.equal(providers.arrivals.length, 0);
});
