/**
 * A process of its own that serves requests with the accounts of a SQLite store, whose tokens an
 * identity provider over HTTP renews. Run by {@link startAccountProcess}; it tells what happens as
 * lines of JSON, and begins when it reads a line.
 *
 * @module
 */

import { createInterface } from "node:readline";
import process from "node:process";
import { openSqliteStore } from "../../adapters/stores/sqlite.ts";
import { createGateway, defineConfig, Secret, type TokenAnswer } from "../../mod.ts";
import { MASTER_KEY } from "./accounts.ts";

const [path = "", idp = "", count = "1"] = process.argv.slice(2);
const KEY = "sk-caller-5Qm2vX9tB7rK1dW8";

function tell(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Asks the identity provider as a real one would be asked; any failure to get an answer is one. */
async function refresh(token: string, signal: AbortSignal): Promise<TokenAnswer> {
  try {
    const response = await fetch(idp, { method: "POST", body: token, signal });
    const answer = await response.json();
    if (!response.ok) {
      return { kind: "refused", status: response.status, code: answer.error, message: "refused" };
    }
    const { access, refresh, expiresAt } = answer;
    return { kind: "tokens", access: new Secret(access), refresh: new Secret(refresh), expiresAt };
  } catch (error) {
    return { kind: "failed", cause: String(error), sent: true };
  }
}

const store = await openSqliteStore(path);
const gateway = createGateway(
  defineConfig({
    keys: [{ name: "test", key: KEY }],
    providers: { up: { dialect: "openai-chat", baseUrl: "http://up.invalid/v1", accounts: [] } },
  }),
  {
    store,
    masterKey: MASTER_KEY,
    tokens: {
      supports: () => true,
      refresh: ({ secret }, signal) =>
        refresh(secret.kind === "oauth" ? secret.refresh?.reveal() ?? "" : "", signal),
    },
    fetch: (_url, init) => {
      const key = new Headers(init.headers).get("authorization") ?? "";
      const message = { role: "assistant", content: key };
      return Promise.resolve(
        Response.json({ id: "x", choices: [{ index: 0, message, finish_reason: "stop" }] }),
      );
    },
  },
);

async function ask(): Promise<Record<string, unknown>> {
  const response = await gateway.fetch(
    new Request("http://127.0.0.1/v1/chat/completions", {
      method: "POST",
      headers: { "authorization": `Bearer ${KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ model: "up/m", messages: [{ role: "user", content: "hi" }] }),
    }),
  );
  return { status: response.status, text: await response.text() };
}

tell({ ready: true });
for await (const _line of createInterface({ input: process.stdin })) {
  const answers = await Promise.all(Array.from({ length: Number(count) }, ask));
  tell({ answers });
  break;
}
await gateway.drain();
process.exit(0);
