/**
 * Renewing tokens (RFC 6749 section 6): one request, never repeated, and a verdict in types.
 *
 * @module
 */

import type { CredentialRecord } from "../record.ts";
import type { TokenAnswer, TokenSource } from "../token_source.ts";
import type { OAuthClient, OAuthMeans } from "./flow.ts";
import { readGrant } from "./grant.ts";
import { type Call, prepare } from "./library.ts";
import { quoted } from "./trouble.ts";

/**
 * Renews the tokens of the accounts whose provider is a key of `clients`.
 *
 * A renewal never fails over what only describes it: once new tokens are handed out the old ones may
 * be spent, so everything else about the answer may be wrong.
 */
export function createTokenSource(
  clients: ReadonlyMap<string, OAuthClient>,
  means: OAuthMeans,
): TokenSource {
  return {
    supports: ({ provider, secret }) =>
      clients.has(provider) && secret.kind === "oauth" && secret.refresh !== undefined,
    async refresh(record, signal) {
      const client = clients.get(record.provider);
      if (client === undefined) return unsent(`'${record.provider}' has no login configured`);
      let call: Call;
      try {
        call = await prepare(client, means, signal);
      } catch {
        return unsent(`${client.flow.name} does not say where tokens are renewed`);
      }
      return await renew(record, client, call, means.now());
    },
  };
}

function unsent(cause: string): TokenAnswer {
  return { kind: "failed", cause, sent: false };
}

async function renew(
  { secret }: CredentialRecord,
  { flow }: OAuthClient,
  call: Call,
  askedAt: number,
): Promise<TokenAnswer> {
  if (secret.kind !== "oauth" || secret.refresh === undefined) return unsent("there is no token");
  const { library, server, client, auth, options, transport: { seen, scrub } } = call;
  let refusal: { error: string; error_description?: string | undefined } | undefined;
  try {
    const response = await library.refreshTokenGrantRequest(
      server,
      client,
      auth,
      secret.refresh.reveal(),
      options(),
    );
    await library.processRefreshTokenResponse(server, client, response);
  } catch (error) {
    if (error instanceof library.ResponseBodyError) refusal = error;
  }
  const { status, body, retryAfterMs } = seen;
  const grant = body === undefined || refusal !== undefined || !isSuccess(status)
    ? undefined
    : readGrant(flow, body, askedAt);
  if (grant !== undefined) return tokensOf(grant);
  if (status === undefined || isSuccess(status) && refusal === undefined) {
    // A status of success whose answer is lost or unreadable: the old token may be spent.
    const state = seen.trouble ?? "its answer holds no token";
    return { kind: "failed", cause: `${flow.name} is no help, ${state}`, sent: seen.sent };
  }
  return {
    kind: "refused",
    // An error in an answer of success (GitHub) is an error (RFC 6749 section 5.2).
    status: isSuccess(status) ? 400 : status,
    ...(refusal === undefined ? {} : { code: refusal.error }),
    message: refusal === undefined
      ? `${flow.name} answers with the status ${status}`
      : quoted(refusal.error, refusal.error_description, scrub),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function tokensOf(
  { secret, identity, attrs }: NonNullable<ReturnType<typeof readGrant>>,
): TokenAnswer {
  const { access, refresh, expiresAt, grantExpiresAt } = secret;
  return {
    kind: "tokens",
    access,
    ...(refresh === undefined ? {} : { refresh }),
    expiresAt,
    ...(grantExpiresAt === undefined ? {} : { grantExpiresAt }),
    identity,
    attrs,
  };
}

function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 300;
}
