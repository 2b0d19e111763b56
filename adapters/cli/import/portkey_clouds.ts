/**
 * What Portkey's targets say of the clouds: AWS, Azure and Google Cloud.
 *
 * @module
 */

import { azureOf, bedrockOf, type CloudDraft, type CloudProvider, vertexOf } from "./clouds.ts";
import { type Draft, plain } from "./draft.ts";
import { type Fields, fieldsOf, textOf } from "./read.ts";

/** The fields that are read here. */
export const CLOUD_FIELDS: readonly string[] = [
  ..."aws_access_key_id aws_secret_access_key aws_session_token aws_region aws_auth_type".split(
    " ",
  ),
  ..."resource_name deployment_id azure_auth_mode azure_entra_tenant_id".split(" "),
  ..."azure_entra_client_id azure_entra_client_secret".split(" "),
  ..."vertex_project_id vertex_region vertex_service_account_json".split(" "),
];

const CLOUDS: Readonly<Record<string, CloudProvider>> = {
  bedrock: "amazon-bedrock",
  "azure-openai": "azure",
  "vertex-ai": "google-vertex",
};

/** A target that is a cloud's. */
export interface CloudTarget {
  readonly fields: Fields;
  /** A reference to its key. */
  readonly key: string | undefined;
  readonly place: string;
  readonly draft: Draft;
}

/** Which cloud's provider `provider` is, if it is one. */
export function cloudOf(provider: string): CloudProvider | undefined {
  return CLOUDS[provider];
}

/** What a target says of its cloud. */
export function cloudIn(cloud: CloudProvider, target: CloudTarget): CloudDraft {
  return TOLD[cloud](target);
}

/** The model as it is named there: Azure's deployment, a publisher and a model on Vertex AI. */
export function modelIn(cloud: CloudProvider, model: string, { deployment_id }: Fields): string {
  if (cloud === "azure") return textOf(deployment_id) ?? model;
  if (cloud === "amazon-bedrock") return model;
  return model.replace(/^(anthropic|google|meta|mistralai|ai21)\./, "$1/");
}

const TOLD: Readonly<Record<CloudProvider, (target: CloudTarget) => CloudDraft>> = {
  "amazon-bedrock": (target) =>
    bedrockOf({
      // Whoever has AWS's own keys may have a key for Portkey beside them.
      key: textOf(target.fields.aws_access_key_id) === undefined ? target.key : undefined,
      accessKeyId: secretIn(target, "aws_access_key_id"),
      secretAccessKey: secretIn(target, "aws_secret_access_key"),
      sessionToken: secretIn(target, "aws_session_token"),
      region: valueIn(target, "aws_region"),
    }),
  azure: (target) =>
    azureOf({
      key: textOf(target.fields.azure_auth_mode) === undefined ? target.key : undefined,
      tenantId: valueIn(target, "azure_entra_tenant_id"),
      clientId: valueIn(target, "azure_entra_client_id"),
      clientSecret: secretIn(target, "azure_entra_client_secret"),
      ambient: target.fields.azure_auth_mode !== undefined,
      resource: valueIn(target, "resource_name"),
      baseUrl: valueIn(target, "custom_host"),
    }),
  "google-vertex": (target) =>
    vertexOf({
      key: target.fields.vertex_service_account_json === undefined ? target.key : undefined,
      serviceAccount: serviceAccountIn(target),
      project: valueIn(target, "vertex_project_id"),
      location: valueIn(target, "vertex_region"),
    }),
};

function serviceAccountIn({ fields, place, draft }: CloudTarget): string | undefined {
  const field = "vertex_service_account_json";
  const value = fields[field];
  const text = Object.keys(fieldsOf(value)).length > 0 ? JSON.stringify(value) : textOf(value);
  return text && draft.hide(text, "GOOGLE_SERVICE_ACCOUNT", `${place}.${field}`);
}

function secretIn({ fields, place, draft }: CloudTarget, field: string): string | undefined {
  const value = textOf(fields[field]);
  return value && draft.hide(value, field.replace("_entra", ""), `${place}.${field}`);
}

function valueIn({ fields }: CloudTarget, field: string): string | undefined {
  const value = textOf(fields[field]);
  return value && plain(value);
}
