/**
 * Answers that come by halves, so that a test sees what is between them.
 *
 * @module
 */

import { createHeldStream, type HeldStream } from "./inline_upstream.ts";
import { createRecitingModel } from "./reciting_model.ts";
import { createStateful, type FOREIGN, type Stateful, type StatefulOptions } from "./stateful.ts";

/** The wires of providers that keep nothing. */
export const DIALECTS = {
  "chat/m": "openai-chat",
  "messages/m": "anthropic-messages",
  "forgetful/m": "openai-responses",
} as const;

/** A gateway with a provider whose answers a test hands over by halves. */
export interface Halves extends Stateful {
  readonly held: HeldStream;
  /** Sends the answer up to the middle of its text. */
  begin(): void;
  /** Sends the rest. */
  finish(): void;
}

/** Creates it. */
export function createHalves(
  model: typeof FOREIGN[number],
  options: StatefulOptions = {},
): Halves {
  const held = createHeldStream();
  let rest: string[] = [];
  const stateful = createStateful({
    ...options,
    answer(request) {
      const scripted = createRecitingModel(DIALECTS[model]).respond(request.json());
      rest = [...scripted.pieces];
      return held.response;
    },
  });
  return {
    ...stateful,
    held,
    begin() {
      const at = rest.findIndex((piece) => piece.includes("a long")) + 1;
      held.push(rest.splice(0, at).join(""));
    },
    finish() {
      held.push(rest.join(""));
      held.close();
    },
  };
}
