/**
 * Scraping a gateway inside the process.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { Gateway } from "../../mod.ts";
import { type Family, readExposition, valueOf } from "./exposition.ts";

/** What a scrape tells. */
export interface Scrape {
  readonly text: string;
  readonly families: ReadonlyMap<string, Family>;
  /** The sum of all series with these labels; names are said without `sluice_`. */
  of(name: string, labels?: Readonly<Record<string, string>>): number;
  /** Whether there is such a series. */
  has(name: string, labels?: Readonly<Record<string, string>>): boolean;
}

/** Scrapes `gateway`, from this machine. */
export async function scrape(gateway: Gateway, key: string): Promise<Scrape> {
  const response = await gateway.fetch(
    new Request("http://127.0.0.1:4000/metrics", { headers: { authorization: `Bearer ${key}` } }),
    { remoteAddress: "127.0.0.1" },
  );
  const text = await response.text();
  assert.equal(response.status, 200, text);
  assert.equal(response.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  const families = readExposition(text);
  return {
    text,
    families,
    of: (name, labels) => valueOf(families, `sluice_${name}`, labels),
    has: (name, labels = {}) =>
      [...families.values()].flatMap(({ samples }) => samples).some((sample) =>
        sample.name === `sluice_${name}` &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value)
      ),
  };
}
