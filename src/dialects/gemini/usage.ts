/**
 * Token counts, both ways. The wire's prompt includes what came from a cache and leaves out what
 * the vendor's own tools read; its answer leaves out the thoughts
 * (https://ai.google.dev/api/generate-content#UsageMetadata).
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { promptTokens, type Usage } from "../../canonical/usage.ts";

/** Reads `usageMetadata`; one without counts tells nothing. */
export function readUsage(metadata: JsonObject): Usage | undefined {
  const total = known(metadata.totalTokenCount);
  const told = known(metadata.promptTokenCount);
  if (total === undefined && told === undefined) return undefined;
  const prompt = count(metadata.promptTokenCount) + count(metadata.toolUsePromptTokenCount);
  const cacheRead = Math.min(count(metadata.cachedContentTokenCount), prompt);
  const reasoning = known(metadata.thoughtsTokenCount);
  const output = known(metadata.candidatesTokenCount) ??
    Math.max((total ?? 0) - prompt - (reasoning ?? 0), 0);
  const inputAudio = audioIn(metadata.promptTokensDetails);
  const outputAudio = audioIn(metadata.candidatesTokensDetails);
  return {
    input: prompt - cacheRead,
    cacheRead,
    cacheWrite: 0,
    output: output + (reasoning ?? 0),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(inputAudio === undefined ? {} : { inputAudio }),
    ...(outputAudio === undefined ? {} : { outputAudio }),
    ...tierIn(metadata),
  };
}

/** The Gemini API tells the tier by its name, Vertex as a kind of traffic. */
function tierIn({ serviceTier, trafficType }: JsonObject): Pick<Usage, "serviceTier"> {
  if (typeof serviceTier === "string") return { serviceTier };
  if (typeof trafficType !== "string") return {};
  return { serviceTier: trafficType.toLowerCase().replace(/^on_demand_/, "") };
}

/** The tiers that the Gemini API has words for. */
const TIERS: ReadonlySet<string> = new Set(["flex", "standard", "priority"]);

/** Writes `usageMetadata`. */
export function writeUsage(usage: Usage): JsonObject {
  const prompt = promptTokens(usage);
  const { cacheRead, output, reasoning, inputAudio, outputAudio, serviceTier } = usage;
  const candidates = Math.max(output - (reasoning ?? 0), 0);
  return {
    promptTokenCount: prompt,
    ...(cacheRead > 0 ? { cachedContentTokenCount: cacheRead } : {}),
    candidatesTokenCount: candidates,
    ...(reasoning === undefined ? {} : { thoughtsTokenCount: reasoning }),
    totalTokenCount: prompt + output,
    ...(inputAudio === undefined ? {} : { promptTokensDetails: byModality(prompt, inputAudio) }),
    ...(outputAudio === undefined
      ? {}
      : { candidatesTokensDetails: byModality(candidates, outputAudio) }),
    ...(serviceTier !== undefined && TIERS.has(serviceTier) ? { serviceTier } : {}),
  };
}

function byModality(all: number, audio: number): JsonObject[] {
  return [
    { modality: "TEXT", tokenCount: Math.max(all - audio, 0) },
    { modality: "AUDIO", tokenCount: audio },
  ];
}

function audioIn(details: JsonValue | undefined): number | undefined {
  if (!Array.isArray(details)) return undefined;
  const audio = details.filter(isJsonObject).find(({ modality }) => modality === "AUDIO");
  return audio === undefined ? undefined : known(audio.tokenCount);
}

function known(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function count(value: JsonValue | undefined): number {
  return known(value) ?? 0;
}
