/** Conversations that the Responses wire can carry whole. */

import fc from "fast-check";
import type { AssistantPart, Message, Tool } from "../../../src/canonical/request.ts";
import { text } from "./support.ts";

/** Some text. */
export const words: fc.Arbitrary<string> = fc.string({ minLength: 1, maxLength: 12 });
/** A name such as tools have. */
export const name: fc.Arbitrary<string> = fc.stringMatching(/^[a-z_]{1,8}$/);

const arbitraryText = words.map(text);

const arbitraryMedia = fc.oneof(
  arbitraryText,
  fc.record({
    type: fc.constant("image" as const),
    source: fc.oneof(
      fc.constant({ type: "base64" as const, mediaType: "image/png", data: "AAAA" }),
      fc.constant({ type: "url" as const, url: "https://x.test/a.png" }),
      fc.constant({ type: "file" as const, id: "file-1", origin: "openai-responses" as const }),
    ),
    detail: fc.constantFrom("low", "high"),
  }),
  fc.constant({
    type: "document" as const,
    source: { type: "base64" as const, mediaType: "application/pdf", data: "BBBB" },
    title: "a.pdf",
  }),
);

/** A part that an assistant may say. */
export const arbitraryAssistantPart: fc.Arbitrary<AssistantPart> = fc.oneof(
  arbitraryText,
  words.map((value) => ({ type: "refusal" as const, text: value })),
  fc.record({
    type: fc.constant("thinking" as const),
    text: fc.string(),
    signature: words.filter((value) => !value.startsWith("sluice1:")),
    origin: fc.constant("openai-responses" as const),
    id: name,
  }),
  fc.record({
    type: fc.constant("tool_call" as const),
    id: name,
    name,
    arguments: words,
    format: fc.constantFrom("json" as const, "text" as const),
  }),
  name.map((id) => ({
    type: "hosted" as const,
    origin: "openai-responses" as const,
    item: { type: "web_search_call", id },
  })),
);

/** A turn. */
export const arbitraryMessage: fc.Arbitrary<Message> = fc.oneof(
  fc.record({
    role: fc.constant("user" as const),
    content: fc.array(arbitraryMedia, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    role: fc.constant("system" as const),
    authority: fc.constantFrom("system" as const, "developer" as const),
    content: fc.array(arbitraryText, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    role: fc.constant("assistant" as const),
    content: fc.array(arbitraryAssistantPart, { minLength: 1, maxLength: 5 }),
  }),
  fc.record({
    role: fc.constant("tool" as const),
    content: fc.array(
      fc.record({
        type: fc.constant("tool_result" as const),
        callId: name.map((id) => `un${id}`),
        format: fc.constantFrom("json" as const, "text" as const),
        content: fc.array(arbitraryMedia, { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

/** A tool. */
export const arbitraryTool: fc.Arbitrary<Tool> = fc.oneof(
  fc.record({
    type: fc.constant("function" as const),
    name,
    description: words,
    parameters: fc.constant({ type: "object", additionalProperties: false }),
    strict: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("text" as const),
    name,
    format: fc.constant({ type: "text" }),
  }),
  fc.constant({
    type: "hosted" as const,
    origin: "openai-responses" as const,
    definition: { type: "web_search" },
  }),
);

/** Turns of the same side that touch are one turn on this wire. */
export function merged(messages: Message[]): Message[] {
  const out: Message[] = [];
  for (const message of messages) {
    const last = out.at(-1);
    if (last?.role === "assistant" && message.role === "assistant") {
      last.content.push(...message.content);
    } else if (last?.role === "tool" && message.role === "tool") {
      last.content.push(...message.content);
    } else out.push({ ...message, content: [...message.content] } as Message);
  }
  return out;
}
