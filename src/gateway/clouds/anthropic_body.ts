/**
 * Anthropic's Messages in the envelopes of other clouds: the model is in the path, and the version of
 * the API is in the body.
 *
 * @module
 */

import type { JsonValue } from "../../canonical/json.ts";
import { type Edit, editMembers } from "../../canonical/json_edit.ts";

/** What one cloud wants. */
export interface AnthropicBody {
  /** `anthropic_version`; a client's own goes first. */
  readonly version: string;
  /** Members that are told elsewhere. */
  readonly without: readonly string[];
  /** `anthropic-beta`, where the cloud takes it in the body. */
  readonly betas?: string | undefined;
}

/** Edits the JSON text `body` in place. */
export function anthropicBody(body: string, { version, without, betas }: AnthropicBody): string {
  const edits = new Map<string, Edit>(without.map((name) => [name, () => undefined]));
  edits.set("anthropic_version", (json) => given(json) ?? JSON.stringify(version));
  const list = (betas ?? "").split(",").map((beta) => beta.trim()).filter(Boolean);
  if (list.length > 0) edits.set("anthropic_beta", (json) => withBetas(json, list));
  return editMembers(body, edits);
}

function given(json: string | undefined): string | undefined {
  return json === "null" ? undefined : json;
}

/** The list with what is missing added; what is no list is the cloud's to refuse. */
function withBetas(json: string | undefined, betas: readonly string[]): string | undefined {
  const value: JsonValue = given(json) === undefined ? [] : JSON.parse(json ?? "");
  return Array.isArray(value) ? JSON.stringify([...new Set([...value, ...betas])]) : json;
}
