/**
 * What is uploaded and downloaded over real connections, and clients that leave in the middle.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { endpointGateway, providerOf, recorded } from "../support/endpoints.ts";
import { BOUNDARY, field, longForm, post, sourceOf } from "../support/forms.ts";
import { until, within } from "../support/gate.ts";
import { startUpstream, whole } from "../support/upstream.ts";

const UTF8 = new TextEncoder();
const MIB = 1024 * 1024;

test("a client that leaves in the middle of an upload takes the provider's connection along", async () => {
  const upstream = await startUpstream(whole(200, {}));
  try {
    const gateway = endpointGateway({
      providers: providerOf("up", ["files"], { baseUrl: upstream.baseUrl }),
    });
    const client = new AbortController();
    const never = new Promise<void>(() => {});
    const source = sourceOf([...longForm(3 * MIB, [])].slice(0, -1), never);
    const records = await recorded(async () => {
      const answer = post(gateway, "/v1/files", source.body, { signal: client.signal });
      await until("the upload is under way", () => source.pulled > 3 * MIB);
      client.abort();
      const response = await within("the end", answer.catch(() => undefined));
      assert.ok(response === undefined || response.status === 499);
    });
    const exchange = await within("the upstream has heard", upstream.request(0));
    await within("the connection is closed", exchange.closed);
    assert.equal(records[0]?.outcome, "aborted");
    assert.equal(gateway.active, 0);
  } finally {
    await upstream.close();
  }
});

test("30 MB pass over a real connection", async () => {
  const upstream = await startUpstream(whole(200, { id: "file-1", object: "file" }));
  try {
    const gateway = endpointGateway({
      providers: providerOf("up", ["files"], { baseUrl: upstream.baseUrl }),
    });
    const source = sourceOf(longForm(30 * MIB, [field("purpose", "batch")]));
    const response = await post(gateway, "/v1/files", source.body);
    assert.equal(response.status, 200, await response.text());
    const exchange = await upstream.request(0);
    assert.equal(UTF8.encode(exchange.body).length, source.pulled);
    assert.ok(exchange.body.endsWith(`--${BOUNDARY}--\r\n`));
    assert.equal(exchange.headers["content-type"], `multipart/form-data; boundary=${BOUNDARY}`);
  } finally {
    await upstream.close();
  }
});

test("a download is byte for byte the provider's, over a real connection", async () => {
  const bytes = Uint8Array.from(
    { length: 3 * MIB },
    (_, index) => (index * 7 + (index >> 11)) % 256,
  );
  const upstream = await startUpstream((exchange) => {
    exchange.head(200, {
      "content-type": "audio/wav",
      "content-disposition": 'attachment; filename="a.wav"',
      "set-cookie": "a=b",
    });
    exchange.end(bytes);
  });
  try {
    const gateway = endpointGateway({
      providers: providerOf("up", undefined, { baseUrl: upstream.baseUrl }),
    });
    const response = await post(gateway, "/v1/audio/speech", '{"model":"up/m"}', {
      headers: { "content-type": "application/json" },
    });
    assert.equal(response.headers.get("content-type"), "audio/wav");
    assert.equal(response.headers.get("content-disposition"), 'attachment; filename="a.wav"');
    assert.equal(response.headers.get("set-cookie"), null);
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
  } finally {
    await upstream.close();
  }
});

test("a client that leaves a download takes the provider's connection along", async () => {
  const upstream = await startUpstream(async (exchange) => {
    exchange.head(200, { "content-type": "audio/mpeg" });
    while (await exchange.write(new Uint8Array(65_536)));
  });
  try {
    const gateway = endpointGateway({
      providers: providerOf("up", undefined, { baseUrl: upstream.baseUrl }),
    });
    const records = await recorded(async () => {
      const response = await post(gateway, "/v1/audio/speech", '{"model":"up/m"}', {
        headers: { "content-type": "application/json" },
      });
      const reader = response.body?.getReader();
      await reader?.read();
      await reader?.cancel();
    });
    const exchange = await upstream.request(0);
    await within("the connection is closed", exchange.closed);
    assert.equal(exchange.finished, false);
    assert.equal(records[0]?.outcome, "aborted");
    assert.equal(gateway.active, 0);
  } finally {
    await upstream.close();
  }
});
