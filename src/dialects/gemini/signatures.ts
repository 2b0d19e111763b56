/**
 * Signatures of reasoning, which stand in other places on this wire than anywhere else.
 *
 * `thoughtSignature` may be a member of any part: of a thought, of the call or the text that came
 * out of it, or of an empty text that is there for nothing else, and it has to come back on the very
 * part it came on (https://ai.google.dev/gemini-api/docs/thought-signatures). The canonical form has
 * signatures on thinking alone. So a signature of a call, a text or a picture becomes a thinking
 * part without text in front of it, and one that stands alone or on an empty thought is such a part
 * too. The part's id says which it was, except for texts and pictures: wires exist that tell all
 * reasoning before all words, and a call must have its own back.
 *
 * Another vendor's signature is sealed as elsewhere, and then written in base64: the field has the
 * type `bytes`, and SDKs in typed languages decode it.
 *
 * @module
 */

import type { ThinkingPart } from "../../canonical/request.ts";
import { openSignature, type OriginSignature, sealSignature } from "../../canonical/seal.ts";
import { OWN } from "./origin.ts";

/** The id of a thinking part whose signature stood on an empty text of its own. */
export const ALONE = "alone";
/** The id of a thinking part whose signature stood on an empty thought. */
export const THOUGHT = "thought";
/** The id of a thinking part whose signature stood on the call behind it. */
export const CALL = "call";
/** The id, in a seal, of reasoning that its producer encrypted whole. */
export const REDACTED = "redacted";

/** What every seal begins with in base64. */
const SEALED = "c2x1aWNlMTp";

/** Where on the wire a signature belongs. */
export type Place = "nowhere" | "thought" | "alone" | "call" | "next";

/** Where the signature of a thinking part belongs; `hasText` tells whether the part has text. */
export function placeOf(part: Omit<ThinkingPart, "type" | "text">, hasText: boolean): Place {
  const { signature, origin, id } = part;
  if (signature === undefined || origin === undefined) return "nowhere";
  if (origin !== OWN) return "thought";
  if (signature === "") return "nowhere";
  if (hasText || id === THOUGHT) return "thought";
  return id === ALONE ? "alone" : id === CALL ? "call" : "next";
}

/** Signatures on their way to the part they belong on. */
export interface Waiting {
  /** Takes the signature of a part to come. */
  put(place: "call" | "next", signature: string): void;
  /** The signature for a call. */
  forCall(): string | undefined;
  /** The signature for a part of another kind. */
  forOther(): string | undefined;
  /** Whether there is one for a part of another kind than a call. */
  hasOther(): boolean;
}

/** Creates an empty queue. */
export function createWaiting(): Waiting {
  const calls: string[] = [];
  let other: string | undefined;

  function forOther(): string | undefined {
    const signature = other;
    other = undefined;
    return signature;
  }

  return {
    put(place, signature) {
      if (place === "call") calls.push(signature);
      else other = signature;
    },
    forCall: () => calls.shift() ?? forOther(),
    forOther,
    hasOther: () => other !== undefined,
  };
}

/** Reads a `thoughtSignature`: the vendor's own, or what {@link writeSignature} made. */
export function readSignature(text: string): OriginSignature {
  return openSignature(text.startsWith(SEALED) ? fromBase64(text) : text, OWN);
}

/** The `thoughtSignature` for a client: the vendor's own as it is, any other sealed. */
export function writeSignature(from: OriginSignature): string {
  const sealed = sealSignature(from, OWN);
  return from.origin === OWN ? sealed : toBase64(sealed);
}

function toBase64(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

/** Python's SDK writes bytes back in the URL's alphabet. Text that is no base64 stays as it is. */
function fromBase64(text: string): string {
  try {
    const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return text;
  }
}
