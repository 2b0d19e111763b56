/**
 * The clock of `fast_gateway.ts`.
 *
 * @module
 */

/** How many times as fast it runs. */
export const SPEED = 50;
