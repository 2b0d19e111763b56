/**
 * A guess at a prompt's tokens, where a number is needed before the provider has named one, or where
 * it never does.
 *
 * @module
 */

import type { CanonicalRequest } from "../canonical/request.ts";

const CHARACTERS_PER_TOKEN = 4;
/** What a picture or a page costs about, at the vendors' usual sizes. */
const TOKENS_PER_MEDIUM = 1500;

/** About how many tokens `request` is. Off by a third either way; corrected when the answer ends. */
export function estimateTokens(request: CanonicalRequest): number {
  let characters = 0;
  let media = 0;
  for (const message of request.messages) {
    for (const part of message.content) count(part);
  }
  for (const tool of request.tools) characters += JSON.stringify(tool).length;
  return Math.ceil(characters / CHARACTERS_PER_TOKEN) + media * TOKENS_PER_MEDIUM;

  function count(part: CanonicalRequest["messages"][number]["content"][number]): void {
    switch (part.type) {
      case "text":
      case "thinking":
      case "refusal":
        characters += part.text.length;
        return;
      case "tool_call":
        characters += part.name.length + part.arguments.length;
        return;
      case "tool_result":
        part.content.forEach(count);
        return;
      case "image":
      case "document":
      case "audio":
        media++;
    }
  }
}
