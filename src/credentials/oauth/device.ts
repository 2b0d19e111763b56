/**
 * Logging in with a code that is typed in on any other device (RFC 8628).
 *
 * @module
 */

import { createDeferred } from "../deferred.ts";
import { credentialOf, type LoggedIn } from "./credential.ts";
import { LoginError, type OAuthClient, type OAuthMeans } from "./flow.ts";
import { readGrant } from "./grant.ts";
import { type Call, prepare } from "./library.ts";
import { askProfile } from "./profile.ts";
import { quoted, troubleOf } from "./trouble.ts";

/** A login that waits for a person to type a code in. */
export interface DeviceLogin {
  /** What is typed in. */
  readonly userCode: string;
  /** Where. */
  readonly verificationUri: string;
  /** The same with the code in it. */
  readonly verificationUriComplete?: string;
  /** When the code is good for nothing any more, in Unix milliseconds. */
  readonly expiresAt: number;
  /**
   * Resolves when the person has agreed.
   *
   * @throws {LoginError} if they refused (`access_denied`), took too long (`expired_token`), or the
   * identity provider cannot be understood.
   */
  finish(signal?: AbortSignal): Promise<LoggedIn>;
}

/** What a device login needs beside. */
export interface DeviceMeans extends OAuthMeans {
  /** Waits about `ms` milliseconds, never less, unless it is called off. */
  readonly after: (ms: number) => { readonly late: Promise<unknown>; cancel(): void };
}

/** RFC 8628 sections 3.2 and 3.5, in milliseconds. */
const INTERVAL_MS = 5000;
const SHORTEST_MS = 1000;
const SLOWER_MS = 5000;

/** The first pause after an answer that was none; each further one is twice as long. */
const UNANSWERED_MS = 5000;

/**
 * Begins a login with a code.
 *
 * @throws {LoginError} if the flow has no such way, or the identity provider gives no code.
 */
export async function beginDeviceLogin(
  client: OAuthClient,
  means: DeviceMeans,
  signal?: AbortSignal,
): Promise<DeviceLogin> {
  const { flow } = client;
  if (flow.device === undefined) {
    throw new LoginError("unsupported", `Cannot log in with a code: ${flow.name} has no such way`);
  }
  const call = await prepare(client, means, signal);
  const { library, server, transport } = call;
  const askedAt = means.now();
  try {
    const scope = (client.scopes ?? flow.scopes).join(" ");
    const response = await library.deviceAuthorizationRequest(
      server,
      call.client,
      call.auth,
      scope === "" ? {} : { scope },
      call.options(),
    );
    const told = await library.processDeviceAuthorizationResponse(server, call.client, response);
    const expiresAt = askedAt + told.expires_in * 1000;
    const interval = told.interval === undefined ? INTERVAL_MS : told.interval * 1000;
    return {
      userCode: shown(told.user_code),
      verificationUri: webAddress(told.verification_uri, flow.name),
      ...(told.verification_uri_complete === undefined
        ? {}
        : { verificationUriComplete: webAddress(told.verification_uri_complete, flow.name) }),
      expiresAt,
      finish: (leaving) =>
        poll({ client, means, deviceCode: told.device_code, expiresAt, interval }, leaving),
    };
  } catch (error) {
    throw await troubleOf(error, flow, { transport });
  }
}

interface Polling {
  readonly client: OAuthClient;
  readonly means: DeviceMeans;
  readonly deviceCode: string;
  readonly expiresAt: number;
  readonly interval: number;
}

async function poll(polling: Polling, signal: AbortSignal | undefined): Promise<LoggedIn> {
  const { client: { flow }, means, expiresAt } = polling;
  const call = await prepare(polling.client, means, signal);
  let interval = Math.max(polling.interval, SHORTEST_MS);
  let unanswered = 0;
  for (;;) {
    const pause = Math.max(interval, unanswered * UNANSWERED_MS);
    if (means.now() + pause >= expiresAt) throw expired(flow.name);
    await sleep(means, pause, signal);
    const answer = await askOnce(polling, call, signal);
    switch (answer) {
      case "pending":
        unanswered = 0;
        break;
      case "slower":
        unanswered = 0;
        interval += SLOWER_MS;
        break;
      case "unanswered":
        // Section 3.5: a poll that was not answered is made again, with growing pauses.
        unanswered = Math.min(Math.max(unanswered * 2, 1), 8);
        break;
      default:
        return answer;
    }
  }
}

async function askOnce(
  { client: { flow }, means, deviceCode }: Polling,
  call: Call,
  signal: AbortSignal | undefined,
): Promise<LoggedIn | "pending" | "slower" | "unanswered"> {
  const { library, server, client, auth, options, transport } = call;
  const askedAt = means.now();
  try {
    const response = await library.deviceCodeGrantRequest(
      server,
      client,
      auth,
      deviceCode,
      options(),
    );
    await library.processDeviceCodeResponse(server, client, response);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof library.ResponseBodyError) {
      return verdictOf(error, flow.name, transport.scrub);
    }
    const { seen } = transport;
    const answered = seen.status !== undefined && seen.status < 500;
    if (!answered || seen.status === 429) return "unanswered";
    throw await troubleOf(error, flow, call);
  }
  const answer = transport.seen.body ?? {};
  const first = readGrant(flow, answer, askedAt);
  if (first === undefined) throw await troubleOf(undefined, flow, call);
  const profile = await askProfile(flow, first.secret.access, call, signal);
  return credentialOf(flow, readGrant(flow, answer, askedAt, profile) ?? first, askedAt);
}

function verdictOf(
  { error: code, error_description: said }: {
    error: string;
    error_description?: string | undefined;
  },
  name: string,
  scrub: (text: string) => string,
): "pending" | "slower" {
  switch (code) {
    case "authorization_pending":
      return "pending";
    case "slow_down":
      return "slower";
    case "expired_token":
      throw expired(name);
    default:
      throw new LoginError(code, `Cannot log in: ${name} says ${quoted(code, said, scrub)}`);
  }
}

function expired(name: string): LoginError {
  return new LoginError("expired_token", `Cannot log in: the code of ${name} has run out`);
}

async function sleep(
  { after }: DeviceMeans,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  const wait = after(ms);
  const { promise: left, reject } = createDeferred<never>();
  const leave = (): void => reject(signal?.reason);
  signal?.addEventListener("abort", leave, { once: true });
  try {
    await Promise.race([wait.late, left]);
  } finally {
    wait.cancel();
    signal?.removeEventListener("abort", leave);
  }
}

/** What is printed on a terminal must not steer it. */
function shown(code: string): string {
  return code.replace(/[^\x20-\x7e]/g, "").slice(0, 64);
}

function webAddress(text: string, name: string): string {
  const url = URL.parse(text);
  if (url?.protocol === "https:") return url.href;
  throw new LoginError(
    "invalid_address",
    `Cannot log in: ${name} sends people to no https address`,
  );
}
