/**
 * Sharing accounts between gateways: one is the broker, others use what it keeps.
 *
 * @module
 */

import * as v from "valibot";
import { BROKER_SCOPES, type BrokerScope } from "../credentials/broker/grant.ts";
import { Secret } from "../credentials/secret.ts";
import type { BrokerConfig, BrokerTokenConfig } from "./config.ts";
import { isLoopback } from "./config.ts";
import type { Path, Report } from "./problem.ts";
import { isHeaderSafe, weakness } from "./secrets.ts";

/** A gateway that may use the accounts of this one: either the token or its digest is given. */
export interface BrokerTokenFile {
  /** What it is called in logs; unique. */
  name: string;
  /** The token itself, at least 16 characters. */
  token?: string;
  /** The token's SHA-256 digest, 64 hexadecimal digits. */
  sha256?: string;
  /** What it is good for. */
  scopes: BrokerScope[];
  /** Only accounts of these providers. */
  providers?: string[];
  /** Only accounts of these names or ids. */
  accounts?: string[];
}

/** Either `tokens`, to lend accounts to others, or `url` and `token`, to use another's. */
export interface BrokerFile {
  /** Who may use the accounts of this gateway. */
  tokens?: BrokerTokenFile[];
  /** The gateway whose accounts are used. */
  url?: string;
  /** What that gateway knows this one by. */
  token?: string;
}

const text = (description: string) =>
  v.pipe(
    v.string("expected a string"),
    v.minLength(1, "expected a string that is not empty"),
    v.description(description),
  );

const tokenSchema = v.pipe(
  v.strictObject({
    name: text("What it is called in logs; unique."),
    token: v.exactOptional(
      text('The token itself, at least 16 characters; best as "${NAME}" from the environment.'),
    ),
    sha256: v.exactOptional(
      text("The token's SHA-256 digest in hexadecimal, in place of the token itself."),
    ),
    scopes: v.pipe(
      v.array(
        v.picklist(BROKER_SCOPES, `expected one of ${BROKER_SCOPES.join(", ")}`),
        "expected a list",
      ),
      v.description(
        "What it is good for: 'snapshot' to see the accounts, 'refresh' to have tokens renewed, " +
          "'blocks' to report limits, 'secrets:read' to be told API keys and access tokens. " +
          "A gateway that serves requests with these accounts needs all four.",
      ),
    ),
    providers: v.exactOptional(v.pipe(
      v.array(text("The id of a provider."), "expected a list"),
      v.description("Only accounts of these providers; all by default."),
    )),
    accounts: v.exactOptional(v.pipe(
      v.array(text("The name or the id of an account."), "expected a list"),
      v.description("Only accounts of these names or ids; all by default."),
    )),
  }, "expected an object with a name, a token and scopes"),
  v.title("Broker token"),
  v.description("A gateway that may use the accounts of this one."),
);

/** The schema of {@link BrokerFile}. */
export const brokerFileSchema: v.GenericSchema<BrokerFile> = v.pipe(
  v.strictObject({
    tokens: v.exactOptional(v.pipe(
      v.array(tokenSchema, "expected a list"),
      v.description("Who may use the accounts of this gateway."),
    )),
    url: v.exactOptional(
      text("The gateway whose accounts are used, such as https://sluice.example.com"),
    ),
    token: v.exactOptional(
      text('What that gateway knows this one by, best as "${NAME}".'),
    ),
  }, "expected an object"),
  v.title("Broker"),
  v.description(
    "Sharing accounts between gateways: 'tokens' to lend them, or 'url' and 'token' to use those " +
      "of another gateway.",
  ),
);

/** Reads what was written; nothing is shared by default. */
export function resolveBroker(
  file: BrokerFile | undefined,
  report: Report,
): { broker?: BrokerConfig } {
  if (file === undefined) return {};
  const { tokens, url, token } = file;
  if (tokens !== undefined && (url !== undefined || token !== undefined)) {
    report(["broker"], "Cannot lend accounts and use another's: expected 'tokens', or 'url'");
    return {};
  }
  if (tokens !== undefined) return { broker: { kind: "lend", tokens: takeTokens(tokens, report) } };
  if (url === undefined || token === undefined) {
    report(["broker"], "Cannot use a broker: expected 'url' and 'token', or 'tokens' to be one");
    return {};
  }
  const why = wrongUrl(url);
  if (why !== undefined) report(["broker", "url"], `Cannot use the broker: ${why}`);
  if (!isHeaderSafe(token)) {
    report(["broker", "token"], "Cannot use the token: expected visible ASCII without spaces");
  }
  return { broker: { kind: "use", url: url.replace(/\/+$/, ""), token: new Secret(token) } };
}

/** What comes back are secrets: nobody on the way may read them. */
function wrongUrl(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:\/\//i.test(text)) return "expected https://…";
  if (url.username !== "" || url.password !== "") return "expected no user name in the address";
  if (url.search !== "" || url.hash !== "") return "expected nothing after the path";
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return "expected https, because secrets are sent; http is for this machine only";
  }
  return undefined;
}

function takeTokens(files: readonly BrokerTokenFile[], report: Report): BrokerTokenConfig[] {
  if (files.length === 0) {
    report(["broker", "tokens"], "Cannot lend accounts: there is no token to lend them to");
  }
  const names = new Set<string>();
  const values = new Set<string>();
  return files.map((file, index) => {
    const path: Path = ["broker", "tokens", index];
    if (names.has(file.name)) {
      report([...path, "name"], `Cannot use the name '${file.name}': another token has it`);
    }
    names.add(file.name);
    const value = file.token ?? file.sha256?.toLowerCase();
    if (value !== undefined && values.has(value)) {
      report(path, "Cannot use the token: it is given twice");
    }
    if (value !== undefined) values.add(value);
    checkToken(file, path, report);
    const { name, token, sha256, scopes, providers, accounts } = file;
    return {
      ...(token === undefined ? {} : { key: new Secret(token) }),
      ...(sha256 === undefined ? {} : { sha256: sha256.toLowerCase() }),
      grant: {
        name,
        scopes,
        ...(providers === undefined ? {} : { providers }),
        ...(accounts === undefined ? {} : { accounts }),
      },
    };
  });
}

function checkToken({ name, token, sha256, scopes }: BrokerTokenFile, path: Path, report: Report) {
  if ((token === undefined) === (sha256 === undefined)) {
    report(path, `Cannot use the token '${name}': expected one of 'token' and 'sha256'`);
  }
  const weak = token === undefined ? undefined : weakness(token);
  if (weak !== undefined) report([...path, "token"], `Cannot use the token '${name}': ${weak}`);
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(sha256)) {
    report([...path, "sha256"], "Cannot use the digest: expected 64 hexadecimal digits");
  }
  if (scopes.length === 0) {
    report([...path, "scopes"], `Cannot use the token '${name}': it is good for nothing`);
  }
}
