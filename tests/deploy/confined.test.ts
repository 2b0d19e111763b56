/**
 * The gateway works with the rights that `sluice permissions` names, and the runtime refuses the rest,
 * whatever our own code would do.
 *
 * @module
 */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { flagsOf, permissionsFor } from "../../adapters/cli/permissions.ts";
import { inRepo } from "../house/repo.ts";
import { stage, withTempDir } from "../support/command.ts";
import { within } from "../support/gate.ts";
import { type Program, startProgram } from "../support/program.ts";
import { type Exchange, startUpstream } from "../support/upstream.ts";

const KEY = "sk-own-4Vt8mQ1zR6yK3wB9";
const METADATA = "http://169.254.169.254/latest/meta-data/";

/** A program that tries what it is told and prints what came of it. */
const PROBE = `
for (const url of Deno.args) {
  try {
    await (await fetch(url)).body?.cancel();
    console.log(url, "answered");
  } catch (error) {
    console.log(url, error.name);
  }
}
try { Deno.readTextFileSync("/etc/hostname"); } catch (error) { console.log("read", error.name); }
try { Deno.env.get("PATH"); } catch (error) { console.log("env", error.name); }
try { new Deno.Command("true").outputSync(); } catch (error) { console.log("run", error.name); }
`;

/** Runs `file` of this repository on Deno with these flags. */
function deno(dir: string, flags: readonly string[], file: string, ...args: string[]): Program {
  const ours = [`--config=${inRepo("deno.json")}`, `--lock=${inRepo("deno.lock")}`];
  return startProgram(
    Deno.execPath(),
    ["run", "--quiet", "--frozen", ...ours, ...flags, file, ...args],
    { cwd: dir, env: { SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir } },
  );
}

/** The flags for the configuration `file` in `dir`. */
async function flagsFor(dir: string, file: unknown): Promise<readonly string[]> {
  await writeFile(join(dir, "sluice.jsonc"), JSON.stringify(file));
  const env = { SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir };
  return flagsOf(await permissionsFor({ known: false }, stage({ cwd: dir, env })));
}

function lab(baseUrl: string): unknown {
  return {
    listen: "127.0.0.1:0",
    keys: [{ name: "ada", key: KEY }],
    providers: { lab: { dialect: "openai-chat", baseUrl, apiKey: "k1" } },
  };
}

function ask(url: string): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      model: "lab/m",
      stream: true,
      messages: [{ role: "user", content: "Hello" }],
    }),
  });
}

function begin(exchange: Exchange): void {
  exchange.head(200, { "content-type": "text/event-stream" });
  void exchange.write(chunk({ role: "assistant", content: "one" }, null));
}

function answer(exchange: Exchange): void {
  begin(exchange);
  exchange.end(`${chunk({}, "stop")}data: [DONE]\n\n`);
}

async function textOf(body: ReadableStream<Uint8Array> | null): Promise<string> {
  return new TextDecoder().decode(Buffer.concat(await Array.fromAsync(body ?? [])));
}

function chunk(delta: Record<string, string>, finish_reason: string | null): string {
  const choices = [{ index: 0, delta, finish_reason }];
  const body = { id: "c1", object: "chat.completion.chunk", created: 1, model: "m", choices };
  return `data: ${JSON.stringify(body)}\n\n`;
}

describe("a runtime with the flags of sluice permissions", () => {
  it("refuses every host, file, variable and program that is not listed", async () => {
    const upstream = await startUpstream((exchange) => {
      exchange.head(200);
      exchange.end();
    });
    try {
      await withTempDir(async (dir) => {
        const flags = await flagsFor(dir, lab(upstream.baseUrl));
        await writeFile(join(dir, "probe.ts"), PROBE);
        const elsewhere = upstream.baseUrl.replace("127.0.0.1", "localhost");
        const urls = [upstream.baseUrl, METADATA, "https://example.com/", elsewhere];
        const probe = deno(dir, flags, join(dir, "probe.ts"), ...urls);
        assert.equal(await probe.ended, 0, probe.written.err);
        assert.deepEqual(probe.written.out.trim().split("\n"), [
          `${upstream.baseUrl} answered`,
          `${METADATA} NotCapable`,
          "https://example.com/ NotCapable",
          `${elsewhere} NotCapable`,
          "read NotCapable",
          "env NotCapable",
          "run NotCapable",
        ]);
      });
    } finally {
      await upstream.close();
    }
  });

  it("is enough for the gateway to serve, to keep its database and to end in order", async () => {
    const upstream = await startUpstream(answer);
    try {
      await withTempDir(async (dir) => {
        const flags = await flagsFor(dir, lab(upstream.baseUrl));
        const gateway = deno(dir, flags, inRepo("adapters/cli/main.ts"));
        try {
          const url = await gateway.prints(/listens on (http:\/\/\S+)/);
          const response = await ask(url);
          assert.equal(response.status, 200);
          assert.match(await response.text(), /data: \[DONE\]\n\n$/);
          assert.ok((await readFile(join(dir, "sluice.db"))).length > 0);
          gateway.kill("SIGTERM");
          assert.equal(await gateway.ended, 0);
          assert.doesNotMatch(gateway.written.err, /NotCapable|Requires|Not allowed|in memory/);
        } finally {
          gateway.kill("SIGKILL");
        }
      });
    } finally {
      await upstream.close();
    }
  });

  it("keeps a gateway from a host that its configuration named only later, and it says so", async () => {
    await withTempDir(async (dir) => {
      const flags = await flagsFor(dir, lab("http://127.0.0.1:9/v1"));
      await flagsFor(dir, lab("http://169.254.169.254/v1"));
      const gateway = deno(dir, flags, inRepo("adapters/cli/main.ts"));
      try {
        const url = await gateway.prints(/listens on (http:\/\/\S+)/);
        await gateway.prints(/Not allowed to reach 169\.254\.169\.254:80: .*sluice permissions/);
        const response = await ask(url);
        assert.equal(response.status, 502);
        assert.match(await response.text(), /Cannot reach the provider 'lab'/);
      } finally {
        gateway.kill("SIGKILL");
        await gateway.ended;
      }
    });
  });
});

describe("deno task start", () => {
  /** Starts it in a group of its own, with an answer of `lab` under way. */
  async function during(
    act: (program: Program, upstream: Exchange, rest: () => Promise<string>) => Promise<void>,
  ): Promise<void> {
    const upstream = await startUpstream(begin);
    try {
      await withTempDir(async (dir) => {
        await writeFile(join(dir, "sluice.jsonc"), JSON.stringify(lab(upstream.baseUrl)));
        const program = startProgram(Deno.execPath(), ["task", "start"], {
          cwd: inRepo("."),
          env: { SLUICE_DATA_DIR: dir, SLUICE_CONFIG: join(dir, "sluice.jsonc") },
        });
        try {
          const response = await ask(await program.prints(/listens on (http:\/\/\S+)/));
          const reader = response.body?.getReader();
          assert.ok(reader);
          assert.match(new TextDecoder().decode((await reader.read()).value), /one/);
          reader.releaseLock();
          await act(program, await upstream.request(0), () => textOf(response.body));
        } finally {
          // The gateway is in a group of its own: killed roughly, its parents would leave it behind.
          program.kill("SIGTERM");
          await within("the end", program.ended).catch(() => program.kill("SIGKILL", true));
        }
      });
    } finally {
      await upstream.close();
    }
  }

  for (const group of [false, true]) {
    const whom = group ? "the whole group" : "it alone";
    it(`lets an answer end when ${whom} is told to stop`, async () => {
      await during(async (program, upstream, rest) => {
        program.kill("SIGTERM", group);
        await program.prints(/Stopping; waiting for 1 under way/);
        void upstream.write(chunk({ content: "two" }, null));
        upstream.end(`${chunk({}, "stop")}data: [DONE]\n\n`);
        assert.match(await rest(), /two[^]*data: \[DONE\]\n\n$/);
        assert.equal(await program.ended, 0);
      });
    });
  }

  it("says what is wrong with a configuration, and exits with 2", async () => {
    await withTempDir(async (dir) => {
      await writeFile(join(dir, "sluice.jsonc"), '{ "listne": 1 }');
      const program = startProgram(Deno.execPath(), ["task", "--quiet", "start"], {
        cwd: inRepo("."),
        env: { SLUICE_DATA_DIR: dir, SLUICE_CONFIG: join(dir, "sluice.jsonc") },
      });
      assert.equal(await program.ended, 2);
      assert.match(program.written.err, /did you mean 'listen'/);
    });
  });
});
