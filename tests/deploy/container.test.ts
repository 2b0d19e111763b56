/**
 * The container: its Dockerfile is carried out as far as that goes without Docker, and what it would
 * run is run, as it stands there, in a folder that holds what the image would hold.
 *
 * @module
 */

import assert from "node:assert/strict";
import { cp, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { inRepo } from "../house/repo.ts";
import { type Program, startProgram } from "../support/program.ts";
import { execForm, instructions, stages, variables } from "./dockerfile.ts";

const text = await readFile(inRepo("deploy/Dockerfile"), "utf8");
const [build = [], image = []] = stages(instructions(text));
const KEY = "sk-own-4Vt8mQ1zR6yK3wB9";

describe("deploy/Dockerfile", () => {
  let root: string;

  before(async () => {
    root = await Deno.makeTempDir({ prefix: "sluice-image-" });
    for (const name of ["app", "deno-dir", "data", "etc"]) await mkdir(join(root, name));
    for (const { word, rest } of build) {
      if (word !== "COPY") continue;
      const names = rest.split(/\s+/);
      const to = names.pop() ?? "";
      for (const name of names) {
        const into = to.endsWith("/") ? join(to, name.split("/").at(-1) ?? "") : to;
        await mkdir(dirname(join(root, "app", into)), { recursive: true });
        await cp(inRepo(name), join(root, "app", into), { recursive: true });
      }
    }
  });

  after(async () => {
    await Deno.remove(root, { recursive: true });
  });

  /** Runs a command of the image, with its variables and `more`. */
  function inImage(command: readonly string[], more: Record<string, string> = {}): Program {
    const env = { ...variables(image), ...more };
    const placed = Object.entries(env).map(([name, value]) => [name, place(value)]);
    const [program = "", ...args] = command.map(place);
    assert.equal(program, "/bin/deno");
    return startProgram(Deno.execPath(), args, {
      cwd: join(root, "app"),
      env: Object.fromEntries(placed),
    });
  }

  /** The image's directories are in a folder here. */
  function place(value: string): string {
    return /^\/(?:app|data|deno-dir|etc)\b/.test(value) ? root + value : value;
  }

  it("pins what it is built from, and runs Deno of the version that the README names", async () => {
    const readme = await readFile(inRepo("README.md"), "utf8");
    const [, version] = /npx -y deno@(\d+\.\d+\.\d+) task test/.exec(readme) ?? [];
    assert.ok(text.includes(`ARG DENO_VERSION=${version}\n`));
    for (const { rest } of [...build, ...image].filter(({ word }) => word === "FROM")) {
      assert.match(rest, /^[\w./-]+:(?!latest)[\w.${}-]+( AS \w+)?$/);
    }
  });

  it("is not root, has no shell in the way of signals, and keeps its data in a volume", () => {
    assert.equal(image.findLast(({ word }) => word === "USER")?.rest, "65532:65532");
    assert.equal(
      image.find(({ word }) => word === "VOLUME")?.rest,
      variables(image).SLUICE_DATA_DIR,
    );
    assert.ok(execForm(image, "ENTRYPOINT").length > 1 && execForm(image, "CMD").length > 0);
    assert.deepEqual(image.filter(({ word }) => word === "RUN"), [], "there is nothing to run it");
  });

  it("sends to the builder what it copies, and nothing else", async () => {
    const lines = (await readFile(inRepo("deploy/Dockerfile.dockerignore"), "utf8")).trim().split(
      "\n",
    );
    const copied = build.filter(({ word }) => word === "COPY")
      .flatMap(({ rest }) => rest.split(/\s+/).slice(0, -1));
    assert.deepEqual(lines, ["*", ...copied.map((name) => `!${name}`)]);
  });

  it("fetches the packages it needs, and then starts, is healthy and ends in order", async () => {
    const [, cache = ""] = /(deno cache .*?)(?: &&|$)/.exec(
      build.find(({ word }) => word === "RUN")?.rest ?? "",
    ) ?? [];
    const fetched = inImage(["/bin/deno", ...cache.trim().split(/\s+/).slice(1)]);
    assert.equal(await fetched.ended, 0, fetched.written.err);
    const packages = await readdir(join(root, "deno-dir/npm/registry.npmjs.org"));
    assert.ok(packages.includes("hono") && !packages.includes("openai"), packages.join());

    const start = [...execForm(image, "ENTRYPOINT"), ...execForm(image, "CMD")];
    const keyless = inImage(start);
    assert.equal(await keyless.ended, 2, "nobody is served without a key");
    assert.match(keyless.written.err, /Cannot listen on 0\.0\.0\.0:4000/);

    await mkdir(join(root, "etc/sluice"));
    await writeFile(join(root, "etc/sluice/sluice.jsonc"), '{ "providers": { "demo": {} } }');
    const gateway = inImage(start, { SLUICE_KEY: KEY, PORT: "0" });
    try {
      const url = await gateway.prints(/listens on (http:\/\/\S+)/);
      assert.match(gateway.written.out, /etc\/sluice\/sluice\.jsonc\n/);
      const answer = await fetch(`${url}/v1/responses`, {
        method: "POST",
        headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
        body: JSON.stringify({ model: "demo", input: "Hello" }),
      });
      assert.equal(answer.status, 200, await answer.text());
      assert.ok((await stat(join(root, "data/sluice.db"))).size > 0);
      const health = execForm(image, "HEALTHCHECK");
      const PORT = new URL(url).port;
      assert.equal(await inImage(health, { PORT }).ended, 0);
      gateway.kill("SIGTERM");
      assert.equal(await gateway.ended, 0, gateway.written.err);
      assert.equal(await inImage(health, { PORT }).ended, 1, "it answers no more");
    } finally {
      gateway.kill("SIGTERM");
    }
  });
});
