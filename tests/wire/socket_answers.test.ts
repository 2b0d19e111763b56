/**
 * Answers that come over a WebSocket: the client sees what it would have seen over HTTP, once, and a
 * socket that fails before anything could be shown is nothing it has to know of.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Gateway, Host } from "../../mod.ts";
import { createClock } from "../support/clock.ts";
import { turn, until, within } from "../support/gate.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, type InlineUpstream } from "../support/inline_upstream.ts";
import type { Json } from "../support/json.ts";
import {
  asStream,
  createSocketUpstream,
  eventsIn,
  letGo,
  saying,
  type SocketUpstream,
  type SocketUpstreamOptions,
} from "../support/socket_upstream.ts";

const PIECES = ["Good ", "morning", ", ", "world", "."];
const TEXT = PIECES.join("");

interface Setting {
  readonly gateway: Gateway;
  readonly sockets: SocketUpstream;
  /** What came over HTTP. */
  readonly http: InlineUpstream;
}

/** A gateway before a provider that prefers sockets, and answers either way. */
function setUp(
  { host = {}, bare, headers, ...options }: SocketUpstreamOptions & {
    host?: Partial<Host>;
    apiKey?: string | string[];
  } = {},
): Setting {
  let count = 0;
  const sockets = createSocketUpstream((_message, socket) => {
    for (const event of saying(`resp_${++count}`, PIECES)) socket.tell(event);
  }, { ...(bare === undefined ? {} : { bare }), ...(headers === undefined ? {} : { headers }) });
  const http = createInlineUpstream(() => asStream(saying("resp_http", PIECES)));
  const gateway = letGo(gatewayOf({
    dialect: "openai-responses",
    transports: ["websocket", "sse"],
    host: { fetch: http.fetch, connect: sockets.connect, ...host },
    ...options,
  }));
  return { gateway, sockets, http };
}

const RESPONSES = "/v1/responses";
const hello: Json = { model: "up/m", input: "hi", stream: true, store: false };

/** All text of an answer in Responses' stream, and the failure it ends with. */
function read(text: string): { said: string; failed: boolean; whole: boolean } {
  const events = eventsIn(text);
  const deltas = events.filter(({ type }) => type === "response.output_text.delta");
  return {
    said: deltas.map(({ delta }) => String(delta)).join(""),
    failed: events.some(({ type }) => type === "error" || type === "response.failed"),
    whole: events.some(({ type }) => type === "response.completed"),
  };
}

test("a client of the same wire gets the very events of the socket", async () => {
  const { gateway, sockets, http } = setUp();
  const response = await ask(gateway, RESPONSES, hello);
  assert.equal(response.status, 200);
  assert.deepEqual(eventsIn(await response.text()), saying("resp_1", PIECES));
  assert.deepEqual(sockets.messages, [
    { type: "response.create", model: "m", input: "hi", store: false },
  ]);
  assert.equal(sockets.sockets[0]?.url, "ws://upstream.invalid/v1/responses");
  assert.equal(sockets.sockets[0]?.headers.get("authorization")?.startsWith("Bearer up-"), true);
  assert.equal(http.requests.length, 0);
});

for (
  const [path, body, textIn] of [
    [
      "/v1/chat/completions",
      { model: "up/m", stream: true, messages: [{ role: "user", content: "hi" }] },
      (event: Json) => (event.choices as { delta?: { content?: string } }[])[0]?.delta?.content,
    ],
    [
      "/v1/messages",
      { model: "up/m", stream: true, max_tokens: 9, messages: [{ role: "user", content: "hi" }] },
      (event: Json) => (event.delta as { text?: string } | undefined)?.text,
    ],
  ] as const
) {
  test(`a client of ${path} is told the same, translated`, async () => {
    const { gateway, sockets } = setUp();
    const text = await (await ask(gateway, path, body)).text();
    assert.equal(eventsIn(text).map((event) => textIn(event) ?? "").join(""), TEXT);
    assert.equal(sockets.messages.length, 1);
  });
}

test("without a preference, or a runtime that lends sockets, answers come over HTTP", async () => {
  const sockets = createSocketUpstream(() => {});
  const http = createInlineUpstream(() => asStream(saying("resp_http", PIECES)));
  for (
    const options of [
      { host: { fetch: http.fetch, connect: sockets.connect } },
      { host: { fetch: http.fetch }, transports: ["websocket" as const, "sse" as const] },
      {
        host: { fetch: http.fetch, connect: sockets.connect },
        transports: ["sse" as const, "websocket" as const],
      },
    ]
  ) {
    const gateway = gatewayOf({ dialect: "openai-responses", ...options });
    const { said } = read(await (await ask(gateway, RESPONSES, hello)).text());
    assert.equal(said, TEXT);
  }
  assert.equal(sockets.attempts, 0);
  assert.equal(http.requests.length, 3);
});

test("what is wanted whole, counted or done in the background stays on HTTP", async () => {
  const { gateway, sockets, http } = setUp();
  await (await ask(gateway, RESPONSES, { ...hello, stream: false })).text();
  await (await ask(gateway, `${RESPONSES}/input_tokens`, hello)).text();
  await (await ask(gateway, RESPONSES, { ...hello, store: true, background: true })).text();
  assert.equal(sockets.attempts, 0);
  assert.equal(http.requests.length, 3);
});

/** How the client saw an answer whose socket was lost after `cut` events. */
async function loseAfter(cut: number, path: string, body: object) {
  const { gateway, sockets, http } = setUp();
  sockets.answer = (_message, socket) => {
    for (const event of saying("resp_1", PIECES).slice(0, cut)) socket.tell(event);
    socket.end();
  };
  const response = await ask(gateway, path, body);
  return { status: response.status, text: await response.text(), http, sockets };
}

const COUNT = saying("resp_1", PIECES).length;
const FIRST_DELTA = saying("", PIECES).findIndex(({ type }) =>
  type === "response.output_text.delta"
);

for (let cut = 0; cut <= COUNT; cut++) {
  test(`a socket lost after ${cut} events never repeats text`, async () => {
    const { status, text, http } = await loseAfter(cut, RESPONSES, hello);
    assert.equal(status, 200);
    const { said, failed, whole } = read(text);
    if (cut <= FIRST_DELTA) {
      assert.deepEqual({ said, failed, whole }, { said: TEXT, failed: false, whole: true });
      assert.equal(http.requests.length, 1);
      assert.deepEqual(eventsIn(text), saying("resp_http", PIECES));
      return;
    }
    assert.equal(http.requests.length, 0);
    assert.equal(said, PIECES.slice(0, cut - FIRST_DELTA).join(""));
    assert.equal(failed, cut < COUNT);
    assert.equal(whole, cut === COUNT);
  });

  test(`nor does it between two wires, lost after ${cut}`, async () => {
    const body = { model: "up/m", stream: true, messages: [{ role: "user", content: "hi" }] };
    const { text, http } = await loseAfter(cut, "/v1/chat/completions", body);
    const said = eventsIn(text).map((event) => {
      const [choice] = (event.choices ?? []) as { delta?: { content?: string } }[];
      return choice?.delta?.content ?? "";
    }).join("");
    const expected = cut <= FIRST_DELTA ? TEXT : PIECES.slice(0, cut - FIRST_DELTA).join("");
    assert.equal(said, expected);
    assert.equal(http.requests.length, cut <= FIRST_DELTA ? 1 : 0);
    assert.equal(/"error"/.test(text), cut > FIRST_DELTA && cut < COUNT);
  });
}

test("whatever comes between, comes twice or comes late, the text is told once", async () => {
  const noise = fc.constantFrom<object | string | undefined>(
    undefined,
    "not JSON",
    "[]",
    { type: "keepalive" },
    { type: "codex.rate_limits", rate_limits: { primary: { used_percent: 1 } } },
    { type: "response.output_text.delta", sequence_number: 0, delta: "STALE" },
    { type: "response.output_text.delta", sequence_number: 0, item_id: "x", delta: "STALE" },
    { type: "response.completed", sequence_number: 99, response: { id: "resp_old", output: [] } },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(COUNT), noise), { maxLength: 12 }),
      fc.nat(COUNT),
      fc.integer({ min: 1, max: 4 }),
      async (between, cut, step) => {
        const { gateway, sockets, http } = setUp();
        let asked = 0;
        sockets.answer = async (_message, socket) => {
          const events = saying(`resp_${++asked}`, PIECES);
          const second = asked === 2;
          const upTo = second ? cut : COUNT;
          for (let at = 0; at < upTo; at++) {
            // The first answer's order is known; noise of an old response comes with the second.
            if (second) {
              for (const [place, said] of between) if (place === at) socket.tell(said);
            }
            socket.tell(events[at]);
            // An event twice is one that does not advance.
            if (at % 3 === 0) socket.tell(events[at]);
            if (at % step === 0) await turn();
          }
          if (upTo < COUNT) socket.end();
        };
        const before = read(await (await ask(gateway, RESPONSES, hello)).text());
        assert.deepEqual(before, { said: TEXT, failed: false, whole: true });
        const text = await (await ask(gateway, RESPONSES, hello)).text();
        const { said, failed, whole } = read(text);
        assert.ok(TEXT.startsWith(said), said);
        assert.equal(whole, said === TEXT && !failed);
        assert.ok(whole || failed);
        assert.ok(!text.includes("STALE") && !text.includes("codex."));
        assert.equal(failed, cut > FIRST_DELTA && cut < COUNT);
        assert.equal(http.requests.length, 0, "the second goes over another socket");
        await gateway.drain();
      },
    ),
    { numRuns: 60 },
  );
});

test("a socket that cannot be had is not asked for again for a while", async () => {
  const clock = createClock();
  const { gateway, sockets, http } = setUp({ host: clock.host });
  sockets.refuse = "broken";
  const say = async (input: string): Promise<void> => {
    assert.equal(
      read(await (await ask(gateway, RESPONSES, { ...hello, input })).text()).said,
      TEXT,
    );
  };
  await say("a");
  await say("a");
  await say("b");
  assert.equal(sockets.attempts, 1);
  sockets.refuse = undefined;
  await clock.advance(31_000);
  await say("a");
  assert.equal(sockets.attempts, 1, "the conversation stays off for longer");
  await say("b");
  assert.equal(sockets.attempts, 2);
  await clock.advance(300_000);
  await say("a");
  assert.equal(sockets.attempts, 3);
  assert.equal(http.requests.length, 4);
});

test("a refusal that speaks of the account is told by HTTP, and sockets are asked for again", async () => {
  const { gateway, sockets, http } = setUp();
  for (const refuse of [401, 403, 429, 503]) {
    sockets.refuse = refuse;
    await (await ask(gateway, RESPONSES, hello)).text();
  }
  assert.equal(sockets.attempts, 4);
  assert.equal(http.requests.length, 4);
  sockets.refuse = 426;
  await (await ask(gateway, RESPONSES, hello)).text();
  await (await ask(gateway, RESPONSES, hello)).text();
  assert.equal(sockets.attempts, 5);
});

test("a provider that does not open one has ten seconds", async () => {
  const clock = createClock();
  const { gateway, sockets, http } = setUp({ host: clock.host });
  sockets.refuse = "silent";
  const answer = ask(gateway, RESPONSES, hello);
  await until("one is asked for", () => sockets.attempts === 1);
  await clock.advance(9_500);
  assert.equal(http.requests.length, 0);
  await clock.advance(1_000);
  assert.equal(read(await (await within("HTTP", answer)).text()).said, TEXT);
});

test("what the provider keeps to one socket goes to another when that is too old", async () => {
  const { gateway, sockets, http } = setUp();
  const answer = sockets.answer;
  sockets.answer = (message, socket) => {
    if (sockets.sockets.length > 1) return answer(message, socket);
    const code = "websocket_connection_limit_reached";
    socket.tell({ type: "error", status: 400, error: { type: "invalid_request_error", code } });
  };
  assert.equal(read(await (await ask(gateway, RESPONSES, hello)).text()).said, TEXT);
  assert.equal(sockets.sockets.length, 2);
  assert.equal(sockets.sockets[0]?.closeCode, 1000);
  assert.equal(http.requests.length, 0);
});

test("a failure before anything could be shown has its status, and another account is asked", async () => {
  const { gateway, sockets } = setUp({ apiKey: ["up-secret-one-1111", "up-secret-two-2222"] });
  const answer = sockets.answer;
  sockets.answer = (message, socket) => {
    if (sockets.sockets.length > 1) return answer(message, socket);
    socket.tell(saying("resp_0", PIECES)[0]);
    socket.tell({
      type: "error",
      status: 429,
      error: { type: "usage_limit_reached", message: "The usage limit has been reached" },
      headers: { "x-codex-primary-used-percent": "100", "set-cookie": "a=b" },
    });
  };
  const response = await ask(gateway, RESPONSES, hello);
  assert.equal(response.headers.get("x-sluice-attempts"), "2");
  assert.equal(read(await response.text()).said, TEXT);
  const keys = sockets.sockets.map(({ headers }) => headers.get("authorization"));
  assert.equal(new Set(keys).size, 2);
});

test("without another account the caller is told what the provider said", async () => {
  const { gateway, sockets } = setUp();
  sockets.answer = (_message, socket) =>
    socket.tell({
      type: "error",
      status: 400,
      error: { type: "invalid_request_error", message: "No such tool", param: "tools" },
    });
  const response = await ask(gateway, RESPONSES, hello);
  assert.equal(response.status, 400);
  assert.match(await response.text(), /No such tool/);
});

test("a client that leaves closes the socket", async () => {
  const { gateway, sockets } = setUp();
  for (const upTo of [0, FIRST_DELTA + 2]) {
    sockets.answer = (_message, socket) =>
      saying("resp_1", PIECES).slice(0, upTo).forEach((event) => socket.tell(event));
    const leave = new AbortController();
    const count = sockets.sockets.length;
    const answer = ask(gateway, RESPONSES, hello, { signal: leave.signal });
    await until("it is asked", () => sockets.sockets[count]?.messages.length === 1);
    const reading = upTo === 0 ? undefined : (await answer).body?.getReader();
    await reading?.read();
    leave.abort();
    await until("it is closed", () => sockets.sockets[count]?.closeCode === 1000);
    await answer.catch(() => {});
    await reading?.cancel().catch(() => {});
  }
});

test("a gateway that is told to stop closes the warm ones", async () => {
  const { gateway, sockets } = setUp();
  await (await ask(gateway, RESPONSES, hello)).text();
  assert.equal(sockets.sockets[0]?.closeCode, 0);
  await gateway.drain();
  assert.equal(sockets.sockets[0]?.closeCode, 1000);
});

/** Far more than is held before a socket is stopped. */
const MUCH = Array.from({ length: 2048 }, () => "x".repeat(4096));

test("a client that does not read stops the socket", async () => {
  const { gateway, sockets } = setUp();
  let told = 0;
  sockets.answer = async (_message, socket) => {
    for (const event of saying("resp_1", MUCH)) {
      await until("it is read", () => !socket.paused || socket.closeCode !== 0);
      socket.tell(event);
      told++;
    }
  };
  const response = await ask(gateway, RESPONSES, hello);
  await until("it is stopped", () => sockets.sockets[0]?.paused === true);
  const before = told;
  assert.ok(before < 512, `${before} events were taken`);
  for (let i = 0; i < 20; i++) await turn();
  assert.equal(told, before);
  const { said, whole } = read(await response.text());
  assert.equal(said.length, MUCH.length * 4096);
  assert.ok(whole);
});

test("a socket that cannot be stopped is closed when more comes than is held", async () => {
  const { gateway, sockets, http } = setUp({ bare: true });
  sockets.answer = (_message, socket) => {
    // More events than are held at once.
    for (const event of saying("resp_1", [...MUCH, ...MUCH, ...MUCH])) socket.tell(event);
  };
  const text = await (await ask(gateway, RESPONSES, hello)).text();
  assert.equal(read(text).failed, true);
  assert.match(text, /faster than it is read/);
  assert.equal(sockets.sockets[0]?.closeCode, 1000);
  assert.equal(http.requests.length, 0);
});
