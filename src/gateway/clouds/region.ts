/**
 * Which of AWS's regions a request goes to.
 *
 * @module
 */

import { gatewayFault } from "../../canonical/fault.ts";
import { FaultError } from "../../canonical/fault.ts";
import type { Letter } from "./envelope.ts";

/** Where inference profiles of a geography are at home that no region was named for. */
const GEOGRAPHIES: Readonly<Record<string, string>> = {
  "us": "us-east-1",
  "us-gov": "us-gov-west-1",
  "eu": "eu-west-1",
  "apac": "ap-southeast-1",
  "au": "ap-southeast-2",
  "jp": "ap-northeast-1",
};

/** The form of a region's name; nothing else ever becomes part of a host. */
const REGION = /^[a-z]{2}(-[a-z]{2,12}){1,3}-\d{1,2}$/;

/**
 * The region: the account's or the operator's, else that of the model's ARN, of its inference
 * profile's geography, or of the environment.
 *
 * @throws {FaultError} if what was configured is no region's name.
 */
export function regionFor({ auth, cloud: { place }, model }: Letter): string {
  const region = auth.attrs.region ?? place.region ?? regionIn(model) ?? place.usualRegion ??
    auth.attrs.usualRegion ?? "us-east-1";
  if (REGION.test(region)) return region;
  throw new FaultError(
    gatewayFault("internal", "Cannot use the AWS region: it is not in the form of one"),
  );
}

function regionIn(model: string): string | undefined {
  const inArn = /^arn:aws[a-z-]*:(?:bedrock|sagemaker):([a-z0-9-]+):/.exec(model)?.[1];
  if (inArn !== undefined) return REGION.test(inArn) ? inArn : undefined;
  const geography = /^([a-z-]+)\.[a-z0-9-]+\./.exec(model)?.[1];
  return geography === undefined || !Object.hasOwn(GEOGRAPHIES, geography)
    ? undefined
    : GEOGRAPHIES[geography];
}
