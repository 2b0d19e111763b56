/**
 * How Azure's accounts come by their tokens: what is asked of whom, and what is made of it.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RenewableLogin } from "../../src/credentials/cloud/mint.ts";
import { Secret } from "../../src/credentials/secret.ts";
import { letIn, NOW, plain } from "../support/cloud_logins.ts";
import { formOf } from "../support/cloud_network.ts";

describe("Azure", () => {
  const scope = "https://cognitiveservices.azure.com/.default";
  const ambient: RenewableLogin = { kind: "azure_ambient", scope };
  const ENTRA = "POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token";
  const token = () =>
    Response.json({ token_type: "Bearer", access_token: "a-1", expires_in: 3599 });

  it("gives an application a token for its secret", async () => {
    const { minted, requests } = await letIn({
      kind: "azure_client",
      tenantId: "tenant-1",
      clientId: "client-1",
      clientSecret: new Secret("s3cret"),
      scope,
    }, { [ENTRA]: token });
    assert.deepEqual(plain(minted), { token: "a-1", left: 3599 });
    assert.ok(requests[0]);
    assert.deepEqual(formOf(requests[0]), {
      grant_type: "client_credentials",
      client_id: "client-1",
      client_secret: "s3cret",
      scope,
    });
  });

  it("gives a federated workload one for its own token", async () => {
    const { requests } = await letIn(ambient, { [ENTRA]: token }, {
      AZURE_TENANT_ID: "tenant-1",
      AZURE_CLIENT_ID: "client-1",
      AZURE_FEDERATED_TOKEN_FILE: "/t",
    }, { "/t": "own-token\n" });
    assert.ok(requests[0]);
    assert.equal(formOf(requests[0]).client_assertion, "own-token");
  });

  it("is asked of the machine, and of the service that runs it", async () => {
    const machine = await letIn(ambient, {
      "GET http://169.254.169.254/metadata/identity/oauth2/token": ({ url, headers }) => {
        const { searchParams } = new URL(url);
        assert.equal(searchParams.get("resource"), "https://cognitiveservices.azure.com");
        assert.equal(headers.get("metadata"), "true");
        return Response.json({ access_token: "a-2", expires_in: "86399" });
      },
    });
    assert.deepEqual(plain(machine.minted), { token: "a-2", left: 86399 });
    const service = await letIn(ambient, {
      "GET http://127.0.0.1:41/msi/token": ({ headers }) => {
        assert.equal(headers.get("x-identity-header"), "h");
        return Response.json({ access_token: "a-3", expires_on: String(NOW / 1000 + 500) });
      },
    }, { IDENTITY_ENDPOINT: "http://127.0.0.1:41/msi/token", IDENTITY_HEADER: "h" });
    assert.deepEqual(plain(service.minted), { token: "a-3", left: 500 });
  });
});
