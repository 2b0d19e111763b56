/**
 * Every recorded whole answer, read through each client wire, says the same as when it is read
 * directly, and passes the wire's schema.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { allRecordings, type Recording } from "../support/inventory.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { createSchemaCheck } from "../support/schemas.ts";
import {
  generatedOf,
  orderOf,
  refusalOf,
  type Seen,
  textOf,
  thinkingOf,
  toolsOf,
} from "../support/seen.ts";
import { withShared } from "../support/shared.ts";
import { readStreamText } from "../support/wires.ts";
import { type AnyWire, CLIENT_WIRES, pathOf, wireOf } from "../support/wires.ts";
import { NO_ANSWER } from "./reply_expectations.ts";

type Reply = Recording & { kind: "reply" };

withShared("recorded answers", () => {
  const replies = allRecordings().filter((each): each is Reply => each.kind === "reply");
  const check = createSchemaCheck();

  test("the recorded answers are walked", () => {
    const counts = Object.groupBy(replies, (reply) => reply.dialect);
    for (const { dialect } of CLIENT_WIRES) {
      assert.ok((counts[dialect]?.length ?? 0) >= 50, `${dialect}: ${counts[dialect]?.length}`);
    }
  });

  for (const wire of CLIENT_WIRES) {
    test(`recorded answers read as ${wire.dialect}`, async (t) => {
      for (const reply of replies) {
        await t.test(reply.id, async () => {
          const whole = await get(reply, wire, false);
          const failure = NO_ANSWER[reply.id];
          if (failure !== undefined) return checkFailure(wire, whole, failure);
          assert.equal(whole.status, 200, whole.text);
          const body = object(JSON.parse(whole.text));
          if (wire.dialect !== reply.dialect) {
            assert.equal(check(wire.dialect, "reply", body), undefined);
          }
          compare(wire.readReply(body), reply, wire);
          // Hosts that do not stream answer so to clients that do.
          const streamed = await get(reply, wire, true);
          compare(readStreamText(wire, streamed.text, true), reply, wire);
        });
      }
    });
  }
});

async function get(reply: Reply, wire: AnyWire, stream: boolean) {
  const upstream = createInlineUpstream(() => jsonOf(reply.body));
  const gateway = gatewayOf({ dialect: reply.dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, pathOf(wire, stream), wire.request("hello", stream));
  return { status: response.status, text: await response.text() };
}

function checkFailure(wire: AnyWire, { status, text }: { status: number; text: string }, expected: {
  status: number;
  message: RegExp;
}): void {
  assert.equal(status, expected.status, text);
  assert.match(readFault(wire.dialect, object(JSON.parse(text))).message, expected.message);
}

function compare(seen: Seen, reply: Reply, wire: AnyWire): void {
  const same = wire.dialect === reply.dialect;
  const direct = wireOf(reply.dialect).readReply(reply.body);
  // Two wires have no part for a refusal and tell it as text.
  const aside = wire.dialect === "anthropic-messages" || wire.dialect === "gemini";
  const [text, refusal] = [textOf(direct), refusalOf(direct)];
  assert.equal(textOf(seen), aside ? text + refusal : text);
  assert.equal(refusalOf(seen), aside ? "" : refusal);
  assert.deepEqual(toolsOf(seen), expectedTools(direct, reply.id, wire));
  assert.equal(letters(thinkingOf(seen)), letters(thinkingOf(direct)));
  assert.equal(seen.ending, endingAfter(direct, seen, wire));
  if (wire.dialect !== "openai-chat" && reply.dialect !== "openai-chat" && !same) {
    assert.deepEqual(
      orderOf(seen),
      orderOf(direct).map((kind) => aside && kind === "refusal" ? "text" : kind),
    );
  }
  if (direct.usage) {
    assert.equal(seen.usage?.prompt, direct.usage.prompt);
    assert.equal(seen.usage && generatedOf(seen.usage), generatedOf(direct.usage));
  }
}

/** How an answer that ended of itself ends for a client whose wire has a word for what it held. */
function endingAfter(direct: Seen, seen: Seen, { dialect }: AnyWire): Seen["ending"] {
  if (direct.ending !== "stop") return direct.ending;
  // That it waits for results of tools some providers do not say.
  if (toolsOf(direct).length > 0 && seen.ending === "tool") return "tool";
  return refusalOf(direct) !== "" && dialect === "anthropic-messages" ? "filter" : "stop";
}

function letters(text: string): string {
  return text.replace(/\s+/g, "");
}

/** A custom tool's text goes to clients that did not declare the tool as `{input: text}`. */
function expectedTools(direct: Seen, id: string, { dialect }: AnyWire) {
  const custom = id.includes("openai-custom-tool") && dialect !== "openai-responses";
  return toolsOf(direct).map(({ name, input }) => ({
    name,
    input: custom || (dialect === "gemini" && typeof input === "string") ? { input } : input,
  }));
}
