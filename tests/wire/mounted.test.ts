/**
 * The gateway as a part of somebody else's application, below a path of it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import fc from "fast-check";
import { listenerOf } from "../../adapters/node.ts";
import { createGateway, defineConfig } from "../../mod.ts";
import { ROUTES } from "../../src/gateway/routes.ts";
import { urlBelow } from "../../src/gateway/url_below.ts";

const KEY = "sk-mounted-2Hc8xQ5vN9tB3kR7";

const gateway = createGateway(defineConfig({
  keys: [{ name: "test", key: KEY }],
  providers: { demo: {} },
}));

interface Asking {
  readonly basePath?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What stands before the paths of the routes. */
function mountOf(basePath: string): string {
  return `/${basePath.replace(/^\/|\/$/g, "")}`;
}

function ask(path: string, { basePath, key = KEY, headers, body }: Asking = {}): Promise<Response> {
  const request = new Request(`https://app.example${path}`, {
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  return gateway.fetch(request, { basePath });
}

const CHAT = { model: "demo", messages: [{ role: "user", content: "Hello" }] };

describe("below a path of an application", () => {
  for (const basePath of ["/llm", "/llm/", "llm", "/api/v1/llm"]) {
    it(`${basePath}: every API is found`, async () => {
      const base = mountOf(basePath);
      const chat = await ask(`${base}/v1/chat/completions`, { basePath, body: CHAT });
      assert.equal(chat.status, 200);
      assert.match(await chat.text(), /"role":"assistant"/);
      const spoken = await ask(`${base}/v1beta/models/demo:generateContent`, {
        basePath,
        body: { contents: [{ role: "user", parts: [{ text: "Hello" }] }] },
      });
      assert.match(await spoken.text(), /"candidates"/);
      const models = await ask(`${base}/v1/models`, { basePath });
      assert.match(await models.text(), /"demo"/);
    });

    it(`${basePath}: what is beside it is no route, whatever it looks like`, async () => {
      const alike = [`${mountOf(basePath)}v1/models`, `${mountOf(basePath)}s/v1/models`];
      for (const path of [...alike, "/v1/models", "/", "/LLM/v1/models", "//v1/models"]) {
        const response = await ask(path, { basePath });
        assert.equal(response.status, 404, path);
        assert.match(await response.text(), /"unknown_route"/);
      }
    });

    it(`${basePath}: a refusal is in the words of the API that was asked`, async () => {
      const base = mountOf(basePath);
      const response = await ask(`${base}/v1/messages`, { basePath, key: "sk-wrong", body: CHAT });
      assert.equal(response.status, 401);
      const text = await response.text();
      assert.match(text, /^\{"type":"error","error":\{"type":"authentication_error"/);
    });
  }

  it("without a path all is as it was", async () => {
    for (const basePath of ["", "/", undefined]) {
      const response = await gateway.fetch(
        new Request("https://app.example/healthz"),
        basePath === undefined ? {} : { basePath },
      );
      assert.equal(response.status, 200);
      await response.body?.cancel();
    }
  });

  it("a route's own address stays what it is, with its query, for any path", () => {
    const paths = ROUTES.map(({ path }) => path.replace(/\{[^}]*\}/g, "x"));
    const segment = fc.stringMatching(/^[a-zA-Z0-9_-]{1,8}$/);
    fc.assert(fc.property(
      fc.array(segment, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...paths),
      fc.boolean(),
      (mount, path, slash) => {
        const base = `/${mount.join("/")}`;
        const address = `http://a.example${base}${path}?q=1`;
        const { pathname, search } = urlBelow(slash ? `${base}/` : base, address);
        assert.deepEqual([pathname, search], [path, "?q=1"]);
        // Beside it: the same path without the mount is none of its routes.
        assert.equal(urlBelow(`${base}/more`, address).pathname, "//");
      },
    ));
  });

  it("its pages lead to each other and to its own routes", async () => {
    const page = await ask("/llm/docs", { basePath: "/llm" });
    const link = /href="([^"]*openapi\.json)"/.exec(await page.text())?.[1] ?? "";
    const where = new URL(link, "https://app.example/llm/docs");
    assert.equal(where.pathname, "/llm/openapi.json");
    const { servers } = await (await ask(where.pathname, { basePath: "/llm" })).json();
    assert.equal(new URL(servers[0].url, where).href, "https://app.example/llm/");
  });
});

describe("a listener for Node's servers and frameworks", () => {
  it("says so when somebody has read the body before", async () => {
    const listener = listenerOf(gateway);
    const server = createServer(async (incoming, outgoing) => {
      await incoming.toArray();
      await listener(incoming, outgoing);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const { port } = server.address() as AddressInfo;
      const response = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, {
        method: "POST",
        headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
        body: JSON.stringify(CHAT),
      });
      assert.equal(response.status, 400);
      assert.match(await response.text(), /Cannot read the request body/);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it("answers below its path, streams, and tells the client's address", async () => {
    const seen: (string | undefined)[] = [];
    const listener = listenerOf({
      fetch: (request, info) => {
        seen.push(info?.remoteAddress);
        return gateway.fetch(request, info);
      },
    }, { basePath: "/llm" });
    const server = createServer(listener).listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const { port } = server.address() as AddressInfo;
      const response = await fetch(`http://127.0.0.1:${port}/llm/v1/chat/completions`, {
        method: "POST",
        headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
        body: JSON.stringify({ ...CHAT, stream: true }),
      });
      assert.match(await response.text(), /^data: [\s\S]*data: \[DONE\]\n\n$/);
      assert.match(seen[0] ?? "", /127\.0\.0\.1$/);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});
