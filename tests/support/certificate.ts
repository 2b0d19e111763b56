/**
 * Certificates that are trusted by whoever is told to, made by `openssl`.
 *
 * @module
 */

import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Two files, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes one for `name`, such as `DNS:localhost` or `IP:127.0.0.1`, that is its own authority. */
export function makeCertificate(dir: string, name: string): Certificate {
  const [cert, key] = [join(dir, "cert.pem"), join(dir, "key.pem")];
  execFileSync("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
    ...["-days", "2", "-subj", "/CN=sluice-test", "-addext", `subjectAltName=${name}`],
    // Deno takes no authority for the one that it speaks with.
    ...["-addext", "basicConstraints=critical,CA:FALSE", "-keyout", key, "-out", cert],
  ], { stdio: "ignore" });
  return { cert, key };
}
