/**
 * What Anthropic keeps for callers, with its SDK as the client.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import {
  anthropicOf,
  createProviders,
  endpointGateway,
  noting,
  OTHER_KEY,
  providerOf,
  status,
} from "../support/endpoints.ts";
import { createVendor } from "../support/vendor_files.ts";

const ACCOUNTS = ["account-one-0000", "account-two-0000", "account-three-00"];

function anthropicScene() {
  const vendor = createVendor("anthropic");
  const providers = createProviders(vendor.answer);
  const gateway = endpointGateway({
    providers: {
      ...providerOf("claude", ["anthropic/files", "anthropic/batches"], {
        dialect: "anthropic-messages",
        apiKey: ACCOUNTS,
      }),
      ...providerOf("up", ["files", "batches"]),
    },
    models: { smart: "claude/claude-x", quick: ["up/a", "claude/claude-y"], foreign: "up/a" },
    host: { fetch: providers.fetch },
  });
  const { fetch, spoken } = noting(gateway);
  const client = anthropicOf(fetch);
  return { vendor, providers, spoken, client, other: anthropicOf(fetch, OTHER_KEY) };
}

test("Anthropic's files are its own, by the header that names its API", async () => {
  const { client, other, providers } = anthropicScene();
  const made = await client.files.upload({ file: new File(["x"], "a.txt") });
  assert.equal((await client.files.retrieveMetadata(made.id)).id, made.id);
  assert.match(await (await client.files.download(made.id)).text(), /^content of/);
  const ids: string[] = [];
  for await (const file of client.files.list()) ids.push(file.id);
  assert.deepEqual(ids, [made.id]);
  assert.equal(await status(other.files.retrieveMetadata(made.id)), 404);
  await client.files.delete(made.id);
  assert.equal(await status(client.files.retrieveMetadata(made.id)), 404);
  for (const { url, headers } of providers.arrivals) {
    assert.ok(url.startsWith("http://claude.invalid/v1/files"), url);
    assert.ok(headers.has("anthropic-version"));
    assert.ok(ACCOUNTS.includes(headers.get("x-api-key") ?? ""));
  }
});

const asking = (model: string) => ({
  custom_id: "1",
  params: { model, max_tokens: 5, messages: [{ role: "user" as const, content: "hi" }] },
});

test("Anthropic's batches: their models are renamed, their results come through the gateway", async () => {
  const { client, other, providers, spoken } = anthropicScene();
  const batch = await client.messages.batches.create({
    requests: [asking("smart"), asking("quick"), asking("claude/claude-z")],
  });
  const sent = providers.arrivals[0]?.text ?? "";
  const models = [...sent.matchAll(/"model":"([^"]*)"/g)].map(([, model]) => model);
  assert.deepEqual(models, ["claude-x", "claude-y", "claude-z"]);
  assert.equal(batch.results_url, `/v1/messages/batches/${batch.id}/results`);
  const told = await client.messages.batches.retrieve(batch.id);
  assert.equal(told.results_url, batch.results_url);
  const results: string[] = [];
  for await (const line of await client.messages.batches.results(batch.id)) {
    results.push(line.custom_id);
  }
  assert.deepEqual(results, ["1", "2"]);
  assert.equal(spoken.at(-1)?.path, `/v1/messages/batches/${batch.id}/results`);
  const secrets = new Set(providers.arrivals.map(({ headers }) => headers.get("x-api-key")));
  assert.equal(secrets.size, 1);
  assert.equal(await status(other.messages.batches.retrieve(batch.id)), 404);
  assert.equal(await status(other.messages.batches.results(batch.id)), 404);
  await client.messages.batches.cancel(batch.id);
  await client.messages.batches.delete(batch.id);
  assert.equal(await status(client.messages.batches.retrieve(batch.id)), 404);
});

test("Anthropic's batches are listed both ways", async () => {
  const { client } = anthropicScene();
  for (let count = 0; count < 7; count++) {
    await client.messages.batches.create({ requests: [asking("smart")] });
  }
  const ids: string[] = [];
  for await (const batch of client.messages.batches.list({ limit: 3 })) ids.push(batch.id);
  assert.equal(new Set(ids).size, 7);
  const last = ids.at(-1) ?? "";
  const back: string[] = [];
  const backward = client.messages.batches.list({ limit: 3, before_id: last });
  for await (const batch of backward) back.push(batch.id);
  assert.deepEqual(back.toSorted(), ids.slice(0, -1).toSorted());
});

test("a batch whose models are not one provider's is refused", async () => {
  const { client, providers } = anthropicScene();
  const refused = client.messages.batches.create({
    requests: [asking("smart"), asking("foreign")],
  });
  assert.equal(await status(refused), 400);
  assert.equal(providers.arrivals.length, 0);
});

test("a batch that fails is not made a second time elsewhere", async () => {
  const providers = createProviders(() => Response.json({ type: "error" }, { status: 500 }));
  const claude = { dialect: "anthropic-messages" } as const;
  const gateway = endpointGateway({
    providers: {
      ...providerOf("one", ["anthropic/batches"], claude),
      ...providerOf("two", ["anthropic/batches"], claude),
    },
    models: { smart: ["one/a", "two/b"] },
    host: { fetch: providers.fetch },
  });
  const client = anthropicOf(noting(gateway).fetch);
  assert.equal(await status(client.messages.batches.create({ requests: [asking("smart")] })), 500);
  assert.equal(providers.arrivals.length, 1);
});

test("a batch goes to the account that keeps its files, and another caller's are unknown", async () => {
  const { client, other, providers } = anthropicScene();
  const reading = (file_id: string) => ({
    requests: [{
      custom_id: "1",
      params: {
        ...asking("smart").params,
        messages: [{
          role: "user" as const,
          content: [{ type: "document" as const, source: { type: "file" as const, file_id } }],
        }],
      },
    }],
  });
  for (let round = 0; round < 9; round++) {
    const { id } = await client.files.upload({ file: new File(["x"], "a.txt") });
    await client.messages.batches.create(reading(id));
    const [uploaded, batched] = providers.arrivals.slice(-2);
    assert.equal(batched?.headers.get("x-api-key"), uploaded?.headers.get("x-api-key"));
    const before = providers.arrivals.length;
    assert.equal(await status(other.messages.batches.create(reading(id))), 400);
    assert.equal(providers.arrivals.length, before);
  }
});
