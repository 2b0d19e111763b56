/**
 * How a vendor lets people log in, as data. What the engine does with it is RFC 6749, RFC 7636 and
 * RFC 8628; a vendor that needs an exception needs a field here, and no branch anywhere.
 *
 * @module
 */

import type { Secret } from "../secret.ts";

/** Where something is told: in the token answer, the claims of a token in it, or the profile. */
export type ClaimPath = readonly [
  source: "answer" | "id_token" | "access_token" | "profile",
  ...keys: string[],
];

/** The way over a browser that comes back with a code (RFC 6749 section 4.1, RFC 7636, RFC 8252). */
export interface CodeFlow {
  /** Where the person is sent. */
  readonly authorizeUrl: string;
  /** Where the browser comes back to; without a port, any free one. */
  readonly redirect: {
    readonly host: "localhost" | "127.0.0.1";
    readonly port?: number;
    readonly path: string;
  };
  /** What is sent along beside the parameters of the standard. */
  readonly params: Readonly<Record<string, string>>;
  /** Whether the token request repeats the state. */
  readonly stateInToken?: boolean;
  /**
   * A vendor without client ids, states and token answers: it takes the callback under this name, and
   * gives an API key for the code.
   */
  readonly keyFor?: { readonly callbackParam: string; readonly url: string };
}

/** The way over a code that is typed in on another device (RFC 8628). */
export interface DeviceFlow {
  /** Where the code is asked for; from the issuer's metadata where it is left out. */
  readonly url?: string;
}

/** A vendor's way of logging in. */
export interface OAuthFlow {
  /** What people call it. */
  readonly name: string;
  /** Where it is described, or where the vendor says who may use it. */
  readonly docs: string;
  /**
   * Set where a plan for people pays and not an API contract: the page with the vendor's terms. The
   * operator has to say that they were read.
   */
  readonly terms?: string;
  /** The only hosts that are talked to, by their whole names; one with a leading dot covers those below it. */
  readonly hosts: readonly string[];
  /** Who answers, where that is told with the answer (RFC 9207). */
  readonly issuer?: string;
  /** Whether endpoints that are left out are found at the issuer (RFC 8414, OpenID Connect Discovery). */
  readonly discover?: boolean;
  /** Where tokens are asked for. */
  readonly tokenUrl?: string;
  /** In which form. */
  readonly tokenBody: "form" | "json";
  /** Whether the vendor knows clients by an id; the operator has to bring one. */
  readonly needsClientId: boolean;
  /** Whether the client needs a secret too. */
  readonly needsClientSecret: boolean;
  /** What is asked for. */
  readonly scopes: readonly string[];
  /** With a browser on this machine. */
  readonly code?: CodeFlow;
  /** With a code that is typed in somewhere. */
  readonly device?: DeviceFlow;
  /** Where one asks whose token it is, once after a login. */
  readonly profileUrl?: string;
  /** Whose account it is; the first path that leads to something. */
  readonly identity: Readonly<
    Partial<Record<"accountId" | "email" | "orgId" | "orgName", readonly ClaimPath[]>>
  >;
  /** What tells two accounts apart, and whether one person's seats in two organisations are two. */
  readonly identityKey: {
    readonly order: readonly ("accountId" | "email")[];
    readonly orgQualified: boolean;
  };
  /** What else requests need to say of the account; never a secret. */
  readonly attrs?: Readonly<Record<string, readonly ClaimPath[]>>;
  /** How long a token is good when neither the answer nor the token says so, in milliseconds. */
  readonly lifeMs: number;
  /** How long a login is good, however often its tokens are renewed, in milliseconds. */
  readonly grantLifeMs?: number;
}

/** A flow with what the operator brings to it. */
export interface OAuthClient {
  /** The vendor's way. */
  readonly flow: OAuthFlow;
  /** Who asks; empty where the vendor knows no such ids. */
  readonly clientId: string;
  /** What proves it, where the vendor demands that. */
  readonly clientSecret?: Secret;
  /** In place of the flow's own. */
  readonly scopes?: readonly string[];
}

/** What the engine needs of the runtime. */
export interface OAuthMeans {
  /** Sends a request. */
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Who we say we are. */
  readonly userAgent: string;
}

/** Why a login did not come about, for the person who tried. */
export class LoginError extends Error {
  /** `LoginError`. */
  override readonly name = "LoginError";
  /** The identity provider's own code, or ours: `access_denied`, `expired_token`, `no_answer`. */
  readonly code: string;

  /** Says in one sentence what is in the way; never with a secret. */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
