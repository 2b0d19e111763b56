/**
 * A model that Vertex AI does not have in a region: it is asked for in the global location, once, and
 * only where nobody chose the region for it.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { GoogleFile } from "../../mod.ts";
import { chat, chatAnswer, messageAnswer, setUp } from "../support/cloud_gateway.ts";
import { ask } from "../support/gateway.ts";

const missing = (): Response =>
  Response.json({
    error: { code: 404, message: "Publisher Model was not found", status: "NOT_FOUND" },
  }, {
    status: 404,
  });

/** A Google Cloud whose regions know no model, and whose global location does. */
function world(
  env: Record<string, string>,
  more: { google?: GoogleFile; account?: GoogleFile } = {},
) {
  const { google, account } = more;
  return setUp("google-vertex", {
    ...(google === undefined ? {} : { google }),
    accounts: [{
      name: "here",
      ambient: true,
      ...(account === undefined ? {} : { google: account }),
    }],
  }, {
    "POST https://aiplatform.googleapis.com/": ({ url }) =>
      url.includes("/nowhere:")
        ? missing()
        : url.includes("anthropic")
        ? messageAnswer()
        : chatAnswer(),
    "POST https://": missing,
  }, { env: { GOOGLE_CLOUD_PROJECT: "p", GOOGLE_CLOUD_ACCESS_TOKEN: "t", ...env } });
}

const placesOf = ({ network }: Pick<ReturnType<typeof world>, "network">): string[] =>
  network.requests.map(({ url }) => /^https:\/\/([^/]+).*\/locations\/([^/]+)/.exec(url) ?? [])
    .map(([, host, location]) => `${host} ${location}`);

const REGION = "us-east5-aiplatform.googleapis.com us-east5";
const GLOBAL = "aiplatform.googleapis.com global";
const FOUND = { GOOGLE_CLOUD_LOCATION: "us-east5" };

describe("a model that is not in a region that was only found", () => {
  it("is asked for once more in the global location, in any wire", async () => {
    for (const model of ["meta/llama-4", "anthropic/claude-sonnet-5"]) {
      const here = world(FOUND);
      const { response } = await chat(here.gateway, `google-vertex/${model}`);
      assert.equal(response.status, 200, model);
      assert.deepEqual(placesOf(here), [REGION, GLOBAL]);
    }
  });

  it("and not more often: that it is nowhere is told", async () => {
    const here = world(FOUND);
    const { response } = await chat(here.gateway, "google-vertex/anthropic/nowhere");
    assert.equal(response.status, 404);
    assert.deepEqual(placesOf(here), [REGION, GLOBAL]);
  });

  it("is asked for there at once from then on, for an hour, and other models are not", async () => {
    const here = world(FOUND);
    const ask = (model: string) => chat(here.gateway, `google-vertex/meta/${model}`);
    await ask("llama-4");
    assert.equal((await ask("llama-4")).response.status, 200);
    assert.deepEqual(placesOf(here), [REGION, GLOBAL, GLOBAL]);
    await ask("llama-3");
    assert.deepEqual(placesOf(here).slice(3), [REGION, GLOBAL]);
    await here.clock.advance(60 * 60_000);
    await ask("llama-4");
    assert.deepEqual(placesOf(here).slice(5), [REGION, GLOBAL]);
  });

  it("begins in the region again once it is nowhere", async () => {
    const here = world(FOUND);
    for (let n = 0; n < 2; n++) await chat(here.gateway, "google-vertex/anthropic/nowhere");
    assert.deepEqual(placesOf(here), [REGION, GLOBAL, REGION, GLOBAL]);
  });

  it("is still asked in the region where it is only not counted there", async () => {
    const here = setUp("google-vertex", { accounts: [{ name: "here", ambient: true }] }, {
      "POST https://aiplatform.googleapis.com/": () => Response.json({ input_tokens: 3 }),
      "POST https://": ({ url }) => url.includes("/count-tokens:") ? missing() : messageAnswer(),
    }, { env: { GOOGLE_CLOUD_PROJECT: "p", GOOGLE_CLOUD_ACCESS_TOKEN: "t", ...FOUND } });
    const model = "google-vertex/anthropic/claude-sonnet-5";
    const messages = [{ role: "user", content: "hi" }];
    await ask(here.gateway, "/v1/messages/count_tokens", { model, messages });
    assert.deepEqual(placesOf(here), [REGION, GLOBAL]);
    await ask(here.gateway, "/v1/messages", { model, messages, max_tokens: 9 });
    assert.deepEqual(placesOf(here).slice(2), [REGION]);
  });

  it("leaves the account as it was", async () => {
    const here = world(FOUND);
    await chat(here.gateway, "google-vertex/meta/llama-4");
    const [account] = await here.gateway.accounts.pool.explain({ provider: "google-vertex" });
    assert.deepEqual([account?.record.status, account?.blocks, account?.inFlight], [
      "active",
      [],
      0,
    ]);
  });
});

describe("a location that somebody chose", () => {
  const cases: [string, Parameters<typeof world>][] = [
    ["in the provider's entry", [{}, { google: { location: "us-east5" } }]],
    ["beside one that was found", [FOUND, { google: { location: "us-east5" } }]],
    ["for the account", [FOUND, { account: { location: "us-east5" } }]],
    ["for Vertex, in the environment", [{ GOOGLE_VERTEX_LOCATION: "us-east5" }]],
    ["for where data may be", [{ GOOGLE_CLOUD_LOCATION: "eu" }]],
  ];
  for (const [what, how] of cases) {
    it(`is never left: ${what}`, async () => {
      const here = world(...how);
      const { response } = await chat(here.gateway, "google-vertex/meta/llama-4");
      assert.equal(response.status, 404);
      assert.equal(here.network.requests.length, 1);
      assert.notDeepEqual(placesOf(here), [GLOBAL]);
    });
  }
});
