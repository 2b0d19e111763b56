import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { LAB, problemsOf } from "../support/config.ts";

describe("a provider that is wrong", () => {
  const cases: [string, unknown, string, RegExp][] = [
    [
      "a wrong type within a choice",
      { providers: { lab: { ...LAB, apiKey: [1] } } },
      "providers.lab.apiKey[0]",
      /expected a string/,
    ],
    [
      "an unknown key deep inside",
      { providers: { lab: { ...LAB, apikey: "x" } } },
      "providers.lab.apikey",
      /did you mean 'apiKey'/,
    ],
    [
      "a second unknown key",
      { xyz: 1, providers: { lab: { ...LAB, profile: { maxTokenField: "x" } } } },
      "providers.lab.profile.maxTokenField",
      /did you mean 'maxTokensField'/,
    ],
    [
      "an unknown dialect",
      { providers: { lab: { ...LAB, dialect: "openai" } } },
      "providers.lab.dialect",
      /one of openai-chat/,
    ],
    [
      "an unknown endpoint",
      { providers: { lab: { ...LAB, endpoints: ["files", "chat"] } } },
      "providers.lab.endpoints[1]",
      /one of completions, embeddings/,
    ],
    [
      "no dialect",
      { providers: { lab: { ...LAB, dialect: [] } } },
      "providers.lab.dialect",
      /at least one of/,
    ],
    ["a provider with a slash", { providers: { "a/b": LAB } }, 'providers["a/b"]', /no slash/],
    [
      "an unknown provider without a base URL",
      { providers: { lab: { dialect: "openai-chat" } } },
      "providers.lab",
      /it needs 'baseUrl'$/,
    ],
    [
      "a base URL with a password",
      { providers: { lab: { ...LAB, baseUrl: "https://u:pw@h/v1" } } },
      "providers.lab.baseUrl",
      /user name or password/,
    ],
    [
      "a base URL with a query",
      { providers: { lab: { ...LAB, baseUrl: "https://h/v1?key=1" } } },
      "providers.lab.baseUrl",
      /no query/,
    ],
    [
      "a base URL with a fragment",
      { providers: { lab: { ...LAB, baseUrl: "https://h/v1#" } } },
      "providers.lab.baseUrl",
      /no query/,
    ],
    [
      "a base URL that goes too far",
      { providers: { lab: { ...LAB, baseUrl: "https://h/v1/chat/completions" } } },
      "providers.lab.baseUrl",
      /leave out '\/chat\/completions'/,
    ],
    [
      "no secret for a known provider",
      { providers: { openai: {} } },
      "providers.openai",
      /no 'apiKey', and OPENAI_API_KEY is not set/,
    ],
    [
      "another host without a secret of its own",
      { providers: { openai: { baseUrl: "https://proxy.example/v1" } } },
      "providers.openai",
      /an 'apiKey' of its own/,
    ],
    [
      "an empty list of secrets",
      { providers: { lab: { ...LAB, apiKey: [] } } },
      "providers.lab.apiKey",
      /it is empty/,
    ],
    [
      "a secret twice",
      { providers: { lab: { ...LAB, apiKey: ["a", "b", "a"] } } },
      "providers.lab.apiKey[2]",
      /given twice/,
    ],
    [
      "a secret that no header carries",
      { providers: { lab: { ...LAB, apiKey: "a\nb" } } },
      "providers.lab.apiKey",
      /visible ASCII/,
    ],
    [
      "a secret where none is taken",
      { providers: { lab: { ...LAB, auth: "none" } } },
      "providers.lab.apiKey",
      /takes none/,
    ],
    [
      "a way of sending nothing",
      { providers: { lab: { dialect: "openai-chat", baseUrl: "http://h", auth: "bearer" } } },
      "providers.lab.auth",
      /there is no 'apiKey'/,
    ],
    [
      "a changed demo",
      { providers: { demo: { baseUrl: "http://h" } } },
      "providers.demo",
      /built in/,
    ],
    [
      "no provider at all",
      { providers: { demo: { enabled: false } } },
      "providers",
      /none is configured/,
    ],
    [
      "a secret among the headers",
      { providers: { lab: { ...LAB, headers: { Authorization: "x" } } } },
      "providers.lab.headers.Authorization",
      /belong into 'apiKey'/,
    ],
    [
      "a framing header",
      { providers: { lab: { ...LAB, headers: { Host: "x" } } } },
      "providers.lab.headers.Host",
      /how a request is sent/,
    ],
    [
      "a header twice",
      { providers: { lab: { ...LAB, headers: { "X-A": "x", "x-a": "y" } } } },
      "providers.lab.headers.x-a",
      /given twice/,
    ],
    [
      "a header that is no name",
      { providers: { lab: { ...LAB, headers: { "x y": "x" } } } },
      'providers.lab.headers["x y"]',
      /not a header's name/,
    ],
    [
      "a header of two lines",
      { providers: { lab: { ...LAB, headers: { "x-a": "x\r\ny: z" } } } },
      "providers.lab.headers.x-a",
      /on one line/,
    ],
  ];
  for (const [what, file, path, message] of cases) {
    it(`is told: ${what}`, () => {
      const problems = problemsOf(file);
      const found = problems.find((problem) => problem.path === path);
      assert.ok(found, `no problem at ${path} in ${inspect(problems)}`);
      assert.match(found.message, message);
      assert.ok(found.line !== undefined && found.column !== undefined);
    });
  }
});
