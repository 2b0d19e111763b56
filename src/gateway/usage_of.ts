/**
 * What the accounts need to tell how much of them is used: who is asked, and a way there.
 *
 * @module
 */

import type { Config } from "../config/config.ts";
import type { ProbeMeans, UsageProbe } from "../credentials/usage.ts";
import { probeFor } from "../credentials/usage/mod.ts";
import { readWhole } from "../relay/read_whole.ts";
import type { Ticker } from "../relay/ticker.ts";
import { sendAside } from "./egress.ts";
import type { Host } from "./host.ts";

/** Reports are small; whatever is larger is none. */
const MAX_BYTES = 256 * 1024;
const MAX_MS = 10_000;

/** The probes of the configured providers, those that answer inside the process left out. */
export function probesOf(
  { providers }: Pick<Config, "providers">,
): ReadonlyMap<string, UsageProbe> {
  const probes = new Map<string, UsageProbe>();
  for (const [id, { provider }] of providers) {
    if (provider.fetch !== undefined) continue;
    const likeOpenAi = provider.dialects.some((dialect) => dialect.startsWith("openai-"));
    const probe = probeFor({ id, baseUrl: provider.baseUrl, likeOpenAi });
    if (probe !== undefined) probes.set(id, probe);
  }
  return probes;
}

/** A way out for probes: the answer comes whole, within bounds, or not at all. */
export function probeWay(host: Host, ticker: Ticker): ProbeMeans["fetch"] {
  return async (url, init) => {
    const { body, status, headers } = await sendAside(host, url, init);
    const { signal } = init;
    const bounds = { maxBytes: MAX_BYTES, maxMs: MAX_MS, ticker, ...(signal ? { signal } : {}) };
    const { bytes, shortfall } = await readWhole(body, bounds);
    if (shortfall !== undefined) {
      throw new Error(`Cannot read the answer: ${shortfall.replace("_", " ")}`);
    }
    return new Response(bytes.length === 0 ? null : bytes, { status, headers });
  };
}
