/**
 * An upstream of any dialect that answers with given parts.
 *
 * @module
 */

import { unfold } from "../../../src/canonical/fold.ts";
import type { Reply } from "../../../src/canonical/reply.ts";
import type { ClientDialectId } from "../../../src/canonical/request.ts";
import { dialectOf } from "../../../src/dialects/mod.ts";
import {
  createInlineUpstream,
  type InlineUpstream,
  jsonOf,
} from "../../support/inline_upstream.ts";
import { CONTEXT } from "./answers.ts";

/** All dialects. */
export const UPSTREAMS: readonly ClientDialectId[] = [
  "openai-chat",
  "openai-responses",
  "anthropic-messages",
  "gemini",
  "pi-native",
];

/** The text of a stream that tells `reply` in `dialect`. */
export function streamText(dialect: ClientDialectId, reply: Reply): string {
  const context = { ...CONTEXT, request: { stream_options: { include_usage: true } } };
  const encoder = dialectOf(dialect).createStreamEncoder(context);
  let text = "";
  unfold(reply, (event) => text += encoder.step(event));
  return text;
}

/** Creates an upstream that answers every request with `reply`, as `change` makes of its text. */
export function upstreamOf(
  dialect: ClientDialectId,
  reply: Reply,
  change: (text: string) => string = (text) => text,
): InlineUpstream {
  return createInlineUpstream((request) => {
    const streams = request.headers.get("accept") === "text/event-stream";
    if (!streams) return jsonOf(dialectOf(dialect).encodeReply(reply, CONTEXT));
    return new Response(change(streamText(dialect, reply)), {
      headers: { "content-type": "text/event-stream" },
    });
  });
}
