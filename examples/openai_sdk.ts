// deno-lint-ignore-file no-console
/**
 * OpenAI's own SDK against the gateway: chat completions, the Responses API, and a tool.
 *
 * It takes its address and its key from `OPENAI_BASE_URL` and `OPENAI_API_KEY`, the lines that the
 * gateway prints when it starts. `MODEL` names another model than the built-in one.
 *
 * @module
 */

import process from "node:process";
import OpenAI from "openai";

const model = process.env.MODEL ?? "demo";
const client = new OpenAI();

console.log("# Chat completions");
const chat = await client.chat.completions.create({
  model,
  stream: true,
  messages: [{ role: "user", content: "What does a sluice do?" }],
});
for await (const chunk of chat) {
  console.log(chunk.choices[0]?.delta.content ?? "");
}

console.log("# Responses");
const response = client.responses.stream({ model, input: "What does a sluice do?" });
response.on("response.output_text.delta", ({ delta }) => console.log(delta));
await response.finalResponse();

console.log("# A tool");
const runner = client.chat.completions.runTools({
  model,
  stream: true,
  messages: [{ role: "user", content: "How high is the water at the mill?" }],
  tools: [{
    type: "function",
    function: {
      name: "water_level",
      description: "The level of the water, in metres.",
      parameters: {
        type: "object",
        properties: { place: { type: "string" } },
        required: ["place"],
      },
      parse: JSON.parse,
      function: ({ place }: { place: string }) => `1.4 m at ${place}`,
    },
  }],
});
runner.on("functionToolCall", (call) => console.log(`calls ${call.name}(${call.arguments})`));
console.log(await runner.finalContent());
