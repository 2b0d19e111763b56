/**
 * Who may administer the gateway.
 *
 * @module
 */

import * as v from "valibot";
import { Secret } from "../credentials/secret.ts";
import type { AdminConfig, KeyConfig } from "./config.ts";
import type { Report } from "./problem.ts";
import { weakness } from "./secrets.ts";

/** The admin API, which is off without a key. */
export interface AdminFile {
  /** The admin key itself, at least 16 characters. */
  key?: string;
  /** The key's SHA-256 digest, 64 hexadecimal digits. */
  sha256?: string;
  /** Whether other machines may use it too. */
  remote?: boolean;
}

const text = (description: string) =>
  v.pipe(
    v.string("expected a string"),
    v.minLength(1, "expected a string that is not empty"),
    v.description(description),
  );

/** The schema of {@link AdminFile}. */
export const adminFileSchema: v.GenericSchema<AdminFile> = v.pipe(
  v.strictObject({
    key: v.exactOptional(
      text('The admin key itself, at least 16 characters; best as "${NAME}" from the environment.'),
    ),
    sha256: v.exactOptional(
      text("The key's SHA-256 digest in hexadecimal, in place of the key itself."),
    ),
    remote: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("true lets other machines use the admin API too; only this one by default."),
    )),
  }, "expected an object with a key"),
  v.title("Admin"),
  v.description(
    "The admin API, /admin/…: off without a key, which is none of the callers' keys. " +
      "SLUICE_ADMIN_KEY may hold it, too.",
  ),
);

/** Reads who may administer, and reports a key that would protect nothing. */
export function resolveAdmin(
  file: AdminFile,
  keys: readonly KeyConfig[],
  report: Report,
): AdminConfig {
  const { key, sha256, remote = false } = file;
  if ((key === undefined) === (sha256 === undefined)) {
    report(["admin"], "Cannot use the admin key: expected one of 'key' and 'sha256'");
  }
  const weak = key === undefined ? undefined : weakness(key);
  if (weak !== undefined) report(["admin", "key"], `Cannot use the admin key: ${weak}`);
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(sha256)) {
    report(["admin", "sha256"], "Cannot use the digest: expected 64 hexadecimal digits");
  }
  const digest = sha256?.toLowerCase();
  const shared = keys.some((one) =>
    key !== undefined && one.key?.reveal() === key ||
    digest !== undefined && one.sha256 === digest
  );
  if (shared) report(["admin"], "Cannot use the admin key: a caller has the same one");
  return {
    remote,
    ...(key === undefined ? {} : { key: new Secret(key) }),
    ...(digest === undefined ? {} : { sha256: digest }),
  };
}
