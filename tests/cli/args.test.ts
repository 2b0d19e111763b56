import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readArgs } from "../../adapters/cli/args.ts";
import { Refusal } from "../../adapters/cli/surroundings.ts";

describe("the command line", () => {
  it("serves when it says nothing", () => {
    assert.deepEqual(readArgs([]), { command: "serve", logLevel: "info" });
  });

  it("takes options in every usual form", () => {
    const args = { command: "check", config: "a.jsonc", port: "0", host: "::1", logLevel: "error" };
    const forms = [
      "check --config a.jsonc --port 0 --host ::1 --log-level error",
      "--config=a.jsonc --port=0 --host=::1 --log-level=error check",
      "-c a.jsonc -p 0 --host ::1 check --log-level error",
    ];
    for (const form of forms) assert.deepEqual(readArgs(form.split(" ")), args);
    assert.equal(readArgs(["--log", "json"]).log, "json");
  });

  it("helps before anything else", () => {
    assert.equal(readArgs(["serve", "--help", "--version"]).command, "help");
    assert.equal(readArgs(["-v"]).command, "version");
  });

  it("says what it cannot use", () => {
    const cases: [string, RegExp][] = [
      ["--prot 1", /: Unknown option '--prot'\n/],
      [
        "sevre",
        /: 'sevre' is none of serve, check, explain, doctor, schema, accounts, .*, vault\n/,
      ],
      ["serve now", /: 'now' is one argument too many\n/],
      ["--log xml", /: '--log xml' is none of text, json\n/],
      ["--log-level loud", /: '--log-level loud' is none of debug/],
      ["--port", /: Option '.*--port.*' argument missing\n/],
    ];
    for (const [line, message] of cases) {
      assert.throws(() => readArgs(line.split(" ")), (error) => {
        assert.ok(error instanceof Refusal);
        assert.equal(error.exitCode, 2);
        assert.match(error.message, message);
        assert.match(error.message, /^Cannot use the command line: [^\n]+\nTry 'sluice --help'\.$/);
        return true;
      });
    }
  });
});
