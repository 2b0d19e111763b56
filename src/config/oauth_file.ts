/**
 * What a person may write about logging in to a provider.
 *
 * @module
 */

import * as v from "valibot";
import { FLOWS } from "../credentials/oauth/flows/mod.ts";

/** How accounts of a provider log in. Being there at all is what allows it. */
export interface OAuthFile {
  /** The way of logging in, for providers that have none of their own. */
  flow?: string;
  /** The id of your client at the identity provider. */
  clientId?: string;
  /** Its secret, where it has one. */
  clientSecret?: string;
  /** That you have read the vendor's terms, and may do this; plans for people need it. */
  acceptTerms?: boolean;
  /** What is asked for, in place of the flow's own. */
  scopes?: string[];
  /** The port on loopback that the browser comes back to, in place of the flow's own. */
  callbackPort?: number;
  /** Text to put before a request's own instructions when it is signed with a token. */
  leadingText?: string;
}

const text = (description: string) =>
  v.pipe(
    v.string("expected a string"),
    v.minLength(1, "expected a string that is not empty"),
    v.description(description),
  );

const FLOW_NAMES = [...FLOWS.keys()];

/** The schema of {@link OAuthFile}. */
export const oauthFileSchema: v.GenericSchema<OAuthFile> = v.pipe(
  v.strictObject({
    flow: v.exactOptional(v.pipe(
      v.picklist(FLOW_NAMES, `expected one of ${FLOW_NAMES.join(", ")}`),
      v.description("The way of logging in; a known provider has its own."),
    )),
    clientId: v.exactOptional(
      text(
        "The id of your client at the identity provider; also from the environment, as " +
          "<PROVIDER>_OAUTH_CLIENT_ID.",
      ),
    ),
    clientSecret: v.exactOptional(
      text('Its secret, best as "${NAME}"; also as <PROVIDER>_OAUTH_CLIENT_SECRET.'),
    ),
    acceptTerms: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("true says that you have read the vendor's terms and may do this."),
    )),
    scopes: v.exactOptional(v.pipe(
      v.array(text("A scope."), "expected a list"),
      v.description("What is asked for, in place of the flow's own."),
    )),
    callbackPort: v.exactOptional(v.pipe(
      v.number("expected a number"),
      v.integer("expected a whole number"),
      v.minValue(1, "expected at least 1"),
      v.maxValue(65535, "expected at most 65535"),
      v.description("The port on loopback that the browser comes back to."),
    )),
    leadingText: v.exactOptional(
      text("Text to put before a request's own instructions when it is signed with a token."),
    ),
  }, "expected an object"),
  v.title("OAuth"),
  v.description("Lets accounts be added by logging in; see docs/logins.md."),
);
