/**
 * How a Redis server is reached.
 *
 * @module
 */

/** Where the server is, and how it is spoken to. */
export interface RedisOptions {
  /** `redis://[user[:password]@]host[:port][/database]`, or `rediss://` for TLS. */
  readonly url: string;
  /** What all keys begin with, so that others may use the same server; `sluice` by default. */
  readonly prefix?: string | undefined;
  /** TLS beyond the system's own authorities; only with `rediss://`. All of it in PEM. */
  readonly tls?: RedisTls | undefined;
}

/** Certificates, in PEM. */
export interface RedisTls {
  /** Authorities that the server's certificate may be signed by, in place of the system's. */
  readonly ca?: string | undefined;
  /** What this gateway shows, where the server asks for it; with `key`. */
  readonly cert?: string | undefined;
  /** The key of `cert`. */
  readonly key?: string | undefined;
}
