/**
 * A provider: an upstream as data.
 *
 * @module
 */

import type { EndpointId } from "../canonical/endpoint.ts";
import type { JsonObject } from "../canonical/json.ts";
import type { DialectId } from "../canonical/request.ts";
import type { PlanRule } from "../credentials/plans.ts";
import type { WireProfile } from "../dialects/dialect.ts";
import type { Cloud } from "./cloud.ts";
import type { TokenShape } from "./token_shape.ts";

/**
 * How a provider wants its secret: as a bearer token, or in a header of its own (Cloudflare's holds
 * a bearer token too).
 */
export type AuthShape =
  | "bearer"
  | "x-api-key"
  | "api-key"
  | "x-goog-api-key"
  | "cf-aig-authorization"
  | "none";

/** The ways a secret is sent. */
export const AUTH_SHAPES: readonly AuthShape[] = [
  "bearer",
  "x-api-key",
  "api-key",
  "x-goog-api-key",
  "cf-aig-authorization",
  "none",
];

/** Where one wire of a provider is spoken; what is absent is as the rest of its row says. */
export interface Place {
  /** Up to, and without, the dialect's path. */
  readonly baseUrl?: string;
  /** How the secret is sent there. */
  readonly auth?: AuthShape;
}

/** Models that are served on some of a provider's wires only. */
export interface ModelWires {
  /** Beginnings of their names, in lower case. */
  readonly models: readonly string[];
  /** The wires, the preferred one first. */
  readonly dialects: readonly [DialectId, ...DialectId[]];
}

/** What stands in braces in a provider's URLs, and where it is taken from when no setting says it. */
export interface Blank {
  /** Environment variables, the first one set wins. */
  readonly env: readonly string[];
  /** What it is when nobody says it. */
  readonly fallback?: string;
}

/** How the events of an answer come: as messages of a WebSocket, or in the body of an answer. */
export type Transport = "websocket" | "sse";

/** The ways in which the events of an answer can come. */
export const TRANSPORTS: readonly [Transport, Transport] = ["websocket", "sse"];

/** An upstream. */
export interface Provider {
  /** The name before the slash in `provider/model`. */
  readonly id: string;
  /** Other names it goes by before the slash, such as those of public catalogs. */
  readonly aliases?: readonly string[];
  /** What people call it. */
  readonly name: string;
  /**
   * The API families it serves under its base URL, the preferred one first. A caller who speaks one
   * of them is relayed without translation.
   */
  readonly dialects: readonly [DialectId, ...DialectId[]];
  /** Which wires serve which models, where not each serves all: the first entry that fits counts. */
  readonly wires?: readonly ModelWires[];
  /**
   * Up to, and without, the dialect's path: `https://api.openai.com/v1`. A cloud's has a place left
   * open, `{region}`, which its envelope fills.
   */
  readonly baseUrl: string;
  /** Its part of a cloud; absent for a host that is asked plainly. */
  readonly cloud?: Cloud;
  /** Wires that are spoken elsewhere, or with the secret sent otherwise. */
  readonly places?: Readonly<Partial<Record<DialectId, Place>>>;
  /** What stands in braces in its URLs: `{account}`. It is filled in once, with the configuration. */
  readonly blanks?: Readonly<Record<string, Blank>>;
  /** How its secret is sent. */
  readonly auth: AuthShape;
  /** Whether it answers without a secret too; one is sent where there is one. */
  readonly keyless?: boolean;
  /** Environment variables that hold its secret, the first one set wins. */
  readonly env: readonly string[];
  /**
   * Variables whose secret is good for more than this provider. They are looked at once the
   * configuration names the provider, and are no reason to use it.
   */
  readonly envIfNamed?: readonly string[];
  /** Headers sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Members of every request's body, unless the body has them: a router's own options, say. */
  readonly body?: JsonObject;
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
  /** Which plans cover which models, as far as it is documented; the first that fits counts. */
  readonly plans?: readonly PlanRule[];
  /** The way of logging in to it, by its name; see `FLOWS`. */
  readonly oauth?: string;
  /** What its requests need when they are signed with an OAuth token. */
  readonly tokenShape?: TokenShape;
  /**
   * A path below the base URL whose documented answer to a GET costs nothing, and is given for a good
   * secret only; absent where none is documented, or anybody is answered.
   */
  readonly checkPath?: string;
  /**
   * Of a server on one's own machine: a path at its root that costs nothing, and a member of the
   * answer that tells it from others.
   */
  readonly probe?: { readonly path: string; readonly member: string };
  /**
   * How its answers may come in `openai-responses`, the preferred way first; `sse` alone when absent.
   * A WebSocket is opened only where the runtime lends one, and `sse` is there whenever it fails.
   */
  readonly transports?: readonly [Transport, ...Transport[]];
  /**
   * Headers in which the vendor's own program speaks of itself, beside those of the dialect; lower
   * case, a trailing `*` stands for any rest. They go to the base URL given here and to no other.
   */
  readonly ownHeaders?: readonly string[];
  /**
   * A header of its answers that is to be sent back with the other requests of the same turn, to the
   * same account.
   */
  readonly turnHeader?: string;
  /** Whether the `cost` in its answers' usage is what it charged, in USD. */
  readonly tellsCost?: true;
  /** Where its API is described. */
  readonly docs?: string;
  /** What people have to know before they use it, in one sentence. */
  readonly note?: string;
  /** Answers requests inside the process, in place of the network. */
  readonly fetch?: (request: Request) => Promise<Response>;
}
