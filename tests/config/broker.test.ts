import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { problemsOf, readRight } from "../support/config.ts";

const TOKEN = "br-token-Vq8Zx3Lm5Tk7Rw2P";
const OTHER = "br-token-Hd4Fs6Jn9Qb1Yc3M";
const SHA = "0a".repeat(32);
const EDGE = { name: "edge", token: TOKEN, scopes: ["snapshot"] };

describe("sharing of accounts in a configuration", () => {
  it("lends to tokens, which may be digests", () => {
    const { broker } = readRight({
      broker: {
        tokens: [
          { ...EDGE, token: "${BROKER}", providers: ["up"], accounts: ["work"] },
          { name: "viewer", sha256: SHA.toUpperCase(), scopes: ["snapshot", "blocks"] },
        ],
      },
    }, { BROKER: TOKEN });
    assert.ok(broker?.kind === "lend");
    assert.deepEqual(
      broker.tokens.map(({ key, ...rest }) => ({ ...rest, key: key?.reveal() })),
      [
        {
          grant: { name: "edge", scopes: ["snapshot"], providers: ["up"], accounts: ["work"] },
          key: TOKEN,
        },
        { grant: { name: "viewer", scopes: ["snapshot", "blocks"] }, sha256: SHA, key: undefined },
      ],
    );
  });

  it("uses another's, by https or on this machine", () => {
    for (const url of ["https://sluice.example.com/", "http://127.0.0.1:4000", "http://[::1]:1"]) {
      const { broker } = readRight({ broker: { url, token: TOKEN } });
      assert.ok(broker?.kind === "use");
      assert.deepEqual([broker.url, broker.token.reveal()], [url.replace(/\/$/, ""), TOKEN]);
    }
    assert.equal(readRight({}).broker, undefined);
  });

  const wrong: readonly (readonly [string, unknown, string, RegExp])[] = [
    ["nothing", {}, "broker", /expected 'url' and 'token', or 'tokens'/],
    ["an address without a token", { url: "https://a.example" }, "broker", /expected 'url'/],
    ["a token without an address", { token: TOKEN }, "broker", /expected 'url'/],
    ["both sides", { tokens: [EDGE], url: "https://a.example", token: TOKEN }, "broker", /lend/],
    ["no tokens", { tokens: [] }, "broker.tokens", /no token/],
    ["plain http", { url: "http://a.example", token: TOKEN }, "broker.url", /https/],
    ["another scheme", { url: "ftp://a.example", token: TOKEN }, "broker.url", /https/],
    ["a user name", { url: "https://u:p@a.example", token: TOKEN }, "broker.url", /user name/],
    ["a query", { url: "https://a.example?x=1", token: TOKEN }, "broker.url", /nothing after/],
    ["a token with spaces", { url: "https://a.example", token: "a b" }, "broker.token", /spaces/],
    ["a weak token", { tokens: [{ ...EDGE, token: "short" }] }, "broker.tokens[0].token", /short/],
    ["no scope", { tokens: [{ ...EDGE, scopes: [] }] }, "broker.tokens[0].scopes", /nothing/],
    ["an unknown scope", { tokens: [{ ...EDGE, scopes: ["all"] }] }, "scopes", /secrets:read/],
    ["a scope left out", { tokens: [{ name: "a", token: TOKEN }] }, "tokens[0]", /scopes/],
    ["no secret", { tokens: [{ name: "a", scopes: ["refresh"] }] }, "broker.tokens[0]", /one of/],
    ["two secrets", { tokens: [{ ...EDGE, sha256: SHA }] }, "broker.tokens[0]", /one of/],
    [
      "no digest",
      {
        tokens: [{ name: "a", scopes: ["refresh"], sha256: "00" }],
      },
      "broker.tokens[0].sha256",
      /64/,
    ],
    [
      "a name twice",
      { tokens: [EDGE, { ...EDGE, token: OTHER }] },
      "broker.tokens[1].name",
      /has it/,
    ],
    ["a token twice", { tokens: [EDGE, { ...EDGE, name: "b" }] }, "broker.tokens[1]", /twice/],
  ];
  for (const [what, broker, path, message] of wrong) {
    it(`is refused with ${what}`, () => {
      const problems = problemsOf({ broker });
      assert.ok(
        problems.some((one) => one.path.includes(path) && message.test(one.message)),
        JSON.stringify(problems),
      );
      assert.ok(!JSON.stringify(problems).includes(TOKEN), "a problem quotes the token");
    });
  }
});
