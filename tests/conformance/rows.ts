/**
 * What every runtime is held to: the rows of the table in docs/runtimes.md.
 *
 * @module
 */

import type { Lane } from "./lanes.ts";
import { bodies, headers, hosts, methods, paths } from "./rows_limits.ts";
import { drains, idles, portTaken, silence, strayErrors, tenMinutes } from "./rows_time.ts";
import {
  askedOnce,
  noHttp,
  oddStatuses,
  packedAnswers,
  redirects,
  upstreamHeaders,
} from "./rows_upstream.ts";
import { breaksOff, fullSpeed, leaves, many, manySecure, streams, wires } from "./rows_flow.ts";
import { remembers } from "./rows_memory.ts";
import { socketFaults, sockets } from "./rows_socket.ts";

/** One row. */
export interface Row {
  readonly id: string;
  /** How the page calls it. */
  readonly title: string;
  check(lane: Lane): Promise<void>;
  /** Whether it waits more than it works, so that all runtimes may wait at the same time. */
  readonly waits?: true;
}

/** All of them, in the order of the page. */
export const ROWS: readonly Row[] = [
  { id: "wires", title: "Every API, whole and streamed, in front of every other", check: wires },
  {
    id: "streams",
    title: "An event is passed on while the provider is still at it",
    check: streams,
  },
  {
    id: "leaves-before",
    title: "A client leaves before the answer begins: the provider is let go",
    check: (lane) => leaves(lane, "before"),
  },
  {
    id: "leaves-flow",
    title: "A client leaves in mid-stream: the provider is let go",
    check: (lane) => leaves(lane, "flowing"),
  },
  {
    id: "leaves-silent",
    title: "A client leaves while the provider is silent: it is let go",
    check: (lane) => leaves(lane, "silent"),
  },
  { id: "slow", title: "A client that does not read holds the provider back", check: fullSpeed },
  { id: "breaks", title: "A provider that breaks off is told as an error", check: breaksOff },
  {
    id: "once",
    title: "A question whose connection dies is not asked twice",
    check: askedOnce,
  },
  { id: "redirects", title: "A provider's redirect is followed nowhere", check: redirects },
  { id: "statuses", title: "A provider's odd status is told as an error", check: oddStatuses },
  { id: "heads", title: "40 KB of a provider's headers are borne", check: upstreamHeaders },
  {
    id: "packed",
    title: "An answer that comes packed is read; one cut short is an error",
    check: packedAnswers,
  },
  { id: "no-http", title: "A provider that speaks no HTTP is told as an error", check: noHttp },
  {
    id: "remembers",
    title: "An open circuit, a blocked account and totals hold for the next request",
    check: remembers,
  },
  { id: "many", title: "300 answers at once from one provider", check: many },
  {
    id: "secure",
    title: "150 at once over TLS, where HTTP/2 would carry 100",
    check: manySecure,
  },
  {
    id: "bodies",
    title: "Bodies of 30 MB pass; larger ones than allowed are refused",
    check: bodies,
  },
  { id: "headers", title: "Large and many headers pass whole or are refused", check: headers },
  { id: "hosts", title: "A malformed Host is refused", check: hosts },
  { id: "paths", title: "Another spelling of a path reaches no route", check: paths },
  { id: "methods", title: "Another spelling of a method does nothing", check: methods },
  { id: "silence", title: "13 s of silence both ways end nothing", check: silence, waits: true },
  {
    id: "idle",
    title: "A connection idle for 13 s takes another request",
    check: idles,
    waits: true,
  },
  {
    id: "minutes",
    title: "10 minutes of a silent provider, on a faster clock",
    check: tenMinutes,
    waits: true,
  },
  {
    id: "stray",
    title: "An error that nobody waits for ends no other answer",
    check: strayErrors,
  },
  { id: "taken", title: "A port that is taken is not shared", check: portTaken },
  { id: "drain", title: "SIGTERM lets a running stream end, and ends the process", check: drains },
  { id: "socket", title: "Responses over a WebSocket", check: sockets },
  {
    id: "socket-faults",
    title: "A wrong key or handshake opens no WebSocket",
    check: socketFaults,
  },
];
