/**
 * Failures of providers before anything was sent to the client: every wire, every upstream dialect,
 * streamed or not, each gets a true status and an envelope of its own, and nothing that is secret.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { DialectId } from "../support/dialects.ts";
import { CANARY, type Failure, FAILURES, FIRST_EVENT, TOO_LONG } from "../support/failures.ts";
import { ask, gatewayOf, UPSTREAM_KEY } from "../support/gateway.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { startUpstream, stream as streamed, whole } from "../support/upstream.ts";
import { type Wire, WIRES } from "../support/wires.ts";

const HOST = "upstream.invalid";

interface Told {
  response: Response;
  fault: { type: string; code: string | null; message: string };
}

/** Asks once; whatever comes must be a failure in the wire's envelope that leaks nothing. */
async function askAndFail(
  wire: Wire,
  dialect: DialectId,
  stream: boolean,
  answer: () => Response | Promise<Response>,
): Promise<Told> {
  const upstream = createInlineUpstream(answer);
  const gateway = gatewayOf({
    dialect,
    baseUrl: `http://${HOST}/v1`,
    host: { fetch: upstream.fetch },
  });
  const response = await ask(gateway, wire.path, wire.request("hi", stream));
  const text = await response.text();
  assert.match(response.headers.get("content-type") ?? "", /^application\/json/, text);
  assert.equal(upstream.requests.length, 1, "one credential, one target, one request");
  checkLeaks(response, text);
  return { response, fault: readFault(wire.dialect, object(JSON.parse(text))) };
}

function checkLeaks(response: Response, text: string): void {
  const all = `${text}\n${[...response.headers].map((pair) => pair.join(": ")).join("\n")}`;
  for (const secret of [UPSTREAM_KEY, HOST, CANARY, "<html", "10.0.0.7", "set-cookie"]) {
    assert.ok(!all.toLowerCase().includes(secret.toLowerCase()), `${secret} leaked: ${all}`);
  }
  assert.match(all, /x-request-id: req_/);
}

function responseOf(failure: Failure, dialect: DialectId): Response {
  const body = failure.body(dialect);
  return new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status: failure.status,
    headers: {
      "content-type": typeof body === "string" ? "text/html" : "application/json",
      "set-cookie": `session=${CANARY}`,
      "x-internal-host": CANARY,
      "server": CANARY,
      ...failure.headers,
    },
  });
}

function checkFault({ response, fault }: Told, wire: Wire, failure: Failure): void {
  const { expect } = failure;
  assert.equal(response.status, expect.status);
  checkRetryAfter(response.headers.get("retry-after"), expect.retryAfter);
  if (wire.dialect === "anthropic-messages") assert.equal(fault.type, expect.anthropic);
  else {
    assert.ok(fault.type !== "" && fault.type !== "undefined");
    if (expect.code) assert.equal(fault.code, expect.code);
  }
}

function checkRetryAfter(told: string | null, expected: string | undefined): void {
  if (expected === undefined) return assert.equal(told, null);
  const more = Number(told) - Number(expected);
  assert.ok(told !== null && more >= 0 && more <= 3, `${told} for ${expected}`);
}

for (const wire of WIRES) {
  for (const { dialect } of WIRES) {
    for (const stream of [false, true]) {
      const name = `${wire.dialect} before ${dialect}, stream ${stream}`;

      test(`failures: ${name}`, async (t) => {
        for (const failure of FAILURES) {
          await t.test(failure.name, async () => {
            const told = await askAndFail(
              wire,
              dialect,
              stream,
              () => responseOf(failure, dialect),
            );
            checkFault(told, wire, failure);
          });
        }
      });

      test(`a full context is told as one: ${name}`, async () => {
        const told = await askAndFail(wire, dialect, stream, () => responseOf(TOO_LONG, dialect));
        checkFault(told, wire, TOO_LONG);
        assert.match(told.fault.message, /prompt is too long/);
        if (dialect !== "anthropic-messages" && wire.dialect !== "anthropic-messages") {
          assert.equal(told.fault.code, "context_length_exceeded");
        }
      });

      test(`a connection that fails: ${name}`, async () => {
        const told = await askAndFail(wire, dialect, stream, () => {
          throw new TypeError(`connect ECONNREFUSED http://${HOST}/v1 with ${UPSTREAM_KEY}`);
        });
        assert.equal(told.response.status, 502);
      });

      test(`a success that is an error inside: ${name}`, async () => {
        const told = await askAndFail(
          wire,
          dialect,
          stream,
          () =>
            Response.json({ error: { message: "no capacity", type: "server_error", code: null } }),
        );
        assert.ok(told.response.status >= 500);
      });

      if (!stream) continue;

      test(`an error as the first event: ${name}`, async () => {
        const headers = { "content-type": "text/event-stream" };
        const told = await askAndFail(
          wire,
          dialect,
          stream,
          () => new Response(FIRST_EVENT[dialect], { headers }),
        );
        assert.equal(told.response.status, 429);
        assert.match(told.fault.message, /Slow down/);
      });

      test(`a stream without any event: ${name}`, async () => {
        const headers = { "content-type": "text/event-stream" };
        const told = await askAndFail(
          wire,
          dialect,
          stream,
          () => new Response(": hello\n\n", { headers }),
        );
        assert.equal(told.response.status, 502);
      });
    }
  }
}

test("a socket that is reset, over the network, is one request and a 502", async () => {
  const upstream = await startUpstream((exchange) => exchange.reset());
  try {
    for (const wire of WIRES) {
      const gateway = gatewayOf({ dialect: wire.dialect, baseUrl: upstream.baseUrl });
      for (const stream of [false, true]) {
        const before = upstream.requests.length;
        const response = await ask(gateway, wire.path, wire.request("hi", stream));
        const text = await response.text();
        assert.equal(response.status, 502, text);
        assert.ok(!text.includes("127.0.0.1"), text);
        assert.equal(upstream.requests.length, before + 1, "nothing is repeated");
      }
    }
  } finally {
    await upstream.close();
  }
});

test("redirects are not followed, over the network", async () => {
  const elsewhere = await startUpstream(whole(200, { ok: true }));
  const upstream = await startUpstream(
    whole(307, "", { location: `${elsewhere.baseUrl}/chat/completions` }),
  );
  try {
    const [wire] = WIRES;
    assert.ok(wire);
    const gateway = gatewayOf({ dialect: wire.dialect, baseUrl: upstream.baseUrl });
    const response = await ask(gateway, wire.path, wire.request("hi", true));
    await response.text();
    assert.equal(response.status, 502);
    assert.equal(elsewhere.requests.length, 0);
  } finally {
    await upstream.close();
    await elsewhere.close();
  }
});

test("an answer that is no stream is told as one", async () => {
  const [chat] = WIRES;
  assert.ok(chat);
  const upstream = await startUpstream(streamed([FIRST_EVENT["openai-chat"]]));
  try {
    const gateway = gatewayOf({ dialect: chat.dialect, baseUrl: upstream.baseUrl });
    const response = await ask(gateway, chat.path, chat.request("hi", false));
    assert.equal(response.status, 429, await response.text());
  } finally {
    await upstream.close();
  }
});
