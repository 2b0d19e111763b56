/**
 * What a socket is kept for: the next turn of the same conversation, of the same caller, with the same
 * account, and nothing else. A turn that goes on from exactly where it stands sends only what is new.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  createGateway,
  defineConfig,
  type Gateway,
  type Host,
  type JsonObject,
} from "../../mod.ts";
import { chainAfter, readAsked, shortened } from "../../src/gateway/sockets/chain.ts";
import { createClock } from "../support/clock.ts";
import { until } from "../support/gate.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import type { Json } from "../support/json.ts";
import {
  asStream,
  createSocketUpstream,
  eventsIn,
  letGo,
  saying,
  type SocketUpstreamOptions,
} from "../support/socket_upstream.ts";

const KEYS = { ann: "sk-ann-0123456789abcdef0", bob: "sk-bob-0123456789abcdef0" };
type Caller = keyof typeof KEYS;

function setUp(host: Partial<Host> = {}, options: SocketUpstreamOptions = {}) {
  let count = 0;
  const sockets = createSocketUpstream((_message, socket) => {
    const id = `resp_${++count}`;
    for (const event of saying(id, [`answer ${count}`])) socket.tell(event);
  }, options);
  const http = createInlineUpstream(() => asStream(saying("resp_http", ["over HTTP"])));
  const config = defineConfig({
    keys: Object.entries(KEYS).map(([name, key]) => ({ name, key })),
    providers: {
      up: {
        dialect: "openai-responses",
        baseUrl: "https://upstream.example/v1",
        apiKey: "up-secret-3Hn8cZ4yL6pT0sF2",
        transports: ["websocket", "sse"],
      },
    },
  });
  const gateway = letGo(
    createGateway(config, { fetch: http.fetch, connect: sockets.connect, ...host }),
  );
  return { gateway, sockets, http };
}

const user = (text: string): Json => ({
  type: "message",
  role: "user",
  content: [{ type: "input_text", text }],
});
const said = (text: string): Json => ({
  type: "message",
  role: "assistant",
  content: [{ type: "output_text", text }],
});

/** What `caller` is answered to `input` in the conversation it calls `name`. */
async function say(
  gateway: Gateway,
  input: Json[],
  { caller = "ann", name = "talk", more = {} }: { caller?: Caller; name?: string; more?: Json } =
    {},
): Promise<string> {
  const body = {
    model: "up/m",
    stream: true,
    store: false,
    prompt_cache_key: name,
    input,
    ...more,
  };
  const response = await gateway.fetch(
    new Request("http://127.0.0.1:4000/v1/responses", {
      method: "POST",
      headers: { authorization: `Bearer ${KEYS[caller]}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return eventsIn(text).filter(({ type }) => type === "response.output_text.delta")
    .map(({ delta }) => String(delta)).join("");
}

test("a conversation stays on its socket, and sends only what is new", async () => {
  const { gateway, sockets } = setUp();
  await say(gateway, [user("one")]);
  await say(gateway, [user("one"), said("answer 1"), user("two")]);
  await say(gateway, [user("one"), said("answer 1"), user("two"), said("answer 2"), user("three")]);
  assert.equal(sockets.sockets.length, 1);
  assert.deepEqual(sockets.messages.map(({ input, previous_response_id: id }) => ({ input, id })), [
    { input: [user("one")], id: undefined },
    { input: [user("two")], id: "resp_1" },
    { input: [user("three")], id: "resp_2" },
  ]);
});

for (
  const [what, input, more] of [
    ["an option is another", [user("one"), said("answer 1"), user("two")], { temperature: 0.5 }],
    ["what came before is another", [user("One"), said("answer 1"), user("two")], {}],
    ["the answer is told otherwise", [user("one"), said("answer one"), user("two")], {}],
    ["the answer is left out", [user("one"), user("two")], {}],
    ["nothing is new", [user("one"), said("answer 1")], {}],
  ] as [string, Json[], Json][]
) {
  test(`everything is sent again where ${what}`, async () => {
    const { gateway, sockets } = setUp();
    await say(gateway, [user("one")]);
    await say(gateway, input, { more });
    const [, second] = sockets.messages;
    assert.equal(second?.previous_response_id, undefined);
    assert.deepEqual(second?.input, input);
    assert.equal(sockets.sockets.length, 1);
  });
}

test("what a client says of itself from turn to turn changes nothing", async () => {
  const { gateway, sockets } = setUp();
  const turn = (id: string): { more: Json } => ({ more: { client_metadata: { turn_id: id } } });
  await say(gateway, [user("one")], turn("a"));
  await say(gateway, [user("one"), said("answer 1"), user("two")], turn("b"));
  assert.equal(sockets.messages[1]?.previous_response_id, "resp_1");
  assert.deepEqual(sockets.messages[1]?.client_metadata, { turn_id: "b" });
});

test("where the provider has forgotten, everything is sent again and the client sees nothing", async () => {
  const { gateway, sockets } = setUp();
  await say(gateway, [user("one")]);
  const answer = sockets.answer;
  sockets.answer = (message, socket) => {
    if (message.previous_response_id === undefined) return answer(message, socket);
    const code = "previous_response_not_found";
    socket.tell({ type: "error", status: 400, error: { type: "invalid_request_error", code } });
  };
  const input = [user("one"), said("answer 1"), user("two")];
  assert.equal(await say(gateway, input), "answer 2");
  assert.deepEqual(sockets.messages.map(({ input }) => (input as Json[]).length), [1, 1, 3]);
});

test("a client's own reference is the client's own", async () => {
  const body = JSON.stringify({ model: "m", previous_response_id: "resp_9", input: [user("x")] });
  assert.equal(await readAsked(body), undefined);
  const chain = chainAfter(await readAsked('{"input":[]}'), { id: "resp_1", output: [] });
  assert.equal(await shortened(body, chain), undefined);
});

test("what is left out of a turn is exactly what the provider has", async () => {
  const item = fc.oneof(
    fc.string().map(user),
    fc.string().map(said),
    fc.record({
      type: fc.constant("function_call_output"),
      call_id: fc.string(),
      output: fc.string(),
    }, { noNullPrototype: true }),
  );
  const items = fc.array(item, { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(items, items, items, fc.boolean(), async (asked, output, news, ids) => {
      const head = { model: "m", tools: [], store: false };
      const first = JSON.stringify({ ...head, input: asked });
      // The provider gives items ids and a status, which clients may leave out.
      const told = output.map((one, at) =>
        ids ? { id: `i_${at}`, status: "completed", ...one } : one
      );
      const chain = chainAfter(await readAsked(first), {
        id: "resp_1",
        output: told as JsonObject[],
      });
      const body = JSON.stringify({ ...head, input: [...asked, ...output, ...news] });
      const short = await shortened(body, chain);
      if (news.length === 0) return assert.equal(short, undefined);
      const { input, previous_response_id: id, ...rest } = JSON.parse(short ?? "{}");
      assert.deepEqual({ input, id, rest }, { input: news, id: "resp_1", rest: head });
    }),
    { numRuns: 200 },
  );
});

test("any other turn is sent whole", async () => {
  const texts = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(texts, texts, texts, async (asked, output, next) => {
      const before = [...asked.map(user), ...output.map(said)];
      const input = next.map((text, at) => at % 2 === 0 ? user(text) : said(text));
      const goesOn = input.length > before.length &&
        before.every((one, at) => JSON.stringify(one) === JSON.stringify(input[at]));
      const chain = chainAfter(await readAsked(JSON.stringify({ input: asked.map(user) })), {
        id: "resp_1",
        output: output.map(said) as JsonObject[],
      });
      const short = await shortened(JSON.stringify({ input }), chain);
      assert.equal(short !== undefined, goesOn);
    }),
    { numRuns: 300 },
  );
});

test("two callers never share a socket, whatever they call their conversation", async () => {
  const { gateway, sockets } = setUp();
  for (let round = 0; round < 3; round++) {
    for (const caller of ["ann", "bob"] as const) {
      await say(gateway, [user(`${caller} here`)], { caller });
    }
  }
  assert.equal(sockets.sockets.length, 2);
  for (const { messages } of sockets.sockets) {
    assert.equal(new Set(messages.map(({ prompt_cache_key: key }) => key)).size, 1);
    assert.equal(new Set(messages.map(({ input }) => JSON.stringify(input))).size, 1);
  }
});

test("nor do two conversations, nor two requests at once", async () => {
  const { gateway, sockets } = setUp();
  await say(gateway, [user("one")], { name: "a" });
  await say(gateway, [user("one")], { name: "b" });
  assert.equal(sockets.sockets.length, 2);
  const { answer } = sockets;
  const held: (() => void)[] = [];
  sockets.answer = (message, socket) => void held.push(() => answer(message, socket));
  const both = Promise.all([1, 2].map(() => say(gateway, [user("two")], { name: "a" })));
  await until("both are asked", () => held.length === 2);
  assert.equal(sockets.sockets.length, 3);
  held.forEach((release) => release());
  await both;
});

test("a socket that has been silent for half a minute is not used again", async () => {
  const clock = createClock();
  const { gateway, sockets } = setUp(clock.host, { bare: true });
  await say(gateway, [user("one")]);
  await clock.advance(29_000);
  await say(gateway, [user("one"), said("answer 1"), user("two")]);
  assert.equal(sockets.sockets.length, 1);
  await clock.advance(31_000);
  assert.equal(sockets.sockets[0]?.closeCode, 1000);
  const input = [user("one"), said("answer 1"), user("two"), said("answer 2"), user("three")];
  await say(gateway, input);
  assert.equal(sockets.sockets.length, 2);
  assert.deepEqual(sockets.messages[2]?.input, input);
});

test("one that answers pings is kept for five minutes", async () => {
  const clock = createClock();
  const { gateway, sockets } = setUp(clock.host);
  await say(gateway, [user("one")]);
  const [socket] = sockets.sockets;
  assert.ok(socket);
  for (let second = 0; second < 290; second += 5) {
    await clock.advance(5_000);
    socket.pong();
  }
  assert.ok(socket.pings >= 28, `${socket.pings} pings`);
  await say(gateway, [user("one"), said("answer 1"), user("two")]);
  assert.equal(sockets.sockets.length, 1);
  for (let second = 0; second < 310; second += 5) {
    await clock.advance(5_000);
    socket.pong();
  }
  assert.equal(socket.closeCode, 1000);
});

test("a provider that answers no ping for a minute is gone", async () => {
  const clock = createClock();
  const { gateway, sockets, http } = setUp(clock.host);
  sockets.answer = () => {};
  const answer = say(gateway, [user("one")]);
  await until("it is asked", () => sockets.messages.length === 1);
  await clock.advance(61_000);
  // Nothing was shown yet, so the answer comes the other way.
  assert.equal(await answer, "over HTTP");
  assert.equal(sockets.sockets[0]?.closeCode, 1000);
  assert.equal(http.requests.length, 1);
});

test("a warm socket that was closed meanwhile costs another, and nothing else", async () => {
  const { gateway, sockets, http } = setUp();
  await say(gateway, [user("one")]);
  const { answer } = sockets;
  sockets.answer = (message, socket) => {
    if (socket === sockets.sockets[0]) return socket.end();
    answer(message, socket);
  };
  const input = [user("one"), said("answer 1"), user("two")];
  assert.equal(await say(gateway, input), "answer 2");
  assert.equal(sockets.sockets.length, 2);
  assert.deepEqual(sockets.sockets[1]?.messages[0]?.input, input);
  assert.equal(http.requests.length, 0);
});

test("what a provider says unasked ends a warm socket, and reaches nobody", async () => {
  const { gateway, sockets } = setUp();
  await say(gateway, [user("one")]);
  const code = "websocket_connection_limit_reached";
  sockets.sockets[0]?.tell({ type: "error", status: 400, error: { code } });
  assert.equal(sockets.sockets[0]?.closeCode, 1000);
  assert.equal(await say(gateway, [user("two")]), "answer 2");
  assert.equal(sockets.sockets.length, 2);
});
