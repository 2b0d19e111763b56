/**
 * What is noted of an exchange while it runs, and written to the log when it is over.
 *
 * @module
 */

import type { Fault } from "../canonical/fault.ts";
import type { FinishReason } from "../canonical/reply.ts";
import type { Usage } from "../canonical/usage.ts";
import { type ExchangeRecord, logExchange } from "../telemetry/log.ts";
import type { Totals } from "../telemetry/totals.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { type Bill, billOf } from "./bill.ts";
import type { Opening } from "./opening.ts";
import type { Progress } from "./tries.ts";
import type { ExchangeWatch } from "./watch_exchange.ts";

/** How an exchange ended, as far as it is known. */
export interface Ending {
  readonly usage?: Usage | undefined;
  readonly finish?: FinishReason | undefined;
  /** The provider's id of the answer. */
  readonly id?: string | undefined;
  readonly fault?: Fault;
  /** Whether the client had stopped reading. */
  readonly stalled?: boolean | undefined;
}

/** The notes of one exchange. */
export interface Journal {
  /** How far its tries have come. */
  readonly progress: Progress;
  /** Sees it, to count it. */
  readonly watch: ExchangeWatch;
  /** Notes what was asked for. */
  asked(model: string, stream: boolean): void;
  /** Writes the line, adds to the totals, and says what it cost. */
  close(outcome: ExchangeRecord["outcome"], status: number, ending: Ending): Bill | undefined;
}

/** Opens the notes of one exchange. */
export function createJournal(
  call: Opening,
  now: () => number,
  totals: Pick<Totals, "add">,
  catalog: Pick<Catalog, "find">,
  watch: ExchangeWatch,
): Journal {
  const started = now();
  const progress: Progress = { attempts: 0 };
  let wanted = { model: "", stream: false };
  return {
    progress,
    watch,
    asked: (model, stream) => wanted = { model, stream },
    close(outcome, status, ending) {
      const bill = billOf(ending.usage, progress.plan, catalog);
      const record: ExchangeRecord = {
        requestId: call.requestId,
        caller: call.caller.name,
        dialect: call.dialect.id,
        ...(call.endpoint === undefined ? {} : { endpoint: call.endpoint }),
        ...(call.peer === undefined ? {} : { peer: call.peer }),
        ...wanted,
        outcome,
        status,
        durationMs: now() - started,
        ...progressRecord(progress),
        ...endingRecord(ending),
        ...bill,
      };
      logExchange(record);
      totals.add(record);
      const { fault, stalled = false } = ending;
      const firstMs = wanted.stream ? sinceStart(progress.beganAt, started) : undefined;
      watch.ends({ record, fault, stalled, firstMs });
      return bill;
    },
  };
}

function sinceStart(at: number | undefined, started: number): number | undefined {
  return at === undefined ? undefined : at - started;
}

function progressRecord(
  { attempts, plan, handle, hedged }: Progress,
): Pick<ExchangeRecord, "attempts"> {
  return {
    attempts,
    ...(hedged === undefined ? {} : { hedged }),
    ...(plan === undefined ? {} : {
      provider: plan.target.provider,
      ...(plan.target.model === "" ? {} : { upstreamModel: plan.target.model }),
      dropped: plan.dropped,
    }),
    ...(handle === undefined ? {} : { credential: handle.id }),
  };
}

function endingRecord({ usage, finish, id, fault }: Ending): Partial<ExchangeRecord> {
  return {
    ...(usage === undefined ? {} : { usage }),
    ...(finish === undefined ? {} : { finish }),
    ...(id === undefined ? {} : { upstreamId: id }),
    ...(fault === undefined ? {} : { fault: `${fault.kind} ${fault.code ?? ""}`.trimEnd() }),
  };
}
