/**
 * nginx in front of the gateway, as `deploy/nginx.conf` has it, over TLS.
 *
 * @module
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { connect } from "../../adapters/connect.ts";
import { denoHost, serve } from "../../adapters/deno.ts";
import type { Server } from "../../adapters/server.ts";
import { createGateway, defineConfig, type Gateway } from "../../mod.ts";
import { inRepo } from "../house/repo.ts";
import { createGate, within } from "../support/gate.ts";
import { type Program, startProgram } from "../support/program.ts";
import {
  type Exchange,
  startUpstream,
  type Upstream,
} from "../support/upstream.ts";
import { withTools } from "./tools.ts";

const KEY = "sk-own-4Vt8mQ1zR6yK3wB9";
const authorization = `Bearer ${KEY}`;

/** Of a server; the command's own defaults are of an authority. */
const CERTIFICATE = `[req]
prompt = no
distinguished_name = name
x509_extensions = more
[name]
CN = localhost
[more]
basicConstraints = CA:FALSE
subjectAltName = DNS:localhost
`;

const missing = ["nginx -v", "openssl version"].find((one) =>
  spawnSync("sh", ["-c", one]).status !== 0
);

withTools(
  "nginx",
  missing && `there is no ${missing.split(" ")[0]} here`,
  () => {
    let dir: string;
    let upstream: Upstream;
    let gateway: Gateway;
    let server: Server;
    let nginx: Program;
    let client: Deno.HttpClient;
    let secure: number;
    let plain: number;

    before(async () => {
      dir = await mkdtemp(join(tmpdir(), "sluice-nginx-"));
      upstream = await startUpstream(begin);
      const lab = {
        dialect: "openai-chat",
        baseUrl: upstream.baseUrl,
        apiKey: "k1",
      } as const;
      const providers = { lab, demo: {} };
      gateway = createGateway(
        defineConfig({ providers, keys: [{ name: "ada", key: KEY }] }),
        denoHost(),
      );
      server = serve(gateway, { hostname: "127.0.0.1", port: 0 });
      [secure, plain] = [await freePort(), await freePort()];
      await certify();
      await writeFile(join(dir, "nginx.conf"), await configuration());
      nginx = startProgram("nginx", [
        "-p",
        dir,
        "-e",
        "stderr",
        "-c",
        join(dir, "nginx.conf"),
      ], {
        cwd: dir,
      });
      await nginx.prints(/start worker process /);
      client = Deno.createHttpClient({
        caCerts: [await readFile(join(dir, "own.pem"), "utf8")],
      });
    });

    after(async () => {
      client?.close();
      nginx?.kill("SIGTERM");
      await nginx?.ended;
      await gateway?.drain();
      await server?.shutdown();
      await upstream?.close();
      await rm(dir, { recursive: true, force: true });
    });

    it("hands on a stream as it happens", async () => {
      const response = await ask({
        model: "lab/m",
        stream: true,
        messages: [say("Hello")],
      });
      assert.equal(response.status, 200);
      const reader = response.body?.pipeThrough(new TextDecoderStream())
        .getReader();
      // The provider says no more before this was read.
      assert.match(
        (await within("the first piece", reader?.read() ?? assert.fail()))
          .value ?? "",
        /one/,
      );
      const exchange = await upstream.request(0);
      exchange.end(`${chunk("two", "stop")}data: [DONE]\n\n`);
      let rest = "";
      for (
        let read = await reader?.read();
        read?.value;
        read = await reader?.read()
      ) rest += read.value;
      assert.match(rest, /two[^]*data: \[DONE\]\n\n$/);
    });

    it("tells the provider when the client goes away", async () => {
      const leave = new AbortController();
      const body = { model: "lab/m", stream: true, messages: [say("Hello")] };
      const response = await ask(body, leave.signal);
      await response.body?.getReader().read();
      leave.abort();
      const exchange = await upstream.request(1);
      await within("the end at the provider", exchange.closed);
      assert.equal(exchange.finished, false);
    });

    it("takes bodies as large as the gateway does", async () => {
      upstream.script((exchange) => {
        begin(exchange);
        exchange.end(`${chunk("two", "stop")}data: [DONE]\n\n`);
      });
      const text = "x".repeat(30_000_000);
      const response = await ask({
        model: "lab/m",
        stream: true,
        messages: [say(text)],
      });
      assert.equal(response.status, 200);
      assert.match(await response.text(), /data: \[DONE\]\n\n$/);
      assert.ok((await upstream.request(2)).body.length > text.length);
    });

    it("lets WebSockets through", async () => {
      const leave = new AbortController();
      const opening = connect(`ws://127.0.0.1:${plain}/v1/responses`, {
        headers: new Headers({ authorization }),
        maxBytes: 1_000_000,
        signal: leave.signal,
      });
      const socket = await within("the socket", opening);
      const completed = createGate<string>();
      socket.listen({
        message: (text) =>
          /"response\.completed"/.test(text ?? "") &&
          completed.open(text ?? ""),
        pong: () => {},
        closed: () => {},
      });
      socket.send(
        JSON.stringify({
          type: "response.create",
          model: "demo",
          input: "Hello",
        }),
      );
      await within("the answer", completed.opened);
      socket.close(1000, "");
      leave.abort();
    });

    function ask(body: unknown, signal?: AbortSignal): Promise<Response> {
      return fetch(`https://localhost:${secure}/v1/chat/completions`, {
        method: "POST",
        client,
        signal: signal ?? null,
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    }

    /** The file as it stands, at places that are free, in what a machine's own configuration has around it. */
    async function configuration(): Promise<string> {
      const text = await readFile(inRepo("deploy/nginx.conf"), "utf8");
      const placed = text
        .replace(
          "listen 443 ssl http2;",
          `listen ${secure} ssl http2; listen ${plain};`,
        )
        .replace("127.0.0.1:4000", `127.0.0.1:${server.address.port}`)
        .replaceAll(/\/etc\/ssl\/\S+\.(pem|key)/g, join(dir, "own.$1"));
      const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map((name) => `${name}_temp_path ${join(dir, name)};`);
      const http = ["access_log off;", ...places, placed].join("\n");
      const main = [
        "daemon off;",
        `pid ${join(dir, "pid")};`,
        "worker_processes 1;",
      ];
      return `${
        main.join("\n")
      }\nerror_log stderr notice;\nevents {}\nhttp {\n${http}\n}\n`;
    }

    async function certify(): Promise<void> {
      const files = [
        "-keyout",
        join(dir, "own.key"),
        "-out",
        join(dir, "own.pem"),
      ];
      const about = join(dir, "openssl.cnf");
      await writeFile(about, CERTIFICATE);
      const kind = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-days",
        "2",
      ];
      const words = [
        "req",
        "-x509",
        "-nodes",
        "-config",
        about,
        ...kind,
        ...files,
      ];
      const made = startProgram("openssl", words, { cwd: dir });
      assert.equal(await made.ended, 0, made.written.err);
    }
  },
);

function say(content: string): { role: string; content: string } {
  return { role: "user", content };
}

function begin(exchange: Exchange): void {
  exchange.head(200, { "content-type": "text/event-stream" });
  void exchange.write(chunk("one", null));
}

function chunk(content: string, finish_reason: string | null): string {
  const choices = [{
    index: 0,
    delta: { role: "assistant", content },
    finish_reason,
  }];
  const body = {
    id: "c1",
    object: "chat.completion.chunk",
    created: 1,
    model: "m",
    choices,
  };
  return `data: ${JSON.stringify(body)}\n\n`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
