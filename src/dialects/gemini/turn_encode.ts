/**
 * What a model said, to the wire's parts: in a provider's history and in a client's answer.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type {
  AssistantPart,
  ImagePart,
  RedactedThinkingPart,
  ThinkingPart,
  ToolCallPart,
} from "../../canonical/request.ts";
import { OWN } from "./origin.ts";
import { createWaiting, placeOf, REDACTED, writeSignature } from "./signatures.ts";

/** In what a history and an answer differ. */
export interface TurnRules {
  /** Whether reasoning of this origin is told. */
  tells(part: ThinkingPart): boolean;
  /** What a turn's first call is signed with if it came with no signature. */
  unsigned(): string | undefined;
  /** The arguments as an object; `undefined` leaves the member out. */
  argsOf(call: ToolCallPart): JsonObject | undefined;
  /** The id to tell, if any. */
  idOf(call: ToolCallPart): string | undefined;
  /** Reasoning that its producer encrypted whole. */
  redacted(part: RedactedThinkingPart): JsonObject | undefined;
  /** A picture that the model made. */
  image(part: ImagePart): JsonObject | undefined;
  /** A part that the wire has no place for. */
  leftOut(part: AssistantPart): void;
}

/** Writes the parts of one turn in order, each signature on the part it belongs to. */
export function writeTurn(parts: readonly AssistantPart[], rules: TurnRules): JsonObject[] {
  const written: JsonObject[] = [];
  const waiting = createWaiting();

  function flush(): void {
    if (waiting.hasOther()) written.push(signed({ text: "" }, waiting.forOther()));
  }

  function writeThinking(part: ThinkingPart): void {
    flush();
    const signature = signatureOf(part);
    const place = placeOf(part, part.text !== "");
    if (place === "next" || place === "call") waiting.put(place, signature);
    else if (place === "alone") written.push(signed({ text: "" }, signature));
    else if (place === "thought" || part.text !== "") {
      written.push(thought(part.text, place === "thought" ? signature : ""));
    }
  }

  function writePart(part: Exclude<AssistantPart, ThinkingPart>): JsonObject | undefined {
    switch (part.type) {
      case "text":
      case "refusal":
        if (part.text === "" && !waiting.hasOther()) return {};
        return signed({ text: part.text }, waiting.forOther());
      case "tool_call": {
        // Of calls made together the vendor signs the first alone.
        const placeholder = rules.unsigned();
        return signed(callPart(part, rules), waiting.forCall() ?? placeholder);
      }
      case "image": {
        const image = rules.image(part);
        return image && signed(image, waiting.forOther());
      }
      case "hosted":
        flush();
        return part.origin === OWN ? part.item : undefined;
      case "redacted_thinking":
        flush();
        return rules.redacted(part);
    }
  }

  for (const part of parts) {
    if (part.type === "thinking") {
      if (rules.tells(part)) writeThinking(part);
      else rules.leftOut(part);
      continue;
    }
    const one = writePart(part);
    if (one === undefined) rules.leftOut(part);
    else if (Object.keys(one).length > 0) written.push(one);
  }
  // The calls that the rest belonged on are gone.
  for (let rest = waiting.forCall(); rest !== undefined; rest = waiting.forCall()) {
    written.push(signed({ text: "" }, rest));
  }
  return written;
}

/** A part with its signature, where it has one. */
export function signed(part: JsonObject, signature: string | undefined): JsonObject {
  return signature === undefined ? part : { ...part, thoughtSignature: signature };
}

/** A call as a part. */
export function callPart(
  call: ToolCallPart,
  rules: Pick<TurnRules, "argsOf" | "idOf">,
): JsonObject {
  const id = rules.idOf(call);
  const args = rules.argsOf(call);
  return {
    functionCall: {
      ...(id === undefined ? {} : { id }),
      name: call.name,
      ...(args === undefined ? {} : { args }),
    },
  };
}

/** A thought as a part. */
export function thought(text: string, signature: string): JsonObject {
  return {
    text,
    thought: true,
    ...(signature === "" ? {} : { thoughtSignature: signature }),
  };
}

/** The `thoughtSignature` of a thinking part, `""` for none. */
export function signatureOf(part: Omit<ThinkingPart, "type" | "text">): string {
  const { signature, origin, id } = part;
  if (signature === undefined || origin === undefined) return "";
  return writeSignature({ signature, origin, ...(id === undefined ? {} : { id }) });
}

/** Reasoning that another vendor encrypted whole, for a client to keep. */
export function redactedPart({ data, origin }: RedactedThinkingPart): JsonObject {
  return thought("", writeSignature({ signature: data, origin, id: REDACTED }));
}
