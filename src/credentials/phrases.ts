/**
 * What providers say in words alone. It is looked at last, after every field and code, and grows by
 * lines, not by branches.
 *
 * @module
 */

/** An allowance that is used up. */
const QUOTA: readonly RegExp[] = [
  /usage[ _]limit/,
  /usage_not_included/,
  /limit_reached/,
  /(exceeded|reached|insufficient)\b.{0,40}\bquota\b/,
  /\bquota\b.{0,40}\b(exceeded|reached|insufficient|exhausted|used up|will reset)/,
  /resource (has been |is )?exhausted/,
  /exhausted your capacity/,
  /insufficient[ _](account )?(balance|quota|credits?|funds)/,
  /(balance|credits?) (is |are |has been |have been )?(exhausted|depleted|too low)/,
  /(run|ran) out of credits/,
  /out of credits/,
  /(exceed(s|ed)?|insufficient|not enough)\b.{0,40}\bcredits/,
  /usage credits are required/,
  /credits_required/,
  /spend(ing)?[ _]limit/,
  /personal-team-blocked/,
  /\baccount('s)?\b.{0,40}\brate limit/,
  /\brate limit\b.{0,40}\baccount\b/,
  /\b(subscription|plan|membership)\b.{0,40}\b(rate limit|quota|cap)\b/,
  /free-models-per-day/,
  /clinepass limit/,
  /free limit reached/,
  /access_terminated_error/,
  /额度(不足|耗尽|已用完)/,
  /配额/,
  /使用.{0,8}上限/,
  /限额.{0,12}重置/,
  /余额不足/,
];

/** What sounds like one and is a matter of speed. */
const PACE: readonly RegExp[] = [
  /\bper[- ](minute|second)\b/,
  /error-code\S*#token-limit/,
  /(速率|频率|每分钟|并发).{0,12}(上限|限制)/,
];

/** Too many at the same time. */
const CONCURRENCY: readonly RegExp[] = [
  /concurren(t|cy)\b.{0,60}\b(limit|quota|exceed|many|cap|max)/,
  /\b(limit|many|max(imum)?)\b.{0,40}\bconcurren(t|cy)/,
  /too many (simultaneous|parallel) /,
  /并发/,
];

/** Too fast. */
const THROTTLE: readonly RegExp[] = [
  ...PACE,
  /rate[ _-]?limit/,
  /too many requests/,
  /slow down/,
  /throttl/,
];

/** No room for anybody. */
const CAPACITY: readonly RegExp[] = [
  /\boverloaded\b/,
  /\b(no|at|over|insufficient|out of) capacity\b/,
  /high demand/,
  /temporarily unavailable/,
];

/** The account's own limits, told with a 403. */
const ACCOUNT_RESET: readonly RegExp[] = [
  /\b(overall|account|organi[sz]ation|team|workspace)\b.{0,40}\brate limit/,
  /\byour\b.{0,60}\bwill reset\b/,
];

/** A token that was taken back. */
const REVOKED: readonly RegExp[] = [
  /\b(token|session|grant)\b.{0,40}\b(revoked|invalidated)\b/,
];

/** A bill that has to be paid first. */
const PAYMENT: readonly RegExp[] = [
  /payment[ _]required/,
  /deactivated_workspace/,
  /\bcap\b.{0,20}\b(reached|exceeded)/,
];

/** A model that the account's plan does not have. */
const PLAN: readonly RegExp[] = [
  /\bnot (supported|available)\b.{0,60}\bwith (a|your) chatgpt account/,
];

/** More than the model can hold. */
const CONTEXT: readonly RegExp[] = [
  /(prompt|input) is too long/,
  /exceeds? the (available )?context/,
  /input token count exceeds/,
  /maximum (prompt|context) length/,
  /reduce the length of the messages/,
  /greater than the context length/,
  /context window exceeds/,
  /exceeded model token limit/,
  /context_length_exceeded/,
  /model_context_window_exceeded/,
  /too many tokens/,
  /token limit exceeded/,
];

/** What words can mean. */
export type Meaning =
  | "quota"
  | "pace"
  | "concurrency"
  | "throttle"
  | "capacity"
  | "accountReset"
  | "revoked"
  | "payment"
  | "plan"
  | "context";

const PHRASES: Readonly<Record<Meaning, readonly RegExp[]>> = {
  quota: QUOTA,
  pace: PACE,
  concurrency: CONCURRENCY,
  throttle: THROTTLE,
  capacity: CAPACITY,
  accountReset: ACCOUNT_RESET,
  revoked: REVOKED,
  payment: PAYMENT,
  plan: PLAN,
  context: CONTEXT,
};

/** Whether `text` says it. */
export function says(text: string, what: Meaning): boolean {
  const lower = text.toLowerCase();
  return PHRASES[what].some((phrase) => phrase.test(lower));
}

const FILLER =
  /\b(http|https|status|error|errors|code|response|message|body|type|null|undefined|the|provider|answered|with)\b/g;

/** Numbers and ids, which say nothing of what went wrong. */
const IDS = /\b(?:[a-z]{0,4}[-_])?(?=[0-9a-f-]*\d)[0-9a-f-]+\b|\b[0-9a-f]{8,}\b/g;

/** Whether `text` says nothing at all: no word of three letters is left without filler and ids. */
export function saysNothing(text: string): boolean {
  const rest = text.toLowerCase().replace(IDS, " ").replace(FILLER, " ");
  return !/[a-z]{3,}|[^\x20-\x7e\s]{2,}/.test(rest);
}
