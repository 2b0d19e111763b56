/**
 * Amazon Bedrock's Converse API, `POST /model/{id}/converse` and `/converse-stream`, as providers speak
 * it: one form for the models of all vendors there.
 * See https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html.
 *
 * @module
 */

import type { ProviderDialect } from "../dialect.ts";
import { decodeFault } from "./fault.ts";
import { OWN } from "./origin.ts";
import { decodeReply } from "./reply.ts";
import { encodeRequest } from "./request_encode.ts";
import { createStreamDecoder } from "./stream_decode.ts";

/** The Converse dialect. No client is answered in it. */
export const bedrockConverse: ProviderDialect = {
  id: OWN,
  path: (model, stream) =>
    `/model/${encodeURIComponent(model)}/${stream ? "converse-stream" : "converse"}`,
  streamType: "application/vnd.amazon.eventstream",
  ownHeaders: [],
  encodeRequest,
  decodeReply,
  createStreamDecoder,
  decodeFault,
};
