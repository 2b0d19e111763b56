/**
 * Being let in by a cloud.
 *
 * @module
 */

import { awsAmbient } from "./aws_ambient.ts";
import { azureAmbient, azureClient } from "./azure.ts";
import { googleAmbient } from "./google_ambient.ts";
import type { CloudLogin } from "./login.ts";
import type { Minted, MintMeans } from "./minted.ts";
import { tokenForKey } from "./service_account.ts";

/** A way in that has to be gone anew from time to time. */
export type RenewableLogin = Exclude<CloudLogin, { readonly kind: "aws_keys" }>;

/**
 * Asks for what requests are signed with.
 *
 * @throws {MintError} if it is not to be had.
 */
export function mint(login: RenewableLogin, means: MintMeans): Promise<Minted> {
  switch (login.kind) {
    case "google_key":
      return tokenForKey(login.key, login.scope, means);
    case "google_ambient":
      return googleAmbient(login.scope, means);
    case "azure_client":
      return azureClient(login, login.scope, means);
    case "azure_ambient":
      return azureAmbient(login.scope, means);
    case "aws_ambient":
      return awsAmbient(login.profile, means);
  }
}
