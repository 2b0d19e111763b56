/**
 * Which strings may serve as a key or a secret.
 *
 * @module
 */

/** Fewer characters than this do not hold the 128 bits a key should have. */
export const SHORTEST_KEY = 16;

const SAMPLES: readonly RegExp[] = [
  /change[-_ ]?(me|this|it)/i,
  /your[-_ ]?(own[-_ ]?|secret[-_ ]?|gateway[-_ ]?|api[-_ ]?)*(key|token|secret)/i,
  /^(sk|gw)?[-_]?((test|example|sample|dummy|fake|placeholder|default|demo|my|secret|password|admin|api|master|gateway|key|token)[-_]?)+\d*$/i,
  /^(sk-)?(\w{0,6}-)?(x{3,}|1234|abcd|\.{3,}|\*{3,}|<)/i,
];

/**
 * Why `key` must not guard a gateway, as the state in "Cannot use the key: …"; `undefined` when it
 * may. Sample values are the first thing that is tried against a gateway found on the network.
 */
export function weakness(key: string): string | undefined {
  if (!isHeaderSafe(key)) return "it holds characters that no header can carry";
  if (SAMPLES.some((sample) => sample.test(key))) return "it is a sample value; make a random one";
  if (key.length < SHORTEST_KEY) return `it is shorter than ${SHORTEST_KEY} characters`;
  if (new Set(key).size < 8) return "it repeats too few characters; make a random one";
  return undefined;
}

/** Whether `secret` can be sent in a header: visible ASCII without spaces. */
export function isHeaderSafe(secret: string): boolean {
  return /^[\x21-\x7e]+$/.test(secret);
}
