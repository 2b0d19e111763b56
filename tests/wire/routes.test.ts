/**
 * The HTTP surface: every route with every kind of key and method, and what all answers carry.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { Gateway } from "../../mod.ts";
import type { DialectId } from "../support/dialects.ts";
import { ask, CLIENT_KEY, gatewayOf } from "../support/gateway.ts";
import { answerOf, createInlineUpstream } from "../support/inline_upstream.ts";
import { array, object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { WIRES } from "../support/wires.ts";

function modelGateway(dialect: DialectId = "openai-chat"): Gateway {
  const model = createScriptedModel(dialect);
  const upstream = createInlineUpstream((request) => answerOf(model.respond(request.json())));
  return gatewayOf({
    dialect,
    models: ["m", "vendor/big"],
    aliases: { fast: ["up/m"] },
    host: { fetch: upstream.fetch },
  });
}

/** Every way to show a key, and whether it lets in. */
const KEYS: [string, Record<string, string>, boolean][] = [
  ["Bearer", { authorization: `Bearer ${CLIENT_KEY}` }, true],
  ["bearer in lower case", { authorization: `bearer ${CLIENT_KEY}` }, true],
  ["x-api-key", { authorization: "", "x-api-key": CLIENT_KEY }, true],
  ["x-goog-api-key", { authorization: "", "x-goog-api-key": CLIENT_KEY }, true],
  ["no key", { authorization: "" }, false],
  ["a wrong key", { authorization: `Bearer ${CLIENT_KEY}x` }, false],
  ["the beginning of the key", { authorization: `Bearer ${CLIENT_KEY.slice(0, -1)}` }, false],
  ["a wrong x-api-key", { authorization: "", "x-api-key": "wrong" }, false],
  ["Basic", { authorization: `Basic ${btoa(`user:${CLIENT_KEY}`)}` }, false],
  ["the bare key", { authorization: CLIENT_KEY }, false],
  ["an empty bearer", { authorization: "Bearer " }, false],
];

/** Both ids, equal, and nothing a cache or a browser may misread. */
function checkHeaders(response: Response): void {
  const id = response.headers.get("x-request-id") ?? "";
  assert.match(id, /^req_[0-9a-z]{16,}$/);
  assert.equal(response.headers.get("request-id"), id);
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  assert.equal(response.headers.get("access-control-allow-origin"), null);
}

for (const wire of WIRES) {
  for (const [name, headers, lets] of KEYS) {
    test(`${wire.path} with ${name}`, async () => {
      const gateway = modelGateway();
      const response = await ask(gateway, wire.path, wire.request("hi", false), { headers });
      const body = object(await response.json());
      checkHeaders(response);
      assert.equal(response.status, lets ? 200 : 401, JSON.stringify(body));
      if (lets) return;
      const { type } = readFault(wire.dialect, body);
      assert.equal(type, "authentication_error");
      assert.match(response.headers.get("www-authenticate") ?? "", /^Bearer/);
    });
  }

  test(`${wire.path} takes POST only`, async () => {
    const gateway = modelGateway();
    // Whoever gets Responses means to open a WebSocket.
    const others = wire.dialect === "openai-responses" ? [] : ["GET"];
    for (const method of [...others, "PUT", "PATCH", "DELETE"]) {
      const response = await ask(gateway, wire.path, undefined, { method });
      checkHeaders(response);
      assert.equal(response.status, 405, method);
      assert.match(response.headers.get("allow") ?? "", /\bPOST\b/, `${method}: Allow`);
      readFault(wire.dialect, object(await response.json()));
    }
    const head = await ask(gateway, wire.path, undefined, { method: "HEAD" });
    assert.equal(head.status, wire.dialect === "openai-responses" ? 426 : 405);
    const options = await ask(gateway, wire.path, undefined, {
      method: "OPTIONS",
      headers: { authorization: "" },
    });
    assert.equal(options.status, 204);
    assert.match(options.headers.get("allow") ?? "", /\bPOST\b/);
    assert.equal(await options.text(), "");
  });

  for (const stream of [false, true]) {
    test(`${wire.path} tells who answered, stream ${stream}`, async () => {
      for (const model of ["up/m", "m", "fast"]) {
        const body = { ...wire.request("hi", stream), model };
        const response = await ask(modelGateway(), wire.path, body);
        await response.text();
        checkHeaders(response);
        assert.equal(response.status, 200, model);
        assert.equal(response.headers.get("x-sluice-provider"), "up");
        assert.equal(response.headers.get("x-sluice-model"), "m");
        assert.equal(response.headers.get("x-sluice-attempts"), "1");
        const type = stream ? /^text\/event-stream/ : /^application\/json/;
        assert.match(response.headers.get("content-type") ?? "", type);
      }
    });
  }

  test(`${wire.path} refuses bodies in its own words`, async () => {
    const gateway = modelGateway();
    const { model: _, ...unnamed } = wire.request("hi", false);
    const cases: [string, unknown, number, RegExp][] = [
      ["no model", unnamed, 400, /model/],
      ["a model that is no string", { ...unnamed, model: 5 }, 400, /model/],
      ["an unknown model", { ...unnamed, model: "nobody/has-it" }, 404, /model|provider/],
      ["an unknown bare model", { ...unnamed, model: "never-heard-of" }, 404, /model/],
      ["a prototype name", { ...unnamed, model: "__proto__" }, 404, /model/],
      ["a model with line breaks", { ...unnamed, model: "a\r\nx: y" }, 404, /model/],
      ["no object", [1], 400, /object/],
      ["no JSON", "{", 400, /JSON/],
      ["nothing", "", 400, /JSON|empty|object/],
    ];
    for (const [name, body, status, message] of cases) {
      const response = await ask(gateway, wire.path, body);
      const fault = readFault(wire.dialect, object(await response.json()));
      checkHeaders(response);
      assert.equal(response.status, status, name);
      assert.match(fault.message, message, name);
    }
  });
}

test("open routes need no key, the others do", async () => {
  const gateway = modelGateway();
  const headers = { authorization: "" };
  for (const path of ["/healthz", "/readyz", "/openapi.json", "/docs"]) {
    const response = await ask(gateway, path, undefined, { headers });
    await response.text();
    checkHeaders(response);
    assert.equal(response.status, 200, path);
    const head = await ask(gateway, path, undefined, { headers, method: "HEAD" });
    assert.equal(head.status, 200, path);
    assert.equal(await head.text(), "");
    const post = await ask(gateway, path, {}, { headers });
    assert.equal(post.status, 405, path);
    assert.match(post.headers.get("allow") ?? "", /\bGET\b.*\bHEAD\b/);
  }
  for (const path of ["/v1/models", "/v1/models/m"]) {
    const response = await ask(gateway, path, undefined, { headers });
    assert.equal(response.status, 401, path);
  }
});

test("health tells that it is up, and which version", async () => {
  const body = object(await (await ask(modelGateway(), "/healthz")).json());
  assert.equal(body.ok, true);
  assert.match(String(body.version), /^\d+\.\d+\.\d+/);
});

test("models are listed in the shape of whoever asks", async () => {
  const gateway = modelGateway();
  const openai = object(await (await ask(gateway, "/v1/models")).json());
  assert.equal(openai.object, "list");
  const ids = array(openai.data).map((model) => object(model).id);
  for (const id of ["fast", "up/m", "up/vendor/big"]) {
    assert.ok(ids.includes(id), `${id} in ${ids}`);
  }
  for (const model of array(openai.data)) assert.equal(object(model).object, "model");

  const headers = { "anthropic-version": "2023-06-01" };
  const anthropic = object(await (await ask(gateway, "/v1/models", undefined, { headers })).json());
  assert.deepEqual(array(anthropic.data).map((model) => object(model).id), ids);
  for (const model of array(anthropic.data)) assert.equal(object(model).type, "model");
  assert.equal(anthropic.has_more, false);
  assert.equal(anthropic.first_id, ids[0]);
  assert.equal(anthropic.last_id, ids.at(-1));
});

test("one model is told, slashes in its name or not", async () => {
  const gateway = modelGateway();
  for (const id of ["fast", "up/m", "up/vendor/big", "up%2Fm"]) {
    const response = await ask(gateway, `/v1/models/${id}`);
    const body = object(await response.json());
    assert.equal(response.status, 200, id);
    assert.equal(body.id, decodeURIComponent(id));
  }
  const missing = await ask(gateway, "/v1/models/never-heard-of");
  assert.equal(missing.status, 404);
  readFault("openai-chat", object(await missing.json()));
});

test("paths are exact", async () => {
  const gateway = modelGateway();
  const paths = [
    "/",
    "/v1",
    "/v1/",
    "/v1/messages/",
    "/v1//messages",
    "/V1/messages",
    "/v1/Messages",
    "/v1/messages;x",
    "/v1/messages%00",
    "/v1/%6dessages",
    "/v1/%6Dessages",
    "/%76%31/messages",
    "/v1/messages%3Fx",
    "/v1/x/../messages/y",
    "/v1/messages%2f",
    "/v1/chat",
    "/v1/chat/completions/x",
    "/healthz/",
    "/.env",
    "/admin",
  ];
  for (const path of paths) {
    const body = WIRES[1]?.request("hi", false);
    const response = await ask(gateway, path, body);
    checkHeaders(response);
    assert.equal(response.status, 404, path);
    assert.ok(object(await response.json()).error, path);
  }
});

test("a query changes nothing", async () => {
  const wire = WIRES[1];
  assert.ok(wire);
  const response = await ask(modelGateway(), `${wire.path}?beta=true&_method=GET`, {
    ...wire.request("hi", false),
  });
  assert.equal(response.status, 200);
});
