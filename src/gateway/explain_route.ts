/**
 * Where a request would go, and why not elsewhere, without sending anything. What orders, plans and
 * lends for a request that is sent does so here too; only the sending is left out.
 *
 * @module
 */

import { badRequest, type Fault, FaultError } from "../canonical/fault.ts";
import type { Route, RouteTarget } from "../config/config.ts";
import type { Preview } from "../credentials/contract.ts";
import { dialectOf } from "../dialects/mod.ts";
import { ANYBODY, type Caller } from "../keys/key.ts";
import type { Placed, TargetFacts } from "../routing/order.ts";
import { ownCacheKeys } from "./cache_keys.ts";
import { idOf } from "./choose.ts";
import { isOpen } from "./circuit.ts";
import { nameConversation } from "./conversation.ts";
import { estimateTokens } from "./estimate.ts";
import type { Shared } from "./exchange.ts";
import type { RouteExplanation, RouteQuestion, TargetExplanation } from "./explanation.ts";
import { CIRCUIT_OPEN, fallsBack, unlentFailing } from "./fallback.ts";
import { ask, type Asked, type Plan, plan } from "./plan.ts";
import { unavailableFault } from "./terminal.ts";

/**
 * Says where the request in question would go.
 *
 * @throws {FaultError} if the model cannot be found, or the question makes no sense.
 */
export async function explainRoute(
  shared: Shared,
  question: RouteQuestion,
): Promise<RouteExplanation> {
  const caller = callerOf(shared, question.caller);
  const asked = await askedBy(question, caller);
  const { model, wire = "openai-chat", request } = question;
  const conversation = nameConversation(caller, asked.body.object, new Headers());
  const { breaker, choosing } = shared;
  const { route, placed } = choosing.choose(model, { conversation, stream: asked.stream, breaker });
  const look: Look = {
    shared,
    conversation,
    ...(request === undefined ? {} : { asked, tokens: tokensOf(asked) }),
  };
  const seen = await Promise.all(placed.map((one) => lookAt(look, one)));
  const way = goesTo(route, seen);
  const larger = route.contextFallback.map((target): Placed => ({
    target,
    open: false,
    why: ["asked when a prompt is too long"],
  }));
  return {
    model,
    wire,
    caller: caller.name,
    choose: route.choose,
    ...(way === undefined ? {} : { goesTo: way }),
    ...(look.tokens === undefined ? {} : { promptTokens: look.tokens }),
    hedgeMs: route.hedgeMs,
    ...(route.fallbackOn === undefined ? {} : { fallbackOn: [...route.fallbackOn] }),
    targets: seen.map(({ told }) => told),
    contextFallback: (await Promise.all(larger.map((one) => lookAt(look, one)))).map((one) =>
      one.told
    ),
  };
}

function callerOf({ config: { keys } }: Shared, name?: string): Caller {
  if (keys.length === 0) return ANYBODY;
  const found = name === undefined ? keys[0] : keys.find((key) => key.name === name);
  if (found !== undefined) return { name: found.name };
  throw badRequest("Cannot find the caller: no key has this name", "caller");
}

async function askedBy(
  { model, wire = "openai-chat", request = {} }: RouteQuestion,
  caller: Caller,
): Promise<Asked> {
  const dialect = dialectOf(wire);
  const text = JSON.stringify({ ...request, model });
  const object = { ...request, ...dialect.saidIn?.(request), model };
  return ask(dialect, await ownCacheKeys(caller, dialect, { text, object }));
}

/** What targets are looked at with. */
interface Look {
  readonly shared: Shared;
  readonly conversation: string;
  /** The request, where there is one. */
  readonly asked?: Asked;
  readonly tokens?: number | undefined;
}

/** One target as a request would find it. */
interface Seen {
  readonly told: TargetExplanation;
  readonly open: boolean;
  readonly lent: Preview;
}

async function lookAt(look: Look, place: Placed): Promise<Seen> {
  const { shared, conversation, tokens } = look;
  const { target } = place;
  const open = isOpen(shared, target);
  const query = { provider: target.provider, model: target.model, session: conversation };
  const [all, lent] = await Promise.all([
    shared.pool.explain(query),
    shared.pool.preview(query),
  ]);
  const planned = planFor(look, target);
  const refused = planned !== undefined && !("target" in planned) ? planned : undefined;
  const obstacles = [
    ...(refused === undefined ? [] : [refused.message]),
    ...(open ? ["it keeps failing, and is left alone now"] : []),
    ...(lent.kind === "ok"
      ? []
      : [unavailableFault(target.provider, lent, shared.host.now()).message]),
  ];
  const told: TargetExplanation = {
    target: idOf(target),
    usable: obstacles.length === 0,
    why: [...place.why, ...obstacles],
    circuit: open ? "open" : "closed",
    accounts: {
      usable: all.filter(({ rank }) => rank !== undefined).length,
      all: all.length,
      ...(lent.kind === "ok" ? { next: lent.id } : {}),
    },
    ...planTold(planned),
    ...factsTold(shared.choosing.factsOf(target), tokens),
    ...(target.timeouts === undefined ? {} : { timeouts: target.timeouts }),
  };
  return { told, open, lent };
}

function planFor({ shared, asked }: Look, target: RouteTarget): Plan | Fault | undefined {
  if (asked === undefined) return undefined;
  try {
    return shared.lessons.apply(plan(asked, target, shared.config.providers));
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
}

function planTold(planned: Plan | Fault | undefined): Pick<TargetExplanation, "plan" | "refused"> {
  if (planned === undefined) return {};
  if ("target" in planned) {
    const { dialect, passthrough, dropped } = planned;
    return { plan: { wire: dialect.id, passthrough, dropped } };
  }
  const { message, param } = planned;
  return { refused: { message, ...(param === undefined ? {} : { param }) } };
}

function factsTold(
  { context = Infinity, maxInput = Infinity, price }: TargetFacts = {},
  tokens: number | undefined,
): Pick<TargetExplanation, "price" | "context"> {
  const { input, output } = price ?? {};
  const limit = Math.min(maxInput, context);
  return {
    ...(input === undefined && output === undefined ? {} : {
      price: {
        ...(input === undefined ? {} : { input }),
        ...(output === undefined ? {} : { output }),
        ...(input === undefined || tokens === undefined ? {} : { prompt: input * tokens / 1e6 }),
      },
    }),
    ...(limit === Infinity
      ? {}
      : { context: { limit, ...(tokens === undefined ? {} : { fits: tokens <= limit }) } }),
  };
}

/** The tokens of a prompt that can be read; one that cannot is refused where it is translated. */
function tokensOf(asked: Asked): number | undefined {
  try {
    return estimateTokens(asked.decode().request);
  } catch (error) {
    if (error instanceof FaultError) return undefined;
    throw error;
  }
}

/** The first target that can be asked, as the tries come to it: each before it must let them on. */
function goesTo(route: Route, seen: readonly Seen[]): string | undefined {
  for (const { told, open, lent } of seen) {
    if (told.usable) return told.target;
    if (told.refused !== undefined) continue;
    const failing = open ? CIRCUIT_OPEN : lent.kind === "ok" ? [] : unlentFailing(lent);
    if (!fallsBack({ route }, failing)) return undefined;
  }
  return undefined;
}
