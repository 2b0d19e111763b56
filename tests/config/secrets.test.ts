import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { LAB, problemsOf, readRight } from "../support/config.ts";

describe("secrets", () => {
  const SECRET = "s3cr3t-Canary-4711-Zx9";

  it("never stand in a problem's text, wherever they were put", () => {
    const places: unknown[] = [
      { listen: "${C}" },
      { keys: [{ name: "a", key: "${C} ${C}" }, { name: "b", sha256: "${C}" }] },
      { providers: { lab: { ...LAB, baseUrl: "https://${C}@h/${C}" } } },
      { providers: { lab: { ...LAB, dialect: "${C}" } } },
      { providers: { lab: { ...LAB, auth: "${C}" } } },
      { providers: { lab: { ...LAB, apiKey: "a ${C}" } } },
      { providers: { lab: { ...LAB, headers: { authorization: "${C}" } } } },
      { providers: { lab: { ...LAB, profile: "${C}" } } },
      { cors: { origins: ["${C}"] }, hosts: ["${C} "] },
      { models: "${C}" },
      { limits: { bodyMiB: "${C}" } },
    ];
    for (const file of places) {
      assert.doesNotMatch(JSON.stringify(problemsOf(file, { C: SECRET })), /Canary/);
    }
  });

  it("are not printed with the configuration", () => {
    const config = readRight({ keys: [{ name: "a", key: "${C}" }], providers: { lab: LAB } }, {
      C: SECRET,
      OPENAI_API_KEY: SECRET,
    });
    const printed = [
      JSON.stringify(config),
      JSON.stringify([...config.providers]),
      inspect(config, { depth: 9, showHidden: true }),
      String(config.keys[0]?.key),
    ];
    assert.doesNotMatch(printed.join(), /Canary/);
  });
});
