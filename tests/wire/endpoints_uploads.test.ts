/**
 * Forms with files on their way through: changed in one place, held no longer than they must be, and
 * let go of when either side does.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { createClock } from "../support/clock.ts";
import { createProviders, endpointGateway, providerOf } from "../support/endpoints.ts";
import {
  BOUNDARY,
  type Field,
  field,
  formOf,
  longForm,
  post,
  type Source,
  sourceOf,
} from "../support/forms.ts";
import { createGate, until, within } from "../support/gate.ts";
import { object } from "../support/json.ts";

const UTF8 = new TextEncoder();
const MIB = 1024 * 1024;

async function errorOf(response: Response): Promise<Record<string, unknown>> {
  return object(object(await response.json()).error);
}

function slices(bytes: Uint8Array<ArrayBuffer>, cuts: readonly number[]) {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, index) => bytes.slice(index === 0 ? 0 : ends[index - 1], end));
}

const textual = fc.constantFrom(
  "",
  "x",
  "\r\n",
  "--",
  `\r\n--${BOUNDARY.slice(0, 9)}`,
  'name="model"',
);
const someField = fc.record({
  name: fc.constantFrom("file", "prompt", "stream", "xmodel", "model[]"),
  value: fc.oneof(fc.uint8Array({ maxLength: 60 }), textual.map((text) => UTF8.encode(text))),
  filename: fc.option(fc.constantFrom("a.mp3", '\\"; name=\\"model', ""), { nil: undefined }),
}).map(({ filename, ...rest }): Field => filename === undefined ? rest : { ...rest, filename });

test("only the model's name changes, wherever it stands and however the form is cut", async () => {
  const property = fc.asyncProperty(
    fc.array(someField, { maxLength: 4 }),
    fc.nat(4),
    fc.array(fc.nat(5000), { maxLength: 12 }),
    async (fields, place, cuts) => {
      const at = Math.min(place, fields.length);
      const form = (model: string) => formOf(fields.toSpliced(at, 0, field("model", model)));
      const providers = createProviders(() => Response.json({ text: "hi" }));
      const gateway = endpointGateway({
        models: { fast: "up/vendor/größer" },
        host: { fetch: providers.fetch },
      });
      const { body } = sourceOf(slices(form("fast"), cuts));
      const response = await post(gateway, "/v1/audio/transcriptions", body);
      assert.equal(response.status, 200, await response.text());
      assert.deepEqual(providers.arrivals[0]?.body, form("vendor/größer"));
    },
  );
  await fc.assert(property, { numRuns: 150 });
});

/** A provider that reads the body piece by piece and compares how much it has with how much was sent. */
function measuring(source: () => Source) {
  let most = 0;
  let taken = 0;
  return {
    get most() {
      return most;
    },
    get taken() {
      return taken;
    },
    async fetch(_url: string, init: RequestInit) {
      const reader = new Response(init.body ?? null).body?.getReader();
      for (;;) {
        most = Math.max(most, source().pulled - taken);
        const { value, done } = await reader?.read() ?? { done: true, value: undefined };
        if (done) break;
        taken += value?.length ?? 0;
      }
      return Response.json({ id: "file-1", text: "hi" });
    },
  };
}

for (
  const [name, path, before] of [
    ["a file", "/v1/files", [field("purpose", "batch")]],
    ["speech whose model comes first", "/v1/audio/transcriptions", [field("model", "fast")]],
  ] as [string, string, Field[]][]
) {
  test(`${name} of 30 MB passes without being held`, async () => {
    const source = sourceOf(longForm(30 * MIB, before));
    const upstream = measuring(() => source);
    const gateway = endpointGateway({
      providers: providerOf("up", ["files", "audio/transcriptions"]),
      models: { fast: "up/vendor/model" },
      host: { fetch: upstream.fetch },
    });
    const response = await post(gateway, path, source.body);
    assert.equal(response.status, 200, await response.text());
    const renamed = path === "/v1/files" ? 0 : "vendor/model".length - "fast".length;
    assert.equal(upstream.taken, source.pulled + renamed);
    assert.ok(upstream.taken > 30 * MIB);
    assert.ok(upstream.most < 1.5 * MIB, `${upstream.most} bytes were held`);
  });
}

test("a model that comes after its file waits for it, within the bound of a body", async () => {
  const providers = createProviders(() => Response.json({ text: "hi" }));
  const gateway = endpointGateway({
    limits: { bodyBytes: 3 * MIB },
    models: { fast: "up/m" },
    host: { fetch: providers.fetch },
  });
  const ask = (bytes: number, source = sourceOf(longForm(bytes, [], [field("model", "fast")]))) =>
    post(gateway, "/v1/audio/transcriptions", source.body);
  assert.equal((await ask(2 * MIB)).status, 200);
  assert.equal(providers.arrivals.length, 1);
  assert.match(providers.arrivals[0]?.text.slice(-80) ?? "", /name="model"\r\n\r\nm\r\n/);
  const long = sourceOf(longForm(20 * MIB, [], [field("model", "fast")]));
  const refused = await ask(0, long);
  assert.equal(refused.status, 413);
  assert.match(String((await errorOf(refused)).message), /'model'.*before the file/);
  assert.ok(long.cancelled);
  assert.ok(long.pulled < 3.2 * MIB, `${long.pulled}`);
  assert.equal(providers.arrivals.length, 1);
});

test("an upload that is too long is cut, whether it says so or not", async () => {
  const aborted = createGate();
  const gateway = endpointGateway({
    providers: providerOf("up", ["files"]),
    limits: { uploadBytes: 2 * MIB },
    host: {
      async fetch(_url, init) {
        init.signal?.addEventListener("abort", () => aborted.open());
        await new Response(init.body ?? null).arrayBuffer();
        throw new Error("the body should not end");
      },
    },
  });
  const declared = sourceOf(longForm(9 * MIB, []));
  const headers = { "content-length": String(9 * MIB) };
  assert.equal((await post(gateway, "/v1/files", declared.body, { headers })).status, 413);
  assert.ok(declared.pulled < MIB);
  const silent = sourceOf(longForm(9 * MIB, []));
  const response = await post(gateway, "/v1/files", silent.body);
  assert.equal(response.status, 413);
  await within("the provider is let go of", aborted.opened);
  assert.ok(silent.cancelled);
  assert.ok(silent.pulled < 2.2 * MIB);
});

test("a provider that answers before the upload has ended ends it", async () => {
  const clock = createClock();
  const gateway = endpointGateway({
    providers: providerOf("up", ["files"]),
    host: {
      ...clock.host,
      // It takes a little of the body, and leaves the rest where it is.
      async fetch(_url, init) {
        await (init.body as ReadableStream).getReader().read();
        return Response.json({ id: "file-1" });
      },
    },
  });
  const source = sourceOf(longForm(9 * MIB, []));
  const response = await post(gateway, "/v1/files", source.body);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { id: "file-1" });
  assert.ok(source.cancelled);
  assert.equal(clock.waiting, 0, "nothing waits any more");
  assert.equal(gateway.active, 0);
});

test("two models are refused, also when the second comes late", async () => {
  let asked = 0;
  const gateway = endpointGateway({
    host: {
      async fetch(_url, init) {
        asked++;
        await new Response(init.body ?? null).arrayBuffer();
        return Response.json({ text: "hi" });
      },
    },
  });
  const early = formOf([field("model", "up/a"), field("model", "up/b")]);
  const refused = await post(gateway, "/v1/audio/transcriptions", early);
  assert.equal(refused.status, 400);
  assert.equal((await errorOf(refused)).param, "model");
  assert.equal(asked, 0);
  const late = sourceOf(longForm(4 * MIB, [field("model", "up/a")], [field("model", "up/b")]));
  const cut = await post(gateway, "/v1/audio/transcriptions", late.body);
  assert.equal(cut.status, 400);
  assert.match(String((await errorOf(cut)).message), /two models/);
});

test("what is no form is refused in words", async () => {
  const providers = createProviders(() => assert.fail("was asked"));
  const gateway = endpointGateway({ host: { fetch: providers.fetch } });
  const good = formOf([field("model", "up/m")]);
  const cases: [Uint8Array<ArrayBuffer>, Record<string, string>, number, RegExp][] = [
    [good.slice(0, -12), {}, 400, /it has no end/],
    [formOf([field("prompt", "x")]), {}, 400, /'model' must be/],
    [formOf([{ ...field("model", "up/m"), filename: "m" }]), {}, 400, /'model' must be a short/],
    [formOf([field("model", "m".repeat(2000))]), {}, 400, /'model' must be a short/],
    [UTF8.encode(`--${BOUNDARY}\r\nx-a: b\r\n\r\nx\r\n--${BOUNDARY}--`), {}, 400, /has no name/],
    [UTF8.encode(`--${BOUNDARY}\r\n${"a".repeat(9000)}`), {}, 400, /headers .* too long/],
    [good, { "content-encoding": "gzip" }, 415, /content-encoding/],
    [good, { "content-type": "multipart/form-data" }, 415, /content-type/],
    [good, { "content-type": "text/plain" }, 415, /content-type/],
  ];
  for (const [body, headers, status, message] of cases) {
    const response = await post(gateway, "/v1/audio/transcriptions", body, { headers });
    assert.equal(response.status, status, String(message));
    assert.match(String((await errorOf(response)).message), message);
  }
  const toChat = await post(gateway, "/v1/embeddings", good);
  assert.equal(toChat.status, 415, "an endpoint without files takes no form");
});

test("a long upload is sent once: what has gone cannot be sent again", async () => {
  const providers = createProviders(() =>
    Response.json({ error: { message: "no" } }, { status: 503 })
  );
  const gateway = endpointGateway({
    providers: { ...providerOf("one"), ...providerOf("two") },
    models: { fast: ["one/a", "two/b"] },
    host: { fetch: providers.fetch },
  });
  const { body } = sourceOf(longForm(3 * MIB, [field("model", "fast")]));
  const response = await post(gateway, "/v1/audio/transcriptions", body);
  assert.equal(response.status, 503);
  assert.equal((await errorOf(response)).message, "no");
  assert.equal(providers.arrivals.length, 1);
});

test("a provider that refuses before it has read ends the upload", async () => {
  const gateway = endpointGateway({
    providers: providerOf("up", ["files"]),
    host: {
      fetch: async (_url, init) => {
        await (init.body as ReadableStream).cancel();
        return Response.json({ error: { message: "no" } }, { status: 403 });
      },
    },
  });
  const source = sourceOf(longForm(9 * MIB, []));
  const response = await post(gateway, "/v1/files", source.body);
  assert.equal(response.status, 403);
  await until("the client's body is let go of", () => source.cancelled);
  assert.ok(source.pulled < 2 * MIB);
});

test("a client that stops in the middle of an upload is told so", async () => {
  const clock = createClock();
  const aborted = createGate();
  const gateway = endpointGateway({
    providers: providerOf("up", ["files"]),
    limits: { bodyMs: 5000 },
    host: {
      ...clock.host,
      async fetch(_url, init) {
        init.signal?.addEventListener("abort", () => aborted.open());
        await new Response(init.body ?? null).arrayBuffer();
        return Response.json({});
      },
    },
  });
  const never = new Promise<void>(() => {});
  const pieces = [...longForm(3 * MIB, [])].slice(0, -1);
  const source = sourceOf(pieces, never);
  const answer = post(gateway, "/v1/files", source.body);
  await until("all that comes has come", () => source.pulled > 3 * MIB);
  await clock.advance(6000);
  const response = await within("the answer", answer);
  assert.equal(response.status, 408);
  await within("the provider is let go of", aborted.opened);
  assert.ok(source.cancelled);
  assert.equal(gateway.active, 0);
  assert.equal(clock.waiting, 0);
});
