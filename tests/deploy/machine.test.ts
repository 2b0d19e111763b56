/**
 * The unit for systemd, the chart for Kubernetes and the single binary, each held by the tool that reads
 * it where this machine has that.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse, parseAllDocuments } from "yaml";
import { compile } from "../../scripts/compile.ts";
import { inRepo } from "../house/repo.ts";
import { withTempDir } from "../support/command.ts";
import { startProgram } from "../support/program.ts";

/** Runs a program to its end. */
async function run(
  command: string,
  ...args: string[]
): Promise<{ status: number | string; said: string }> {
  const program = startProgram(command, args, { cwd: inRepo("."), patienceMs: 120_000 });
  const status = await program.ended;
  return { status, said: program.written.out + program.written.err };
}

async function has(command: string, ...args: string[]): Promise<boolean> {
  return (await run(command, ...args)).status === 0;
}

const noSystemd = await has("systemd-analyze", "--version") ? false : "there is no systemd here";
const noHelm = await has("helm", "version") ? false : "helm is not installed here";

describe("deploy/sluice.service", () => {
  it("is a unit, and exposes little of the machine", { skip: noSystemd }, async () => {
    const text = await readFile(inRepo("deploy/sluice.service"), "utf8");
    await withTempDir(async (dir) => {
      const unit = join(dir, "sluice.service");
      const here = text.replaceAll("/usr/local/bin/deno", Deno.execPath())
        .replaceAll("/opt/sluice", inRepo("."));
      await writeFile(unit, here);
      const verified = await run("systemd-analyze", "verify", unit);
      assert.deepEqual(verified, { status: 0, said: "" });
      // Of 10; 9.6 is what a unit without any such line has.
      const judged = await run(
        "systemd-analyze",
        "security",
        "--offline=yes",
        "--threshold=20",
        unit,
      );
      assert.equal(judged.status, 0, judged.said);
    });
  });

  it("starts what the container starts, and waits longer than answers may take to end", async () => {
    const text = await readFile(inRepo("deploy/sluice.service"), "utf8");
    const dockerfile = await readFile(inRepo("deploy/Dockerfile"), "utf8");
    const start = /^ExecStart=\S+ (.*)$/m.exec(text)?.[1]?.split(" ") ?? [];
    const entry: string[] = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(dockerfile)?.[1] ?? "[]");
    // There the packages are in the image.
    const same = entry.slice(1).filter((word) => word !== "--cached-only");
    assert.deepEqual(start, [...same, "serve"]);
    assert.ok(Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1]) > 30);
  });
});

describe("deploy/helm/sluice", () => {
  const chart = inRepo("deploy/helm/sluice");

  interface Kind {
    readonly kind: string;
    readonly spec?: {
      readonly replicas?: number;
      readonly template?: {
        readonly spec: {
          readonly terminationGracePeriodSeconds: number;
          readonly containers: readonly {
            readonly image: string;
            readonly env?: readonly { readonly name: string; readonly value: string }[];
            readonly livenessProbe: { readonly httpGet: { readonly path: string } };
            readonly readinessProbe: { readonly httpGet: { readonly path: string } };
            readonly securityContext: { readonly readOnlyRootFilesystem: boolean };
          }[];
        };
      };
    };
  }

  async function rendered(...sets: string[]): Promise<readonly Kind[]> {
    const args = ["template", "gw", chart, ...sets.flatMap((set) => ["--set", set])];
    const { status, said } = await run("helm", ...args);
    assert.equal(status, 0, said);
    return parseAllDocuments(said).map((one): Kind => one.toJS());
  }

  it("is of this version, and its values are read by its templates", async () => {
    const { version } = JSON.parse(await readFile(inRepo("deno.json"), "utf8"));
    const about = parse(await readFile(join(chart, "Chart.yaml"), "utf8"));
    assert.deepEqual([about.version, about.appVersion], [version, version]);
    const values: Record<string, unknown> = parse(
      await readFile(join(chart, "values.yaml"), "utf8"),
    );
    const names = ["deployment", "service", "config"].map((name) => `templates/${name}.yaml`);
    const texts = await Promise.all(names.map((name) => readFile(join(chart, name), "utf8")));
    const used = new Set(
      [...texts.join("").matchAll(/\.Values\.(\w+)/g)].map(([, name = ""]) => name),
    );
    assert.deepEqual([...used].sort(), Object.keys(values).sort());
  });

  it("passes helm's own lint", { skip: noHelm }, async () => {
    const { status, said } = await run("helm", "lint", "--strict", chart);
    assert.equal(status, 0, said);
  });

  it(
    "probes the process and its readiness, and shares nothing it need not",
    { skip: noHelm },
    async () => {
      const all = await rendered();
      assert.deepEqual(all.map(({ kind }) => kind).sort(), ["ConfigMap", "Deployment", "Service"]);
      const spec = all.find(({ kind }) => kind === "Deployment")?.spec?.template?.spec;
      const [container] = spec?.containers ?? [];
      assert.equal(container?.livenessProbe.httpGet.path, "/healthz");
      assert.equal(container?.readinessProbe.httpGet.path, "/readyz");
      assert.equal(container?.securityContext.readOnlyRootFilesystem, true);
      assert.ok((spec?.terminationGracePeriodSeconds ?? 0) > 35);
    },
  );

  it("runs several only on a store that they share", { skip: noHelm }, async () => {
    const store = "redis://valkey:6379";
    const several = await rendered("replicas=2", `store=${store}`);
    const { spec } = several.find(({ kind }) => kind === "Deployment") ?? {};
    assert.equal(spec?.replicas, 2);
    const env = spec?.template?.spec.containers[0]?.env;
    assert.deepEqual(env, [{ name: "SLUICE_STORE", value: store }]);
    const apart = await run("helm", "template", "gw", chart, "--set", "replicas=2");
    assert.notEqual(apart.status, 0);
    assert.match(apart.said, /Cannot run several replicas/);
  });
});

describe("the single binary", () => {
  it("serves, keeps its database and ends in order", async () => {
    await withTempDir(async (dir) => {
      const path = join(dir, "sluice");
      await compile(path);
      const { size } = await stat(path);
      assert.ok(size < 150_000_000, `${size} bytes`);
      const gateway = startProgram(path, ["--port", "0"], {
        cwd: dir,
        env: { SLUICE_DATA_DIR: dir, XDG_CONFIG_HOME: dir },
      });
      try {
        const url = await gateway.prints(/listens on (http:\/\/\S+)/);
        const ready = await fetch(`${url}/readyz`);
        assert.equal(ready.status, 200);
        await ready.body?.cancel();
        assert.ok((await stat(join(dir, "sluice.db"))).size > 0);
        gateway.kill("SIGTERM");
        assert.equal(await gateway.ended, 0, gateway.written.err);
      } finally {
        gateway.kill("SIGKILL");
      }
    });
  });
});
