/**
 * Accounts in two processes: a gateway that runs, and commands beside it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type Command, startCommand, withTempDir } from "../support/command.ts";
import { within } from "../support/gate.ts";

const ONE = "sk-first-Zq81mVt4Xw70LrYp";
const TWO = "sk-second-Hn36bTc9Kd52WsGf";
const WRONG = "sk-wrong-Jm47xPv8Ra19EuQz";
const CALLER = "sk-caller-5Qm2vX9tB7rK1dW8";
const ADMIN = "sk-admin-8Rk2vX9tB7qL1dW5";

/** An upstream that takes two keys, and quotes the ones it does not take. */
async function openUpstream(): Promise<{ server: Server; port: number; keys: string[] }> {
  const keys: string[] = [];
  const server = createServer((request, response) => {
    const key = (request.headers.authorization ?? "").replace("Bearer ", "");
    const good = key === ONE || key === TWO;
    if (request.method === "POST") keys.push(key);
    request.resume().on("end", () => {
      response.writeHead(good ? 200 : 401, { "content-type": "application/json" });
      response.end(
        JSON.stringify(good ? COMPLETION : { error: { message: `no such key ${key}` } }),
      );
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port, keys };
}

const COMPLETION = {
  id: "c1",
  object: "chat.completion",
  created: 1,
  model: "m",
  choices: [{ index: 0, message: { role: "assistant", content: "hi" }, finish_reason: "stop" }],
};

interface Scene {
  readonly url: string;
  /** Keys that requests were made with, in order. */
  readonly keys: string[];
  /** All that any process has written, and any answer has said. */
  readonly said: string[];
  /** Runs a command beside the gateway, to its end. */
  sluice(
    line: string,
    typed?: string,
  ): Promise<{ status: number | string; out: string; err: string }>;
  /** Asks until the answer has `status`; the gateway looks for changes once a second. */
  asksUntil(status: number): Promise<string>;
}

async function withScene(act: (scene: Scene, dir: string) => Promise<void>): Promise<void> {
  const { server, port, keys } = await openUpstream();
  const env = { SLUICE_KEY: CALLER, SLUICE_ADMIN_KEY: ADMIN };
  try {
    await withTempDir(async (dir) => {
      const lab = {
        dialect: "openai-chat",
        baseUrl: `http://127.0.0.1:${port}/v1`,
        auth: "bearer",
        accounts: [],
      };
      await writeFile(join(dir, "sluice.jsonc"), JSON.stringify({ providers: { lab } }));
      const gateway = startCommand(dir, ["--port", "0", "--log-level", "debug"], env);
      const said: string[] = [];
      try {
        const url = await gateway.prints(/listens on (http:\/\/\S+)/);
        await act(sceneOf(dir, env, url, keys, said), dir);
      } finally {
        gateway.kill("SIGTERM");
        assert.equal(await gateway.ended, 0);
        said.push(gateway.written.out, gateway.written.err);
      }
      holdNone(said.join("\n"), "what was said", [ONE, TWO, WRONG, CALLER, ADMIN]);
      for (const file of await readdir(dir)) {
        if (file === "master.key" || file === "sluice.jsonc") continue;
        holdNone(await readFile(join(dir, file), "latin1"), file, [ONE, TWO, WRONG, ADMIN]);
      }
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function sceneOf(
  dir: string,
  env: Record<string, string>,
  url: string,
  keys: string[],
  said: string[],
): Scene {
  return {
    url,
    keys,
    said,
    async sluice(line, typed = "") {
      const command: Command = startCommand(dir, line.split(" "), env);
      command.child.stdin?.end(typed);
      const status = await command.ended;
      said.push(command.written.out, command.written.err);
      return { status, ...command.written };
    },
    asksUntil: (status) =>
      within(
        `an answer with status ${status}`,
        (async () => {
          for (;;) {
            const answer = await fetch(`${url}/v1/chat/completions`, {
              method: "POST",
              headers: { authorization: `Bearer ${CALLER}`, "content-type": "application/json" },
              body: JSON.stringify({ model: "lab/m", messages: [{ role: "user", content: "Hi" }] }),
            });
            const text = await answer.text();
            said.push(text);
            if (answer.status === status) return text;
          }
        })(),
        30_000,
      ),
  };
}

/** No piece of a secret, however short it was cut. */
function holdNone(text: string, what: string, secrets: readonly string[]): void {
  for (const secret of secrets) {
    for (let at = 0; at + 10 <= secret.length; at++) {
      assert.ok(!text.includes(secret.slice(at, at + 10)), `${what} holds a piece of ${secret}`);
    }
  }
}

describe("a gateway that runs, and commands beside it", () => {
  it("takes accounts up, and lets go of them, as they are added, switched and removed", () =>
    withScene(async ({ sluice, asksUntil, keys }) => {
      assert.match(await asksUntil(503), /credential_unavailable/);
      const added = await sluice("accounts add lab --name one --check", `${ONE}\n`);
      assert.deepEqual([added.status, added.err], [0, ""]);
      assert.match(added.out, /^Added: lab\/one, .*\nNot checked: .*may answer anybody\.\n$/);
      await asksUntil(200);
      assert.deepEqual(keys, [ONE]);

      assert.equal((await sluice("accounts disable one")).status, 0);
      await asksUntil(503);
      const used = keys.length;
      await sluice("accounts add lab --name two --priority 60", TWO);
      await asksUntil(200);
      assert.deepEqual(keys.slice(used), [TWO]);

      // The gateway's own vault has the older key still; it opens what the newer one sealed.
      const rotated = await sluice("vault rotate");
      assert.match(rotated.out, /^A new key is in use; 2 secrets were sealed anew/);
      await sluice("accounts enable one");
      await sluice("accounts remove two");
      await within(
        "the first account",
        (async () => {
          while (keys.at(-1) !== ONE) await asksUntil(200);
        })(),
        30_000,
      );
      const { out, err } = await sluice("accounts list");
      assert.equal(err, "");
      assert.match(out, /^lab\n {2}one {2}API key {4}ready {5}priority 70\n/);
      // deno-lint-ignore no-control-regex
      assert.doesNotMatch(out, /\u001b/);
    }));

  it("keeps a secret that is refused out of everything, and says which it was", () =>
    withScene(async ({ sluice, asksUntil, keys, said }) => {
      const refused = await sluice("accounts add lab --name bad --check", WRONG);
      assert.deepEqual([refused.status, refused.out], [2, ""]);
      assert.equal(refused.err, "Cannot add the account: the provider refuses it (status 401)\n");
      await sluice("accounts add lab --name bad", WRONG);
      await within(
        "a try with it",
        (async () => {
          while (keys.length === 0) await asksUntil(503);
        })(),
      );
      const checked = await sluice("accounts check");
      assert.deepEqual([checked.status, checked.out], [
        1,
        "refused  lab/bad: the provider refuses it (status 401)\n",
      ]);
      assert.match((await sluice("accounts --explain")).out, /bad {2}API key {4}in doubt/);
      assert.ok(said.length > 4);
    }));

  it("serves the admin API to whoever has its key, on this machine", () =>
    withScene(async ({ url, sluice, said, asksUntil }) => {
      await sluice("accounts add lab --name one", ONE);
      const admin = async (
        path: string,
        key: string,
        init: RequestInit = {},
        more: Record<string, string> = {},
      ) => {
        const answer = await fetch(url + path, {
          ...init,
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...more },
        });
        const text = await answer.text();
        said.push(text);
        return { status: answer.status, text };
      };
      const shown = await admin("/admin/accounts", ADMIN);
      assert.equal(shown.status, 200);
      const { accounts: [one] } = JSON.parse(shown.text) as {
        accounts: { id: string; name: string; revision: number }[];
      };
      assert.equal(one?.name, "one");
      assert.equal((await admin("/admin/accounts", CALLER)).status, 401);
      assert.equal((await admin("/v1/models", ADMIN)).status, 401);
      const proxied = { "x-forwarded-for": "10.0.0.7" };
      assert.equal((await admin("/admin/accounts", ADMIN, {}, proxied)).status, 403);
      const seen = await sluice(`accounts list --url ${url} --provider lab --json`);
      assert.deepEqual([seen.status, seen.err], [0, ""]);
      assert.deepEqual(JSON.parse(seen.out), JSON.parse(shown.text));
      assert.match(
        (await sluice(`accounts --url ${url}`)).out,
        /^lab\n {2}one {2}API key {4}ready/,
      );
      const body = JSON.stringify({ status: "disabled", ifRevision: one?.revision });
      const off = await admin(`/admin/accounts/${one?.id}`, ADMIN, { method: "PATCH", body });
      assert.equal(off.status, 200, off.text);
      await asksUntil(503);
      assert.match((await sluice("accounts")).out, /one {2}API key {4}off/);
    }));
});
