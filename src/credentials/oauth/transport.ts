/**
 * The way to an identity provider: to its own hosts only, over https, without following redirects,
 * and with answers of bounded size. What came is remembered, so that a failure can be told from what
 * the identity provider itself said.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import { readHint } from "../hints.ts";
import type { OAuthFlow, OAuthMeans } from "./flow.ts";
import { readBounded } from "./bounded.ts";

/** What came of the last request. */
export interface Seen {
  /** Whether the request may have arrived. */
  sent: boolean;
  status?: number;
  /** The answer, where it was a JSON object. */
  body?: JsonObject;
  retryAfterMs?: number;
  /** What went wrong on the way. */
  trouble?: string;
}

/** A way to one identity provider. */
export interface Transport {
  /** As the library calls it. */
  readonly fetch: (url: string, init: Sent) => Promise<Response>;
  /** What came of the last request. */
  readonly seen: Seen;
  /** Takes out of a text what was sent as a secret: identity providers quote what they refuse. */
  readonly scrub: (text: string) => string;
}

/** What the library asks to be sent. */
export interface Sent {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: BodyInit | null | undefined;
  readonly redirect?: RequestRedirect;
  readonly signal?: AbortSignal | undefined;
}

/** Answers of identity providers are small. */
const ANSWER_BYTES = 64 * 1024;

/** What runtimes say when nobody was reached: then the request cannot have arrived. */
const UNREACHED =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|connection refused|dns error|failed to lookup|unable to connect/i;

/** Creates the way for `flow`. */
export function createTransport(flow: OAuthFlow, means: OAuthMeans): Transport {
  const seen: Seen = { sent: false };
  const secrets = new Set<string>();

  async function exchange(url: string, sent: Sent): Promise<Response> {
    for (const key of Object.keys(seen)) delete seen[key as keyof Seen];
    seen.sent = false;
    checkHost(url, flow);
    for (const secret of secretsIn(sent)) secrets.add(secret);
    const init = initOf(sent, flow, means);
    seen.sent = true;
    let response: Response;
    try {
      response = await means.fetch(url, init);
    } catch (error) {
      seen.sent = !UNREACHED.test(reasonOf(error));
      seen.trouble = "it cannot be reached";
      throw error;
    }
    const { bytes, whole } = await readBounded(response, ANSWER_BYTES);
    // A redirect that a page may not look into has the status 0.
    seen.status = response.status;
    const retryAfterMs = readHint({ headers: response.headers, now: means.now() })?.afterMs;
    if (retryAfterMs !== undefined) seen.retryAfterMs = retryAfterMs;
    const body = whole ? objectIn(bytes) : undefined;
    if (body !== undefined) seen.body = body;
    else seen.trouble = whole ? "its answer is no JSON" : "its answer is cut short or too long";
    return tidy(response.status, body);
  }

  return {
    fetch: exchange,
    seen,
    scrub(text) {
      let scrubbed = text;
      for (const secret of secrets) scrubbed = scrubbed.replaceAll(secret, "[secret]");
      return scrubbed;
    },
  };
}

/** Parameters of requests that nobody else may see. */
const SECRET = ["refresh_token", "client_secret", "code", "code_verifier", "device_code"];

function secretsIn({ headers, body }: Sent): string[] {
  const [, bearer] = headers.authorization?.split(" ") ?? [];
  const params = body instanceof URLSearchParams ? SECRET.map((name) => body.get(name)) : [];
  return [bearer, ...params].filter((value) =>
    typeof value === "string" && value !== ""
  ) as string[];
}

/** No configuration and no metadata leads elsewhere than the flow's own hosts. */
function checkHost(text: string, { hosts }: OAuthFlow): void {
  const { protocol, hostname } = new URL(text);
  const known = hosts.some((host) =>
    host.startsWith(".") ? hostname.endsWith(host) : hostname === host
  );
  if (known && protocol === "https:") return;
  throw new Error(`Cannot ask ${hostname}: it is no host of this login`);
}

function initOf(sent: Sent, { tokenBody }: OAuthFlow, { userAgent }: OAuthMeans): RequestInit {
  const headers = new Headers(sent.headers);
  headers.set("user-agent", userAgent);
  headers.set("accept", "application/json");
  const { signal, method, body } = sent;
  const common: RequestInit = {
    method,
    headers,
    redirect: "manual",
    ...(signal === undefined ? {} : { signal }),
  };
  if (!(body instanceof URLSearchParams)) return { ...common, ...(body ? { body } : {}) };
  const json = tokenBody === "json";
  const type = json ? "application/json" : "application/x-www-form-urlencoded";
  headers.set("content-type", type);
  const text = json ? JSON.stringify(Object.fromEntries(body)) : body.toString();
  // Deno sends a string body again, unasked, when a pooled connection dies; a Blob it does not, and
  // a refresh token that is sent twice ends the login.
  return { ...common, body: new Blob([text], { type }) };
}

function objectIn(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The answer as the standard has it. A token that was handed out must not be lost over a formality:
 * vendors leave out `token_type`, and send errors with a status of success (GitHub). Signatures of id
 * tokens are not looked at; they come straight from the token endpoint (OpenID Connect Core 3.1.3.7),
 * and they only tell whose account it is.
 */
function tidy(status: number, body: JsonObject | undefined): Response {
  if (body === undefined) {
    // A status of success without JSON is no success; the library has a word for that.
    return new Response(null, { status: status < 200 ? 502 : status });
  }
  const { id_token: _idToken, ...rest } = { ...body, ...refusalIn(body) };
  const refused = status < 300 && typeof rest.error === "string";
  if (!refused && typeof rest.access_token === "string") rest.token_type = "bearer";
  for (const name of ["refresh_token", "scope", "expires_in"]) {
    if (rest[name] === null || rest[name] === "") delete rest[name];
  }
  return new Response(JSON.stringify(rest), {
    status: refused ? 400 : status === 201 ? 200 : status,
    headers: { "content-type": "application/json" },
  });
}

/** Some vendors put the refusal into an object, with the code of the standard or their own. */
function refusalIn({ error }: JsonObject): JsonObject {
  if (!isJsonObject(error)) return {};
  const code = typeof error.code === "string" ? error.code : error.type;
  return { error: typeof code === "string" ? code : "unknown", error_description: error.message };
}

/** Everything the error says of itself, causes included. */
function reasonOf(error: unknown): string {
  let text = "";
  for (let one = error; one instanceof Error; one = one.cause) {
    text += `${one.message} ${"code" in one ? String(one.code) : ""} `;
  }
  return text;
}
