/**
 * Other programs that scripts run.
 *
 * @module
 */

/** Runs a program in `cwd` to its end. @throws with what it said, unless it ends well. */
export async function runProgram(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<void> {
  const { success, stdout, stderr } = await new Deno.Command(command, { args: [...args], cwd })
    .output();
  if (success) return;
  const said = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
  throw new Error(`Cannot run ${command} ${args[0] ?? ""}: it failed\n${said}`);
}
