/**
 * Where an answer read through the gateway differs from the golden on purpose, and why. Short, and
 * to stay so.
 *
 * @module
 */

import type { WireId } from "../support/dialects.ts";
import type { Golden } from "../support/recordings.ts";

const SQL = "SELECT * FROM users WHERE age > 25";

const TWO_ANSWERS = "vercel-ai/cerebras/fixtures/cererebras-structured-output-tools.1.chunks.txt";

type Change = (golden: Golden, client: WireId) => Partial<Golden>;

const CHANGES: Readonly<Record<string, Change>> = {
  // The answer was cut inside a call's arguments. The accumulator guesses an object from what is
  // there; a gateway hands over the text that was sent.
  "anthropic-sdk/streaming/fixtures/incomplete_partial_json_response.txt": () => ({
    tools: [{
      name: "make_file",
      input: '{"filename": "taxes.txt", "lines_of_text": [\n' +
        '"# COMPREHENSIVE TAX GUIDE FOR INDIVIDUALS WITH MULTIPLE W-2s",\n"",\n' +
        '"## INTRODUCTION",\n"",\n"Filing taxes',
    }],
  }),
  // Mistral streams content as parts, which the accumulator glues together as "[object Object]".
  "vercel-ai/mistral/mistral-reasoning.chunks.txt": () => ({ text: "2 + 2 = 4" }),
  // The golden counts function calls only; this is a call of a custom tool, whose input is text.
  // Clients that did not declare it, and know only objects as input, get `{input: text}`.
  "vercel-ai/openai/responses/openai-custom-tool.1.chunks.txt": (golden, client) => ({
    tools: [{ name: "write_sql", input: client === golden.dialect ? SQL : { input: SQL } }],
    order: ["tool"],
    ending: "tool",
  }),
  // Shortened by hand: its deltas say something else than its final text, which the accumulator
  // believes. A stream is told as it comes.
  "vercel-ai/openai/responses/openai-shell-container.1.chunks.txt": (golden, client) =>
    client === golden.dialect ? {} : { text: "The command ran successfully." },
  // Two answers recorded one after the other. Both call index 0, with ids of their own, and the
  // accumulator glues the arguments together; they are two calls.
  [TWO_ANSWERS]: () => ({
    tools: [{ name: "nonUsefulTool", input: {} }, { name: "nonUsefulTool", input: {} }],
  }),
};

/** What `client` is expected to see of the recording. */
export function expectationOf(golden: Golden, client: WireId): Golden {
  return { ...golden, ...CHANGES[golden.id]?.(golden, client) };
}

/** The recordings that differ. */
export const CHANGED: readonly string[] = Object.keys(CHANGES);
