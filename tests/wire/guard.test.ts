/**
 * What is refused before anybody looks at who is calling or what they ask: foreign names, web pages,
 * bodies that are not JSON by their type, too long, too deep, too slow.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createClock } from "../support/clock.ts";
import { until, within } from "../support/gate.ts";
import { ask, CLIENT_KEY, gatewayOf, type GatewayOptions } from "../support/gateway.ts";
import { answerOf, createInlineUpstream, type InlineUpstream } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { type Wire, WIRES } from "../support/wires.ts";

function scene(wire: Wire, options: GatewayOptions = {}) {
  const model = createScriptedModel(wire.dialect);
  const upstream = createInlineUpstream((request) => answerOf(model.respond(request.json())));
  const host = { fetch: upstream.fetch, ...options.host };
  return { upstream, gateway: gatewayOf({ dialect: wire.dialect, ...options, host }) };
}

async function refused(response: Response, statuses: number[], upstream: InlineUpstream) {
  const text = await response.text();
  assert.ok(statuses.includes(response.status), `${response.status}: ${text}`);
  assert.ok(object(JSON.parse(text)).error);
  assert.match(response.headers.get("x-request-id") ?? "", /^req_/);
  assert.equal(response.headers.get("access-control-allow-origin"), null);
  assert.equal(upstream.requests.length, 0, "nothing is asked of a provider");
}

/** Names of other machines, or ones that only look like this one's. */
const FOREIGN = [
  "evil.example",
  "evil.example:4000",
  "127.0.0.1.nip.io:4000",
  "localhost.evil.example",
  "localhost.:4000x",
  "0.0.0.0:4000",
  "2130706433",
  "0x7f.1",
  "[::]:4000",
  "[::ffff:127.0.0.1.evil]",
  "169.254.169.254",
];

/** No host names at all; some runtimes build a URL of them all the same. */
const MALFORMED = [
  "h/v1/models?x=",
  "h?x=/",
  "h#",
  "user@127.0.0.1:4000",
  "a b",
  "[::1",
  "127.0.0.1:99999x",
  "127.0.0.1:4000,evil.example",
  "",
];

for (const open of [true, false]) {
  test(`foreign host names are refused, keys demanded: ${!open}`, async () => {
    for (const wire of WIRES) {
      for (const host of [...FOREIGN, ...MALFORMED]) {
        const { gateway, upstream } = scene(wire, { open });
        for (const path of [wire.path, "/healthz"]) {
          const response = await ask(gateway, path, wire.request("hi", false), {
            headers: { host },
          });
          await refused(response, [400, 403, 421], upstream);
        }
      }
    }
  });

  test(`this machine's own names are served, keys demanded: ${!open}`, async () => {
    const [wire] = WIRES;
    assert.ok(wire);
    for (const host of ["127.0.0.1:4000", "localhost:4000", "LOCALHOST", "[::1]:4000"]) {
      const { gateway } = scene(wire, { open });
      const response = await ask(gateway, wire.path, wire.request("hi", false), {
        headers: { host },
      });
      assert.equal(response.status, 200, `${host}: ${await response.text()}`);
    }
  });

  test(`web pages are refused unless invited, keys demanded: ${!open}`, async () => {
    for (const wire of WIRES) {
      const options = { open, origins: ["https://app.example"] };
      for (const origin of ["https://evil.example", "null", "http://127.0.0.1:4000.evil", "*"]) {
        const { gateway, upstream } = scene(wire, options);
        const headers = { origin };
        const response = await ask(gateway, wire.path, wire.request("hi", false), { headers });
        await refused(response, [403], upstream);
        const preflight = await ask(gateway, wire.path, undefined, {
          method: "OPTIONS",
          headers: { origin, "access-control-request-method": "POST", authorization: "" },
        });
        await preflight.text();
        assert.equal(preflight.headers.get("access-control-allow-origin"), null);
      }
      const { gateway } = scene(wire, options);
      const headers = { origin: "https://app.example" };
      const response = await ask(gateway, wire.path, wire.request("hi", false), { headers });
      await response.text();
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("access-control-allow-origin"), "https://app.example");
      assert.match(response.headers.get("vary") ?? "", /origin/i);
      assert.equal(response.headers.get("access-control-allow-credentials"), null);
    }
  });
}

test("an invited page's preflight is answered without a key", async () => {
  const [wire] = WIRES;
  assert.ok(wire);
  const { gateway } = scene(wire, { origins: ["https://app.example"] });
  const response = await ask(gateway, wire.path, undefined, {
    method: "OPTIONS",
    headers: {
      origin: "https://app.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
      authorization: "",
    },
  });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("access-control-allow-origin"), "https://app.example");
  assert.match(response.headers.get("access-control-allow-headers") ?? "", /authorization/);
});

test("a key and a header of another name do not change the route", async () => {
  const [wire] = WIRES;
  assert.ok(wire);
  const { gateway } = scene(wire);
  const headers = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-uri": "/healthz",
    "x-original-url": "/healthz",
    "x-http-method-override": "GET",
    "x_api_key": CLIENT_KEY,
    authorization: "",
  };
  const response = await ask(gateway, wire.path, wire.request("hi", false), { headers });
  assert.equal(response.status, 401);
});

for (const wire of WIRES) {
  test(`bodies of other types are refused: ${wire.dialect}`, async () => {
    const cases: Record<string, string>[] = [
      { "content-type": "text/plain" },
      { "content-type": "text/plain;charset=UTF-8" },
      { "content-type": "application/x-www-form-urlencoded" },
      { "content-type": "multipart/form-data; boundary=x" },
      { "content-type": "application/jsonp" },
      { "content-type": "" },
      { "content-type": "application/json", "content-encoding": "gzip" },
      { "content-type": "application/json", "content-encoding": "br" },
    ];
    for (const headers of cases) {
      const { gateway, upstream } = scene(wire);
      const response = await ask(gateway, wire.path, wire.request("hi", false), { headers });
      readFault(wire.dialect, object(await response.clone().json()));
      await refused(response, [415], upstream);
    }
    const { gateway } = scene(wire);
    for (const type of ["application/json; charset=utf-8", "Application/JSON"]) {
      const response = await ask(gateway, wire.path, wire.request("hi", false), {
        headers: { "content-type": type },
      });
      assert.equal(response.status, 200, `${type}: ${await response.text()}`);
    }
  });

  test(`a body over the limit is not read on: ${wire.dialect}`, async () => {
    const { gateway, upstream } = scene(wire, { limits: { bodyBytes: 10_000 } });
    const whole = { ...wire.request("x".repeat(10_000), false) };
    await refused(await ask(gateway, wire.path, whole), [413], upstream);

    let pulls = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls++;
        controller.enqueue(new Uint8Array(1000).fill(32));
      },
    }, { highWaterMark: 0 });
    const response = await gateway.fetch(streamed(wire, endless, { "content-length": "5" }));
    readFault(wire.dialect, object(await response.clone().json()));
    await refused(response, [413], upstream);
    assert.ok(pulls < 20, `${pulls} pieces of 1000 bytes were read`);
  });

  test(`a body that comes too slowly is given up: ${wire.dialect}`, async () => {
    const clock = createClock();
    const limits = { bodyMs: 30_000 };
    const { gateway, upstream } = scene(wire, { limits, host: clock.host });
    let cancelled = false;
    const silent = new ReadableStream<Uint8Array>({
      cancel: () => void (cancelled = true),
    }, { highWaterMark: 0 });
    const asked = gateway.fetch(streamed(wire, silent));
    await until("the body is waited for", () => clock.waiting > 0);
    await clock.advance(31_000);
    const response = await within("the answer comes", asked);
    readFault(wire.dialect, object(await response.clone().json()));
    await refused(response, [408], upstream);
    assert.ok(cancelled);
    assert.equal(clock.waiting, 0, "no timer is left");
  });

  test(`bodies that are no JSON text: ${wire.dialect}`, async () => {
    const { gateway, upstream } = scene(wire, { limits: { jsonDepth: 64 } });
    const json = JSON.stringify(wire.request("hi", false));
    const deep = (levels: number, open: string, close: string) =>
      json.replace(/}$/, `,"x":${open.repeat(levels)}1${close.repeat(levels)}}`);
    const cases: [string, string | Uint8Array][] = [
      ["nested arrays", deep(65, "[", "]")],
      ["nested objects", deep(65, '{"a":', "}")],
      ["a million brackets", "[".repeat(1_000_000)],
      ["a hundred thousand objects", '{"a":'.repeat(100_000)],
      ["invalid UTF-8", bytesWith(json, [0xff, 0xfe])],
      ["an overlong slash", bytesWith(json, [0xc0, 0xaf])],
      ["a surrogate in UTF-8", bytesWith(json, [0xed, 0xa0, 0x80])],
      ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
      ["a trailing comma", json.replace(/}$/, ",}")],
      ["a comment", `/* */${json}`],
      ["NaN", json.replace(/}$/, ',"temperature":NaN}')],
      ["two values", `${json}${json}`],
      ["a cut", json.slice(0, -1)],
    ];
    for (const [name, body] of cases) {
      const response = await ask(gateway, wire.path, body);
      const fault = readFault(wire.dialect, object(await response.clone().json()));
      assert.ok(!fault.message.includes("hi"), `${name}: ${fault.message}`);
      await refused(response, [400], upstream);
    }
    const response = await ask(gateway, wire.path, deep(60, "[", "]"));
    assert.equal(response.status, 200, await response.text());
  });

  test(`names of the prototype are data: ${wire.dialect}`, async () => {
    const { gateway } = scene(wire);
    const text = JSON.stringify(wire.request("hi", false)).replace(
      /}$/,
      ',"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    );
    await (await ask(gateway, wire.path, text)).text();
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });
}

/** `json` with these bytes put inside its first string. */
function bytesWith(json: string, bytes: number[]): Uint8Array {
  const at = json.indexOf("up/m") + 1;
  const encoder = new TextEncoder();
  return Uint8Array.from([
    ...encoder.encode(json.slice(0, at)),
    ...bytes,
    ...encoder.encode(json.slice(at)),
  ]);
}

function streamed(
  wire: Wire,
  body: ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
): Request {
  const init = {
    method: "POST",
    headers: {
      authorization: `Bearer ${CLIENT_KEY}`,
      "content-type": "application/json",
      ...headers,
    },
    body,
    // Asked for by the Fetch standard for bodies that are streams, and not in all type libraries.
    duplex: "half",
  };
  return new Request(`http://127.0.0.1:4000${wire.path}`, init as RequestInit);
}
