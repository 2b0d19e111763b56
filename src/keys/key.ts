/**
 * Who may call: gateway keys, known by their SHA-256 digests alone.
 *
 * @module
 */

import { type Digest, type Digested, findDigested } from "./digested.ts";
import type { KeyScope } from "./scopes.ts";

/** A caller that has shown a valid key. */
export interface Caller {
  /** The key's name, for logs and for keeping callers apart. */
  readonly name: string;
  /** What the key is good for; see `DEFAULT_SCOPES` where it does not say. */
  readonly scopes?: readonly KeyScope[];
}

/** A key as it was configured: itself, or its digest in hexadecimal. */
export interface KeyEntry {
  readonly name: string;
  readonly key?: { reveal(): string };
  readonly sha256?: string;
  /** What it is good for; asking models by default. */
  readonly scopes?: readonly KeyScope[];
}

/** Tells callers by what they show. */
export interface Keyring {
  /** Whether there is any key; without one everybody is let in. */
  readonly open: boolean;
  /** The caller whose key is among the credentials in `headers`, or is `shown` in another place. */
  identify(headers: Headers, shown?: string): Promise<Caller | undefined>;
}

interface DigestedKey extends Digested {
  readonly caller: Caller;
}

/** Whoever calls where no key is asked for. */
export const ANYBODY: Caller = { name: "anybody" };

/**
 * Creates a keyring. The keys are digested once, when first needed.
 *
 * @example
 * ```ts
 * import { createKeyring } from "./key.ts";
 * const ring = createKeyring([{ name: "laptop", key: { reveal: () => "sk-sluice-1" } }]);
 * await ring.identify(new Headers({ "x-api-key": "sk-sluice-1" })); // { name: "laptop" }
 * ```
 */
export function createKeyring(entries: readonly KeyEntry[]): Keyring {
  let keys: readonly DigestedKey[] | undefined;
  return {
    open: entries.length === 0,
    async identify(headers, elsewhere) {
      if (entries.length === 0) return ANYBODY;
      keys ??= await Promise.all(entries.map(digestEntry));
      for (const shown of [...credentialsIn(headers), ...elsewhere ? [elsewhere] : []]) {
        const caller = findDigested(keys, await digest(shown))?.caller;
        if (caller !== undefined) return caller;
      }
      return undefined;
    },
  };
}

/** The headers a key may come in: OpenAI's, Anthropic's and Google's clients each have their own. */
function credentialsIn(headers: Headers): string[] {
  const bearer = /^bearer\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "")?.[1];
  const shown = [bearer, headers.get("x-api-key")?.trim(), headers.get("x-goog-api-key")?.trim()];
  return shown.flatMap((key) => key === undefined || key === "" ? [] : [key]);
}

async function digestEntry(entry: KeyEntry): Promise<DigestedKey> {
  const { name, key, sha256, scopes } = entry;
  const caller = { name, ...(scopes === undefined ? {} : { scopes }) };
  if (sha256 !== undefined) return { caller, digest: digestOfHex(sha256) };
  return { caller, digest: await digest(key?.reveal() ?? "") };
}

async function digest(text: string): Promise<Digest> {
  return new Uint32Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

function digestOfHex(hex: string): Digest {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return new Uint32Array(bytes.buffer);
}
