/**
 * Responses over a WebSocket: `response.create` messages in, the events of a stream out.
 *
 * Every message is an exchange like any other, so keys, limits, pools and the log are the same. What a
 * client sends while a lane is busy waits for its turn.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { inLane, socketError, steerFailed } from "../../dialects/openai_responses/socket_events.ts";
import { createSseReader } from "../../relay/sse.ts";
import { LATE, TICK_MS } from "../../relay/ticker.ts";
import { admit } from "../admit.ts";
import { parseJsonText } from "../body.ts";
import { createDiagnosis } from "../diagnose.ts";
import { type Call, exchange, type Shared } from "../exchange.ts";
import { newId } from "../host.ts";
import { shuttingDown } from "../running.ts";
import type { ClientSocket, Upgrade, Upgraded } from "./client_socket.ts";
import { type ConnectionMemory, createConnectionMemory } from "./connection_memory.ts";
import { clientFault } from "./faults.ts";
import { createLanes, type Lanes } from "./lanes.ts";
import { preparing } from "./prepare.ts";

/** As long as the vendor lets one live, in milliseconds. */
const LIFE_MS = 60 * 60 * 1000;
/** How much may wait to leave before the provider is not read any further, in bytes. */
const HIGH_BYTES = 1024 * 1024;
const BOUNDS = { lanes: 16, waiting: 16 };

/** RFC 6455 section 7.4.1, and 1013 of its registry. */
const CLOSE = { normal: 1000, goingAway: 1001, tooLarge: 1009, tryLater: 1013 };

/** A request needs an address; nobody reads this one. */
const PLACE = "http://localhost/v1/responses";

/**
 * Makes a WebSocket of the request in `call` and serves it.
 *
 * @throws {FaultError} if it asks for none, or the runtime has none.
 */
export function openSocket(
  shared: Shared,
  call: Call,
  { upgrade }: { readonly upgrade?: Upgrade | undefined },
): Promise<Response> {
  const wanted = call.request.headers.get("upgrade")?.toLowerCase() === "websocket";
  if (!wanted) return Promise.reject(new FaultError(upgradeWanted()));
  if (upgrade === undefined) return Promise.reject(new FaultError(noSockets()));
  if (shared.running.draining) return Promise.reject(new FaultError(shuttingDown()));
  // Once a request is upgraded its headers cannot be read any more.
  const headers = new Headers(call.request.headers);
  const upgraded = tryUpgrade(upgrade, call.request);
  if (upgraded === undefined) return Promise.reject(new FaultError(malformed()));
  const { socket, response } = upgraded;
  serve(shared, { ...call, request: new Request(PLACE, { headers }) }, socket);
  return Promise.resolve(response);
}

/** Runtimes throw at a handshake that lacks what RFC 6455 section 4.2.1 asks for. */
function tryUpgrade(upgrade: Upgrade, request: Request): Upgraded | undefined {
  try {
    return upgrade(request);
  } catch {
    return undefined;
  }
}

/** One connection. */
interface Connection {
  readonly shared: Shared;
  readonly call: Call;
  readonly socket: ClientSocket;
  readonly memory: ConnectionMemory;
  /** Aborted when the socket has closed. */
  readonly closed: AbortController;
}

function serve(shared: Shared, call: Call, socket: ClientSocket): void {
  const { ticker, running, host } = shared;
  const closed = new AbortController();
  const memory = createConnectionMemory((prefix) => newId(host, prefix));
  const connection = { shared, call, socket, memory, closed };
  const opened = ticker.now();
  const lanes = createLanes(BOUNDS, look);
  const unwatch = ticker.watch(look);
  running.stopping.addEventListener("abort", look, { once: true });

  /** Ends what has no reason to go on, as soon as no answer is under way. */
  function look(): void {
    if (lanes.busy || closed.signal.aborted) return;
    if (running.draining) return socket.close(CLOSE.goingAway, "shutting down");
    if (ticker.now() - opened < LIFE_MS) return;
    socket.send(socketError(tooOld()));
    socket.close(CLOSE.normal, "connection limit reached");
  }

  socket.listen({
    message: (text) => take(connection, lanes, text),
    closed() {
      unwatch();
      running.stopping.removeEventListener("abort", look);
      closed.abort();
    },
  });
}

function take(connection: Connection, lanes: Lanes, text: string | undefined): void {
  const { shared: { config: { limits }, running }, socket } = connection;
  // A character is a byte at least, so this cannot turn away what would have fitted.
  if (text !== undefined && text.length > limits.bodyBytes) {
    return socket.close(CLOSE.tooLarge, "message too large");
  }
  let lane: string | undefined;
  try {
    const { object } = parseJsonText(text ?? "", limits.jsonDepth);
    if (object.type === "response.steer") return socket.send(steerFailed(object));
    if (object.type !== "response.create") throw new FaultError(unknownType());
    lane = laneIn(object);
    if (running.draining) throw new FaultError(shuttingDown());
    const turn = () => answer(connection, object, lane);
    if (!lanes.add(lane, turn)) throw new FaultError(tooMany());
  } catch (error) {
    socket.send(inLane(socketError(faultOf(connection, error)), lane));
  }
}

function laneIn({ stream_id: lane }: JsonObject): string | undefined {
  if (lane === undefined || lane === null) return undefined;
  if (typeof lane === "string" && lane !== "" && lane.length <= 256) return lane;
  throw new FaultError(clientFault("invalid_request", "Cannot read 'stream_id': expected a name", {
    param: "stream_id",
  }));
}

/** One turn; it never rejects. */
async function answer(
  connection: Connection,
  message: JsonObject,
  lane: string | undefined,
): Promise<void> {
  const { call, socket, memory, closed } = connection;
  const shared = connection.shared.latest();
  if (closed.signal.aborted) return;
  const { type: _, stream_id: __, ...rest } = message;
  const object: JsonObject = { ...rest, stream: true };
  const { headers } = call.request;
  const one: Call = {
    ...call,
    requestId: newId(shared.host, "req_"),
    request: new Request(PLACE, { headers, signal: closed.signal }),
    body: { object, text: JSON.stringify(object) },
  };
  try {
    // A connection may outlive the key it was opened with.
    await admit(shared.keyring, headers, "infer");
    // It may outlive the configuration as well, and be the first to ask under the next.
    await shared.catalog.ready();
    if (object.background === true) throw new FaultError(noBackground());
    const prepare = preparing(shared, one, memory.of(lane));
    const response = await exchange(shared, { ...one, prepare });
    await tell(connection, response, lane);
  } catch (error) {
    socket.send(inLane(socketError(faultOf(connection, error)), lane));
  }
}

/** Passes the events of a stream on, no faster than the client takes them. */
async function tell(
  connection: Connection,
  { body }: Response,
  lane: string | undefined,
): Promise<void> {
  const { socket } = connection;
  const sse = createSseReader(({ data }) => {
    if (data !== "[DONE]") socket.send(inLane(data, lane));
  });
  const reader = body?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (read === undefined || read.done) break;
    sse.push(read.value);
    // Closing lets go of the provider.
    if (await isStuck(connection)) {
      return socket.close(CLOSE.tryLater, "the client has stopped reading");
    }
  }
  sse.end();
}

/** Waits until there is room; answers whether there was none for too long. */
async function isStuck({ shared: { ticker, config }, socket, closed }: Connection) {
  const began = ticker.now();
  while (socket.bufferedAmount > HIGH_BYTES && !closed.signal.aborted) {
    // A WebSocket does not say when it has room again.
    const waited = await ticker.after(TICK_MS).late;
    if (waited === LATE && ticker.now() - began > config.limits.stallMs) return true;
  }
  return false;
}

function faultOf({ call }: Connection, error: unknown): Fault {
  return createDiagnosis(call.requestId)(error);
}

function upgradeWanted(): Fault {
  return clientFault(
    "invalid_request",
    "Cannot use GET here but to open a WebSocket: send the request with POST",
    { status: 426, code: "upgrade_required" },
  );
}

function malformed(): Fault {
  return clientFault("invalid_request", "Cannot open a WebSocket: the handshake is malformed");
}

function noSockets(): Fault {
  return gatewayFault(
    "invalid_request",
    "Cannot open a WebSocket: this runtime lends none, send the request with POST",
    { status: 501, code: "websocket_not_supported" },
  );
}

function unknownType(): Fault {
  return clientFault(
    "invalid_request",
    "Cannot read the message: expected the type 'response.create'",
    { param: "type" },
  );
}

function noBackground(): Fault {
  return clientFault(
    "invalid_request",
    "Cannot use 'background' over a WebSocket: send the request with POST",
    { param: "background" },
  );
}

function tooMany(): Fault {
  return gatewayFault(
    "rate_limit",
    "Cannot take another request on this connection: too many are under way or waiting",
    { code: "too_many_pending_requests" },
  );
}

function tooOld(): Fault {
  return clientFault(
    "invalid_request",
    "Cannot go on with this connection: it is 60 minutes old, open another one",
    { code: "websocket_connection_limit_reached" },
  );
}
