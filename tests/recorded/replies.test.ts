/**
 * Every recorded whole answer, read through each client wire, says the same as when it is read
 * directly.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { recordedReplies } from "../support/recorded_replies.ts";
import {
  type Ending,
  generatedOf,
  orderOf,
  refusalOf,
  type Seen,
  textOf,
  thinkingOf,
  toolsOf,
} from "../support/seen.ts";
import { withShared } from "../support/shared.ts";
import { wireOf, WIRES } from "../support/wires.ts";

withShared("recorded answers", () => {
  const replies = recordedReplies();

  test("the recorded answers are walked", () => {
    const counts = Object.groupBy(replies, (reply) => reply.dialect);
    assert.ok((counts["openai-chat"]?.length ?? 0) >= 60);
    assert.ok((counts["openai-responses"]?.length ?? 0) >= 60);
    assert.ok((counts["anthropic-messages"]?.length ?? 0) >= 40);
  });

  for (const wire of WIRES) {
    test(`recorded answers read as ${wire.dialect}`, async (t) => {
      for (const { id, dialect, body } of replies) {
        await t.test(id, async () => {
          const upstream = createInlineUpstream(() => jsonOf(body));
          const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
          const response = await ask(gateway, wire.path, wire.request("hello", false));
          const text = await response.text();
          assert.equal(response.status, 200, text);
          const direct = wireOf(dialect).readReply(body);
          const seen = wire.readReply(object(JSON.parse(text)));
          assert.equal(textOf(seen), textOf(direct));
          assert.equal(refusalOf(seen), refusalOf(direct));
          assert.deepEqual(toolsOf(seen), expectedTools(direct, id, wire.dialect === dialect));
          assert.equal(letters(thinkingOf(seen)), letters(thinkingOf(direct)));
          assert.equal(seen.ending, expectedEnding(direct, wire.dialect === dialect));
          if (wire.dialect !== "openai-chat") assert.deepEqual(orderOf(seen), orderOf(direct));
          if (direct.usage) {
            assert.equal(seen.usage?.prompt, direct.usage.prompt);
            assert.equal(seen.usage && generatedOf(seen.usage), generatedOf(direct.usage));
          }
        });
      }
    });
  }
});

function letters(text: string): string {
  return text.replace(/\s+/g, "");
}

/** A custom tool's text goes to clients that did not declare the tool as `{input: text}`. */
function expectedTools(direct: Seen, id: string, same: boolean) {
  const custom = id.includes("openai-custom-tool") && !same;
  return toolsOf(direct).map(({ name, input }) => ({ name, input: custom ? { input } : input }));
}

/** An answer that ends of itself and still waits for results of tools is told as such. */
function expectedEnding(direct: Seen, same: boolean): Ending {
  const waits = direct.ending === "stop" && toolsOf(direct).length > 0;
  return waits && !same ? "tool" : direct.ending;
}
