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

const chosen = APPS.filter(({ id }) => wanted === undefined || wanted.includes(id));
const opened = new Map<App, Stage | Error>();

/** Opens what is left in `apps`, one after the other. */
async function openAll(apps: App[]): Promise<void> {
  for (let app = apps.shift(); app !== undefined; app = apps.shift()) {
    const stage = openStage(app).catch((error) => error instanceof Error ? error : Error(error));
    opened.set(app, await stage);
  }
}

const queue = [...chosen];
// Two at once: while one is installed another is built.
await Promise.all([openAll(queue), openAll(queue)]);

const running: { readonly app: App; readonly stage: Stage }[] = [];
for (const app of chosen) {
  const stage = opened.get(app) ??
    new Error(`Cannot run ${app.id}: it was not opened`);
  if (stage instanceof Error) registerAbsence(app, stage);
  else register(app, stage);
}

function registerAbsence({ id }: App, error: Error): void {
  const skip = error instanceof AbsentError && !required;
  const what = skip ? `skipped, ${error.message}` : "is installed, built and started";
  test(`${id}: ${what}`, { skip }, () => Promise.reject(error));
}

function register(app: App, stage: Stage): void {
  running.push({ app, stage });
  for (const mount of app.mounts) {
    for (const { title, check } of ROWS) {
      test(`${mount.title}: ${title}`, () => check(at(stage, mount)));
    }
  }
  if (app.guardsForms) {
    test(`${app.id}: forms of other sites are refused everywhere else`, () => refusesForms(stage));
  }
}

// All at once, and last: each may wait until connections that are kept alive are closed.
let ending: Map<App, Promise<void>> | undefined;

for (const { app } of running) {
  test(`${app.id}: told to end, it lets answers come to their end`, () => {
    ending ??= new Map(running.map((one) => [one.app, end(one)]));
    return ending.get(app);
  });
}

function end({ app, stage }: typeof running[number]): Promise<void> {
  const ended = drains(stage, app).finally(stage.close);
  // It is looked at when its own test comes.
  ended.catch(() => {});
  return ended;
}
