/**
 * What a gateway key is good for.
 *
 * @module
 */

/**
 * One permission of a key.
 *
 * ```text
 * infer   ask models, and list them
 * usage   see how much of the accounts is used, and by whom
 * health  see all accounts and whether they work
 * metrics see what is measured: how much is asked, by whom, and how that ends
 * ```
 */
export type KeyScope = "infer" | "usage" | "health" | "metrics";

/** All of them. */
export const KEY_SCOPES: readonly ["infer", "usage", "health", "metrics"] = [
  "infer",
  "usage",
  "health",
  "metrics",
];

/** What a key is good for that says nothing else: never whose the accounts are. */
export const DEFAULT_SCOPES: readonly KeyScope[] = ["infer"];
