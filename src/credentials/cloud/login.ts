/**
 * How an account of a cloud comes by what requests are signed with.
 *
 * @module
 */

import type { Secret } from "../secret.ts";

/** A Google service account's key, as the console hands it out. */
export interface ServiceAccountKey {
  /** Whose account it is. */
  readonly email: string;
  /** The key itself, PKCS #8 in PEM. */
  readonly privateKey: Secret;
  /** What the key is called. */
  readonly keyId?: string;
  /** The project that the account belongs to. */
  readonly project?: string;
}

/** A way to be let in. */
export type CloudLogin =
  /** A token for a service account, asked for with a signed statement (RFC 7523). */
  | { readonly kind: "google_key"; readonly key: ServiceAccountKey; readonly scope: string }
  /** Application Default Credentials: a file, else the machine's own identity. */
  | { readonly kind: "google_ambient"; readonly scope: string }
  /** A token for an application registered in Entra ID (RFC 6749 section 4.4). */
  | {
    readonly kind: "azure_client";
    readonly tenantId: string;
    readonly clientId: string;
    readonly clientSecret: Secret;
    readonly scope: string;
  }
  /** A workload's or the machine's own identity, or the application in the environment. */
  | { readonly kind: "azure_ambient"; readonly scope: string }
  /** Keys that are good until somebody takes them away, or a session's. */
  | {
    readonly kind: "aws_keys";
    readonly accessKeyId: string;
    readonly secretAccessKey: Secret;
    readonly sessionToken?: Secret;
  }
  /** AWS's standard chain, in the order its own tools have. */
  | { readonly kind: "aws_ambient"; readonly profile?: string };

/** A configured account of a cloud. */
export interface CloudAccount {
  /** What it is called in logs; unnamed ones are numbered. */
  readonly name?: string;
  /** How it is let in. */
  readonly login: CloudLogin;
  /** What else its requests need: a project, a location, a region. */
  readonly attrs: Readonly<Record<string, string>>;
  /** A higher tier is used up before a lower one is touched. */
  readonly priority?: number;
  /** Its share of its tier's load, 1 by default. */
  readonly weight?: number;
}
