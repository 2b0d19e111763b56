/**
 * Sluice on Vercel, on its Node runtime as well as on its edge runtime: the default export of a
 * function.
 *
 * It is configured by environment variables: those of the known providers (`OPENAI_API_KEY`, …),
 * `SLUICE_KEY` for the key of callers, and `SLUICE_CONFIG_TEXT` for the text of a configuration file.
 * Without a key for callers it serves nobody.
 *
 * @example
 * ```ts ignore
 * // api/sluice.ts, to which vercel.json rewrites every path
 * export { default } from "@sluice/gateway/vercel";
 * ```
 *
 * @module
 */

import { createIsolate, type Isolate } from "./isolate.ts";

/** What a Vercel function exports. */
export interface VercelFunction {
  /** Answers a request. @throws only if the configuration is wrong, for the platform to log. */
  fetch(request: Request): Promise<Response>;
}

/** What Vercel lends to whoever knows where to look; its own package looks there too. */
interface Platform {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  readonly [CONTEXT]?: {
    get?(): { waitUntil?(work: Promise<unknown>): void } | undefined;
  };
}

const CONTEXT: unique symbol = Symbol.for("@vercel/request-context");

const platform = globalThis as Platform;

let isolate: Isolate | undefined;

/** The function. */
const vercel: VercelFunction = {
  async fetch(request) {
    isolate ??= createIsolate((name) => platform.process?.env?.[name]);
    const remoteAddress = request.headers.get("x-real-ip") ?? undefined;
    return await isolate.answer(request, { waitUntil, info: { remoteAddress } });
  },
};

export default vercel;

function waitUntil(work: Promise<unknown>): void {
  platform[CONTEXT]?.get?.()?.waitUntil?.(work);
}
