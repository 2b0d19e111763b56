/**
 * A row of the table of routes.
 *
 * @module
 */

import type { KeyScope } from "../keys/scopes.ts";

/** One route, that does an `Operation`. */
export interface RouteRow<Operation> {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** In the OpenAPI manner: `/v1/models/{id}`; `{id}` may hold slashes, `{…_id}` not. */
  readonly path: string;
  /**
   * Other paths that mean the same: for clients whose base URL was set with one `/v1` too many, and
   * for those of Gemini's that take a name with a slash in it for the whole path of a model.
   */
  readonly aliases?: readonly string[];
  readonly operation: Operation;
  /** Whether it is served without a key. */
  readonly open: boolean;
  /** What the key must be good for; `infer` by default. */
  readonly scope?: KeyScope;
  /** One line of documentation. */
  readonly summary: string;
}
