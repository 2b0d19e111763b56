/**
 * AWS Signature Version 4, by the library that knows it. It is loaded with the first request that is
 * signed: a gateway without such accounts never loads it.
 * See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html.
 *
 * @module
 */

import type { Secret } from "../secret.ts";

/** What is signed. */
export interface Unsigned {
  readonly method: string;
  readonly url: string;
  /** Those that are signed beside the host and the date, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What it is signed with. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret | undefined;
}

/** What it is signed for. */
export interface SigningScope {
  readonly service: string;
  readonly region: string;
  /** Unix milliseconds. */
  readonly now: number;
}

type Library = typeof import("aws4fetch");

let loading: Promise<Library> | undefined;

/** The headers that a signature adds: `authorization`, `x-amz-date` and what belongs to them. */
export async function signedHeaders(
  { method, url, headers, body }: Unsigned,
  { accessKeyId, secretAccessKey, sessionToken }: SigningKeys,
  { service, region, now }: SigningScope,
): Promise<Record<string, string>> {
  const { AwsV4Signer } = await (loading ??= import("aws4fetch"));
  const signer = new AwsV4Signer({
    method,
    url,
    headers,
    body,
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
    service,
    region,
    datetime: new Date(now).toISOString().replace(/[:-]|\.\d{3}/g, ""),
    // Those given here and no others: what is on the way may change the rest.
    allHeaders: true,
  });
  const signed = await signer.sign();
  const added = ["authorization", "x-amz-date", "x-amz-security-token"];
  return Object.fromEntries(
    added.flatMap((name) => {
      const value = signed.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
