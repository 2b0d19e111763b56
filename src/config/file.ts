/**
 * What a person may write in a configuration file. {@link ConfigFile} is the form in code,
 * {@link configFileSchema} the same as a schema, from which the JSON Schema for editors is made.
 *
 * @module
 */

import * as v from "valibot";
import { ENDPOINT_IDS, type EndpointId } from "../canonical/endpoint.ts";
import { DIALECT_IDS, type DialectId } from "../canonical/request.ts";
import { AUTH_SHAPES, type AuthShape } from "../providers/provider.ts";
import { KEY_SCOPES, type KeyScope } from "../keys/scopes.ts";
import { type Transport, TRANSPORTS } from "../providers/provider.ts";
import { type AdminFile, adminFileSchema } from "./admin.ts";
import { type BrokerFile, brokerFileSchema } from "./broker.ts";
import { type FactsFile, factsSchema } from "./facts.ts";
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
import { type LimitsFile, limitsFileSchema } from "./limits.ts";
import { type ModelFile, modelFileSchema } from "./models_file.ts";
import { type OAuthFile, oauthFileSchema } from "./oauth_file.ts";
import { type ProfileFile, profileSchema } from "./profile_file.ts";
import { type ResponsesFile, responsesFileSchema } from "./responses.ts";

export type {
  FallbackClass,
  ModelFile,
  RouteFile,
  TargetFile,
  TimeoutsFile,
} from "./models_file.ts";
export type { ProfileFile } from "./profile_file.ts";

/** A caller: either the key itself or its SHA-256 digest in hexadecimal. */
export interface KeyFile {
  /** What the caller is called in logs and limits; unique. */
  name: string;
  /** The key itself, at least 16 characters. */
  key?: string;
  /** The key's SHA-256 digest, 64 hexadecimal digits. */
  sha256?: string;
  /** What it is good for; `["infer"]` by default. */
  scopes?: KeyScope[];
}

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

/** What is known of models. */
export interface CatalogFile {
  /** Where `sluice models refresh` fetches open data: a URL, or the path of a file. */
  from?: string;
  /** Whether providers are asked for their own lists, which then are what is listed. */
  ask?: boolean;
}

/** Calls from web pages. */
export interface CorsFile {
  /** Browser origins that may call. */
  origins?: string[];
}

/** A whole configuration as it is written. */
export interface ConfigFile {
  /** The JSON Schema, for editors. */
  $schema?: string;
  /** A port, `host:port` or `[ipv6]:port`. */
  listen?: string | number;
  /** Who may call. */
  keys?: KeyFile[];
  /** The admin API; off without a key. */
  admin?: AdminFile;
  /** Upstreams by id, the name before the slash in `provider/model`. */
  providers?: Record<string, ProviderFile>;
  /**
   * Names of one's own: each leads to a `provider/model`, to several in order, or to several as a
   * route says. A `*` in a name stands for any text, and for the same in its targets.
   */
  models?: Record<string, ModelFile>;
  /** What is known of models, see docs/models.md. */
  catalog?: CatalogFile;
  /** Calls from web pages; off unless origins are named. */
  cors?: CorsFile;
  /** Host names that are answered, beside this machine's own. */
  hosts?: string[];
  /** Sharing of accounts between gateways. */
  broker?: BrokerFile;
  /** Bounds. */
  limits?: LimitsFile;
  /** What is kept for clients of Responses. */
  responses?: ResponsesFile;
}

const text = (description: string) =>
  v.pipe(
    v.string("expected a string"),
    v.minLength(1, "expected a string that is not empty"),
    v.description(description),
  );

const list = <S extends v.GenericSchema>(item: S) => v.array(item, "expected a list");

const keySchema = v.pipe(
  v.strictObject({
    name: text("What the caller is called in logs and limits; unique."),
    key: v.exactOptional(
      text('The key itself, at least 16 characters; best as "${NAME}" from the environment.'),
    ),
    sha256: v.exactOptional(
      text("The key's SHA-256 digest in hexadecimal, in place of the key itself."),
    ),
    scopes: v.exactOptional(v.pipe(
      list(v.picklist(KEY_SCOPES, `expected one of ${KEY_SCOPES.join(", ")}`)),
      v.minLength(1, "expected at least one"),
      v.description(
        "What it is good for: infer (ask models; the default), usage (GET /v1/usage), health " +
          "(GET /v1/credentials/check). The last two tell whose the accounts are.",
      ),
    )),
  }, "expected an object with a name and a key"),
  v.title("Key"),
  v.description("Who may call: a name, and the key or its SHA-256 digest."),
);

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

const providerSchema = v.pipe(
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

/** The schema of {@link ConfigFile}: shape and types; what they mean together is checked later. */
export const configFileSchema: v.GenericSchema<ConfigFile> = v.pipe(
  v.strictObject({
    $schema: v.exactOptional(v.string("expected a string")),
    listen: v.exactOptional(v.pipe(
      v.union([v.string(), v.number()], "expected a string"),
      v.title("Address"),
      v.description(
        "A port, host:port or [ipv6]:port; 127.0.0.1:4000 by default. An address that others can " +
          "reach needs keys.",
      ),
      v.examples(["127.0.0.1:4000"]),
    )),
    keys: v.exactOptional(v.pipe(
      list(keySchema),
      v.description("Who may call. Without any, the command makes a key for this machine."),
    )),
    admin: v.exactOptional(adminFileSchema),
    providers: v.exactOptional(v.pipe(
      v.record(v.string(), providerSchema, "expected an object"),
      v.title("Providers"),
      v.description(
        "Upstreams by id, the name before the slash in provider/model. Known ones whose secret is " +
          "in the environment need no entry.",
      ),
    )),
    models: v.exactOptional(v.pipe(
      v.record(v.string(), modelFileSchema, "expected an object"),
      v.title("Models"),
      v.description(
        "Names of your own: each leads to a provider/model, to several in order, or to several as " +
          "a route says. A * in a name stands for any text, and for the same in its targets.",
      ),
    )),
    catalog: v.exactOptional(v.pipe(
      v.strictObject({
        from: v.exactOptional(text(
          "Where 'sluice models refresh' fetches open data, which nothing else does: a URL such as " +
            "https://models.dev/api.json, or the path of a file.",
        )),
        ask: v.exactOptional(v.pipe(
          v.boolean("expected true or false"),
          v.description(
            "true has every provider asked for its own list of models, at most once an hour, when " +
              "somebody looks at GET /v1/models; not by default.",
          ),
        )),
      }, "expected an object"),
      v.title("Catalog"),
      v.description("What is known of models, see docs/models.md."),
    )),
    cors: v.exactOptional(v.pipe(
      v.strictObject({
        origins: v.exactOptional(v.pipe(
          list(text("An origin such as https://app.example.com")),
          v.description("Browser origins that may call."),
        )),
      }, "expected an object"),
      v.description("Calls from web pages; off unless origins are named."),
    )),
    hosts: v.exactOptional(v.pipe(
      list(text("A host name without a port.")),
      v.description("Host names that are answered, beside this machine's own."),
    )),
    broker: v.exactOptional(brokerFileSchema),
    limits: v.exactOptional(limitsFileSchema),
    responses: v.exactOptional(responsesFileSchema),
  }, "expected an object"),
  v.title("Sluice configuration"),
);

/** A valibot schema as others see it: what it is made of is no promise of ours. */
export interface ConfigSchema {
  /** `schema`. */
  readonly kind: "schema";
  /** Valibot's name for this kind of schema. */
  readonly type: string;
}

/** {@link configFileSchema} for tools that read valibot schemas, such as a JSON Schema generator. */
export const configSchema: ConfigSchema = configFileSchema;
