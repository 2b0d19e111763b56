/**
 * A client's request, from the wire. The model, whether to stream, and the form of the stream stand
 * in the address; they are expected as `model`, `stream` and `alt` in the body.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { DecodedRequest } from "../dialect.ts";
import { readBody } from "../read.ts";
import { camelName } from "./camel.ts";
import { readMessages } from "./contents_decode.ts";
import { matters, readOptions, withoutUndefined } from "./options_decode.ts";
import { geminiRequest } from "./schema.ts";
import { readToolChoice, readTools } from "./tools_decode.ts";

/** Fields with a canonical place, or with none and no need of one. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  "model",
  "stream",
  // Shapes the client's own stream, which the encoder reads from the client's body.
  "alt",
  "contents",
  "systemInstruction",
  "tools",
  "toolConfig",
  "generationConfig",
  "serviceTier",
]);

/** Reads a client's body. */
export function decodeRequest(body: JsonObject): DecodedRequest {
  const read = readBody(geminiRequest, body);
  if (read.cachedContent) {
    throw badRequest(
      "Cannot use 'cachedContent': only the vendor that stored it knows what it holds",
      "cachedContent",
    );
  }
  const dropped = new Set<string>();
  const drop = (name: string): void => void dropped.add(name);
  const request = {
    model: read.model.replace(/^models\//, ""),
    messages: readMessages(read, drop),
    tools: readTools(read.tools ?? [], drop),
    stream: read.stream ?? false,
    ...withoutUndefined({ toolChoice: readToolChoice(read) }),
    ...readOptions(read, drop),
  };
  for (const name of Object.keys(read.toolConfig ?? {})) {
    if (name !== "functionCallingConfig" && matters(read.toolConfig?.[name])) {
      drop(`toolConfig.${name}`);
    }
  }
  for (const name in body) {
    if (!UNDERSTOOD.has(camelName(name)) && matters(body[name])) drop(name);
  }
  return { request, dropped: [...dropped] };
}
