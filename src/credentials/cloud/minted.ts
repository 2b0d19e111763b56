/**
 * What comes of being let in by a cloud, and what is needed for it.
 *
 * @module
 */

import type { Means } from "../means.ts";
import type { AwsSecret, OAuthSecret } from "../record.ts";
import { Secret } from "../secret.ts";
import type { Ambient } from "./ambient.ts";

/** What requests are signed with for a while. */
export interface Minted {
  readonly secret: OAuthSecret | AwsSecret;
  /** What was learned beside it, such as the project; it never takes the place of what is set. */
  readonly attrs?: Readonly<Record<string, string>>;
}

/** The means of one minting. */
export interface MintMeans extends Pick<Means, "now" | "after"> {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** How requests name themselves. */
  readonly userAgent: string;
  readonly ambient?: Ambient | undefined;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** A minting that came to nothing; its message holds no secret. */
export class MintError extends Error {
  override readonly name = "MintError";
  /** Whether whoever was asked said no, so that asking again changes nothing. */
  readonly refused: boolean;

  /** Says why, in the grammar "Cannot <action> <thing>: <state>". */
  constructor(message: string, refused = false) {
    super(message);
    this.refused = refused;
  }
}

/** A token that is good for `seconds` from now on. */
export function tokenFor(access: string, seconds: number, { now }: Pick<MintMeans, "now">): Minted {
  return {
    secret: {
      kind: "oauth",
      access: new Secret(access),
      remote: true,
      expiresAt: now() + seconds * 1000,
    },
  };
}

/**
 * The runtime's loan.
 *
 * @throws {MintError} if nothing is lent.
 */
export function ambientOf({ ambient }: Pick<MintMeans, "ambient">): Ambient {
  if (ambient !== undefined) return ambient;
  throw new MintError(
    "Cannot look for credentials: this runtime lends no environment and no files",
    true,
  );
}
