/**
 * The image that `deploy/Dockerfile` describes: built by what builds images, every instruction of it,
 * and run with the limits that `docs/deploy.md` gives it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { inRepo } from "../house/repo.ts";
import type { Program } from "../support/program.ts";
import { freePort } from "../support/redis.ts";
import { startUpstream, type Upstream } from "../support/upstream.ts";
import {
  BOUNDED,
  type Containers,
  createContainers,
  layBase,
  layBuilder,
  NO_CONTAINERS,
} from "./containers.ts";
import { execForm, instructions, stages } from "./dockerfile.ts";
import { ask, begin, endsWhole, finish, KEY, lab } from "./lab.ts";
import { withTools } from "./tools.ts";
import { seccompProfile } from "./unit_limits.ts";

const text = await readFile(inRepo("deploy/Dockerfile"), "utf8");
const [, image = []] = stages(instructions(text));

const IMAGE = "localhost/sluice";

/** What `ProtectProc=invisible` and `ProcSubset=pid` are to a container. */
const PROC = ["--security-opt=proc-opts=hidepid=invisible,subset=pid"];

const noSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0
  ? false
  : "there is no systemd here";

/** The largest the image may be beside its base, in bytes. Raising it is a decision. */
const MAX_BYTES = 150_000_000;

/** What `podman inspect` tells of an image. */
interface Inspected {
  readonly Size: number;
  readonly User: string;
  readonly Healthcheck?: { readonly Test: readonly string[] };
  readonly Config: {
    readonly Volumes: Readonly<Record<string, unknown>>;
    readonly ExposedPorts: Readonly<Record<string, unknown>>;
  };
}

withTools("the image", NO_CONTAINERS, () => {
  let dir: string;
  let containers: Containers;
  let upstream: Upstream;
  let limits: readonly string[];

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "sluice-image-"));
    containers = await createContainers();
    upstream = await startUpstream(begin);
    limits = await documented();
    const version = /^ARG DENO_VERSION=(.*)$/m.exec(text)?.[1];
    await layBase(join(dir, "base"));
    const base = "gcr.io/distroless/cc-debian12:nonroot";
    await containers.take(base, join(dir, "base"), ["USER=65532"]);
    const changes = await layBuilder(join(dir, "builder"), ["/bin/mkdir"]);
    const builder = `docker.io/denoland/deno:debian-${version}`;
    await containers.take(builder, join(dir, "builder"), changes);
    // The health check is Docker's, which the other format does not know.
    const how = ["--format=docker", "--isolation=chroot", "--network=host", "--layers=false"];
    const what = [`--ignorefile=${inRepo("deploy/Dockerfile.dockerignore")}`, "--pull=never"];
    const file = inRepo("deploy/Dockerfile");
    await containers.run("build", ...how, ...what, "-f", file, "-t", IMAGE, inRepo("."));
  });

  after(async () => {
    await upstream?.close();
    await containers?.end();
    await rm(dir, { recursive: true, force: true });
  });

  it("has a user that is not root, a volume, a health check, and is small", async () => {
    const [built]: Inspected[] = JSON.parse(await containers.run("image", "inspect", IMAGE));
    assert.equal(built?.User, "65532:65532");
    assert.deepEqual(Object.keys(built.Config.Volumes), ["/data"]);
    assert.deepEqual(Object.keys(built.Config.ExposedPorts), ["4000/tcp"]);
    assert.equal(built.Healthcheck?.Test[0], "CMD");
    assert.ok(built.Size < MAX_BYTES, `${built.Size} bytes`);
  });

  it("has nothing of the tests or of the builder, and no file of ours that it could change", async () => {
    const root = (await containers.run("image", "mount", IMAGE)).trim();
    try {
      assert.deepEqual(await readdir(join(root, "bin")), ["deno"]);
      assert.deepEqual((await readdir(join(root, "app"))).sort(), [
        "adapters",
        "deno.json",
        "deno.lock",
        "deploy",
        "mod.ts",
        "scripts",
        "src",
      ]);
      assert.deepEqual(await readdir(join(root, "app/deploy")), ["health.ts"]);
      assert.ok(!existsSync(join(root, "deno-dir/npm/registry.npmjs.org/openai")));
      assert.equal((await stat(join(root, "app/mod.ts"))).uid, 0);
      assert.equal((await stat(join(root, "data"))).uid, 65532);
    } finally {
      await containers.run("image", "unmount", IMAGE);
    }
  });

  it("serves nobody without a key", async () => {
    const keyless = containers.start("run", "--rm", ...BOUNDED, ...limits, IMAGE);
    assert.equal(await keyless.ended, 2);
    assert.match(keyless.written.err, /Cannot listen on 0\.0\.0\.0:4000/);
  });

  it("runs other commands too", async () => {
    const told = await containers.run("run", "--rm", ...BOUNDED, ...limits, IMAGE, "--version");
    const { version } = JSON.parse(await readFile(inRepo("deno.json"), "utf8"));
    assert.equal(told.trim(), version);
  });

  it("is healthy, is PID 1 as nobody in particular, and lets an answer end when stopped", async () => {
    await serving("one", async (url, port, gateway) => {
      await containers.run("healthcheck", "run", "one");
      const [, first] = (await containers.run("top", "one", "pid", "user", "args")).split("\n");
      assert.match(first ?? "", /^1 +nonroot +\/bin\/deno run /);
      // The check tells whether it answers, and not whether Deno runs.
      const elsewhere = containers.start(
        "exec",
        `--env=PORT=${port + 1}`,
        "one",
        ...execForm(image, "HEALTHCHECK"),
      );
      assert.equal(await elsewhere.ended, 1);

      let stopped: Promise<string> | undefined;
      await endsWhole(await ask(url, "lab/m"), async () => {
        stopped = containers.run("stop", "--time=40", "one");
        await gateway.prints(/Stopping; waiting for 1 under way/);
        finish(await upstream.request(0));
      });
      await stopped;
      assert.equal(await gateway.ended, 0, gateway.written.err);
    });
  });

  it("works with what the unit for systemd lets it call and see", { skip: noSystemd }, async () => {
    const unit = await readFile(inRepo("deploy/sluice.service"), "utf8");
    const profile = join(dir, "seccomp.json");
    await writeFile(profile, JSON.stringify(seccompProfile(unit)));
    const bounds = [`--security-opt=seccomp=${profile}`, ...PROC];
    await serving("unit", async (url, _, gateway) => {
      await endsWhole(await ask(url, "lab/m"), async () => {
        finish(await upstream.request(upstream.requests.length - 1));
      });
      assert.doesNotMatch(gateway.written.err, /in memory/);
      await containers.run("stop", "--time=40", "unit");
      assert.equal(await gateway.ended, 0, gateway.written.err);
    }, bounds);
  });

  it("keeps its data in the volume, for the next container", async () => {
    for (const name of ["first", "second"]) {
      await serving(name, async (_, __, gateway) => {
        assert.doesNotMatch(gateway.written.err, /in memory|NotCapable|EROFS|ReadOnly/);
        if (name === "first") {
          await command(name, "add", "lab", "--from-env", "LAB_KEY", "--name", "kept");
        } else {
          assert.match(await command(name), /^ +kept +API key /m);
        }
        await containers.run("stop", "--time=40", name);
        await gateway.ended;
      });
    }
  });

  /** Runs the image as the page says, and acts once it listens. */
  async function serving(
    name: string,
    act: (url: string, port: number, gateway: Program) => Promise<void>,
    bounds: readonly string[] = [],
  ): Promise<void> {
    const port = await freePort();
    await mkdir(join(dir, "config"), { recursive: true });
    const config = join(dir, "config/sluice.jsonc");
    await writeFile(config, JSON.stringify({ providers: { lab: lab(upstream.baseUrl) } }));
    const mounted = ["-v", "sluice:/data", "-v", `${config}:/etc/sluice/sluice.jsonc:ro`];
    const env = ["-e", `PORT=${port}`, "-e", `SLUICE_KEY=${KEY}`];
    const words = ["run", "--rm", `--name=${name}`, ...BOUNDED, ...limits, ...mounted, ...env];
    const gateway = containers.start(...words, ...bounds, IMAGE);
    try {
      await act(await gateway.prints(/listens on (http:\/\/\S+)/), port, gateway);
    } finally {
      gateway.kill("SIGKILL");
    }
  }

  /** Runs `accounts` in a container that is there. */
  function command(name: string, ...words: readonly string[]): Promise<string> {
    const entry = execForm(image, "ENTRYPOINT");
    return containers.run("exec", "--env=LAB_KEY=k2", name, ...entry, "accounts", ...words);
  }
});

/** The limits that `docs/deploy.md` runs the image with. */
async function documented(): Promise<readonly string[]> {
  const page = await readFile(inRepo("docs/deploy.md"), "utf8");
  const [, command = ""] = /^docker run ((?:.*\\\n)*.*) sluice$/m.exec(page) ??
    [];
  const words = command.replaceAll("\\\n", " ").split(/\s+/);
  const from = words.indexOf("--read-only");
  assert.ok(from > 0, "the page says how it is run");
  return words.slice(from);
}
