/**
 * The route table as a Hono app: exact paths, true answers to wrong methods, one place that turns a
 * failure into an envelope.
 *
 * @module
 */

import { type Context, Hono } from "hono";
import { type Fault, FaultError, gatewayFault } from "../canonical/fault.ts";
import type { ClientDialectId } from "../canonical/request.ts";
import { dialectOf } from "../dialects/mod.ts";
import { ANYBODY, type Caller } from "../keys/key.ts";
import { LIST, UNCOMMENTED_EVENTS } from "../relay/framing.ts";
import { admit } from "./admit.ts";
import { createDiagnosis } from "./diagnose.ts";
import type { OwnOperation, RelayOperation } from "./endpoints/endpoint_routes.ts";
import { type Call, exchange, type Shared } from "./exchange.ts";
import type { AdminApi } from "./operations/admin.ts";
import { lend } from "./operations/broker.ts";
import { inform } from "./operations/inform.ts";
import type { MetricsGuard } from "./operations/metrics.ts";
import { serveOwn } from "./operations/own.ts";
import { type EndpointCall, relayToEndpoint } from "./operations/relay.ts";
import { type Asked, renderFault } from "./render_fault.ts";
import { doToConversation } from "./responses/conversations.ts";
import { notKept } from "./responses/faults.ts";
import { preparing } from "./responses/prepare.ts";
import { doToResponse, isResponseDeed } from "./responses/responses.ts";
import type { KeptOperation } from "./responses/routes.ts";
import { openSocket } from "./responses/socket.ts";
import type { Upgrade } from "./responses/client_socket.ts";
import { type AnswerOperation, patternOf, type Route, ROUTES, spokenAt } from "./routes.ts";
import { shuttingDown } from "./running.ts";
import { urlBelow } from "./url_below.ts";

/** What a request brings along beside itself. */
export interface Bindings {
  readonly requestId: string;
  /** The other end of the connection, where the runtime tells. */
  readonly peer?: string | undefined;
  /** Makes a WebSocket of the request, where the listener can. */
  readonly upgrade?: Upgrade | undefined;
  /** What comes before the paths of the routes, where the gateway is a part of something else. */
  readonly basePath?: string | undefined;
}

type RouteContext = Context<{ Bindings: Bindings & { readonly serving: Serving } }>;

/** What a request is answered with beside what it brings along. */
export interface Serving {
  readonly shared: Shared;
  readonly metrics: MetricsGuard;
  readonly admin: AdminApi | undefined;
}

/** The routes as an app, which holds nothing of any gateway: that comes with each request. */
export type App = Hono<{ Bindings: Bindings & { readonly serving: Serving } }>;

const apps: { withAdmin?: App; without?: App } = {};

/** The app; there are two of them, of which one has the admin API's routes. */
export function appFor({ admin }: Pick<Serving, "admin">): App {
  return admin === undefined
    ? apps.without ??= createApp(false)
    : apps.withAdmin ??= createApp(true);
}

function createApp(withAdmin: boolean): App {
  // The path as it stands: a percent sign spells no other name for a route.
  const app: App = new Hono({
    getPath: (request, options) => urlBelow(options?.env?.basePath, request.url).pathname,
  });
  const methods = new Map<string, Set<string>>();
  for (const route of ROUTES) {
    if (route.operation.type === "admin" && !withAdmin) continue;
    for (const path of [route.path, ...route.aliases ?? []]) {
      const pattern = patternOf(path);
      app.on(route.method, pattern, (context) => serve(route, context));
      methods.set(pattern, (methods.get(pattern) ?? new Set()).add(route.method));
    }
  }
  for (const [pattern, set] of methods) app.all(pattern, (context) => wrongMethod(context, set));
  app.notFound((context) => renderFault(unknownRoute(), askedIn(context)));
  app.onError((error, context) => {
    return renderFault(createDiagnosis(context.env.requestId)(error), askedIn(context));
  });
  return app;
}

async function serve(
  { operation, open, scope = "infer" }: Route,
  context: RouteContext,
): Promise<Response> {
  const { shared, metrics, admin } = context.env.serving;
  const { raw } = context.req;
  const url = urlBelow(context.env.basePath, raw.url);
  if (operation.type === "admin") {
    if (admin === undefined) throw new FaultError(unknownRoute());
    const id = context.req.param("account_id") ?? "";
    return await admin(operation, { request: raw, url, id, peer: context.env.peer });
  }
  if (operation.type === "broker") {
    const params: Readonly<Partial<Record<string, string>>> = context.req.param();
    return lend(shared, operation, { request: raw, query: url.searchParams, params });
  }
  const spoken = spokenAt(url.pathname, raw.headers);
  // Gemini's clients may put their key into the URL, which is nowhere written down.
  const inUrl = spoken === "gemini" ? url.searchParams.get("key") ?? undefined : undefined;
  const caller = open
    ? ANYBODY
    : operation.type === "metrics"
    ? await metrics(raw.headers, context.env.peer)
    : await admit(shared.keyring, raw.headers, scope, inUrl);
  if ("dialect" in operation) return answer(shared, operation, caller, context, url);
  if (operation.type === "kept") return kept(shared, operation.deed, caller, context, url);
  if (operation.type === "socket") return openSocket(shared, callOf(caller, context), context.env);
  if (operation.type === "relay" || operation.type === "own") {
    return pass(shared, operation, spoken, { request: raw, url, caller, ...context.env }, context);
  }
  return inform(shared, {
    operation,
    query: url.searchParams,
    spoken,
    id: context.req.param("id") ?? "",
    signal: raw.signal,
  });
}

function answer(
  shared: Shared,
  operation: AnswerOperation,
  caller: Caller,
  context: RouteContext,
  url: URL,
): Promise<Response> {
  const { dialect, type, inPath } = operation;
  if (shared.running.draining) throw new FaultError(shuttingDown());
  const call: Call = {
    ...callOf(caller, context, dialect),
    ...(type === "answer" ? {} : { wants: type }),
    ...(inPath === undefined ? {} : saidInPath(inPath, context.req.param("id") ?? "", url)),
  };
  return exchange(
    shared,
    dialect === "openai-responses" ? { ...call, prepare: preparing(shared, call) } : call,
  );
}

function callOf(
  caller: Caller,
  { req, env }: RouteContext,
  dialect: ClientDialectId = "openai-responses",
): Call {
  const { requestId, peer } = env;
  return { request: req.raw, dialect: dialectOf(dialect), caller, requestId, peer };
}

/** What one caller keeps, which no other caller is told of. */
function kept(
  shared: Shared,
  deed: KeptOperation["deed"],
  caller: Caller,
  context: RouteContext,
  url: URL,
): Promise<Response> {
  if (!shared.archive.config.store) throw notKept("what is kept");
  const { req } = context;
  const id = req.param("response_id") ?? req.param("conversation_id") ?? "";
  const errand = { shared, call: callOf(caller, context), query: url.searchParams, id };
  return isResponseDeed(deed)
    ? doToResponse(deed, errand)
    : doToConversation(deed, errand, req.param("item_id") ?? "");
}

/** What is passed on to a provider that has it too. */
async function pass(
  shared: Shared,
  operation: RelayOperation | OwnOperation,
  spoken: ClientDialectId,
  call: EndpointCall,
  { req }: RouteContext,
): Promise<Response> {
  if (shared.running.draining) throw new FaultError(shuttingDown());
  if (operation.type === "relay") {
    const named = req.param("id")?.replace(/:\w+$/, "");
    return relayToEndpoint(shared, operation.endpoint, call, named);
  }
  const { file_id, batch_id } = req.param() as Partial<Record<string, string>>;
  // OpenAI's files and Anthropic's share their paths.
  const anthropic = operation.things === "files" && spoken === "anthropic-messages";
  const own = anthropic ? { ...operation, things: "anthropicFiles" as const } : operation;
  const response = await serveOwn(shared, own, { ...call, id: file_id ?? batch_id ?? "" });
  // Whoever asks for the headers alone will not read the body.
  if (req.method === "HEAD") await response.body?.cancel();
  return response;
}

/** Gemini's streams come as events only when asked to; else as one list. */
function saidInPath(inPath: "whole" | "stream", id: string, url: URL): Partial<Call> {
  const events = url.searchParams.get("alt") === "sse";
  const model = id.replace(/:\w+$/, "");
  return {
    inPath: { model, stream: inPath === "stream" },
    framing: events ? UNCOMMENTED_EVENTS : LIST,
  };
}

function wrongMethod(context: RouteContext, methods: ReadonlySet<string>): Response {
  const { req } = context;
  const allow = [...methods, ...methods.has("GET") ? ["HEAD"] : [], "OPTIONS"].join(", ");
  if (req.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  const response = renderFault(
    gatewayFault("method_not_allowed", `Cannot use ${req.method} here: it takes ${allow}`, {
      origin: "client",
    }),
    askedIn(context),
  );
  response.headers.set("allow", allow);
  return response;
}

function unknownRoute(): Fault {
  return gatewayFault("not_found", "Cannot find the route: see /docs for those there are", {
    origin: "client",
    code: "unknown_route",
  });
}

function askedIn({ req, env }: RouteContext): Asked {
  return { path: req.path, headers: req.raw.headers, requestId: env.requestId };
}
