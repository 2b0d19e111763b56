/**
 * The examples, each inside its own framework: installed by npm from its lock file and this
 * repository's tarball, built and started as its users do it, and asked by the vendors' SDKs.
 * `deno task frameworks` runs it; `SLUICE_APPS=next,hono` only some of them.
 *
 * What cannot be installed is skipped, and says so; with `SLUICE_REQUIRE_RUNTIMES=1`, which the
 * project's own CI sets, that is a failure.
 *
 * @module
 */

import process from "node:process";
import test from "node:test";
import { type App, APPS } from "./apps.ts";
import { AbsentError } from "./place.ts";
import { drains, refusesForms } from "./ending.ts";
import { ROWS } from "./rows.ts";
import { at, openStage, type Stage } from "./stage.ts";

const wanted = process.env.SLUICE_APPS?.split(",");

const required = process.env.SLUICE_REQUIRE_RUNTIMES === "1";

for (const app of APPS) {
  if (wanted === undefined || wanted.includes(app.id)) register(app, await open(app));
}

async function open(app: App): Promise<Stage | Error> {
  try {
    return await openStage(app);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function register(app: App, stage: Stage | Error): void {
  if (stage instanceof Error) {
    const skip = stage instanceof AbsentError && !required;
    const what = skip ? `skipped, ${stage.message}` : "is installed, built and started";
    return void test(`${app.id}: ${what}`, { skip }, () => Promise.reject(stage));
  }
  for (const mount of app.mounts) {
    for (const { title, check } of ROWS) {
      test(`${mount.title}: ${title}`, () => check(at(stage, mount)));
    }
  }
  if (app.guardsForms) {
    test(`${app.id}: forms of other sites are refused everywhere else`, () => refusesForms(stage));
  }
  test(`${app.id}: told to end, it lets answers come to their end`, async () => {
    try {
      await drains(stage, app);
    } finally {
      await stage.close();
    }
  });
}
