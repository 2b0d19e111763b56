/**
 * OpenAI's Agents SDK through the gateway, by both of its kinds of models, against an upstream of
 * each dialect.
 *
 * @module
 */

import assert from "node:assert/strict";
import {
  Agent,
  type AgentOutputType,
  type ModelResponse,
  OpenAIProvider,
  Runner,
  tool,
} from "@openai/agents";
import { checkClient } from "../support/behaviours.ts";
import type { Client, Exception, Task, Told } from "../support/client.ts";
import { objects } from "../support/json.ts";
import { afterTool, TOOL } from "../support/scripted_speech.ts";
import { eachUpstream, runTool, type Target, toolInput } from "../support/sdk.ts";
import { openaiFault, openaiOf } from "./drivers/openai.ts";

const CHAT_EXCEPTIONS: readonly Exception[] = [{
  behaviour: "thinking is shown",
  reason: "it reads a field `reasoning`, and the gateway tells it as `reasoning_content`",
  shows: /the thinking was shown: ''/,
}, {
  behaviour: "thinking goes back",
  reason: "it reads a field `reasoning`, and the gateway tells it as `reasoning_content`",
  shows: /the proof of the thinking came back/,
}];

/** The kinds of models it has, and what the one cannot do. */
const KINDS: readonly { api: string; useResponses: boolean; exceptions: readonly Exception[] }[] = [
  { api: "chat", useResponses: false, exceptions: CHAT_EXCEPTIONS },
  { api: "responses", useResponses: true, exceptions: [] },
];

const WEATHER = tool({
  name: TOOL,
  description: "The weather.",
  parameters: toolInput,
  execute: runTool,
});

function runnerOf(served: Target, useResponses: boolean): Runner {
  const openAIClient = openaiOf(served);
  return new Runner({
    modelProvider: new OpenAIProvider({ openAIClient, useResponses }),
    tracingDisabled: true,
  });
}

function agentOf({ alias }: Target, task: Task) {
  return new Agent<unknown, AgentOutputType>({
    name: "Asker",
    model: alias,
    ...(task.tools ? { tools: [WEATHER] } : {}),
    ...(task.structured ? { outputType: toolInput } : {}),
    modelSettings: {
      store: false,
      ...(task.thinks
        ? {
          reasoning: { effort: "low", summary: "auto" },
          providerData: { include: ["reasoning.encrypted_content"] },
        }
        : {}),
    },
  });
}

/** What whole and streamed runs have in common. */
interface Result {
  readonly rawResponses: ModelResponse[];
  readonly finalOutput?: unknown;
}

function clientOf({ api, useResponses, exceptions }: typeof KINDS[number]): Client {
  return {
    name: `@openai/agents ${api}`,
    exceptions,
    faults: { 400: "BadRequestError", 429: "RateLimitError" },
    faultOf: openaiFault,
    async run(served, task) {
      const runner = runnerOf(served, useResponses);
      const agent = agentOf(served, task);
      const options = task.signal ? { signal: task.signal } : {};
      if (!task.stream) return toldOf(await runner.run(agent, "Hello?", options), task);
      const result = await runner.run(agent, "Hello?", { ...options, stream: true });
      for await (const piece of result.toTextStream()) task.onText(piece);
      await result.completed;
      return toldOf(result, task);
    },
  };
}

function toldOf(result: Result, { structured }: Task): Told {
  const last = result.rawResponses.at(-1);
  const usage = last?.usage;
  const [details] = [usage?.inputTokensDetails ?? []].flat();
  const output = result.finalOutput;
  return {
    text: typeof output === "string" ? output : "",
    thought: objects(last?.output ?? []).filter(({ type }) => type === "reasoning").map(thoughtOf)
      .join(""),
    usage: {
      prompt: usage?.inputTokens,
      cached: details?.cached_tokens,
      output: usage?.outputTokens,
    },
    ...(structured ? { value: output } : {}),
  };
}

function thoughtOf({ content, rawContent }: Record<string, unknown>): string {
  return [...objects(content ?? []), ...objects(rawContent ?? [])].map(({ text }) => text).join("");
}

for (const kind of KINDS) {
  checkClient(clientOf(kind));

  for (const stream of [false, true]) {
    const title = `@openai/agents ${kind.api}: a handoff, stream ${stream}`;
    eachUpstream(title, { arguments: "{}" }, async (served) => {
      const runner = runnerOf(served, kind.useResponses);
      const expert = new Agent({ name: "Expert", model: served.alias });
      const clerk = Agent.create({ name: "Clerk", model: served.alias, handoffs: [expert] });
      const options = { stream: true } as const;
      const result = stream
        ? await runner.run(clerk, "Hello?", options)
        : await runner.run(clerk, "Hello?");
      if ("completed" in result) await result.completed;
      assert.equal(result.lastAgent?.name, "Expert");
      const [first, second] = served.scripted.asked;
      assert.match(first?.tool ?? "", /^transfer_to_Expert$/);
      assert.ok(second?.result?.includes("Expert"));
      assert.equal(result.finalOutput, afterTool(second?.result ?? ""));
    });
  }
}
