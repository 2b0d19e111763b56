/**
 * `sluice explain`: where a request would go, and why not elsewhere.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import {
  createGateway,
  type JsonObject,
  keptProviders,
  type RouteExplanation,
  type RouteQuestion,
  Secret,
} from "../../mod.ts";
import { askAdmin, askAdminAt } from "./admin_call.ts";
import { EXPLAIN_HELP, type ExplainArgs, readExplainArgs } from "./explain_args.ts";
import { explanationText } from "./explanation_text.ts";
import { openKeeping } from "./keeping.ts";
import { load } from "./load.ts";
import { Refusal, type Surroundings } from "./surroundings.ts";
import { unreadState } from "./unread.ts";

const PATH = "/v1/route/explain";

/**
 * Runs what follows `sluice explain`: asks the gateway at `--url` as it is now, or one made of this
 * machine's configuration and accounts, for which nothing has failed yet. Resolves with 1 where the
 * request would go nowhere.
 */
export async function runExplain(argv: readonly string[], around: Surroundings): Promise<number> {
  const args = readExplainArgs(argv);
  if (args === "help") {
    around.out(EXPLAIN_HELP);
    return 0;
  }
  const body = await questionOf(args, around);
  const { url } = args;
  const answer = url === undefined
    ? await askHere(args, body, around)
    : await askAdminAt(url, { path: PATH, body }, around);
  if (!Array.isArray(answer.targets)) {
    throw new Refusal("Cannot ask the gateway: its answer is no explanation", 1);
  }
  const told = answer as unknown as RouteExplanation;
  around.out(args.json ? `${JSON.stringify(told, null, 2)}\n` : explanationText(told));
  return told.goesTo === undefined ? 1 : 0;
}

/** Asks a gateway inside this process, which sends nothing. */
async function askHere(
  args: ExplainArgs,
  body: RouteQuestion,
  around: Surroundings,
): Promise<JsonObject> {
  // First, so that a configuration that is wrong makes no database.
  const { config: { store: place } } = await load(args, around);
  const keeping = await openKeeping(around, place);
  try {
    const { store } = keeping.host;
    const { config } = await load(args, around, store ? await keptProviders(store) : []);
    const key = crypto.randomUUID();
    const admin = { key: new Secret(key), remote: false };
    const gateway = createGateway({ ...config, admin }, keeping.host);
    const send = (request: Request): Promise<Response> =>
      gateway.fetch(request, { remoteAddress: "127.0.0.1" });
    return await askAdmin({ base: new URL("http://localhost"), key, send }, { path: PATH, body });
  } finally {
    await keeping.close();
  }
}

async function questionOf(
  { body, model, wire, caller }: ExplainArgs,
  around: Surroundings,
): Promise<RouteQuestion> {
  const request = body === undefined ? undefined : await readBody(body, around);
  return {
    model,
    ...(wire === undefined ? {} : { wire }),
    ...(caller === undefined ? {} : { caller }),
    ...(request === undefined ? {} : { request }),
  };
}

async function readBody(path: string, around: Surroundings): Promise<JsonObject> {
  const value = parsed(path === "-" ? await readInput(around) : await readText(path));
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  throw new Refusal("Cannot read the body: expected a JSON object", 2);
}

async function readInput({ input }: Surroundings): Promise<string> {
  const text = await input.text();
  if (text !== undefined) return text;
  throw new Refusal("Cannot read the body: it is too long to be piped in, name a file", 2);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new Refusal(`Cannot read the body in ${path}: ${unreadState(error)}`, 2);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
