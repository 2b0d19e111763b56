/**
 * What a person may write in a configuration file. {@link ConfigFile} is the form in code,
 * {@link configFileSchema} the same as a schema, from which the JSON Schema for editors is made.
 *
 * @module
 */

import * as v from "valibot";
import { KEY_SCOPES, type KeyScope } from "../keys/scopes.ts";
import { type AdminFile, adminFileSchema } from "./admin.ts";
import { type BrokerFile, brokerFileSchema } from "./broker.ts";
import { list, text } from "./file_parts.ts";
import { type LimitsFile, limitsFileSchema } from "./limits.ts";
import { type ModelFile, modelFileSchema } from "./models_file.ts";
import { type ProviderFile, providerFileSchema } from "./provider_file.ts";
import { type ResponsesFile, responsesFileSchema } from "./responses.ts";
import { type StoreFile, storeFileSchema } from "./store_file.ts";

export type {
  FallbackClass,
  ModelFile,
  RouteFile,
  TargetFile,
  TimeoutsFile,
} from "./models_file.ts";
export type { ProfileFile } from "./profile_file.ts";
export type { AccountFile, ProviderFile } from "./provider_file.ts";

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

/** What is known of models. */
export interface CatalogFile {
  /** Where `sluice models refresh` fetches open data: a URL, or the path of a file. */
  from?: string;
  /** Whether providers are asked for their own lists, which then are what is listed. */
  ask?: boolean;
  /** Whether a comment at the end of streams tells what they cost; it does by default. */
  streamCost?: boolean;
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
  /** Where the gateway keeps what it must remember. */
  store?: StoreFile;
}

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
      v.record(v.string(), providerFileSchema, "expected an object"),
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
        streamCost: v.exactOptional(v.pipe(
          v.boolean("expected true or false"),
          v.description(
            "false ends streams without the comment that tells what they cost; with it by default.",
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
    store: v.exactOptional(storeFileSchema),
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
