/**
 * Sluice: one fetch handler between every LLM client and every LLM provider.
 *
 * Clients speak the API they know (OpenAI Chat Completions, OpenAI Responses, Anthropic Messages,
 * Gemini) with a gateway key; Sluice picks a credential, calls whichever provider serves the model, and answers in
 * the client's own dialect, streaming.
 *
 * Run as the main module it starts a server; imported it is a library on Web standards alone.
 *
 * @example
 * ```ts
 * import { createGateway, defineConfig } from "@sluice/gateway";
 *
 * const gateway = createGateway(defineConfig({ providers: { demo: {} } }));
 * const response = await gateway.fetch(new Request("http://localhost/healthz"));
 * await response.json(); // { ok: true, version: "…" }
 * ```
 *
 * @module
 */

export { type ConnectionInfo, createGateway, type Gateway } from "./src/gateway/gateway.ts";
export { destinationsOf, knownDestinations } from "./src/gateway/destinations.ts";
export type { Host } from "./src/gateway/host.ts";
export type { Memory } from "./src/gateway/memory.ts";
export { createMemory } from "./src/gateway/remembered.ts";
export type {
  Attributes,
  Measurement,
  Metric,
  Recorder,
  Span,
  Telemetry,
} from "./src/telemetry/telemetry.ts";
export type { ServedModel } from "./src/gateway/operations/served_models.ts";
export type { CloudRefresher } from "./src/credentials/cloud/refresher.ts";
export type { CloudRecord } from "./src/credentials/cloud/records.ts";
export type { Ambient, Ran, RunBounds } from "./src/credentials/cloud/ambient.ts";
export type { CloudAccount, CloudLogin, ServiceAccountKey } from "./src/credentials/cloud/login.ts";
export type {
  AwsAccountFile,
  AwsFile,
  AzureAccountFile,
  AzureFile,
  GoogleAccountFile,
  GoogleFile,
} from "./src/config/cloud_file.ts";
export type { Cloud, CloudId, CloudPlace, EnvelopeId } from "./src/providers/cloud.ts";
export type {
  ClientSocket,
  SocketEars,
  Upgrade,
  Upgraded,
} from "./src/gateway/responses/client_socket.ts";
export { findServers, type FoundServer } from "./src/gateway/local_servers.ts";
export type {
  Connect,
  ConnectOptions,
  UpstreamEars,
  UpstreamSocket,
} from "./src/gateway/sockets/upstream_socket.ts";
export { VERSION } from "./src/gateway/version.ts";
export type { EndpointId } from "./src/canonical/endpoint.ts";
export type { Bytes } from "./src/canonical/bytes.ts";
export type { FactValues, Modality, ModelFacts } from "./src/catalog/facts.ts";
export { refreshCatalog, type Refreshed } from "./src/catalog/refresh.ts";
export type { TextStore } from "./src/catalog/refreshed.ts";
export type { LongContextRates, Price, Rates, TokenRates } from "./src/catalog/price.ts";
export type { ExceededQuota, Hint } from "./src/canonical/evidence.ts";
export type { JsonObject, JsonValue } from "./src/canonical/json.ts";
export {
  CLIENT_DIALECT_IDS,
  type ClientDialectId,
  DIALECT_IDS,
  type DialectId,
} from "./src/canonical/request.ts";
export { AccountError, type AccountErrorReason } from "./src/gateway/admin/account_error.ts";
export {
  type AccountQuery,
  type Added,
  type Administration,
  createAdministration,
} from "./src/gateway/admin/administration.ts";
export type { AccountChange } from "./src/gateway/admin/change_account.ts";
export type { CheckResult } from "./src/gateway/admin/check_account.ts";
export type { AccountDraft } from "./src/gateway/admin/draft_account.ts";
export type {
  RouteExplanation,
  RouteQuestion,
  TargetExplanation,
} from "./src/gateway/explanation.ts";
export type { AdminFile } from "./src/config/admin.ts";
export type {
  AccountConfig,
  AdminConfig,
  BrokerConfig,
  BrokerTokenConfig,
  Choice,
  CloudAccountConfig,
  Config,
  KeyConfig,
  Limits,
  OAuthConfig,
  ProviderConfig,
  Route,
  RouteTarget,
  Timeouts,
} from "./src/config/config.ts";
export type { BrokerFile, BrokerTokenFile } from "./src/config/broker.ts";
export type { Env } from "./src/config/expand.ts";
export type { FactsFile, PriceFile } from "./src/config/facts.ts";
export {
  type AccountFile,
  type CatalogFile,
  type ConfigFile,
  type ConfigSchema,
  configSchema,
  type CorsFile,
  type FallbackClass,
  type KeyFile,
  type ModelFile,
  type ProfileFile,
  type ProviderFile,
  type RouteFile,
  type TargetFile,
  type TimeoutsFile,
} from "./src/config/file.ts";
export type { LimitsFile } from "./src/config/limits.ts";
export type { OAuthFile } from "./src/config/oauth_file.ts";
export type { ResponsesConfig, ResponsesFile } from "./src/config/responses.ts";
export type { Changes } from "./src/config/changes.ts";
export type { StoreConfig, StoreFile, StoreKind, StoreTlsFile } from "./src/config/store_file.ts";
export { ConfigError, type Problem } from "./src/config/problem.ts";
export {
  type ConfigResult,
  defineConfig,
  type ListeningConfig,
  type Overrides,
  readConfig,
} from "./src/config/read.ts";
export type { AccountView } from "./src/credentials/account_view.ts";
export {
  type Accounts,
  type AccountsParts,
  type ConfiguredParts,
  createAccounts,
} from "./src/credentials/accounts.ts";
export type { BrokerScope, Grant } from "./src/credentials/broker/grant.ts";
export type { BrokerAccess } from "./src/credentials/broker/line.ts";
export type { Block, BlockReason, Scope } from "./src/credentials/block.ts";
export type {
  AuthMaterial,
  Candidate,
  Handle,
  Outcome,
  Pool,
  Preview,
  Query,
  Unavailable,
  Verdict,
} from "./src/credentials/contract.ts";
export type {
  AuditEntry,
  CredentialStore,
  Lease,
  Snapshot,
} from "./src/credentials/credential_store.ts";
export {
  FAILURE_CLASSES,
  type FailureClass,
  type UpstreamFailure,
} from "./src/credentials/failure.ts";
export { findProvider, type KnownProvider, knownProviders } from "./src/providers/mod.ts";
export { keptProviders } from "./src/credentials/kept_providers.ts";
export type { Means } from "./src/credentials/means.ts";
export type { Notice, Notify } from "./src/credentials/notice.ts";
export type {
  AwsSecret,
  CredentialOrigin,
  CredentialPatch,
  CredentialRecord,
  CredentialSecret,
  CredentialStatus,
  Identity,
  NewCredential,
  OAuthSecret,
  RefreshBackoff,
  RefreshIntent,
  StatusInfo,
} from "./src/credentials/record.ts";
export type { PlanRule } from "./src/credentials/plans.ts";
export { Secret } from "./src/credentials/secret.ts";
export type { SealedCredentials } from "./src/credentials/stored_credentials.ts";
export { beginCodeLogin, type CodeLogin } from "./src/credentials/oauth/code.ts";
export type { LoggedIn } from "./src/credentials/oauth/credential.ts";
export {
  beginDeviceLogin,
  type DeviceLogin,
  type DeviceMeans,
} from "./src/credentials/oauth/device.ts";
export {
  type ClaimPath,
  type CodeFlow,
  type DeviceFlow,
  LoginError,
  type OAuthClient,
  type OAuthFlow,
  type OAuthMeans,
} from "./src/credentials/oauth/flow.ts";
export { createTokenSource } from "./src/credentials/oauth/source.ts";
export type {
  RefreshResult,
  RefreshWant,
  TokenAnswer,
  TokenRefresher,
  TokenSource,
} from "./src/credentials/token_source.ts";
export {
  type CausedBlock,
  createTrail,
  type RequestTrail,
  type TriedOnce,
} from "./src/credentials/trail.ts";
export { usedFractionOf } from "./src/credentials/usage.ts";
export type {
  ProbeMeans,
  ProbeResult,
  UsageAmount,
  UsageLimit,
  UsageProbe,
  UsageReading,
  UsageReport,
  UsageScope,
  UsageUnit,
  UsageWindow,
} from "./src/credentials/usage.ts";
export type {
  KnownUsage,
  ReadOptions,
  UsageReports,
  UsageSubject,
} from "./src/credentials/usage/reports.ts";
export type { Asked } from "./src/credentials/usage/standing.ts";
export {
  newMasterKey,
  opensVault,
  parseMasterKey,
  type ReadMasterKey,
  type Vault,
} from "./src/credentials/vault.ts";
export type { CallIdRule } from "./src/dialects/call_ids.ts";
export type { Guardrail, WireProfile } from "./src/dialects/dialect.ts";
export type { KeyScope } from "./src/keys/scopes.ts";
export type { AuthShape, Blank, ModelWires, Place, Provider } from "./src/providers/provider.ts";
export type { Transport } from "./src/providers/provider.ts";
export type { TokenShape } from "./src/providers/token_shape.ts";
export { createMemoryStore, type MemoryBounds } from "./src/store/memory.ts";
export type { Entry, Store } from "./src/store/store.ts";

if (import.meta.main) {
  // Named at run time, not by a literal: a bundle of the library must not carry the command line.
  // Not awaited: the command line imports this module, which would wait for itself.
  import(new URL("./adapters/cli/main.ts", import.meta.url).href);
}
