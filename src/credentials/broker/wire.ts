/**
 * What a broker and those it serves say to each other, as schemas. They take keys they do not know,
 * so that the two ends need not be of one version.
 *
 * @module
 */

import * as v from "valibot";
import type { Block, Scope } from "../block.ts";
import type { CredentialRecord } from "../record.ts";

/**
 * A state of the broker's accounts. `boot` is new with every start, and within one boot `counter`
 * grows with every change.
 */
export interface Generation {
  /** Which life of the broker. */
  readonly boot: string;
  /** How many changes it has seen. */
  readonly counter: number;
}

const time = v.pipe(v.number(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.minLength(1));

const generation = v.object({ boot: text, counter: count });

const scope = v.custom<Scope>((value) =>
  typeof value === "string" && /^(\*|(model|meter):.{1,300})$/.test(value)
);

/** The schema of a block. */
export const blockSchema: v.GenericSchema<unknown, Block> = v.object({
  credentialId: text,
  scope,
  until: time,
  since: time,
  reason: v.picklist(["quota", "throttle", "auth", "entitlement", "refresh"]),
  timing: v.picklist(["provider", "heuristic"]),
  strikes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  requestId: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
});

const secret = v.variant("kind", [
  v.object({ kind: v.literal("api_key"), key: v.exactOptional(text) }),
  v.object({
    kind: v.literal("oauth"),
    access: v.exactOptional(text),
    expiresAt: time,
    grantExpiresAt: v.exactOptional(time),
    renewable: v.boolean(),
  }),
  v.object({ kind: v.literal("none") }),
]);

/** What requests are signed with, where the token may be told; a refresh token never is. */
export type RowSecret =
  | { readonly kind: "api_key"; readonly key?: string }
  | {
    readonly kind: "oauth";
    readonly access?: string;
    readonly expiresAt: number;
    readonly grantExpiresAt?: number;
    /** Whether the broker can renew it. */
    readonly renewable: boolean;
  }
  | { readonly kind: "none" };

/** An account as it is told, with its blocks. */
export interface Row
  extends Omit<CredentialRecord, "secret" | "fingerprint" | "intent" | "backoff"> {
  readonly secret: RowSecret;
  readonly blocks: readonly Block[];
}

const rowSchema: v.GenericSchema<unknown, Row> = v.object({
  id: text,
  provider: text,
  name: v.exactOptional(text),
  revision: count,
  secretRevision: count,
  status: v.picklist(["active", "suspect", "quarantined", "dead", "disabled"]),
  statusInfo: v.exactOptional(v.object({
    code: v.string(),
    message: v.string(),
    at: time,
    strikes: count,
    nextTrialAt: v.exactOptional(time),
  })),
  identity: v.object({
    key: v.nullable(v.string()),
    email: v.exactOptional(v.string()),
    accountId: v.exactOptional(v.string()),
    orgId: v.exactOptional(v.string()),
    orgName: v.exactOptional(v.string()),
  }),
  attrs: v.record(v.string(), v.string()),
  origin: v.picklist(["runtime", "config", "login", "env", "import", "fallback"]),
  priority: v.number(),
  weight: v.pipe(v.number(), v.gtValue(0)),
  createdAt: time,
  updatedAt: time,
  authorizedAt: v.exactOptional(time),
  secret,
  blocks: v.array(blockSchema),
});

/** All accounts the token covers, at one time. */
export interface BrokerSnapshot {
  readonly generation: Generation;
  readonly credentials: readonly Row[];
}

/** The schema of {@link BrokerSnapshot}. */
export const snapshotSchema: v.GenericSchema<unknown, BrokerSnapshot> = v.object({
  generation,
  credentials: v.array(rowSchema),
});

/** The schema of the stream's `entry`. */
export const entrySchema: v.GenericSchema<unknown, { generation: Generation; entry: Row }> = v
  .object({ generation, entry: rowSchema });

/** The schema of the stream's `removed`. */
export const removedSchema: v.GenericSchema<unknown, { generation: Generation; id: string }> = v
  .object({ generation, id: text });

/** What came of a wish for a renewal; only the identity provider's own verdict is `dead`. */
export type RefreshAnswer =
  | { readonly kind: "fresh"; readonly generation: Generation; readonly entry: Row }
  | {
    readonly kind: "dead";
    readonly origin: "idp";
    readonly code: string;
    readonly message: string;
  }
  | { readonly kind: "transient"; readonly retryAt: number; readonly cause: string };

/** The schema of {@link RefreshAnswer}. */
export const refreshAnswerSchema: v.GenericSchema<unknown, RefreshAnswer> = v.variant("kind", [
  v.object({ kind: v.literal("fresh"), generation, entry: rowSchema }),
  v.object({
    kind: v.literal("dead"),
    origin: v.literal("idp"),
    code: v.string(),
    message: v.string(),
  }),
  v.object({ kind: v.literal("transient"), retryAt: time, cause: v.string() }),
]);

/** The schema of what answers a change of a block. */
export const changedSchema: v.GenericSchema<unknown, { generation: Generation }> = v.object({
  generation,
});
