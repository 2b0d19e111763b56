/**
 * Profiles of people at AWS IAM Identity Center: where their login is found, how it is renewed, and what
 * is told when it has ended. What is sent and kept is written here from AWS's documents.
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import type { Ambient } from "../../mod.ts";
import type { CloudLogin } from "../../src/credentials/cloud/login.ts";
import { letInBy, NOW, plain, refusedWith } from "../support/cloud_logins.ts";
import { ambientOf, type Places } from "../support/cloud_network.ts";
import type { SentRequest } from "../support/inline_upstream.ts";

const login = (profile: string): CloudLogin & { kind: "aws_ambient" } => ({
  kind: "aws_ambient",
  profile,
});

const CONFIG = [
  "[profile work]",
  "sso_session = corp",
  "sso_account_id = 111122223333",
  "sso_role_name = Model User",
  "region = eu-west-1",
  `[profile "play"]`,
  "sso_session = corp",
  "sso_account_id = 444455556666",
  "sso_role_name = Player",
  "[sso-session corp]",
  "sso_region = eu-central-1",
  "sso_start_url = https://corp.awsapps.example/start",
  "sso_registration_scopes = sso:account:access",
  "[profile old]",
  "sso_start_url = https://old.awsapps.example/start",
  "sso_region = us-east-1",
  "sso_account_id = 1",
  "sso_role_name = r",
  "[profile china]",
  "sso_start_url = https://old.awsapps.example/start",
  "sso_region = cn-north-1",
  "sso_account_id = 1",
  "sso_role_name = r",
  "[profile vague]",
  "sso_session = corp",
  "sso_role_name = r",
  "[profile lost]",
  "sso_session = nowhere",
  "[profile evil]",
  "sso_start_url = https://old.awsapps.example/start",
  "sso_region = evil.example/",
  "sso_account_id = 1",
  "sso_role_name = r",
  "[profile assumed]",
  "role_arn = arn:aws:iam::1:role/r",
  "source_profile = work",
  "region = eu-west-1",
].join("\n");

const cacheOf = (name: string): string =>
  `/home/me/.aws/sso/cache/${createHash("sha1").update(name).digest("hex")}.json`;
const CORP = cacheOf("corp");
const OLD = cacheOf("https://old.awsapps.example/start");

const at = (ms: number): string => new Date(NOW + ms).toISOString();
const HOUR = 3_600_000;

/** A login as `aws sso login` leaves it. */
const cached = (left: number, more: object = {}): string =>
  JSON.stringify({
    startUrl: "https://corp.awsapps.example/start",
    region: "eu-central-1",
    accessToken: "token-1",
    expiresAt: at(left),
    clientId: "client-1",
    clientSecret: "client-secret-1",
    registrationExpiresAt: at(24 * HOUR),
    refreshToken: "refresh-1",
    ...more,
  });

const PORTAL = "GET https://portal.sso.eu-central-1.amazonaws.com/federation/credentials?";
const OIDC = "POST https://oidc.eu-central-1.amazonaws.com/token";

const role = (): Response =>
  Response.json({
    roleCredentials: {
      accessKeyId: "ASIA1",
      secretAccessKey: "role-secret",
      sessionToken: "role-session",
      expiration: NOW + HOUR,
    },
  });
const ROLE = { id: "ASIA1", key: "role-secret", session: "role-session", left: 3600 };

const renewal = (): Response =>
  Response.json({
    accessToken: "token-2",
    expiresIn: 28_800,
    refreshToken: "refresh-2",
    tokenType: "Bearer",
  });

/** A runtime whose files can be written, unless they may not be. */
function runtime(files: Record<string, string>, readOnly = false): Ambient {
  const there: Record<string, string> = { "/home/me/.aws/config": CONFIG, ...files };
  return {
    ...ambientOf({}, there),
    replaceText(path, text) {
      if (readOnly) return Promise.reject(new Error("EROFS"));
      files[path] = there[path] = text;
      return Promise.resolve();
    },
  };
}

const bearer = ({ headers }: SentRequest): string | null => headers.get("x-amz-sso_bearer_token");

describe("a person's profile", () => {
  it("has the keys of its role, for the login of its session", async () => {
    const files = { [CORP]: cached(HOUR) };
    const { minted, requests } = await letInBy(login("work"), { [PORTAL]: role }, runtime(files));
    assert.deepEqual(plain(minted), { ...ROLE, attrs: { usualRegion: "eu-west-1" } });
    assert.equal(requests.length, 1);
    const [request] = requests;
    assert.ok(request);
    const { searchParams } = new URL(request.url);
    assert.deepEqual(Object.fromEntries(searchParams), {
      role_name: "Model User",
      account_id: "111122223333",
    });
    assert.equal(bearer(request), "token-1");
    assert.deepEqual(files, { [CORP]: cached(HOUR) }, "nothing is written that was not renewed");
  });

  it("may have no session: then its login is the start URL's", async () => {
    const files = {
      [OLD]: JSON.stringify({ accessToken: "t-old", expiresAt: "2026-11-25T13:00:00UTC" }),
    };
    const host = "GET https://portal.sso.us-east-1.amazonaws.com/federation/credentials";
    const { requests } = await letInBy(login("old"), { [host]: role }, runtime(files));
    assert.deepEqual(requests.map(bearer), ["t-old"]);
    const china = "GET https://portal.sso.cn-north-1.amazonaws.com.cn/federation/credentials";
    const there = await letInBy(login("china"), { [china]: role }, runtime(files));
    assert.equal(there.requests.length, 1);
  });

  it("may be the source of a role", async () => {
    const sts = "POST https://sts.eu-west-1.amazonaws.com/";
    const xml = "<AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey>";
    const { minted, requests } = await letInBy(login("assumed"), {
      [PORTAL]: role,
      [sts]: () => new Response(xml),
    }, runtime({ [CORP]: cached(HOUR) }));
    assert.equal(plain(minted).id, "A");
    assert.match(requests[1]?.headers.get("authorization") ?? "", /Credential=ASIA1\//);
    assert.equal(requests[1]?.headers.get("x-amz-security-token"), "role-session");
  });
});

describe("a person's login", () => {
  it("is renewed near its end, and the file says so to AWS's own tools", async () => {
    for (const left of [299_000, -HOUR]) {
      const files = { [CORP]: cached(left) };
      const places = { [OIDC]: renewal, [PORTAL]: role };
      const { minted, requests } = await letInBy(login("work"), places, runtime(files));
      assert.equal(plain(minted).id, "ASIA1");
      const [asked, asking] = requests;
      assert.ok(asked && asking);
      assert.equal(asked.headers.get("content-type"), "application/json");
      assert.deepEqual(asked.json(), {
        clientId: "client-1",
        clientSecret: "client-secret-1",
        grantType: "refresh_token",
        refreshToken: "refresh-1",
      });
      assert.equal(bearer(asking), "token-2");
      assert.deepEqual(
        JSON.parse(files[CORP] ?? ""),
        JSON.parse(cached(8 * HOUR, { accessToken: "token-2", refreshToken: "refresh-2" })),
      );
    }
  });

  it("is not renewed before", async () => {
    const files = { [CORP]: cached(300_000) };
    const { requests } = await letInBy(login("work"), { [PORTAL]: role }, runtime(files));
    assert.deepEqual(requests.map(bearer), ["token-1"]);
  });

  it("is renewed once for all accounts that are its", async () => {
    const ambient = runtime({ [CORP]: cached(-1) });
    let renewals = 0;
    const places: Places = {
      [OIDC]: () => {
        renewals++;
        return renewal();
      },
      [PORTAL]: role,
    };
    const all = ["work", "play", "work"].map((name) => letInBy(login(name), places, ambient));
    for (const { requests } of await Promise.all(all)) {
      assert.equal(bearer(requests.at(-1) as SentRequest), "token-2");
    }
    assert.equal(renewals, 1);
  });

  it("goes on with what was renewed where the file may not be written, until a later one", async () => {
    const files = { [CORP]: cached(-1) };
    const ambient = runtime(files, true);
    await letInBy(login("work"), { [OIDC]: renewal, [PORTAL]: role }, ambient);
    const { requests } = await letInBy(login("work"), { [PORTAL]: role }, ambient);
    assert.deepEqual(requests.map(bearer), ["token-2"]);
    const other = ambientOf({}, {
      "/home/me/.aws/config": CONFIG,
      [CORP]: cached(9 * HOUR, { accessToken: "token-3" }),
    });
    const later = await letInBy(login("work"), { [PORTAL]: role }, Object.assign(ambient, other));
    assert.deepEqual(later.requests.map(bearer), ["token-3"]);
  });

  it("that is still good is used when it cannot be renewed", async () => {
    for (
      const more of [
        {},
        { refreshToken: undefined },
        { clientSecret: undefined },
        { registrationExpiresAt: at(-1) },
      ]
    ) {
      const files = { [CORP]: cached(60_000, more) };
      const down = () => Response.json({ error: "invalid_grant" }, { status: 400 });
      const places = { ...Object.keys(more).length === 0 ? { [OIDC]: down } : {}, [PORTAL]: role };
      const { requests } = await letInBy(login("work"), places, runtime(files));
      assert.equal(bearer(requests.at(-1) as SentRequest), "token-1");
    }
  });

  it("that has ended is told with what to do, and no secret", async () => {
    const how = /`aws sso login --profile work` logs in anew$/;
    const no = (status: number, body: object) => () => Response.json(body, { status });
    const cases: [name: string, files: Record<string, string>, Places, RegExp][] = [
      ["nobody", {}, {}, /nobody is logged in; /],
      ["no JSON", { [CORP]: "{" }, {}, /nobody is logged in; /],
      ["another's", { [OLD]: cached(HOUR) }, {}, /nobody is logged in; /],
      ["no refresh", { [CORP]: cached(-1, { refreshToken: undefined }) }, {}, /has ended; /],
      [
        "unregistered",
        { [CORP]: cached(-1, { registrationExpiresAt: at(-1) }) },
        {},
        /has ended; /,
      ],
      ["endless", { [CORP]: cached(0, { expiresAt: undefined, clientId: 1 }) }, {}, /has ended; /],
      [
        "refused",
        { [CORP]: cached(-1) },
        { [OIDC]: no(400, { error: "invalid_grant", error_description: "refresh-1" }) },
        /answers 400 \(invalid_grant\); /,
      ],
      [
        "taken away",
        { [CORP]: cached(HOUR) },
        { [PORTAL]: no(401, { message: "token-1" }) },
        /401; /,
      ],
    ];
    for (const [name, files, places, why] of cases) {
      await assert.rejects(letInBy(login("work"), places, runtime(files)), (error: Error) => {
        assert.doesNotMatch(error.message, /token-1|refresh-1|client-secret/, name);
        assert.match(error.message, how, name);
        return refusedWith(why, true)(error);
      });
    }
  });

  it("is asked for again after an outage", async () => {
    const down = { [OIDC]: () => new Response("", { status: 503 }) };
    await assert.rejects(
      letInBy(login("work"), down, runtime({ [CORP]: cached(-1) })),
      refusedWith(/answers 503$/, false),
    );
    const odd = { [OIDC]: () => Response.json({ accessToken: "t" }) };
    await assert.rejects(
      letInBy(login("work"), odd, runtime({ [CORP]: cached(-1) })),
      refusedWith(/holds no token$/, false),
    );
  });
});

it("a person's profile that does not say enough is told with what is missing", async () => {
  for (
    const [profile, why] of [
      ["vague", /'vague': it says no sso_account_id$/],
      ["lost", /'lost': it says no sso_start_url$/],
      ["evil", /the region is not in the form of one$/],
    ] as const
  ) {
    const files = { [CORP]: cached(HOUR), [OLD]: cached(HOUR) };
    await assert.rejects(letInBy(login(profile), {}, runtime(files)), refusedWith(why, true));
  }
  const { home: _none, ...homeless } = runtime({});
  const named = {
    ...homeless,
    env: (name: string) => name === "AWS_CONFIG_FILE" ? "/c" : undefined,
  };
  const ambient = { ...named, readText: () => Promise.resolve(CONFIG) };
  await assert.rejects(
    letInBy(login("work"), {}, ambient),
    refusedWith(/no home directory$/, true),
  );
});
