/**
 * Azure: models are asked for by the names of their deployments, in the body or, with the dated
 * versions of the API, in the path.
 * See https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle.
 *
 * @module
 */

import { replaceMember } from "../../canonical/json_text.ts";
import { type Enclosed, type Letter, segment } from "./envelope.ts";

/** Puts a question into Azure's envelope. */
export function azure({ cloud, baseUrl, dialect, model, stream, body }: Letter): Enclosed {
  const { apiVersion, deployments = {} } = cloud.place;
  const deployment = Object.hasOwn(deployments, model) ? deployments[model] ?? model : model;
  const named = deployment === model
    ? body
    : replaceMember(body, "model", JSON.stringify(deployment));
  const path = dialect.path(deployment, stream);
  const query = apiVersion === undefined ? "" : `?${new URLSearchParams({
    "api-version": apiVersion,
  })}`;
  if (apiVersion === undefined || !isDated(apiVersion) || dialect.id === "anthropic-messages") {
    return { url: baseUrl + path + query, body: named };
  }
  const root = baseUrl.replace(/\/v1$/, "");
  // Only the chat API had deployments in its path.
  const middle = dialect.id === "openai-chat" ? `/deployments/${segment(deployment)}` : "";
  return { url: root + middle + path + query, body: named };
}

/** Whether a version is a date, and so from before the API's v1. */
export function isDated(apiVersion: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(apiVersion);
}
