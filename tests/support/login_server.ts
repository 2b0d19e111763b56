/**
 * The identity providers of all vendors in one, told apart by host: authorization codes bound to
 * their PKCE challenge, device codes, refresh tokens that are good once and end the login when they
 * come back. It answers inside the process, or on loopback.
 *
 * @module
 */

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { encodeBase64Url } from "../../src/credentials/base64.ts";

/** One request it saw. */
export interface SeenLogin {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Headers;
  readonly params: Readonly<Record<string, string>>;
  readonly type: string;
}

/** How the next request is answered in place of properly. */
export type Mischief = (request: SeenLogin) => Response | Promise<Response>;

/** What a vendor's answers say beside the tokens. */
export interface Vendor {
  /** Beside the tokens, in every token answer. */
  readonly answer?: Record<string, unknown>;
  /** The claims of the id token, if there is one. */
  readonly idToken?: Record<string, unknown>;
  /** The claims of the access token, if it is a JWT. */
  readonly accessToken?: Record<string, unknown>;
  /** What other addresses answer, by host and path. */
  readonly pages?: Readonly<Record<string, unknown>>;
  /** Where codes and tokens are asked for, by host and path. */
  readonly token?: string;
  readonly device?: string;
  readonly key?: string;
  /** What it must be told of the client. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Whether refresh tokens are good once. */
  readonly rotates?: boolean;
  readonly expiresIn?: number;
  /** How long a JWT says that it is good, in seconds. */
  readonly saysExpiresIn?: number;
}

/** The identity provider. */
export interface LoginServer {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly seen: SeenLogin[];
  /** What becomes of the next requests, one each; after them all go well. */
  readonly script: Mischief[];
  /** What a browser of somebody who agrees comes back with. */
  agree(authorizeUrl: string): URL;
  /** Every secret it handed out or was shown. */
  readonly secrets: Set<string>;
  /** Lets it listen; the fetch it resolves with goes over loopback. */
  listen(): Promise<{ fetch: LoginServer["fetch"]; close(): Promise<void> }>;
}

interface Code {
  readonly challenge: string;
  readonly redirect: string;
}

/** Creates one for `vendor`. */
export function createLoginServer(
  vendor: Vendor,
  now: () => number = () => 1_800_000_000_000,
): LoginServer {
  const seen: SeenLogin[] = [];
  const script: Mischief[] = [];
  const codes = new Map<string, Code>();
  const devices = new Map<string, { agreed: boolean }>();
  const refreshes = new Map<string, number>();
  const secrets = new Set<string>();
  let count = 0;
  let ended = false;

  function secret(kind: string): string {
    const value = `${kind}-${++count}-${"9f3b".repeat(6)}`;
    secrets.add(value);
    return value;
  }

  function tokens(): Response {
    const claims = vendor.accessToken;
    const { saysExpiresIn: life } = vendor;
    const exp = life === undefined ? {} : { exp: Math.floor(now() / 1000) + life };
    const access = claims === undefined ? secret("access") : jwt({ ...claims, ...exp, n: ++count });
    secrets.add(access);
    const refresh = vendor.rotates === false ? undefined : secret("refresh");
    if (refresh !== undefined) refreshes.set(refresh, 0);
    const body = {
      access_token: access,
      refresh_token: refresh ?? [...refreshes.keys()][0] ?? fixedRefresh(),
      ...(vendor.expiresIn === undefined ? {} : { expires_in: vendor.expiresIn }),
      ...(vendor.idToken === undefined ? {} : { id_token: jwt(vendor.idToken) }),
      ...vendor.answer,
    };
    return Response.json(body);
  }

  function fixedRefresh(): string {
    const refresh = secret("refresh");
    refreshes.set(refresh, 0);
    return refresh;
  }

  async function tokenFor(params: Readonly<Record<string, string>>): Promise<Response> {
    if ((params.client_id ?? "") !== (vendor.clientId ?? "")) return refuse("invalid_client", 401);
    if (params.client_secret !== vendor.clientSecret) return refuse("invalid_client", 401);
    switch (params.grant_type) {
      case "authorization_code": {
        const proven = await prove(params);
        if (!proven) return refuse("invalid_grant");
        return tokens();
      }
      case "urn:ietf:params:oauth:grant-type:device_code": {
        if (!devices.has(params.device_code ?? "")) return refuse("invalid_grant");
        devices.delete(params.device_code ?? "");
        return tokens();
      }
      case "refresh_token": {
        const used = refreshes.get(params.refresh_token ?? "");
        if (used === undefined || ended) return refuse("invalid_grant");
        refreshes.set(params.refresh_token ?? "", used + 1);
        if (vendor.rotates === false) return tokens();
        // A token that comes back was stolen, as far as anybody can tell: all of the login ends.
        if (used > 0) {
          ended = true;
          return refuse("invalid_grant");
        }
        return tokens();
      }
      default:
        return refuse("unsupported_grant_type");
    }
  }

  /** A code is good once, for the same address, and for whoever knows the verifier. */
  async function prove(params: Readonly<Record<string, string>>): Promise<boolean> {
    const code = codes.get(params.code ?? "");
    codes.delete(params.code ?? "");
    if (code === undefined) return false;
    if (code.redirect !== "" && code.redirect !== params.redirect_uri) return false;
    return await digest(params.code_verifier ?? "") === code.challenge;
  }

  async function route(request: SeenLogin): Promise<Response> {
    const address = request.host + request.path;
    if (address === vendor.device) {
      const device = secret("device");
      devices.set(device, { agreed: false });
      return Response.json({
        device_code: device,
        user_code: "WDJB-MJHT",
        verification_uri: "https://vendor.example/device",
        expires_in: 900,
        interval: 5,
      });
    }
    if (address === vendor.token) return await tokenFor(request.params);
    if (address === vendor.key) {
      if (!await prove({ ...request.params, redirect_uri: "" })) return refuse("bad_code", 403);
      return Response.json({ key: secret("sk-or-v1"), user_id: "user_1" });
    }
    const page = vendor.pages?.[address];
    return page === undefined ? new Response("Not found", { status: 404 }) : Response.json(page);
  }

  async function answer(url: URL, request: Request): Promise<Response> {
    const text = await request.text();
    const type = request.headers.get("content-type") ?? "";
    const params: Record<string, string> = text === ""
      ? {}
      : type === "application/json"
      ? JSON.parse(text)
      : Object.fromEntries(new URLSearchParams(text));
    for (const [name, value] of Object.entries(params)) {
      if (/token|verifier|secret|^code$/.test(name)) secrets.add(value);
    }
    const one: SeenLogin = {
      method: request.method,
      host: url.hostname,
      path: url.pathname,
      headers: request.headers,
      params,
      type,
    };
    seen.push(one);
    const mischief = script.shift();
    return mischief === undefined ? await route(one) : await mischief(one);
  }

  return {
    seen,
    script,
    secrets,
    fetch: (url, init) => answer(new URL(url), new Request(url, init)),
    agree(authorizeUrl) {
      const params = new URL(authorizeUrl).searchParams;
      const redirect = params.get("redirect_uri") ?? params.get("callback_url") ?? "";
      const back = new URL(redirect);
      const code = secret("code");
      const challenge = params.get("code_challenge") ?? "";
      codes.set(code, { challenge, redirect: params.has("redirect_uri") ? redirect : "" });
      back.searchParams.set("code", code);
      const state = params.get("state");
      if (state !== null) back.searchParams.set("state", state);
      return back;
    },
    async listen() {
      const server = createServer(async (incoming, outgoing) => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
        const url = new URL(`https:/${incoming.url}`);
        const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]);
        const bare = incoming.method === "GET";
        const request = new Request(url, {
          method: incoming.method ?? "GET",
          headers,
          ...(bare ? {} : { body: new Blob(chunks as BlobPart[]) }),
        });
        const response = await answer(url, request);
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        outgoing.end(new Uint8Array(await response.arrayBuffer()));
      });
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      return {
        fetch: (url, init) => fetch(url.replace("https://", `http://127.0.0.1:${port}/`), init),
        async close() {
          const closed = once(server, "close");
          server.close();
          server.closeAllConnections();
          await closed;
        },
      };
    },
  };
}

/** A refusal in the standard's form (RFC 6749 section 5.2). */
export function refuse(error: string, status = 400, description?: string): Response {
  const said = description === undefined ? {} : { error_description: description };
  return Response.json({ error, ...said }, { status });
}

/** A token with these claims; nobody looks at its signature. */
export function jwt(claims: Record<string, unknown>): string {
  return [{ alg: "RS256", typ: "JWT" }, claims].map((part) =>
    encodeBase64Url(utf8(JSON.stringify(part)))
  )
    .concat("c2lnbmF0dXJl").join(".");
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return encodeBase64Url(new Uint8Array(bytes));
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
