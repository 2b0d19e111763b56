/**
 * Keys that a program hands out.
 * See https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html.
 *
 * @module
 */

import { parseJsonObject } from "../../canonical/json.ts";
import { lentKeys } from "./aws_secret.ts";
import { wordsIn } from "./command_line.ts";
import { ambientOf, type Minted, MintError, type MintMeans } from "./minted.ts";

/** Keys are short. */
const OUTPUT_BYTES = 64 * 1024;

const WHOM = "the profile's credential_process";

/**
 * Keys by the `credential_process` of the profile `name`. What the program says of a failure is told
 * to nobody: AWS warns of secrets in it.
 *
 * @throws {MintError} if it cannot be run, or hands out none.
 */
export async function processKeys(line: string, name: string, means: MintMeans): Promise<Minted> {
  const fail = (why: string, refused = false): MintError =>
    new MintError(`Cannot use the AWS profile '${name}': ${why}`, refused);
  const { run } = ambientOf(means);
  if (run === undefined) {
    const instead = "put the keys of `aws configure export-credentials` into the environment";
    throw fail(`this runtime lends no way to run its credential_process; ${instead}`, true);
  }
  const command = wordsIn(line);
  if (command === undefined) {
    throw fail("its credential_process is no command, or a quotation mark is not closed", true);
  }
  const ran = await run(command, { signal: means.signal, maxBytes: OUTPUT_BYTES });
  if (!ran.ok) throw fail(`its credential_process ${ran.why}`);
  const answer = parseJsonObject(ran.text);
  if (answer?.Version !== 1) throw fail("its credential_process writes no JSON of Version 1");
  const minted = lentKeys(answer, WHOM, means);
  if (minted.secret.expiresAt > means.now()) return minted;
  throw fail("its credential_process hands out keys that have ended");
}
