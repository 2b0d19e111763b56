import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { banner, type BannerData } from "../../adapters/cli/banner.ts";

const KEY = "sk-sluice-0123456789abcdefABCDEF0123456789";

const DATA: BannerData = {
  version: "1.2.3",
  hostname: "127.0.0.1",
  port: 4000,
  key: { kind: "generated", key: KEY, path: "~/.local/share/sluice/key" },
  providers: [{ id: "demo", foundIn: "built in" }],
  config: { path: "~/.config/sluice/sluice.jsonc", exists: false },
  styled: false,
};

describe("the start-up lines", () => {
  it("hold everything for a first call, to be pasted", () => {
    assert.equal(
      banner(DATA),
      `Sluice 1.2.3 listens on http://127.0.0.1:4000

  export OPENAI_BASE_URL=http://127.0.0.1:4000/v1
  export OPENAI_API_KEY=${KEY}
  export ANTHROPIC_BASE_URL=http://127.0.0.1:4000
  export ANTHROPIC_AUTH_TOKEN=${KEY}

  key       ${KEY} (kept in ~/.local/share/sluice/key)
  providers demo (built in)
  config    ~/.config/sluice/sluice.jsonc (not there yet)

`,
    );
  });

  it("are the same with colours", () => {
    const styled = banner({ ...DATA, styled: true });
    assert.notEqual(styled, banner(DATA));
    assert.equal(stripVTControlCharacters(styled), banner(DATA));
  });

  it("name a key that is somebody else's, and do not show it", () => {
    const variable = banner({ ...DATA, key: { kind: "variable", name: "SLUICE_KEY" } });
    assert.match(variable, /export OPENAI_API_KEY=\$SLUICE_KEY\n/);
    assert.match(variable, /key {7}the one in SLUICE_KEY\n/);
    const names = ["laptop", "ci"];
    const configured = banner({ ...DATA, key: { kind: "configured", names } });
    assert.match(configured, /export ANTHROPIC_AUTH_TOKEN='<your key>'\n/);
    assert.match(configured, /key {7}configured: laptop, ci\n/);
  });

  it("give an address that can be called", () => {
    const all = banner({ ...DATA, hostname: "0.0.0.0", port: 80 });
    assert.match(all, /^Sluice 1\.2\.3 listens on http:\/\/127\.0\.0\.1:80 and on every other/);
    assert.match(banner({ ...DATA, hostname: "::1" }), /OPENAI_BASE_URL=http:\/\/\[::1\]:4000\/v1/);
  });

  it("tell every provider with where it was found", () => {
    const providers = [{ id: "openai", foundIn: "OPENAI_API_KEY" }, { id: "lab" }];
    const text = banner({ ...DATA, providers, config: { path: "sluice.jsonc", exists: true } });
    assert.match(text, /providers openai \(OPENAI_API_KEY\), lab\n/);
    assert.match(text, /config {4}sluice\.jsonc\n/);
  });
});
