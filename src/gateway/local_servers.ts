/**
 * Looking for servers of models on this machine, when a person asks for it and at no other time.
 *
 * @module
 */

import { isJsonObject, type JsonObject, parseJsonObject } from "../canonical/json.ts";
import { LOCAL } from "../providers/mod.ts";
import { readWhole } from "../relay/read_whole.ts";
import { createTicker, type Ticker } from "../relay/ticker.ts";
import { sendAside } from "./egress.ts";
import { defaultHost, type Host } from "./host.ts";

/** A server that answers. */
export interface FoundServer {
  /** The known provider that it is; `null` for one that speaks the chat wire and is none of them. */
  readonly provider: string | null;
  /** Up to, and without, the dialect's path. */
  readonly baseUrl: string;
  /** The models it has; `null` where it wants a key to tell them. */
  readonly models: readonly string[] | null;
}

/** How long each question may take, in milliseconds, and how large an answer may be. */
const PATIENCE_MS = 1500;
const MAX_BYTES = 1024 * 1024;

/**
 * Asks for models at each of `baseUrls`, and what the server is, without any secret. By default these
 * are the usual places of the known servers, all of them on this machine; where else to look is a
 * person's to say. What does not answer, or with something else, is not there: nothing is thrown.
 *
 * @example
 * ```ts
 * import { findServers } from "./local_servers.ts";
 * const fetch = (url: string) =>
 *   Promise.resolve(
 *     url === "http://127.0.0.1:11434/v1/models"
 *       ? Response.json({ data: [{ id: "qwen3" }] })
 *       : url === "http://127.0.0.1:11434/api/version"
 *       ? Response.json({ version: "0.20.0" })
 *       : new Response(null, { status: 404 }),
 *   );
 * await findServers(undefined, { fetch });
 * // [{ provider: "ollama", baseUrl: "http://127.0.0.1:11434/v1", models: ["qwen3"] }]
 * ```
 */
export async function findServers(
  baseUrls: readonly string[] = LOCAL.map(({ baseUrl }) => baseUrl),
  means: Partial<Pick<Host, "fetch" | "now" | "every">> = {},
): Promise<readonly FoundServer[]> {
  const host = { ...defaultHost(), ...means };
  const ticker = createTicker(host);
  const found = await Promise.all(baseUrls.map((baseUrl) => look(baseUrl, host, ticker)));
  return found.filter((one) => one !== undefined);
}

async function look(
  baseUrl: string,
  host: Host,
  ticker: Ticker,
): Promise<FoundServer | undefined> {
  const answer = await get(`${baseUrl}/models`, host, ticker);
  if (answer === undefined) return undefined;
  const locked = answer.status === 401 || answer.status === 403;
  const models = modelsIn(answer.body);
  if (models === undefined && !locked) return undefined;
  const provider = await identify(baseUrl, host, ticker);
  // What only refuses could be anything.
  if (models === undefined && provider === undefined) return undefined;
  return { provider: provider ?? null, baseUrl, models: models ?? null };
}

/** Which of the known servers is at `baseUrl`; the one whose usual place it is is asked for first. */
async function identify(
  baseUrl: string,
  host: Host,
  ticker: Ticker,
): Promise<string | undefined> {
  const usual = LOCAL.filter((row) => row.baseUrl === baseUrl);
  for (const { id, probe } of new Set([...usual, ...LOCAL])) {
    if (probe === undefined) continue;
    const answer = await get(new URL(probe.path, baseUrl).href, host, ticker);
    if (answer?.body !== undefined && probe.member in answer.body) return id;
  }
  return undefined;
}

function modelsIn(body: JsonObject | undefined): string[] | undefined {
  if (!Array.isArray(body?.data)) return undefined;
  return body.data.flatMap((model) =>
    isJsonObject(model) && typeof model.id === "string" ? [model.id] : []
  );
}

interface Told {
  readonly status: number;
  /** The answer, where it is a JSON object. */
  readonly body?: JsonObject | undefined;
}

async function get(url: string, host: Host, ticker: Ticker): Promise<Told | undefined> {
  const left = new AbortController();
  const wait = ticker.after(PATIENCE_MS);
  const ask = async (): Promise<Told> => {
    const { signal } = left;
    const headers = { accept: "application/json" };
    const { status, body, ok } = await sendAside(host, url, { method: "GET", headers, signal });
    const bounds = { maxBytes: MAX_BYTES, maxMs: PATIENCE_MS, ticker, signal };
    const { bytes, shortfall } = await readWhole(body, bounds);
    const whole = ok && shortfall === undefined;
    return { status, body: whole ? parseJsonObject(new TextDecoder().decode(bytes)) : undefined };
  };
  try {
    const told = await Promise.race([ask(), wait.late]);
    return typeof told === "symbol" ? undefined : told;
  } catch {
    // Nobody there, or nothing that is to be talked to.
    return undefined;
  } finally {
    wait.cancel();
    left.abort();
  }
}
