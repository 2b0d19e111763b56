/**
 * A search for canaries: no secret of a provider and no key of a caller is in any answer, header or
 * line of log, whatever goes wrong.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { inspect } from "node:util";
import { FAILURES } from "../support/failures.ts";
import { ask, CLIENT_KEY, gatewayOf, UPSTREAM_KEY } from "../support/gateway.ts";
import { answerOf, createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { keepLog } from "../support/log_records.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { wireOf, WIRES } from "../support/wires.ts";

const PROMPT = "This prompt is nobody else's business: canary-51f0.";
const records = keepLog();

/** Everything that can be read of `value`, getters and hidden fields included. */
function spelled(value: unknown): string {
  const options = { depth: 12, showHidden: true, getters: true, maxStringLength: null };
  return `${inspect(value, options)}\n${JSON.stringify(value)}`;
}

function check(what: string, text: string): void {
  for (const secret of [UPSTREAM_KEY, CLIENT_KEY, PROMPT]) {
    assert.ok(!text.includes(secret), `${secret} in ${what}: ${text.slice(0, 2000)}`);
  }
}

async function checkAnswer(response: Response): Promise<void> {
  check("headers", [...response.headers].map((pair) => pair.join(": ")).join("\n"));
  check("the body", await response.text().catch(String));
}

for (const wire of WIRES) {
  test(`neither answers nor logs hold a secret: ${wire.dialect}`, async () => {
    records.length = 0;
    let answers = 0;
    for (const { dialect } of WIRES) {
      const model = createScriptedModel(dialect);
      const responses: (() => Response)[] = [
        () => answerOf(model.respond(wireOf(dialect).request("hi", false))),
        () => {
          throw new TypeError(`fetch failed: http://x/?key=${UPSTREAM_KEY}`, {
            cause: new Error(`authorization: Bearer ${UPSTREAM_KEY}`),
          });
        },
        () => streamOf([new TextEncoder().encode(`data: {"broken ${UPSTREAM_KEY}\n\n`)]),
        ...FAILURES.map((failure) => () => {
          const body = failure.body(dialect);
          const text = typeof body === "string" ? body : JSON.stringify(body);
          return new Response(text, { status: failure.status });
        }),
      ];
      for (const respond of responses) {
        for (const stream of [false, true]) {
          const upstream = createInlineUpstream(respond);
          const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
          await checkAnswer(await ask(gateway, wire.path, wire.request(PROMPT, stream)));
          answers++;
        }
      }
    }
    assert.ok(records.length >= answers, `${records.length} records for ${answers} answers`);
    for (const record of records) check("the log", spelled(record));
  });
}

test("requests that are refused leave no secret behind", async () => {
  records.length = 0;
  const gateway = gatewayOf({});
  for (const wire of WIRES) {
    const body = wire.request(PROMPT, false);
    const wrong = { authorization: `Bearer ${CLIENT_KEY}`.replace("sk-", "xx-") };
    await checkAnswer(await ask(gateway, wire.path, body, { headers: wrong }));
    await checkAnswer(await ask(gateway, wire.path, `{"model": "up/m", "input": "${PROMPT}`));
    await checkAnswer(await ask(gateway, wire.path, { ...body, messages: PROMPT, input: 5 }));
  }
  for (const record of records) check("the log", spelled(record));
});

test("a gateway and its configuration print no secret", () => {
  check("the gateway", spelled(gatewayOf({})));
});
