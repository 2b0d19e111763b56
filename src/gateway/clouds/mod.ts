/**
 * The envelopes there are.
 *
 * @module
 */

import type { EnvelopeId } from "../../providers/cloud.ts";
import { azure } from "./azure.ts";
import { bedrock, mantle } from "./bedrock.ts";
import type { Envelope } from "./envelope.ts";
import { vertex } from "./vertex.ts";

const ENVELOPES: Readonly<Record<EnvelopeId, Envelope>> = { azure, vertex, bedrock, mantle };

/** The envelope of this id. */
export function envelopeOf(id: EnvelopeId): Envelope {
  return ENVELOPES[id];
}
