/**
 * What LiteLLM's configuration says beside models: bounds, keys, and much that has no place here.
 *
 * @module
 */

import type { Draft } from "./draft.ts";
import { secretOf } from "./litellm_values.ts";
import { amountOf, type Fields, fieldsOf, textOf } from "./read.ts";

/** What was carried by `litellm_routes.ts` or is below. */
const CARRIED: ReadonlySet<string> = new Set([
  ..."routing_strategy model_group_alias fallbacks context_window_fallbacks".split(" "),
  ..."default_fallbacks num_retries timeout request_timeout stream_timeout".split(" "),
  ..."master_key drop_params set_verbose json_logs".split(" "),
]);

const COOLING =
  "an account is left alone for as long as its provider says, and what fails 5 times in 30 s for 15 s";
const KEPT = "there are no virtual keys, teams or budgets in a database: callers stand in 'keys'";
const WATCHED = "there are no callbacks: each request is one line of the log";
const CACHED = "answers are not cached";

/** Why something has no place. */
const REASONS: Readonly<Record<string, string>> = {
  allowed_fails: COOLING,
  allowed_fails_policy: COOLING,
  cooldown_time: COOLING,
  retry_after: "providers are waited for as they say",
  retry_policy: "what a failure means decides whether it is tried again",
  content_policy_fallbacks: "a refusal is the answer: another provider is not asked",
  enable_pre_call_checks:
    "prompts that are too long go to 'contextFallback' once a provider says so",
  database_url: KEPT,
  store_model_in_db: KEPT,
  callbacks: WATCHED,
  success_callback: WATCHED,
  failure_callback: WATCHED,
  cache: CACHED,
  cache_params: CACHED,
  redis_host: "every process keeps its own figures",
  redis_password: "every process keeps its own figures",
  redis_port: "every process keeps its own figures",
};

/** Carries bounds and keys, and tells the rest. */
export function carrySettings(file: Fields, settings: Fields, draft: Draft): void {
  const general = fieldsOf(file.general_settings);
  const master = textOf(general.master_key);
  if (master !== undefined) {
    const place = "general_settings.master_key";
    const key = secretOf(master, "LITELLM_MASTER_KEY", place, draft);
    draft.keys.push({ name: "litellm-master", key });
    draft.leave(place, "it lets callers in; the admin API wants a key of its own, see 'admin'");
  }
  carryBounds(settings, draft);
  tell("router_settings", fieldsOf(file.router_settings), draft);
  tell("litellm_settings", fieldsOf(file.litellm_settings), draft);
  tell("general_settings", general, draft);
  for (const name of Object.keys(fieldsOf(file.environment_variables))) {
    draft.leave(`environment_variables.${name}`, "set it where the gateway is started");
  }
  const known =
    /^(model_list|(router|litellm|general)_settings|environment_variables|credential_list)$/;
  for (const name of Object.keys(file)) {
    if (!known.test(name)) draft.leave(name, "it has no place here");
  }
}

function carryBounds(settings: Fields, draft: Draft): void {
  const retries = amountOf(settings.num_retries);
  const seconds = amountOf(settings.timeout) ?? amountOf(settings.request_timeout);
  const targets = [...draft.models.values()].map((route) => route.targets.length);
  // Theirs counts what comes after the first; ours all of them, over all targets.
  const attempts = (retries ?? 0) + Math.max(1, ...targets);
  if (retries !== undefined) draft.limits.attempts = Math.min(20, Math.ceil(attempts));
  if (seconds !== undefined) draft.limits.headersSeconds = Math.min(86_400, Math.ceil(seconds));
}

function tell(section: string, fields: Fields, draft: Draft): void {
  for (const [name, value] of Object.entries(fields)) {
    if (CARRIED.has(name) || value === null || value === false) continue;
    draft.leave(`${section}.${name}`, REASONS[name] ?? "it has no place here");
  }
}
