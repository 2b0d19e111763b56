/**
 * What SvelteKit's own check of origins does for the rest of the application: forms of other sites
 * are refused. The gateway has its own: it lets in no web page that `cors.origins` does not name.
 *
 * @module
 */

import type { Handle } from "@sveltejs/kit/hooks";

/** What a form, or a script that asks nobody for leave, can send. */
const FORM = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)?\s*(;|$)/i;

export const handle: Handle = ({ event, resolve }) => {
  const { request, url } = event;
  const changes = !["GET", "HEAD", "OPTIONS"].includes(request.method);
  const foreign = request.headers.get("origin") !== url.origin;
  const form = FORM.test(request.headers.get("content-type") ?? "");
  if (changes && foreign && form && !url.pathname.startsWith("/llm/")) {
    return new Response("Cross-site form submissions are forbidden", { status: 403 });
  }
  return resolve(event);
};
