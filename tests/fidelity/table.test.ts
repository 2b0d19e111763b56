/**
 * What the table of fidelity says is what happens: every cell is probed.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ANSWERED, ASKED, pairs } from "../../src/dialects/fidelity_table.ts";
import { PROBES } from "./probes.ts";

/** Rows that a suite of their own proves, cell by cell. */
const PROVED_ELSEWHERE = ["usage"];

const ROWS = [...ANSWERED, ...ASKED];

test("every row has a probe, and there are no others", () => {
  const ids = ROWS.map(({ id }) => id).filter((id) => !PROVED_ELSEWHERE.includes(id));
  assert.deepEqual(Object.keys(PROBES).sort(), ids.sort());
});

for (const { id, title, cell } of ROWS) {
  const probe = PROBES[id];
  if (probe === undefined) continue;
  describe(title, () => {
    for (const [client, provider] of pairs()) {
      const one = cell(client, provider);
      if (one.verdict === "none") continue;
      test(`from ${client} to ${provider}: ${one.verdict}`, () => probe(client, provider, one));
    }
  });
}
