/**
 * Whatever a client sends about what is kept, it gets an answer or a refusal that is its own fault,
 * and the gateway goes on.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Json } from "../support/json.ts";
import { openTestSocket } from "../support/client_socket.ts";
import { createStateful, KEYS } from "../support/stateful.ts";

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, "", "resp_1", "\ud800", 0, true),
  fc.constantFrom([], {}, [[]], [null], ["x"], [{}], { id: 1 }),
);

/** Fields that decide what is looked up and kept, with values of any kind. */
const oddRequest = fc.record({
  model: fc.constantFrom("chat/m", "messages/m", "keeping/m"),
  input: fc.oneof(
    fc.constant("x"),
    fc.array(fc.oneof(odd, fc.record({ type: odd, id: odd, role: odd, content: odd }))),
  ),
  previous_response_id: odd,
  conversation: odd,
  background: odd,
  store: odd,
  include: odd,
  metadata: odd,
  stream_id: odd,
  generate: odd,
}, { requiredKeys: ["model", "input"] });

/** Wrong input of a client is its own fault; a scripted provider refuses with what is no status. */
function isFair(status: number): boolean {
  return status < 500 || status === 502;
}

test("requests for responses", async () => {
  const { gateway } = createStateful();
  await fc.assert(
    fc.asyncProperty(
      oddRequest,
      fc.constantFrom("", "/compact", "/input_tokens"),
      async (body, path) => {
        const response = await send(gateway, `/v1/responses${path}`, body);
        const text = await response.text();
        assert.ok(isFair(response.status), `${response.status} ${text}`);
      },
    ),
    { numRuns: 300 },
  );
});

test("requests for conversations and their items", async () => {
  const { gateway, one } = createStateful();
  const { id } = await one.conversations.create();
  const paths = fc.constantFrom("", `/${id}`, `/${id}/items`);
  await fc.assert(
    fc.asyncProperty(
      fc.record({ items: odd, metadata: odd }, { requiredKeys: [] }),
      paths,
      async (body, path) => {
        const response = await send(gateway, `/v1/conversations${path}`, body);
        await response.text();
        assert.ok(response.status < 500, `${response.status}`);
      },
    ),
    { numRuns: 300 },
  );
});

test("queries", async () => {
  const { gateway, one } = createStateful();
  const made = await one.responses.create({ model: "chat/m", input: "x" });
  const query = fc.dictionary(
    fc.constantFrom("limit", "order", "after", "stream", "starting_after", "include[]", "x"),
    fc.oneof(fc.string(), fc.constantFrom("true", "0", "-1", "asc", "1e3", made.id)),
  );
  await fc.assert(
    fc.asyncProperty(query, fc.constantFrom("", "/input_items"), async (query, path) => {
      const url = `http://localhost/v1/responses/${made.id}${path}?${new URLSearchParams(query)}`;
      const response = await gateway.fetch(
        new Request(url, { headers: { authorization: `Bearer ${KEYS.one}` } }),
      );
      await response.text();
      assert.ok(response.status < 500, `${response.status}`);
    }),
    { numRuns: 300 },
  );
});

test("messages over a socket", async () => {
  const { gateway } = createStateful();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(oddRequest.map((body) => ({ ...body, type: "response.create" })), fc.jsonValue()),
      async (message) => {
        const socket = await openTestSocket(gateway, KEYS.one);
        socket.send(JSON.stringify(message));
        const event = (await socket.upTo(0)).at(-1) as Json;
        if (event.type === "error") {
          const status = Number(event.status ?? 400);
          assert.ok(isFair(status), JSON.stringify(event));
        }
        assert.equal(socket.closeCode(), 0);
        socket.leave();
      },
    ),
    { numRuns: 200 },
  );
});

function send(
  gateway: ReturnType<typeof createStateful>["gateway"],
  path: string,
  body: unknown,
): Promise<Response> {
  return gateway.fetch(
    new Request(`http://localhost${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${KEYS.one}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}
