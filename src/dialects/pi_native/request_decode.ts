/**
 * A client's request, from the wire.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { DecodedRequest } from "../dialect.ts";
import { readBody } from "../read.ts";
import { saidIn } from "./asked.ts";
import { readMessages } from "./messages_decode.ts";
import { readOptions } from "./options_decode.ts";
import { piRequest } from "./schema.ts";
import { readTools } from "./tools_decode.ts";

const UNDERSTOOD: ReadonlySet<string> = new Set([
  "modelId",
  "model",
  "context",
  "options",
  "stream",
]);

/** Reads a client's body. */
export function decodeRequest(body: JsonObject): DecodedRequest {
  const { context, options } = readBody(piRequest, body);
  const dropped = new Set<string>();
  const drop = (name: string): void => void dropped.add(name);
  const request = {
    ...saidIn(body),
    messages: readMessages(context, drop),
    tools: readTools(context.tools ?? [], drop),
    ...readOptions(options ?? {}, isJsonObject(body.options) ? body.options : {}, drop),
  };
  for (const name in body) {
    if (!UNDERSTOOD.has(name) && body[name] !== null) drop(name);
  }
  return { request, dropped: [...dropped] };
}
