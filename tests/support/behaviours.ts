/**
 * The table: every behaviour, for every client, in front of every upstream, whole and streamed.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { BehaviourName, Client, Exception, Task, Told } from "./client.ts";
import { within } from "./gate.ts";
import { type ModelDialect, REFUSALS, type ScriptedOptions } from "./scripted_model.ts";
import { afterTool, ARGUMENTS, GREETING, THOUGHT, USAGE } from "./scripted_speech.ts";
import { OTHER_RESULT, serve, type Served, TOOL_RESULT, UPSTREAMS } from "./sdk.ts";

/** One run of a client. */
interface Run {
  readonly client: Client;
  readonly served: Served;
  readonly stream: boolean;
}

interface Behaviour {
  readonly model: ScriptedOptions;
  check(run: Run): Promise<void>;
}

const BEHAVIOURS: Readonly<Record<BehaviourName, Behaviour>> = {
  "text and usage": {
    model: {},
    async check(run) {
      const pieces: string[] = [];
      const { text, usage } = await ask(run, { onText: (piece) => void pieces.push(piece) });
      assert.equal(text, GREETING);
      const { prompt, cached, output } = USAGE;
      assert.deepEqual(usage, { prompt, cached, output });
      if (!run.stream) return;
      assert.equal(pieces.join(""), GREETING);
      assert.ok(pieces.length > 1, "the text came in pieces");
    },
  },
  "a tool loop": {
    model: {},
    async check(run) {
      const { text } = await ask(run, { tools: true });
      const result = wrapped(run, TOOL_RESULT);
      assert.equal(text, afterTool(result));
      const results = run.served.scripted.asked.map(({ result }) => result);
      assert.deepEqual(results, [undefined, result]);
    },
  },
  "tools in parallel": {
    model: { parallel: true },
    async check(run) {
      const { text } = await ask(run, { tools: true });
      const both = [wrapped(run, TOOL_RESULT), wrapped(run, OTHER_RESULT)];
      assert.equal(text, afterTool(both.join(" ")));
      const results = run.served.scripted.asked.map(({ results }) => results);
      assert.deepEqual(results, [[], both]);
    },
  },
  "thinking is shown": {
    model: { thinks: true },
    async check(run) {
      const { text, thought } = await ask(run, { thinks: true });
      assert.equal(text, GREETING);
      assert.equal(thought, THOUGHT, `the thinking was shown: '${thought}'`);
    },
  },
  "thinking goes back": {
    model: { thinks: true },
    async check(run) {
      const { text } = await ask(run, { thinks: true, tools: true });
      assert.equal(text, afterTool(wrapped(run, TOOL_RESULT)));
      const [first, second] = run.served.scripted.asked;
      assert.equal(first?.thinkingReturned, false);
      assert.equal(second?.thinkingReturned, true, "the proof of the thinking came back");
    },
  },
  "structured output": {
    model: {},
    async check(run) {
      const { value } = await ask(run, { structured: true });
      assert.deepEqual(value, JSON.parse(ARGUMENTS));
      const [asked] = run.served.scripted.asked;
      assert.deepEqual(Object.keys(Object(asked?.schema?.properties)), ["city", "days"]);
    },
  },
  "a refusal": { model: { fails: 400 }, check: (run) => checkFault(run, 400) },
  "a rate limit": { model: { fails: 429 }, check: (run) => checkFault(run, 429) },
  "leaving": { model: { stalls: true }, check: checkLeaving },
};

/** Registers every behaviour of `client`. */
export function checkClient(client: Client): void {
  for (const [name, { model, check }] of Object.entries(BEHAVIOURS)) {
    for (const { dialect } of UPSTREAMS) {
      for (const stream of [false, true]) {
        const exception = client.exceptions.find((one) =>
          one.behaviour === name &&
          (one.upstreams?.includes(dialect) ?? true) &&
          (one.stream ?? stream) === stream
        );
        register(name, model, { client, dialect, stream }, check, exception);
      }
    }
  }
}

function register(
  name: string,
  model: ScriptedOptions,
  { client, dialect, stream }: { client: Client; dialect: ModelDialect; stream: boolean },
  check: Behaviour["check"],
  exception: Exception | undefined,
): void {
  const how = stream ? "streamed" : "whole";
  const title = `${client.name}: ${name}, ${how}, upstream ${dialect}`;
  const run = (done: (checked: Promise<void>) => Promise<void>) =>
    serve(dialect, model, (served) => done(check({ client, served, stream })));
  if (exception === undefined) return void test(title, () => run((checked) => checked));
  const { reason, shows } = exception;
  test(
    `${title}: not so: ${reason}`,
    { skip: shows === undefined },
    () => run((checked) => checkException(exception, checked)),
  );
}

/** An exception that is none any more is to be struck out. */
async function checkException(exception: Exception, done: Promise<void>): Promise<void> {
  const failure: unknown = await done.then(() => undefined, (error) => error);
  assert.ok(failure, `'${exception.behaviour}' works, although: ${exception.reason}`);
  if (exception.shows) assert.match(String(failure), exception.shows);
}

function ask({ client, served, stream }: Run, task: Partial<Task>): Promise<Told> {
  return client.run(served, {
    stream,
    tools: false,
    thinks: false,
    structured: false,
    onText: () => {},
    ...task,
  });
}

function wrapped({ client }: Run, result: string): string {
  return client.wraps?.(result) ?? result;
}

async function checkFault(run: Run, status: 400 | 429): Promise<void> {
  const { client } = run;
  const failure: unknown = await ask(run, {}).then(
    () => assert.fail("the refused request was answered"),
    (error) => error,
  );
  const fault = client.faultOf(failure);
  assert.equal(fault.type, client.faults[status]);
  assert.equal(fault.status, status);
  assert.ok(fault.message.includes(REFUSALS[status]), `the provider's words: ${fault.message}`);
  // The provider's 17 seconds, and up to three for all not to come back at once.
  if (status === 429 && "retryAfter" in fault) {
    assert.match(String(fault.retryAfter), /^(17|18|19|20)$/);
  }
  assert.equal(run.served.upstream.requests.length, 1, "nothing was asked twice");
}

async function checkLeaving(run: Run): Promise<void> {
  const { upstream } = run.served;
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  const asked = ask(run, { signal: leaving.signal, onText: leave });
  const exchange = await Promise.race([upstream.request(0), asked.then(() => undefined)]);
  assert.ok(exchange, "the upstream was asked");
  if (!run.stream) leave();
  await within("the upstream's request was called off", exchange.closed);
  assert.ok(leaving.signal.aborted, "some text had come");
  assert.equal(exchange.finished, false);
  await within("the client gave up", asked.then(() => {}, () => {}));
}
