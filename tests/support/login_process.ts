/**
 * A process of its own that keeps a login in the SQLite store at the path it is given, as a command
 * that logs in would: the credential comes on its standard input, as JSON.
 *
 * @module
 */

import process from "node:process";
import { text } from "node:stream/consumers";
import { openSqliteStore } from "../../adapters/stores/sqlite.ts";
import { createAccounts, parseMasterKey, Secret } from "../../mod.ts";
import { createHandClock } from "./accounts.ts";

const { access, refresh, expiresAt, ...rest } = JSON.parse(await text(process.stdin));
const store = await openSqliteStore(process.argv[2] ?? "");
const { credentials } = createAccounts({
  store,
  masterKey: parseMasterKey(process.env.SLUICE_MASTER_KEY ?? ""),
  configured: [],
  means: createHandClock(Date.now()),
});
const secret = {
  kind: "oauth",
  access: new Secret(access),
  refresh: new Secret(refresh),
  expiresAt,
} as const;
await credentials.insert({ ...rest, secret });
store.close();
