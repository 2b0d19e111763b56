/**
 * Asking a second target when the first takes its time, and taking the answer that begins first.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../canonical/fault.ts";
import { LATE } from "../relay/ticker.ts";
import { follow } from "./follow_signal.ts";
import type { Answered, Progress, Tries } from "./trying.ts";
import type { Watch } from "./watch.ts";

/** Tries targets until one answers; `undefined` where none is left. */
export type Course<T> = (tries: Tries) => Promise<Answered<T> | undefined>;

/** One of two that are under way. */
interface Leg<T> {
  readonly progress: Progress;
  readonly controller: AbortController;
  readonly end: Promise<Ended<T>>;
  over: boolean;
}

interface Ended<T> {
  readonly leg: Leg<T>;
  readonly answered: Answered<T> | undefined;
}

/**
 * Runs `course`, and once more beside it when `ms` milliseconds have passed without an answer. Both
 * take from the same targets and the same budget. The other is called off as soon as one answers:
 * its account is handed back, its connection let go of, and the log is told.
 *
 * @throws {FaultError} what either of them throws.
 */
export async function hedge<T>(
  tries: Tries,
  ms: number,
  course: Course<T>,
): Promise<Answered<T> | undefined> {
  const legs = [run(tries, course)];
  const [first] = legs as [Leg<T>];
  const wait = tries.context.ticker.after(ms);
  try {
    let ended = await Promise.race([first.end, wait.late]);
    if (ended === LATE) {
      const second = run({ ...tries, watch: hedging(tries.watch) }, course);
      legs.push(second);
      ended = await Promise.race([first.end, second.end]);
      if (ended.answered === undefined) {
        ended = await (ended.leg === first ? second : first).end;
      }
    }
    settle(tries, ended, legs);
    return ended.answered;
  } catch (error) {
    for (const leg of legs) letGo(tries, leg);
    throw error;
  } finally {
    wait.cancel();
  }
}

/** Sees the second of two, which may find no target that is left to be asked. */
function hedging(watch: Watch): Watch {
  let asked = false;
  return {
    ...watch,
    begins(target, handle) {
      if (!asked) watch.hedges();
      asked = true;
      return watch.begins(target, handle);
    },
  };
}

function run<T>(tries: Tries, course: Course<T>): Leg<T> {
  const controller = new AbortController();
  follow(tries.context.signal, controller);
  const progress: Progress = { attempts: 0 };
  const context = { ...tries.context, signal: controller.signal };
  const leg: Leg<T> = {
    progress,
    controller,
    over: false,
    end: course({ ...tries, context, progress })
      .then((answered) => ({ leg, answered }))
      .finally(() => leg.over = true),
  };
  return leg;
}

/** Makes the progress of the one that ended the request's own, and calls the other off. */
function settle<T>(tries: Tries, { leg, answered }: Ended<T>, legs: readonly Leg<T>[]): void {
  const { plan, handle } = leg.progress;
  Object.assign(tries.progress, plan && { plan }, handle && { handle });
  if (answered === undefined) return;
  for (const other of legs) {
    if (other === leg) continue;
    const { over, progress: { plan: sent } } = other;
    // Only what was still under way is named: it may have to be paid for, a failure has not.
    if (!over && sent !== undefined) {
      tries.progress.hedged = `${sent.target.provider}/${sent.target.model}`;
    }
    letGo(tries, other);
  }
}

function letGo<T>({ pool, diagnose }: Tries, { controller, end }: Leg<T>): void {
  controller.abort(
    new FaultError(gatewayFault("aborted", "Cannot go on: another target answered")),
  );
  // It may have been answered in the same moment: nobody will read that. What else it ends with is
  // of no interest but where it is a mistake of ours, which the diagnosis logs.
  end.then(({ answered }) => answered && pool.report(answered.handle, { kind: "cancelled" }))
    .catch(diagnose);
}
