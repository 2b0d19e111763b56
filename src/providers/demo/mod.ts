/**
 * The provider `demo`: an upstream inside the process, so that everything works offline and without
 * a secret. It speaks Anthropic's wire and is asked like any other upstream.
 *
 * @module
 */

import type { Provider } from "../provider.ts";
import { respond } from "./respond.ts";

/** The built-in provider; its one model is called `demo` too. */
export const DEMO: Provider = {
  id: "demo",
  name: "Demo",
  dialects: ["anthropic-messages"],
  baseUrl: "http://demo.invalid/v1",
  auth: "none",
  env: [],
  headers: {},
  profile: {},
  models: ["demo"],
  prefixes: [],
  fetch: respond,
};
