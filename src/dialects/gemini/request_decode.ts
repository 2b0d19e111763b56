/**
 * A client's request, from the wire. The model, whether to stream, and the form of the stream stand
 * in the address; they are expected as `model`, `stream` and `alt` in the body.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { withoutUndefined } from "../../canonical/without_undefined.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { DecodedRequest } from "../dialect.ts";
import { readBody } from "../read.ts";
import { camelName } from "./camel.ts";
import { readMessages } from "./contents_decode.ts";
import { matters, readOptions } from "./options_decode.ts";
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
  "labels",
  "store",
]);

/** What only the vendor has or does, and what a request is not the same without. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ["cachedContent", "only the vendor that stored it knows what it holds"],
  ["continuationToken", "only the vendor knows where it goes on"],
  ["generationOutputConfig", "the provider would answer here"],
  // The same by the name that it has on the wire of Vertex AI.
  ["outputConfig", "the provider would answer here"],
  ["modelArmorConfig", "the provider would let everything pass"],
]);

/** The thresholds by which nothing is to be held back. */
const OPEN: ReadonlySet<unknown> = new Set([
  "OFF",
  "BLOCK_NONE",
  "HARM_BLOCK_THRESHOLD_UNSPECIFIED",
]);

/** Reads a client's body. */
export function decodeRequest(body: JsonObject): DecodedRequest {
  const read = readBody(geminiRequest, body);
  refuseForeign(body);
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
  if (read.toolConfig?.functionCallingConfig?.streamFunctionCallArguments === true) {
    drop("toolConfig.functionCallingConfig.streamFunctionCallArguments");
  }
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

function refuseForeign(body: JsonObject): void {
  for (const [name, value] of Object.entries(body)) {
    const field = camelName(name);
    const why = FOREIGN.get(field);
    if (why !== undefined && matters(value)) {
      throw badRequest(`Cannot use '${field}': ${why}`, field);
    }
    if (field === "safetySettings" && blocks(value)) {
      throw badRequest(
        "Cannot use 'safetySettings': the provider would hold nothing back by these thresholds",
        field,
      );
    }
  }
}

/** Whether something is to be held back, and not only to be let through. */
function blocks(settings: JsonValue | undefined): boolean {
  return Array.isArray(settings) &&
    settings.some((one) => isJsonObject(one) && matters(one.threshold) && !OPEN.has(one.threshold));
}
