/**
 * The providers that are known by name: they need only a secret.
 *
 * @module
 */

import type { DialectId } from "../canonical/request.ts";
import { ANTHROPIC } from "./anthropic.ts";
import { AZURE, AZURE_ANTHROPIC } from "./azure.ts";
import { BEDROCK, MANTLE } from "./bedrock.ts";
import { CODEX } from "./codex.ts";
import { COPILOT } from "./copilot.ts";
import { DEMO } from "./demo/mod.ts";
import { GEMINI } from "./gemini.ts";
import { HOSTS } from "./hosts.ts";
import { LOCAL } from "./local.ts";
import { MAKERS } from "./makers.ts";
import { OPENAI } from "./openai.ts";
import { PLANS } from "./plans.ts";
import type { Provider } from "./provider.ts";
import { ROUTERS } from "./routers.ts";
import { VERTEX } from "./vertex.ts";
import { XAI } from "./xai.ts";

export { DEMO } from "./demo/mod.ts";
export { LOCAL } from "./local.ts";

/** The known providers by kind, for people. */
export const PROVIDER_KINDS: Readonly<Record<string, readonly Provider[]>> = {
  "Model makers": [OPENAI, ANTHROPIC, GEMINI, XAI, ...MAKERS],
  "Routers over many vendors": ROUTERS,
  "Clouds that run models of others": HOSTS,
  "Clouds with accounts of their own": [AZURE, AZURE_ANTHROPIC, VERTEX, BEDROCK, MANTLE],
  "Plans": [...PLANS, CODEX, COPILOT],
  "On your own machine": LOCAL,
};

/** Every known provider that is reached over the network, in the order they are looked for. */
export const PROVIDERS: readonly Provider[] = Object.values(PROVIDER_KINDS).flat();

const BY_ID: ReadonlyMap<string, Provider> = new Map(
  [...PROVIDERS, DEMO].map((provider) => [provider.id, provider]),
);

/** The known provider `id`, the built-in one included. */
export function findProvider(id: string): Provider | undefined {
  return BY_ID.get(id);
}

/** The known provider that goes by `name` too, which is not its id. */
export function findByAlias(name: string): Provider | undefined {
  return PROVIDERS.find(({ aliases }) => aliases?.includes(name));
}

/** A known provider. */
export interface KnownProvider {
  /** The name before the slash in `provider/model`. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** The API families it serves. */
  readonly dialects: readonly DialectId[];
  /** Up to, and without, the dialect's path. */
  readonly baseUrl: string;
  /** Environment variables that hold its secret, those of more than it at the end. */
  readonly env: readonly string[];
  /** Where its API is described. */
  readonly docs?: string;
}

/**
 * All known providers that are reached over the network.
 *
 * @example
 * ```ts
 * import { knownProviders } from "@sluice/gateway";
 * knownProviders().find(({ id }) => id === "openai")?.env; // ["OPENAI_API_KEY"]
 * ```
 */
export function knownProviders(): readonly KnownProvider[] {
  return PROVIDERS.map(({ id, name, dialects, baseUrl, env, envIfNamed = [], docs }) => ({
    id,
    name,
    dialects,
    baseUrl,
    env: [...env, ...envIfNamed],
    ...(docs === undefined ? {} : { docs }),
  }));
}
