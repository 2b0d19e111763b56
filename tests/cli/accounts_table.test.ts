import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { AccountView, UsageLimit } from "../../mod.ts";
import { bar } from "../../adapters/cli/accounts/bar.ts";
import { accountsTable, type Look } from "../../adapters/cli/accounts/table.ts";
import { duration, percent, when, withTimes } from "../../adapters/cli/accounts/words.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LOOK: Look = { now: NOW, width: 100, styled: false, explain: false };

function account(more: Partial<AccountView>): AccountView {
  return {
    id: "01K0000000000000000000000A",
    provider: "anthropic",
    kind: "oauth",
    origin: "login",
    kept: true,
    status: "active",
    identity: {},
    attrs: {},
    priority: 80,
    weight: 1,
    why: ["can be used", "priority 80, load 0.0"],
    blocks: [],
    inFlight: 0,
    revision: 1,
    createdAt: 0,
    updatedAt: 0,
    ...more,
  };
}

function limit(label: string, usedFraction: number, resetsAt: number): UsageLimit {
  return {
    id: label,
    label,
    scope: { provider: "anthropic" },
    window: { id: label, label, resetsAt },
    amount: { usedFraction, unit: "percent" },
  };
}

const DAY_OF_WORK: AccountView[] = [
  account({
    id: "01K0000000000000000000000A",
    name: "team",
    identity: { email: "ada@example.org", orgName: "Example" },
    rank: 1,
    inFlight: 3,
    usage: {
      provider: "anthropic",
      fetchedAt: NOW - MINUTE,
      limits: [
        limit("5 hours", 0.62, NOW + 3 * HOUR + 12 * MINUTE),
        limit("7 days", 0.003, NOW + 4 * DAY + 2 * HOUR),
      ],
    },
    expiresAt: NOW + 40 * MINUTE,
  }),
  account({
    id: "01K0000000000000000000000B",
    identity: { email: "grace@example.org" },
    why: ["blocked (quota) until 2026-03-01T12:45:00.000Z", "priority 80, load 0.0"],
    blocks: [{ scope: "*", until: NOW + 45 * MINUTE, reason: "quota", timing: "provider" }],
    usage: {
      provider: "anthropic",
      fetchedAt: NOW - 2 * HOUR,
      limits: [limit("5 hours", 1, NOW + 45 * MINUTE)],
    },
  }),
  account({ id: "anthropic#1", kind: "api_key", kept: false, priority: 60, weight: 2, rank: 2 }),
  account({
    id: "01K0000000000000000000000C",
    provider: "openai",
    kind: "api_key",
    name: "old",
    status: "suspect",
    statusInfo: {
      code: "x",
      message: "refused\nby the \u001b[31mprovider",
      at: 0,
      strikes: 1,
      nextTrialAt: NOW + 30_000,
    },
  }),
  account({
    id: "01K0000000000000000000000D",
    provider: "openai",
    kind: "api_key",
    name: "spare",
    status: "disabled",
    statusInfo: { code: "operator", message: "a person switched it off", at: 0, strikes: 0 },
  }),
];

describe("accounts as a table", () => {
  it("shows who is used, who is not, and why", () => {
    assert.equal(
      accountsTable(DAY_OF_WORK, LOOK),
      `anthropic
  team (ada@example.org, Example)  login      ready     priority 80            3 under way
    next in line
    5 hours  ██████████████▉░░░░░░░░░  62 %  resets in 3 h 12 min
    7 days   ▏░░░░░░░░░░░░░░░░░░░░░░░  <1 %  resets in 4 d 2 h
  grace@example.org                login      resting   priority 80
    allowance used up, back in 45 min
    5 hours  ████████████████████████ 100 %  resets in 45 min
    as of 2 h ago
  anthropic#1                      API key    waiting   priority 60, weight 2
    used when priority 80 is used up

openai
  old    API key    in doubt  priority 80
    refused by the [31mprovider; tried again in 30 s
  spare  API key    off       priority 80
    a person switched it off
`,
    );
  });

  it("gives every reason when asked to, with times in words", () => {
    assert.equal(
      accountsTable(DAY_OF_WORK.slice(0, 2), { ...LOOK, explain: true }),
      `anthropic
  team (ada@example.org, Example)  login      ready     priority 80  3 under way
    place 1: can be used
    priority 80, load 0.0
    its token ends in 40 min
    id 01K0000000000000000000000A
    5 hours  ██████████████▉░░░░░░░░░  62 %  resets in 3 h 12 min
    7 days   ▏░░░░░░░░░░░░░░░░░░░░░░░  <1 %  resets in 4 d 2 h
  grace@example.org                login      resting   priority 80
    blocked (quota) until in 45 min
    priority 80, load 0.0
    id 01K0000000000000000000000B
    5 hours  ████████████████████████ 100 %  resets in 45 min
    as of 2 h ago
`,
    );
  });

  it("keeps to the width of the terminal", () => {
    for (const width of [40, 50, 64, 80, 120]) {
      for (const explain of [false, true]) {
        for (const line of accountsTable(DAY_OF_WORK, { ...LOOK, width, explain }).split("\n")) {
          assert.ok([...line].length <= width, `${width}: ${line}`);
        }
      }
    }
  });

  it("is plain text without a terminal, and the same text in colours with one", () => {
    const plain = accountsTable(DAY_OF_WORK, LOOK);
    const styled = accountsTable(DAY_OF_WORK, { ...LOOK, styled: true });
    // deno-lint-ignore no-control-regex
    assert.doesNotMatch(plain, /\u001b/);
    // deno-lint-ignore no-control-regex
    assert.match(styled, /\u001b\[32mready {3}\s*\u001b\[39m/);
    // deno-lint-ignore no-control-regex
    const bare = styled.replace(/\u001b\[\d+m/g, "").replace(/ +$/gm, "");
    assert.equal(bare, plain);
  });

  it("says how to begin when there is nothing", () => {
    assert.match(accountsTable([], LOOK), /sluice accounts add PROVIDER/);
  });
});

describe("words", () => {
  it("says how long in two units at most", () => {
    const cases: [number, string][] = [
      [0, "1 s"],
      [1, "1 s"],
      [45_000, "45 s"],
      [59_001, "1 min"],
      [61_000, "2 min"],
      [59.5 * MINUTE, "1 h"],
      [3 * HOUR + 11.2 * MINUTE, "3 h 12 min"],
      [2 * HOUR, "2 h"],
      [23 * HOUR + 59.5 * MINUTE, "1 d"],
      [4 * DAY + HOUR, "4 d 1 h"],
      [8 * DAY - 1, "8 d"],
    ];
    for (const [ms, text] of cases) assert.equal(duration(ms), text, `${ms}`);
    assert.equal(when(NOW - 1, NOW), "now");
    assert.equal(withTimes("until 2026-03-01T12:00:30.000Z.", NOW), "until in 30 s.");
  });

  it("never says 60 of a unit that has 60", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9 * DAY }), (ms) => {
      const text = duration(ms);
      assert.match(text, /^\d+ (?:d|h|min|s)(?: \d+ (?:h|min))?$/);
      assert.doesNotMatch(text, /\b(?:60 (?:min|s)|24 h)\b/);
    }));
  });

  it("tells next to nothing from nothing", () => {
    assert.deepEqual([0, 0.001, 0.5, 1, 1.2].map(percent), [
      "0 %",
      "<1 %",
      "50 %",
      "100 %",
      "120 %",
    ]);
  });
});

describe("a bar", () => {
  it("is as wide as it is told, shows a little, and leaves room while there is any", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1.5, noNaN: true }), fc.integer({ min: 1, max: 60 }), (
        fraction,
        width,
      ) => {
        const { full, rest } = bar(fraction, width);
        assert.equal([...full].length + rest.length, width);
        if (fraction > 0) assert.notEqual(full, "");
        if (fraction < 1) assert.notEqual(full, "█".repeat(width));
        if (fraction >= 1) assert.equal(full, "█".repeat(width));
      }),
    );
  });
});
