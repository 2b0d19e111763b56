/**
 * The store in Redis, on a real server.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { createClient } from "@redis/client";
import { openRedisStore, type RedisStore } from "../../adapters/stores/redis.ts";
import { makeCertificate } from "../support/certificate.ts";
import { eventually } from "../support/gate.ts";
import { freePort, type RedisServer, startRedis, withRedis } from "../support/redis.ts";
import { withTempDir } from "../support/command.ts";
import { describeStore } from "./contract.ts";

withRedis("the store in Redis", () => {
  let server: RedisServer;
  before(async () => {
    server = await startRedis();
  });
  after(() => server.end());

  describeStore("in Redis", async () => {
    await server.clear();
    const opened: RedisStore[] = [];
    const open = async () => {
      const store = await openRedisStore({ url: server.url });
      opened.push(store);
      return store;
    };
    return {
      store: await open(),
      pass: server.pass,
      again: open,
      close: async () => void await Promise.all(opened.map((store) => store.close())),
    };
  });

  describe("a store in Redis", () => {
    async function withStore(use: (store: RedisStore) => Promise<void>): Promise<void> {
      await server.clear();
      const store = await openRedisStore({ url: server.url });
      try {
        await use(store);
      } finally {
        await store.close();
      }
    }

    it("leaves what others keep on the same server alone, and apart from other prefixes", () =>
      withStore(async (store) => {
        const other = await openRedisStore({ url: server.url, prefix: "other" });
        await store.set("a", "mine", Infinity);
        await other.set("a", "theirs", Infinity);
        await other.set("b", "theirs", Infinity);
        assert.deepEqual(await store.list(""), [["a", "mine"]]);
        await store.delete("b");
        assert.equal(await other.get("b"), "theirs");
        await other.close();
      }));

    it("leaves no trace of what is over, in any index", () =>
      withStore(async (store) => {
        for (let i = 0; i < 30; i++) await store.set(`short/${i}`, "x", 1);
        const client = createClient({ url: server.url, RESP: 2 });
        await client.connect();
        const places = () => client.sendCommand(["ZCARD", "{sluice}:keys"]);
        await eventually("their end", async () => (await store.list("short/")).length === 0);
        // Places go a second later, when no clock can be in doubt.
        await eventually("the places' end", async () => {
          await store.set("lasting", "x", Infinity);
          return Number(await places()) === 1;
        });
        assert.equal(Number(await client.sendCommand(["ZCARD", "{sluice}:ends"])), 0);
        client.destroy();
      }));

    it("rejects at once while the server is away, and goes on by itself", () =>
      withStore(async (store) => {
        await store.set("a", "1", Infinity);
        await server.kill();
        await eventually("the loss", () => store.get("a").then(() => false, () => true));
        const atOnce = /^Error: Cannot ask Redis at 127\.0\.0\.1:\d+: (?!no answer)/;
        await assert.rejects(store.get("a"), atOnce);
        await assert.rejects(store.set("a", "2", Infinity), atOnce);
        await server.start();
        await eventually(
          "the return",
          () => store.get("a").then((value) => value === "1", () => false),
        );
        assert.equal(await store.compareAndSet("a", "1", "2", Infinity), true);
      }));

    it("does not wait for a server that is there and says nothing", () =>
      withStore(async (store) => {
        await store.set("a", "1", Infinity);
        server.pause();
        try {
          await assert.rejects(store.get("a"), /no answer/);
          // The next ones are not held up by a connection that is known to be stuck.
          await assert.rejects(store.get("a"), /^Error: Cannot ask Redis at .*: (?!no answer)/);
        } finally {
          server.resume();
        }
        await eventually(
          "the return",
          () => store.get("a").then((value) => value === "1", () => false),
        );
      }));

    it("needs no more of the server than docs/stores.md says", async () => {
      const page = await readFile(new URL("../../docs/stores.md", import.meta.url), "utf8");
      const rules = /`(~\{sluice\}\* [^`]+)`/.exec(page)?.[1]?.split(/\s+/) ?? [];
      const client = createClient({ url: server.url, RESP: 2 });
      await client.connect();
      await client.sendCommand(["ACL", "SETUSER", "gateway", "reset", "on", ">pw", ...rules]);
      client.destroy();
      const url = server.url.replace("//", "//gateway:pw@");
      const store = await openRedisStore({ url });
      await store.set("a", "1", 1000);
      assert.equal(await store.get("a"), "1");
      assert.equal(await store.compareAndSet("a", "1", "2", Infinity), true);
      assert.deepEqual(await store.list(""), [["a", "2"]]);
      await store.delete("a");
      await store.close();
      const other = await openRedisStore({ url, prefix: "other" });
      await assert.rejects(other.get("a"), /NOPERM/);
      await other.close();
      await assert.rejects(
        openRedisStore({ url: url.replace(":pw@", ":hunter2@") }),
        (error: Error) => /WRONGPASS/.test(error.message) && !/hunter2/.test(error.message),
      );
    });

    it("speaks TLS, with an authority of one's own and a certificate where it is asked for", () =>
      withTempDir(async (dir) => {
        const files = makeCertificate(dir, "DNS:localhost");
        const port = await freePort();
        const secure = await startRedis(
          ...["--tls-port", String(port), "--tls-ca-cert-file", files.cert],
          ...["--tls-cert-file", files.cert, "--tls-key-file", files.key],
        );
        const url = `rediss://localhost:${port}`;
        const [ca, cert, key] = await Promise.all(
          [files.cert, files.cert, files.key].map((path) => readFile(path, "utf8")),
        );
        try {
          const store = await openRedisStore({ url, tls: { ca, cert, key } });
          await store.set("a", "1", Infinity);
          assert.equal(await store.get("a"), "1");
          await store.close();
          await assert.rejects(openRedisStore({ url, tls: { cert, key } }), /^Error: Cannot reach/);
          await assert.rejects(openRedisStore({ url, tls: { ca } }), /^Error: Cannot reach/);
        } finally {
          await secure.end();
        }
      }));

    it("says why it cannot be opened, and no password", async () => {
      const url = `redis://user:hunter2@127.0.0.1:${await freePort()}`;
      await assert.rejects(openRedisStore({ url }), (error: Error) => {
        assert.match(error.message, /^Cannot reach Redis at 127\.0\.0\.1:\d+: /);
        assert.doesNotMatch(error.message + error.stack, /hunter2/);
        assert.equal(error.cause, undefined);
        return true;
      });
    });
  });
});
