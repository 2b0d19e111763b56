/**
 * Why a host could not be asked: which part of the way there is broken, and what mends it.
 *
 * @module
 */

/** A part of the way, and what to do. */
export interface Trouble {
  readonly said: string;
  readonly todo: string;
}

const KINDS: readonly [pattern: RegExp, trouble: Trouble][] = [
  [/dns|lookup|ENOTFOUND|EAI_AGAIN|getaddrinfo|name or service not known/i, {
    said: "its name cannot be looked up (DNS)",
    todo: "look whether the base URL is spelt right, and whether this machine has a name server",
  }],
  [/proxy|tunnel|407/i, {
    said: "the proxy on the way does not let it through",
    todo: "look at HTTPS_PROXY, its user and password, and what the proxy allows",
  }],
  [/certificate|UnknownIssuer|self.signed|\btls\b|\bssl\b|handshake|CERT_/i, {
    said: "its certificate is not trusted (TLS)",
    todo: "look at the clock; where a proxy opens TLS, give the runtime its certificate " +
      "(DENO_CERT, NODE_EXTRA_CA_CERTS)",
  }],
  [/refused|ECONNREFUSED/i, {
    said: "nothing listens there (connection refused)",
    todo: "start it, or put its address right",
  }],
  [/unreachable|EHOSTUNREACH|ENETUNREACH/i, {
    said: "there is no way there (network unreachable)",
    todo: "look at this machine's network and firewall",
  }],
  [/NotCapable|permission|denied|requires net access/i, {
    said: "this process may not use the network",
    todo: "start it with --allow-net",
  }],
  [/timed? ?out|ETIMEDOUT/i, {
    said: "it does not answer (connection timed out)",
    todo: "look at firewalls on the way, and whether a proxy is needed",
  }],
  [/reset|ECONNRESET|closed|broken pipe|EPIPE/i, {
    said: "the connection was cut",
    todo: "look at firewalls and proxies on the way; else try again",
  }],
];

/** What an error of `fetch` and all its causes say. */
export function troubleIn(error: unknown): Trouble {
  const text = wordsOf(error);
  return KINDS.find(([pattern]) => pattern.test(text))?.[1] ??
    { said: "it could not be reached", todo: "look at the network and at its base URL" };
}

/** Runtimes hide what happened some causes deep, and each says it in its own words. */
function wordsOf(error: unknown, depth = 5): string {
  if (!(error instanceof Error) || depth === 0) return String(error);
  const code = "code" in error ? ` ${error.code}` : "";
  const cause = error.cause === undefined ? "" : ` ${wordsOf(error.cause, depth - 1)}`;
  // The address itself may hold any word.
  return `${error.name} ${error.message.replace(/https?:\/\/\S+/g, "")}${code}${cause}`;
}
