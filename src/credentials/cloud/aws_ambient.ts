/**
 * AWS's standard chain: the environment, a web identity, the shared files, the container, the machine.
 * See https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html.
 *
 * @module
 */

import { type Ambient, variable } from "./ambient.ts";
import { type Profile, readSharedFiles, type SharedFiles } from "./aws_files.ts";
import { containerKeys, instanceKeys } from "./aws_machine.ts";
import { processKeys } from "./aws_process.ts";
import { foundKeys, lastingKeys } from "./aws_secret.ts";
import { isSso, ssoKeys } from "./aws_sso.ts";
import { assumeWithKeys, assumeWithToken } from "./aws_sts.ts";
import { ambientOf, type Minted, MintError, type MintMeans } from "./minted.ts";

/** Roles that lead to roles lead somewhere within so many steps. */
const LONGEST_WAY = 5;

/**
 * Keys of whoever this is. A profile that is named goes before the environment.
 *
 * @throws {MintError} if nobody is known here, or AWS gives none.
 */
export async function awsAmbient(named: string | undefined, means: MintMeans): Promise<Minted> {
  const ambient = ambientOf(means);
  const fromEnv = named === undefined ? keysIn(ambient, means) : undefined;
  if (fromEnv !== undefined) return fromEnv;
  const file = variable(ambient, "AWS_WEB_IDENTITY_TOKEN_FILE");
  const arn = variable(ambient, "AWS_ROLE_ARN");
  if (named === undefined && file !== undefined && arn !== undefined) {
    const session = variable(ambient, "AWS_ROLE_SESSION_NAME");
    return await withToken({ arn, session, region: regionIn(ambient) }, file, means);
  }
  const wanted = named ?? variable(ambient, "AWS_PROFILE");
  const files = await readSharedFiles(ambient);
  const found = await profileKeys(files, wanted ?? "default", [], means);
  if (found !== undefined) return found;
  if (wanted !== undefined) {
    throw new MintError(`Cannot use the AWS profile '${wanted}': it says no way to keys`, true);
  }
  return await containerKeys(means) ?? await instanceKeys(means);
}

function keysIn(ambient: Ambient, means: MintMeans): Minted | undefined {
  const id = variable(ambient, "AWS_ACCESS_KEY_ID");
  const secret = variable(ambient, "AWS_SECRET_ACCESS_KEY");
  if (id === undefined || secret === undefined) return undefined;
  return foundKeys(lastingKeys(id, secret, variable(ambient, "AWS_SESSION_TOKEN")), means);
}

function regionIn(ambient: Ambient, profile: Profile = {}): string {
  return variable(ambient, "AWS_REGION") ?? variable(ambient, "AWS_DEFAULT_REGION") ??
    profile.region ?? "us-east-1";
}

async function withToken(
  role: Parameters<typeof assumeWithToken>[0],
  file: string,
  means: MintMeans,
): Promise<Minted> {
  const token = (await ambientOf(means).readText(file))?.trim();
  if (token === undefined || token === "") {
    throw new MintError("Cannot read the file with the web identity's token", true);
  }
  return await assumeWithToken(role, token, means);
}

/** The keys of a profile, through the profiles whose roles it takes on. */
async function profileKeys(
  files: SharedFiles,
  name: string,
  way: readonly string[],
  means: MintMeans,
): Promise<Minted | undefined> {
  const profile = files.profiles.get(name);
  if (profile === undefined) return undefined;
  const keys = keysOf(profile);
  // A profile may be the source of its own role, for the keys that stand in it.
  const isOwnSource = keys !== undefined && way.at(-1) === name;
  if (profile.role_arn !== undefined && !isOwnSource) {
    return placed(await roleKeys(files, profile, [...way, name], means), profile);
  }
  const found = keys === undefined
    ? await lookedFor(files, profile, name, means)
    : foundKeys(keys, means);
  return found && placed(found, profile);
}

/** The keys of a profile's role; `way` ends in the profile. */
async function roleKeys(
  files: SharedFiles,
  profile: Profile,
  way: readonly string[],
  means: MintMeans,
): Promise<Minted> {
  const { role_arn: arn = "", role_session_name: session, external_id: externalId } = profile;
  const role = { arn, session, externalId, region: regionIn(ambientOf(means), profile) };
  const { web_identity_token_file: file } = profile;
  if (file !== undefined) return await withToken(role, file, means);
  const source = await sourceKeys(files, profile, way, means);
  if (source?.secret.kind === "aws") return await assumeWithKeys(role, source.secret, means);
  throw new MintError(`Cannot use the AWS profile '${way.at(-1)}': its source has no keys`, true);
}

async function sourceKeys(
  files: SharedFiles,
  { source_profile: next, credential_source: source }: Profile,
  way: readonly string[],
  means: MintMeans,
): Promise<Minted | undefined> {
  switch (source) {
    case "Environment":
      return keysIn(ambientOf(means), means);
    case "EcsContainer":
      return await containerKeys(means);
    case "Ec2InstanceMetadata":
      return await instanceKeys(means);
  }
  const round = next !== undefined && way.includes(next) && next !== way.at(-1);
  if (next === undefined || round || way.length > LONGEST_WAY) return undefined;
  return await profileKeys(files, next, way, means);
}

function keysOf({ aws_access_key_id: id, aws_secret_access_key: secret, ...rest }: Profile) {
  if (id === undefined || secret === undefined) return undefined;
  return lastingKeys(id, secret, rest.aws_session_token);
}

/** A profile's region is where its requests go when nothing else says it. */
function placed(minted: Minted, { region }: Profile): Minted {
  return region === undefined ? minted : { ...minted, attrs: { usualRegion: region } };
}

/** Keys that are not in the files themselves. */
async function lookedFor(
  files: SharedFiles,
  profile: Profile,
  name: string,
  means: MintMeans,
): Promise<Minted | undefined> {
  const { credential_process: command, login_session: login } = profile;
  if (isSso(profile)) return await ssoKeys(profile, name, files, means);
  if (command !== undefined) return await processKeys(command, name, means);
  if (login === undefined) return undefined;
  const why = "it uses login_session, which is not supported here; export its keys to the " +
    "environment";
  throw new MintError(`Cannot use the AWS profile '${name}': ${why}`, true);
}
