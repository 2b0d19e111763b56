/**
 * What may be written about clouds: where a provider is in its cloud, and how an account is let in.
 *
 * @module
 */

import * as v from "valibot";

/** Where a provider is on Azure. */
export interface AzureFile {
  /** The resource, the first label of its host name. */
  resource?: string;
  /** `api-version`; a date asks for deployments in the path. */
  apiVersion?: string;
  /** Deployments that are not called as their models are, by model. */
  deployments?: Record<string, string>;
}

/** Where a provider is on Google Cloud. */
export interface GoogleFile {
  /** The project that is billed. */
  project?: string;
  /** `global`, `eu`, `us` or a region. */
  location?: string;
}

/** Where a provider is on AWS. */
export interface AwsFile {
  /** The region, whatever a model's name says. */
  region?: string;
}

/** An application registered in Entra ID. */
export interface AzureAccountFile {
  /** The directory. */
  tenantId: string;
  /** The application. */
  clientId: string;
  /** Its secret. */
  clientSecret: string;
}

/** A Google service account. */
export interface GoogleAccountFile extends GoogleFile {
  /** Its key: the JSON document, as an object or as text. */
  serviceAccount?: string | Record<string, unknown>;
}

/** An AWS identity: keys, or what the chain finds. */
export interface AwsAccountFile extends AwsFile {
  /** Which key it is. */
  accessKeyId?: string;
  /** The key's secret. */
  secretAccessKey?: string;
  /** Of keys that are lent for a while. */
  sessionToken?: string;
  /** With `ambient`: which profile of the shared files. */
  profile?: string;
}

const text = (description: string) =>
  v.pipe(
    v.string("expected a string"),
    v.minLength(1, "expected a string that is not empty"),
    v.description(description),
  );

const label = (description: string) =>
  v.pipe(
    text(description),
    v.regex(/^[A-Za-z0-9]([A-Za-z0-9.:_-]*[A-Za-z0-9])?$/, "expected letters, digits and '-'"),
  );

const PROJECT = "The project that is billed; GOOGLE_CLOUD_PROJECT by default.";
const LOCATION = "global, eu, us or a region; GOOGLE_CLOUD_LOCATION, else global by default.";
const REGION =
  "The region, whatever a model's name says. Without it: the one in the model's name, AWS_REGION, " +
  "us-east-1.";

/** The schema of {@link AzureFile}. */
export const azureFileSchema: v.GenericSchema<AzureFile> = v.pipe(
  v.strictObject({
    resource: v.exactOptional(v.pipe(
      text(
        "The resource, the first label of its host name; AZURE_OPENAI_RESOURCE_NAME by default.",
      ),
      v.regex(/^[A-Za-z0-9-]+$/, "expected letters, digits and '-'"),
    )),
    apiVersion: v.exactOptional(
      label(
        "The api-version; a date asks for deployments in the path, as APIs before v1 have them.",
      ),
    ),
    deployments: v.exactOptional(v.pipe(
      v.record(v.string(), text("The deployment."), "expected an object"),
      v.description("Deployments that are not called as their models are, by model."),
    )),
  }, "expected an object"),
  v.title("Azure"),
  v.description("Where the provider is on Azure."),
);

/** The schema of {@link GoogleFile}. */
export const googleFileSchema: v.GenericSchema<GoogleFile> = v.pipe(
  v.strictObject({
    project: v.exactOptional(label(PROJECT)),
    location: v.exactOptional(label(LOCATION)),
  }, "expected an object"),
  v.title("Google Cloud"),
  v.description("Where the provider is on Google Cloud."),
);

/** The schema of {@link AwsFile}. */
export const awsFileSchema: v.GenericSchema<AwsFile> = v.pipe(
  v.strictObject({ region: v.exactOptional(label(REGION)) }, "expected an object"),
  v.title("AWS"),
  v.description("Where the provider is on AWS."),
);

/** The schema of {@link AzureAccountFile}. */
export const azureAccountSchema: v.GenericSchema<AzureAccountFile> = v.pipe(
  v.strictObject({
    tenantId: label("The directory."),
    clientId: label("The application."),
    clientSecret: text('Its secret, best as "${NAME}".'),
  }, "expected an object with tenantId, clientId and clientSecret"),
  v.title("Entra application"),
  v.description("An application registered in Entra ID, which is given tokens."),
);

/** The schema of {@link GoogleAccountFile}. */
export const googleAccountSchema: v.GenericSchema<GoogleAccountFile> = v.pipe(
  v.strictObject({
    serviceAccount: v.exactOptional(v.pipe(
      v.union(
        [v.string(), v.record(v.string(), v.unknown())],
        "expected the key's JSON, as an object or a string",
      ),
      v.title("Service account key"),
      v.description('The key of a service account: its JSON document, best as "${NAME}".'),
    )),
    project: v.exactOptional(label(PROJECT)),
    location: v.exactOptional(label(LOCATION)),
  }, "expected an object"),
  v.title("Google account"),
  v.description("A service account, which is given tokens."),
);

/** The schema of {@link AwsAccountFile}. */
export const awsAccountSchema: v.GenericSchema<AwsAccountFile> = v.pipe(
  v.strictObject({
    accessKeyId: v.exactOptional(label("Which key it is.")),
    secretAccessKey: v.exactOptional(text('The key\'s secret, best as "${NAME}".')),
    sessionToken: v.exactOptional(text("Of keys that are lent for a while.")),
    region: v.exactOptional(label(REGION)),
    profile: v.exactOptional(label("With ambient: which profile of the shared files.")),
  }, "expected an object"),
  v.title("AWS account"),
  v.description("Keys that sign requests, or with ambient what belongs to them."),
);
