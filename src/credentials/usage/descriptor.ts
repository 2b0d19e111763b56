/**
 * How a vendor tells what is used of an account, as data. What is done with it is in `probe.ts`.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { UpstreamFailure } from "../failure.ts";
import type { CredentialRecord } from "../record.ts";
import type { UsageLimit, UsageReading } from "../usage.ts";

/** One request for a report. */
export interface ProbeRequest {
  /** Of one of the descriptor's hosts. */
  readonly url: string;
  /** The secret among them. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What an answer tells. */
export interface ProbeTold {
  /** The limits; `undefined` when the answer is none of the vendor's. */
  readonly limits: readonly UsageLimit[] | undefined;
  /** For people. */
  readonly notes?: readonly string[];
  /** What else is told, such as the plan. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A vendor's way of telling usage. */
export interface UsageDescriptor {
  /** What reports call it. */
  readonly provider: string;
  /** Where it is described. */
  readonly docs: string;
  /**
   * The hosts of the base URLs it is for. A secret that belongs to another host, such as a proxy's,
   * is never shown to the vendor.
   */
  readonly servedBy: readonly string[];
  /** How an account is asked about; absent where only answers tell. */
  readonly ask?: {
    /** The only host that is asked, over https. */
    readonly host: string;
    /** The request; `undefined` for a credential that the vendor would not know. */
    request(record: CredentialRecord): ProbeRequest | undefined;
    /** Reads the answer. */
    read(answer: JsonObject, now: number): ProbeTold;
  };
  /** What the headers of any answer say; nothing where they say nothing. */
  readonly fromHeaders?: (
    headers: Headers,
    status: number,
    now: number,
  ) => readonly UsageLimit[] | undefined;
  /** What a refusal says; nothing where it says nothing. */
  readonly fromFailure?: (
    failure: UpstreamFailure,
    now: number,
  ) => readonly UsageLimit[] | undefined;
  /** How its reports are read when an account is chosen. */
  readonly reading: UsageReading;
}
