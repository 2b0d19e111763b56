/**
 * What every exchange has in common, whatever is asked: it is counted among those under way, hears of
 * a client that leaves, and ends in exactly one line of the log.
 *
 * @module
 */

import { type Fault, FaultError } from "../canonical/fault.ts";
import { type Listener, listenTo } from "./client_signal.ts";
import { createDiagnosis } from "./diagnose.ts";
import type { Host } from "./host.ts";
import { createJournal, type Journal } from "./journal.ts";
import type { ModelLabel } from "./known_models.ts";
import type { Measures } from "./measures.ts";
import type { Opening } from "./opening.ts";
import type { Place, Running } from "./running.ts";
import type { Totals } from "../telemetry/totals.ts";
import { watchExchange } from "./watch_exchange.ts";
import type { Catalog } from "../catalog/catalog.ts";

/** One exchange while it runs. */
export interface Conduct {
  readonly journal: Journal;
  /** Says what an error amounts to. */
  readonly diagnose: (error: unknown) => Fault;
  /** Aborted when the client leaves, or nobody waits any more for another reason. */
  readonly gone: AbortController;
  readonly place: Place;
  readonly client: Listener;
  /** Whether the answer's body ends the exchange, and not its headers. */
  carries: boolean;
  /** Has `act` done when it is over. */
  atEnd(act: () => void): void;
  /** It is over, or about to be: nobody listens to the client any more. */
  leave(): void;
}

/** What all exchanges share. */
export interface Conducting {
  readonly host: Host;
  readonly running: Running;
  readonly totals: Pick<Totals, "add">;
  readonly catalog: Pick<Catalog, "find">;
  readonly measures: Measures;
  readonly modelLabel: ModelLabel;
}

/**
 * Conducts one exchange.
 *
 * @throws {FaultError} for every failure before the first byte of the answer; it has been logged.
 */
export async function conductExchange(
  conducting: Conducting,
  call: Opening & { readonly request: Request },
  answer: (conduct: Conduct) => Promise<Response>,
): Promise<Response> {
  const { host, running, totals, catalog } = conducting;
  const gone = new AbortController();
  const watch = watchExchange(conducting, call, call.request.headers);
  const place = running.enter((fault) => gone.abort(new FaultError(fault)));
  const client = listenTo(call.request.signal, () => gone.abort());
  const last: (() => void)[] = [];
  const conduct: Conduct = {
    journal: createJournal(call, host.now, totals, catalog, watch),
    diagnose: createDiagnosis(call.requestId),
    gone,
    place,
    client,
    carries: false,
    atEnd: (act) => void last.push(act),
    leave() {
      client.detach();
      place.leave();
      for (const act of last) act();
    },
  };
  try {
    return await answer(conduct);
  } catch (error) {
    const fault = conduct.diagnose(error);
    conduct.journal.close(fault.kind === "aborted" ? "aborted" : "failed", fault.status, { fault });
    throw new FaultError(fault);
  } finally {
    if (!conduct.carries) {
      conduct.leave();
      watch.leaves();
    }
  }
}
