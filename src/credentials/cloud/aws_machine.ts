/**
 * The identity that AWS gives to containers and machines.
 *
 * @module
 */

import { type Ambient, variable } from "./ambient.ts";
import { ask, askJson } from "./ask.ts";
import { lentKeys } from "./aws_secret.ts";
import { ambientOf, type Minted, MintError, type MintMeans } from "./minted.ts";

/** How long a machine that is none of AWS's is waited for, in milliseconds. */
const MACHINE_MS = 2000;

const CONTAINER = "AWS's container endpoint";
const INSTANCE = "AWS's instance metadata";

/**
 * Keys of the container: ECS, EKS Pod Identity. `undefined` where this is none.
 * See https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html.
 *
 * @throws {MintError} if there should be some and are none.
 */
export async function containerKeys(means: MintMeans): Promise<Minted | undefined> {
  const ambient = ambientOf(means);
  const url = containerUrl(ambient);
  if (url === undefined) return undefined;
  const file = variable(ambient, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  const token = file === undefined
    ? variable(ambient, "AWS_CONTAINER_AUTHORIZATION_TOKEN")
    : (await ambient.readText(file))?.trim();
  const headers = token === undefined ? {} : { authorization: token };
  const question = { headers, whom: CONTAINER, patienceMs: MACHINE_MS };
  return lentKeys(await askJson(url, question, means), CONTAINER, means);
}

function containerUrl(ambient: Ambient): string | undefined {
  const relative = variable(ambient, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  if (relative !== undefined) {
    return `http://169.254.170.2${relative.startsWith("/") ? "" : "/"}${relative}`;
  }
  const full = variable(ambient, "AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (full === undefined) return undefined;
  const url = URL.parse(full);
  if (url !== null && (url.protocol === "https:" || LOCAL.test(url.hostname))) return url.href;
  throw new MintError("Cannot ask for keys: the container's address is not on this machine", true);
}

/** This machine, and the addresses of ECS's and EKS's agents on it. */
const LOCAL =
  /^(localhost|127(\.\d{1,3}){3}|\[::1\]|169\.254\.170\.2|169\.254\.170\.23|\[fd00:ec2::23\])$/;

/**
 * Keys of the machine, by the second version of its metadata service.
 * See https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html.
 *
 * @throws {MintError} if there are none.
 */
export async function instanceKeys(means: MintMeans): Promise<Minted> {
  const ambient = ambientOf(means);
  if (variable(ambient, "AWS_EC2_METADATA_DISABLED")?.toLowerCase() === "true") {
    throw new MintError(
      "Cannot find AWS keys: there are none in the environment or in files",
      true,
    );
  }
  const base = (variable(ambient, "AWS_EC2_METADATA_SERVICE_ENDPOINT") ?? "http://169.254.169.254")
    .replace(/\/+$/, "");
  const question = { whom: INSTANCE, patienceMs: MACHINE_MS };
  const session = await ask(`${base}/latest/api/token`, {
    ...question,
    method: "PUT",
    headers: { "x-aws-ec2-metadata-token-ttl-seconds": "21600" },
  }, means);
  const asking = { ...question, headers: { "x-aws-ec2-metadata-token": session.text.trim() } };
  const path = `${base}/latest/meta-data/iam/security-credentials/`;
  const role = (await ask(path, asking, means)).text.split("\n")[0]?.trim() ?? "";
  if (role === "") throw new MintError("Cannot find AWS keys: the machine has no role", true);
  return lentKeys(await askJson(path + encodeURIComponent(role), asking, means), INSTANCE, means);
}
