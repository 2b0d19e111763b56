/**
 * Google's Vertex AI: Gemini's own API, Anthropic's Messages in `rawPredict`, and the models of other
 * publishers behind an OpenAI-compatible endpoint.
 * See https://cloud.google.com/vertex-ai/generative-ai/docs/reference/rest.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import { replaceMember } from "../../canonical/json_text.ts";
import { anthropicBody } from "./anthropic_body.ts";
import { type Enclosed, fill, type Letter, segment } from "./envelope.ts";

const ANTHROPIC_VERSION = "vertex-2023-10-16";

/** Puts a question into Vertex's envelope. */
export function vertex(letter: Letter): Enclosed {
  const base = fill(letter.baseUrl, "host", hostOf(locationOf(letter)));
  switch (letter.dialect.id) {
    case "gemini":
      return toGemini(letter, base);
    case "anthropic-messages":
      return toAnthropic(letter, base);
    default:
      return {
        url: `${base}/v1/${parentOf(letter)}/endpoints/openapi${
          letter.dialect.path(letter.model, letter.stream)
        }`,
        body: letter.body,
      };
  }
}

/** The version the vendor's own clients ask for: what is new is there first. */
function toGemini(letter: Letter, base: string): Enclosed {
  const { dialect, model, stream, body, auth } = letter;
  const id = model.replace(/^google\//, "");
  segment(id);
  // A key of express mode stands for a project itself.
  const parent = auth.kind === "oauth" ? `${parentOf(letter)}/` : "";
  return { url: `${base}/v1beta1/${parent}publishers/google${dialect.path(id, stream)}`, body };
}

function toAnthropic(letter: Letter, base: string): Enclosed {
  const { dialect, model, stream, body } = letter;
  const id = model.replace(/^anthropic\//, "");
  const models = `${base}/v1/${parentOf(letter)}/publishers/anthropic/models`;
  if (dialect.path(model, stream).endsWith("/count_tokens")) {
    const named = replaceMember(body, "model", JSON.stringify(id));
    return {
      url: `${models}/count-tokens:rawPredict`,
      body: anthropicBody(named, { version: ANTHROPIC_VERSION, without: [] }),
    };
  }
  return {
    url: `${models}/${segment(id)}:${stream ? "streamRawPredict" : "rawPredict"}`,
    body: anthropicBody(body, { version: ANTHROPIC_VERSION, without: ["model"] }),
  };
}

function locationOf({ auth, cloud: { place } }: Letter): string {
  return auth.attrs.location ?? place.location ?? place.usualLocation ?? "global";
}

function hostOf(location: string): string {
  if (location === "global") return "aiplatform.googleapis.com";
  if (location === "eu" || location === "us") return `aiplatform.${location}.rep.googleapis.com`;
  if (!/^[a-z]{2,20}(-[a-z]{2,20})+\d{1,2}$/.test(location)) {
    throw new FaultError(
      gatewayFault("internal", "Cannot use the Google location: it is not in the form of one"),
    );
  }
  return `${location}-aiplatform.googleapis.com`;
}

function parentOf(letter: Letter): string {
  const { auth, cloud: { place } } = letter;
  const project = auth.attrs.project ?? place.project ?? auth.attrs.usualProject;
  if (project === undefined) {
    const why = 'no project is known; set "google": { "project": "…" } or GOOGLE_CLOUD_PROJECT';
    throw new FaultError(gatewayFault("internal", `Cannot ask Vertex AI: ${why}`));
  }
  return `projects/${segment(project)}/locations/${segment(locationOf(letter))}`;
}
