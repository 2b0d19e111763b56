/**
 * A row of the table of routes.
 *
 * @module
 */

/** One route, that does an `Operation`. */
export interface RouteRow<Operation> {
  readonly method: "GET" | "POST" | "DELETE";
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
  /** One line of documentation. */
  readonly summary: string;
}
