/**
 * A provider: an upstream as data.
 *
 * @module
 */

import type { EndpointId } from "../canonical/endpoint.ts";
import type { DialectId } from "../canonical/request.ts";
import type { WireProfile } from "../dialects/dialect.ts";
import type { TokenShape } from "./token_shape.ts";

/** How a provider wants its secret: as a bearer token, or in a header of its own. */
export type AuthShape = "bearer" | "x-api-key" | "api-key" | "x-goog-api-key" | "none";

/** An upstream. */
export interface Provider {
  /** The name before the slash in `provider/model`. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /**
   * The API families it serves under its base URL, the preferred one first. A caller who speaks one
   * of them is relayed without translation.
   */
  readonly dialects: readonly [DialectId, ...DialectId[]];
  /** Up to, and without, the dialect's path: `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** How its secret is sent. */
  readonly auth: AuthShape;
  /** Environment variables that hold its secret, the first one set wins. */
  readonly env: readonly string[];
  /** Headers sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** What it wants done differently. */
  readonly profile: WireProfile;
  /**
   * Wires of its dialects that it made itself: its bytes say what they are, so nobody looks for what
   * its own SDKs would stumble over. They hold for the base URL given here and for no other.
   */
  readonly trueTo?: readonly DialectId[];
  /** Models known by name; they are listed by `GET /v1/models` and can be asked for bare. */
  readonly models: readonly string[];
  /** Beginnings of model names that are this provider's, for bare names that are not listed. */
  readonly prefixes: readonly string[];
  /** What it serves beside its dialects, under the same base URL; nothing when absent. */
  readonly endpoints?: readonly EndpointId[];
  /** Endpoints that are not under the base URL: their whole URLs. */
  readonly endpointUrls?: Readonly<Partial<Record<EndpointId, string>>>;
  /** How long its prompt cache stays warm after the last use, in milliseconds; a day by default. */
  readonly warmMs?: number;
  /** The way of logging in to it, by its name; see `FLOWS`. */
  readonly oauth?: string;
  /** What its requests need when they are signed with an OAuth token. */
  readonly tokenShape?: TokenShape;
  /**
   * A path below the base URL whose documented answer to a GET costs nothing, and is given for a good
   * secret only; absent where none is documented, or anybody is answered.
   */
  readonly checkPath?: string;
  /** Where its API is described. */
  readonly docs?: string;
  /** Answers requests inside the process, in place of the network. */
  readonly fetch?: (request: Request) => Promise<Response>;
}
