/**
 * What clouds' identity services and machines answer, in place of the network.
 *
 * @module
 */

import type { Ambient } from "../../mod.ts";
import { createInlineUpstream, type InlineUpstream, type SentRequest } from "./inline_upstream.ts";

/** Answers by the beginning of the URL, after the method. */
export type Places = Readonly<
  Record<string, (request: SentRequest) => Response | Promise<Response>>
>;

/** Creates a network in which nobody else can be reached. */
export function createNetwork(places: Places): InlineUpstream {
  return createInlineUpstream((request) => {
    const asked = `${request.method} ${request.url}`;
    const place = Object.keys(places).filter((start) => asked.startsWith(start))
      .sort((a, b) => b.length - a.length)[0];
    const answer = place === undefined ? undefined : places[place];
    if (answer === undefined) throw new TypeError(`connection refused: ${asked}`);
    return answer(request);
  });
}

/** What a runtime lends: these variables and files, and no others. */
export function ambientOf(
  env: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Ambient {
  return {
    env: (name) => env[name],
    readText: (path) => Promise.resolve(files[path]),
    home: "/home/me",
  };
}

/** A form that was posted. */
export function formOf({ body }: SentRequest): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}
