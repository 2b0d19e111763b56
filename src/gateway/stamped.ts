/**
 * Stamps what a provider signed, on its way to a client of another wire; see `maker.ts`.
 *
 * @module
 */

import { makerOf, stamp } from "../canonical/maker.ts";
import type { Reply } from "../canonical/reply.ts";
import type { AssistantPart, DialectId } from "../canonical/request.ts";
import type { RouteTarget } from "../config/config.ts";
import type { StreamEncoder } from "../dialects/dialect.ts";

/** A client's stream encoder whose signatures say that the model at `target` made them. */
export function stamping(
  encoder: StreamEncoder,
  client: DialectId,
  { provider, model }: RouteTarget,
): StreamEncoder {
  const maker = makerOf(provider, model);
  return {
    step(event) {
      switch (event.type) {
        case "signature":
          return encoder.step(
            event.origin === client
              ? event
              : { ...event, signature: stamp(event.signature, maker) },
          );
        case "block_start":
          return event.part.type === "redacted_thinking"
            ? encoder.step({ ...event, part: stampPart(event.part, client, maker) })
            : encoder.step(event);
        default:
          return encoder.step(event);
      }
    },
  };
}

/** A whole answer whose signatures say that the model at `target` made them. */
export function stampReply(
  reply: Reply,
  client: DialectId,
  { provider, model }: RouteTarget,
): Reply {
  const maker = makerOf(provider, model);
  return { ...reply, content: reply.content.map((part) => stampPart(part, client, maker)) };
}

function stampPart(part: AssistantPart, client: DialectId, maker: string): AssistantPart {
  switch (part.type) {
    case "thinking":
      return part.signature === undefined || part.origin === undefined || part.origin === client
        ? part
        : { ...part, signature: stamp(part.signature, maker) };
    case "redacted_thinking":
      return part.origin === client ? part : { ...part, data: stamp(part.data, maker) };
    default:
      return part;
  }
}
