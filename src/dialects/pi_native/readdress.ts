/**
 * A client's own text, made out to another model.
 *
 * @module
 */

import { parseJsonObject } from "../../canonical/json.ts";
import { memberSpans, replaceMember } from "../../canonical/json_text.ts";
import type { Readdressed } from "../dialect.ts";

/** Options that would change who asks, at a gateway that lets its clients do so. */
const NOT_PASSED = ["headers", "apiKey"];

/** Puts `model` in its place, and takes out what no client may say to a provider. */
export function readdress(text: string, model: string): Readdressed {
  const name = JSON.stringify(model);
  const addressed = replaceMember(replaceMember(text, "modelId", name), "model", name);
  const spans = memberSpans(addressed, "options");
  const last = spans.at(-1);
  const options = last && parseJsonObject(addressed.slice(last.start, last.end));
  if (options === undefined) return { text: addressed, dropped: [] };
  const held = NOT_PASSED.filter((key) => options[key] !== undefined);
  // Of a member that is repeated, not every reader believes the last.
  if (held.length === 0 && spans.length === 1) return { text: addressed, dropped: [] };
  for (const key of held) delete options[key];
  return {
    text: replaceMember(addressed, "options", JSON.stringify(options)),
    dropped: held.map((key) => `options.${key}`),
  };
}
