/**
 * How AWS's accounts come by their keys: what is asked of whom, in which order, and what is made of it.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CloudLogin } from "../../src/credentials/cloud/login.ts";
import { letIn, NOW, plain, refusedWith } from "../support/cloud_logins.ts";
import { formOf } from "../support/cloud_network.ts";
import { signatureFlaw } from "../support/sigv4.ts";

const lent = (id: string, more = {}) => ({
  AccessKeyId: id,
  SecretAccessKey: `secret-of-${id}`,
  Token: `session-of-${id}`,
  Expiration: new Date(NOW + 3_600_000).toISOString(),
  ...more,
});
const lentPlain = (id: string) => ({
  id,
  key: `secret-of-${id}`,
  session: `session-of-${id}`,
  left: 3600,
});
/** STS answers in XML. */
const assumed = (id: string) =>
  new Response(
    `<R><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>secret-of-${id}` +
      `</SecretAccessKey><SessionToken>session-of-${id}</SessionToken><Expiration>${
        new Date(NOW + 3_600_000).toISOString()
      }</Expiration></Credentials></R>`,
  );

describe("AWS's chain", () => {
  const chain: CloudLogin & { kind: "aws_ambient" } = { kind: "aws_ambient" };
  const STS = "POST https://sts.eu-west-1.amazonaws.com/";
  const IMDS = "http://169.254.169.254/latest";

  it("begins with the environment", async () => {
    const { minted, requests } = await letIn(chain, {}, {
      AWS_ACCESS_KEY_ID: "env",
      AWS_SECRET_ACCESS_KEY: "k",
      AWS_SESSION_TOKEN: "s",
      AWS_PROFILE: "other",
    });
    assert.deepEqual(plain(minted), { id: "env", key: "k", session: "s", left: 300 });
    assert.deepEqual(requests, []);
  });

  it("goes on with a web identity", async () => {
    const { minted, requests } = await letIn(chain, { [STS]: () => assumed("web") }, {
      AWS_WEB_IDENTITY_TOKEN_FILE: "/t",
      AWS_ROLE_ARN: "arn:aws:iam::1:role/r",
      AWS_REGION: "eu-west-1",
    }, { "/t": "web-token\n" });
    assert.deepEqual(plain(minted), lentPlain("web"));
    assert.ok(requests[0]);
    assert.deepEqual(formOf(requests[0]), {
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: "arn:aws:iam::1:role/r",
      RoleSessionName: "sluice",
      WebIdentityToken: "web-token",
    });
    assert.equal(requests[0].headers.get("authorization"), null);
  });

  const FILES = {
    "/home/me/.aws/credentials": [
      "[default]",
      "aws_access_key_id = file ; the usual one",
      "aws_secret_access_key=file-secret",
      "[base]",
      "aws_access_key_id=base",
      "aws_secret_access_key=base-secret",
      "[own]",
      "aws_access_key_id=own",
      "aws_secret_access_key=own-secret",
    ].join("\r\n"),
    "/home/me/.aws/config": [
      "[default]",
      "region = eu-central-1",
      "[profile worker]",
      "role_arn = arn:aws:iam::1:role/worker",
      "source_profile = base",
      "external_id = x-1",
      "region = eu-west-1",
      "[profile person]",
      "login_session = arn:aws:iam::1:user/me",
      "[profile a]",
      "role_arn = arn:aws:iam::1:role/a",
      "source_profile = b",
      "[profile b]",
      "role_arn = arn:aws:iam::1:role/b",
      "source_profile = a",
      "[profile own]",
      "role_arn = arn:aws:iam::1:role/own",
      "source_profile = own",
      "region = eu-west-1",
      "[profile env]",
      "role_arn = arn:aws:iam::1:role/env",
      "credential_source = Environment",
      "region = eu-west-1",
      "[sso-session corp]",
      "sso_region = us-east-1",
      "[profile nested]",
      "s3 =",
      "  aws_access_key_id = not-this",
    ].join("\n"),
  };

  it("then with the shared files, whose region is told", async () => {
    const { minted } = await letIn(chain, {}, {}, FILES);
    assert.deepEqual(plain(minted), {
      id: "file",
      key: "file-secret",
      left: 300,
      attrs: { usualRegion: "eu-central-1" },
    });
  });

  it("takes on a profile's role with its source's keys, signed", async () => {
    const { minted, requests } = await letIn(
      { ...chain, profile: "worker" },
      { [STS]: () => assumed("role") },
      { AWS_ACCESS_KEY_ID: "env", AWS_SECRET_ACCESS_KEY: "k" },
      FILES,
    );
    assert.deepEqual(plain(minted), { ...lentPlain("role"), attrs: { usualRegion: "eu-west-1" } });
    const [request] = requests;
    assert.ok(request);
    assert.equal(formOf(request).ExternalId, "x-1");
    const base = { accessKeyId: "base", secretAccessKey: "base-secret" };
    const flaw = signatureFlaw(request, base, { service: "sts", region: "eu-west-1" });
    assert.equal(flaw, undefined);
  });

  it("takes on a role with keys that stand beside it, or in the environment", async () => {
    for (
      const [profile, accessKeyId, secretAccessKey] of [
        ["own", "own", "own-secret"],
        ["env", "env-id", "env-secret"],
      ] as const
    ) {
      const { requests } = await letIn(
        { ...chain, profile },
        { [STS]: () => assumed("role") },
        { AWS_ACCESS_KEY_ID: "env-id", AWS_SECRET_ACCESS_KEY: "env-secret" },
        FILES,
      );
      assert.equal(requests.length, 1);
      assert.ok(requests[0]);
      const flaw = signatureFlaw(requests[0], { accessKeyId, secretAccessKey }, {
        service: "sts",
        region: "eu-west-1",
      });
      assert.equal(flaw, undefined, profile);
    }
  });

  it("says of a profile that it cannot use why not", async () => {
    for (
      const [profile, why] of [
        ["person", /it uses login_session, which is not supported here/],
        ["a", /its source has no keys$/],
        ["nested", /it says no way to keys$/],
        ["nobody", /it says no way to keys$/],
        ["sso-session corp", /it says no way to keys$/],
      ] as const
    ) {
      await assert.rejects(
        letIn({ ...chain, profile }, {}, {}, FILES),
        refusedWith(why, true),
        profile,
      );
    }
  });

  it("then with the container", async () => {
    const ecs = await letIn(chain, {
      "GET http://169.254.170.2/v2/credentials/1": () => Response.json(lent("ecs")),
    }, { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials/1" });
    assert.deepEqual(plain(ecs.minted), lentPlain("ecs"));
    const eks = await letIn(chain, {
      "GET http://169.254.170.23/v1/credentials": ({ headers }) => {
        assert.equal(headers.get("authorization"), "pod-token");
        return Response.json(lent("eks"));
      },
    }, {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "/pod",
    }, { "/pod": "pod-token\n" });
    assert.deepEqual(plain(eks.minted), lentPlain("eks"));
  });

  it("asks no container's address that is somewhere else", async () => {
    const asked = letIn(chain, {}, {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://evil.example/",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "secret",
    });
    await assert.rejects(asked, refusedWith(/is not on this machine$/, true));
  });

  it("ends with the machine, by its metadata's second version", async () => {
    const { minted, requests } = await letIn(chain, {
      [`PUT ${IMDS}/api/token`]: () => new Response("imds-token"),
      [`GET ${IMDS}/meta-data/iam/security-credentials/`]: () => new Response("my-role\n"),
      [`GET ${IMDS}/meta-data/iam/security-credentials/my-role`]: ({ headers }) => {
        assert.equal(headers.get("x-aws-ec2-metadata-token"), "imds-token");
        return Response.json(lent("machine"));
      },
    });
    assert.deepEqual(plain(minted), lentPlain("machine"));
    assert.equal(requests.length, 3);
    const off = letIn(chain, {}, { AWS_EC2_METADATA_DISABLED: "true" });
    await assert.rejects(off, refusedWith(/none in the environment or in files$/, true));
  });
});
