/**
 * The vendors' SDKs through the gateway, in front of each cloud's envelope.
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createGateway, defineConfig, type Host, type ProviderFile } from "../../mod.ts";
import type { Client, Told } from "../support/client.ts";
import { CLIENT_KEY, listenTo } from "../support/gateway.ts";
import type { ModelDialect } from "../support/scripted_model.ts";
import {
  AWS_IDENTITY,
  CLOUD_KEY,
  createScriptedCloud,
  type ScriptedCloud,
} from "../support/scripted_cloud.ts";
import { afterTool, GREETING, USAGE } from "../support/scripted_speech.ts";
import { TOOL_RESULT } from "../support/sdk.ts";
import { anthropicMessages } from "../clients/drivers/anthropic.ts";
import { googleChats } from "../clients/drivers/google.ts";
import { openaiChat, openaiResponses } from "../clients/drivers/openai.ts";

const CLIENTS: readonly Client[] = [openaiChat, openaiResponses, anthropicMessages, googleChats];

interface Case {
  readonly name: string;
  readonly provider: string;
  readonly file: ProviderFile;
  /** What follows `provider/`. */
  readonly model: string;
  /** The wire that each client's questions come out in, where it is not always the same. */
  readonly dialect: (client: Client) => ModelDialect;
  /** What the model is called behind the envelope. */
  readonly named?: string;
}

const chatAlone = (): ModelDialect => "openai-chat";
const ofOpenAi = (client: Client): ModelDialect =>
  client === openaiChat ? "openai-chat" : "openai-responses";
const messages = (): ModelDialect => "anthropic-messages";
const signed = { ...AWS_IDENTITY };

const CASES: readonly Case[] = [
  {
    name: "Azure's v1 API",
    provider: "azure",
    file: { apiKey: CLOUD_KEY, azure: { resource: "my-res", deployments: { m: "prod" } } },
    model: "m",
    named: "prod",
    dialect: ofOpenAi,
  },
  {
    name: "Azure's deployments",
    provider: "azure",
    file: { apiKey: CLOUD_KEY, azure: { resource: "my-res", apiVersion: "2024-10-21" } },
    model: "m",
    dialect: chatAlone,
  },
  {
    name: "Claude in Azure AI Foundry",
    provider: "azure-anthropic",
    file: { apiKey: CLOUD_KEY, azure: { resource: "my-res" } },
    model: "claude-sonnet-4-5",
    dialect: messages,
  },
  {
    name: "Gemini with a key of Vertex's express mode",
    provider: "google-vertex",
    file: { apiKey: CLOUD_KEY },
    model: "google/gemini-3-pro-preview",
    named: "gemini-3-pro-preview",
    dialect: () => "gemini",
  },
  {
    name: "Gemini on Vertex",
    provider: "google-vertex",
    file: { accounts: [{ name: "here", ambient: true }], google: { project: "my-project" } },
    model: "gemini-3-pro-preview",
    dialect: () => "gemini",
  },
  {
    name: "Claude on Vertex",
    provider: "google-vertex",
    file: {
      accounts: [{ name: "here", ambient: true }],
      google: { project: "my-project", location: "eu" },
    },
    model: "anthropic/claude-sonnet-4-5@20250929",
    named: "claude-sonnet-4-5@20250929",
    dialect: messages,
  },
  {
    name: "Llama on Vertex",
    provider: "google-vertex",
    file: {
      accounts: [{ name: "here", ambient: true }],
      google: { project: "my-project", location: "us-central1" },
    },
    model: "meta/llama-4",
    dialect: chatAlone,
  },
  {
    name: "Claude on Bedrock",
    provider: "amazon-bedrock",
    file: { accounts: [{ name: "keys", aws: { ...signed, region: "eu-west-3" } }] },
    model: "anthropic.claude-sonnet-4-5-20250929-v1:0",
    dialect: messages,
  },
  {
    name: "Bedrock with a bearer key",
    provider: "amazon-bedrock",
    file: { apiKey: CLOUD_KEY },
    model: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    dialect: messages,
  },
  {
    name: "Bedrock Mantle",
    provider: "bedrock-mantle",
    file: { accounts: [{ name: "keys", aws: signed }] },
    model: "openai.gpt-oss-120b",
    dialect: ofOpenAi,
  },
];

async function through(
  { provider, file, model }: Case,
  body: (
    run: (client: Client, how: { stream: boolean; tools: boolean }) => Promise<Told>,
    cloud: ScriptedCloud,
  ) => Promise<void>,
): Promise<void> {
  const cloud = createScriptedCloud();
  const host: Partial<Host> = {
    fetch: cloud.fetch,
    ambient: {
      env: (name) => name === "GOOGLE_CLOUD_ACCESS_TOKEN" ? CLOUD_KEY : undefined,
      readText: () => Promise.resolve(undefined),
    },
  };
  const gateway = await listenTo((listen) =>
    createGateway(
      defineConfig({
        listen,
        keys: [{ name: "test", key: CLIENT_KEY }],
        providers: { [provider]: file },
      }),
      host,
    )
  );
  const target = {
    url: gateway.url,
    key: CLIENT_KEY,
    model: `${provider}/${model}`,
    alias: `${provider}/${model}`,
  };
  try {
    await body(
      (client, how) =>
        client.run(target, { ...how, thinks: false, structured: false, onText: () => {} }),
      cloud,
    );
  } finally {
    await gateway.close();
  }
}

for (const one of CASES) {
  for (const client of CLIENTS) {
    for (const stream of [false, true]) {
      const how = `${client.name}, ${stream ? "streamed" : "whole"}`;
      test(`${one.name}: text, usage and a tool loop by ${how}`, () =>
        through(one, async (run, cloud) => {
          const { text, usage } = await run(client, { stream, tools: false });
          assert.equal(text, GREETING);
          const { prompt, cached, output } = USAGE;
          assert.deepEqual(usage, { prompt, cached, output });
          const tooled = await run(client, { stream, tools: true });
          assert.equal(tooled.text, afterTool(TOOL_RESULT));
          const asked = cloud.asked(one.dialect(client));
          assert.deepEqual(asked.map(({ stream }) => stream), [stream, stream, stream]);
          for (const { model } of asked) assert.equal(model, one.named ?? one.model);
        }));
    }
  }
}
