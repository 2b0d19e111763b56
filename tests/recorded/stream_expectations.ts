/**
 * What a recorded stream is expected to say to each client.
 *
 * @module
 */

import type { WireId } from "../support/dialects.ts";
import type { Golden } from "../support/recordings.ts";
import {
  type Ending,
  generatedOf,
  refusalOf,
  type Seen,
  StreamBroken,
  textOf,
  thinkingOf,
  toolsOf,
} from "../support/seen.ts";
import { readStreamText, wireOf } from "../support/wires.ts";
import { expectationOf } from "./golden_expectations.ts";

/** What is compared. */
export interface Expected {
  readonly text: string;
  readonly refusal: string;
  readonly thinking: string;
  readonly tools: readonly { name: string; input: unknown }[];
  readonly order: readonly string[] | undefined;
  readonly ending: Ending;
  readonly usage: { prompt: number; generated: number } | undefined;
  /** Whether the input of calls comes in Gemini's pieces, which the direct reading does not join. */
  readonly inPieces?: boolean;
}

/** The expectation of a recording, or the failure it is a recording of. */
export function expectedOf(
  id: string,
  dialect: WireId,
  sse: string,
  golden: Golden | undefined,
): StreamBroken | ((client: WireId) => Expected) {
  const direct = readDirectly(id, dialect, sse);
  if (direct instanceof StreamBroken) return direct;
  return (client) => {
    const told = golden === undefined ? {} : toldBy(golden, client);
    return forClient({ ...direct, ...told }, client);
  };
}

function toldBy(golden: Golden, client: WireId): Partial<Expected> {
  const { text, refusal, tools, order, ending } = expectationOf(golden, client);
  return { text, refusal, tools, order, ending };
}

/** Gemini's clients get nothing but objects as input; a call cut off stands under one name. */
function forClient(expected: Expected, client: WireId): Expected {
  if (client !== "gemini") return expected;
  const tools = expected.tools.map(({ name, input }) => ({
    name,
    input: typeof input === "string" ? { input } : input,
  }));
  return { ...expected, tools };
}

function readDirectly(id: string, dialect: WireId, sse: string): Expected | StreamBroken {
  const known = DIRTY[id];
  if (known !== undefined) return known;
  try {
    const seen = seenAs(readStreamText(wireOf(dialect), sse, false));
    return { ...seen, inPieces: sse.includes('"partialArgs"') };
  } catch (error) {
    if (error instanceof StreamBroken) return error;
    throw error;
  }
}

function seenAs(seen: Seen): Expected {
  const { usage } = seen;
  return {
    text: textOf(seen),
    refusal: refusalOf(seen),
    thinking: thinkingOf(seen),
    tools: toolsOf(seen),
    order: undefined,
    ending: seen.ending === "stop" && toolsOf(seen).length > 0 ? "tool" : seen.ending,
    usage: usage && { prompt: usage.prompt, generated: generatedOf(usage) },
  };
}

function broken(text: string, message?: string): StreamBroken {
  const fault = message === undefined ? undefined : { type: "", code: null, message };
  return new StreamBroken([{ type: "text", text }], fault);
}

function dirty(text: string, usage: Expected["usage"], more: Partial<Expected> = {}): Expected {
  return {
    text,
    refusal: "",
    thinking: "",
    tools: [],
    order: undefined,
    ending: "stop",
    usage,
    ...more,
  };
}

/** Recordings that a strict reader refuses. */
const DIRTY: Readonly<Record<string, Expected | StreamBroken>> = {
  // The error behind the events is bare JSON over several lines.
  "firebase-vertexai-test-data/vertexai/streaming-failure-error-mid-stream.txt": broken(
    "First Second ",
    "The operation was cancelled.",
  ),
  "vercel-ai/anthropic/duplicate-message-start.chunks.txt": dirty("Hello, World!", {
    prompt: 17,
    generated: 227,
  }),
  // Half a call has been told when it begins again: nobody may carry that out.
  "vercel-ai/anthropic/spliced-message-start.chunks.txt": broken(
    "",
    "Cannot read the provider's stream: it began again amid a tool call",
  ),
  // Written by hand: one block is stopped under another's index, deltas name no item.
  "llm-spec/mocks/anthropic/v1_messages/test_streaming_web_search_tool_use.json": dirty(
    "I'll check the current weather in New York City for you." +
      "Here's the current weather information for New York City:\n\n# Weather in New York City\n\n",
    { prompt: 10682, generated: 510 },
  ),
  "llm-spec/mocks/openai/v1_responses/stream.jsonl": dirty("Hello", undefined),
  // A line in the middle of it is no JSON.
  "vercel-ai/openai/responses/parallel-tool-call-wrapper.1.chunks.txt": broken(""),
};

/** Recordings in one wire that the vendor's SDK itself cannot read, passed on as they are. */
export const NOT_FOR_SDK: ReadonlySet<string> = new Set([
  // Mistral's content is a list of parts, which OpenAI's SDK joins as "[object Object]".
  "vercel-ai/mistral/mistral-reasoning.chunks.txt",
  // Written by hand: the input of its server tool is no JSON.
  "llm-spec/mocks/anthropic/v1_messages/test_streaming_web_search_tool_use.json",
  // Events that this version of the SDK does not know.
  "vercel-ai/openai/responses/openai-apply-patch-tool.1.chunks.txt",
]);
