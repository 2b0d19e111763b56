/**
 * Reading what the browser came back with, or what a person pasted of it.
 *
 * @module
 */

/**
 * The parameters in a callback: in a whole URL, in a query string, as `code#state`, or as the bare
 * code. A fragment goes before the query, for pages that show the state there. `undefined` for a text
 * that holds no answer at all.
 *
 * @example
 * ```ts
 * import { readCallback } from "./callback.ts";
 * readCallback("http://localhost:8123/callback?code=a1&state=s1")?.get("state"); // "s1"
 * readCallback("a1#s1")?.get("code"); // "a1"
 * ```
 */
export function readCallback(text: string): URLSearchParams | undefined {
  const pasted = text.trim();
  const url = /^https?:\/\//i.test(pasted) ? URL.parse(pasted) : null;
  if (url !== null) return answerIn(joined(url.search, url.hash));
  const [front = "", fragment = ""] = pasted.split("#", 2);
  if (/^\??[\w.-]+=/.test(front)) return answerIn(joined(front, fragment));
  if (!/^[\x21-\x7e]{4,2048}$/.test(pasted)) return undefined;
  const params = new URLSearchParams({ code: front });
  if (fragment !== "") params.set("state", fragment);
  return params;
}

function joined(query: string, fragment: string): URLSearchParams {
  const params = new URLSearchParams(query.replace(/^\?/, ""));
  const after = fragment.replace(/^#/, "");
  if (after.includes("=")) {
    for (const [name, value] of new URLSearchParams(after)) params.set(name, value);
  } else if (after !== "") params.set("state", after);
  return params;
}

function answerIn(params: URLSearchParams): URLSearchParams | undefined {
  return params.has("code") || params.has("error") ? params : undefined;
}
