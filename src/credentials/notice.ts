/**
 * What happens to accounts behind the requests' backs, for the log. Never a secret.
 *
 * @module
 */

/** Something worth a line. */
export interface Notice {
  /** Whether a person should look at it. */
  readonly level: "info" | "warning";
  /** What happened, such as `account.suspect`, `refresh.uncertain` or `store.failed`. */
  readonly event: string;
  /** The credential. */
  readonly id?: string;
  /** Whose credential. */
  readonly provider?: string;
  /** A sentence for people. */
  readonly message: string;
}

/** Where notices go. */
export type Notify = (notice: Notice) => void;
