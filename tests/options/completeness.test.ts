/**
 * The option table has a row for every field that the vendors' own types know, and for no other.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  HEADER_PARAMETERS,
  OPTIONS,
  type OptionWire,
  SDK_PARAMETERS,
} from "../../src/dialects/options.ts";
import { geminiMembers, type Member, membersOf, readMembers } from "./sdk_types.ts";

/** The interfaces that say what a body may hold; all are read together. */
const BODIES: Readonly<Record<OptionWire, () => Member[]>> = {
  chat: () =>
    membersOf(
      "openai",
      "resources/chat/completions/completions",
      "ChatCompletionCreateParamsBase",
    ),
  responses: () => membersOf("openai", "resources/responses/responses", "ResponseCreateParamsBase"),
  messages: () => [
    ...membersOf("@anthropic-ai/sdk", "resources/messages/messages", "MessageCreateParamsBase"),
    ...membersOf(
      "@anthropic-ai/sdk",
      "resources/beta/messages/messages",
      "MessageCreateParamsBase",
    ),
  ],
  gemini: geminiBody,
};

/**
 * One SDK takes all options in one object, and puts most of them into `generationConfig`: what that
 * has by the wire's own types, and what has no row outside of it.
 */
function geminiBody(): Member[] {
  const inside = geminiGeneration().map(({ name }) => name);
  const asked = [
    ...geminiMembers("GenerateContentParameters").filter(({ name }) => name !== "config"),
    ...geminiMembers("GenerateContentConfig"),
  ];
  return [
    ...asked.filter(({ name }) => !SDK_PARAMETERS.gemini.includes(name) && !inside.includes(name)),
    { name: "generationConfig", optional: true, header: false },
  ];
}

function geminiGeneration(): Member[] {
  const outside = fieldsBelow("gemini", "");
  return [
    ...geminiMembers("GenerationConfig"),
    ...geminiMembers("GenerateContentConfig").filter(({ name }) =>
      !outside.includes(name) && !SDK_PARAMETERS.gemini.includes(name)
    ),
  ];
}

/** Objects that hold options, whose members have rows of their own. */
const PARTS: readonly [OptionWire, string, () => Member[]][] = [
  ["responses", "reasoning", () => membersOf("openai", "resources/shared", "Reasoning")],
  [
    "responses",
    "text",
    () => membersOf("openai", "resources/responses/responses", "ResponseTextConfig"),
  ],
  [
    "chat",
    "stream_options",
    () =>
      membersOf("openai", "resources/chat/completions/completions", "ChatCompletionStreamOptions"),
  ],
  [
    "messages",
    "output_config",
    () => membersOf("@anthropic-ai/sdk", "resources/beta/messages/messages", "BetaOutputConfig"),
  ],
  [
    "messages",
    "metadata",
    () => membersOf("@anthropic-ai/sdk", "resources/beta/messages/messages", "BetaMetadata"),
  ],
  [
    "messages",
    "thinking",
    () =>
      membersOf(
        "@anthropic-ai/sdk",
        "resources/beta/messages/messages",
        "BetaThinkingConfigEnabled",
      ).filter(({ name }) => name !== "type"),
  ],
  ["gemini", "generationConfig", geminiGeneration],
  ["gemini", "generationConfig.thinkingConfig", () => geminiMembers("ThinkingConfig")],
  ["gemini", "toolConfig", () => geminiMembers("ToolConfig")],
  [
    "gemini",
    "toolConfig.functionCallingConfig",
    () => geminiMembers("FunctionCallingConfig"),
  ],
  ["gemini", "tools[]", () => geminiMembers("Tool")],
  ["gemini", "tools[].functionDeclarations[]", () => geminiMembers("FunctionDeclaration")],
];

/** The first steps of the rows' paths below `parent`, those of extensions left out. */
function fieldsBelow(wire: OptionWire, parent: string): string[] {
  const fields = OPTIONS[wire]
    .filter(({ extension }) => extension === undefined)
    .filter(({ field }) => field.startsWith(parent))
    .map(({ field }) => field.slice(parent.length).split(/\[\]|\./)[0] ?? "");
  return [...new Set(fields)].sort();
}

function names(members: readonly Member[]): string[] {
  return [...new Set(members.map(({ name }) => name))].sort();
}

describe("the option table", () => {
  for (const [wire, members] of Object.entries(BODIES) as [OptionWire, () => Member[]][]) {
    test(`has every field of ${wire}, and no other`, () => {
      const fields = members().filter(({ header }) => !header);
      assert.ok(fields.length > 10, "the SDK's types were not found");
      assert.deepEqual(fieldsBelow(wire, ""), names(fields));
    });

    test(`tells the headers of ${wire} from its fields`, () => {
      const headers = members().filter(({ header }) => header);
      assert.deepEqual(Object.keys(HEADER_PARAMETERS[wire]).sort(), names(headers));
    });

    test(`tells the rows of ${wire} apart`, () => {
      const keys = OPTIONS[wire].map(({ field, when }) => `${field} ${when ?? ""}`);
      assert.deepEqual(keys, [...new Set(keys)]);
    });
  }

  for (const [wire, parent, members] of PARTS) {
    test(`has every member of '${parent}' of ${wire}, and no other`, () => {
      assert.deepEqual(fieldsBelow(wire, `${parent}.`), names(members()));
    });
  }
});

describe("the reader of type declarations", () => {
  const text = `
    export interface Other { nope: string; }
export interface Params {
    /**
     * The first; it {is: not} a member.
     */
    first: string;
    second?: {
        inner: 'a;{' | "b";
    } | null;
    /**
     * Header param: a header.
     */
    third?: (call: string) => void;
}
export interface ParamsToo { fourth: 1; }`;

  test("reads names, and nothing else", () => {
    assert.deepEqual(readMembers(text, "Params"), [
      { name: "first", optional: false, header: false },
      { name: "second", optional: true, header: false },
      { name: "third", optional: true, header: true },
    ]);
  });

  test("does not read what is not there", () => {
    assert.throws(() => readMembers(text, "Param"), /No interface Param/);
    assert.throws(() => readMembers("export interface A extends B {}", "A"), /extends/);
  });
});
