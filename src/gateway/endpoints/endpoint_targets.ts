/**
 * Where a request for a relayed endpoint goes: by its model as any other, else to the provider that
 * the caller names, else to the only one that has the endpoint.
 *
 * @module
 */

import type { EndpointId } from "../../canonical/endpoint.ts";
import { badRequest, type FaultError } from "../../canonical/fault.ts";
import type { Config, RouteTarget } from "../../config/config.ts";
import type { Router } from "../../routing/route.ts";
import { serves } from "./endpoints.ts";

/** The request header that names a provider. */
export const PROVIDER_HEADER = "x-sluice-provider";

/** What is to be sent somewhere. */
export interface Wanted {
  readonly id: EndpointId;
  /** The model that is asked for, if any. */
  readonly model?: string | undefined;
  readonly headers: Headers;
  /** What to use where nobody has the endpoint. */
  readonly instead?: string | undefined;
}

/**
 * The targets, best first; each serves the endpoint.
 *
 * @throws {FaultError} if there is none, or more than one to choose from.
 */
export function targetsFor(
  { config, router }: { readonly config: Config; readonly router: Router },
  wanted: Wanted,
): readonly RouteTarget[] {
  const { id, model, headers } = wanted;
  const named = headers.get(PROVIDER_HEADER) ?? undefined;
  const having = [...config.providers.values()]
    .filter(({ provider }) => serves(provider, id))
    .map(({ provider }) => provider.id);
  if (named !== undefined && !having.includes(named)) throw notServed(wanted, [named], having);
  if (model !== undefined) {
    const all = router.resolve(model);
    const targets = all.filter(({ provider }) =>
      named === undefined ? having.includes(provider) : provider === named
    );
    if (targets.length > 0) return targets;
    throw notServed(wanted, all.map(({ provider }) => provider), having);
  }
  const provider = named ?? (having.length === 1 ? having[0] : undefined);
  if (provider !== undefined) return [{ provider, model: "" }];
  throw having.length === 0 ? notServed(wanted, [], having) : ambiguous(wanted, having);
}

function notServed(
  { id, model, instead }: Wanted,
  asked: readonly string[],
  having: readonly string[],
): FaultError {
  const who = asked.length === 0 ? "no provider" : listed([...new Set(asked)]);
  const which = model === undefined ? "" : ` for the model ${JSON.stringify(model.slice(0, 100))}`;
  const hints = [
    ...(having.length === 0 ? [] : [`those that have it: ${listed(having)}`]),
    ...(instead === undefined ? [] : [`use ${instead} instead`]),
  ];
  const state = asked.length === 0 ? `${who} has it` : `it is not among the endpoints of ${who}`;
  return refused(`Cannot serve '${id}'${which}: ${[state, ...hints].join("; ")}`, model);
}

function ambiguous({ id }: Wanted, having: readonly string[]): FaultError {
  return refused(
    `Cannot choose a provider for '${id}': ${listed(having)} have it; name one in the header ` +
      PROVIDER_HEADER,
  );
}

function refused(message: string, model?: string): FaultError {
  const error = badRequest(message, model === undefined ? undefined : "model");
  error.fault.code = "endpoint_not_served";
  return error;
}

function listed(ids: readonly string[]): string {
  return ids.map((id) => `'${id}'`).join(", ");
}
