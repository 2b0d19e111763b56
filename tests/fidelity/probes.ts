/**
 * A probe for each row of the table of fidelity: it has the exchange, and fails unless the cell is
 * true.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { Cell } from "../../src/dialects/fidelity_table.ts";
import type { PartTarget, PartWire } from "../../src/dialects/parts_table.ts";
import { fieldOf } from "../options/walk.ts";
import { type Json, object } from "../support/json.ts";
import {
  BY_SCHEMA,
  FORCED,
  FORM,
  FREE_FORM,
  history,
  hosted,
  MARKED,
  PLAIN,
  SOUND,
} from "./ask.ts";
import { exchange, type Exchanged } from "./exchange.ts";
import { hear, type Heard } from "./hear.ts";
import { type Said, say } from "./say.ts";

/** Tries one cell. */
export type Probe = (client: PartWire, provider: PartTarget, cell: Cell) => Promise<void>;

const PAGE = "https://pages.invalid/one";
const PICTURE = "iVBORw0KGgo+/8=";

async function listen(client: PartWire, provider: PartTarget, said: Said): Promise<Heard> {
  const answer = Response.json(say(provider, said));
  const got = await exchange(client, provider, PLAIN[client], answer);
  assert.equal(got.status, 200, JSON.stringify(got.answer));
  return hear(client, got.answer);
}

async function told(client: PartWire, provider: PartTarget, more: Json): Promise<Exchanged> {
  const answer = Response.json(say(provider, { text: "Yes." }));
  return await exchange(client, provider, { ...PLAIN[client], ...more }, answer);
}

/** What the provider got, which must be something. */
function sentOf({ status, answer, sent }: Exchanged): Json {
  assert.equal(status, 200, JSON.stringify(answer));
  return object(sent);
}

/** Where each wire has a function and the choice of it. */
const FUNCTIONS: Readonly<Record<PartTarget, readonly string[]>> = {
  chat: ["tools[0]", "tool_choice"],
  responses: ["tools[0]", "tool_choice"],
  messages: ["tools[0]", "tool_choice"],
  gemini: ["tools[0].functionDeclarations[0]", "toolConfig"],
  converse: ["toolConfig.tools[0]", "toolConfig.toolChoice"],
};

/** Where each wire has the schema of an answer. */
const SCHEMAS: Readonly<Record<PartTarget, string>> = {
  chat: "response_format.json_schema.schema",
  responses: "text.format.schema",
  messages: "output_config.format.schema",
  gemini: "generationConfig.responseJsonSchema",
  converse: "outputConfig.textFormat.structure.jsonSchema.schema",
};

/** The ends that say an answer was cut at the limit. */
const CUT: Readonly<Record<PartWire, string>> = {
  chat: "length",
  responses: "max_output_tokens",
  messages: "max_tokens",
  gemini: "MAX_TOKENS",
};

/** The ends that say a refusal. */
const REFUSED: Readonly<Record<PartWire, string>> = {
  chat: "content_filter",
  responses: "content_filter",
  messages: "refusal",
  gemini: "SAFETY",
};

/** A function that need not keep to its schema says so on one wire, and nothing on the others. */
function lenient(tool: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tool),
    (key, value) => key === "strict" && value === false ? undefined : value,
  );
}

/** Results in the order of their calls: pairs of an id and what was said. */
function resultsIn(wire: PartTarget, sent: Json): unknown[][] {
  const found: unknown[][] = [];
  JSON.stringify(sent, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { tool_call_id, call_id, output, tool_use_id, toolUseId, content, id, response } = object(
      value,
    );
    if (wire === "chat" && tool_call_id) found.push([tool_call_id, content]);
    if (wire === "responses" && output !== undefined) found.push([call_id, output]);
    if (wire === "messages" && tool_use_id) found.push([tool_use_id, fieldOf(content, "[0].text")]);
    if (wire === "converse" && toolUseId && content) {
      found.push([toolUseId, fieldOf(content, "[0].text")]);
    }
    if (wire === "gemini" && response) {
      found.push([id, fieldOf(response, "output") ?? fieldOf(response, "error")]);
    }
    return value;
  });
  return found;
}

/** The probes by the ids of their rows. */
export const PROBES: Readonly<Record<string, Probe>> = {
  async text(client, provider) {
    const { text, end } = await listen(client, provider, { text: "Grüße 世界 🌍" });
    assert.equal(text, "Grüße 世界 🌍");
    assert.notEqual(end, CUT[client]);
  },

  async calls(client, provider) {
    const calls = ["Oslo", "Tromsø"].map((city, at) => ({
      id: `call_p${at}`,
      name: "look",
      args: { city, at },
    }));
    const heard = await listen(client, provider, { calls });
    assert.deepEqual(heard.calls, calls.map(({ name, args }) => ({ name, args })));
  },

  async reasoning(client, provider) {
    const heard = await listen(client, provider, { reasoning: "So I\nlook.", text: "Yes." });
    assert.equal(heard.reasoning, "So I\nlook.");
    assert.equal(heard.text, "Yes.");
  },

  async citation(client, provider) {
    const heard = await listen(client, provider, { text: "It is so.", citation: PAGE });
    assert.deepEqual(heard.citations, [PAGE]);
    assert.equal(heard.text, "It is so.");
  },

  async refusal(client, provider, cell) {
    const heard = await listen(client, provider, { refusal: "I will not." });
    if (cell.verdict === "kept") return assert.equal(heard.refusal, "I will not.");
    assert.equal(heard.text + heard.refusal, "I will not.");
    assert.ok(cell.verdict === "changed");
    const said = cell.how.includes("the end says it");
    assert.equal(heard.end === REFUSED[client], said, String(heard.end));
  },

  async picture(client, provider, cell) {
    if (cell.verdict === "none") return;
    const { pictures } = await listen(client, provider, { text: "Here:", picture: PICTURE });
    assert.deepEqual(pictures, cell.verdict === "kept" ? [PICTURE] : []);
  },

  async hosted_answer(client, provider, cell) {
    if (cell.verdict === "none") return;
    const heard = await listen(client, provider, { text: "Found.", hosted: true });
    assert.equal(heard.text, "Found.");
    assert.equal(heard.strange, false, "no step of a tool that the client does not know");
  },

  async length(client, provider) {
    const { end } = await listen(client, provider, { text: "And so", cut: true });
    assert.equal(end, CUT[client]);
  },

  async error(client, provider) {
    const headers = { "retry-after": "7" };
    const answer = Response.json(ERRORS[provider], { status: 429, headers });
    const got = await exchange(client, provider, PLAIN[client], answer);
    assert.equal(got.status, 429);
    // A little more than the provider said, so that not all come back at the same instant.
    const wait = Number(got.headers.get("retry-after"));
    assert.ok(wait >= 7 && wait <= 10, `${wait}`);
    assert.match(JSON.stringify(got.answer), RATE_LIMIT[client]);
  },

  async tools(client, provider) {
    const sent = sentOf(await told(client, provider, FORCED[client]));
    for (const path of FUNCTIONS[provider]) {
      assert.deepEqual(lenient(fieldOf(sent, path)), lenient(fieldOf(FORCED[provider], path)));
    }
  },

  async results(client, provider) {
    const sent = sentOf(
      await told(client, provider, { ...FORCED[client], ...history(client, false) }),
    );
    assert.deepEqual(resultsIn(provider, sent), [
      ["call_ax", "result a"],
      ["call_bx", "result b"],
    ]);
  },

  async failed_result(client, provider, cell) {
    if (cell.verdict === "none") return;
    const got = await told(client, provider, { ...FORCED[client], ...history(client, true) });
    const sent = sentOf(got);
    if (cell.verdict === "named") {
      assert.ok(got.dropped.includes(cell.name), `${got.dropped}`);
      return assert.deepEqual(resultsIn(provider, sent)[1], ["call_bx", "result b"]);
    }
    const path = provider === "messages"
      ? "messages[2].content[1].is_error"
      : provider === "converse"
      ? "messages[2].content[1].toolResult.status"
      : "contents[2].parts[1].functionResponse.response.error";
    assert.ok(fieldOf(sent, path), path);
  },

  async free_form(client, provider, cell) {
    if (cell.verdict === "none") return;
    const input = 'a "b"\n';
    const calls = [{ id: "call_f", name: "patch", args: { input } }];
    const answer = Response.json(say(provider, { calls }));
    const body = { ...PLAIN[client], ...FREE_FORM[client] };
    const got = await exchange(client, provider, body, answer);
    const sent = sentOf(got);
    if (cell.verdict === "kept") return assert.equal(fieldOf(sent, "tools[0].type"), "custom");
    assert.match(JSON.stringify(sent.tools ?? sent.toolConfig), /"input":\{"type":"string"\}/);
    // The client is told the call as free-form text again.
    assert.ok(
      JSON.stringify(got.answer).includes(JSON.stringify(input)),
      JSON.stringify(got.answer),
    );
  },

  async hosted_tool(client, provider, cell) {
    assert.equal(cell.verdict, "named");
    const got = await told(client, provider, hosted(client, false));
    assert.equal(JSON.stringify(sentOf(got)).includes("look"), true);
    assert.ok(cell.verdict === "named" && got.dropped.includes(cell.name), `${got.dropped}`);
  },

  async hosted_forced(client, provider, cell) {
    if (cell.verdict === "none") return;
    const got = await told(client, provider, hosted(client, true));
    assert.equal(got.status, 400);
    assert.equal(got.sent, undefined);
    assert.match(JSON.stringify(got.answer), /tool/);
  },

  async cache(client, provider, cell) {
    if (cell.verdict === "none") return;
    const got = await told(client, provider, MARKED[client] ?? {});
    const sent = sentOf(got);
    if (cell.verdict === "kept") {
      if (provider === "converse") {
        const point = { type: "default", ttl: "1h" };
        return assert.deepEqual(fieldOf(sent, "system[1].cachePoint"), point);
      }
      const mark = { type: "ephemeral", ttl: "1h" };
      return assert.deepEqual(fieldOf(sent, "system[0].cache_control"), mark);
    }
    assert.ok(cell.verdict === "named" && got.dropped.includes(cell.name), `${got.dropped}`);
    assert.ok(!JSON.stringify(sent).includes("ephemeral"));
  },

  async sound(client, provider, cell) {
    if (cell.verdict === "none") return;
    const got = await told(client, provider, SOUND[client] ?? {});
    assert.equal(got.status, 400);
    assert.equal(got.sent, undefined);
    assert.match(JSON.stringify(got.answer), /sound/);
  },

  async schema(client, provider) {
    const sent = sentOf(await told(client, provider, BY_SCHEMA[client]));
    const found = fieldOf(sent, SCHEMAS[provider]);
    // One wire has the schema as text.
    assert.deepEqual(typeof found === "string" ? JSON.parse(found) : found, FORM);
  },
};

/** A limit that was met, as each provider says it. */
const ERRORS: Readonly<Record<PartTarget, Json>> = {
  chat: { error: { message: "Slow down", type: "rate_limit_error", code: "rate_limit_exceeded" } },
  responses: {
    error: { message: "Slow down", type: "rate_limit_error", code: "rate_limit_exceeded" },
  },
  messages: { type: "error", error: { type: "rate_limit_error", message: "Slow down" } },
  gemini: { error: { code: 429, status: "RESOURCE_EXHAUSTED", message: "Slow down" } },
  converse: { __type: "ThrottlingException", message: "Slow down" },
};

/** The same, as each client knows it. */
const RATE_LIMIT: Readonly<Record<PartWire, RegExp>> = {
  chat: /rate_limit/,
  responses: /rate_limit/,
  messages: /"type":"rate_limit_error"/,
  gemini: /"RESOURCE_EXHAUSTED"/,
};
