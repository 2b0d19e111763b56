import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { HELP } from "../../adapters/cli/args.ts";
import { COMMANDS } from "../../adapters/cli/commands.ts";
import { run } from "../../adapters/cli/run.ts";
import { schemaText } from "../../adapters/cli/schema.ts";
import { VERSION } from "../../mod.ts";
import { stage, withTempDir } from "../support/command.ts";
import { GOOD_KEY, LAB } from "../support/config.ts";

describe("the command", () => {
  it("prints its help and its version", async () => {
    const around = stage();
    assert.equal(await run(["--help"], around), 0);
    assert.equal(around.written.out, HELP);
    const other = stage();
    assert.equal(await run(["--version"], other), 0);
    assert.equal(other.written.out, `${VERSION}\n`);
  });

  it("has help for every command with options of its own, and points to it", async () => {
    const own = Object.entries(COMMANDS).filter(([, { run: runs }]) => runs !== undefined);
    assert.ok(own.length > 5);
    for (const [name] of own) {
      const around = stage();
      assert.equal(await run([name, "--help"], around), 0, name);
      assert.match(around.written.out, new RegExp(`Usage: sluice ${name}\\b`));
      const wrong = stage();
      assert.equal(await run([name, "--no-such"], wrong), 2, name);
      assert.match(wrong.written.err, /^Cannot use the command line: Unknown option '--no-such'\n/);
      assert.ok(wrong.written.err.endsWith(`\nTry 'sluice ${name} --help'.\n`), wrong.written.err);
    }
  });

  it("says what is wrong with its own command line", async () => {
    const around = stage();
    assert.equal(await run(["--prot"], around), 2);
    assert.match(around.written.err, /Unknown option '--prot'/);
  });
});

describe("sluice check", () => {
  it("says what a configuration means, without its secrets", async () => {
    await withTempDir(async (cwd) => {
      const file = {
        keys: [{ name: "laptop", key: "${KEY}" }],
        providers: { lab: LAB },
        models: { fast: ["lab/small", "openai/gpt-5"] },
      };
      await writeFile(join(cwd, "sluice.jsonc"), JSON.stringify(file));
      const around = stage({ cwd, home: cwd, env: { KEY: GOOD_KEY, OPENAI_API_KEY: "sk-secret" } });
      assert.equal(await run(["check", "--port", "81"], around), 0);
      assert.equal(
        around.written.out,
        `config     ~/sluice.jsonc
listen     127.0.0.1, port 81
keys       laptop
providers  lab: openai-chat at http://127.0.0.1:9001/v1, 2 secrets (config)
           openai: openai-responses, openai-chat at https://api.openai.com/v1, 1 secret (OPENAI_API_KEY)
models     fast: lab/small, then openai/gpt-5
origins    none: web pages may not call
`,
      );
    });
  });

  it("says so when there is no file", async () => {
    const around = stage();
    assert.equal(await run(["check"], around), 0);
    assert.match(around.written.out, /config {5}none \(~\/\.config\/sluice\/sluice\.jsonc is not/);
    assert.match(around.written.out, /demo: anthropic-messages/);
    const missing = stage();
    assert.equal(await run(["check", "--config", "gone.jsonc"], missing), 2);
    assert.equal(
      missing.written.err,
      "Cannot read the configuration /nowhere/gone.jsonc: it does not exist\n",
    );
  });

  it("prints every problem with file, line and column", async () => {
    await withTempDir(async (cwd) => {
      await writeFile(join(cwd, "sluice.jsonc"), '{\n  "listne": 1,\n  "hosts": [""]\n}\n');
      const around = stage({ cwd });
      assert.equal(await run(["check"], around), 2);
      assert.equal(around.written.out, "");
      assert.equal(
        around.written.err,
        "sluice.jsonc:2:3  listne  " +
          "Cannot use the key 'listne': it is not known; did you mean 'listen'?\n" +
          "sluice.jsonc:3:13  hosts[0]  " +
          "Cannot use this value: expected a string that is not empty\n",
      );
    });
  });

  it("prefers flags to HOST and PORT, and those to the file", async () => {
    await withTempDir(async (cwd) => {
      await writeFile(join(cwd, "sluice.jsonc"), '{ "listen": "127.0.0.1:1" }');
      const env = { HOST: "localhost", PORT: "2" };
      const listen = async (args: string[], more: Record<string, string>) => {
        const around = stage({ cwd, env: more });
        assert.equal(await run(["check", ...args], around), 0);
        return /listen {5}(.*)\n/.exec(around.written.out)?.[1];
      };
      assert.equal(await listen([], {}), "127.0.0.1, port 1");
      assert.equal(await listen([], env), "localhost, port 2");
      assert.equal(await listen(["--port", "3"], env), "localhost, port 3");
      assert.equal(await listen(["--host", "[::1]"], { PORT: "" }), "::1, port 1");
    });
  });

  it("refuses an address it cannot use, and names where it came from", async () => {
    const cases: [string[], Record<string, string>, RegExp][] = [
      [["--port", "x"], {}, /^Cannot use --port: expected a number from 0 to 65535\n$/],
      [[], { PORT: "70000" }, /^Cannot use PORT: /],
      [["--host", "a:80"], {}, /^Cannot use --host: /],
      [["--host", "0.0.0.0"], {}, /^listen {2}Cannot listen on 0\.0\.0\.0:4000: .*\n.*SLUICE_KEY/],
      [[], { HOST: "::", GATEWAY_KEY: "short" }, /'GATEWAY_KEY': it is shorter than/],
    ];
    for (const [args, env, message] of cases) {
      const around = stage({ env });
      assert.equal(await run(["check", ...args], around), 2);
      assert.match(around.written.err, message);
    }
    const keyed = stage({ env: { SLUICE_KEY: GOOD_KEY } });
    assert.equal(await run(["check", "--host", "0.0.0.0"], keyed), 0);
  });
});

describe("sluice schema", () => {
  it("is what stands in schema.json", async () => {
    const around = stage();
    assert.equal(await run(["schema"], around), 0);
    const written = await readFile(new URL("../../schema.json", import.meta.url), "utf8");
    assert.equal(around.written.out, written, "write it anew: deno run -A scripts/schema.ts");
  });

  it("accepts what the gateway accepts, and not what it does not know", () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(schemaText()));
    const good = [
      {},
      { $schema: "./schema.json", listen: 4000, keys: [{ name: "a", key: GOOD_KEY }] },
      { providers: { lab: LAB, anthropic: {} }, models: { a: "lab/x", b: ["lab/x"] } },
      { limits: { bodyMiB: 1 }, cors: { origins: [] }, hosts: ["a"] },
    ];
    for (const file of good) assert.ok(validate(file), JSON.stringify(validate.errors));
    const bad = [
      { listne: 1 },
      { keys: [{}] },
      { providers: { lab: { ...LAB, dialect: "x" } } },
      { limits: { attempts: 0 } },
    ];
    for (const file of bad) assert.ok(!validate(file), JSON.stringify(file));
  });

  it("describes everything a person may write", () => {
    const schema = JSON.parse(schemaText());
    for (const [name, property] of Object.entries<{ description?: string }>(schema.properties)) {
      if (name !== "$schema") assert.ok(property.description, name);
    }
  });
});
