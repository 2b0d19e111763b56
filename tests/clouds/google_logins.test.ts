/**
 * How Google's accounts come by their tokens: what is asked of whom, and what is made of it.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exportPKCS8, generateKeyPair, jwtVerify } from "jose";
import type { RenewableLogin } from "../../src/credentials/cloud/mint.ts";
import { Secret } from "../../src/credentials/secret.ts";
import { letIn, NOW, plain, refusedWith, SCOPE } from "../support/cloud_logins.ts";
import { formOf } from "../support/cloud_network.ts";

const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
const PEM = await exportPKCS8(privateKey);
const TOKENS = "POST https://oauth2.googleapis.com/token";
const METADATA = "GET http://metadata.google.internal/computeMetadata/v1";

describe("Google", () => {
  const document = {
    type: "service_account",
    client_email: "sa@p.iam.gserviceaccount.com",
    private_key: PEM,
    private_key_id: "key-1",
    project_id: "of-the-account",
    // A key's own address is not asked: it could be anybody's.
    token_uri: "https://evil.example/token",
  };

  for (const pem of [PEM, PEM.replaceAll("\n", "\\n")]) {
    it(`gives a token for a statement signed with a service account's key (${pem.length})`, async () => {
      const key = {
        email: document.client_email,
        privateKey: new Secret(pem),
        keyId: "key-1",
        project: "of-the-account",
      };
      const { minted, requests } = await letIn({ kind: "google_key", key, scope: SCOPE }, {
        [TOKENS]: () => Response.json({ access_token: "t-1", expires_in: 3599 }),
      });
      assert.deepEqual(plain(minted), {
        token: "t-1",
        left: 3599,
        attrs: { usualProject: "of-the-account" },
      });
      const [request] = requests;
      assert.ok(request);
      const { grant_type, assertion = "" } = formOf(request);
      assert.equal(grant_type, "urn:ietf:params:oauth:grant-type:jwt-bearer");
      const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
        currentDate: new Date(NOW),
      });
      assert.deepEqual(payload, {
        scope: SCOPE,
        iss: document.client_email,
        aud: "https://oauth2.googleapis.com/token",
        iat: NOW / 1000,
        exp: NOW / 1000 + 3600,
      });
      assert.deepEqual(protectedHeader, { alg: "RS256", typ: "JWT", kid: "key-1" });
    });
  }

  it("says that a key cannot be read, and no more of it", async () => {
    const key = { email: "sa", privateKey: new Secret("-----BEGIN nonsense") };
    await assert.rejects(
      letIn({ kind: "google_key", key, scope: SCOPE }, {}),
      refusedWith(/^Cannot use the service account: its private key cannot be read$/, true),
    );
  });

  const ambient: RenewableLogin = { kind: "google_ambient", scope: SCOPE };

  it("is asked with the key in the file that the environment names", async () => {
    const { minted, requests } = await letIn(
      ambient,
      {
        [TOKENS]: () => Response.json({ access_token: "t-2", expires_in: 3599 }),
      },
      { GOOGLE_APPLICATION_CREDENTIALS: "/k.json" },
      { "/k.json": JSON.stringify(document) },
    );
    assert.equal(plain(minted).left, 3599);
    assert.equal(requests.length, 1);
  });

  it("is asked in a person's name, whose quota project is told", async () => {
    const user = {
      type: "authorized_user",
      client_id: "c",
      client_secret: "s",
      refresh_token: "r",
      quota_project_id: "billed",
    };
    const { minted, requests } = await letIn(
      ambient,
      {
        [TOKENS]: () => Response.json({ access_token: "t-3", expires_in: 100 }),
      },
      {},
      {
        "/home/me/.config/gcloud/application_default_credentials.json": JSON.stringify(user),
      },
    );
    assert.deepEqual(plain(minted), {
      token: "t-3",
      left: 100,
      attrs: { quotaProject: "billed", usualProject: "billed" },
    });
    assert.ok(requests[0]);
    assert.deepEqual(formOf(requests[0]), {
      grant_type: "refresh_token",
      client_id: "c",
      client_secret: "s",
      refresh_token: "r",
    });
  });

  it("is asked of the machine where there is no file", async () => {
    const { minted, requests } = await letIn(ambient, {
      [`${METADATA}/instance/service-accounts/default/token`]: () =>
        Response.json({ access_token: "t-4", expires_in: 1800 }),
      [`${METADATA}/project/project-id`]: () => new Response("of-the-machine\n"),
    });
    assert.deepEqual(plain(minted), {
      token: "t-4",
      left: 1800,
      attrs: { usualProject: "of-the-machine" },
    });
    for (const { headers } of requests) assert.equal(headers.get("metadata-flavor"), "Google");
  });

  const workload = {
    type: "external_account",
    audience: "//iam.googleapis.com/pool",
    subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    token_url: "https://sts.googleapis.com/v1/token",
    service_account_impersonation_url:
      "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/sa:generateAccessToken",
    credential_source: { file: "/own", format: { type: "json", subject_token_field_name: "id" } },
  };
  const files = (document: unknown) => ({
    "/w.json": JSON.stringify(document),
    "/own": '{"id":"own-token"}',
  });
  const named = { GOOGLE_APPLICATION_CREDENTIALS: "/w.json" };

  it("exchanges a workload's own token, and lets it act for a service account", async () => {
    const { minted, requests } = await letIn(
      ambient,
      {
        "POST https://sts.googleapis.com/v1/token": () =>
          Response.json({ access_token: "federated", expires_in: 60 }),
        "POST https://iamcredentials.googleapis.com/": ({ headers }) => {
          assert.equal(headers.get("authorization"), "Bearer federated");
          return Response.json({
            accessToken: "t-5",
            expireTime: new Date(NOW + 900_000).toISOString(),
          });
        },
      },
      named,
      files(workload),
    );
    assert.deepEqual(plain(minted), { token: "t-5", left: 900 });
    assert.ok(requests[0]);
    assert.equal(formOf(requests[0]).subject_token, "own-token");
  });

  it("is never given a workload's token at another's address", async () => {
    for (const url of ["https://sts.evil.example/", "http://sts.googleapis.com/v1/token", 7]) {
      await assert.rejects(
        letIn(ambient, {}, named, files({ ...workload, token_url: url })),
        refusedWith(/its addresses are not Google's$/, true),
      );
    }
  });

  it("says what is missing", async () => {
    await assert.rejects(letIn(ambient, {}, named), refusedWith(/^Cannot read the file/));
    await assert.rejects(letIn(ambient, {}, named, { "/w.json": "{}" }), refusedWith(/its type/));
    await assert.rejects(
      letIn(ambient, {}),
      refusedWith(/metadata server cannot be reached$/, false),
    );
  });

  it("is not quoted when it quotes what it was sent", async () => {
    const key = { email: "sa", privateKey: new Secret(PEM) };
    const asked = letIn({ kind: "google_key", key, scope: SCOPE }, {
      [TOKENS]: ({ body }) =>
        Response.json({ error: "invalid_grant", error_description: body }, { status: 400 }),
    });
    await assert.rejects(
      asked,
      refusedWith(/^Cannot get credentials: Google answers 400 \(invalid_grant\)$/, true),
    );
  });
});
