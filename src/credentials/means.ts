/**
 * What credentials need of the runtime: time, dice, and waiting.
 *
 * @module
 */

/** The means; a test holds them in its hand. */
export interface Means {
  /** Unix milliseconds. */
  readonly now: () => number;
  /** A number from 0 up to 1, for choices; never for secrets. */
  readonly random: () => number;
  /** Waits about `ms` milliseconds, never less, unless it is called off. */
  readonly after: (ms: number) => { readonly late: Promise<unknown>; cancel(): void };
  /** Keeps the process alive for work that no answer waits for, where a runtime needs to be told. */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new id that sorts by time: a ULID. */
export function newCredentialId({ now }: Pick<Means, "now">): string {
  let id = "";
  for (let time = now(), i = 0; i < 10; i++, time = Math.floor(time / 32)) {
    id = ALPHABET.charAt(time % 32) + id;
  }
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) id += ALPHABET.charAt(byte % 32);
  return id;
}
