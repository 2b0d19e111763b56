/**
 * Imported configurations, and where requests go by them.
 *
 * @module
 */

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "jsonc-parser";
import { run } from "../../adapters/cli/run.ts";
import { type ConfigFile, createGateway, readConfig } from "../../mod.ts";
import { stage, withTempDir } from "./command.ts";

/** What `sluice import` made. */
export interface Imported {
  readonly out: string;
  readonly err: string;
  readonly config: ConfigFile;
}

/** Groups that most cases need. */
export const LITELLM_BASE = `model_list:
  - model_name: main
    litellm_params: { model: openai/gpt-4o, api_key: os.environ/OPENAI_API_KEY }
  - model_name: claude
    litellm_params: { model: anthropic/claude-sonnet-4-5, api_key: os.environ/ANTHROPIC_API_KEY }
  - model_name: local
    litellm_params: { model: hosted_vllm/qwen3, api_base: "http://gpu:8000/v1" }
  - model_name: fast
    litellm_params: { model: groq/llama-3.3-70b, api_key: os.environ/GROQ_API_KEY }`;

/** Imports `text`, which must be possible. */
export async function imported(source: string, name: string, text: string): Promise<Imported> {
  return await withTempDir(async (cwd) => {
    await writeFile(join(cwd, name), text);
    const around = stage({ cwd });
    const status = await run(["import", source, name], around);
    const { out, err } = around.written;
    assert.equal(status, 0, err);
    return { out, err, config: parse(out) as ConfigFile };
  });
}

/** Imports a configuration of LiteLLM's. */
export function litellm(yaml: string): Promise<Imported> {
  return imported("litellm", "config.yaml", yaml);
}

const SERVICE_ACCOUNT = JSON.stringify({
  type: "service_account",
  client_email: "robot@there.invalid",
  private_key: "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
});

/** Every variable is set, each to a secret of its own. */
function env(name: string): string | undefined {
  if (/SERVICE_ACCOUNT|CREDENTIALS/.test(name)) return SERVICE_ACCOUNT;
  return /^[A-Z0-9_]+$/.test(name) ? `${name.toLowerCase()}-3Hn8cZ4yL6pT0sF2` : undefined;
}

/** The environment of somebody who has set what the text refers to. */
function envOf(text: string): Record<string, string> {
  const names = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name) => [name, env(name) ?? ""]));
}

/** `sluice check` must have nothing to say against it. */
export async function check({ out }: Imported): Promise<void> {
  await withTempDir(async (cwd) => {
    await writeFile(join(cwd, "sluice.jsonc"), out);
    const around = stage({ cwd, env: envOf(out) });
    assert.equal(await run(["check"], around), 0, around.written.err);
  });
}

type Answer = () => Response;

const FAILS: Answer = () => Response.json({ error: { message: "no" } }, { status: 500 });

/** Who is asked for `model`, one after the other while all answer so, each host and model once. */
export async function asked(
  imported: Imported,
  model: string,
  answer: Answer = FAILS,
): Promise<string[]> {
  const seen: string[] = [];
  await askAll(imported, [model], (who) => {
    seen.push(who);
    return answer();
  });
  return [...new Set(seen)];
}

/** Which share of so many conversations each host and model is asked first by. */
export async function shares(
  imported: Imported,
  model: string,
  count: number,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  let last = -1;
  await askAll(imported, Array.from({ length: count }, () => model), (who, turn) => {
    if (turn !== last) found.set(who, (found.get(who) ?? 0) + 1 / count);
    last = turn;
    return FAILS();
  });
  return found;
}

async function askAll(
  { out }: Imported,
  models: readonly string[],
  answer: (who: string, turn: number) => Response,
): Promise<void> {
  const { config, problems } = readConfig(out, (name) => envOf(out)[name]);
  assert.ok(config, JSON.stringify(problems));
  const limits = { ...config.limits, retryMs: 0, attempts: 20, circuitBreaker: false };
  const gateway = createGateway({ ...config, limits, keys: [] }, {
    fetch: async (url, init) => {
      const body = JSON.parse(await new Response(init.body ?? null).text());
      const named = decodeURIComponent(/models?\/([^:/]+)[:/]/.exec(url)?.[1] ?? "");
      return answer(`${new URL(url).hostname} ${body.model ?? named}`, turn);
    },
    random: () => 0,
  });
  let turn = 0;
  for (const model of models) {
    const response = await gateway.fetch(
      new Request("http://localhost/v1/chat/completions", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ model, messages: [{ role: "user", content: `Hello ${turn}` }] }),
      }),
    );
    await response.body?.cancel();
    turn++;
  }
  await gateway.drain();
}
