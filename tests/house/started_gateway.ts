/**
 * The gateway as a person starts it: `deno task start`, as a process of its own, with nothing but
 * what it prints to go by.
 *
 * @module
 */

import { inRepo } from "./repo.ts";

/** A running gateway. */
export interface StartedGateway {
  /** The variables of the `export` lines it printed. */
  readonly exports: Readonly<Record<string, string>>;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/** The variables that are to be pasted. */
const EXPECTED = [
  "OPENAI_BASE_URL",
  "OPENAI_API_KEY",
  "ANTHROPIC_BASE_URL",
  "ANTHROPIC_AUTH_TOKEN",
];

/**
 * This process's environment without anything that would find a provider, a configuration or a key
 * of the person who runs the tests.
 */
export function bareEnvironment(home: string): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(Deno.env.toObject())) {
    if (!/KEY|TOKEN|SECRET|BASE_URL|^SLUICE_|^XDG_|^PORT$|^HOST$/i.test(name)) env[name] = value;
  }
  return {
    ...env,
    NO_COLOR: "1",
    SLUICE_DATA_DIR: `${home}/data`,
    XDG_CONFIG_HOME: `${home}/config`,
  };
}

/** Starts the gateway on a free port, and waits for its `export` lines. */
export async function startGateway(home: string): Promise<StartedGateway> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "start", "--port", "0"],
    cwd: inRepo("."),
    clearEnv: true,
    env: bareEnvironment(home),
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let printed = "";
  let told = (): void => {};
  const drain = async (stream: ReadableStream<Uint8Array>): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of stream) {
      printed += decoder.decode(chunk, { stream: true });
      told();
    }
  };
  const drained = Promise.all([drain(child.stdout), drain(child.stderr)]);
  const stop = async (): Promise<void> => {
    try {
      child.kill("SIGTERM");
    } catch {
      // It has ended by itself.
    }
    await drained;
    await child.status;
  };
  const ready = new Promise<Record<string, string>>((resolve, reject) => {
    told = () => {
      const found = exportLines(printed);
      if (EXPECTED.every((name) => name in found)) resolve(found);
    };
    drained.then(() => reject(new Error(`The gateway ended before it was ready:\n${printed}`)));
  });
  return { exports: await ready, stop };
}

/** The variables that `export NAME=value` lines set, quotes taken off. */
function exportLines(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const match of text.matchAll(/^\s*export (\w+)=(["']?)(\S+?)\2\s*$/gm)) {
    if (match[1] !== undefined && match[3] !== undefined) found[match[1]] = match[3];
  }
  return found;
}
