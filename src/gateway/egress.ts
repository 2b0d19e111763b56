/**
 * The only way out. Every request to a provider is made here, so that what leaves can be read in one
 * place: where to (the configuration's base URL and nothing a caller said), with which headers (an
 * allow list), and how (no redirects followed, no compression, a body no runtime repeats).
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import { FaultError, gatewayFault } from "../canonical/fault.ts";
import type { AuthMaterial } from "../credentials/contract.ts";
import type { ProviderDialect } from "../dialects/dialect.ts";
import { authOf, baseUrlOf } from "../providers/place.ts";
import type { AuthShape, Provider } from "../providers/provider.ts";
import { shapeFor, type TokenShape } from "../providers/token_shape.ts";
import { MAX_EVENT_LENGTH } from "../relay/sse.ts";
import type { Enclosed } from "./clouds/envelope.ts";
import { envelopeOf } from "./clouds/mod.ts";
import { signForAws } from "./clouds/sign.ts";
import type { Host } from "./host.ts";
import type { UpstreamSocket } from "./sockets/upstream_socket.ts";
import { unpacked } from "./unpack.ts";
import { VERSION } from "./version.ts";

/** What is sent where it is not a question in the provider's dialect. */
export interface Load {
  readonly method: "GET" | "POST" | "DELETE";
  /** The whole address. Of it a caller says at most the query and ids. */
  readonly url: string;
  readonly contentType?: string | undefined;
  readonly accept: string;
  /** The body, for one attempt; `undefined` where there is none. */
  open(): Blob | ReadableStream<Bytes> | undefined;
}

/** One request to a provider. */
export interface Outbound {
  readonly provider: Provider;
  readonly auth: AuthMaterial;
  readonly dialect: ProviderDialect;
  /** The provider's own model name. */
  readonly model: string;
  /** JSON text, or something else entirely. */
  readonly body: string | Load;
  readonly stream: boolean;
  /** The client's headers, when it speaks the provider's dialect itself. */
  readonly ownHeaders?: Headers | undefined;
  /** What the conversation is called where its client gives it no name. */
  readonly session?: string | undefined;
  /** What the provider's last answer in this turn wants back, in its `turnHeader`. */
  readonly turnState?: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Sends `outbound` and resolves with the answer once its headers are here.
 *
 * @throws {FaultError} if the provider cannot be reached, or answers with a redirect.
 */
export async function send(host: Host, outbound: Outbound): Promise<Response> {
  const { provider, signal } = outbound;
  const shape = shapeFor(provider, outbound.auth);
  const load = loadOf(outbound, shape);
  const { method, url } = load;
  const headers = headersOf(outbound, load, shape);
  const { auth } = outbound;
  if (auth.kind === "aws") await signForAws(headers, load, provider, auth, host.now());
  const init: StreamingInit = {
    method,
    headers,
    body: load.open() ?? null,
    // Runtimes demand to be told that a body that is still coming may be answered only at its end.
    duplex: "half",
    redirect: "manual",
    signal,
  };
  let response: Response;
  try {
    response = provider.fetch === undefined
      ? await host.fetch(url, init)
      : await provider.fetch(new Request(url, init));
  } catch (cause) {
    if (cause instanceof FaultError) throw cause;
    throw new FaultError(
      gatewayFault("upstream", `Cannot reach the provider '${provider.id}'`, {
        code: "upstream_unreachable",
      }),
      { cause },
    );
  }
  if (isRedirect(response)) {
    await response.body?.cancel();
    throw new FaultError(
      gatewayFault("upstream", `Cannot use the provider '${provider.id}': it redirects elsewhere`, {
        code: "upstream_redirect",
      }),
    );
  }
  return unpacked(response);
}

/**
 * Opens a WebSocket for the events of `outbound`, which is signed as a request of it would be.
 *
 * @throws {Error} if there is none to be had; see {@link Host.connect}.
 */
export async function openSocketTo(
  host: Host,
  outbound: Outbound,
  signal: AbortSignal,
): Promise<UpstreamSocket> {
  const { provider, auth, dialect, model, stream } = outbound;
  if (host.connect === undefined) throw new Error("Cannot open a WebSocket: the runtime has none");
  const shape = shapeFor(provider, auth);
  const url = addQuery(baseUrlOf(provider, dialect.id) + dialect.path(model, stream), shape?.query);
  const headers = ownHeadersOf(outbound);
  // What the client says of the way its own request came says nothing of this one.
  for (const name of Object.keys(shape?.listed ?? {})) headers.delete(name);
  sign(headers, outbound, shape, shape?.listedOnSocket);
  const maxBytes = MAX_EVENT_LENGTH;
  return await host.connect(url.replace(/^http/i, "ws"), { headers, signal, maxBytes });
}

/**
 * Asks a provider something beside its dialects, such as what is used of an account. The caller has
 * made sure of the host.
 *
 * @throws {Error} if the provider cannot be reached, or answers with a redirect.
 */
export async function sendAside(host: Host, url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("user-agent", `sluice/${VERSION}`);
  headers.set("accept-encoding", "identity");
  const response = await host.fetch(url, { ...init, headers, redirect: "manual" });
  if (isRedirect(response)) {
    await response.body?.cancel();
    throw new Error("Cannot use the answer: it redirects elsewhere");
  }
  return response;
}

function isRedirect({ status, type }: Response): boolean {
  return status >= 300 && status < 400 || type === "opaqueredirect";
}

/** What the Fetch standard asks for streamed bodies, and not all type definitions know. */
interface StreamingInit extends RequestInit {
  readonly duplex: "half";
}

/** A load, and what of it is signed for AWS. */
interface SignableLoad extends Load {
  readonly text?: string;
  readonly region?: string | undefined;
}

function loadOf(outbound: Outbound, shape: TokenShape | undefined): SignableLoad {
  const { dialect, stream, body } = outbound;
  if (typeof body !== "string") return body;
  const enclosed = enclose(outbound, body);
  const streamed = stream || shape?.streamed === true;
  return {
    method: "POST",
    url: addQuery(enclosed.url, shape?.query),
    contentType: "application/json",
    accept: enclosed.accept ??
      (streamed ? dialect.streamType ?? "text/event-stream" : "application/json"),
    // Deno sends a string body again, unasked, when a pooled connection dies; a Blob it does not.
    open: () => new Blob([enclosed.body], { type: "application/json" }),
    text: enclosed.body,
    region: enclosed.region,
  };
}

/** Where a question goes, and with which body: a cloud's in its envelope. */
function enclose(
  { provider, dialect, model, stream, auth, ownHeaders }: Outbound,
  body: string,
): Enclosed {
  const { cloud } = provider;
  const baseUrl = baseUrlOf(provider, dialect.id);
  if (cloud === undefined) return { url: baseUrl + dialect.path(model, stream), body };
  const betas = ownHeaders?.get("anthropic-beta") ?? provider.headers["anthropic-beta"];
  const letter = { cloud, baseUrl, dialect, model, stream, body, auth, betas };
  return envelopeOf(cloud.envelope)(letter);
}

function addQuery(url: string, query: TokenShape["query"]): string {
  if (query === undefined) return url;
  return `${url}${url.includes("?") ? "&" : "?"}${new URLSearchParams(query)}`;
}

function headersOf(
  outbound: Outbound,
  { contentType, accept }: Load,
  shape: TokenShape | undefined,
): Headers {
  const headers = ownHeadersOf(outbound);
  if (contentType !== undefined) headers.set("content-type", contentType);
  headers.set("accept", accept);
  headers.set("accept-encoding", "identity");
  sign(headers, outbound, shape, shape?.listed);
  return headers;
}

/** Who asks: the client where it may say so itself, else we; and what the provider always wants. */
function ownHeadersOf({ provider, dialect, ownHeaders }: Outbound): Headers {
  const own = [...dialect.ownHeaders, ...(provider.ownHeaders ?? [])];
  const headers = new Headers();
  headers.set("user-agent", `sluice/${VERSION}`);
  for (const [name, value] of ownHeaders ?? []) {
    if (isOwn(own, name)) headers.set(name, value);
  }
  for (const [name, value] of Object.entries(provider.headers)) {
    // What the client's own dialect says of itself (its API version, say) is more than a default.
    if (!isOwn(own, name) || !headers.has(name)) headers.set(name, value);
  }
  return headers;
}

function sign(
  headers: Headers,
  { provider, dialect, auth, session, turnState }: Outbound,
  shape: TokenShape | undefined,
  listed: TokenShape["listed"],
): void {
  if (shape !== undefined) shapeHeaders(headers, { ...shape, listed: listed ?? {} }, auth);
  const named = shape?.session?.headers ?? [];
  if (session !== undefined && !named.some((name) => headers.has(name))) {
    for (const name of named) headers.set(name, session);
  }
  const { turnHeader } = provider;
  if (turnHeader !== undefined && turnState !== undefined && !headers.has(turnHeader)) {
    headers.set(turnHeader, turnState);
  }
  authorize(headers, authOf(provider, dialect.id), auth);
}

/** Adds what tokens need; what the client itself put into a list stays, in its order. */
function shapeHeaders(headers: Headers, shape: TokenShape, { attrs }: AuthMaterial): void {
  for (const [name, values] of Object.entries(shape.listed ?? {})) {
    const list = (headers.get(name) ?? "").split(",").map((item) => item.trim()).filter(Boolean);
    const missing = values.filter((value) => !list.includes(value));
    if (missing.length > 0) headers.set(name, [...list, ...missing].join(","));
  }
  for (const [name, attr] of Object.entries(shape.fromAttrs ?? {})) {
    const value = attrs[attr];
    if (value !== undefined) headers.set(name, value);
  }
}

function authorize(headers: Headers, auth: AuthShape, { kind, secret }: AuthMaterial): void {
  // AWS's keys are not sent: they sign.
  if (secret === undefined || kind === "aws") return;
  // Tokens of an OAuth grant are bearer tokens (RFC 6750), however the provider takes its keys.
  const shape = kind === "oauth" ? "bearer" : auth;
  switch (shape) {
    case "none":
      return;
    case "bearer":
      return headers.set("authorization", `Bearer ${secret.reveal()}`);
    case "cf-aig-authorization":
      return headers.set(shape, `Bearer ${secret.reveal()}`);
    default:
      return headers.set(shape, secret.reveal());
  }
}

function isOwn(own: readonly string[], name: string): boolean {
  return own.some((one) => one.endsWith("*") ? name.startsWith(one.slice(0, -1)) : name === one);
}
