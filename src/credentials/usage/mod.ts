/**
 * The vendors whose usage is known to be told, and how.
 *
 * @module
 */

import type { UsageProbe } from "../usage.ts";
import { ANTHROPIC_USAGE } from "./anthropic.ts";
import { BALANCES } from "./balances.ts";
import { CODEX_USAGE } from "./codex.ts";
import { COPILOT_USAGE } from "./copilot.ts";
import type { UsageDescriptor } from "./descriptor.ts";
import { GEMINI_USAGE } from "./gemini.ts";
import { openAiHeaders } from "./openai_headers.ts";
import { OPENROUTER_USAGE } from "./openrouter.ts";
import { createProbe } from "./probe.ts";
import { SYNTHETIC_USAGE } from "./synthetic.ts";

/** All of them. */
export const USAGE_DESCRIPTORS: readonly UsageDescriptor[] = [
  ANTHROPIC_USAGE,
  CODEX_USAGE,
  OPENROUTER_USAGE,
  COPILOT_USAGE,
  ...BALANCES,
  SYNTHETIC_USAGE,
  GEMINI_USAGE,
];

/** An upstream, as far as it matters here. */
export interface Upstream {
  /** Its name in the configuration. */
  readonly id: string;
  /** Where requests go. */
  readonly baseUrl: string;
  /** Whether it speaks one of OpenAI's dialects, and so perhaps in OpenAI's headers. */
  readonly likeOpenAi: boolean;
}

/**
 * The probe for the accounts of an upstream. It is found by the host and not by the name in the
 * configuration: a secret that belongs to a proxy is not for the vendor behind it.
 *
 * @example
 * ```ts
 * import { probeFor } from "./mod.ts";
 * const baseUrl = "https://openrouter.ai/api/v1";
 * probeFor({ id: "router", baseUrl, likeOpenAi: true })?.provider; // "openrouter"
 * ```
 */
export function probeFor({ id, baseUrl, likeOpenAi }: Upstream): UsageProbe | undefined {
  const url = URL.parse(baseUrl);
  const known = url?.protocol === "https:"
    ? USAGE_DESCRIPTORS.find(({ servedBy }) => servedBy.includes(url.host))
    : undefined;
  if (known !== undefined) return createProbe(known);
  return likeOpenAi ? createProbe(openAiHeaders(id)) : undefined;
}
