/**
 * What `/metrics` tells of the accounts of clouds: how often they were let in, and how often not.
 */

import assert from "node:assert/strict";
import { it } from "node:test";
import { chat, chatAnswer, setUp } from "../support/cloud_gateway.ts";
import { CLIENT_KEY } from "../support/gateway.ts";
import { scrape } from "../support/scrape.ts";

const ENTRA = "https://login.microsoftonline.com/t/";
const FILE = {
  azure: { resource: "res" },
  accounts: [{ name: "a", azure: { tenantId: "t", clientId: "a", clientSecret: "secret-of-a" } }],
};

it("renewals of clouds are counted as all others are, and what the log says of them too", async () => {
  const answers = [
    () => Response.json({ access_token: "t-1", expires_in: 3600 }),
    () => Response.json({ error: "invalid_client" }, { status: 401 }),
    () => new Response("down", { status: 503 }),
  ];
  const { gateway, clock } = setUp("azure", FILE, {
    [`POST ${ENTRA}`]: () => answers.shift()?.() ?? new Response("down", { status: 503 }),
    "POST https://res.openai.azure.com/": chatAnswer,
  });
  const counts = async () => {
    const told = await scrape(gateway, CLIENT_KEY);
    const results = ["ok", "refused", "failed"].map((result) =>
      told.of("token_refreshes_total", { provider: "azure", result })
    );
    const event = told.of("account_events_total", { provider: "azure", event: "cloud.failed" });
    return [...results, event];
  };
  assert.equal((await chat(gateway, "azure/m")).response.status, 200);
  assert.deepEqual(await counts(), [1, 0, 0, 0]);
  await clock.advance(3_600_000);
  await chat(gateway, "azure/m");
  const [ok, refused, failed, events] = await counts() as [number, number, number, number];
  assert.deepEqual([ok, refused], [1, 1]);
  await clock.advance(120_000);
  await chat(gateway, "azure/m");
  const [, , more, all] = await counts() as [number, number, number, number];
  assert.ok(more > 0 && more >= failed);
  assert.ok(events > 0 && all === 1 + more, "each failure is one line of the log");
});
