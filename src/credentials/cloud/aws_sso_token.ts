/**
 * A person's login at AWS IAM Identity Center: the token that `aws sso login` leaves in a file, and its
 * renewal.
 * See https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html.
 *
 * @module
 */

import { type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import type { Ambient } from "./ambient.ts";
import { askJson } from "./ask.ts";
import { awsUrl } from "./aws_url.ts";
import { ambientOf, MintError, type MintMeans } from "./minted.ts";

/** Which login is meant. */
export interface SsoLogin {
  /** The session's name, or the start URL where there is none: the file's name is made of it. */
  readonly name: string;
  readonly region: string;
  /** What to do when it has ended, for people. */
  readonly again: string;
}

/** Tokens that end sooner are renewed, in milliseconds: as AWS's own tools do. */
const RENEW_MS = 5 * 60_000;

const WHOM = "AWS IAM Identity Center";

/** What this process knows of the logins in one runtime's files. */
interface Known {
  /** A renewal under way, which is one for all accounts of the login. */
  readonly flights: Map<string, Promise<JsonObject>>;
  /** What was renewed here, for files that cannot be written. */
  readonly renewed: Map<string, JsonObject>;
}

const known = new WeakMap<Ambient, Known>();

/**
 * A token that is good now.
 *
 * @throws {MintError} if nobody has logged in, or the login has ended.
 */
export async function ssoToken(login: SsoLogin, means: MintMeans): Promise<string> {
  const path = await pathOf(login, ambientOf(means));
  const held = await read(path, means);
  if (held === undefined) {
    throw new MintError(`Cannot get credentials: nobody is logged in; ${login.again}`, true);
  }
  if (endOf(held) - means.now() >= RENEW_MS) return tokenIn(held);
  const isGood = endOf(held) > means.now();
  if (!canBeRenewed(held, means.now())) {
    if (isGood) return tokenIn(held);
    throw new MintError(`Cannot get credentials: the login has ended; ${login.again}`, true);
  }
  try {
    return tokenIn(await renewOnce(path, held, login, means));
  } catch (error) {
    if (isGood) return tokenIn(held);
    throw error;
  }
}

async function pathOf({ name }: SsoLogin, { home }: Ambient): Promise<string> {
  if (home === undefined) {
    throw new MintError("Cannot find the login of AWS's tools: there is no home directory", true);
  }
  const hash = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(name));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0"));
  return `${home}/.aws/sso/cache/${hex.join("")}.json`;
}

function knownOf(ambient: Ambient): Known {
  const there = known.get(ambient) ?? { flights: new Map(), renewed: new Map() };
  known.set(ambient, there);
  return there;
}

/** What the file holds, or what was renewed here if that lasts longer. */
async function read(path: string, means: MintMeans): Promise<JsonObject | undefined> {
  const ambient = ambientOf(means);
  const document = parseJsonObject(await ambient.readText(path) ?? "");
  const filed = document !== undefined && tokenIn(document) !== "" ? document : undefined;
  const renewed = knownOf(ambient).renewed.get(path);
  if (filed === undefined || renewed === undefined) return filed;
  return endOf(renewed) > endOf(filed) ? renewed : filed;
}

function tokenIn({ accessToken }: JsonObject): string {
  return typeof accessToken === "string" ? accessToken : "";
}

/** When the token ends; 0 where that is not told. Older tools write `UTC` for `Z`. */
function endOf({ expiresAt }: JsonObject): number {
  return Date.parse(String(expiresAt).replace(/UTC$/, "Z")) || 0;
}

function canBeRenewed(document: JsonObject, now: number): boolean {
  const { refreshToken, clientId, clientSecret, registrationExpiresAt } = document;
  if ([refreshToken, clientId, clientSecret].some((one) => typeof one !== "string")) return false;
  return registrationExpiresAt === undefined || endOf({ expiresAt: registrationExpiresAt }) > now;
}

function renewOnce(
  path: string,
  held: JsonObject,
  login: SsoLogin,
  means: MintMeans,
): Promise<JsonObject> {
  const { flights } = knownOf(ambientOf(means));
  const flight = flights.get(path) ??
    renew(path, held, login, means).finally(() => flights.delete(path));
  flights.set(path, flight);
  return flight;
}

async function renew(
  path: string,
  held: JsonObject,
  { region, again }: SsoLogin,
  means: MintMeans,
): Promise<JsonObject> {
  const { clientId, clientSecret, refreshToken } = held;
  const question = {
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ clientId, clientSecret, grantType: "refresh_token", refreshToken }),
    whom: WHOM,
  };
  const answer = await askJson(awsUrl("oidc", region, "/token"), question, means)
    .catch((error) => {
      throw sayingHow(error, again);
    });
  const { accessToken, expiresIn } = answer;
  if (typeof accessToken !== "string" || accessToken === "" || typeof expiresIn !== "number") {
    throw new MintError(`Cannot get credentials: the answer of ${WHOM} holds no token`);
  }
  const renewed: JsonObject = {
    ...held,
    accessToken,
    expiresAt: new Date(means.now() + expiresIn * 1000).toISOString(),
    // One that was used may be good no more.
    refreshToken: answer.refreshToken ?? refreshToken,
  };
  await keep(path, renewed, ambientOf(means));
  return renewed;
}

/** In the file for AWS's tools; where it may not be written, this process goes on with what it has. */
async function keep(path: string, renewed: JsonObject, ambient: Ambient): Promise<void> {
  knownOf(ambient).renewed.set(path, renewed);
  await ambient.replaceText?.(path, JSON.stringify(renewed, null, 2)).catch(() => {});
}

/** A refusal, with what to do about it. */
export function sayingHow(error: unknown, again: string): unknown {
  return error instanceof MintError && error.refused
    ? new MintError(`${error.message}; ${again}`, true)
    : error;
}
