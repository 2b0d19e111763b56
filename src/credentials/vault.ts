/**
 * The vault: what seals secrets before they are kept. A data key seals them, and the master key,
 * which is kept elsewhere, seals the data keys.
 *
 * ```text
 * vault/ring   { current, keys: { id: data key sealed by the master key }, pepper: the same }
 * envelope     v1.<key id>.<nonce>.<ciphertext>
 * ```
 *
 * It keeps secrets from whoever gets hold of the store, a backup of it for instance; not from whoever
 * can read this process's memory or runs as the same user.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import { parseJsonObject } from "../canonical/json.ts";
import type { Store } from "../store/store.ts";
import { decodeBase64, encodeBase64Url } from "./base64.ts";
import { importKey, KEY_BYTES, openBytes, sealBytes } from "./envelope.ts";

/** Seals and opens. */
export interface Vault {
  /** Seals `text` for the place that `context` names. */
  seal(text: string, context: string): Promise<string>;
  /**
   * Opens what was sealed for the same place.
   *
   * @throws if it was sealed for another place, or changed.
   */
  open(sealed: string, context: string): Promise<string>;
  /** Whether it was sealed with the newest data key. */
  isCurrent(sealed: string): boolean;
  /** A keyed digest, by which equal secrets are known without being kept: 32 hex digits. */
  digest(text: string): Promise<string>;
  /** Makes a new data key for all that is sealed from now on; older ones still open. */
  rotate(): Promise<void>;
  /**
   * Seals the data keys with another master key, in one step; the old one opens nothing afterwards.
   * The data keys stay, so that whoever has the vault open goes on.
   */
  rewrap(masterKey: Bytes): Promise<void>;
}

/** The data keys as they are kept. */
interface Ring {
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly pepper: string;
}

/** The same, ready for use. */
interface OpenRing {
  readonly text: string;
  readonly ring: Ring;
  readonly keys: ReadonlyMap<string, CryptoKey>;
  readonly raw: ReadonlyMap<string, Bytes>;
  readonly pepper: CryptoKey;
}

const PLACE = "vault/ring";
const PEPPER = "pepper";
const utf8 = new TextEncoder();

/** Reads a master key: 32 bytes in base64 or hexadecimal; `undefined` when it is none. */
export function parseMasterKey(text: string): Bytes | undefined {
  const trimmed = text.trim();
  const bytes = /^[0-9a-f]{64}$/i.test(trimmed)
    ? Uint8Array.from(trimmed.match(/../g) ?? [], (pair) => parseInt(pair, 16))
    : decodeBase64(trimmed);
  return bytes?.length === KEY_BYTES ? bytes : undefined;
}

/** A new master key, as text. */
export function newMasterKey(): string {
  return encodeBase64Url(randomBytes());
}

/** Reads the master key anew, where it may be another one by now; `undefined` where it is gone. */
export type ReadMasterKey = () => Promise<Bytes | undefined>;

/**
 * Opens the vault in `store`, or makes one there.
 *
 * @param readAgain Asked when the master key opens the vault no more.
 * @throws if the vault there was made with another master key: it is never made anew over the old.
 */
export async function openVault(
  store: Store,
  masterKey: Bytes,
  readAgain?: ReadMasterKey,
): Promise<Vault> {
  let master = await importKey(masterKey);
  let open = await openOrReread() ?? await makeRing(store, master);

  async function openOrReread(): Promise<OpenRing | undefined> {
    try {
      return await openRing(store, master);
    } catch (error) {
      const other = await readAgain?.();
      if (other === undefined) throw error;
      const key = await importKey(other);
      const ring = await openRing(store, key);
      master = key;
      return ring;
    }
  }

  async function reopen(): Promise<void> {
    open = await openOrReread() ?? open;
  }

  async function keyOf(id: string): Promise<CryptoKey | undefined> {
    // Another process may have made a new key since.
    if (!open.keys.has(id)) await reopen();
    return open.keys.get(id);
  }

  async function replace(ring: Ring, key: CryptoKey): Promise<void> {
    const done = await store.compareAndSet(PLACE, open.text, JSON.stringify(ring), Infinity);
    if (!done) throw new Error("Cannot change the vault's keys: another process just did");
    master = key;
    await reopen();
  }

  return {
    async seal(text, context) {
      const id = open.ring.current;
      const key = open.keys.get(id) as CryptoKey;
      return `v1.${id}.${await sealBytes(key, utf8.encode(text), `v1|${context}`)}`;
    },
    async open(sealed, context) {
      const [version, id = "", ...rest] = sealed.split(".");
      const key = version === "v1" ? await keyOf(id) : undefined;
      const bytes = key && await openBytes(key, rest.join("."), `v1|${context}`);
      if (bytes === undefined) {
        throw new Error(`Cannot open the secret of ${place(context)}: ${WHY}`);
      }
      return new TextDecoder().decode(bytes);
    },
    isCurrent: (sealed) => sealed.startsWith(`v1.${open.ring.current}.`),
    async digest(text) {
      const mac = await crypto.subtle.sign("HMAC", open.pepper, utf8.encode(text));
      return [...new Uint8Array(mac, 0, 16)].map((byte) => byte.toString(16).padStart(2, "0"))
        .join("");
    },
    async rotate() {
      await reopen();
      const id = newKeyId();
      const sealed = await sealBytes(master, randomBytes(), wrapping(id));
      await replace(
        { ...open.ring, current: id, keys: { ...open.ring.keys, [id]: sealed } },
        master,
      );
    },
    async rewrap(newKey) {
      await reopen();
      const key = await importKey(newKey);
      const keys: Record<string, string> = {};
      for (const [id, bytes] of open.raw) keys[id] = await sealBytes(key, bytes, wrapping(id));
      const { [PEPPER]: pepper = "", ...rest } = keys;
      await replace({ current: open.ring.current, keys: rest, pepper }, key);
    },
  };
}

/** Whether `masterKey` opens the vault in `store`; `undefined` where there is none yet. */
export async function opensVault(store: Store, masterKey: Bytes): Promise<boolean | undefined> {
  try {
    return await openRing(store, await importKey(masterKey)) === undefined ? undefined : true;
  } catch (error) {
    if (error instanceof WrongMasterKey) return false;
    throw error;
  }
}

/** The master key is another one. */
class WrongMasterKey extends Error {
  constructor() {
    super("Cannot open the vault: it was made with another master key");
  }
}

const WHY = "it was sealed for another place, or has been changed";

/** A context without the revision: what a person can look for. */
function place(context: string): string {
  return context.split("|")[0] ?? context;
}

async function openRing(store: Store, master: CryptoKey): Promise<OpenRing | undefined> {
  const text = await store.get(PLACE);
  if (text === undefined) return undefined;
  const ring = readRing(text);
  const raw = new Map<string, Bytes>();
  for (const [id, sealed] of [...Object.entries(ring.keys), [PEPPER, ring.pepper] as const]) {
    const bytes = await openBytes(master, sealed, wrapping(id));
    if (bytes === undefined) throw new WrongMasterKey();
    raw.set(id, bytes);
  }
  const keys = new Map<string, CryptoKey>();
  for (const id of Object.keys(ring.keys)) keys.set(id, await importKey(raw.get(id) as Bytes));
  return { text, ring, keys, raw, pepper: await importPepper(raw.get(PEPPER) as Bytes) };
}

async function makeRing(store: Store, master: CryptoKey): Promise<OpenRing> {
  const id = newKeyId();
  const ring: Ring = {
    current: id,
    keys: { [id]: await sealBytes(master, randomBytes(), wrapping(id)) },
    pepper: await sealBytes(master, randomBytes(), wrapping(PEPPER)),
  };
  // Whoever is first makes it; all others open that one.
  await store.compareAndSet(PLACE, undefined, JSON.stringify(ring), Infinity);
  const made = await openRing(store, master);
  if (made === undefined) throw new Error("Cannot make a vault: the store does not keep it");
  return made;
}

function readRing(text: string): Ring {
  const value: object | undefined = parseJsonObject(text);
  if (value !== undefined && isRing(value)) return value;
  throw new Error("Cannot open the vault: its keys cannot be read");
}

function isRing(value: Partial<Record<keyof Ring, unknown>>): value is Ring {
  const { current, keys, pepper } = value;
  return typeof current === "string" && typeof pepper === "string" &&
    typeof keys === "object" && keys !== null &&
    Object.values(keys).every((key) => typeof key === "string");
}

function importPepper(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

function wrapping(id: string): string {
  return `v1|ring|${id}`;
}

function newKeyId(): string {
  return encodeBase64Url(crypto.getRandomValues(new Uint8Array(6)));
}

function randomBytes(): Bytes {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES));
}
