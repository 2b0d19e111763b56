import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defineConfig } from "../../mod.ts";
import { foundText } from "../../adapters/cli/providers/found.ts";
import { PROVIDERS_HELP } from "../../adapters/cli/providers/run.ts";
import { run } from "../../adapters/cli/run.ts";
import { stage } from "../support/command.ts";
import { startUpstream } from "../support/upstream.ts";

async function told(...argv: string[]) {
  const around = stage();
  const status = await run(["providers", ...argv], around);
  return { status, ...around.written };
}

describe("sluice providers", () => {
  it("prints its help", async () => {
    assert.equal((await told("--help")).out, PROVIDERS_HELP);
  });

  it("lists what is known, each with the variable that it needs", async () => {
    const { out, status } = await told();
    assert.equal(status, 0);
    assert.match(out, /^groq +Groq +GROQ_API_KEY$/m);
    assert.match(out, /^github-models +GitHub Models +GITHUB_MODELS_TOKEN$/m);
    assert.match((await told("cerebras_api")).out, /^cerebras {2}Cerebras {2}CEREBRAS_API_KEY\n$/);
    assert.match((await told("nobody")).out, /No known provider has 'nobody'/);
  });

  it("says what is wrong with its own command line", async () => {
    assert.equal((await told("a", "b")).status, 2);
    assert.match((await told("--url")).err, /Unknown option '--url'/);
    assert.match((await told("probe", "ftp://x")).err, /Cannot ask 'ftp:\/\/x'/);
    assert.match((await told("probe", "http://x/?key=1")).err, /expected an address/);
  });

  it("asks the server at an address, and says how to use it", async () => {
    const upstream = await startUpstream((exchange) => {
      const answers: Record<string, object> = {
        "/v1/models": { data: [{ id: "qwen3" }, { id: "gemma\u001b[31m" }] },
        "/version": { version: "0.18.0" },
      };
      const answer = answers[exchange.path];
      exchange.head(answer === undefined ? 404 : 200, { "content-type": "application/json" });
      exchange.end(JSON.stringify(answer ?? {}));
    });
    try {
      const { host } = new URL(upstream.baseUrl);
      const { out, status } = await told("probe", host);
      assert.equal(status, 0);
      assert.equal(
        out,
        `vllm  http://${host}/v1  qwen3, gemma?[31m

In the configuration:

"providers": {
  "vllm": { "baseUrl": "http://${host}/v1" }
}
`,
      );
    } finally {
      await upstream.close();
    }
  });

  it("says so when nothing answers", async () => {
    const upstream = await startUpstream((exchange) => {
      exchange.head(404);
      exchange.end();
    });
    try {
      const { out, status } = await told("probe", new URL(upstream.baseUrl).host);
      assert.equal(status, 0);
      assert.match(out, /^Nothing answers\./);
    } finally {
      await upstream.close();
    }
  });
});

describe("what is to be put into the configuration", () => {
  const FOUND = [
    { provider: "ollama", baseUrl: "http://127.0.0.1:11434/v1", models: ["a", "b", "c", "d"] },
    { provider: "vllm", baseUrl: "http://127.0.0.1:8000/v1", models: null },
    { provider: "vllm", baseUrl: "http://127.0.0.1:8001/v1", models: [] },
    { provider: null, baseUrl: "http://127.0.0.1:8080/v1", models: ["m"] },
  ];

  it("is a configuration, with every server under a name of its own", () => {
    const text = foundText(FOUND);
    assert.match(text, /^ollama {6}http:\/\/127.0.0.1:11434\/v1 {2}a, b, c and 1 more$/m);
    const lines = text.slice(text.indexOf('"providers"')).replace("…", "local-secret-1");
    const { providers } = defineConfig(JSON.parse(`{${lines}}`));
    assert.deepEqual(
      [...providers].map(([id, { provider, accounts }]) => [id, provider.baseUrl, accounts.length]),
      [
        ["ollama", "http://127.0.0.1:11434/v1", 0],
        ["vllm", "http://127.0.0.1:8000/v1", 1],
        ["vllm-8001", "http://127.0.0.1:8001/v1", 0],
        ["local-8080", "http://127.0.0.1:8080/v1", 0],
      ],
    );
  });
});
