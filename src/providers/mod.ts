/**
 * The providers that are known by name: they need only a secret.
 *
 * @module
 */

import { ANTHROPIC } from "./anthropic.ts";
import { CHAT_HOSTS } from "./chat_hosts.ts";
import { CODEX } from "./codex.ts";
import { COPILOT } from "./copilot.ts";
import { DEMO } from "./demo/mod.ts";
import { GEMINI } from "./gemini.ts";
import { MINIMAX } from "./minimax.ts";
import { OPENAI } from "./openai.ts";
import { OPENROUTER } from "./openrouter.ts";
import type { Provider } from "./provider.ts";
import { VERCEL } from "./vercel.ts";
import { XAI } from "./xai.ts";

export { DEMO } from "./demo/mod.ts";

/** Every known provider that is reached over the network, in the order they are looked for. */
export const PROVIDERS: readonly Provider[] = [
  OPENAI,
  ANTHROPIC,
  OPENROUTER,
  GEMINI,
  XAI,
  ...CHAT_HOSTS,
  MINIMAX,
  VERCEL,
  CODEX,
  COPILOT,
];

const BY_ID: ReadonlyMap<string, Provider> = new Map(
  [...PROVIDERS, DEMO].map((provider) => [provider.id, provider]),
);

/** The known provider `id`, the built-in one included. */
export function findProvider(id: string): Provider | undefined {
  return BY_ID.get(id);
}
