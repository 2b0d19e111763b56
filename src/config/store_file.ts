/**
 * Where the gateway keeps what it must remember, as a person writes it and as the program takes it.
 *
 * @module
 */

import * as v from "valibot";
import { Secret } from "../credentials/secret.ts";
import type { Report } from "./problem.ts";

/** Certificates of a TLS connection: paths of files in PEM. */
export interface StoreTlsFile {
  /** Authorities that the server's certificate may be signed by, in place of the system's. */
  ca?: string;
  /** What the gateway shows, where the server asks for it; with `key`. */
  cert?: string;
  /** The key of `cert`. */
  key?: string;
}

/** A store: its kind alone or its address, or all about it. */
export type StoreFile = string | {
  /** `memory`, `sqlite`, `redis` (Valkey too) or `deno-kv`. */
  kind: StoreKind;
  /** The file of `sqlite` and `deno-kv`. */
  path?: string;
  /** The address of `redis`. */
  url?: string;
  /** What all keys in `redis` begin with. */
  prefix?: string;
  /** TLS of `rediss://`. */
  tls?: StoreTlsFile;
};

/** The kinds of stores. */
export const STORE_KINDS = ["memory", "sqlite", "redis", "deno-kv"] as const;

/** One of {@link STORE_KINDS}. */
export type StoreKind = "memory" | "sqlite" | "redis" | "deno-kv";

/** A store that was chosen; without one the runtime's own. */
export type StoreConfig =
  | { readonly kind: "memory" }
  | { readonly kind: "sqlite" | "deno-kv"; readonly path?: string }
  | {
    readonly kind: "redis";
    /** Its address, which may hold a password. */
    readonly url: Secret;
    /** What all keys begin with. */
    readonly prefix?: string;
    /** Paths of files in PEM. */
    readonly tls?: StoreTlsFile;
  };

const text = (description: string) =>
  v.exactOptional(v.pipe(
    v.string("expected a string"),
    v.minLength(1, "expected a string that is not empty"),
    v.description(description),
  ));

const tlsSchema = v.pipe(
  v.strictObject({
    ca: text("Authorities the server's certificate may be signed by, in place of the system's."),
    cert: text("What the gateway shows, where the server asks for it; with key."),
    key: text("The key of cert."),
  }, "expected an object"),
  v.description("TLS of rediss:// beyond the system's authorities: paths of files in PEM."),
);

/** The schema of {@link StoreFile}. */
export const storeFileSchema: v.GenericSchema<StoreFile> = v.pipe(
  v.union([
    v.string(),
    v.strictObject({
      kind: v.picklist(STORE_KINDS, `expected one of ${STORE_KINDS.join(", ")}`),
      path: text("The file of sqlite and deno-kv; in the data directory by default."),
      url: text('The address of redis, best as "${NAME}": redis://user:password@host:6379/0'),
      prefix: text("What all keys in redis begin with; sluice by default."),
      tls: v.exactOptional(tlsSchema),
    }),
  ], "expected a string, or an object with a kind"),
  v.title("Store"),
  v.description(
    "Where the gateway keeps what it must remember: memory, sqlite (the default), sqlite:PATH, " +
      "redis://… or rediss://… (Redis or Valkey, shared by any number of gateways), deno-kv. " +
      "SLUICE_STORE goes before it. See docs/stores.md.",
  ),
  v.examples(["redis://127.0.0.1:6379", "sqlite"]),
);

const FORMS =
  "expected memory, sqlite, sqlite:PATH, deno-kv, deno-kv:PATH, redis://… or rediss://…";

/** Reads a store; what is wrong is told without the address, which may hold a password. */
export function resolveStore(file: StoreFile, report: Report): StoreConfig | undefined {
  if (typeof file === "string") return resolveText(file, (state) => report(["store"], state));
  const { kind, path, url, prefix, tls } = file;
  const wrong = (name: string, state: string) => {
    report(["store", name], `Cannot use the store: ${state}`);
    return undefined;
  };
  if (kind !== "redis") {
    const alien = ["url", "prefix", "tls"].find((name) => name in file);
    if (alien !== undefined) return wrong(alien, `'${alien}' is of the kind redis`);
    if (kind !== "memory") return { kind, ...(path === undefined ? {} : { path }) };
    return path === undefined ? { kind } : wrong("path", "memory is in no file");
  }
  if (path !== undefined) return wrong("path", "redis has a 'url' in place of a 'path'");
  if (url === undefined || !isRedisUrl(url)) {
    return wrong("url", "'url' is expected to be redis://… or rediss://…");
  }
  if (tls !== undefined && !url.startsWith("rediss:")) {
    return wrong("tls", "'tls' needs a 'url' that begins with rediss://");
  }
  if ((tls?.cert === undefined) !== (tls?.key === undefined)) {
    return wrong("tls", "expected both of 'cert' and 'key', or neither");
  }
  return {
    kind,
    url: new Secret(url),
    ...(prefix === undefined ? {} : { prefix }),
    ...(tls === undefined ? {} : { tls }),
  };
}

function resolveText(file: string, report: (state: string) => void): StoreConfig | undefined {
  if (isRedisUrl(file)) return { kind: "redis", url: new Secret(file) };
  const [, kind, path] = /^(memory|sqlite|deno-kv)(?::(.+))?$/s.exec(file) ?? [];
  if (kind === "memory" && path === undefined) return { kind };
  if (kind === "sqlite" || kind === "deno-kv") {
    return { kind, ...(path === undefined ? {} : { path }) };
  }
  report(`Cannot use the store: ${FORMS}`);
  return undefined;
}

function isRedisUrl(text: string): boolean {
  return /^rediss?:\/\//.test(text) && URL.canParse(text) && new URL(text).hostname !== "";
}
