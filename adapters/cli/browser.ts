/**
 * Showing an address in the person's browser, when they asked for that.
 *
 * @module
 */

import { spawn } from "node:child_process";

const COMMANDS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  // Not `start`, which is a word of the shell's and would read the address as a command line.
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Asks the desktop to show `url`; where there is none the address on the terminal has to do. */
export function openBrowser(url: string, platform: string): void {
  const [command, ...args] = COMMANDS[platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}
