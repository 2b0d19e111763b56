/**
 * Where a runtime cannot do what the others do. Each is looked at by the run, so that one that is
 * none any more is found out.
 *
 * @module
 */

import type { Lane, LaneId } from "./lanes.ts";
import { leaves } from "./rows_flow.ts";
import { noSockets } from "./rows_socket.ts";

/** Cells of the table that do not say yes. */
export interface Exception {
  readonly rows: readonly string[];
  readonly lanes: readonly LaneId[];
  /**
   * `fails`: tried, and does not hold. `otherwise`: {@link Exception.instead} holds in its place.
   * `none`: there is nothing to try.
   */
  readonly kind: "fails" | "otherwise" | "none";
  readonly instead?: (lane: Lane) => Promise<void>;
  /** What the cell says. */
  readonly shows: "no" | "late" | "–";
  /** Why, for the page. */
  readonly says: string;
}

const LATE_NEWS =
  "The emulator tells that a client has left when something is next written to it: the next event, " +
  "or the next comment, after 5 s in mid-stream and 15 s before the first event.";

const OWN_PROXY = "The emulator lets any Host in. Before a deployment stands the platform's own " +
  "proxy, which knows its names.";

const NO_SOCKETS = "Vercel's functions have no WebSockets; whoever asks for one is told so (501).";

const NO_CLOCK =
  "The platform's entry takes no clock, and the platform bounds how long an answer " +
  "may take.";

const NO_PROCESS = "There is no process of one's own to listen, to fail or to stop; the platform " +
  "lets requests end.";

const OWN_ANSWER = "The emulator itself answers a TRACE or a CONNECT, of which it can make no " +
  "request, and the gateway is not asked.";

const OWN_IDLE = "The emulator closes it sooner; how long clients' connections are kept is the " +
  "platform's affair.";

const SMALL_HEADERS = "The emulator's own client takes 16 KB of a provider's headers.";

const FIVE_MINUTES = "The emulator's own client gives up after five minutes, which is as long as " +
  "the platform lets an answer of its edge runtime take.";

/** All of them. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    rows: ["leaves-before"],
    lanes: ["workerd", "edge"],
    kind: "otherwise",
    instead: (lane) => leaves(lane, "before", 1),
    shows: "late",
    says: LATE_NEWS,
  },
  {
    rows: ["leaves-silent"],
    lanes: ["workerd", "edge"],
    kind: "otherwise",
    instead: (lane) => leaves(lane, "silent", 1),
    shows: "late",
    says: LATE_NEWS,
  },
  { rows: ["heads"], lanes: ["edge"], kind: "fails", shows: "no", says: SMALL_HEADERS },
  { rows: ["hosts"], lanes: ["workerd", "edge"], kind: "fails", shows: "no", says: OWN_PROXY },
  { rows: ["methods"], lanes: ["workerd", "edge"], kind: "fails", shows: "no", says: OWN_ANSWER },
  { rows: ["idle"], lanes: ["workerd", "edge"], kind: "fails", shows: "no", says: OWN_IDLE },
  { rows: ["minutes"], lanes: ["workerd", "edge"], kind: "none", shows: "–", says: NO_CLOCK },
  {
    rows: ["stray", "taken", "drain"],
    lanes: ["workerd", "edge"],
    kind: "none",
    shows: "–",
    says: NO_PROCESS,
  },
  {
    rows: ["socket"],
    lanes: ["edge"],
    kind: "otherwise",
    instead: noSockets,
    shows: "no",
    says: NO_SOCKETS,
  },
  {
    rows: ["socket-faults", "long-socket"],
    lanes: ["edge"],
    kind: "none",
    shows: "–",
    says: NO_SOCKETS,
  },
  {
    rows: ["long-before", "long-within"],
    lanes: ["edge"],
    kind: "fails",
    shows: "no",
    says: FIVE_MINUTES,
  },
];

/** The exception for a cell, if it is one. */
export function exceptionFor(row: string, lane: LaneId): Exception | undefined {
  return EXCEPTIONS.find(({ rows, lanes }) => rows.includes(row) && lanes.includes(lane));
}
