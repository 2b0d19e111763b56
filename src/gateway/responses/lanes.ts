/**
 * The order of a connection's requests: within a lane one after the other, lanes side by side.
 *
 * @module
 */

/** One lane's next piece of work. */
export type Turn = () => Promise<void>;

/** The lanes of one connection. */
export interface Lanes {
  /** Whether anything is under way. */
  readonly busy: boolean;
  /** Takes a turn; answers whether there was room for it. */
  add(lane: string | undefined, turn: Turn): boolean;
}

/** How much of a connection runs and waits. */
export interface LaneBounds {
  /** Most lanes side by side. */
  readonly lanes: number;
  /** Most turns that wait in a lane. */
  readonly waiting: number;
}

/** Creates lanes; `idle` is called whenever nothing is under way any more. */
export function createLanes(bounds: LaneBounds, idle: () => void): Lanes {
  const lanes = new Map<string | undefined, Turn[]>();

  async function run(lane: string | undefined, turns: Turn[]): Promise<void> {
    for (let turn = turns[0]; turn !== undefined; turn = turns[0]) {
      await turn();
      turns.shift();
    }
    lanes.delete(lane);
    if (lanes.size === 0) idle();
  }

  return {
    get busy() {
      return lanes.size > 0;
    },
    add(lane, turn) {
      const turns = lanes.get(lane);
      if (turns !== undefined) return turns.length <= bounds.waiting && turns.push(turn) > 0;
      if (lanes.size >= bounds.lanes) return false;
      const begun = [turn];
      lanes.set(lane, begun);
      run(lane, begun);
      return true;
    },
  };
}
