/**
 * Where a gateway may ever send something, for a runtime that can refuse everything else.
 *
 * @module
 */

import type { BrokerConfig, Config } from "../config/config.ts";
import { findFlow } from "../credentials/oauth/flows/mod.ts";
import { USAGE_DESCRIPTORS } from "../credentials/usage/mod.ts";
import { PROVIDERS } from "../providers/mod.ts";
import type { Provider } from "../providers/provider.ts";
import { cloudPlaces } from "./cloud_destinations.ts";

/**
 * Every place that a gateway with `config` may ask: its providers, their identity providers, those
 * that tell usage, and the broker. Each is `host:port`, sorted; `*.` before a host stands for all
 * hosts below it.
 *
 * @example
 * ```ts
 * import { defineConfig, destinationsOf } from "@sluice/gateway";
 *
 * const providers = {
 *   lab: { dialect: "openai-chat", baseUrl: "http://10.0.0.7:9001/v1", apiKey: "k1" },
 * } as const;
 * destinationsOf(defineConfig({ providers })); // ["10.0.0.7:9001"]
 * ```
 */
export function destinationsOf(config: Pick<Config, "providers" | "broker">): readonly string[] {
  const places = [...config.providers.values()].flatMap((one) => [
    ...placesOf(one.provider),
    ...cloudPlaces(one),
    ...(one.oauth === undefined ? [] : hostsOf(one.oauth.client.flow)),
  ]);
  return sorted([...places, ...brokerOf(config.broker)]);
}

/**
 * The same for all known providers, whether they are configured or not. Hosts of which only the
 * configuration tells the name are not among them, and neither are clouds.
 *
 * @example
 * ```ts
 * import { knownDestinations } from "@sluice/gateway";
 *
 * knownDestinations().includes("api.openai.com:443"); // true
 * ```
 */
export function knownDestinations(): readonly string[] {
  return sorted(
    PROVIDERS.filter(({ cloud }) => cloud === undefined).flatMap((provider) => {
      const flow = findFlow(provider.oauth ?? "");
      return [...placesOf(provider), ...(flow === undefined ? [] : hostsOf(flow))];
    }),
  );
}

function placesOf({ baseUrl, places = {}, endpointUrls = {}, fetch }: Provider): string[] {
  if (fetch !== undefined) return [];
  const urls = [
    baseUrl,
    ...Object.values(places).map((place) => place.baseUrl),
    ...Object.values(endpointUrls),
  ];
  const asked = urls.flatMap((url) => url === undefined ? [] : placeOf(url));
  return [...asked, ...usageHosts(asked)];
}

/** Usage may be told by another host than the one that answers. */
function usageHosts(asked: readonly string[]): string[] {
  return USAGE_DESCRIPTORS.flatMap(({ servedBy, ask }) =>
    ask !== undefined && servedBy.some((host) => asked.includes(`${host}:443`))
      ? [`${ask.host}:443`]
      : []
  );
}

function hostsOf({ hosts }: { readonly hosts: readonly string[] }): string[] {
  return hosts.map((host) => `${host.startsWith(".") ? "*" : ""}${host}:443`);
}

function brokerOf(broker: BrokerConfig | undefined): string[] {
  return broker?.kind === "use" ? placeOf(broker.url) : [];
}

/** A blank that is a whole label at the beginning stands for any host below the rest. */
function placeOf(url: string): string[] {
  const [, scheme = "", authority = ""] = /^(\w+):\/\/([^/?#]+)/.exec(url) ?? [];
  const host = authority.replace(/^\{\w+\}(?=\.)/, "*").toLowerCase();
  if (host === "" || host.includes("{")) return [];
  if (/:\d+$/.test(host)) return [host];
  return [`${host}:${/^(?:https|wss)$/.test(scheme) ? 443 : 80}`];
}

function sorted(places: readonly string[]): readonly string[] {
  return [...new Set(places)].sort();
}
