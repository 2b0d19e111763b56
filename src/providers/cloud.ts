/**
 * What is different about a provider that is a cloud's: its requests travel in an envelope of the
 * cloud's own, to a place that the operator names.
 *
 * @module
 */

/** The envelopes there are; each is in a file of `src/gateway/clouds/`. */
export type EnvelopeId = "azure" | "vertex" | "bedrock" | "mantle";

/** Whose accounts a provider has: what is lent there signs its requests. */
export type CloudId = "aws" | "azure" | "google";

/** Where in its cloud a provider is. */
export interface CloudPlace {
  /** Azure: the resource, the first label of its host name. */
  readonly resource?: string;
  /** Azure: `api-version`; a date asks for deployments in the path, as APIs before v1 have them. */
  readonly apiVersion?: string;
  /** Azure: what deployments are called whose names are not their models'. */
  readonly deployments?: Readonly<Record<string, string>>;
  /** Google: the project that is billed. */
  readonly project?: string;
  /** Google: `global`, `eu`, `us` or a region. */
  readonly location?: string;
  /** Google: a region that was set for all of Google Cloud; a model may not be there. */
  readonly usualLocation?: string;
  /** AWS: the region, whatever a model's name says. */
  readonly region?: string;
  /** AWS: the region where a model's name says none. */
  readonly usualRegion?: string;
}

/** A provider's part of a cloud. */
export interface Cloud {
  /** Whose cloud it is. */
  readonly id: CloudId;
  /** How its requests are put. */
  readonly envelope: EnvelopeId;
  /** What is known of it; an account may know better. */
  readonly place: CloudPlace;
  /** Environment variables that say it where the configuration does not, the first one set wins. */
  readonly env: Readonly<Partial<Record<keyof CloudPlace | "baseUrl", readonly string[]>>>;
  /** Azure and Google: what a token is asked for. */
  readonly scope?: string;
  /** AWS: what the service is called in signatures. */
  readonly service?: string;
}
