/**
 * The ways of logging in that are known by name.
 *
 * @module
 */

import type { OAuthFlow } from "../flow.ts";
import { CHATGPT } from "./chatgpt.ts";
import { CLAUDE } from "./claude.ts";
import { GITHUB } from "./github.ts";
import { GITLAB } from "./gitlab.ts";
import { GOOGLE } from "./google.ts";
import { KIMI } from "./kimi.ts";
import { OPENROUTER } from "./openrouter.ts";
import { XAI } from "./xai.ts";

/** Every flow by its name in a configuration. */
export const FLOWS: ReadonlyMap<string, OAuthFlow> = new Map([
  ["chatgpt", CHATGPT],
  ["claude", CLAUDE],
  ["github", GITHUB],
  ["gitlab", GITLAB],
  ["google", GOOGLE],
  ["kimi", KIMI],
  ["openrouter", OPENROUTER],
  ["xai", XAI],
]);

/** The flow of this name. */
export function findFlow(name: string): OAuthFlow | undefined {
  return FLOWS.get(name);
}
