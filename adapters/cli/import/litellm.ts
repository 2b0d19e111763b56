/**
 * LiteLLM's proxy configuration as ours.
 *
 * ```text
 * model_list                 providers with their keys, and the targets of names
 * router_settings            how targets are put in order, what stands by, bounds
 * litellm_settings           the same things under older names
 * general_settings           the master key
 * ```
 *
 * @module
 */

import type { Draft } from "./draft.ts";
import { type Deployment, readDeployment } from "./litellm_deployment.ts";
import { carryRoutes } from "./litellm_routes.ts";
import { carrySettings } from "./litellm_settings.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./read.ts";

/** Carries what `config` says into `draft`. */
export function importLitellm(config: unknown, draft: Draft): void {
  const file = fieldsOf(config);
  const credentials = credentialsIn(file, draft);
  const groups = new Map<string, Deployment[]>();
  listOf(file.model_list).forEach((item, index) => {
    const place = `model_list[${index}]`;
    const entry = fieldsOf(item);
    const name = textOf(entry.model_name);
    if (name === undefined) return draft.leave(place, "it has no 'model_name'");
    const deployment = readDeployment(entry, { draft, place, credentials });
    if (deployment === undefined) return;
    groups.set(name, [...groups.get(name) ?? [], deployment]);
  });
  if (listOf(file.model_list).length === 0) draft.leave("model_list", "there is none");
  for (const { secrets, accounts, from } of draft.providers.values()) {
    if (secrets.size + accounts.size > 1) {
      const what = accounts.size > 0 ? "accounts, in all their regions," : "keys";
      draft.leave(from.join(", "), `all ${what} of a provider serve all its models`);
    }
  }
  const settings = settingsOf(file);
  carryRoutes(groups, settings, draft);
  carrySettings(file, settings, draft);
}

/** The router's own settings go before those of the library. */
export function settingsOf(file: Fields): Fields {
  return { ...fieldsOf(file.litellm_settings), ...fieldsOf(file.router_settings) };
}

/** Credentials by name, which deployments may refer to. */
function credentialsIn(file: Fields, draft: Draft): ReadonlyMap<string, Fields> {
  const found = new Map<string, Fields>();
  listOf(file.credential_list).forEach((item, index) => {
    const { credential_name, credential_values } = fieldsOf(item);
    const name = textOf(credential_name);
    if (name === undefined) draft.leave(`credential_list[${index}]`, "it has no name");
    else found.set(name, fieldsOf(credential_values));
  });
  return found;
}
