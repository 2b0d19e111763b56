/**
 * Amazon Bedrock, and its OpenAI-compatible service.
 *
 * @module
 */

import type { Provider } from "./provider.ts";

const REGION_ENV = ["AWS_REGION", "AWS_DEFAULT_REGION"];

/** How the names of Claude's models begin: alone, or in an inference profile of a part of the world. */
const CLAUDES = ["", "us.", "us-gov.", "eu.", "apac.", "jp.", "au.", "global."]
  .map((region) => `${region}anthropic.`);

/** Amazon Bedrock. */
export const BEDROCK: Provider = {
  id: "amazon-bedrock",
  name: "Amazon Bedrock",
  dialects: ["bedrock-converse", "anthropic-messages"],
  wires: [
    // Clients of Claude's own wire are passed on without translation.
    { models: CLAUDES, dialects: ["anthropic-messages", "bedrock-converse"] },
    { models: [""], dialects: ["bedrock-converse"] },
  ],
  baseUrl: "https://bedrock-runtime.{region}.amazonaws.com",
  cloud: {
    id: "aws",
    envelope: "bedrock",
    place: {},
    env: { usualRegion: REGION_ENV },
    service: "bedrock",
  },
  auth: "bearer",
  env: ["AWS_BEARER_TOKEN_BEDROCK"],
  headers: { "anthropic-version": "2023-06-01" },
  profile: {},
  models: [],
  prefixes: [],
  note: "Where it is, and its own accounts: [clouds.md](clouds.md).",
  docs: "https://docs.aws.amazon.com/bedrock/latest/APIReference/welcome.html",
};

/** Bedrock's OpenAI-compatible service, which serves models of its own. */
export const MANTLE: Provider = {
  id: "bedrock-mantle",
  name: "Amazon Bedrock Mantle",
  dialects: ["openai-responses", "openai-chat", "anthropic-messages"],
  wires: [
    { models: ["anthropic."], dialects: ["anthropic-messages"] },
    { models: [""], dialects: ["openai-responses", "openai-chat"] },
  ],
  baseUrl: "https://bedrock-mantle.{region}.api.aws/v1",
  places: {
    "anthropic-messages": { baseUrl: "https://bedrock-mantle.{region}.api.aws/anthropic/v1" },
  },
  cloud: {
    id: "aws",
    envelope: "mantle",
    place: {},
    env: { usualRegion: REGION_ENV },
    service: "bedrock-mantle",
  },
  auth: "bearer",
  env: [],
  envIfNamed: ["AWS_BEARER_TOKEN_BEDROCK"],
  headers: { "anthropic-version": "2023-06-01" },
  profile: { developerRole: true, reasoningField: "none" },
  models: [],
  prefixes: [],
  note: "Where it is, and its own accounts: [clouds.md](clouds.md).",
  docs: "https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html",
};
