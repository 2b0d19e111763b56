/**
 * Sluice on Deno Deploy: the entry point of an app made from this repository.
 *
 * It is configured by the app's environment variables: those of the known providers
 * (`OPENAI_API_KEY`, …), `SLUICE_KEY` for the key of callers, and `SLUICE_CONFIG_TEXT` for the text of
 * a configuration file. Without a key for callers it does not start.
 *
 * @module
 */

import { upgrade } from "../adapters/deno_socket.ts";
import { configFrom } from "../adapters/isolate.ts";
import { createGateway } from "../mod.ts";

const gateway = createGateway(configFrom((name) => Deno.env.get(name)));

/** What `deno serve` and Deno Deploy serve. */
const entry: Deno.ServeDefaultExport = {
  fetch: (request, { remoteAddr }) =>
    gateway.fetch(request, {
      upgrade,
      ...("hostname" in remoteAddr ? { remoteAddress: remoteAddr.hostname } : {}),
    }),
};

export default entry;
