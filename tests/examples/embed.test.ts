/**
 * The gateway inside applications: Hono's is Hono's own, and so is its router. Next.js, SvelteKit and
 * Fresh call a route with a Web standard `Request`, which is what the examples are called with here;
 * the frameworks themselves are not installed for it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { handler } from "../../examples/embed_fresh.ts";
import hono from "../../examples/embed_hono.ts";
import { DELETE, GET, POST } from "../../examples/embed_nextjs.ts";
import { fallback } from "../../examples/embed_sveltekit.ts";
import { object } from "../support/json.ts";

type Application = (request: Request) => Response | Promise<Response>;

const next = { GET, POST, DELETE };

const APPLICATIONS: Readonly<Record<string, Application>> = {
  hono: (request) => hono.fetch(request),
  nextjs: (request) => next[request.method as keyof typeof next](request),
  sveltekit: (request) => fallback({ request, getClientAddress: () => "192.0.2.1" }),
  fresh: (req) => handler({ req }),
};

const KEY = "a-key-for-this-example-42";

function chat(key: string, stream: boolean): Request {
  return new Request("https://application.example/llm/v1/chat/completions", {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "demo", stream, messages: [{ role: "user", content: "Hello" }] }),
  });
}

for (const [name, application] of Object.entries(APPLICATIONS)) {
  test(`${name}: answers below the application's path, whole and streamed`, async () => {
    const whole = await application(chat(KEY, false));
    assert.equal(whole.status, 200);
    assert.match(JSON.stringify(object(await whole.json()).choices), /"role":"assistant"/);
    const streamed = await application(chat(KEY, true));
    assert.match(streamed.headers.get("content-type") ?? "", /^text\/event-stream/);
    assert.match(await streamed.text(), /^data: [\s\S]*data: \[DONE\]\n\n$/);
  });

  test(`${name}: other methods, and refusals, are the gateway's own`, async () => {
    const models = await application(
      new Request("https://application.example/llm/v1/models", {
        headers: { authorization: `Bearer ${KEY}` },
      }),
    );
    assert.equal(models.status, 200);
    assert.match(await models.text(), /"demo"/);
    const stranger = await application(chat("sk-wrong", false));
    assert.equal(stranger.status, 401);
    await stranger.body?.cancel();
    const gone = await application(
      new Request("https://application.example/llm/v1/responses/resp_gone", {
        method: "DELETE",
        headers: { authorization: `Bearer ${KEY}` },
      }),
    );
    assert.equal(gone.status, 404);
    await gone.body?.cancel();
  });
}
