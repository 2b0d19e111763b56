/**
 * The command as a process of its own that is killed in the middle: `killed_command.ts N WHEN …` runs
 * the command line after it, and kills itself `before` or `after` its Nth transaction is committed.
 *
 * @module
 */

import { DatabaseSync } from "node:sqlite";
import process from "node:process";

const [count, when, ...line] = process.argv.slice(2);
const exec = DatabaseSync.prototype.exec;
let commits = 0;

DatabaseSync.prototype.exec = function (sql: string): void {
  const last = sql === "COMMIT" && ++commits === Number(count);
  if (last && when === "before") process.kill(process.pid, "SIGKILL");
  exec.call(this, sql);
  if (last) process.kill(process.pid, "SIGKILL");
};

process.argv.splice(2, Infinity, ...line);
await import("../../adapters/cli/main.ts");
