/**
 * One try: one target, one credential, one request.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../canonical/fault.ts";
import type { Handle } from "../credentials/contract.ts";
import { readHint } from "../credentials/hints.ts";
import { readEvidence } from "../dialects/evidence.ts";
import { readWhole } from "../relay/read_whole.ts";
import { LATE, type Ticker } from "../relay/ticker.ts";
import { send } from "./egress.ts";
import type { Host } from "./host.ts";
import type { Plan } from "./plan.ts";
import type { Sockets } from "./sockets/sockets.ts";
import type { Turns } from "./turns.ts";

/** What an attempt needs beside its plan. */
export interface AttemptContext {
  readonly host: Host;
  readonly ticker: Ticker;
  /** Longest wait for response headers, in milliseconds. */
  readonly headersMs: number;
  readonly stream: boolean;
  readonly clientHeaders: Headers;
  /** Aborted when the client leaves; it belongs to this one exchange. */
  readonly signal: AbortSignal;
  /** What goes on from one request of a conversation to the next. */
  readonly talk?: Talk | undefined;
  /** Told what every answer says of the account in its headers. */
  readonly seen: (handle: Handle, headers: Headers, status: number) => void;
}

/** A conversation, and what is kept open for it. */
export interface Talk {
  /** Its name; see `nameConversation`. */
  readonly conversation: string;
  readonly sockets: Sockets;
  readonly turns: Turns;
}

/** A provider's answer with a status of success. */
export interface Accepted {
  readonly response: Response;
  /** Lets go of the connection when the answer is not read to its end. */
  readonly abort: () => void;
  /** Aborted when the connection is let go of. */
  readonly signal: AbortSignal;
}

/** How much of a provider's error is read, and for how long. */
const ERROR_BYTES = 64 * 1024;
const ERROR_MS = 2000;

/**
 * Sends `plan` with the lent credential.
 *
 * @throws {FaultError} if the provider refuses, cannot be reached, or keeps silent for too long.
 */
export async function attempt(
  plan: Plan,
  handle: Handle,
  context: AttemptContext,
): Promise<Accepted> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const { talk } = context;
  const turn = talk?.turns.of(plan, handle, talk.conversation);
  const headersMs = plan.target.timeouts?.headersMs ?? context.headersMs;
  const wait = context.ticker.after(headersMs);
  context.signal.addEventListener("abort", abort, { once: true });
  try {
    if (context.signal.aborted) throw abortReason(context.signal);
    const outbound = {
      provider: plan.provider.provider,
      auth: handle.auth,
      dialect: plan.dialect,
      model: plan.target.model,
      body: plan.body,
      stream: context.stream,
      ownHeaders: plan.passthrough ? context.clientHeaders : undefined,
      session: plan.session,
      turnState: turn?.state,
      signal: controller.signal,
    };
    const sent = talk === undefined
      ? send(context.host, outbound)
      : talk.sockets.send(outbound, { handle, conversation: talk.conversation });
    const response = await Promise.race([sent, wait.late]);
    if (response === LATE) throw new FaultError(noHeaders(headersMs));
    context.seen(handle, response.headers, response.status);
    turn?.note(response.headers);
    if (!response.ok) throw new FaultError(await failure(response, plan, handle, context));
    return { response, abort, signal: controller.signal };
  } catch (error) {
    abort();
    if (context.signal.aborted) throw abortReason(context.signal);
    throw error;
  } finally {
    wait.cancel();
  }
}

/** Why everything was called off: as the caller of `abort` says, else because the client left. */
export function abortReason(signal: AbortSignal): FaultError {
  if (signal.reason instanceof FaultError) return signal.reason;
  // 499 is what proxies log for a client that did not wait for its answer.
  return new FaultError(gatewayFault("aborted", "Cannot answer: the client closed the connection", {
    origin: "client",
  }));
}

function noHeaders(ms: number): Fault {
  return gatewayFault(
    "timeout",
    `Cannot get an answer: the provider was silent for ${ms / 1000} s`,
    {
      code: "upstream_timeout",
    },
  );
}

async function failure(
  response: Response,
  plan: Plan,
  handle: Handle,
  { ticker }: AttemptContext,
): Promise<Fault> {
  // However far the text of the error is read, its status counts.
  const { bytes } = await readWhole(response.body, {
    maxBytes: ERROR_BYTES,
    maxMs: ERROR_MS,
    ticker,
  });
  const body = withoutSecret(unframed(new TextDecoder().decode(bytes)), handle);
  const now = ticker.now();
  const fault = plan.dialect.decodeFault({
    status: response.status,
    headers: response.headers,
    body,
    receivedAt: now,
  });
  const evidence = readEvidence(body, response.headers.get("x-amzn-errortype"));
  const hint = readHint({ headers: response.headers, now, ...evidence });
  return { ...fault, evidence: { ...evidence, ...(hint && { hint }) } };
}

/** Asked for a stream, some hosts frame a refusal as an event of one. */
function unframed(text: string): string {
  return /^(?:event:.*\r?\n)?data: ?(\{.*\})\s*$/.exec(text)?.[1] ?? text;
}

/** What is shorter is no vendor's secret, and stands in words of any kind. */
const SHORTEST_SECRET = 8;

/** Some providers quote the key they refuse; what is read of it goes to callers, logs and the store. */
function withoutSecret(body: string, { auth }: Handle): string {
  let text = body;
  // AWS tells what it would have signed, the session's token in it.
  for (const secret of [auth.secret, auth.aws?.sessionToken]) {
    const value = secret?.reveal() ?? "";
    if (value.length >= SHORTEST_SECRET) text = text.replaceAll(value, "[secret]");
  }
  return text;
}
