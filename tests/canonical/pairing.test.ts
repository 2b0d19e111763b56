/**
 * Calls and results after pairing: whatever a client sends, each call has one result behind its turn.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { FaultError } from "../../src/canonical/fault.ts";
import { NO_RESULT, pairCalls } from "../../src/canonical/pairing.ts";
import { placed } from "../../src/canonical/place.ts";
import type { Message, ToolCallPart, ToolResultPart } from "../../src/canonical/request.ts";

function call(id: string): ToolCallPart {
  return { type: "tool_call", id, name: "f", arguments: "{}", format: "json" };
}

function result(callId: string, text: string): ToolResultPart {
  return { type: "tool_result", callId, format: "json", content: [{ type: "text", text }] };
}

const said = (...ids: string[]): Message => ({ role: "assistant", content: ids.map(call) });
const told = (...results: ToolResultPart[]): Message => ({ role: "tool", content: results });
const user: Message = { role: "user", content: [{ type: "text", text: "go on" }] };

function pair(...messages: Message[]): { paired: Message[]; lost: string[] } {
  const lost: string[] = [];
  return { paired: pairCalls(messages, (name) => lost.push(name)), lost };
}

describe("pairing", () => {
  test("leaves what is in order as it is", () => {
    const messages = [user, said("a", "b"), told(result("b", "2"), result("a", "1")), user];
    assert.deepEqual(pair(...messages), { paired: messages, lost: [] });
  });

  test("pulls a later result up to its call", () => {
    const { paired, lost } = pair(said("a"), user, told(result("a", "1")), user);
    assert.deepEqual(paired, [said("a"), told(result("a", "1")), user, user]);
    assert.deepEqual(lost, []);
  });

  test("gives a call without result one that says so, and names it", () => {
    const { paired, lost } = pair(said("a", "b"), told(result("a", "1")), user);
    const [, results] = paired;
    assert.equal(results?.role, "tool");
    assert.deepEqual(results?.content[1], {
      ...result("b", NO_RESULT),
      name: "f",
      isError: true,
    });
    assert.deepEqual(lost, ["missing_tool_results"]);
  });

  test("keeps the first of two results, and names the other", () => {
    const { paired, lost } = pair(said("a"), told(result("a", "1"), result("a", "2")));
    assert.deepEqual(paired, [said("a"), told(result("a", "1"))]);
    assert.deepEqual(lost, ["repeated_tool_results"]);
  });

  test("tells calls apart that share an id, in one turn or several", () => {
    const { paired, lost } = pair(
      said("a", "a"),
      told(result("a", "1"), result("a", "2")),
      said("a"),
      told(result("a", "3")),
    );
    assert.deepEqual(paired, [
      said("a", "a_2"),
      told(result("a", "1"), result("a_2", "2")),
      said("a_3"),
      told(result("a_3", "3")),
    ]);
    assert.deepEqual(lost, []);
  });

  test("gives a result to the last turn that used its id", () => {
    const { paired, lost } = pair(said("a"), user, said("a"), told(result("a", "late")));
    assert.deepEqual(paired[4], told(result("a_2", "late")));
    assert.deepEqual(lost, ["missing_tool_results"]);
  });

  test("refuses a result whose call is nowhere, by its place", () => {
    const orphan = placed(result("gone", "1"), "messages[7]");
    assert.throws(
      () => pair(user, said("a"), told(orphan)),
      (error) =>
        error instanceof FaultError && error.fault.param === "messages[7]" &&
        /'gone'/.test(error.message) && error.fault.status === 400,
    );
  });

  test("tells thousands of calls apart that share one id, in linear time", () => {
    const ids = Array.from({ length: 20_000 }, () => "a");
    const { paired, lost } = pair(said(...ids), told(...ids.map((id) => result(id, "r"))));
    assertPaired(paired);
    assert.deepEqual(lost, []);
  });

  test("makes sense of any disorder, the same way every time", () => {
    const ids = fc.constantFrom("a", "b", "c");
    const turn = fc.oneof(
      fc.array(ids, { minLength: 1, maxLength: 3 }).map((list) => said(...list)),
      fc.array(ids, { minLength: 1, maxLength: 3 })
        .map((list) => told(...list.map((id) => result(id, id)))),
      fc.constant(user),
    );
    const opening = [said("a", "b", "c")];
    fc.assert(fc.property(fc.array(turn, { maxLength: 8 }), (rest) => {
      const messages = [...opening, ...rest];
      const { paired } = pair(...messages);
      assertPaired(paired);
      assert.deepEqual(pair(...paired).paired, paired, "what is paired stays");
      assert.deepEqual(pair(...messages).paired, paired);
    }));
  });
});

/** Every call has an id of its own and exactly one result, in the message behind its turn. */
function assertPaired(messages: Message[]): void {
  const seen = new Set<string>();
  messages.forEach((message, index) => {
    if (message.role === "tool") assert.equal(messages[index - 1]?.role, "assistant");
    if (message.role !== "assistant") return;
    const ids = message.content.flatMap((part) => part.type === "tool_call" ? [part.id] : []);
    for (const id of ids) {
      assert.ok(!seen.has(id), `${id} is used twice`);
      seen.add(id);
    }
    const next = messages[index + 1];
    const answered = next?.role === "tool" ? next.content.map(({ callId }) => callId) : [];
    assert.deepEqual([...answered].sort(), [...ids].sort());
  });
}
