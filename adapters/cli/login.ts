/**
 * `sluice accounts login PROVIDER`: from a person in front of a terminal to an account in the store.
 *
 * @module
 */

import {
  beginCodeLogin,
  beginDeviceLogin,
  type Config,
  LoginError,
  type NewCredential,
  type OAuthConfig,
} from "../../mod.ts";
import { awaitAnswer } from "./login_answer.ts";
import type { LoginOptions, LoginParts } from "./login_parts.ts";
import { Refusal } from "./surroundings.ts";

/**
 * Logs in, and keeps the account; resolves with its id. What is printed holds no token.
 *
 * @throws {Refusal} if it is not allowed, or does not come about.
 */
export async function login(options: LoginOptions, parts: LoginParts): Promise<string> {
  const oauth = oauthOf(options.provider, parts.config);
  const { flow } = oauth.client;
  const { out } = parts.around;
  if (flow.terms !== undefined) out(`This is a plan for people, with terms: ${flow.terms}\n`);
  try {
    const device = flow.code === undefined || options.device === true;
    const granted = device
      ? await byDevice(oauth, options, parts)
      : await byCode(oauth, options, parts);
    const { id } = await parts.credentials.insert({
      ...granted,
      ...options.account,
      provider: options.provider,
    });
    out(`Logged in to ${flow.name}${whose(granted)}. The account is kept as ${id}.\n`);
    return id;
  } catch (error) {
    if (error instanceof LoginError) throw new Refusal(error.message, 1);
    throw error;
  }
}

function oauthOf(id: string, { providers }: Pick<Config, "providers">): OAuthConfig {
  const provider = providers.get(id);
  if (provider === undefined) {
    throw new Refusal(`Cannot log in to '${id}': the configuration has no such provider`, 2);
  }
  if (provider.oauth !== undefined) return provider.oauth;
  const state = 'the configuration does not allow it; see "oauth" in docs/logins.md';
  throw new Refusal(`Cannot log in to '${id}': ${state}`, 2);
}

async function byDevice(
  { client }: OAuthConfig,
  { browser }: LoginOptions,
  { means, around: { out }, open, signal }: LoginParts,
) {
  const pending = await beginDeviceLogin(client, means, signal);
  const { verificationUri, verificationUriComplete = verificationUri, userCode } = pending;
  out(`Open this address on any device, and type in the code ${userCode}:\n\n`);
  out(`  ${verificationUri}\n\n`);
  if (browser === true) open?.(verificationUriComplete);
  return await pending.finish(signal);
}

async function byCode(oauth: OAuthConfig, options: LoginOptions, parts: LoginParts) {
  const { out } = parts.around;
  return await awaitAnswer({
    oauth,
    paste: options.paste === true,
    begin: (redirectUri) => beginCodeLogin(oauth.client, redirectUri, parts.means),
    show(url, waitsOn) {
      out(`Open this address to log in to ${oauth.client.flow.name}:\n\n  ${url}\n\n`);
      if (waitsOn !== undefined) out(`Waiting for the browser on ${waitsOn}.\n`);
      if (parts.lines !== undefined) {
        out("When it ends on a page that cannot be shown, paste that page's address here.\n");
      }
      if (options.browser === true) parts.open?.(url);
    },
  }, parts);
}

/** As far as it is known. */
function whose({ identity, attrs }: Pick<NewCredential, "identity" | "attrs">): string {
  const who = identity?.email ?? attrs?.login ?? identity?.accountId;
  if (who === undefined) return "";
  return identity?.orgName === undefined ? ` as ${who}` : ` as ${who} (${identity.orgName})`;
}
