/**
 * Amazon Bedrock: `InvokeModel` round Anthropic's Messages, and `Converse` as it is.
 * See https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations_Amazon_Bedrock_Runtime.html.
 *
 * @module
 */

import { type Fault, FaultError } from "../../canonical/fault.ts";
import { anthropicBody } from "./anthropic_body.ts";
import { type Enclosed, fill, type Letter, segment } from "./envelope.ts";
import { regionFor } from "./region.ts";

/** Frames of an AWS event stream, as answers come in that are streamed. */
const EVENT_STREAM = "application/vnd.amazon.eventstream";

/** As a host without such a path says it, so that the count is estimated. */
const NO_COUNT: Fault = {
  kind: "not_found",
  origin: "upstream",
  status: 404,
  message: "Cannot count tokens: Bedrock has no such path for this wire",
};

/** Puts a question into Bedrock's envelope. */
export function bedrock(letter: Letter): Enclosed {
  const { baseUrl, dialect, model, stream, body } = letter;
  const region = regionFor(letter);
  const base = fill(baseUrl, "region", region);
  const named = segment(model);
  const accept = stream ? EVENT_STREAM : "application/json";
  // Whatever else is spoken here says its path itself, such as `/model/{id}/converse`.
  if (dialect.id !== "anthropic-messages") {
    return { url: base + dialect.path(model, stream), body, accept, region };
  }
  if (dialect.path(model, stream).endsWith("/count_tokens")) throw new FaultError(NO_COUNT);
  const method = stream ? "invoke-with-response-stream" : "invoke";
  return {
    url: `${base}/model/${named}/${method}`,
    body: anthropicBody(body, {
      version: "bedrock-2023-05-31",
      without: ["model", "stream"],
      betas: letter.betas,
    }),
    accept,
    region,
  };
}

/**
 * Bedrock's service in the wires of others, which has nothing of its own but a region in its host.
 * See https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html.
 */
export function mantle(letter: Letter): Enclosed {
  const { baseUrl, dialect, model, stream, body } = letter;
  const region = regionFor(letter);
  return { url: fill(baseUrl, "region", region) + dialect.path(model, stream), body, region };
}
