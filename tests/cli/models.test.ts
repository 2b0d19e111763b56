/**
 * `sluice models`.
 *
 * @module
 */

import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { readModelsArgs } from "../../adapters/cli/models/args.ts";
import { run } from "../../adapters/cli/run.ts";
import { Refusal } from "../../adapters/cli/surroundings.ts";
import { AS_OF } from "../../src/catalog/data/mod.ts";
import { type Stage, stage, startCommand, withTempDir } from "../support/command.ts";
import { until } from "../support/gate.ts";

const HALF_FREE = { price: { input: 0, output: 3 } };

const FILE = {
  providers: {
    lab: {
      dialect: "openai-chat",
      baseUrl: "http://lab.invalid/v1",
      apiKey: "lab-1",
      models: ["plain"],
      facts: {
        small: {
          context: 131_072,
          maxOutput: 8192,
          input: ["text", "image"],
          tools: true,
          reasoning: true,
          price: { input: 0.1, output: 2.125 },
        },
        gratis: { context: 1_000_000, output: ["audio"], price: { input: 0, output: 0 } },
      },
    },
  },
  models: { fast: "lab/small" },
};

interface Place {
  readonly dir: string;
  /** Runs a command in a stage of its own. */
  run(line: string[], more?: Partial<Stage>): Promise<Stage & { status: number }>;
}

async function inPlace(
  act: (place: Place) => Promise<void>,
  file: Record<string, unknown> = FILE,
): Promise<void> {
  await withTempDir(async (dir) => {
    await writeFile(join(dir, "sluice.jsonc"), JSON.stringify(file));
    await act({
      dir,
      async run(line, more = {}) {
        const around = stage({ cwd: dir, home: dir, env: { SLUICE_DATA_DIR: dir }, ...more });
        const status = await run(line, around);
        return { ...around, status };
      },
    });
  });
}

describe("sluice models", () => {
  it("shows what can be asked for, what it takes and what it costs", () =>
    inPlace(async ({ run }) => {
      const { status, written } = await run(["models"]);
      assert.equal(status, 0);
      assert.equal(
        written.out,
        `your own names  context  output  $ in  $ out   as of
  fast             128K      8K  0.10  2.125  config  tools reasoning image

lab
  plain
  small            128K      8K  0.10  2.125  config  tools reasoning image
  gratis             1M          free   free  config  →audio

4 models; prices in USD per million tokens
`,
      );
    }));

  it("leaves out in a narrow window what says least", () =>
    inPlace(async ({ run }) => {
      const { written } = await run(["models", "small"], { columns: 50 });
      assert.ok(written.out.split("\n").every((line) => line.length <= 50));
      assert.match(written.out, /^lab +context +\$ in +\$ out$/m);
    }));

  it("finds models by words of their names and abilities", () =>
    inPlace(async ({ run }) => {
      const found = async (...words: string[]) => {
        const { written } = await run(["models", "--json", ...words]);
        const { models } = JSON.parse(written.out);
        return models.map(({ id }: { id: string }) => id);
      };
      assert.deepEqual(await found("IMAGE", "Tools"), ["fast", "lab/small"]);
      assert.deepEqual(await found("lab", "gra"), ["lab/gratis"]);
      assert.deepEqual(await found("--provider", "lab"), ["lab/plain", "lab/small", "lab/gratis"]);
      assert.deepEqual(await found("nothing"), []);
      const { written } = await run(["models", "nothing"]);
      assert.match(written.out, /^None of 4 models\. 'sluice models' shows them all; --ask asks/);
    }));

  it("calls nothing free that is paid for in another way", () =>
    inPlace(async ({ run }) => {
      const { written } = await run(["models", "half"]);
      assert.match(written.out, /^ {2}half +0\.00 +3\.00 +config$/m);
    }, {
      providers: { lab: { ...FILE.providers.lab, facts: { half: HALF_FREE } } },
    }));

  it("refuses a provider that is not there", () =>
    inPlace(async ({ run }) => {
      const { status, written } = await run(["models", "--provider", "openai"]);
      assert.equal(status, 2);
      assert.match(written.err, /Cannot list the models of 'openai': there are only lab/);
    }));

  it("says what of its own command line it cannot use", () => {
    const cases: [string, RegExp][] = [
      ["refresh now", /'refresh' takes no further words/],
      ["refresh --json", /'--json' is for the list/],
      ["--from x", /'--from' is for refresh/],
      ["--port 1", /Unknown option '--port'/],
    ];
    for (const [line, message] of cases) {
      assert.throws(() => readModelsArgs(line.split(" ")), (error) => {
        assert.ok(error instanceof Refusal && error.exitCode === 2);
        assert.match(error.message, message);
        return true;
      });
    }
  });
});

/** Open data with enough models to be some, and a price that nobody else has. */
const DATA = JSON.stringify({
  openai: {
    models: Object.fromEntries(
      [...Array.from({ length: 30 }, (_, n) => `made-up-${n}`), "gpt-4o"]
        .map((id) => [id, { cost: { input: 77, output: 88 } }]),
    ),
  },
});

async function serving(
  answer: (server: Server) => Parameters<typeof createServer>[1],
  act: (url: string) => Promise<void>,
): Promise<void> {
  const server: Server = createServer((request, response) => answer(server)?.(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api.json`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const KEY = "sk-caller-5Qm2vX9tB7rK1dW8";
const OPENAI = { providers: { openai: { apiKey: "sk-1" } } };

describe("sluice models refresh", () => {
  const later = new Date("2099-01-02T00:00:00Z");

  it("keeps what a file says, for gateways and for the list", () =>
    inPlace(async ({ dir, run }) => {
      const path = join(dir, "api.json");
      await writeFile(path, DATA);
      await utimes(path, later, later);
      const { status, written } = await run(["models", "refresh", "--from", path]);
      assert.equal(status, 0, written.err);
      assert.match(
        written.out,
        /^Kept 31 models of 1 providers, 31 of them with a price, as of 2099/,
      );
      assert.match(written.out, /Running gateways use them after a SIGHUP or POST \/admin\/reload/);
      const list = await run(["models", "--json", "gpt-4o"]);
      const { models } = JSON.parse(list.written.out);
      const one = models.find(({ id }: { id: string }) => id === "openai/gpt-4o");
      assert.equal(one.price.input, 77);
      assert.equal(one.price.asOf, "2099-01-02");
      // What the data does not say is known as before.
      assert.equal(one.context, 128_000);
    }, OPENAI));

  it("is used by a running gateway after a SIGHUP, though its file is the same", () =>
    inPlace(async ({ dir, run }) => {
      const path = join(dir, "api.json");
      await writeFile(path, DATA);
      await utimes(path, later, later);
      const gateway = startCommand(dir, ["--port", "0"]);
      try {
        const url = await gateway.prints(/listens on (http:\/\/\S+)/);
        const price = async () => {
          const headers = { authorization: `Bearer ${KEY}` };
          const response = await fetch(`${url}/v1/models/openai%2Fgpt-4o`, { headers });
          return Number((await response.json()).pricing.prompt);
        };
        assert.equal(await price(), 2.5 / 1e6);
        assert.equal((await run(["models", "refresh", "--from", path])).status, 0);
        assert.equal(await price(), 2.5 / 1e6);
        process.kill(gateway.child.pid ?? 0, "SIGHUP");
        await until("it is told", () => gateway.written.err.includes("read anew"));
        assert.equal(await price(), 77 / 1e6);
      } finally {
        gateway.kill("SIGKILL");
        await gateway.ended;
      }
    }, { ...OPENAI, keys: [{ name: "one", key: KEY }] }));

  it("does not use what is older than the program's own", () =>
    inPlace(async ({ dir, run }) => {
      const path = join(dir, "api.json");
      await writeFile(path, DATA);
      const then = new Date(`${AS_OF}T00:00:00Z`);
      await utimes(path, then, then);
      const { written } = await run(["models", "refresh", "--from", path]);
      assert.match(written.out, /They are not used: Sluice's own are newer/);
      const list = await run(["models", "--json", "made-up"]);
      assert.deepEqual(JSON.parse(list.written.out).models, []);
    }, OPENAI));

  it("fetches from where the configuration says", () =>
    serving(() => (_request, response) => {
      response.setHeader("last-modified", later.toUTCString());
      response.end(DATA);
    }, (url) =>
      inPlace(async ({ run }) => {
        const { status, written } = await run(["models", "refresh"]);
        assert.equal(status, 0, written.err);
        assert.match(written.out, /as of 2099-01-02/);
      }, { ...OPENAI, catalog: { from: url } })));

  it("keeps nothing of what cannot be read, and says why", () =>
    inPlace(async ({ dir, run }) => {
      const cases: [string, RegExp][] = [
        ["[", /it is no JSON object/],
        ["{}", /neither models\.dev's data nor LiteLLM's map/],
        [
          JSON.stringify({ openai: { models: { one: {} } } }),
          /there are only \d of known providers/,
        ],
      ];
      for (const [text, message] of cases) {
        const path = join(dir, "data.json");
        await writeFile(path, text);
        const { status, written } = await run(["models", "refresh", "--from", path]);
        assert.equal(status, 1);
        assert.match(written.err, message);
      }
      const missing = await run(["models", "refresh", "--from", join(dir, "none.json")]);
      assert.equal(missing.status, 1);
      assert.match(
        missing.written.err,
        /^Cannot read the models from .*none\.json: it does not exist$/m,
      );
      const folder = await run(["models", "refresh", "--from", dir]);
      assert.match(folder.written.err, /: it is a directory$/m);
      // A port that nothing listens on: it was free a moment ago.
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, "close");
      const nobody = await run(["models", "refresh", "--from", `http://127.0.0.1:${port}/x.json`]);
      assert.match(nobody.written.err, /: nothing listens there \(connection refused\)$/m);
    }, OPENAI));

  it("gives up what answers with an error", () =>
    serving(() => (_request, response) => {
      response.statusCode = 503;
      response.end("no");
    }, (url) =>
      inPlace(async ({ run }) => {
        const { status, written } = await run(["models", "refresh", "--from", url]);
        assert.equal(status, 1);
        assert.match(written.err, /it answered 503/);
      }, OPENAI)));

  it("asks for a source where there is none", () =>
    inPlace(async ({ run }) => {
      const { status, written } = await run(["models", "refresh"]);
      assert.equal(status, 2);
      assert.match(written.err, /name a source with --from/);
    }, OPENAI));
});
