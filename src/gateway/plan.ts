/**
 * What exactly is to be sent to one target: in which dialect, and with which body.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../canonical/fault.ts";
import type { CanonicalRequest } from "../canonical/request.ts";
import type { JsonObject } from "../canonical/json.ts";
import { fitHistory } from "../canonical/history.ts";
import { type Edit, editMembers } from "../canonical/json_edit.ts";
import { replaceMember } from "../canonical/json_text.ts";
import { makerOf } from "../canonical/maker.ts";
import { pairCalls } from "../canonical/pairing.ts";
import { holdsSeal } from "../canonical/seal.ts";
import type { Config, ProviderConfig, RouteTarget } from "../config/config.ts";
import { answeringBy } from "../dialects/answer_tool.ts";
import type {
  Dialect,
  EncodedRequest,
  ProviderDialect,
  Readdressed,
  Target,
  WireProfile,
} from "../dialects/dialect.ts";
import { dialectOf } from "../dialects/mod.ts";
import { dialectsFor } from "../providers/place.ts";
import type { JsonBody } from "./body.ts";
import type { Load } from "./egress.ts";

/** A request as its client sent it. */
export interface Asked {
  readonly dialect: Dialect;
  /** With everything in its place that the client only referred to. */
  readonly body: JsonBody;
  /** The client's own words. */
  readonly original: JsonObject;
  readonly stream: boolean;
  /** The request in canonical form; decoded when first needed, and once. */
  decode(): { request: CanonicalRequest; dropped: readonly string[] };
}

/** A request ready to be sent to one target. */
export interface Plan {
  readonly target: RouteTarget;
  readonly provider: ProviderConfig;
  /** The dialect the provider is spoken to in. */
  readonly dialect: ProviderDialect;
  /** JSON text, or what an endpoint's caller sent. */
  readonly body: string | Load;
  /** Whether the client's own JSON goes out, and the provider's own bytes come back. */
  readonly passthrough: boolean;
  /** Options that are lost on the way. */
  readonly dropped: readonly string[];
  /** What the conversation is called where its client gives it no name. */
  readonly session?: string;
  /** What the client calls options that the target's wire names otherwise. */
  readonly names?: Dialect["optionNames"] | undefined;
}

/** Whether the provider made the dialect itself, so that its answers are what they should be. */
export function isOwnWire({ dialect, provider: { provider } }: Plan): boolean {
  return provider.trueTo?.includes(dialect.id) === true;
}

/**
 * The habits that answers are read with. Within one dialect text stays as it is: a client that was
 * told reasoning in a field would not give it back in the text.
 */
export function habitsOf({ passthrough, provider: { provider: { profile } } }: Plan): WireProfile {
  if (!passthrough || profile.reasoningField !== "think-tags") return profile;
  const { reasoningField: _, ...habits } = profile;
  return habits;
}

/** Reads a client's request lazily: a passthrough never looks into it. */
export function ask(
  dialect: Dialect,
  body: JsonBody,
  original: JsonObject = body.object,
): Asked {
  let decoded: { request: CanonicalRequest; dropped: readonly string[] } | undefined;
  return {
    dialect,
    body,
    original,
    stream: body.object.stream === true,
    decode: () => decoded ??= dialect.decodeRequest(body.object),
  };
}

/**
 * Plans the way to `target`. When both ends speak the same dialect the client's text is edited in
 * place, so that nothing we do not know is lost; only a body that carries another vendor's sealed
 * reasoning has to be read and written anew, to take that out.
 *
 * @throws {FaultError} if the request cannot be told in the target's dialect.
 */
export function plan(asked: Asked, target: RouteTarget, providers: Config["providers"]): Plan {
  const provider = providers.get(target.provider);
  if (provider === undefined) {
    throw new FaultError(
      gatewayFault(
        "internal",
        `Cannot use the provider '${target.provider}': it is not configured`,
      ),
    );
  }
  const { profile, body: extras } = provider.provider;
  const dialects = dialectsFor(provider.provider, target.model);
  const same = dialects.includes(asked.dialect.id);
  const dialect: ProviderDialect = same ? asked.dialect : dialectOf(dialects[0]);
  const names = asked.dialect.optionNames;
  const common = { target, provider, dialect, names };
  if (same && !holdsSeal(asked.body.text)) {
    const { text, dropped } = readdress(asked.dialect, asked.body.text, target.model);
    return { ...common, body: withExtras(text, extras), passthrough: true, dropped };
  }
  const { request, dropped } = asked.decode();
  const maker = makerOf(target.provider, target.model);
  const lost = new Set<string>();
  const lose = (name: string): void => void lost.add(name);
  const messages = pairCalls(
    fitHistory(request.messages, { dialect: dialect.id, maker }, lose),
    lose,
  );
  const fitted = { ...request, messages };
  const encoded = encode(dialect, fitted, { model: target.model, profile }, names);
  const { answerTool } = encoded;
  return {
    ...common,
    ...(answerTool === undefined ? {} : { dialect: answeringBy(answerTool, dialect) }),
    body: JSON.stringify({ ...extras, ...encoded.body }),
    passthrough: false,
    dropped: [
      ...new Set([
        ...dropped,
        ...[...lost, ...encoded.dropped].map((name) => calledBy(names, name)),
      ]),
    ],
  };
}

function readdress(dialect: Dialect, text: string, model: string): Readdressed {
  return dialect.readdress?.(text, model) ??
    { text: replaceMember(text, "model", JSON.stringify(model)), dropped: [] };
}

/** The text with the members that the provider's row adds to what clients do not say. */
function withExtras(text: string, extras: JsonObject = {}): string {
  const edits = Object.entries(extras).map(([name, value]): [string, Edit] => [
    name,
    (json) => json ?? JSON.stringify(value),
  ]);
  return editMembers(text, new Map(edits));
}

type Names = Dialect["optionNames"];

/** What the client calls an option; `option=asked->sent` says that another value is sent. */
function calledBy(names: Names, option: string): string {
  const end = option.indexOf("=");
  const name = end < 0 ? option : option.slice(0, end);
  return (names?.get(name) ?? name) + option.slice(name.length);
}

/** Encodes, and speaks of the client's fields by the client's names when that cannot be done. */
function encode(
  dialect: ProviderDialect,
  request: CanonicalRequest,
  target: Target,
  names: Names,
): EncodedRequest {
  try {
    return dialect.encodeRequest(request, target);
  } catch (error) {
    if (!(error instanceof FaultError) || error.fault.param === undefined) throw error;
    const { message, param: named } = error.fault;
    const param = calledBy(names, named);
    // Not every wire has a place for the name beside the message.
    const told = message.replaceAll(`'${named}'`, () => `'${param}'`);
    throw new FaultError({ ...error.fault, message: told, param });
  }
}
