/**
 * AWS's side of Signature Version 4, written from its documentation and apart from the product: it
 * makes the signature that a request should have, and says what is wrong with the one it has.
 *
 * @module
 */

import { createHash, createHmac } from "node:crypto";
import type { SentRequest } from "./inline_upstream.ts";

/** Whose requests are let in. */
export interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;

/** What is wrong with the signature of `request`; `undefined` if nothing is. */
export function signatureFlaw(
  request: SentRequest,
  { accessKeyId, secretAccessKey, sessionToken }: Identity,
  { service, region }: { service: string; region: string },
): string | undefined {
  const parts = AUTHORIZATION.exec(request.headers.get("authorization") ?? "");
  if (parts === null) return "there is no signature";
  const [, id, day = "", place, what, signed = "", signature] = parts;
  if (id !== accessKeyId) return "the key is not known";
  if (place !== region || what !== service) return `it is for ${what} in ${place}`;
  const token = request.headers.get("x-amz-security-token");
  if (token !== (sessionToken ?? null)) return "the session's token is another";
  const names = signed.split(";");
  for (const name of ["host", "x-amz-date", ...(token === null ? [] : ["x-amz-security-token"])]) {
    if (!names.includes(name)) return `${name} is not signed`;
  }
  const date = request.headers.get("x-amz-date") ?? "";
  if (!/^\d{8}T\d{6}Z$/.test(date) || !date.startsWith(day)) return "the dates do not agree";
  const { host, pathname, searchParams } = new URL(request.url);
  const headers = names.map((name) => {
    const value = name === "host" ? host : request.headers.get(name) ?? "";
    return `${name}:${value.trim().replace(/ +/g, " ")}\n`;
  });
  const canonical = [
    request.method,
    // Every segment is encoded once more than it was sent; only S3 is different.
    pathname.split("/").map(encode).join("/"),
    [...searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort().join("&"),
    headers.join(""),
    signed,
    digest(request.body),
  ].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", date, scope, digest(canonical)].join("\n");
  let key: Uint8Array = hmac(`AWS4${secretAccessKey}`, day);
  for (const part of [region, service, "aws4_request"]) key = hmac(key, part);
  const due = createHmac("sha256", key).update(text).digest("hex");
  return due === signature ? undefined : "the signature is not the one that is due";
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Uint8Array, text: string): Uint8Array {
  return createHmac("sha256", key).update(text).digest();
}
