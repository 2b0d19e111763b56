/**
 * Logging in over a browser: authorization code with PKCE (RFC 6749 section 4.1, RFC 7636), with the
 * answer on loopback (RFC 8252) or pasted by the person.
 *
 * @module
 */

import { readCallback } from "./callback.ts";
import { credentialOf, keyCredential, type LoggedIn } from "./credential.ts";
import { type CodeFlow, LoginError, type OAuthClient, type OAuthMeans } from "./flow.ts";
import { isSendable, readGrant } from "./grant.ts";
import { type Call, prepare } from "./library.ts";
import { askProfile } from "./profile.ts";
import { quoted, troubleOf } from "./trouble.ts";

/** A login that waits for the browser. */
export interface CodeLogin {
  /** Where the person has to go. */
  readonly url: string;
  /**
   * Takes what came back: a URL, a query string, `code#state`, or the code where the vendor has no
   * states. Resolves with `undefined` when it is no answer to this login, and nothing has happened.
   *
   * @throws {LoginError} if the person or the identity provider refused, or cannot be understood.
   */
  finish(answer: string, signal?: AbortSignal): Promise<LoggedIn | undefined>;
}

/**
 * Begins a login over a browser.
 *
 * @param redirectUri Where the browser comes back to; it is the flow's own, with a port.
 * @throws {LoginError} if the flow has no such way, or its endpoints cannot be found.
 *
 * @example
 * ```ts
 * import { beginCodeLogin } from "./code.ts";
 * import { findFlow } from "./flows/mod.ts";
 *
 * const flow = findFlow("openrouter");
 * if (flow === undefined) throw new Error("no such flow");
 * const means = { fetch, now: () => 0, userAgent: "example" };
 * const login = await beginCodeLogin(
 *   { flow, clientId: "" },
 *   "http://localhost:3000/callback",
 *   means,
 * );
 * new URL(login.url).host; // "openrouter.ai"
 * await login.finish("nothing at all"); // undefined
 * ```
 */
export async function beginCodeLogin(
  client: OAuthClient,
  redirectUri: string,
  means: OAuthMeans,
): Promise<CodeLogin> {
  const { flow } = client;
  const { code } = flow;
  if (code === undefined) {
    throw new LoginError(
      "unsupported",
      `Cannot log in over a browser: ${flow.name} has no such way`,
    );
  }
  const call = await prepare(client, means);
  const verifier = call.library.generateRandomCodeVerifier();
  const challenge = await call.library.calculatePKCECodeChallenge(verifier);
  const state = code.keyFor === undefined ? call.library.generateRandomState() : undefined;
  const pending: Pending = { client, code, redirectUri, verifier, state, means };
  const taken = new Map<string, Promise<LoggedIn>>();

  async function take(params: URLSearchParams, signal: AbortSignal | undefined): Promise<LoggedIn> {
    const asking = await prepare(client, means, signal);
    try {
      return code?.keyFor === undefined
        ? await exchange(pending, params, asking, signal)
        : await exchangeForKey(pending, params, code.keyFor.url, asking, signal);
    } catch (error) {
      throw await troubleOf(error, flow, asking);
    }
  }

  return {
    url: authorizeUrl(pending, challenge),
    async finish(answer, signal) {
      const params = readCallback(answer);
      if (params === undefined || !isMine(params, state)) return undefined;
      const refusal = params.get("error");
      if (refusal !== null) throw refused(flow.name, refusal, params.get("error_description"));
      // The browser and the person may both bring the answer, but a code is never shown twice: that
      // may end what was granted for it (RFC 6749 section 4.1.2).
      const one = params.get("code") ?? "";
      const known = taken.get(one) ?? take(params, signal);
      taken.set(one, known);
      return await known;
    },
  };
}

interface Pending {
  readonly client: OAuthClient;
  readonly code: CodeFlow;
  readonly redirectUri: string;
  readonly verifier: string;
  /** Absent where the vendor has none: there the verifier alone ties the answer to the question. */
  readonly state: string | undefined;
  readonly means: OAuthMeans;
}

function authorizeUrl(
  { client: { flow, clientId, scopes }, code, redirectUri, state }: Pending,
  challenge: string,
): string {
  const url = new URL(code.authorizeUrl);
  const own = code.keyFor === undefined;
  const params: Record<string, string> = {
    ...code.params,
    ...(own ? { response_type: "code", client_id: clientId } : {}),
    [code.keyFor?.callbackParam ?? "redirect_uri"]: redirectUri,
    ...(own ? { scope: (scopes ?? flow.scopes).join(" ") } : {}),
    ...(state === undefined ? {} : { state }),
    code_challenge: challenge,
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}

/** Somebody else's answer, an error included, is none: anybody can make a browser call loopback. */
function isMine(params: URLSearchParams, state: string | undefined): boolean {
  return state === undefined || params.get("state") === state;
}

function refused(name: string, code: string, said: string | null): LoginError {
  return new LoginError(code, `Cannot log in: ${name} says ${quoted(code, said ?? undefined)}`);
}

/** Takes the code for tokens. */
async function exchange(
  { client: { flow }, code, redirectUri, verifier, state, means }: Pending,
  params: URLSearchParams,
  call: Call,
  signal: AbortSignal | undefined,
): Promise<LoggedIn> {
  const { library, server, client, auth, options, transport } = call;
  // Only where the vendor is known to say who answers can that be compared (RFC 9207).
  if (flow.issuer === undefined) params.delete("iss");
  const valid = library.validateAuthResponse(server, client, params, state);
  const askedAt = means.now();
  const response = await library.authorizationCodeGrantRequest(
    server,
    client,
    auth,
    valid,
    redirectUri,
    verifier,
    options(code.stateInToken === true && state !== undefined ? { state } : undefined),
  );
  await library.processAuthorizationCodeResponse(server, client, response);
  const answer = transport.seen.body ?? {};
  const first = readGrant(flow, answer, askedAt);
  if (first === undefined) throw new Error("no token");
  const profile = await askProfile(flow, first.secret.access, call, signal);
  const grant = readGrant(flow, answer, askedAt, profile) ?? first;
  return credentialOf(flow, grant, askedAt);
}

/** Takes the code for an API key: not the standard's way, but with its PKCE. */
async function exchangeForKey(
  { verifier, means }: Pending,
  params: URLSearchParams,
  url: string,
  { transport }: Call,
  signal: AbortSignal | undefined,
): Promise<LoggedIn> {
  await transport.fetch(url, {
    method: "POST",
    headers: {},
    body: new URLSearchParams({
      code: params.get("code") ?? "",
      code_verifier: verifier,
      code_challenge_method: "S256",
    }),
    signal,
  });
  const { status, body } = transport.seen;
  const key = body?.key;
  if (status === 200 && typeof key === "string" && isSendable(key)) {
    return keyCredential(key, means.now());
  }
  throw new Error("no key");
}
