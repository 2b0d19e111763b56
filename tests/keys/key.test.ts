import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createKeyring } from "../../src/keys/key.ts";

const reveal = (key: string) => ({ reveal: () => key });
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("a keyring", () => {
  const ring = createKeyring([
    { name: "plain", key: reveal("sk-sluice-plain") },
    { name: "digest", sha256: sha256("sk-sluice-digest").toUpperCase() },
  ]);
  const identify = async (headers: Record<string, string>) =>
    (await ring.identify(new Headers(headers)))?.name;

  it("knows a key from any of the three headers clients use", async () => {
    assert.equal(await identify({ authorization: "Bearer sk-sluice-plain" }), "plain");
    assert.equal(await identify({ authorization: "bearer   sk-sluice-plain " }), "plain");
    assert.equal(await identify({ "x-api-key": "sk-sluice-digest" }), "digest");
    assert.equal(await identify({ "x-goog-api-key": "sk-sluice-plain" }), "plain");
  });

  it("takes the good one when a client sends two", async () => {
    const headers = { authorization: "Bearer sk-ant-own", "x-api-key": "sk-sluice-plain" };
    assert.equal(await identify(headers), "plain");
  });

  it("knows nobody else", async () => {
    for (const value of ["", "sk-sluice-plai", "sk-sluice-plain1", "SK-SLUICE-PLAIN"]) {
      assert.equal(await identify({ authorization: `Bearer ${value}` }), undefined);
      assert.equal(await identify({ "x-api-key": value }), undefined);
    }
    assert.equal(await identify({ authorization: "Basic sk-sluice-plain" }), undefined);
    assert.equal(await identify({ authorization: "sk-sluice-plain" }), undefined);
    assert.equal(await identify({}), undefined);
  });

  it("never takes one key for another, however much they share", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^[\w-]{1,40}$/),
        fc.stringMatching(/^[\w-]{1,8}$/),
        async (key, more) => {
          const ring = createKeyring([{ name: "own", key: reveal(key) }]);
          assert.equal((await ring.identify(new Headers({ "x-api-key": key })))?.name, "own");
          assert.equal(await ring.identify(new Headers({ "x-api-key": key + more })), undefined);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("lets everybody in when it is empty", async () => {
    assert.equal((await createKeyring([]).identify(new Headers()))?.name, "anybody");
  });
});
