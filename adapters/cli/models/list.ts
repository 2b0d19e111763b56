/**
 * `sluice models`: what can be asked for.
 *
 * @module
 */

import { createGateway, keptProviders, type ServedModel } from "../../../mod.ts";
import { openKeeping } from "../keeping.ts";
import { load } from "../load.ts";
import { Refusal, type Surroundings } from "../surroundings.ts";
import type { ModelsArgs } from "./args.ts";
import { abilitiesOf, modelsTable } from "./table.ts";

/** How wide lines are where nobody tells. */
const WIDTH = 100;

/**
 * Shows the models that the gateway would list now.
 *
 * @throws {Refusal} if a provider is named that is not there.
 */
export async function listModels(args: ModelsArgs, around: Surroundings): Promise<number> {
  const { provider, words, json } = args;
  const all = await servedModels(args, around);
  const models = all.filter((model) => provider === undefined || model.owner === provider)
    .filter((model) => words.every((word) => holds(model, word.toLowerCase())));
  if (json) around.out(`${JSON.stringify({ models }, null, 2)}\n`);
  else {
    around.out(modelsTable(models, {
      all: all.length,
      width: Math.max(40, around.columns ?? WIDTH),
      styled: around.outIsTerminal && !around.env.NO_COLOR,
    }));
  }
  return 0;
}

async function servedModels(
  { config: path, provider, ask }: ModelsArgs,
  around: Surroundings,
): Promise<readonly ServedModel[]> {
  const file = path === undefined ? {} : { config: path };
  // First, so that a configuration that is wrong makes no database.
  const { config: { store: place } } = await load(file, around);
  const keeping = await openKeeping(around, place);
  try {
    const { store } = keeping.host;
    const { config } = await load(
      file,
      around,
      store === undefined ? [] : await keptProviders(store),
    );
    if (provider !== undefined && !config.providers.has(provider)) {
      const there = [...config.providers.keys()].join(", ");
      throw new Refusal(`Cannot list the models of '${provider}': there are only ${there}`, 2);
    }
    return await createGateway(config, keeping.host).models({ ask });
  } finally {
    await keeping.close();
  }
}

function holds(model: ServedModel, word: string): boolean {
  const { id, name = "", owner = "" } = model;
  const text = [id, name, owner, ...abilitiesOf(model)].join("\n").toLowerCase();
  return text.includes(word);
}
