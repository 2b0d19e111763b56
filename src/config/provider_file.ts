/**
 * What a person may write about a provider and its accounts.
 *
 * @module
 */

import * as v from "valibot";
import { ENDPOINT_IDS, type EndpointId } from "../canonical/endpoint.ts";
import { DIALECT_IDS, type DialectId } from "../canonical/request.ts";
import { AUTH_SHAPES, type AuthShape, type Transport, TRANSPORTS } from "../providers/provider.ts";
import {
  type AwsAccountFile,
  awsAccountSchema,
  type AwsFile,
  awsFileSchema,
  type AzureAccountFile,
  azureAccountSchema,
  type AzureFile,
  azureFileSchema,
  type GoogleAccountFile,
  googleAccountSchema,
  type GoogleFile,
  googleFileSchema,
} from "./cloud_file.ts";
import { type FactsFile, factsSchema } from "./facts.ts";
import { list, text } from "./file_parts.ts";
import { type OAuthFile, oauthFileSchema } from "./oauth_file.ts";
import { type ProfileFile, profileSchema } from "./profile_file.ts";

/** One of a provider's accounts. */
export interface AccountFile {
  /** What it is called in logs; unique among the provider's accounts. */
  name: string;
  /** Its secret; one of the clouds' accounts has one of those below in its place. */
  apiKey?: string;
  /** AWS: keys, or what belongs to those that are found. */
  aws?: AwsAccountFile;
  /** Azure: an application in Entra ID. */
  azure?: AzureAccountFile;
  /** Google: a service account. */
  google?: GoogleAccountFile;
  /** Whether the account is what the cloud's own tools find here: environment, files, the machine. */
  ambient?: boolean;
  /** A higher tier is used up before a lower one is touched; 90 by default. */
  priority?: number;
  /** Its share of its tier's load; 1 by default. */
  weight?: number;
}

/** A provider. A known one needs only its secret, any other `dialect` and `baseUrl` too. */
export interface ProviderFile {
  /** Its secret, or several to be used in turn. */
  apiKey?: string | string[];
  /**
   * Accounts with a name, a priority and a weight, in place of `apiKey` or beside it; an empty list
   * leaves it to those that are added while running.
   */
  accounts?: AccountFile[];
  /** Lets accounts be added by logging in, see docs/logins.md. */
  oauth?: OAuthFile;
  /** Up to, and without, the dialect's path: `https://api.example.com/v1`. */
  baseUrl?: string;
  /** The API it speaks, or several, the preferred one first. */
  dialect?: DialectId | DialectId[];
  /** How the secret is sent: as a bearer token, or in a header of that name. */
  auth?: AuthShape;
  /** What stands in braces in a known provider's base URL, such as its `account`. */
  settings?: Record<string, string>;
  /** Members of every request's body, unless the client says them: a router's own options, say. */
  body?: Record<string, unknown>;
  /** Where it is on AWS. */
  aws?: AwsFile;
  /** Where it is on Azure. */
  azure?: AzureFile;
  /** Where it is on Google Cloud. */
  google?: GoogleFile;
  /** Headers sent with every request. */
  headers?: Record<string, string>;
  /** Models to list, and to find by their bare name. */
  models?: string[];
  /**
   * Which plans of its accounts cover a model: by the model's name, or the beginning of several with
   * `*` after it. Accounts on other plans are not asked while one on these is there.
   */
  plans?: Record<string, string[]>;
  /** How answers come in `openai-responses`: `["websocket", "sse"]` to prefer a WebSocket. */
  transports?: Transport[];
  /** What is known of its models, by its own names; see docs/models.md. */
  facts?: Record<string, FactsFile>;
  /** A known provider whose models it has, at their prices. */
  factsFrom?: string;
  /** What it serves beside its dialects, under the same base URL. */
  endpoints?: EndpointId[];
  /** What it wants done differently. */
  profile?: ProfileFile;
  /** `false` leaves it out, even if its secret is in the environment. */
  enabled?: boolean;
}

const dialectSchema = v.picklist(
  DIALECT_IDS,
  `expected one of ${DIALECT_IDS.join(", ")}`,
);

const accountSchema = v.pipe(
  v.strictObject({
    name: v.pipe(
      v.string("expected a string"),
      v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "expected letters, digits, '.', '_' and '-'"),
      v.description("What it is called in logs; unique among the provider's accounts."),
    ),
    apiKey: v.exactOptional(text('Its secret, best as "${NAME}".')),
    aws: v.exactOptional(awsAccountSchema),
    azure: v.exactOptional(azureAccountSchema),
    google: v.exactOptional(googleAccountSchema),
    ambient: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description(
        "Whether the account is what the cloud's own tools find here: variables, files, the " +
          "machine's identity. See docs/clouds.md.",
      ),
    )),
    priority: v.exactOptional(v.pipe(
      v.number("expected a number"),
      v.minValue(0, "expected at least 0"),
      v.maxValue(1000, "expected at most 1000"),
      v.description(
        "A higher tier is used up before a lower one is touched; 90 by default, 60 for a secret " +
          "from the environment.",
      ),
    )),
    weight: v.exactOptional(v.pipe(
      v.number("expected a number"),
      v.gtValue(0, "expected more than 0"),
      v.maxValue(1000, "expected at most 1000"),
      v.description("Its share of its tier's load; 1 by default."),
    )),
  }, "expected an object with a name and a secret"),
  v.title("Account"),
  v.description("One of the provider's accounts."),
);

/** The schema of {@link ProviderFile}. */
export const providerFileSchema: v.GenericSchema<ProviderFile> = v.pipe(
  v.strictObject({
    apiKey: v.exactOptional(v.pipe(
      v.union([text("One secret."), list(text("One of several."))], "expected a string or a list"),
      v.title("Secret"),
      v.description(
        'The provider\'s secret, best as "${NAME}", or a list of them to be used in turn. A known ' +
          "provider's own environment variable is used when it is left out.",
      ),
    )),
    accounts: v.exactOptional(v.pipe(
      list(accountSchema),
      v.description(
        "Accounts with a name, a priority and a weight, in place of apiKey or beside it. An empty " +
          "list leaves it to those that are added while running.",
      ),
    )),
    oauth: v.exactOptional(oauthFileSchema),
    baseUrl: v.exactOptional(
      text("Up to, and without, the dialect's path: https://api.example.com/v1"),
    ),
    dialect: v.exactOptional(v.pipe(
      v.union([dialectSchema, list(dialectSchema)], dialectSchema.message),
      v.title("Dialect"),
      v.description("The API it speaks; a list when it speaks several, the preferred one first."),
    )),
    auth: v.exactOptional(v.pipe(
      v.picklist(AUTH_SHAPES, `expected one of ${AUTH_SHAPES.join(", ")}`),
      v.description(
        "How the secret is sent: as 'Authorization: Bearer', or in a header of that name.",
      ),
    )),
    settings: v.exactOptional(v.pipe(
      v.record(v.string(), text("The value."), "expected an object"),
      v.description(
        "What stands in braces in a known provider's base URL, such as its account; see " +
          "docs/providers.md.",
      ),
    )),
    body: v.exactOptional(v.pipe(
      v.record(v.string(), v.unknown(), "expected an object"),
      v.title("Body"),
      v.description(
        "Members of every request's body, unless the client says them: a router's own options, say.",
      ),
    )),
    aws: v.exactOptional(awsFileSchema),
    azure: v.exactOptional(azureFileSchema),
    google: v.exactOptional(googleFileSchema),
    headers: v.exactOptional(v.pipe(
      v.record(v.string(), v.string("expected a string"), "expected an object"),
      v.description("Headers sent with every request; never the secret."),
    )),
    models: v.exactOptional(v.pipe(
      list(text("The provider's own name of a model.")),
      v.description("Models to list, and to find by their bare name."),
    )),
    plans: v.exactOptional(v.pipe(
      v.record(
        text("A model, or the beginning of several with * after it."),
        v.pipe(
          list(text("A plan, as the provider calls it.")),
          v.minLength(1, "expected at least one"),
        ),
        "expected an object",
      ),
      v.description(
        "Which plans cover a model: the provider's own name of it, or the beginning of several " +
          "with * after it, and the plans as the provider calls them. An account known to be on " +
          "another plan is not asked for it while one on these is there.",
      ),
    )),
    facts: v.exactOptional(factsSchema),
    factsFrom: v.exactOptional(text(
      "A known provider whose models it has, at the same limits and prices: for another account " +
        "of it, or a way to it of your own.",
    )),
    endpoints: v.exactOptional(v.pipe(
      list(v.picklist(ENDPOINT_IDS, `expected one of ${ENDPOINT_IDS.join(", ")}`)),
      v.description(
        "What it serves beside its dialects, under the same base URL. A host of your own that " +
          "speaks an OpenAI dialect is asked for everything that names a model; files and batches " +
          "only where they are listed.",
      ),
    )),
    transports: v.exactOptional(v.pipe(
      list(v.picklist(TRANSPORTS, `expected one of ${TRANSPORTS.join(", ")}`)),
      v.minLength(1, "expected at least one"),
      v.description(
        "How answers come in openai-responses, the preferred way first: websocket, which is used " +
          "where the runtime can open one, and sse, which is always there. Default sse, and " +
          "websocket first for openai-codex.",
      ),
    )),
    profile: v.exactOptional(profileSchema),
    enabled: v.exactOptional(v.pipe(
      v.boolean("expected true or false"),
      v.description("false leaves the provider out, even if its secret is in the environment."),
    )),
  }, "expected an object"),
  v.title("Provider"),
);
