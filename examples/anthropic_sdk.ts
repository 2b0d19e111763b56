// deno-lint-ignore-file no-console
/**
 * Anthropic's own SDK against the gateway: a streamed answer with thinking, and a tool.
 *
 * It takes its address and its key from `ANTHROPIC_BASE_URL` and `ANTHROPIC_AUTH_TOKEN`, the lines
 * that the gateway prints when it starts. `MODEL` names another model than the built-in one.
 *
 * @module
 */

import Anthropic from "@anthropic-ai/sdk";
import { betaTool } from "@anthropic-ai/sdk/helpers/beta/json-schema";
import process from "node:process";

const model = process.env.MODEL ?? "demo";
const client = new Anthropic();

console.log("# Messages");
const stream = client.messages.stream({
  model,
  max_tokens: 2048,
  thinking: { type: "enabled", budget_tokens: 1024 },
  messages: [{ role: "user", content: "What does a sluice do?" }],
});
stream.on("thinking", (delta) => console.log(`thinks: ${delta}`));
stream.on("text", (delta) => console.log(delta));
await stream.finalMessage();

console.log("# A tool");
const waterLevel = betaTool({
  name: "water_level",
  description: "The level of the water, in metres.",
  inputSchema: {
    type: "object",
    properties: { place: { type: "string" } },
    required: ["place"],
  },
  run: ({ place }) => {
    console.log(`calls water_level(${place})`);
    return `1.4 m at ${place}`;
  },
});
const last = await client.beta.messages.toolRunner({
  model,
  max_tokens: 1024,
  messages: [{ role: "user", content: "How high is the water at the mill?" }],
  tools: [waterLevel],
});
for (const block of last.content) {
  if (block.type === "text") console.log(block.text);
}
