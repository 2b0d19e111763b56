import assert from "node:assert/strict";
import test from "node:test";
import { defineConfig, type ProviderFile, readConfig } from "../../mod.ts";

const ALLOWED = { clientId: "c", acceptTerms: true };

function problemsOf(id: string, file: ProviderFile, env: Record<string, string> = {}): string[] {
  const text = JSON.stringify({ providers: { [id]: file } });
  return readConfig(text, (name) => env[name]).problems?.map(({ message }) => message) ?? [];
}

test("a plan for people has to be allowed, by somebody who has read the vendor's terms", () => {
  for (const id of ["anthropic", "openai-codex", "github-copilot", "xai", "kimi-code"]) {
    assert.deepEqual(problemsOf(id, { oauth: ALLOWED }), [], id);
    for (const acceptTerms of [undefined, false]) {
      const oauth = { clientId: "c", ...(acceptTerms === undefined ? {} : { acceptTerms }) };
      const [problem, ...rest] = problemsOf(id, { oauth });
      assert.match(problem ?? "", /^Cannot log in to '.*' with a plan for people: read https:\/\//);
      assert.deepEqual(rest, []);
    }
  }
});

test("no vendor's client is built in: the operator brings the id, and the secret", () => {
  assert.match(
    problemsOf("anthropic", { oauth: { acceptTerms: true } })[0] ?? "",
    /no 'clientId', and ANTHROPIC_OAUTH_CLIENT_ID is not set/,
  );
  const gemini = problemsOf("gemini", { oauth: {} });
  assert.match(gemini.join("\n"), /GEMINI_OAUTH_CLIENT_ID[\s\S]*GEMINI_OAUTH_CLIENT_SECRET/);
  const env: Record<string, string> = {
    GEMINI_OAUTH_CLIENT_ID: "from-env",
    GEMINI_OAUTH_CLIENT_SECRET: "secret-from-env",
  };
  const config = defineConfig({ providers: { gemini: { oauth: {} } } }, (name) => env[name]);
  const client = config.providers.get("gemini")?.oauth?.client;
  assert.equal(client?.clientId, "from-env");
  assert.equal(client?.clientSecret?.reveal(), "secret-from-env");
  assert.ok(!JSON.stringify(config.providers.get("gemini")).includes("secret-from-env"));
  assert.deepEqual(problemsOf("openrouter", { oauth: {} }), [], "it knows no clients");
});

test("without it nothing is there: no environment variable allows a plan for people", () => {
  const env = {
    COPILOT_GITHUB_TOKEN: "t",
    GITHUB_COPILOT_OAUTH_CLIENT_ID: "c",
    OPENAI_CODEX_OAUTH_CLIENT_ID: "c",
  };
  const { config } = readConfig("{}", (name) => env[name as keyof typeof env]);
  assert.deepEqual([...config?.providers.keys() ?? []], ["demo"]);
  assert.match(problemsOf("openai-codex", {})[0] ?? "", /needs "oauth" to log in/);
  const named = readConfig('{"models": {"x": "openai-codex/m"}}', () => undefined);
  assert.match(named.problems?.[0]?.message ?? "", /only there when you allow it/);
});

test("a provider that allows logins needs no key, and may have one beside", () => {
  const config = defineConfig(
    { providers: { anthropic: { oauth: ALLOWED }, xai: { oauth: ALLOWED, apiKey: "k-2" } } },
    (name) => name === "ANTHROPIC_API_KEY" ? "k-1" : undefined,
  );
  assert.equal(config.providers.get("anthropic")?.accounts[0]?.secret.reveal(), "k-1");
  assert.equal(config.providers.get("xai")?.accounts[0]?.secret.reveal(), "k-2");
  assert.equal(
    defineConfig({ providers: { xai: { oauth: ALLOWED } } }).providers.get("xai")?.accounts.length,
    0,
  );
});

test("tokens of a vendor go to the vendor", () => {
  const moved = { baseUrl: "https://elsewhere.example/v1" };
  assert.match(
    problemsOf("xai", { ...moved, oauth: ALLOWED })[0] ?? "",
    /another 'baseUrl' its tokens would go to another host/,
  );
  assert.deepEqual(problemsOf("xai", { ...moved, oauth: { ...ALLOWED, flow: "xai" } }), []);
});

test("a provider of one's own names the flow", () => {
  const own: ProviderFile = { dialect: "openai-chat", baseUrl: "https://own.example/v1" };
  assert.match(
    problemsOf("own", { ...own, oauth: { clientId: "c" } })[0] ?? "",
    /no way of its own; name one as 'flow' \(.*gitlab/,
  );
  assert.match(
    problemsOf("own", { ...own, oauth: { clientId: "c", flow: "nobody" } })[0] ?? "",
    /expected one of/,
  );
  const config = defineConfig({
    providers: {
      own: { ...own, oauth: { clientId: "c", flow: "gitlab", scopes: ["ai_features"] } },
    },
  });
  const provider = config.providers.get("own");
  assert.equal(provider?.provider.auth, "bearer");
  assert.deepEqual(provider?.oauth?.client.scopes, ["ai_features"]);
});

test("a leading text needs a place", () => {
  assert.match(
    problemsOf("xai", { oauth: { ...ALLOWED, leadingText: "Hello" } })[0] ?? "",
    /'xai' has no place for it/,
  );
  assert.deepEqual(problemsOf("anthropic", { oauth: { ...ALLOWED, leadingText: "Hello" } }), []);
});
