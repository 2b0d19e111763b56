import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LAB, problemsOf, readRight } from "../support/config.ts";

const { apiKey: _apiKey, ...HOST } = LAB;

function accountsOf(lab: Record<string, unknown>, env: Record<string, string> = {}) {
  const { providers } = readRight({ providers: { lab: { ...HOST, ...lab } } }, env);
  return providers.get("lab");
}

describe("accounts in a configuration", () => {
  it("have names, priorities and weights, beside keys or alone", () => {
    const lab = accountsOf({
      apiKey: "k0",
      accounts: [
        { name: "work", apiKey: "${WORK}", priority: 95, weight: 2 },
        { name: "spare", apiKey: " k2 " },
      ],
    }, { WORK: "k1" });
    assert.deepEqual(
      lab?.accounts.map(({ secret, ...rest }) => ({ ...rest, key: secret.reveal() })),
      [
        { origin: "config", key: "k0" },
        { origin: "config", name: "work", priority: 95, weight: 2, key: "k1" },
        { origin: "config", name: "spare", key: "k2" },
      ],
    );
    assert.equal(lab?.provider.auth, "bearer");
  });

  it("may be left to those that are added while running", () => {
    const lab = accountsOf({ accounts: [] });
    assert.deepEqual([lab?.accounts, lab?.provider.auth], [[], "bearer"]);
    const { providers } = readRight({ providers: { anthropic: { accounts: [] } } });
    assert.deepEqual(providers.get("anthropic")?.accounts, []);
  });

  it("may be on plans that cover some models, the operator's word before what is known", () => {
    const lab = accountsOf({ plans: { "large-*": ["pro", "max"] } });
    assert.deepEqual(lab?.provider.plans, [{ models: "large-*", covered: ["pro", "max"] }]);
    const codex = { accounts: [], plans: { "gpt-5.3-codex-spark": ["team"] } };
    const { providers } = readRight({ providers: { "openai-codex": codex } });
    assert.deepEqual(
      providers.get("openai-codex")?.provider.plans?.map(({ covered }) => covered),
      [["team"], ["pro"]],
    );
  });

  const wrong: readonly (readonly [string, Record<string, unknown>, string, RegExp])[] = [
    ["no name", { accounts: [{ apiKey: "k" }] }, "providers.lab.accounts[0]", /name/],
    ["a name with a slash", { accounts: [{ name: "a/b", apiKey: "k" }] }, "name", /letters/],
    ["no weight at all", { accounts: [{ name: "a", apiKey: "k", weight: 0 }] }, "weight", /more/],
    [
      "a priority below 0",
      { accounts: [{ name: "a", apiKey: "k", priority: -1 }] },
      "pri",
      /least/,
    ],
    ["a model on no plan", { plans: { m: [] } }, "plans", /at least one/],
    ["a plan that is no list", { plans: { m: "pro" } }, "plans", /list/],
    [
      "a name twice",
      { accounts: [{ name: "a", apiKey: "k1" }, { name: "a", apiKey: "k2" }] },
      "providers.lab.accounts[1].name",
      /given twice/,
    ],
    [
      "a secret twice",
      { apiKey: "k1", accounts: [{ name: "a", apiKey: "k1" }] },
      "providers.lab.accounts[0].apiKey",
      /given twice/,
    ],
    ["a secret with a space", { accounts: [{ name: "a", apiKey: "k 1" }] }, "apiKey", /visible/],
  ];
  for (const [name, lab, path, message] of wrong) {
    it(`are told what is wrong: ${name}`, () => {
      const [problem] = problemsOf({ providers: { lab: { ...HOST, ...lab } } });
      assert.ok(problem?.path.includes(path), JSON.stringify(problem));
      assert.match(problem?.message ?? "", message);
    });
  }
});
