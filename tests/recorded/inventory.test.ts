/**
 * No recording is passed over in silence: each file of the folders is replayed by the suites beside
 * this one, or it is left out for a reason that is written down.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { filesOf, FOLDERS, LEFT_OUT, recordingsIn } from "../support/inventory.ts";
import { withShared } from "../support/shared.ts";

withShared("the inventory of recordings", () => {
  const files = filesOf();

  test("every folder has files", () => {
    for (const folder of FOLDERS) {
      assert.ok(files.some((file) => file.startsWith(`${folder}/`)), folder);
    }
  });

  test("every file is replayed or left out for a reason", () => {
    const forgotten = files.filter((file) =>
      !LEFT_OUT.some(([pattern]) => pattern.test(file)) && recordingsIn(file).length === 0
    );
    assert.deepEqual(forgotten, []);
  });

  test("every reason has files, and no file has two reasons", () => {
    for (const [pattern, why] of LEFT_OUT) {
      assert.ok(files.some((file) => pattern.test(file)), `${why}: no file any more`);
    }
    const doubled = files.filter((file) =>
      LEFT_OUT.filter(([pattern]) => pattern.test(file)).length > 1
    );
    assert.deepEqual(doubled, []);
  });

  test("most of it is replayed", () => {
    const answers = files.flatMap(recordingsIn);
    assert.ok(answers.length >= 550, `${answers.length} answers`);
  });
});
