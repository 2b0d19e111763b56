/**
 * Clients through the gateway to `@copilotkit/aimock`: a stand-in for the vendors' APIs that was
 * written by others, from their own reading of the vendors' documents and from recordings.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { type FixtureOpts, type FixtureResponse, LLMock } from "@copilotkit/aimock";
import type { Client, Told } from "../support/client.ts";
import { CLIENT_KEY, listen, UPSTREAM_KEY } from "../support/gateway.ts";
import { objects } from "../support/json.ts";
import type { ModelDialect } from "../support/scripted_model.ts";
import { ARGUMENTS, GREETING, OTHER_ARGUMENTS, THOUGHT, TOOL } from "../support/scripted_speech.ts";
import { OTHER_RESULT, type Target, TOOL_RESULT } from "../support/sdk.ts";
import { AI_PROVIDERS, aiClient } from "./drivers/ai_sdk.ts";
import { anthropicMessages } from "./drivers/anthropic.ts";
import { googleChats } from "./drivers/google.ts";
import { openaiChat, openaiResponses } from "./drivers/openai.ts";

/** One client for each wire, and two that are built by others on top of one. */
const CLIENTS: readonly Client[] = [
  openaiChat,
  openaiResponses,
  anthropicMessages,
  googleChats,
  ...AI_PROVIDERS.filter(({ name }) => name === "openai-compatible" || name === "anthropic")
    .map(aiClient),
];

/** The APIs it is asked by: below which path, for which model, and how it names counts there. */
const APIS: readonly {
  dialect: ModelDialect;
  base: string;
  model: string;
  usage: Record<string, number>;
}[] = [
  {
    dialect: "openai-chat",
    base: "/v1",
    model: "gpt-5",
    usage: { prompt_tokens: 40, completion_tokens: 12 },
  },
  {
    dialect: "openai-responses",
    base: "/v1",
    model: "gpt-5",
    usage: { input_tokens: 40, output_tokens: 12 },
  },
  {
    dialect: "anthropic-messages",
    base: "/v1",
    model: "claude-sonnet-4-5",
    usage: { input_tokens: 40, output_tokens: 12 },
  },
  {
    dialect: "gemini",
    base: "/v1beta",
    model: "gemini-2.5-flash",
    usage: { promptTokenCount: 40, candidatesTokenCount: 12 },
  },
];

/** What it is to answer: before a tool's result, and after it. */
interface Script {
  readonly first: FixtureResponse;
  readonly then?: FixtureResponse;
  readonly options?: FixtureOpts;
}

interface Case {
  readonly name: string;
  script(usage: Record<string, number>): Script;
  readonly task: { tools?: boolean; structured?: boolean; thinks?: boolean };
  check(told: Promise<Told>, client: Client, mock: LLMock): Promise<void>;
}

const CALL = { name: TOOL, arguments: ARGUMENTS, id: "call_a" };
const OTHER_CALL = { name: TOOL, arguments: OTHER_ARGUMENTS, id: "call_b" };
const AFTER = { content: "So it snows." };

const CASES: readonly Case[] = [
  {
    name: "text and usage",
    script: (usage) => ({ first: { content: GREETING, usage } }),
    task: {},
    async check(asked) {
      const { text, usage } = await asked;
      assert.equal(text, GREETING);
      assert.equal(usage.prompt, 40);
      assert.equal(usage.output, 12);
    },
  },
  {
    name: "a tool loop",
    script: () => ({ first: { toolCalls: [CALL] }, then: AFTER }),
    task: { tools: true },
    async check(asked, _client, mock) {
      assert.equal((await asked).text, AFTER.content);
      checkResults(mock, [TOOL_RESULT]);
    },
  },
  {
    name: "tools in parallel",
    script: () => ({ first: { toolCalls: [CALL, OTHER_CALL] }, then: AFTER }),
    task: { tools: true },
    async check(asked, _client, mock) {
      assert.equal((await asked).text, AFTER.content);
      checkResults(mock, [TOOL_RESULT, OTHER_RESULT]);
    },
  },
  {
    name: "thinking is shown",
    script: () => ({ first: { content: GREETING, reasoning: THOUGHT } }),
    task: { thinks: true },
    async check(asked) {
      const { text, thought } = await asked;
      assert.equal(text, GREETING);
      assert.equal(thought, THOUGHT);
    },
  },
  {
    name: "structured output",
    script: () => ({ first: { content: ARGUMENTS } }),
    task: { structured: true },
    async check(asked) {
      assert.deepEqual((await asked).value, JSON.parse(ARGUMENTS));
    },
  },
  {
    name: "a rate limit",
    script: () => ({
      first: {
        error: { message: "Slow down", type: "rate_limit_error" },
        status: 429,
        retryAfter: 17,
      },
    }),
    task: {},
    async check(asked, client) {
      const fault = client.faultOf(
        await asked.then(() => assert.fail("answered"), (error) => error),
      );
      assert.equal(fault.type, client.faults[429]);
      assert.equal(fault.status, 429);
      assert.ok(fault.message.includes("Slow down"), fault.message);
      // The account rests up to three seconds longer, so that not all come back at once.
      if ("retryAfter" in fault) assert.match(String(fault.retryAfter), /^(17|18|19|20)$/);
    },
  },
];

/** It reads every API into one form, and some clients and APIs put an object round a result. */
function checkResults(mock: LLMock, expected: string[]): void {
  const messages = objects(mock.getLastRequest()?.body?.messages ?? []);
  const told = messages.filter(({ role }) => role === "tool").map(({ content }) => String(content));
  assert.equal(told.length, expected.length);
  expected.forEach((result, at) => assert.ok(told[at]?.includes(result), `${told[at]}`));
}

async function withMock(
  { dialect, base, model: name, usage }: typeof APIS[number],
  one: Pick<Case, "script">,
  body: (target: Target, mock: LLMock) => Promise<void>,
): Promise<void> {
  const mock = new LLMock({ port: 0, host: "127.0.0.1", logLevel: "silent", strict: true });
  const { first, then, options = {} } = one.script(usage);
  mock.on({ userMessage: "Hello?", hasToolResult: false }, first, options);
  if (then !== undefined) mock.on({ userMessage: "Hello?", hasToolResult: true }, then);
  await mock.start();
  const gateway = await listen({ dialect, baseUrl: mock.url + base, apiKey: UPSTREAM_KEY });
  const model = `up/${name}`;
  try {
    await body({ url: gateway.url, key: CLIENT_KEY, model, alias: model }, mock);
  } finally {
    await gateway.close();
    await mock.stop();
  }
}

for (const api of APIS) {
  for (const one of CASES) {
    for (const client of CLIENTS) {
      for (const stream of [false, true]) {
        const title = `${client.name}: ${one.name}, stream ${stream}, aimock's ${api.dialect}`;
        test(title, () =>
          withMock(api, one, (target, mock) => {
            const task = { tools: false, structured: false, thinks: false, ...one.task };
            return one.check(
              client.run(target, { ...task, stream, onText: () => {} }),
              client,
              mock,
            );
          }));
      }
    }
  }

  for (const client of CLIENTS) {
    test(`${client.name}: a stream that breaks off, aimock's ${api.dialect}`, () => {
      const script = () => ({ first: { content: GREETING }, options: { truncateAfterChunks: 2 } });
      return withMock(api, { script }, async (target) => {
        const task = { stream: true, tools: false, structured: false, thinks: false };
        await assert.rejects(client.run(target, { ...task, onText: () => {} }));
      });
    });
  }
}
