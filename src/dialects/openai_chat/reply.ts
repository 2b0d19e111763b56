/**
 * A whole answer, both ways.
 *
 * Left out when a client is told: hosted items, and citations of anything but web pages. The wire
 * has one place for text, one for reasoning and one for calls; how they alternated is not told.
 *
 * @module
 */

import { createFold } from "../../canonical/fold.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Reply } from "../../canonical/reply.ts";
import type { AssistantPart, ImagePart, ToolCallPart } from "../../canonical/request.ts";
import type { AnswerContext, WireProfile } from "../dialect.ts";
import { createChunkReader } from "./chunk_reader.ts";
import { writeAnnotation } from "./citations.ts";
import { type ClientCalls, clientCalls, retell } from "./client_calls.ts";
import { dataUri } from "./data_uri.ts";
import { writeFinish } from "./finish.ts";
import { writeCall } from "./messages_encode.ts";
import { detailsOf } from "./reasoning_encode.ts";
import { writeTier, writeUsage } from "./usage.ts";

/** Reads a provider's answer: a stream of one chunk. */
export function decodeReply(body: JsonObject, profile?: WireProfile): Reply {
  const fold = createFold();
  const reader = createChunkReader(profile);
  reader.read(body, fold.step);
  reader.end(true, fold.step);
  return fold.reply();
}

/** Writes an answer for a client. */
export function encodeReply(reply: Reply, context: AnswerContext): JsonObject {
  const calls = clientCalls(context.request);
  return {
    id: context.newId("chatcmpl-"),
    object: "chat.completion",
    created: context.created,
    model: context.model,
    choices: [{
      index: 0,
      message: writeMessage(reply.content, calls),
      logprobs: null,
      finish_reason: writeFinish(reply.finish.reason, calls.legacy),
    }],
    ...(reply.usage === undefined ? {} : { usage: writeUsage(reply.usage) }),
    ...writeTier(reply.usage),
  };
}

/** A picture that the model made, in OpenRouter's form; the vendor's own wire has none. */
export function writeMadeImage({ source }: ImagePart): JsonObject | undefined {
  if (source.type !== "url" && source.type !== "base64") return undefined;
  const url = source.type === "url" ? source.url : dataUri(source.mediaType, source.data);
  return { type: "image_url", image_url: { url } };
}

function writeMessage(parts: readonly AssistantPart[], calls: ClientCalls): JsonObject {
  let text: string | null = null;
  let reasoning = "";
  let refusal: string | null = null;
  const annotations: JsonObject[] = [];
  const details: JsonObject[] = [];
  const images: JsonObject[] = [];
  const called: ToolCallPart[] = [];
  for (const part of parts) {
    switch (part.type) {
      case "text": {
        const from: number = text?.length ?? 0;
        text = (text ?? "") + part.text;
        for (const citation of part.citations ?? []) {
          const annotation = writeAnnotation(citation, from, text.length);
          if (annotation !== undefined) annotations.push(annotation);
        }
        break;
      }
      case "refusal":
        refusal = (refusal ?? "") + part.text;
        break;
      case "thinking":
        reasoning += part.text;
        details.push(...detailsOf(part, details.length, text?.length));
        break;
      case "redacted_thinking":
        details.push(...detailsOf(part, details.length, text?.length));
        break;
      case "image": {
        const image = writeMadeImage(part);
        if (image !== undefined) images.push(image);
        break;
      }
      case "tool_call":
        called.push(part);
    }
  }
  return {
    role: "assistant",
    content: text,
    refusal,
    ...(annotations.length === 0 ? {} : { annotations }),
    ...(reasoning === "" ? {} : { reasoning_content: reasoning }),
    ...(details.length === 0 ? {} : { reasoning_details: details }),
    ...(images.length === 0 ? {} : { images }),
    ...writeCalls(called, calls),
  };
}

/** A client of the older wire can read one call. */
function writeCalls(called: ToolCallPart[], calls: ClientCalls): JsonObject {
  const [first] = called;
  if (first === undefined) return {};
  if (calls.legacy) {
    return { function_call: { name: first.name, arguments: first.arguments || "{}" } };
  }
  return {
    tool_calls: called.map((call) => writeCall(retell(call, calls.formOf(call.name)))),
  };
}
