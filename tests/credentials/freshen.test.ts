import assert from "node:assert/strict";
import test from "node:test";
import { createAccount } from "../../src/credentials/account.ts";
import { freshen } from "../../src/credentials/freshen.ts";
import type { RefreshResult } from "../../src/credentials/token_source.ts";
import { createKept, GLASS_VAULT, oauth } from "../support/accounts.ts";

test("a token is not used at its end, whenever its record was written", async () => {
  const { credentials, clock } = await createKept(undefined, GLASS_VAULT);
  const end = clock.now();
  const record = await credentials.insert(
    oauth("email:a", { access: "a", refresh: "r", expiresAt: end }),
  );
  const ready: RefreshResult = { kind: "fresh", record };
  const refresher = { ensure: () => Promise.resolve(ready) };
  for (const updatedAt of [0, end - 1, end, end + 1]) {
    const account = createAccount({ ...record, updatedAt }, true);
    const waiting = freshen(account, refresher, end, undefined);
    assert.equal(await waiting, ready, `written at ${updatedAt - end}`);
  }
});
