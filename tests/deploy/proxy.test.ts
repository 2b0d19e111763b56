/**
 * nginx in front of the gateway, as `deploy/nginx.conf` has it, over TLS.
 *
 * @module
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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
import { freePort } from "../support/redis.ts";
import { startUpstream, type Upstream } from "../support/upstream.ts";
import { ask, begin, endsWhole, finish, KEY, lab } from "./lab.ts";
import { withTools } from "./tools.ts";

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

const reason = missing && `there is no ${missing.split(" ")[0]} here`;

withTools("nginx", reason, () => {
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
    const providers = { lab: lab(upstream.baseUrl), demo: {} };
    gateway = createGateway(
      defineConfig({ providers, keys: [{ name: "ada", key: KEY }] }),
      denoHost(),
    );
    server = serve(gateway, { hostname: "127.0.0.1", port: 0 });
    [secure, plain] = [await freePort(), await freePort()];
    await certify();
    await writeFile(join(dir, "nginx.conf"), await configuration());
    nginx = startProgram("nginx", ["-p", dir, "-e", "stderr", "-c", join(dir, "nginx.conf")], {
      cwd: dir,
    });
    await nginx.prints(/start worker process /);
    client = Deno.createHttpClient({ caCerts: [await readFile(join(dir, "own.pem"), "utf8")] });
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
    // The provider says no more before the beginning was read.
    const response = await ask(url(), "lab/m", { client });
    await within(
      "the answer",
      endsWhole(response, async () => finish(await upstream.request(0))),
    );
  });

  it("tells the provider when the client goes away", async () => {
    const leave = new AbortController();
    const response = await ask(url(), "lab/m", { client, signal: leave.signal });
    await response.body?.getReader().read();
    leave.abort();
    const exchange = await upstream.request(1);
    await within("the end at the provider", exchange.closed);
    assert.equal(exchange.finished, false);
  });

  it("takes bodies as large as the gateway does", async () => {
    const content = "x".repeat(30_000_000);
    const response = await ask(url(), "lab/m", { client, content });
    await endsWhole(response, async () => {
      const exchange = await upstream.request(2);
      assert.ok(exchange.body.length > content.length);
      finish(exchange);
    });
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
    socket.send(JSON.stringify({ type: "response.create", model: "demo", input: "Hello" }));
    await within("the answer", completed.opened);
    socket.close(1000, "");
    leave.abort();
  });

  function url(): string {
    return `https://localhost:${secure}`;
  }

  /** The file as it stands, at places that are free, in what a machine's own configuration has around it. */
  async function configuration(): Promise<string> {
    const text = await readFile(inRepo("deploy/nginx.conf"), "utf8");
    const placed = text
      .replace("listen 443 ssl http2;", `listen ${secure} ssl http2; listen ${plain};`)
      .replace("127.0.0.1:4000", `127.0.0.1:${server.address.port}`)
      .replaceAll(/\/etc\/ssl\/\S+\.(pem|key)/g, join(dir, "own.$1"));
    const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map((name) => `${name}_temp_path ${join(dir, name)};`);
    const http = ["access_log off;", ...places, placed].join("\n");
    const main = ["daemon off;", `pid ${join(dir, "pid")};`, "worker_processes 1;"];
    return `${main.join("\n")}\nerror_log stderr notice;\nevents {}\nhttp {\n${http}\n}\n`;
  }

  async function certify(): Promise<void> {
    const files = ["-keyout", join(dir, "own.key"), "-out", join(dir, "own.pem")];
    const about = join(dir, "openssl.cnf");
    await writeFile(about, CERTIFICATE);
    const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-days", "2"];
    const words = ["req", "-x509", "-nodes", "-config", about, ...kind, ...files];
    const made = startProgram("openssl", words, { cwd: dir });
    assert.equal(await made.ended, 0, made.written.err);
  }
});
