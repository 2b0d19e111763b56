import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type Command, startCommand, withTempDir } from "../support/command.ts";
import { createGate, within } from "../support/gate.ts";

const URL_LINE = /listens on (http:\/\/\S+)/;
const KEY_LINE = /OPENAI_API_KEY=(\S+)/;

/** Starts the gateway, lets `act` use it, and sees to it that it is gone afterwards. */
async function withGateway(
  dir: string,
  args: string[],
  act: (gateway: Command, url: string, key: string) => Promise<void>,
  env: Record<string, string> = {},
): Promise<void> {
  const gateway = startCommand(dir, ["--port", "0", ...args], env);
  try {
    await act(gateway, await gateway.prints(URL_LINE), await gateway.prints(KEY_LINE));
  } finally {
    gateway.kill("SIGKILL");
    await gateway.ended;
  }
}

function chat(url: string, key: string, model: string): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model, stream: true, messages: [{ role: "user", content: "Hello" }] }),
  });
}

/** An upstream that begins a streamed answer and hands over the rest of it. */
async function openUpstream(): Promise<
  { server: Server; port: number; asked: Promise<ServerResponse> }
> {
  const asked = createGate<ServerResponse>();
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(chunk({ role: "assistant", content: "one" }, null));
      asked.open(response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port, asked: asked.opened };
}

function chunk(delta: Record<string, string>, finish_reason: string | null): string {
  const choices = [{ index: 0, delta, finish_reason }];
  const body = { id: "c1", object: "chat.completion.chunk", created: 1, model: "m", choices };
  return `data: ${JSON.stringify(body)}\n\n`;
}

/** Writes a configuration with the upstream as `lab`, and starts a streamed answer from it. */
async function duringAnAnswer(
  act: (
    gateway: Command,
    upstream: ServerResponse,
    reader: ReadableStreamDefaultReader<Uint8Array>,
    url: string,
  ) => Promise<void>,
  limits: Record<string, number> = {},
): Promise<void> {
  const { server, port, asked } = await openUpstream();
  try {
    await withTempDir(async (dir) => {
      const lab = { dialect: "openai-chat", baseUrl: `http://127.0.0.1:${port}/v1` };
      await writeFile(join(dir, "sluice.jsonc"), JSON.stringify({ providers: { lab }, limits }));
      await withGateway(dir, [], async (gateway, url, key) => {
        const response = await chat(url, key, "lab/m");
        const reader = response.body?.getReader();
        assert.ok(reader);
        assert.match(new TextDecoder().decode((await reader.read()).value), /data: /);
        await act(gateway, await asked, reader, url);
      });
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("sluice, started with nothing", () => {
  it("serves the demo to whoever has the printed key, and remembers the key", async () => {
    await withTempDir(async (dir) => {
      await withGateway(dir, [], async (_gateway, url, key) => {
        assert.match(url, /^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
        assert.equal((await readFile(join(dir, "key"), "utf8")).trim(), key);
        assert.equal((await stat(join(dir, "key"))).mode & 0o077, 0);
        const health = await fetch(`${url}/healthz`);
        assert.equal(health.status, 200);
        await health.body?.cancel();
        const answer = await chat(url, key, "demo");
        assert.equal(answer.status, 200);
        const text = await answer.text();
        assert.match(text, /demo/);
        assert.match(text, /data: \[DONE\]\n\n$/);
        const stranger = await chat(url, "sk-sluice-wrong", "demo");
        assert.equal(stranger.status, 401);
        await stranger.body?.cancel();
      });
    });
  });

  it("starts in a shell that its lines for clients were pasted into, and sends no key away", async () => {
    await withTempDir(async (dir) => {
      await withGateway(dir, [], async (gateway, url, key) => {
        assert.match(gateway.written.out, /providers demo \(built in\)/);
        assert.equal((await (await chat(url, key, "demo")).text()).includes("[DONE]"), true);
        assert.match(gateway.written.err, /OPENAI_API_KEY holds a key of a gateway/);
      }, { OPENAI_API_KEY: `sk-sluice-${"a".repeat(36)}` });
    });
  });

  it("prints the same key for two that start at once", async () => {
    await withTempDir(async (dir) => {
      const keys: string[] = [];
      const one = () =>
        withGateway(dir, [], (_gateway, _url, key) => Promise.resolve(void keys.push(key)));
      await Promise.all([one(), one()]);
      assert.equal(keys.length, 2);
      assert.equal(keys[0], keys[1]);
    });
  });

  it("listens for others when a key was set, without printing it", async () => {
    await withTempDir(async (dir) => {
      const SLUICE_KEY = "sk-own-4Vt8mQ1zR6yK3wB9";
      await withGateway(dir, ["--host", "0.0.0.0"], async (gateway, url, key) => {
        assert.equal(key, "$SLUICE_KEY");
        const answer = await chat(url, SLUICE_KEY, "demo");
        assert.equal(answer.status, 200);
        await answer.text();
        assert.doesNotMatch(gateway.written.out + gateway.written.err, /4Vt8mQ1z/);
      }, { SLUICE_KEY });
    });
  });
});

describe("sluice, told to stop", () => {
  it("ends at once when nothing is under way", async () => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      await withTempDir((dir) =>
        withGateway(dir, [], async (gateway) => {
          gateway.kill(signal);
          assert.equal(await gateway.ended, 0);
        })
      );
    }
  });

  it("lets an answer end first, and takes no new connections meanwhile", async () => {
    await duringAnAnswer(async (gateway, upstream, reader, url) => {
      gateway.kill("SIGTERM");
      await within(
        "a refused connection",
        (async () => {
          for (;;) {
            const answer = await fetch(`${url}/healthz`, { headers: { connection: "close" } })
              .catch(() => undefined);
            if (answer === undefined) return;
            await answer.body?.cancel();
          }
        })(),
      );
      upstream.write(chunk({ content: "two" }, null));
      upstream.end(`${chunk({}, "stop")}data: [DONE]\n\n`);
      let rest = "";
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        rest += new TextDecoder().decode(piece.value);
      }
      assert.match(rest, /two/);
      assert.match(rest, /data: \[DONE\]\n\n$/);
      assert.equal(await gateway.ended, 0);
    });
  });

  it("cuts an answer that takes longer than the limit", async () => {
    await duringAnAnswer(async (gateway, _upstream, reader) => {
      gateway.kill("SIGTERM");
      assert.equal(await gateway.ended, 0);
      let rest = "";
      try {
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
          rest += new TextDecoder().decode(piece.value);
        }
      } catch {
        // a cut connection is what is expected
      }
      assert.doesNotMatch(rest, /"finish_reason":"stop"/);
    }, { drainSeconds: 0.2 });
  });

  it("ends in the middle of an answer when it is told twice", async () => {
    await duringAnAnswer(async (gateway, _upstream, reader) => {
      gateway.kill("SIGTERM");
      await within(
        "the notice",
        (async () => {
          while (!/Stopping/.test(gateway.written.err)) {
            await once(gateway.child.stderr ?? gateway.child, "data");
          }
        })(),
      );
      gateway.kill("SIGTERM");
      assert.equal(await gateway.ended, 143);
      await reader.cancel().catch(() => {});
    });
  });
});

describe("sluice, in the way of something", () => {
  it("says that the port is in use, and exits with 1", async () => {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await withTempDir(async (dir) => {
      const command = startCommand(dir, ["--port", String(port)]);
      assert.equal(await command.ended, 1);
      assert.equal(
        command.written.err,
        `Cannot listen on 127.0.0.1, port ${port}: the port is in use; choose another with --port\n`,
      );
      assert.equal(command.written.out, "");
    });
    server.close();
  });

  it("prints every problem of its configuration, and exits with 2", async () => {
    await withTempDir(async (dir) => {
      const file = '{\n  "listen": "0.0.0.0:0",\n  "models": { "a": "b" },\n  "hosts": [1]\n}';
      await writeFile(join(dir, "other.jsonc"), file);
      const command = startCommand(dir, ["--config", "other.jsonc"]);
      assert.equal(await command.ended, 2);
      assert.match(
        command.written.err,
        /^other\.jsonc:3:20 {2}models\.a {2}Cannot .*\nother\.jsonc:4:13 {2}hosts\[0\] {2}Cannot/,
      );
      assert.equal(command.written.out, "");
      await writeFile(join(dir, "other.jsonc"), file.replace("[1]", "[]").replace("b", "demo/x"));
      const open = startCommand(dir, ["--config", "other.jsonc"]);
      assert.equal(await open.ended, 2);
      assert.match(
        open.written.err,
        /^other\.jsonc:2:13 {2}listen {2}Cannot listen on 0\.0\.0\.0:0/,
      );
    });
  });
});
