/**
 * What Vercel makes of a function's default export on its edge runtime: the listener of an event.
 *
 * @module
 */

import vercel from "../../../adapters/vercel.ts";

interface FetchEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

addEventListener("fetch", (event) => {
  const { request } = event as FetchEvent;
  (event as FetchEvent).respondWith(vercel.fetch(request));
});
