/**
 * The chart for Kubernetes: rendered by Helm with what its values can say, and what comes out held to
 * Kubernetes' own definitions.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { parse, parseAllDocuments } from "yaml";
import { inRepo } from "../house/repo.ts";
import { withTempDir } from "../support/command.ts";
import { startProgram } from "../support/program.ts";
import { helmPath, NO_HELM } from "./helm.ts";
import { withTools } from "./tools.ts";

const CHART = inRepo("deploy/helm/sluice");
const STORE = "redis://valkey:6379";

/** What Kubernetes takes, as types made of its definitions; of the version that the chart asks for. */
const TYPES = "npm:kubernetes-types@1.30.0";

/** Where in it the types are of what the chart may make. */
const PLACES: Readonly<Record<string, string>> = {
  "apps/v1": "apps/v1",
  "autoscaling/v2": "autoscaling/v2",
  "networking.k8s.io/v1": "networking/v1",
  "policy/v1": "policy/v1",
  v1: "core/v1",
};

/** All that the values can bring about, in few sets of them. */
const SETS: Readonly<Record<string, readonly string[]>> = {
  "as it comes": [],
  "one that keeps its accounts": [
    "persistence.enabled=true",
    "persistence.storageClass=fast",
    "ingress.enabled=true",
    "ingress.className=nginx",
    "ingress.hosts={llm.example.com,llm.example.org}",
    "ingress.tls[0].secretName=llm",
    "ingress.tls[0].hosts={llm.example.com}",
    "ingress.annotations.a=b",
  ],
  "several on a store": [
    "replicas=3",
    `store.url=${STORE}`,
    "networkPolicy.enabled=true",
    "env[0].name=LOG,env[0].value=x",
  ],
  "as many as are needed": [
    "autoscaling.enabled=true",
    "store.inSecret=true",
    "networkPolicy.enabled=true",
    "networkPolicy.from[0].namespaceSelector.matchLabels.name=apps",
    "networkPolicy.egress[0].ports[0].port=6379",
    "serviceAccount.annotations.role=arn",
    "service.annotations.a=b",
  ],
  "with all that a place may ask": [
    "imagePullSecrets[0].name=registry",
    "persistence.enabled=true",
    "persistence.existingClaim=disk",
    "serviceAccount.create=false",
    "podAnnotations.a=b",
    "podLabels.team=ml",
    "nodeSelector.disk=ssd",
    "tolerations[0].operator=Exists",
    "affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey=zone",
    "topologySpreadConstraints[0].maxSkew=1",
    "topologySpreadConstraints[0].topologyKey=zone",
    "topologySpreadConstraints[0].whenUnsatisfiable=DoNotSchedule",
  ],
};

interface Made {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

interface Deployment extends Made {
  readonly spec: {
    readonly replicas?: number;
    readonly strategy: { readonly type: string };
    readonly template: {
      readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
      readonly spec: {
        readonly automountServiceAccountToken: boolean;
        readonly terminationGracePeriodSeconds: number;
        readonly securityContext: unknown;
        readonly containers: readonly {
          readonly env?: readonly unknown[];
          readonly livenessProbe: { readonly httpGet: { readonly path: string } };
          readonly readinessProbe: { readonly httpGet: { readonly path: string } };
          readonly lifecycle: {
            readonly preStop: { readonly sleep: { readonly seconds: number } };
          };
          readonly securityContext: unknown;
        }[];
      };
    };
  };
}

describe("deploy/helm/sluice", () => {
  it("is of this version, and has no value that its schema does not know", async () => {
    const { version } = JSON.parse(await readFile(inRepo("deno.json"), "utf8"));
    const about = parse(await readFile(join(CHART, "Chart.yaml"), "utf8"));
    assert.deepEqual([about.version, about.appVersion], [version, version]);
    const values = parse(await readFile(join(CHART, "values.yaml"), "utf8"));
    const schema = JSON.parse(await readFile(join(CHART, "values.schema.json"), "utf8"));
    // Charts that have this one as a part of theirs share values under that name.
    assert.deepEqual(
      Object.keys(schema.properties).sort(),
      ["global", ...Object.keys(values)].sort(),
    );
  });
});

withTools("deploy/helm/sluice, rendered", NO_HELM, () => {
  let helm: string;

  before(async () => {
    helm = await helmPath();
  });

  it("passes helm's own lint", async () => {
    const { status, said } = await asked("lint", "--strict", CHART);
    assert.equal(status, 0, said);
  });

  it("makes what Kubernetes takes, whatever its values say", async () => {
    const all = await Promise.all(Object.values(SETS).map((sets) => rendered(...sets)));
    const kinds = new Set(all.flat().map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), [
      "ConfigMap",
      "Deployment",
      "HorizontalPodAutoscaler",
      "Ingress",
      "NetworkPolicy",
      "PersistentVolumeClaim",
      "PodDisruptionBudget",
      "Service",
      "ServiceAccount",
    ]);
    assert.equal(await faults(all.flat()), "");
  });

  it("is held to definitions that know a word that is wrong", async () => {
    const wrong = { ...await deployment(), spec: { replcas: 1 } };
    assert.match(await faults([wrong]), /"replcas"' does not exist/);
  });

  it("probes the process and its readiness, and has longer to stop than answers may take", async () => {
    const { template } = (await deployment()).spec;
    const [container] = template.spec.containers;
    assert.equal(container?.livenessProbe.httpGet.path, "/healthz");
    assert.equal(container?.readinessProbe.httpGet.path, "/readyz");
    const { seconds } = container.lifecycle.preStop.sleep;
    assert.ok(template.spec.terminationGracePeriodSeconds > seconds + 30);
  });

  it("runs as nobody, writes nowhere but its data, and has no token of the cluster", async () => {
    const { spec } = (await deployment()).spec.template;
    assert.equal(spec.automountServiceAccountToken, false);
    assert.deepEqual(spec.securityContext, {
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      fsGroup: 65532,
      fsGroupChangePolicy: "OnRootMismatch",
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(spec.containers[0]?.securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
  });

  it("starts pods anew when the configuration is another", async () => {
    const [before, after] = await Promise.all([deployment(), deployment("config=// none")]);
    const sums = [before, after].map(({ spec }) =>
      spec.template.metadata.annotations["checksum/config"]
    );
    assert.notEqual(sums[0], sums[1]);
  });

  it("replaces a pod that has a volume, and has a second one first where there is none", async () => {
    assert.equal((await deployment()).spec.strategy.type, "RollingUpdate");
    assert.equal((await deployment("persistence.enabled=true")).spec.strategy.type, "Recreate");
  });

  it("runs several on a store that they share, which may be a secret", async () => {
    const shown = await deployment("replicas=2", `store.url=${STORE}`);
    assert.equal(shown.spec.replicas, 2);
    assert.deepEqual(shown.spec.template.spec.containers[0]?.env, [
      { name: "SLUICE_STORE", value: STORE },
    ]);
    const hidden = await deployment("autoscaling.enabled=true", "store.inSecret=true");
    assert.equal(hidden.spec.replicas, undefined);
    assert.deepEqual(hidden.spec.template.spec.containers[0]?.env, [
      {
        name: "SLUICE_STORE",
        valueFrom: { secretKeyRef: { name: "sluice", key: "SLUICE_STORE" } },
      },
    ]);
  });

  const refusals: Readonly<Record<string, readonly [RegExp, ...string[]]>> = {
    "several without a store": [/Cannot run several replicas: 'store'/, "replicas=2"],
    "as many as needed without one": [/Cannot run several replicas/, "autoscaling.enabled=true"],
    "several on one volume": [
      /Cannot run several replicas with 'persistence'/,
      "replicas=2",
      "store.inSecret=true",
      "persistence.enabled=true",
    ],
    "two stores": [/Cannot use both stores/, `store.url=${STORE}`, "store.inSecret=true"],
    "a store that is of one machine": [/\/store\/url/, "store.url=sqlite"],
    "an Ingress for no host": [/'ingress\.hosts' names no host/, "ingress.enabled=true"],
    "a word that it does not know": [/'replcas' not allowed/, "replcas=2"],
  };
  for (const [what, [said, ...sets]] of Object.entries(refusals)) {
    it(`refuses ${what}`, async () => {
      const refused = await template(sets);
      assert.notEqual(refused.status, 0);
      assert.match(refused.said, said);
    });
  }

  async function asked(...words: string[]): Promise<{ status: number | string; said: string }> {
    const program = startProgram(helm, words, { cwd: inRepo(".") });
    const status = await program.ended;
    return { status, said: program.written.out + program.written.err };
  }

  function template(sets: readonly string[]): ReturnType<typeof asked> {
    return asked("template", "gw", CHART, ...sets.flatMap((set) => ["--set", set]));
  }

  async function rendered(...sets: readonly string[]): Promise<readonly Made[]> {
    const { status, said } = await template(sets);
    assert.equal(status, 0, said);
    return parseAllDocuments(said).map((one): Made => one.toJS()).filter((one) => one !== null);
  }

  async function deployment(...sets: readonly string[]): Promise<Deployment> {
    const all = await rendered(...sets);
    return all.find((one): one is Deployment => one.kind === "Deployment") ?? assert.fail();
  }
});

/** What is wrong with them, as Deno's compiler tells it. */
async function faults(all: readonly Made[]): Promise<string> {
  const lines = all.map((one, index) => {
    const type = `import("${TYPES}/${PLACES[one.apiVersion]}").${one.kind}`;
    return `export const made${index}: ${type} = ${JSON.stringify(one)};`;
  });
  return await withTempDir(async (dir) => {
    const file = join(dir, "made.ts");
    await writeFile(file, lines.join("\n"));
    const words = ["check", "--quiet", "--no-config", "--no-lock", file];
    const checked = startProgram(Deno.execPath(), words, { cwd: dir });
    return await checked.ended === 0 ? "" : checked.written.err;
  });
}
