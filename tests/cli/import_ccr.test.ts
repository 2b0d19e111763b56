/**
 * claude-code-router's configurations, imported, and what holds for every import.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { run } from "../../adapters/cli/run.ts";
import { stage, withTempDir } from "../support/command.ts";
import { asked, check, imported, LITELLM_BASE } from "../support/importing.ts";

const CCR = `{
  // with comments, as people write it
  "APIKEY": "$CCR_KEY", "PORT": 3456, "LOG": true, "API_TIMEOUT_MS": 600000, "PROXY_URL": "",
  "Providers": [
    { "name": "openrouter", "api_base_url": "https://openrouter.ai/api/v1/chat/completions",
      "api_key": "sk-or-literal-5eV5", "models": ["google/gemini-2.5-pro"],
      "transformer": { "use": ["openrouter"] } },
    { "name": "deepseek", "api_base_url": "https://api.deepseek.com/chat/completions",
      "api_key": "\${DEEPSEEK_API_KEY}", "models": ["deepseek-chat"],
      "transformer": { "use": ["deepseek", ["maxtoken", { "max_tokens": 1 }]] } },
    { "name": "ollama", "api_base_url": "http://localhost:11434/v1/chat/completions",
      "api_key": "ollama", "models": ["qwen:latest"] },
    { "name": "claude", "api_base_url": "http://relay.lab/v1/messages", "api_key": "$RELAY" },
    { "name": "g", "api_base_url": "http://g.lab/v1beta/models/", "api_key": "$G_KEY" },
  ],
  "Router": {
    "default": "deepseek,deepseek-chat",
    "background": "ollama,qwen:latest",
    "think": "claude,claude-opus-5",
    "longContext": "openrouter,google/gemini-2.5-pro",
    "longContextThreshold": 60000,
    "webSearch": "gone,x",
  },
}`;

describe("sluice import ccr", () => {
  it("sends Claude Code's models where the router did, by what they are called", async () => {
    const result = await imported("ccr", "config.json", CCR);
    await check(result);
    assert.deepEqual(await asked(result, "claude-sonnet-4-5"), ["api.deepseek.com deepseek-chat"]);
    assert.deepEqual(await asked(result, "claude-haiku-4-5"), ["localhost qwen:latest"]);
    assert.deepEqual(await asked(result, "think"), ["relay.lab claude-opus-5"]);
    assert.deepEqual(await asked(result, "long-context"), ["openrouter.ai google/gemini-2.5-pro"]);
    assert.equal(result.config.listen, "127.0.0.1:3456");
  });

  it("goes to the long one when the prompt is too long", async () => {
    const result = await imported("ccr", "config.json", CCR);
    const error = { message: "maximum context length is 8192 tokens", type: "x" };
    assert.deepEqual(
      await asked(result, "claude-sonnet-4-5", () => Response.json({ error }, { status: 400 })),
      ["api.deepseek.com deepseek-chat", "openrouter.ai google/gemini-2.5-pro"],
    );
  });

  it("tells what it leaves, and hides what is secret", async () => {
    const result = await imported("ccr", "config.json", CCR);
    for (
      const place of [
        "Providers[1].transformer: 'maxtoken'",
        "Router.think: ",
        "Router.webSearch: it leads to no provider",
        "Router.longContextThreshold: ",
        "LOG: ",
        "OPENROUTER_API_KEY: to what stands at Providers[0].api_key",
      ]
    ) assert.ok(result.err.includes(place), `${place}\n${result.err}`);
    assert.doesNotMatch(result.out + result.err, /literal-5eV5/);
  });
});

describe("sluice import", () => {
  it("writes over nothing unless it is told to", async () => {
    await withTempDir(async (cwd) => {
      await writeFile(join(cwd, "in.yaml"), LITELLM_BASE);
      await writeFile(join(cwd, "sluice.jsonc"), "mine");
      const args = ["import", "litellm", "in.yaml", "--out", "sluice.jsonc"];
      const around = stage({ cwd });
      assert.equal(await run(args, around), 1);
      assert.match(around.written.err, /it is there already; --force writes over it/);
      assert.equal(await readFile(join(cwd, "sluice.jsonc"), "utf8"), "mine");
      assert.equal(await run([...args, "--force"], stage({ cwd })), 0);
      assert.match(await readFile(join(cwd, "sluice.jsonc"), "utf8"), /^\/\/ Made from litellm's/);
    });
  });

  it("says what it cannot read, and repeats nothing of it", async () => {
    await withTempDir(async (cwd) => {
      await writeFile(join(cwd, "bad.yaml"), "a: 1\nkey: [sk-secret-in-bad-yaml\nb: }");
      await writeFile(join(cwd, "bad.json"), '{"a": 1,\n "key": sk-secret-in-bad-yaml}');
      await writeFile(join(cwd, "empty.yaml"), "hello: there\n");
      for (
        const [args, status, why] of [
          [["litellm", "bad.yaml"], 2, /Cannot read .*bad\.yaml:\d: it is not well formed/],
          [["ccr", "bad.json"], 2, /Cannot read .*bad\.json:2: it is not well formed/],
          [["litellm", "gone.yaml"], 2, /Cannot read .*gone\.yaml/],
          [["litellm", "empty.yaml"], 2, /Cannot make a configuration: nothing in/],
          [["litellm"], 2, /expected a file/],
          [["helicone", "x"], 2, /expected litellm, portkey or ccr/],
          [["--help"], 0, /^$/],
        ] as const
      ) {
        const around = stage({ cwd, home: cwd });
        assert.equal(await run(["import", ...args], around), status, args.join(" "));
        assert.match(around.written.err, why);
        assert.doesNotMatch(around.written.err, /sk-secret/);
      }
    });
  });
});
