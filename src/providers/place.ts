/**
 * Where and how a provider is spoken to: most serve all models on all their wires at one place, some
 * do not.
 *
 * @module
 */

import type { DialectId } from "../canonical/request.ts";
import type { AuthShape, Provider } from "./provider.ts";

/**
 * The wires on which `provider` serves `model`, the preferred one first.
 *
 * @example
 * ```ts
 * import { dialectsFor } from "./place.ts";
 * const provider = {
 *   dialects: ["openai-chat", "anthropic-messages"] as const,
 *   wires: [{ models: ["claude-"], dialects: ["anthropic-messages"] as const }],
 * };
 * dialectsFor(provider, "claude-opus-5"); // ["anthropic-messages"]
 * dialectsFor(provider, "glm-5"); // ["openai-chat", "anthropic-messages"]
 * ```
 */
export function dialectsFor(
  { dialects, wires = [] }: Pick<Provider, "dialects" | "wires">,
  model: string,
): Provider["dialects"] {
  const name = model.toLowerCase();
  const own = wires.find(({ models }) => models.some((start) => name.startsWith(start)));
  return own?.dialects ?? dialects;
}

/** Up to, and without, the path of `dialect` at `provider`. */
export function baseUrlOf(
  { baseUrl, places }: Pick<Provider, "baseUrl" | "places">,
  dialect: DialectId,
): string {
  return places?.[dialect]?.baseUrl ?? baseUrl;
}

/** How a key is sent to `provider` when it is spoken to in `dialect`. */
export function authOf(
  { auth, places }: Pick<Provider, "auth" | "places">,
  dialect: DialectId,
): AuthShape {
  return places?.[dialect]?.auth ?? auth;
}
