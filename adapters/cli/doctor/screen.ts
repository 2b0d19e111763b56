/**
 * All that the doctor found, on one screen.
 *
 * @module
 */

import { styleText } from "node:util";
import { oneLine } from "../accounts/state.ts";
import type { Finding } from "./finding.ts";

const STYLES = { ok: "green", note: "yellow", fail: "red" } as const;

/** The screen: a line for each finding, and below it what to do. */
export function screenOf(findings: readonly Finding[], styled: boolean): string {
  const width = Math.max(8, ...findings.map(({ area }) => Math.min(area.length, 24)));
  const lines = findings.flatMap(({ area, state, said, todo }) => {
    const word = state.padEnd(5);
    const mark = styled ? styleText(STYLES[state], word, { validateStream: false }) : word;
    const line = `${mark} ${oneLine(area).padEnd(width)} ${oneLine(said)}`;
    return todo === undefined ? [line] : [line, `${" ".repeat(width + 7)}→ ${oneLine(todo)}`];
  });
  return `${lines.join("\n")}\n\n${sumOf(findings)}\n`;
}

function sumOf(findings: readonly Finding[]): string {
  const failed = findings.filter(({ state }) => state === "fail").length;
  const noted = findings.filter(({ state }) => state === "note").length;
  if (failed + noted === 0) return "Everything works.";
  const think = noted === 0 ? "" : `${noted} to think about`;
  if (failed === 0) return `Everything works; ${think}.`;
  return `${failed} in the way${think === "" ? "" : `, ${think}`}.`;
}
