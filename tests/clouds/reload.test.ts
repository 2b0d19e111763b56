/**
 * Accounts of clouds over a change of the configuration: who stays keeps what they were given and what
 * is known of them, whoever is let in otherwise begins anew.
 */

import assert from "node:assert/strict";
import { it } from "node:test";
import type { AccountFile, Gateway, ProviderFile } from "../../mod.ts";
import { cloudRecords } from "../../src/credentials/cloud/records.ts";
import { findSame } from "../../src/credentials/same_account.ts";
import { chat, chatAnswer, configOf, keyOf, type SetUp, setUp } from "../support/cloud_gateway.ts";
import { formOf } from "../support/cloud_network.ts";
import { until } from "../support/gate.ts";
import type { SentRequest } from "../support/inline_upstream.ts";

const AZURE = "https://res.openai.azure.com/";
const ENTRA = "https://login.microsoftonline.com/t/";

const app = (clientId: string, more: Partial<AccountFile> = {}): AccountFile => ({
  name: clientId,
  azure: { tenantId: "t", clientId, clientSecret: `secret-of-${clientId}` },
  ...more,
});
const azure = (...accounts: AccountFile[]): ProviderFile => ({
  azure: { resource: "res" },
  accounts,
});

/** A gateway of these accounts; tokens are called after the application and how many it was given. */
function world(
  file: ProviderFile,
  models: (request: SentRequest) => Response = chatAnswer,
  held?: Promise<void>,
): SetUp {
  const given = new Map<string, number>();
  return setUp("azure", file, {
    [`POST ${ENTRA}`]: async (request) => {
      await held;
      const { client_id: id = "" } = formOf(request);
      const count = (given.get(id) ?? 0) + 1;
      given.set(id, count);
      return Response.json({ access_token: `${id}-${count}`, expires_in: 3600 });
    },
    [`POST ${AZURE}`]: models,
  });
}

const reload = (gateway: Gateway, file: ProviderFile) => gateway.reload(configOf("azure", file));

const asked = async ({ gateway, to }: SetUp, user = "u"): Promise<string> => {
  await chat(gateway, "azure/m", { user });
  return keyOf(to(AZURE).at(-1) as SentRequest).replace("Bearer ", "");
};

it("an account that stays keeps its token, under another name and in another tier too", async () => {
  const here = world(azure(app("a")));
  assert.equal(await asked(here), "a-1");
  reload(here.gateway, azure(app("a")));
  assert.equal(await asked(here), "a-1");
  reload(
    here.gateway,
    azure({ name: "key", apiKey: "key", priority: 1 }, app("a", { priority: 900 })),
  );
  assert.equal(await asked(here), "a-1");
  reload(here.gateway, azure(app("a", { name: "named" })));
  assert.equal(await asked(here), "a-1");
  assert.equal(here.to(ENTRA).length, 1);
  await here.clock.advance(3_600_000);
  assert.equal(await asked(here), "a-2", "it is renewed as ever");
});

it("an account that is let in otherwise begins anew, whatever it is called", async () => {
  const here = world(azure(app("a", { name: "one" })));
  assert.equal(await asked(here), "a-1");
  reload(here.gateway, azure(app("b", { name: "one" })));
  assert.equal(await asked(here), "b-1");
  const other = { tenantId: "t", clientId: "b", clientSecret: "another" };
  reload(here.gateway, azure({ name: "one", azure: other }));
  assert.equal(await asked(here), "b-2");
  assert.equal(formOf(here.to(ENTRA).at(-1) as SentRequest).client_secret, "another");
});

it("a block goes with the account, and with no other that has its name", async () => {
  const quota = (request: SentRequest): Response =>
    keyOf(request).includes("a-")
      ? Response.json({ error: { message: "You exceeded your current quota", code: "quota" } }, {
        status: 429,
        headers: { "retry-after": "3600" },
      })
      : chatAnswer();
  const here = world(azure(app("a", { priority: 900 }), app("b")), quota);
  assert.equal(await asked(here), "b-1");
  const before = here.to(AZURE).length;
  reload(here.gateway, azure(app("b"), app("a", { priority: 900 })));
  for (let count = 0; count < 5; count++) assert.equal(await asked(here, `u${count}`), "b-1");
  assert.equal(here.to(AZURE).length, before + 5, "nobody asked with the blocked one again");
});

it("whoever is not let in is not asked for again at once because of a reload", async () => {
  const { gateway, clock, to } = setUp("azure", azure(app("a")), {
    [`POST ${ENTRA}`]: () => Response.json({ error: "invalid_client" }, { status: 401 }),
  });
  await chat(gateway, "azure/m");
  reload(gateway, azure(app("a", { name: "again" })));
  await chat(gateway, "azure/m");
  assert.equal(to(ENTRA).length, 1);
  await clock.advance(10_000);
  await chat(gateway, "azure/m");
  assert.equal(to(ENTRA).length, 2);
});

it("a renewal goes on over a reload, for the account it belongs to and no other", async () => {
  for (const [id, name, tokens] of [["a", "two", 1], ["b", "one", 2]] as const) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const here = world(azure(app("a", { name: "one" })), chatAnswer, promise);
    const first = asked(here);
    await until("a token is asked for", () => here.network.requests.length > 0);
    reload(here.gateway, azure(app(id, { name })));
    resolve();
    assert.equal(await first, `${id}-1`);
    assert.equal(await asked(here), `${id}-1`);
    assert.equal(here.to(AZURE).length, 2);
    assert.equal(here.to(ENTRA).length, tokens);
  }
});

it("several that are made from the same stay as many", () => {
  const ambient = { login: { kind: "aws_ambient" }, attrs: {}, origin: "config" } as const;
  const records = (...names: string[]) =>
    cloudRecords("amazon-bedrock", names.map((name) => ({ ...ambient, name })))
      .map(({ record }) => record);
  const namesOf = (before: string[], after: string[]) =>
    findSame(records(...before), (record) => record, records(...after)).map((one) => one?.name);
  assert.deepEqual(namesOf(["a", "b"], ["b", "a"]), ["b", "a"]);
  assert.deepEqual(namesOf(["a", "b"], ["new", "b", "a"]), [undefined, "b", "a"]);
  assert.deepEqual(namesOf(["a", "b"], ["b", "c", "d"]), ["b", "a", undefined]);
});

it("an account is told from others by all that it is made from, which nobody is shown", () => {
  const of = (account: Partial<AccountFile>, provider = "amazon-bedrock") => {
    const { providers } = configOf(provider, { accounts: [{ name: "one", ...account }] });
    const [record] = cloudRecords(provider, providers.get(provider)?.cloudAccounts ?? []);
    assert.ok(record);
    return record.record;
  };
  const whole = {
    accessKeyId: "A",
    secretAccessKey: "hidden-1",
    sessionToken: "hidden-2",
    region: "eu-west-1",
  };
  const record = of({ aws: whole });
  const same = (other: ReturnType<typeof of>) =>
    findSame([record], (one) => one, [other])[0] !== undefined;
  assert.ok(same(of({ name: "other", priority: 3, aws: whole })));
  for (const part of ["accessKeyId", "secretAccessKey", "sessionToken", "region"]) {
    assert.ok(!same(of({ aws: { ...whole, [part]: "eu-west-2" } })), part);
  }
  assert.ok(!same(of({ aws: whole }, "bedrock-mantle")));
  assert.ok(!same(of({ ambient: true, aws: { region: "eu-west-1" } })));
  assert.doesNotMatch(JSON.stringify(record), /hidden/);
});
