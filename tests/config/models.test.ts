/**
 * Names of one's own: every way to write where they lead, and what is told of one that is wrong.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { describeConfig } from "../../adapters/cli/check.ts";
import type { Route } from "../../mod.ts";
import { POLICY } from "../../src/credentials/policy.ts";
import { FALLBACK_CLASSES } from "../../src/config/models_file.ts";
import { LAB, problemsOf, readRight } from "../support/config.ts";

const providers = { lab: LAB, den: LAB };

function routeOf(file: unknown, name = "fast"): Route {
  const route = readRight({ providers, models: { [name]: file } }).models.get(name);
  assert.ok(route);
  return route;
}

const PLAIN = { choose: "order", contextFallback: [], hedgeMs: 0 };

describe("where a name leads", () => {
  it("may be one place, a list, or a route, which mean the same where they say the same", () => {
    const target = { provider: "lab", model: "small" };
    const forms = ["lab/small", ["lab/small"], [{ to: "lab/small" }], { targets: "lab/small" }, {
      targets: ["lab/small"],
      choose: "order",
      contextFallback: [],
      hedgeMs: 0,
    }];
    for (const form of forms) assert.deepEqual(routeOf(form), { ...PLAIN, targets: [target] });
  });

  it("may say everything", () => {
    const route = routeOf({
      targets: [
        { to: "lab/a", weight: 3, tier: 2, timeouts: { headersMs: 1, totalMs: 9 } },
        "den/b/c",
      ],
      choose: "weight",
      fallbackOn: ["server", "content_policy"],
      contextFallback: ["den/big"],
      hedgeMs: 250,
      timeouts: { headersMs: 5, firstEventMs: 6, idleMs: 7 },
    });
    const common = { headersMs: 5, firstEventMs: 6, idleMs: 7 };
    assert.deepEqual(route, {
      targets: [
        {
          provider: "lab",
          model: "a",
          weight: 3,
          tier: 2,
          timeouts: { ...common, headersMs: 1, totalMs: 9 },
        },
        { provider: "den", model: "b/c", timeouts: common },
      ],
      choose: "weight",
      fallbackOn: new Set(["server", "content_policy"]),
      contextFallback: [{ provider: "den", model: "big", timeouts: common }],
      hedgeMs: 250,
    });
  });

  it("falls back by default on all classes but three", () => {
    assert.ok(!("fallbackOn" in routeOf("lab/a")));
    const never = FALLBACK_CLASSES.filter((kind) => !POLICY[kind].elsewhere);
    // As the schema says it.
    assert.deepEqual([...never].sort(), ["bad_request", "content_policy", "payload"]);
  });

  it("is told by 'sluice check' in the order in which places are tried", () => {
    const models = {
      mixed: {
        targets: [{ to: "lab/a", tier: 2 }, { to: "den/b", weight: 3 }, "lab/c"],
        choose: "weight",
        contextFallback: ["den/big"],
        hedgeMs: 400,
      },
      "gpt-*": ["lab/gpt-*", "den/b"],
    };
    const text = describeConfig(readRight({ providers, models }), "here");
    assert.ok(
      text.includes(
        "mixed: by weight den/b (weight 3), lab/c, then lab/a; for long prompts den/big; " +
          "a second one is asked after 400 ms",
      ),
      text,
    );
    assert.ok(text.includes("gpt-*: lab/gpt-*, then den/b"), text);
  });
});

const WRONG: [what: string, name: string, file: unknown, path: string, message: RegExp][] = [
  ["an unknown key", "a", { target: "lab/a" }, "models.a.target", /did you mean 'targets'/],
  [
    "an unknown key of a target",
    "a",
    { targets: [{ to: "lab/a", wieght: 2 }] },
    "models.a.targets[0].wieght",
    /not known; did you mean 'weight'/,
  ],
  [
    "an unknown key of a target in a plain list",
    "a",
    ["lab/b", { to: "lab/a", wait: 2 }],
    "models.a[1].wait",
    /not known/,
  ],
  [
    "an unknown timeout",
    "a",
    { targets: "lab/a", timeouts: { totalSeconds: 2 } },
    "models.a.timeouts.totalSeconds",
    /not known/,
  ],
  ["no targets at all", "a", { choose: "cost" }, "models.a", /without the key 'targets'/],
  ["an empty list of targets", "a", { targets: [] }, "models.a.targets", /at least one target/],
  [
    "a target without a place",
    "a",
    { targets: [{ weight: 2 }] },
    "models.a.targets[0]",
    /without the key 'to'/,
  ],
  [
    "a weight of nothing",
    "a",
    [{ to: "lab/a", weight: 0 }],
    "models.a[0].weight",
    /more than 0/,
  ],
  ["half a tier", "a", [{ to: "lab/a", tier: 1.5 }], "models.a[0].tier", /whole number/],
  [
    "a choice that there is not",
    "a",
    { targets: "lab/a", choose: "random" },
    "models.a.choose",
    /expected one of order, weight, cost, latency/,
  ],
  [
    "a failure that there is not",
    "a",
    { targets: "lab/a", fallbackOn: ["server", "rate_limit"] },
    "models.a.fallbackOn[1]",
    /expected one of auth, .*throttle/,
  ],
  [
    "no time at all",
    "a",
    { targets: [{ to: "lab/a", timeouts: { idleMs: 0 } }] },
    "models.a.targets[0].timeouts.idleMs",
    /at least 1/,
  ],
  [
    "an unknown provider in a route",
    "a",
    { targets: ["lab/x", { to: "dan/x" }] },
    "models.a.targets[1].to",
    /did you mean 'den'/,
  ],
  [
    "an unknown provider for long prompts",
    "a",
    { targets: "lab/x", contextFallback: ["nobody/x"] },
    "models.a.contextFallback[0]",
    /no such provider is configured/,
  ],
  ["two stars in a name", "a*b*", "lab/x", 'models["a*b*"]', /at most one '\*'/],
  ["two stars in a target", "a-*", "lab/*-*", 'models["a-*"]', /at most one '\*'/],
  ["a star for a provider", "a-*", "*/x", 'models["a-*"]', /after the provider/],
  ["a star that nothing matches", "a", ["lab/*"], "models.a[0]", /needs a '\*' in the name/],
  ["a pattern over a provider's own names", "lab/*", "den/*", 'models["lab/*"]', /already means/],
];

describe("a name that leads wrong", () => {
  for (const [what, name, file, path, message] of WRONG) {
    it(`is told of: ${what}`, () => {
      const problems = problemsOf({ providers, models: { [name]: file } });
      const found = problems.find((problem) => problem.path === path);
      assert.ok(found, JSON.stringify(problems));
      assert.match(found.message, message);
      assert.ok(problems.every(({ line }) => line !== undefined));
    });
  }

  it("is told of once", () => {
    const problems = problemsOf({
      providers,
      models: { a: { targets: ["lab/a"], chose: "cost" } },
    });
    assert.deepEqual(problems.map((problem) => problem.path), ["models.a.chose"]);
  });
});
