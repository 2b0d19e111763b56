import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { JsonObject } from "../../src/canonical/json.ts";
import { nameConversation } from "../../src/gateway/conversation.ts";

const caller = { name: "laptop" };
const none = new Headers();
const turn = (...messages: string[]) => ({
  model: "m",
  messages: messages.map((content) => ({ role: "user", content })),
});

describe("a conversation's name", () => {
  it("stays the same as the conversation goes on", () => {
    fc.assert(fc.property(fc.string(), fc.array(fc.string()), (first, rest) => {
      assert.equal(
        nameConversation(caller, turn(first, ...rest), none),
        nameConversation(caller, turn(first), none),
      );
    }));
  });

  it("differs when the opening does", () => {
    const names = new Set(
      ["a", "b", "ab", ""].map((first) => nameConversation(caller, turn(first), none)),
    );
    assert.equal(names.size, 4);
    const tools = nameConversation(caller, { ...turn("a"), tools: [{ name: "t" }] }, none);
    assert.equal(names.has(tools), false);
  });

  it("differs by its opening in every wire", () => {
    const said = (text: string) => [{ role: "user", parts: [{ text }] }];
    const bodies = [
      { model: "m", contents: said("a") },
      { model: "m", contents: said("b") },
      { model: "m", contents: said("a"), systemInstruction: { parts: [{ text: "c" }] } },
      { model: "m", contents: said("a"), system_instruction: { parts: [{ text: "d" }] } },
      { model: "m", input: "a" },
      { model: "m", input: "a", instructions: "c" },
      { model: "m", context: { messages: [{ role: "user", content: "d" }] } },
      { model: "m", context: { systemPrompt: ["e"], messages: [{ role: "user", content: "d" }] } },
    ];
    assert.equal(new Set(bodies.map((body) => nameConversation(caller, body, none))).size, 8);
  });

  it("is what a client of Pi's own wire calls its session or its cache", () => {
    const nameOf = (options: JsonObject, text: string) =>
      nameConversation(caller, { model: "m", context: { messages: [text] }, options }, none);
    assert.equal(nameOf({ sessionId: "s" }, "a"), nameOf({ sessionId: "s" }, "b"));
    assert.notEqual(nameOf({ sessionId: "s" }, "a"), nameOf({ sessionId: "t" }, "a"));
    const keyed = { sessionId: "s", promptCacheKey: "k" };
    assert.equal(nameOf(keyed, "a"), nameOf({ promptCacheKey: "k" }, "b"));
    assert.equal(nameOf({ sessionId: " " }, "a"), nameOf({}, "a"));
  });

  it("is never shared by two callers, whatever they say", () => {
    const body = { ...turn("a"), prompt_cache_key: "default" };
    assert.notEqual(
      nameConversation({ name: "a" }, body, none),
      nameConversation({ name: "b" }, body, none),
    );
  });

  it("is what the client says, in the body first, then in a header", () => {
    const headers = new Headers({ "x-session-id": "s1" });
    const said = nameConversation(caller, turn("a"), headers);
    assert.equal(nameConversation(caller, turn("b"), headers), said);
    const keyed = { ...turn("a"), prompt_cache_key: "k" };
    assert.notEqual(nameConversation(caller, keyed, headers), said);
    assert.equal(
      nameConversation(caller, { ...turn("b"), prompt_cache_key: "k" }, none),
      "laptop\nk",
    );
    const user = { ...turn("a"), metadata: { user_id: "u_session_1" } };
    assert.equal(nameConversation(caller, user, headers), "laptop\nu_session_1");
    for (const member of ["prompt_cache_key", "session_id", "conversation_id"]) {
      const told = { ...turn("a"), metadata: { user_id: "u", [member]: "m" } };
      assert.equal(nameConversation(caller, told, headers), "laptop\nm", member);
    }
    const key = new Headers({ "x-prompt-cache-key": "h", "x-session-id": "s1" });
    assert.equal(nameConversation(caller, turn("a"), key), "laptop\nh");
  });

  it("takes a blank for nothing said", () => {
    const blank = nameConversation(caller, { ...turn("a"), prompt_cache_key: " " }, none);
    assert.equal(blank, nameConversation(caller, turn("a"), none));
  });

  it("looks at no more than the head of a long opening", () => {
    const image = "A".repeat(20_000_000);
    const other = image.slice(0, -1);
    assert.notEqual(
      nameConversation(caller, turn(image), none),
      nameConversation(caller, turn(other), none),
    );
  });
});
