/**
 * The library that knows the protocol. It is loaded when somebody logs in or the first token is
 * renewed: a gateway whose accounts are API keys never loads it.
 *
 * @module
 */

import type { AuthorizationServer, Client, ClientAuth } from "oauth4webapi";
import { LoginError, type OAuthClient, type OAuthFlow, type OAuthMeans } from "./flow.ts";
import { createTransport, type Transport } from "./transport.ts";

/** The library. */
export type Library = typeof import("oauth4webapi");

let loading: Promise<Library> | undefined;

/** Loads the library, once. */
export function loadLibrary(): Promise<Library> {
  return loading ??= import("oauth4webapi");
}

/** What every request to an identity provider is made with. */
export interface Call {
  readonly library: Library;
  readonly server: AuthorizationServer;
  readonly client: Client;
  readonly auth: ClientAuth;
  readonly transport: Transport;
  /** The library's options for one request. */
  options(additional?: Record<string, string>): {
    readonly signal?: AbortSignal;
    readonly additionalParameters?: Record<string, string>;
  };
}

/**
 * Makes ready for a request.
 *
 * @throws {LoginError} if endpoints have to be found and cannot be.
 */
export async function prepare(
  client: OAuthClient,
  means: OAuthMeans,
  signal?: AbortSignal,
): Promise<Call> {
  const { flow, clientId, clientSecret } = client;
  const library = await loadLibrary();
  const transport = createTransport(flow, means);
  const server = await serverOf(library, flow, transport, signal);
  return {
    library,
    server,
    client: { client_id: clientId },
    auth: clientSecret === undefined
      ? library.None()
      : library.ClientSecretPost(clientSecret.reveal()),
    transport,
    options: (additional) => ({
      [library.customFetch]: transport.fetch,
      ...(signal === undefined ? {} : { signal }),
      ...(additional === undefined ? {} : { additionalParameters: additional }),
    }),
  };
}

async function serverOf(
  library: Library,
  flow: OAuthFlow,
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<AuthorizationServer> {
  const known = {
    issuer: flow.issuer ?? new URL(flow.tokenUrl ?? flow.docs).origin,
    ...(flow.tokenUrl === undefined ? {} : { token_endpoint: flow.tokenUrl }),
    ...(flow.device?.url === undefined ? {} : { device_authorization_endpoint: flow.device.url }),
  };
  if (flow.discover !== true) return known;
  const issuer = new URL(known.issuer);
  try {
    const response = await library.discoveryRequest(issuer, {
      [library.customFetch]: transport.fetch,
      ...(signal === undefined ? {} : { signal }),
    });
    return { ...await library.processDiscoveryResponse(issuer, response), ...known };
  } catch (cause) {
    const message = `Cannot log in: ${flow.name} does not say where tokens are asked for`;
    throw new LoginError("no_answer", message, { cause });
  }
}
