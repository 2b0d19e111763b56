/**
 * What models were found not to take. A client that speaks another API cannot know that a model
 * refuses a temperature, a service tier or strict tools; when the provider says so, the request goes
 * out once more without it, which is named as any loss is, and the next ones begin there.
 *
 * Only what a translated request can lose without meaning something else is taken out, and only
 * where the provider refuses the option itself: that a value is wrong is the caller's to know.
 *
 * @module
 */

import type { Fault } from "../canonical/fault.ts";
import { isJsonObject, type JsonValue, parseJson } from "../canonical/json.ts";
import { type Edit, editMembers } from "../canonical/json_edit.ts";
import type { Plan } from "./plan.ts";

/** What was learnt, for all requests of a gateway. */
export interface Lessons {
  /** `plan` without what its model is known not to take. */
  apply(plan: Plan): Plan;
  /** `plan` without what `fault` says that its model does not take; `undefined` if it says no such thing. */
  learn(plan: Plan, fault: Fault): Plan | undefined;
}

/** How long a lesson holds: models change, in milliseconds. */
const LESSON_MS = 60 * 60_000;

/** How many models are remembered. */
const MOST_MODELS = 1000;

/** An option of the wires that can be left out. */
interface Option {
  /** The top-level member it stands in. */
  readonly member: string;
  /** What it is called when it is named as lost. */
  readonly lost: string;
  /** How a provider names it in its refusal. */
  readonly said: RegExp;
  readonly edit: Edit;
}

const out: Edit = () => undefined;

function plain(member: string, lost = member): Option {
  // Quoted, at the beginning, or called a parameter: in the middle of a sentence it is a mere word.
  const said = new RegExp(
    `(?:^|['"\`]|(?:parameter|argument|field|name)s?:? )${member}(?!\\w)`,
    "i",
  );
  return { member, lost, said, edit: out };
}

const OPTIONS: readonly Option[] = [
  ...[
    "temperature",
    "top_p",
    "top_k",
    "seed",
    "presence_penalty",
    "frequency_penalty",
    "logit_bias",
    "verbosity",
    "service_tier",
    "serviceTier",
    "parallel_tool_calls",
    "metadata",
    "labels",
    "safety_identifier",
    "prompt_cache_key",
    "stream_options",
  ].map((name) => plain(name)),
  plain("reasoning_effort", "reasoning"),
  {
    member: "tools",
    lost: "tools[].strict",
    said: /(?<!\w)strict(?!\w)|schema is too complex/i,
    edit: (json) => json?.includes('"strict"') === true ? withoutStrict(json) : json,
  },
];

/** Words with which an option is refused, and not its value. */
const REFUSES =
  /unsupported|not (?:yet )?supported|(?:does|do) not support|unrecogni[sz]ed|unknown|unexpected|extra (?:inputs|fields)|not permitted|too complex/i;

/** Creates a memory of lessons. */
export function createLessons(now: () => number): Lessons {
  const models = new Map<string, Map<Option, number>>();

  function lessonsOf(plan: Plan): Map<Option, number> {
    const key = keyOf(plan);
    const known = models.get(key) ?? new Map<Option, number>();
    models.delete(key);
    models.set(key, known);
    for (const oldest of models.keys()) {
      if (models.size <= MOST_MODELS) break;
      models.delete(oldest);
    }
    return known;
  }

  return {
    apply(plan) {
      if (models.size === 0 || !isTranslated(plan)) return plan;
      const time = now();
      const known = models.get(keyOf(plan)) ?? [];
      const live = [...known].filter(([, until]) => until > time);
      return without(plan, live.map(([option]) => option)) ?? plan;
    },
    learn(plan, fault) {
      if (!isTranslated(plan) || !refuses(fault)) return undefined;
      const refused = OPTIONS.filter(({ said }) => said.test(nameIn(fault)));
      const lesser = without(plan, refused);
      if (lesser === undefined) return undefined;
      const lessons = lessonsOf(plan);
      for (const option of refused) lessons.set(option, now() + LESSON_MS);
      return lesser;
    },
  };
}

function keyOf({ target: { provider, model }, dialect: { id } }: Plan): string {
  return JSON.stringify([provider, model, id]);
}

/** What a client wrote for this very wire is its own affair. */
function isTranslated({ passthrough, body }: Plan): boolean {
  return !passthrough && typeof body === "string";
}

function refuses({ kind, origin, status, message }: Fault): boolean {
  return kind === "invalid_request" && origin === "upstream" &&
    (status === 400 || status === 422) && REFUSES.test(message);
}

/** Where the provider names the field, that counts and nothing else; else what it says. */
function nameIn({ param, message }: Fault): string {
  return param === undefined || param === "" ? message : param;
}

/** `undefined` where nothing of it is in the request. */
function without(plan: Plan, options: readonly Option[]): Plan | undefined {
  if (options.length === 0 || typeof plan.body !== "string") return undefined;
  const lost: string[] = [];
  const edits = new Map<string, Edit>(
    options.map((option) => [option.member, (json) => {
      const edited = option.edit(json);
      if (edited !== json) lost.push(plan.names?.get(option.lost) ?? option.lost);
      return edited;
    }]),
  );
  const body = editMembers(plan.body, edits);
  return lost.length === 0
    ? undefined
    : { ...plan, body, dropped: [...new Set([...plan.dropped, ...lost])] };
}

function withoutStrict(json: string): string {
  const tools = parseJson(json) as JsonValue;
  if (!Array.isArray(tools)) return json;
  return JSON.stringify(tools.map((tool) => {
    if (!isJsonObject(tool)) return tool;
    const { strict: _strict, ...rest } = tool;
    if (!isJsonObject(rest.function)) return rest;
    const { strict: _inner, ...inner } = rest.function;
    return { ...rest, function: inner };
  }));
}
