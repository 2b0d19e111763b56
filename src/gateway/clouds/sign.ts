/**
 * Signing a request for AWS, where more than a header is: its address, its body and what that is.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import { signedHeaders } from "../../credentials/cloud/sigv4.ts";
import type { AuthMaterial } from "../../credentials/contract.ts";
import type { Provider } from "../../providers/provider.ts";

/** What is signed. */
export interface Signable {
  readonly method: string;
  readonly url: string;
  readonly contentType?: string | undefined;
  /** The body; absent where it is none that can be signed. */
  readonly text?: string | undefined;
  /** Where it goes. */
  readonly region?: string | undefined;
}

/**
 * Adds the signature to `headers`; `now` is in Unix milliseconds.
 *
 * @throws {FaultError} if the provider is no part of AWS, or this is no question.
 */
export async function signForAws(
  headers: Headers,
  { method, url, contentType = "", text, region }: Signable,
  { id, cloud }: Pick<Provider, "id" | "cloud">,
  { secret, aws }: AuthMaterial,
  now: number,
): Promise<void> {
  const service = cloud?.service;
  if (secret === undefined || aws === undefined || service === undefined) {
    throw unsigned(id, "its account is an AWS one, and it is no part of AWS");
  }
  if (text === undefined || region === undefined) {
    throw unsigned(id, "only questions are signed for AWS; endpoints need a key");
  }
  const added = await signedHeaders(
    { method, url, headers: { "content-type": contentType }, body: text },
    { ...aws, secretAccessKey: secret },
    { service, region, now },
  );
  for (const [name, value] of Object.entries(added)) headers.set(name, value);
}

function unsigned(id: string, why: string): FaultError {
  return new FaultError(
    gatewayFault("internal", `Cannot sign for the provider '${id}': ${why}`),
  );
}
