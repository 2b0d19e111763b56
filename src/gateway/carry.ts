/**
 * The last part of an exchange: from an answer that has begun to its last byte, and to the journal.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import type { Fault } from "../canonical/fault.ts";
import type { Config } from "../config/config.ts";
import type { Framing } from "../relay/framing.ts";
import type { Primed } from "../relay/prime.ts";
import { type Outcome, relay } from "../relay/relay.ts";
import type { Ticker } from "../relay/ticker.ts";
import { type Bill, billNote } from "./bill.ts";
import type { Conduct } from "./conduct.ts";
import { handBack } from "./hand_back.ts";
import type { Tries } from "./tries.ts";

/** What {@link carry} needs. */
export interface Carriage {
  readonly config: Pick<Config, "limits" | "catalog">;
  readonly ticker: Ticker;
  readonly tries: Tries;
  readonly conduct: Conduct;
  readonly framing: Framing;
  /** Writes a failure as events. */
  readonly renderFault: (fault: Fault) => string;
  /** See `Prepared.settled`. */
  readonly kept?: (() => Promise<void> | undefined) | undefined;
}

/** Carries an answer to the client. From here on the exchange is over when the body is. */
export function carry(carriage: Carriage, answer: Promise<Primed>): ReadableStream<Bytes> {
  const { tries, conduct, config, ticker, framing, renderFault, kept } = carriage;
  const { gone, place, client } = conduct;
  const { body, breakOff, leave } = relay({
    answer,
    ticker,
    limits: config.limits,
    framing,
    renderFault,
    kept,
    diagnose: tries.diagnose,
    release: (complete) => {
      if (!complete) gone.abort();
    },
    settle: (outcome) => {
      conduct.leave();
      const bill = settle(outcome, tries, conduct);
      return config.catalog?.streamCost === false ? undefined : billNote(bill);
    },
  });
  place.cut = breakOff;
  client.hear = leave;
  conduct.carries = true;
  conduct.journal.watch.carries();
  return body;
}

function settle(outcome: Outcome, tries: Tries, { journal }: Conduct): Bill | undefined {
  const { progress } = tries;
  const { seen } = outcome;
  handBack(tries, outcome);
  const stalled = outcome.type === "left" && outcome.stalled;
  const ending = { usage: seen.usage, finish: seen.finish?.reason, id: seen.id, stalled };
  const status = progress.status ?? 200;
  switch (outcome.type) {
    case "whole":
      return journal.close("ok", status, ending);
    case "left":
      return journal.close("aborted", status, ending);
    case "broken":
      return journal.close("failed", status, { ...ending, fault: outcome.fault });
  }
}
