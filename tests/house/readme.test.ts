/**
 * The README is run: its commands and programs, copied from it by this test and by nobody's hand,
 * against a gateway started as it says, on a machine without any provider's key. So are the examples.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { readConfig } from "../../mod.ts";
import { type Fence, fences } from "./fences.ts";
import { inRepo } from "./repo.ts";
import { bareEnvironment, type StartedGateway, startGateway } from "./started_gateway.ts";

const blocks = fences(readFileSync(inRepo("README.md"), "utf8"));
const curls = blocks.filter(({ language, code }) => language === "sh" && /^curl\b/m.test(code));
const programs = blocks.filter(({ language }) => language === "ts");
const configs = blocks.filter(({ language }) => language === "jsonc");
const hasCurl = await runs("curl", "--version");

describe("what the README and the examples show", () => {
  let gateway: StartedGateway;
  let home: string;

  before(async () => {
    home = await Deno.makeTempDir({ prefix: "sluice-readme-" });
    gateway = await startGateway(home);
  });

  after(async () => {
    await gateway?.stop();
    await Deno.remove(home, { recursive: true });
  });

  it("is commands, programs and a configuration", () => {
    for (const path of ["/chat/completions", "/messages", "/responses"]) {
      assert.ok(curls.some(({ code }) => code.includes(path)), `a curl command for ${path}`);
    }
    for (const name of ["openai", "@anthropic-ai/sdk", "@sluice/gateway"]) {
      assert.ok(programs.some(({ code }) => code.includes(`"${name}"`)), `a program with ${name}`);
    }
    assert.ok(configs.length > 0, "a configuration");
  });

  for (const block of curls) {
    const skip = hasCurl ? false : "curl is not installed here";
    it(`line ${block.line}: ${firstLine(block)}`, { skip }, async () => {
      const said = await run("sh", ["-c", `set -e\n${block.code}`]);
      assert.doesNotMatch(said, /"error": ?{/);
      if (/"stream": ?true/.test(block.code)) {
        assert.ok((said.match(/^data: /gm) ?? []).length > 3, `a streamed answer, got: ${said}`);
      }
    });
  }

  for (const block of programs) {
    it(`line ${block.line}: ${firstLine(block)}`, async () => {
      const file = `${home}/line_${block.line}.ts`;
      await Deno.writeTextFile(file, block.code);
      const said = await runProgram(file);
      if (/\bstream\b/.test(block.code)) {
        assert.ok(said.trim().split("\n").length > 3, `an answer in pieces, got: ${said}`);
      }
    });
  }

  for (const name of ["openai_sdk.ts", "anthropic_sdk.ts"]) {
    it(`examples/${name}: calls its tool and uses the result`, async () => {
      const said = await runProgram(inRepo(`examples/${name}`));
      assert.match(said, /^calls water_level\(.*\n(?:.*\n)*.*1\.4 m/m);
    });
  }

  for (const { line, code } of configs) {
    it(`line ${line}: a configuration without problems`, () => assertNoProblems(code));
  }

  it("examples/sluice.jsonc: a configuration without problems", () => {
    assertNoProblems(readFileSync(inRepo("examples/sluice.jsonc"), "utf8"));
  });

  function runProgram(file: string): Promise<string> {
    const config = inRepo("tests/deno.json");
    return run(Deno.execPath(), ["run", "-A", "--quiet", "--config", config, file]);
  }

  /** Runs a command with the exported variables, and answers what it printed: never nothing. */
  async function run(command: string, args: string[]): Promise<string> {
    const { code, stdout, stderr } = await new Deno.Command(command, {
      args,
      cwd: home,
      clearEnv: true,
      env: { ...bareEnvironment(home), ...gateway.exports },
      stdin: "null",
    }).output();
    const said = new TextDecoder().decode(stdout);
    assert.equal(code, 0, `${said}${new TextDecoder().decode(stderr)}`);
    assert.notEqual(said.trim(), "", "an answer");
    return said;
  }
});

function assertNoProblems(text: string): void {
  const { problems } = readConfig(text, (name) => `${name}-of-a-test-0123456789`);
  assert.deepEqual(problems ?? [], []);
}

function firstLine({ language, code }: Fence): string {
  return `${language} ${code.trim().split("\n", 1)[0]}`;
}

async function runs(command: string, ...args: string[]): Promise<boolean> {
  try {
    const { success } = await new Deno.Command(command, { args, stdout: "null", stderr: "null" })
      .output();
    return success;
  } catch {
    return false;
  }
}
