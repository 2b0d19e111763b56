/**
 * Profiles whose keys a program hands out (`credential_process`): which command is run, what is made of
 * what it writes, and programs in truth, by the adapter's loan.
 */

import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { localAmbient } from "../../adapters/local_ambient.ts";
import type { Ambient, Ran } from "../../mod.ts";
import { wordsIn } from "../../src/credentials/cloud/command_line.ts";
import { letInBy, NOW, plain, refusedWith } from "../support/cloud_logins.ts";
import { ambientOf } from "../support/cloud_network.ts";

const TOOL = { kind: "aws_ambient", profile: "tool" } as const;

const KEYS = {
  Version: 1,
  AccessKeyId: "ASIA2",
  SecretAccessKey: "tool-secret",
  SessionToken: "tool-session",
  Expiration: new Date(NOW + 900_000).toISOString(),
};
const PLAIN = { id: "ASIA2", key: "tool-secret", session: "tool-session", left: 900 };

/** A runtime with this command in its profile. */
const filesOf = (command: string, more = ""): Ambient =>
  ambientOf({}, {
    "/home/me/.aws/config": `[profile tool]\ncredential_process = ${command}\n${more}`,
  });

/** The same where the program answers so; `commands` is what was run. */
function lending(command: string, ran: Ran, commands: unknown[] = []): Ambient {
  return {
    ...filesOf(command),
    run: (words, { maxBytes }) => {
      commands.push(words);
      assert.equal(maxBytes, 65_536);
      return Promise.resolve(ran);
    },
  };
}

const wrote = (document: object): Ran => ({ ok: true, text: JSON.stringify(document) });

describe("a profile with a credential_process", () => {
  it("has the keys that the program hands out", async () => {
    const commands: unknown[] = [];
    const ambient = lending('"/opt/my tools/keys" --for "a b" $HOME ~', wrote(KEYS), commands);
    const { minted, requests } = await letInBy(TOOL, {}, ambient);
    assert.deepEqual(plain(minted), PLAIN);
    assert.deepEqual(commands, [["/opt/my tools/keys", "--for", "a b", "$HOME", "~"]]);
    assert.deepEqual(requests, []);
  });

  it("is run again after a while where no end is told, and has a region", async () => {
    const { Expiration: _end, SessionToken: _session, ...lasting } = KEYS;
    const ambient = lending("keys\nregion = eu-west-3", wrote(lasting));
    const { minted } = await letInBy(TOOL, {}, ambient);
    const attrs = { usualRegion: "eu-west-3" };
    assert.deepEqual(plain(minted), { id: "ASIA2", key: "tool-secret", left: 300, attrs });
  });

  it("gives way to keys that stand in the files", async () => {
    const ambient = filesOf("keys", "aws_access_key_id = a\naws_secret_access_key = b\n");
    assert.equal(plain((await letInBy(TOOL, {}, ambient)).minted).id, "a");
  });

  it("may be the source of a role", async () => {
    const role = "[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = tool\n";
    const ambient = lending(`keys\n${role}`, wrote(KEYS));
    const sts = "POST https://sts.us-east-1.amazonaws.com/";
    const xml = "<AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey>";
    const { requests } = await letInBy(
      { ...TOOL, profile: "role" },
      { [sts]: () => new Response(xml) },
      ambient,
    );
    assert.match(requests[0]?.headers.get("authorization") ?? "", /Credential=ASIA2\//);
  });

  it("is told with what is wrong, and nothing that the program wrote", async () => {
    const cases: [command: string, ran: Ran, why: RegExp, refused: boolean][] = [
      ['"keys', wrote(KEYS), /a quotation mark is not closed$/, true],
      ['"" x', wrote(KEYS), /is no command, or/, true],
      ["keys", { ok: false, why: "ends with 3" }, /credential_process ends with 3$/, false],
      ["keys", { ok: true, text: "tool-secret" }, /writes no JSON of Version 1$/, false],
      ["keys", wrote({ ...KEYS, Version: 2 }), /writes no JSON of Version 1$/, false],
      ["keys", wrote({ ...KEYS, SecretAccessKey: 1 }), /holds no keys$/, false],
      ["keys", wrote({ ...KEYS, Expiration: new Date(NOW).toISOString() }), /have ended$/, false],
    ];
    for (const [command, ran, why, refused] of cases) {
      await assert.rejects(letInBy(TOOL, {}, lending(command, ran)), (error: Error) => {
        assert.doesNotMatch(error.message, /tool-secret|tool-session/);
        return refusedWith(why, refused)(error);
      });
    }
  });

  it("says what to do where the runtime runs no programs", async () => {
    const why = /lends no way to run .*aws configure export-credentials/;
    await assert.rejects(letInBy(TOOL, {}, filesOf("keys")), refusedWith(why, true));
  });
});

describe("a command line", () => {
  it("is parted as its rules say", () => {
    for (
      const [line, words] of [
        ["a  b\tc ", ["a", "b", "c"]],
        ['"C:\\My Tools\\keys.exe" -x', ["C:\\My Tools\\keys.exe", "-x"]],
        ["C:\\tools\\keys.exe", ["C:\\tools\\keys.exe"]],
        ["a \"\" ''", ["a", "", ""]],
        ['a --b="c d"e', ["a", "--b=c de"]],
        ['a \'say "so"\' "it\'s"', ["a", 'say "so"', "it's"]],
        ['a "say \\"so\\""', ["a", 'say "so"']],
        ["a $(b) `c` ; d | e > f && *", [
          "a",
          "$(b)",
          "`c`",
          ";",
          "d",
          "|",
          "e",
          ">",
          "f",
          "&&",
          "*",
        ]],
      ] as const
    ) assert.deepEqual(wordsIn(line), words, line);
    for (const line of ["", "  ", '""', 'a "b', "a 'b", 'a "b\\"']) {
      assert.equal(wordsIn(line), undefined, line);
    }
  });

  it("can hold any words", () => {
    const word = fc.string().filter((text) => !/[\\"\r\n]/.test(text));
    fc.assert(fc.property(fc.array(word), (args) => {
      const line = ["keys", ...args.map((one) => `"${one}"`)].join("  ");
      assert.deepEqual(wordsIn(line), ["keys", ...args]);
    }));
  });
});

describe("this process's loan", () => {
  const { run, replaceText } = localAmbient();
  const bounds = { signal: new AbortController().signal, maxBytes: 1000 };

  it("runs a program in truth, and no shell", async () => {
    const ambient = { ...filesOf(`/bin/echo '${JSON.stringify(KEYS)}'`), run };
    assert.deepEqual(plain((await letInBy(TOOL, {}, ambient)).minted), PLAIN);
    const ran = await run(["/bin/echo", "$HOME;", "`id`", ">x", "a b"], bounds);
    assert.deepEqual(ran, { ok: true, text: "$HOME; `id` >x a b\n" });
  });

  it("gives a program nothing to read", async () => {
    assert.deepEqual(await run(["cat"], bounds), { ok: true, text: "" });
  });

  it("tells how it ends, and not what it said", async () => {
    const said = await run(["sh", "-c", "echo secret >&2; echo secret; exit 3"], bounds);
    assert.deepEqual(said, { ok: false, why: "ends with 3" });
    const missing = await run(["/nowhere/keys"], bounds);
    assert.deepEqual(missing, { ok: false, why: "cannot be run (ENOENT)" });
    const killed = await run(["sh", "-c", "kill -9 $$"], bounds);
    assert.deepEqual(killed, { ok: false, why: "does not end well" });
  });

  it("ends a program that writes too much, or takes too long", async () => {
    assert.deepEqual(await run(["yes"], bounds), { ok: false, why: "writes too much" });
    const ending = new AbortController();
    const long = run(["sleep", "600"], { ...bounds, signal: ending.signal });
    ending.abort();
    assert.deepEqual(await long, { ok: false, why: "takes too long" });
    const late = await run(["sleep", "600"], { ...bounds, signal: AbortSignal.abort() });
    assert.deepEqual(late, { ok: false, why: "takes too long" });
  });

  it("puts a text in the place of a file's, for its owner alone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ambient-"));
    try {
      const path = join(folder, "login.json");
      await writeFile(path, "before", { mode: 0o644 });
      await replaceText(path, "after");
      assert.equal(await readFile(path, "utf8"), "after");
      assert.equal((await stat(path)).mode & 0o777, 0o600);
      await assert.rejects(replaceText(join(folder, "none", "x"), "text"));
      await assert.rejects(replaceText(folder, "text"));
      assert.deepEqual(await readdir(folder), ["login.json"]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
