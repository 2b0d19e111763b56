/**
 * `sluice explain`, from its command line to what it says.
 *
 * @module
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";
import { run } from "../../adapters/cli/run.ts";
import { explanationText } from "../../adapters/cli/explanation_text.ts";
import { stage, withTempDir } from "../support/command.ts";
import { refuses } from "../support/places.ts";
import { ADMIN, createRouted } from "../support/routed.ts";
import { type Wire, WIRES } from "../support/wires.ts";

const [CHAT] = WIRES as [Wire];

const CONFIG = {
  keys: [{ name: "ada", key: "sk-caller-9Xw3kP7vL2nQ8dR5" }],
  providers: {
    lab: { dialect: "openai-chat", baseUrl: "http://lab.invalid/v1", apiKey: "k1" },
    den: { dialect: "gemini", baseUrl: "http://den.invalid/v1", accounts: [] },
    anthropic: {
      apiKey: "k2",
      facts: { "claude-haiku-4-5": { context: 300_000, price: { input: 3, output: 9 } } },
    },
  },
  models: {
    fast: {
      targets: [
        "den/x",
        { to: "anthropic/claude-haiku-4-5", timeouts: { totalMs: 9000 } },
        "lab/a",
      ],
      contextFallback: ["lab/big"],
      hedgeMs: 400,
    },
    nowhere: ["den/x"],
  },
};

interface Done {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function explain(
  args: readonly string[],
  { typed = "", env = {} }: { typed?: string; env?: Record<string, string> } = {},
): Promise<Done> {
  return await withTempDir(async (dir) => {
    const path = join(dir, "sluice.jsonc");
    await writeFile(path, JSON.stringify(CONFIG));
    await writeFile(
      join(dir, "body.json"),
      JSON.stringify({ ...CHAT.request("Good morning to you all", false), logit_bias: { 1: 2 } }),
    );
    const around = stage({
      cwd: dir,
      home: dir,
      env: { SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir, ...env },
      input: {
        isTerminal: false,
        text: () => Promise.resolve(typed),
        hidden: () => Promise.resolve(undefined),
        lines: async function* () {},
      },
    });
    const line = args.map((arg) => arg.replace("DIR", dir));
    const status = await run(["explain", ...line, "--config", path], around);
    return { status, ...around.written };
  });
}

describe("sluice explain", () => {
  it("says where a request would go, and why not elsewhere", async () => {
    const { status, out, err } = await explain(["fast"]);
    assert.equal(status, 0, err);
    assert.equal(
      out,
      `fast goes to anthropic/claude-haiku-4-5
  asked in openai-chat by ada
  targets are asked as they are written
  a second target is asked after 400 ms
1. den/x  (not now)
     as written
     Cannot answer with our accounts: 'den' has no account that can be used
     accounts: 0 of 0 can be used
2. anthropic/claude-haiku-4-5
     as written
     accounts: 1 of 1 can be used, anthropic#1 is next
     price: $3 in, $9 out for a million tokens
     takes prompts of up to 300000 tokens
     bounds: total 9000 ms
3. lab/a
     as written
     accounts: 1 of 1 can be used, lab#1 is next
+ lab/big
     asked when a prompt is too long
     accounts: 1 of 1 can be used, lab#1 is next
`,
    );
  });

  it("says what would be sent, given a body from a file or the standard input", async () => {
    const fromFile = await explain(["fast", "--body", "DIR/body.json"]);
    assert.match(fromFile.out, /translated to anthropic-messages, lost: logit_bias/);
    assert.match(fromFile.out, /passed on as it is, nothing is lost/);
    assert.match(fromFile.out, /the prompt is about \d+ tokens/);
    const typed = JSON.stringify({ contents: [{ role: "user", parts: [{ text: "hi" }] }] });
    const piped = await explain(["lab/a", "--body", "-", "--wire", "gemini"], { typed });
    assert.match(piped.out, /asked in gemini by ada/);
    assert.match(piped.out, /translated to openai-chat, nothing is lost/);
  });

  it("ends with 1 where a request would go nowhere, and has a form for programs", async () => {
    const { status, out } = await explain(["nowhere", "--json"]);
    assert.equal(status, 1);
    const told = JSON.parse(out);
    assert.equal("goesTo" in told, false);
    assert.equal(told.targets[0].usable, false);
    const plain = await explain(["nowhere"]);
    assert.match(plain.out, /^nowhere goes nowhere now\n/);
  });

  it("tells what is wrong with the question", async () => {
    const cases: [string[], RegExp][] = [
      [[], /expected one MODEL/],
      [["a", "b"], /expected one MODEL/],
      [["fast", "--wire", "soap"], /'--wire soap' is none of openai-chat/],
      [["fast", "--wrie", "gemini"], /Cannot use the command line/],
      [["fats"], /^Cannot find the model "fats"/m],
      [["fast", "--caller", "bob"], /^Cannot find the caller: no key has this name/m],
      [
        ["fast", "--body", "DIR/none.json"],
        /^Cannot read the body in .*none\.json: it does not exist$/m,
      ],
      [["fast", "--body", "-"], /^Cannot read the body: expected a JSON object/],
      [["fast", "--url", "http://elsewhere.invalid"], /SLUICE_ADMIN_KEY is not set/],
    ];
    for (const [args, message] of cases) {
      const { status, err } = await explain(args);
      assert.equal(status, 2, args.join(" "));
      assert.match(err, message);
    }
  });

  it("has a help of its own", async () => {
    const { status, out } = await explain(["--help"]);
    assert.equal(status, 0);
    for (const word of ["MODEL", "--body", "--wire", "--caller", "--url", "--json"]) {
      assert.ok(out.includes(word), word);
    }
    assert.ok(out.split("\n").every((line) => line.length <= 100));
  });

  it("asks a running gateway for what it knows", async () => {
    const routed = createRouted({ models: { both: ["a/m", "b/m"] }, places: { a: refuses(500) } });
    for (let count = 0; count < 5; count++) await routed.post(CHAT, "both");
    const server = createServer(async (request, response) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk as Uint8Array);
      const answer = await routed.gateway.fetch(
        new Request(`http://127.0.0.1:4000${request.url}`, {
          method: "POST",
          headers: {
            authorization: request.headers.authorization ?? "",
            "content-type": "application/json",
          },
          body: new Blob(chunks as BlobPart[]),
        }),
        { remoteAddress: "127.0.0.1" },
      );
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(await answer.text());
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ask = (model: string, key: string) =>
      explain([model, "--url", url], { env: { SLUICE_ADMIN_KEY: key } });
    const { status, out } = await ask("both", ADMIN);
    assert.equal(status, 0);
    assert.match(out, /^both goes to b\/m\n/);
    assert.match(out, /2\. a\/m {2}\(not now\)\n.*\n {5}it keeps failing, and is left alone now/);
    assert.match((await ask("botch", ADMIN)).err, /^Cannot find the model "botch"/);
    const stranger = await ask("both", "sk-admin-0000000000000000");
    assert.deepEqual(
      [stranger.status, stranger.err],
      [1, "Cannot ask the gateway: it does not know this admin key\n"],
    );
    server.close();
    server.closeAllConnections();
  });
});

describe("an explanation for people", () => {
  it("tells prices, limits and refusals", () => {
    const text = explanationText({
      model: "m",
      wire: "openai-chat",
      caller: "ada",
      choose: "cost",
      goesTo: "a/m",
      promptTokens: 9000,
      hedgeMs: 0,
      fallbackOn: [],
      targets: [{
        target: "a/m",
        usable: true,
        why: ["costs about $3 for a million tokens"],
        circuit: "closed",
        accounts: { usable: 2, all: 3, next: "a#2" },
        price: { input: 2, output: 6, prompt: 0.018 },
        context: { limit: 8192, fits: false },
      }, {
        target: "b/m",
        usable: false,
        why: ["its price is not known", "Cannot send 'n': only one answer"],
        circuit: "closed",
        accounts: { usable: 1, all: 1, next: "b#1" },
        refused: { message: "Cannot send 'n': only one answer", param: "n" },
        context: { limit: 200_000, fits: true },
      }],
      contextFallback: [],
    });
    assert.equal(
      text,
      `m goes to a/m
  asked in openai-chat by ada
  the cheapest is asked first
  the prompt is about 9000 tokens
  goes on after no failure
1. a/m
     costs about $3 for a million tokens
     accounts: 2 of 3 can be used, a#2 is next
     price: $2 in, $6 out for a million tokens, this prompt about $0.018
     takes prompts of up to 8192 tokens, which this one is longer than
2. b/m  (not now)
     its price is not known
     Cannot send 'n': only one answer
     accounts: 1 of 1 can be used, b#1 is next
     because of the field n
     takes prompts of up to 200000 tokens, which this one fits
`,
    );
  });
});
