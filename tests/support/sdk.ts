/**
 * A listening gateway in front of a scripted model, for the vendors' SDKs.
 *
 * @module
 */

import test from "node:test";
import { z } from "zod";
import type { DialectId } from "./dialects.ts";
import { CLIENT_KEY, listen } from "./gateway.ts";
import { createScriptedModel, type ScriptedModel } from "./scripted_model.ts";
import { startUpstream } from "./upstream.ts";
import { WIRES } from "./wires.ts";

/** What an SDK is pointed at. */
export interface Served {
  /** `http://127.0.0.1:PORT`; the OpenAI SDKs want `/v1` after it. */
  readonly url: string;
  readonly key: string;
  /** The model's name for the gateway. */
  readonly model: string;
  readonly scripted: ScriptedModel;
}

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

/** Registers `body` once for each API an upstream may speak, but for `except`. */
export function eachUpstream(
  name: string,
  options: { thinks?: boolean; except?: DialectId },
  body: (served: Served, dialect: DialectId) => Promise<void>,
): void {
  for (const { dialect } of WIRES) {
    if (dialect === options.except) continue;
    test(`${name}, upstream ${dialect}`, async () => {
      const scripted = createScriptedModel(dialect, options);
      const upstream = await startUpstream(scripted.answer);
      const gateway = await listen({ dialect, baseUrl: upstream.baseUrl });
      try {
        await body({ url: gateway.url, key: CLIENT_KEY, model: "up/m", scripted }, dialect);
      } finally {
        await gateway.close();
        await upstream.close();
      }
    });
  }
}
