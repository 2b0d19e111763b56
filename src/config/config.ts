/**
 * What a configuration means: every reference resolved, every default filled in.
 *
 * @module
 */

import type { FactValues } from "../catalog/facts.ts";
import type { CloudAccount } from "../credentials/cloud/login.ts";
import type { FailureClass } from "../credentials/failure.ts";
import type { OAuthClient } from "../credentials/oauth/flow.ts";
import type { Grant } from "../credentials/broker/grant.ts";
import type { Secret } from "../credentials/secret.ts";
import type { KeyScope } from "../keys/scopes.ts";
import type { Provider } from "../providers/provider.ts";
import type { ResponsesConfig } from "./responses.ts";
import type { StoreConfig } from "./store_file.ts";

/** Who may call. Either the key itself or its SHA-256 digest in hexadecimal is given. */
export interface KeyConfig {
  /** What the caller is called in logs and limits. */
  readonly name: string;
  /** The key itself. */
  readonly key?: Secret;
  /** Its digest, 64 hexadecimal digits in lower case. */
  readonly sha256?: string;
  /** What it is good for; asking models by default. */
  readonly scopes?: readonly KeyScope[];
}

/** Who may administer. Either the key itself or its SHA-256 digest in hexadecimal is given. */
export interface AdminConfig {
  /** The key itself. */
  readonly key?: Secret;
  /** Its digest, 64 hexadecimal digits in lower case. */
  readonly sha256?: string;
  /** Whether other machines may, too. */
  readonly remote: boolean;
}

/** A secret of a provider, and how much it is used. */
export interface AccountConfig {
  /** What it is called in logs; unnamed ones are numbered. */
  readonly name?: string;
  /** The secret itself. */
  readonly secret: Secret;
  /** A higher tier is used up before a lower one is touched; see `accounts` in the schema. */
  readonly priority?: number;
  /** Its share of its tier's load, 1 by default. */
  readonly weight?: number;
  /** Where it was found. */
  readonly origin: "config" | "env";
}

/** An account of a cloud, and where it was found. */
export interface CloudAccountConfig extends CloudAccount {
  /** Where it was found. */
  readonly origin: "config" | "env";
}

/** How accounts of a provider log in. */
export interface OAuthConfig {
  /** The flow, and what the operator brings to it. */
  readonly client: OAuthClient;
  /** Text that comes before a request's own instructions, where the provider has a place for it. */
  readonly leadingText?: string;
  /** The port on loopback that the browser comes back to, in place of the flow's own. */
  readonly callbackPort?: number;
}

/** A provider with the accounts to use it. */
export interface ProviderConfig {
  /** The upstream. */
  readonly provider: Provider;
  /** Its accounts; none where it takes no secret. */
  readonly accounts: readonly AccountConfig[];
  /** Its accounts that are its cloud's. */
  readonly cloudAccounts?: readonly CloudAccountConfig[];
  /** How accounts log in; absent unless it is configured. */
  readonly oauth?: OAuthConfig;
  /** What is known of its models by the configuration, by the provider's own names. */
  readonly facts?: ReadonlyMap<string, FactValues>;
  /** The known provider whose models it has; absent where nothing is taken to be known of them. */
  readonly factsFrom?: string;
  /** Where it was found, for people: `config`, `built in` or an environment variable's name. */
  readonly foundIn?: string;
}

/** A gateway that may use the accounts of this one: its token, or that one's digest. */
export interface BrokerTokenConfig {
  /** The token itself. */
  readonly key?: Secret;
  /** Its SHA-256 digest, 64 hexadecimal digits in lower case. */
  readonly sha256?: string;
  /** What it is good for. */
  readonly grant: Grant;
}

/** How accounts are shared between gateways: lent to others, or another's used. */
export type BrokerConfig =
  | { readonly kind: "lend"; readonly tokens: readonly BrokerTokenConfig[] }
  | { readonly kind: "use"; readonly url: string; readonly token: Secret };

/** How long one target may take, where the bounds of the gateway are not to hold; in milliseconds. */
export interface Timeouts {
  /** Longest wait for response headers, connecting included. */
  readonly headersMs?: number;
  /** Longest wait for the first event of a stream, from the beginning of the attempt. */
  readonly firstEventMs?: number;
  /** Longest silence in the middle of an answer. */
  readonly idleMs?: number;
  /** Longest time for the whole answer, from the beginning of the attempt. */
  readonly totalMs?: number;
}

/** A place that can serve a model. */
export interface RouteTarget {
  /** A key of {@link Config.providers}. */
  readonly provider: string;
  /** The provider's own model name; in a wildcard's target, `*` is what the name's `*` matched. */
  readonly model: string;
  /** A lower tier is asked before a higher one; 1 by default. */
  readonly tier?: number;
  /** Its share among its equals; 1 by default. */
  readonly weight?: number;
  /** Its own bounds. */
  readonly timeouts?: Timeouts;
}

/** How targets of one tier are put in order. */
export type Choice = "order" | "weight" | "cost" | "latency";

/** All of {@link Choice}. */
export const CHOICES: readonly Choice[] = ["order", "weight", "cost", "latency"];

/** Where a public model name leads, and what is done when a place there does not answer. */
export interface Route {
  /** As they were written; at least one. */
  readonly targets: readonly RouteTarget[];
  /** How those of one tier are put in order. */
  readonly choose: Choice;
  /** The classes of failures after which the next target is asked; absent for the usual ones. */
  readonly fallbackOn?: ReadonlySet<FailureClass>;
  /** What is asked in place of the rest when a prompt was too long. */
  readonly contextFallback: readonly RouteTarget[];
  /** After how long without an answer the next target is asked as well; 0 for never. */
  readonly hedgeMs: number;
}

/** Bounds; times are in milliseconds, sizes in bytes. */
export interface Limits {
  /** Largest request body. */
  readonly bodyBytes: number;
  /** Largest upload of a file, which is passed on as it comes and not held. */
  readonly uploadBytes: number;
  /** Deepest nesting of a JSON request body. */
  readonly jsonDepth: number;
  /** Longest wait for a whole request body; while a file is passed on, for its next piece. */
  readonly bodyMs: number;
  /** Longest wait for a provider's response headers. */
  readonly headersMs: number;
  /** Longest silence of a provider in the middle of an answer. */
  readonly idleMs: number;
  /** How long an answer is held back for its first event before the status is committed. */
  readonly commitMs: number;
  /** Longest silence towards a streaming client before a comment keeps the line alive. */
  readonly keepAliveMs: number;
  /** Longest time a client may leave an answer unread. */
  readonly stallMs: number;
  /** How long running answers may take to end when the gateway is told to stop. */
  readonly drainMs: number;
  /** Largest answer of a provider that is not streamed. */
  readonly replyBytes: number;
  /** Most requests to providers for one request of a client. */
  readonly attempts: number;
  /** How long a request may wait between attempts, all together. */
  readonly retryMs: number;
  /** How long after its coming a request may still be sent to a provider once more. */
  readonly tryingMs: number;
  /** How many of a hundred requests to a provider may be asked again; ten a minute always may. */
  readonly retryPercent: number;
  /** Whether a target that keeps failing is left alone for a while. */
  readonly circuitBreaker: boolean;
}

/** A configuration, ready to run. */
export interface Config {
  /** Where a listening adapter binds; absent where somebody else listens. */
  readonly listen?: { readonly hostname: string; readonly port: number };
  /** Who may call; without any, everybody on this machine. */
  readonly keys: readonly KeyConfig[];
  /** Who may administer; without it there is no admin API. */
  readonly admin?: AdminConfig;
  /** Upstreams by id. */
  readonly providers: ReadonlyMap<string, ProviderConfig>;
  /** Public model name → where it leads; a `*` in a name stands for any text. */
  readonly models: ReadonlyMap<string, Route>;
  /** Where more is found of models than the program knows. */
  readonly catalog?: {
    /** A URL, or the path of a file. */
    readonly from?: string;
    /** Whether providers are asked for their models, aside from all requests. */
    readonly ask?: boolean;
    /** Whether a comment at the end of streams tells what they cost; it does by default. */
    readonly streamCost?: boolean;
  };
  /** Browser origins that may call; none by default. */
  readonly origins: readonly string[];
  /** Host names that are answered beside the loopback ones; empty means any when not on loopback. */
  readonly hosts: readonly string[];
  /** Sharing of accounts with other gateways; none by default. */
  readonly broker?: BrokerConfig;
  /** The bounds on everything. */
  readonly limits: Limits;
  /** What is kept for clients of Responses. */
  readonly responses: ResponsesConfig;
  /** Where it is kept, for whoever opens stores: a gateway takes the host's. */
  readonly store?: StoreConfig;
}

/** The bounds where the configuration sets none. */
export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 32 * 1024 * 1024,
  uploadBytes: 512 * 1024 * 1024,
  jsonDepth: 64,
  bodyMs: 120_000,
  headersMs: 600_000,
  idleMs: 600_000,
  commitMs: 15_000,
  keepAliveMs: 5_000,
  stallMs: 300_000,
  drainMs: 30_000,
  replyBytes: 64 * 1024 * 1024,
  attempts: 6,
  retryMs: 20_000,
  tryingMs: 900_000,
  retryPercent: 20,
  circuitBreaker: true,
};

/** Whether `hostname` names this machine only. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "::1" || hostname === "[::1]" ||
    /^127(\.\d{1,3}){3}$/.test(hostname);
}
