/**
 * Every recorded failure, through each client wire, asked for streamed and whole: the status, the
 * words and, where the client's wire has the same one, the type are the provider's own.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { allRecordings, type Recording } from "../support/inventory.ts";
import { type Json, maybe, object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { createSchemaCheck } from "../support/schemas.ts";
import { withShared } from "../support/shared.ts";
import { type AnyWire, CLIENT_WIRES, pathOf } from "../support/wires.ts";

type Failure = Recording & { kind: "failure" };

withShared("recorded failures", () => {
  const failures = allRecordings().filter((each): each is Failure => each.kind === "failure");
  const check = createSchemaCheck();

  test("there are failures to walk", () => assert.ok(failures.length >= 35, `${failures.length}`));

  for (const failure of failures) {
    test(`recorded failure: ${failure.id}`, async () => {
      for (const wire of CLIENT_WIRES) {
        for (const stream of [false, true]) {
          const { status, body } = await get(failure, wire, stream);
          const told = JSON.stringify(body);
          assert.equal(status, statusFor(failure), told);
          if (wire.dialect !== "gemini") {
            assert.equal(check(wire.dialect, "fault", body), undefined, told);
          }
          checkWords(failure, wire, body);
        }
      }
    });
  }
});

/** A refusal of our own key is no fault of the caller's; one without a status of its own is a 502. */
function statusFor(failure: Failure): number {
  if (refusesKey(failure)) return 503;
  // A used-up allowance is a 429, whatever the provider calls it.
  if (failure.body.includes('"insufficient_quota"')) return 429;
  return failure.status < 400 ? 502 : failure.status;
}

function refusesKey({ body }: Failure): boolean {
  return body.includes('"API_KEY_INVALID"');
}

async function get(failure: Failure, wire: AnyWire, stream: boolean) {
  const upstream = createInlineUpstream(() => jsonOf(failure.body, failure.status));
  const gateway = gatewayOf({ dialect: failure.dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, pathOf(wire, stream), wire.request("hello", stream));
  return { status: response.status, body: object(await response.json()) };
}

function checkWords(failure: Failure, wire: AnyWire, body: Json): void {
  const { body: text, dialect } = failure;
  const fault = readFault(wire.dialect, body);
  const error = errorIn(text);
  // What is said of the caller's own key and account stays with the operator.
  assert.doesNotMatch(JSON.stringify(body), /DebugInfo|AIzv00G/);
  if (error.message === undefined) return assert.match(fault.message, /status \d{3}|^Cannot /);
  if (refusesKey(failure)) return assert.match(fault.message, /^Cannot answer with our accounts: /);
  assert.equal(fault.message, error.message);
  if (wire.dialect === dialect && dialect === "gemini") assert.equal(fault.type, error.status);
  if (wire.dialect === dialect && dialect === "openai-chat") assert.equal(fault.type, error.type);
}

function errorIn(text: string): Json {
  try {
    return maybe(object(JSON.parse(text)), "error");
  } catch {
    return {};
  }
}
