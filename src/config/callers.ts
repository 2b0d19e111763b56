/**
 * Who may call: keys, browser origins and host names.
 *
 * @module
 */

import { Secret } from "../credentials/secret.ts";
import type { KeyConfig } from "./config.ts";
import type { KeyFile } from "./file.ts";
import type { Path, Report } from "./problem.ts";
import { weakness } from "./secrets.ts";

/** Reads the keys of callers and reports those that are ambiguous or would protect nothing. */
export function resolveKeys(files: readonly KeyFile[], report: Report): KeyConfig[] {
  const names = new Set<string>();
  const values = new Set<string>();
  return files.map((file, index) => {
    const path: Path = ["keys", index];
    if (names.has(file.name)) {
      report([...path, "name"], `Cannot use the name '${file.name}': another key has it`);
    }
    names.add(file.name);
    const value = file.key ?? file.sha256?.toLowerCase();
    if (value !== undefined && values.has(value)) {
      report(path, "Cannot use the key: it is given twice");
    }
    if (value !== undefined) values.add(value);
    return resolveKey(file, path, report);
  });
}

function resolveKey(file: KeyFile, path: Path, report: Report): KeyConfig {
  const { name, key, sha256, scopes } = file;
  if ((key === undefined) === (sha256 === undefined)) {
    report(path, `Cannot use the key '${name}': expected one of 'key' and 'sha256'`);
  }
  const weak = key === undefined ? undefined : weakness(key);
  if (weak !== undefined) report([...path, "key"], `Cannot use the key '${name}': ${weak}`);
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(sha256)) {
    report([...path, "sha256"], `Cannot use the digest: expected 64 hexadecimal digits`);
  }
  return {
    name,
    ...(key === undefined ? {} : { key: new Secret(key) }),
    ...(sha256 === undefined ? {} : { sha256: sha256.toLowerCase() }),
    ...(scopes === undefined ? {} : { scopes }),
  };
}

/** Reads browser origins; each must be written the way a browser sends it. */
export function resolveOrigins(origins: readonly string[], report: Report): string[] {
  return origins.map((text, index) => {
    const path = ["cors", "origins", index];
    const url = URL.parse(text);
    if (text === "*") {
      report(path, "Cannot allow every origin: any web page could call; name the ones that may");
    } else if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== "/") {
      report(path, "Cannot use the origin: expected http(s)://host, with a port if it is unusual");
    } else if (url.search !== "" || url.hash !== "" || url.username !== "") {
      report(path, "Cannot use the origin: expected nothing after the host and port");
    }
    return url?.origin ?? text;
  });
}

/** Reads the host names that are answered. */
export function resolveHosts(hosts: readonly string[], report: Report): string[] {
  return hosts.map((text, index) => {
    if (!/^(?!-)[A-Za-z0-9.-]{1,253}$|^\[[0-9A-Fa-f:.]+\]$/.test(text)) {
      report(["hosts", index], "Cannot use the host name: expected a name without scheme or port");
    }
    return text.toLowerCase();
  });
}
