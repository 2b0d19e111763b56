/**
 * What requests that are signed with an OAuth token need that those with an API key do not.
 *
 * @module
 */

import type { JsonValue } from "../canonical/json.ts";
import type { AuthMaterial } from "../credentials/contract.ts";

/** The difference, as data. What a client says itself is added to and never replaced. */
export interface TokenShape {
  /** Added to the query. */
  readonly query?: Readonly<Record<string, string>>;
  /** Headers that hold a list, in lower case, and what has to be in it. */
  readonly listed?: Readonly<Record<string, readonly string[]>>;
  /** Headers, in lower case, whose value is an attribute of the account. */
  readonly fromAttrs?: Readonly<Record<string, string>>;
  /** Members of the body that are refused; they are taken out, with notice. */
  readonly drop?: readonly string[];
  /** Members of the body that have to be so, with notice to whoever wants them otherwise. */
  readonly set?: Readonly<Record<string, JsonValue>>;
  /** Members of the body that are lists, and what has to be in them. */
  readonly includes?: Readonly<Record<string, readonly string[]>>;
  /**
   * Nothing is kept: the ids of items in `input` mean nothing, and those that only refer to something
   * are taken out, with notice.
   */
  readonly keepsNothing?: boolean;
  /** Where the conversation's name goes if the client gives it none; callers never share one. */
  readonly session?: {
    /** Of the body. */
    readonly member: string;
    /** Sent unless the client sends one of them itself. */
    readonly headers: readonly string[];
  };
  /** What is in lists of headers where the request goes over a WebSocket, in place of `listed`. */
  readonly listedOnSocket?: Readonly<Record<string, readonly string[]>>;
  /** Answers come in streams only; one that is wanted whole is put together here. */
  readonly streamed?: boolean;
  /** Where text that has to come before everything else goes, if the operator configures one. */
  readonly lead?: {
    readonly member: string;
    /** A text, or a text or a list of text blocks. */
    readonly form: "text" | "blocks";
  };
}

/** The shape for this credential; `undefined` for all but tokens. */
export function shapeFor(
  { tokenShape }: { readonly tokenShape?: TokenShape },
  { kind }: Pick<AuthMaterial, "kind">,
): TokenShape | undefined {
  return kind === "oauth" ? tokenShape : undefined;
}
