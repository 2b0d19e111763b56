import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readAccountArgs, readVaultArgs } from "../../adapters/cli/accounts/args.ts";
import { readArgs } from "../../adapters/cli/args.ts";
import { Refusal } from "../../adapters/cli/surroundings.ts";

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof Refusal);
    assert.equal(error.exitCode, 2);
    return error.message;
  }
  assert.fail("it was taken");
}

describe("the command line of accounts", () => {
  it("lists when it says nothing", () => {
    const { command, words, json, explain } = readAccountArgs([]);
    assert.deepEqual({ command, words, json, explain }, {
      command: "list",
      words: [],
      json: false,
      explain: false,
    });
    assert.equal(readAccountArgs(["--explain", "--model", "gpt-5"]).model, "gpt-5");
  });

  it("takes what each command needs", () => {
    const add = readAccountArgs(
      "add openai --name work --priority 0 --weight 0.5 --from-env KEY --check -c x.jsonc".split(
        " ",
      ),
    );
    assert.deepEqual(
      [
        add.command,
        add.words,
        add.name,
        add.priority,
        add.weight,
        add.fromEnv,
        add.check,
        add.config,
      ],
      ["add", ["openai"], "work", 0, 0.5, "KEY", true, "x.jsonc"],
    );
    assert.deepEqual(readAccountArgs("remove a b".split(" ")).words, ["a", "b"]);
    assert.equal(readAccountArgs(["check"]).command, "check");
    assert.equal(readAccountArgs(["login", "anthropic", "--device"]).device, true);
    assert.equal(readAccountArgs(["add", "--help"]).command, "help");
    assert.equal(readVaultArgs(["rotate"]).command, "rotate");
  });

  it("says what it cannot use, and never repeats a word that may be a secret", () => {
    const secret = "sk-pasted-8Qm2vX9tB7rK1dW8";
    const cases: [string, RegExp][] = [
      [`add openai ${secret}`, /a secret is never an argument/],
      [secret, /expected one of list, add/],
      [`list ${secret}`, /'list' takes no further words/],
      [`add openai --priority ${secret}`, /'--priority' takes a number, from 0 to 1000/],
      ["add openai --weight 0", /'--weight' takes a number, more than 0/],
      ["add openai --priority -1", /argument is ambiguous|from 0 to 1000/],
      ["add", /expected a provider after 'add'/],
      ["disable", /expected an account after 'disable'/],
      ["list --check", /'--check' is for add, not for list/],
      ["remove x --json", /'--json' is for list and check, not for remove/],
      ["add openai --key x", /Unknown option '--key'/],
    ];
    for (const [line, message] of cases) {
      const told = refusal(() => readAccountArgs(line.split(" ")));
      assert.match(told, message);
      assert.ok(!told.includes(secret), line);
    }
    for (const line of ["", "turn", "rotate twice"]) {
      assert.match(refusal(() => readVaultArgs(line.split(" "))), /expected 'vault rotate'/);
    }
  });

  it("says where the command belongs when options come before it", () => {
    assert.match(refusal(() => readArgs(["-c", "a.jsonc", "accounts"])), /'accounts' goes first/);
  });
});
