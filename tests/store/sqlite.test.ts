import assert from "node:assert/strict";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { openSqliteStore } from "../../adapters/stores/sqlite.ts";
import { withTempDir } from "../support/command.ts";
import { describeStore } from "./contract.ts";

/** Node 20 has no SQLite of its own. */
const hasSqlite = await import("node:sqlite").then(() => true, () => false);

if (hasSqlite) {
  describeStore("in SQLite", async () => {
    let time = 1_700_000_000_000;
    const store = await openSqliteStore(":memory:", () => time);
    return { store, pass: (ms) => void (time += ms), close: () => store.close() };
  });
}

describe("a store in SQLite", { skip: !hasSqlite }, () => {
  it("keeps what it was given in a file that only its user can read", () =>
    withTempDir(async (dir) => {
      const path = join(dir, "data", "sluice.db");
      const first = await openSqliteStore(path);
      await first.set("a", "1", Infinity);
      await first.set("b", "2", 60_000);
      if (process.platform !== "win32") {
        assert.equal((await stat(join(dir, "data"))).mode & 0o777, 0o700);
        for (const name of ["sluice.db", "sluice.db-wal"]) {
          assert.equal((await stat(join(dir, "data", name))).mode & 0o777, 0o600, name);
        }
      }
      first.close();
      const second = await openSqliteStore(path);
      assert.deepEqual(await second.list(""), [["a", "1"], ["b", "2"]]);
      second.close();
    }));

  it("is one store for all who open it", () =>
    withTempDir(async (dir) => {
      const path = join(dir, "sluice.db");
      const stores = await Promise.all(Array.from({ length: 4 }, () => openSqliteStore(path)));
      const won = await Promise.all(
        stores.map((store) => store.compareAndSet("a", undefined, "mine", Infinity)),
      );
      assert.equal(won.filter((one) => one).length, 1);
      for (const store of stores) assert.equal(await store.get("a"), "mine");
      for (const store of stores) store.close();
    }));

  it("throws away what is over", () =>
    withTempDir(async (dir) => {
      const path = join(dir, "sluice.db");
      let time = 0;
      const store = await openSqliteStore(path, () => time);
      await store.set("old", "x".repeat(1000), 10);
      time = 120_000;
      await store.set("new", "y", 10);
      const { DatabaseSync } = await import("node:sqlite");
      const other = new DatabaseSync(path);
      assert.equal(other.prepare("SELECT count(*) AS n FROM entry").get()?.n, 1);
      other.close();
      store.close();
    }));

  it("does not touch a file that is none of its own", () =>
    withTempDir(async (dir) => {
      const path = join(dir, "sluice.db");
      const text = "this is no database ".repeat(100);
      await writeFile(path, text);
      await assert.rejects(openSqliteStore(path), /not a database/);
      const { readFile } = await import("node:fs/promises");
      assert.equal(await readFile(path, "utf8"), text);
    }));
});
