/**
 * A listening gateway in front of a scripted model, for the vendors' SDKs.
 *
 * @module
 */

import test from "node:test";
import { z } from "zod";
import { CLIENT_KEY, listen } from "./gateway.ts";
import {
  createScriptedModel,
  type ModelDialect,
  type ScriptedModel,
  type ScriptedOptions,
} from "./scripted_model.ts";
import { startUpstream, type Upstream } from "./upstream.ts";

/** What an SDK is pointed at. */
export interface Target {
  /** `http://127.0.0.1:PORT`; the OpenAI SDKs want `/v1` after it. */
  readonly url: string;
  readonly key: string;
  /** The model's name for the gateway. */
  readonly model: string;
  /** Another name of it, by which libraries take it for a model that thinks. */
  readonly alias: string;
}

/** A target with a scripted model behind it. */
export interface Served extends Target {
  /** The API the upstream speaks. */
  readonly dialect: ModelDialect;
  readonly scripted: ScriptedModel;
  readonly upstream: Upstream;
}

/** The APIs that an upstream may speak, and the name of a model there: rules hang on some names. */
export const UPSTREAMS: readonly { dialect: ModelDialect; model: string }[] = [
  { dialect: "openai-chat", model: "m" },
  { dialect: "openai-responses", model: "m" },
  { dialect: "anthropic-messages", model: "claude-sonnet-4-5" },
  { dialect: "gemini", model: "gemini-3-pro-preview" },
];

/** The parameters of the tool that tests offer. */
export const toolInput: z.ZodObject<{ city: z.ZodString; days: z.ZodNumber }> = z.object({
  city: z.string(),
  days: z.number(),
});

/** What the tool answers. */
export function runTool({ city, days }: { city: string; days: number }): string {
  return `snow in ${city} for ${days} days`;
}

/** What {@link runTool} makes of the scripted model's arguments. */
export const TOOL_RESULT = "snow in Tromsø for 2 days";

/** What {@link runTool} makes of the arguments of its second call at once. */
export const OTHER_RESULT = "snow in Oslo for 1 days";

/** Registers `body` once for each API an upstream may speak, but for `except`. */
export function eachUpstream(
  name: string,
  options: ScriptedOptions & { except?: ModelDialect },
  body: (served: Served, dialect: ModelDialect) => Promise<void>,
): void {
  for (const { dialect } of UPSTREAMS) {
    if (dialect === options.except) continue;
    test(`${name}, upstream ${dialect}`, () =>
      serve(dialect, options, (served) => body(served, dialect)));
  }
}

/** Lets a gateway listen in front of a model of the API `dialect` while `body` runs. */
export async function serve(
  dialect: ModelDialect,
  options: ScriptedOptions,
  body: (served: Served) => Promise<void>,
): Promise<void> {
  const scripted = createScriptedModel(dialect, options);
  const upstream = await startUpstream(scripted.answer);
  const name = UPSTREAMS.find((one) => one.dialect === dialect)?.model ?? "";
  const model = `up/${name}`;
  // So that streams end in what they cost, which no client may stumble over.
  const facts = { [name]: { price: { input: 1, output: 1 } } };
  const alias = "gpt-5";
  const aliases = { [alias]: [model] };
  const gateway = await listen({ dialect, baseUrl: upstream.baseUrl, aliases, facts });
  try {
    await body({ url: gateway.url, key: CLIENT_KEY, model, alias, dialect, scripted, upstream });
  } finally {
    await gateway.close();
    await upstream.close();
  }
}
