/**
 * Logging in to a provider, as it was written.
 *
 * @module
 */

import type { OAuthFlow } from "../credentials/oauth/flow.ts";
import { findFlow, FLOWS } from "../credentials/oauth/flows/mod.ts";
import { Secret } from "../credentials/secret.ts";
import { findProvider } from "../providers/mod.ts";
import type { Provider } from "../providers/provider.ts";
import type { OAuthConfig } from "./config.ts";
import type { Env } from "./expand.ts";
import type { ProviderFile } from "./file.ts";
import type { Path, Report } from "./problem.ts";

/** Reads `oauth`; `undefined` where it is not there, or cannot be used. */
export function resolveOAuth(
  provider: Provider,
  file: ProviderFile,
  env: Env,
  path: Path,
  report: Report,
): OAuthConfig | undefined {
  const { oauth } = file;
  if (oauth === undefined) return undefined;
  const here = [...path, "oauth"];
  const flow = findFlow(oauth.flow ?? provider.oauth ?? "");
  if (flow === undefined) {
    const names = [...FLOWS.keys()].join(", ");
    const why = `'${provider.id}' has no way of its own; name one as 'flow' (${names})`;
    report(here, `Cannot log in: ${why}`, "key");
    return undefined;
  }
  if (file.baseUrl !== undefined && oauth.flow === undefined && findProvider(provider.id)) {
    const why = "with another 'baseUrl' its tokens would go to another host; name the 'flow' too";
    report(here, `Cannot log in to '${provider.id}': ${why}`, "key");
  }
  if (flow.terms !== undefined && oauth.acceptTerms !== true) {
    const why = `read ${flow.terms} and say "acceptTerms": true if you may do this`;
    report(here, `Cannot log in to '${provider.id}' with a plan for people: ${why}`, "key");
  }
  if (oauth.leadingText !== undefined && provider.tokenShape?.lead === undefined) {
    report([...here, "leadingText"], `Cannot use the text: '${provider.id}' has no place for it`);
  }
  const { scopes, callbackPort, leadingText } = oauth;
  const client = { flow, ...clientOf(provider.id, flow, oauth, env, here, report) };
  return {
    client: scopes === undefined ? client : { ...client, scopes },
    ...(callbackPort === undefined ? {} : { callbackPort }),
    ...(leadingText === undefined ? {} : { leadingText }),
  };
}

/** The operator's own client: vendors' clients are theirs, and none is built in. */
function clientOf(
  id: string,
  { name, needsClientId, needsClientSecret }: OAuthFlow,
  oauth: NonNullable<ProviderFile["oauth"]>,
  env: Env,
  path: Path,
  report: Report,
): { clientId: string; clientSecret?: Secret } {
  const prefix = `${id.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_OAUTH_CLIENT`;
  const clientId = oauth.clientId ?? env(`${prefix}_ID`)?.trim() ?? "";
  const clientSecret = oauth.clientSecret ?? env(`${prefix}_SECRET`)?.trim() ?? "";
  if (needsClientId && clientId === "") {
    const why = `it has no 'clientId', and ${prefix}_ID is not set`;
    report(path, `Cannot log in at ${name}: ${why}`, "key");
  }
  if (needsClientSecret && clientSecret === "") {
    const why = `it has no 'clientSecret', and ${prefix}_SECRET is not set`;
    report(path, `Cannot log in at ${name}: ${why}`, "key");
  }
  return { clientId, ...(clientSecret === "" ? {} : { clientSecret: new Secret(clientSecret) }) };
}
