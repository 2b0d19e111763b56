/**
 * Accounts that are given tokens for a while: when they are asked for, how often, and what becomes of
 * requests when there are none.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { AccountFile } from "../../mod.ts";
import { chat, chatAnswer, keyOf, setUp } from "../support/cloud_gateway.ts";
import { formOf, type Places } from "../support/cloud_network.ts";
import type { SentRequest } from "../support/inline_upstream.ts";

const AZURE = "https://res.openai.azure.com/";

const APPLICATION: AccountFile = {
  name: "app",
  azure: { tenantId: "t", clientId: "c", clientSecret: "entra-secret-1" },
  priority: 200,
};
const ENTRA = "https://login.microsoftonline.com/t/";
const entra = (answer: () => Response): Places => ({ [`POST ${ENTRA}`]: answer });

describe("an account that is given tokens", () => {
  it("is let in once for all who ask at the same time, and again before its end", async () => {
    let given = 0;
    const { gateway, clock, to } = setUp("azure", {
      azure: { resource: "res" },
      accounts: [APPLICATION],
    }, {
      ...entra(() => Response.json({ access_token: `token-${++given}`, expires_in: 3600 })),
      [`POST ${AZURE}`]: chatAnswer,
    });
    await Promise.all([1, 2, 3].map(() => chat(gateway, "azure/m")));
    assert.equal(to(ENTRA).length, 1);
    assert.deepEqual(to(AZURE).map(keyOf), Array(3).fill("Bearer token-1"));
    // Near its end it is renewed behind the back of a request, and used from then on.
    await clock.advance(3600_000 - 100_000);
    await chat(gateway, "azure/m");
    assert.equal(to(ENTRA).length, 2);
    assert.equal(keyOf(to(AZURE)[3] as SentRequest), "Bearer token-1");
    await clock.advance(90_000);
    await chat(gateway, "azure/m");
    assert.equal(keyOf(to(AZURE)[4] as SentRequest), "Bearer token-2");
    assert.equal(to(ENTRA).length, 2);
  });

  it("is let in anew, once, when what it was given is refused", async () => {
    let given = 0;
    const { gateway, to } = setUp(
      "azure",
      { azure: { resource: "res" }, accounts: [APPLICATION] },
      {
        ...entra(() => Response.json({ access_token: `token-${++given}`, expires_in: 3600 })),
        [`POST ${AZURE}`]: (request) =>
          keyOf(request) === "Bearer token-1"
            ? Response.json({ error: { code: "401", message: "expired" } }, { status: 401 })
            : chatAnswer(),
      },
    );
    assert.equal((await chat(gateway, "azure/m")).response.status, 200);
    assert.deepEqual(to(AZURE).map(keyOf), ["Bearer token-1", "Bearer token-2"]);
  });

  for (
    const [what, answer] of [
      ["refused", () => Response.json({ error: "invalid_client" }, { status: 401 })],
      ["not answered", () => new Response("", { status: 503 })],
    ] as const
  ) {
    it(`gives way to another where it is ${what}, and is not tried with every request`, async () => {
      const { gateway, clock, to } = setUp("azure", {
        azure: { resource: "res" },
        accounts: [APPLICATION, { name: "key", apiKey: "azure-key-b" }],
      }, { ...entra(answer), [`POST ${AZURE}`]: chatAnswer });
      for (let i = 0; i < 3; i++) {
        assert.equal((await chat(gateway, "azure/m")).response.status, 200);
      }
      assert.deepEqual(to(AZURE).map(keyOf), Array(3).fill("azure-key-b"));
      assert.equal(to(ENTRA).length, 1);
      await clock.advance(2600);
      await chat(gateway, "azure/m", { user: "another" });
      assert.ok(to(ENTRA).length <= 2);
    });
  }

  it("is told of as what it is where there is no other, without its secret", async () => {
    const { gateway, to } = setUp(
      "azure",
      { azure: { resource: "res" }, accounts: [APPLICATION] },
      {
        ...entra(() => Response.json({ error: "invalid_client" }, { status: 401 })),
      },
    );
    const { response, answer } = await chat(gateway, "azure/m");
    assert.ok(response.status >= 500, String(response.status));
    assert.doesNotMatch(JSON.stringify(answer), /entra-secret-1/);
    assert.ok(to(ENTRA)[0]);
    assert.equal(formOf(to(ENTRA)[0] as SentRequest).client_secret, "entra-secret-1");
    assert.equal(to(AZURE).length, 0);
  });
});
