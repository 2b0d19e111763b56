/**
 * Hosts of the chat wire that have their reasoning in the text, between `<think>` and `</think>`: it
 * is told apart wherever the text is cut, goes back as it came, and is left alone between two ends of
 * the chat wire.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { createFold } from "../../src/canonical/fold.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import type { WireProfile } from "../../src/dialects/dialect.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";

const TAGS: WireProfile = { reasoningField: "think-tags" };

const chunk = (delta: unknown, finish: string | null = null): string =>
  JSON.stringify({ id: "i", model: "m", choices: [{ index: 0, delta, finish_reason: finish }] });

/** What is read of a stream whose text comes in these pieces, with `more` behind it. */
function streamed(pieces: readonly string[], profile = TAGS, more: readonly unknown[] = []) {
  const decoder = openAiChat.createStreamDecoder(profile);
  const fold = createFold();
  for (const content of pieces) decoder.step({ data: chunk({ content }) }, fold.step);
  for (const delta of more) decoder.step({ data: chunk(delta) }, fold.step);
  decoder.step({ data: chunk({}, "stop") }, fold.step);
  decoder.step({ data: "[DONE]" }, fold.step);
  return fold.reply().content.map(shown);
}

function whole(content: string, profile = TAGS) {
  const choices = [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }];
  return openAiChat.decodeReply({ id: "i", model: "m", choices }, profile).content.map(shown);
}

function shown(part: AssistantPart): [string, string] {
  if (part.type === "tool_call") return [part.type, part.name];
  return [part.type, "text" in part ? part.text : ""];
}

/** Texts that are full of beginnings of tags. */
const words = fc.string({
  unit: fc.constantFrom("<", "/", "think", ">", "\n", " ", "a", "<think>", "</thin", "é"),
  maxLength: 12,
}).filter((text) => !text.includes("</think>"));

describe("reasoning in tags", () => {
  it("is told apart wherever the text is cut, streamed and whole", () => {
    const cuts = fc.array(fc.nat(200), { maxLength: 8 });
    fc.assert(fc.property(words, words, words, cuts, (space, thought, answer, where) => {
      const lead = space.replaceAll(/\S/g, "");
      const text = `${lead}<think>${thought}</think>${answer}`;
      const inside = thought.replace(/^\n/, "").replace(/\n$/, "");
      const outside = answer.trimStart();
      const expected = [
        ...inside === "" ? [] : [["thinking", inside]],
        ...outside === "" ? [] : [["text", outside]],
      ];
      const at = [...new Set(where.map((n) => n % (text.length + 1)))].sort((a, b) => a - b);
      const pieces = [...at, text.length].map((end, index) => text.slice(at[index - 1] ?? 0, end));
      assert.deepEqual(streamed(pieces.filter((piece) => piece !== "")), expected);
      assert.deepEqual(streamed([...text]), expected);
      assert.deepEqual(whole(text), expected);
    }));
  });

  it("loses nothing of a text that begins otherwise, or is not closed", () => {
    fc.assert(fc.property(words, (text) => {
      const told = (content: string) => streamed([...content]).map(([, said]) => said).join("");
      if (!text.trimStart().startsWith("<think>")) assert.equal(told(text), text);
      const open = told(`<think>\n${text}`);
      assert.equal(open, text);
    }));
  });

  it("leaves tags alone that the answer only speaks of", () => {
    const text = "Write <think>so</think> first.";
    assert.deepEqual(streamed([...text]), [["text", text]]);
    assert.deepEqual(streamed(["<think>a</think>b <think>c</think>"]), [
      ["thinking", "a"],
      ["text", "b <think>c</think>"],
    ]);
  });

  it("ends where a call begins", () => {
    const calls = { tool_calls: [{ index: 0, id: "c", function: { name: "f", arguments: "{}" } }] };
    assert.deepEqual(streamed(["<think>so</think>\n\n"], TAGS, [calls]), [
      ["thinking", "so"],
      ["tool_call", "f"],
    ]);
    assert.deepEqual(streamed(["<think>so</thi"], TAGS, [calls]), [
      ["thinking", "so</thi"],
      ["tool_call", "f"],
    ]);
    assert.deepEqual(streamed(["<thi"], TAGS, [calls]), [["text", "<thi"], ["tool_call", "f"]]);
  });

  it("loses nothing of an answer that breaks off", () => {
    for (const [text, told] of [["<thi", "<thi"], ["<think>so</th", "so</th"]] as const) {
      const decoder = openAiChat.createStreamDecoder(TAGS);
      let heard = "";
      let failed = false;
      const hear = (event: CanonicalEvent): void => {
        if (event.type === "text_delta" || event.type === "thinking_delta") heard += event.text;
        if (event.type === "fault") failed = true;
      };
      decoder.step({ data: chunk({ content: text }) }, hear);
      decoder.end(hear);
      assert.deepEqual([heard, failed], [told, true]);
    }
  });

  it("is looked for only where the profile says so", () => {
    const text = "<think>so</think>yes";
    for (const profile of [{}, { reasoningField: "reasoning" } as const]) {
      assert.deepEqual(streamed([...text], profile), [["text", text]]);
      assert.deepEqual(whole(text, profile), [["text", text]]);
    }
  });

  it("goes back before the text, and is read there as it was", () => {
    const thoughts = words.filter((text) => text !== "");
    fc.assert(fc.property(thoughts, words, (thought, said) => {
      const text = said.trimStart();
      const content: AssistantPart[] = [
        { type: "thinking", text: thought, signature: "", origin: "openai-chat" },
        { type: "text", text },
      ];
      const { body, dropped } = openAiChat.encodeRequest({
        model: "m",
        messages: [{ role: "assistant", content }],
        tools: [],
        stream: false,
      }, { model: "m", profile: { ...TAGS, plainText: true } });
      const [message] = body.messages as { content: string }[];
      assert.deepEqual(Object.keys(message ?? {}), ["role", "content"]);
      assert.deepEqual(dropped, []);
      assert.deepEqual(
        whole(message?.content ?? ""),
        [["thinking", thought], ["text", text]].filter(([, told]) => told !== ""),
      );
    }));
  });

  it("names what has no place there", () => {
    const content: AssistantPart[] = [
      { type: "redacted_thinking", data: "sealed", origin: "openai-chat" },
      { type: "text", text: "yes" },
    ];
    const { body, dropped } = openAiChat.encodeRequest({
      model: "m",
      messages: [{ role: "assistant", content }],
      tools: [],
      stream: false,
    }, { model: "m", profile: TAGS });
    assert.deepEqual(body.messages, [{ role: "assistant", content: "yes" }]);
    assert.deepEqual(dropped, ["thinking"]);
  });
});

describe("a host with reasoning in tags", () => {
  const TEXT = "<think>\nThe user greets.\n</think>\n\nHello.";

  /** With `grows`, each delta of a stream repeats what came before it. */
  function setUp(grows = false) {
    const upstream = createInlineUpstream((request) => {
      const { stream } = request.json();
      if (stream !== true) {
        const message = { role: "assistant", content: TEXT };
        const choices = [{ index: 0, message, finish_reason: "stop" }];
        return Response.json({
          id: "i",
          object: "chat.completion",
          created: 1,
          model: "m",
          choices,
        });
      }
      const frames = [
        ...[...TEXT].map((last, at) => chunk({ content: grows ? TEXT.slice(0, at + 1) : last })),
        chunk({}, "stop"),
        "[DONE]",
      ];
      const bytes = new TextEncoder().encode(frames.map((data) => `data: ${data}\n\n`).join(""));
      return streamOf([bytes]);
    });
    const gateway = gatewayOf({
      profile: { ...TAGS, plainText: true, cumulativeDeltas: grows },
      host: { fetch: upstream.fetch },
    });
    return { gateway, upstream };
  }

  const hello = { role: "user", content: "Hi." };

  it("thinks apart for clients of another wire, and is given back what it wrote", async () => {
    const { gateway, upstream } = setUp();
    const asked = { model: "up/m", max_tokens: 99, messages: [hello] };
    const answer = await (await ask(gateway, "/v1/messages", asked)).json();
    const [thinking, text] = answer.content;
    assert.deepEqual([thinking.type, thinking.thinking], ["thinking", "The user greets."]);
    assert.deepEqual([text.type, text.text], ["text", "Hello."]);
    const streamed = await (await ask(gateway, "/v1/messages", { ...asked, stream: true })).text();
    assert.doesNotMatch(streamed, /think>/);
    const next = [hello, { role: "assistant", content: answer.content }, hello];
    await ask(gateway, "/v1/messages", { ...asked, messages: next });
    const sent = upstream.requests.at(-1)?.json() as { messages: unknown[] };
    assert.deepEqual(sent.messages[1], { role: "assistant", content: TEXT });
  });

  it("is passed on as it is to clients of its own wire, who give it back so", async () => {
    const { gateway, upstream } = setUp();
    const messages = [hello, { role: "assistant", content: TEXT }, hello];
    const answer = await (await ask(gateway, "/v1/chat/completions", { model: "up/m", messages }))
      .json();
    assert.equal(answer.choices[0].message.content, TEXT);
    assert.deepEqual(upstream.requests[0]?.json().messages, messages);
    const streamed = await ask(gateway, "/v1/chat/completions", {
      model: "up/m",
      messages,
      stream: true,
    });
    assert.doesNotMatch(await streamed.text(), /reasoning_content/);
  });

  it("keeps its tags in the text for them even where an answer is written anew", async () => {
    const { gateway } = setUp(true);
    const asked = { model: "up/m", messages: [hello], stream: true };
    const text = await (await ask(gateway, "/v1/chat/completions", asked)).text();
    const told = text.split("\n\n").filter((frame) => frame.startsWith("data: {"))
      .map((frame) => JSON.parse(frame.slice("data: ".length)).choices[0]?.delta ?? {});
    assert.equal(told.map(({ content }) => content ?? "").join(""), TEXT);
    assert.ok(told.every((delta) => !("reasoning_content" in delta)));
  });
});
