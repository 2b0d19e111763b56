/**
 * What is under way on other threads: digests, seals and signatures take true time, more of it on a
 * busy machine. A clock that is moved by hand would run away meanwhile, and with it every limit.
 *
 * @module
 */

import { turn } from "./gate.ts";

let underWay = 0;

for (const name of ["decrypt", "deriveBits", "digest", "encrypt", "importKey", "sign"] as const) {
  count(crypto.subtle, name);
}

/** One turn of the event loop, and as many more as other threads are at work. */
export async function rest(): Promise<void> {
  do await turn(); while (underWay > 0);
}

/** How many turns the longest chain of events in memory takes: Node reads bodies in several. */
const IDLE_TURNS = 100;

/** Turns until whatever still waits can only wait for the clock, or until `done`. */
export async function idle(done: () => boolean): Promise<void> {
  for (let turns = 0; turns < IDLE_TURNS && !done(); turns++) await rest();
}

/** Counts calls of a method from their begin to their end; they do what they did. */
function count(owner: SubtleCrypto, name: keyof SubtleCrypto): void {
  const real: unknown = owner[name];
  if (typeof real !== "function") return;
  const counted = async (...args: unknown[]): Promise<unknown> => {
    underWay++;
    try {
      return await Reflect.apply(real, owner, args);
    } finally {
      underWay--;
    }
  };
  Object.defineProperty(owner, name, { value: counted, configurable: true, writable: true });
}
