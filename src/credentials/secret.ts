/**
 * A provider's secret, wrapped so that it cannot be printed by accident.
 *
 * @module
 */

/**
 * Holds a secret string. Every way of turning it into text (`String()`, `JSON.stringify`, a
 * template) gives `[secret]`, and inspectors do not look into private fields; only
 * {@link Secret.reveal} gives it away.
 *
 * @example
 * ```ts
 * import { Secret } from "./secret.ts";
 * const secret = new Secret("sk-live-1");
 * `${secret}`; // "[secret]"
 * secret.reveal(); // "sk-live-1"
 * ```
 */
export class Secret {
  readonly #value: string;

  /** Wraps `value`. */
  constructor(value: string) {
    this.#value = value;
  }

  /** The secret itself, for the one place that puts it into a header. */
  reveal(): string {
    return this.#value;
  }

  /** `[secret]`. */
  toString(): string {
    return "[secret]";
  }

  /** `[secret]`. */
  toJSON(): string {
    return "[secret]";
  }
}
