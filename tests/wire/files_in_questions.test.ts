/**
 * Files that questions refer to: the account that keeps them is asked, and another caller's are as
 * unknown as nobody's.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileReferences } from "../../src/dialects/file_references.ts";
import { type Arrival, createProviders, OTHER_KEY, providerOf } from "../support/endpoints.ts";
import { CLIENT_KEY } from "../support/gateway.ts";
import { createVendor, type Vendor } from "../support/vendor_files.ts";
import { createGateway, defineConfig, type Gateway } from "../../mod.ts";
import type { JsonObject } from "../../src/canonical/json.ts";

const ACCOUNTS = ["account-one-0000", "account-two-0000", "account-three-00"];

/** A wire: where it is asked, and how a question with files looks in it. */
interface Wire {
  readonly name: string;
  readonly dialect: "openai-chat" | "openai-responses" | "anthropic-messages";
  readonly path: string;
  readonly question: (...ids: string[]) => JsonObject;
  /** Where the first file stands. */
  readonly at: string;
  readonly answer: JsonObject;
}

const WIRES: readonly Wire[] = [
  {
    name: "chat",
    dialect: "openai-chat",
    path: "/v1/chat/completions",
    question: (...ids) => ({
      model: "up/m",
      messages: [{
        role: "user",
        content: [
          { type: "text", text: "Read" },
          ...ids.map((file_id) => ({ type: "file", file: { file_id } })),
        ],
      }],
    }),
    at: "messages[0].content[1].file.file_id",
    answer: {
      id: "c",
      object: "chat.completion",
      created: 1,
      model: "m",
      choices: [{
        index: 0,
        message: { role: "assistant", content: "Read." },
        finish_reason: "stop",
      }],
    },
  },
  {
    name: "responses",
    dialect: "openai-responses",
    path: "/v1/responses",
    question: (...ids) => ({
      model: "up/m",
      input: [{
        role: "user",
        content: ids.map((file_id) => ({ type: "input_file", file_id })),
      }],
    }),
    at: "input[0].content[0].file_id",
    answer: {
      id: "resp_1",
      object: "response",
      created_at: 1,
      model: "m",
      status: "completed",
      output: [],
    },
  },
  {
    name: "messages",
    dialect: "anthropic-messages",
    path: "/v1/messages",
    question: (...ids) => ({
      model: "up/m",
      max_tokens: 5,
      messages: [{
        role: "user",
        content: ids.map((file_id) => ({ type: "document", source: { type: "file", file_id } })),
      }],
    }),
    at: "messages[0].content[0].source.file_id",
    answer: {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: "m",
      content: [],
      stop_reason: "end_turn",
      stop_sequence: null,
      usage: { input_tokens: 1, output_tokens: 1 },
    },
  },
];

interface Scene {
  readonly gateway: Gateway;
  readonly vendor: Vendor;
  readonly questions: Arrival[];
  upload(key?: string): Promise<string>;
  ask(body: JsonObject, key?: string): Promise<Response>;
}

function scene(
  { dialect, path, answer }: Wire,
  keys: readonly string[] = [CLIENT_KEY, OTHER_KEY],
): Scene {
  const vendor = createVendor(dialect === "anthropic-messages" ? "anthropic" : "openai");
  const questions: Arrival[] = [];
  const providers = createProviders((arrival) => {
    if (/\/files/.test(arrival.url)) return vendor.answer(arrival);
    questions.push(arrival);
    return Response.json(answer);
  });
  const files = dialect === "anthropic-messages" ? "anthropic/files" : "files";
  const gateway = createGateway(
    defineConfig({
      listen: "127.0.0.1:4000",
      keys: keys.map((key, index) => ({ name: `key-${index}`, key })),
      providers: {
        ...providerOf("up", [files], { dialect, apiKey: ACCOUNTS }),
        ...providerOf("elsewhere", [], { dialect }),
      },
    }),
    { fetch: providers.fetch },
  );
  const send = (url: string, body: BodyInit, key: string, headers: HeadersInit = {}) =>
    gateway.fetch(
      new Request(`http://127.0.0.1:4000${url}`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, ...headers },
        body,
      }),
    );
  return {
    gateway,
    vendor,
    questions,
    async upload(key = CLIENT_KEY) {
      const form = new FormData();
      form.set("purpose", "user_data");
      form.set("file", new Blob(["x"]), "a.txt");
      const own = dialect === "anthropic-messages" ? { "anthropic-version": "2023-06-01" } : {};
      const made = await (await send("/v1/files", form, key, own)).json();
      return String(made.id);
    },
    ask: (body, key = CLIENT_KEY) =>
      send(path, JSON.stringify(body), key, { "content-type": "application/json" }),
  };
}

/** The accounts that keep `id`, by what they sign with. */
function keepersOf({ accounts }: Vendor, id: string): string[] {
  return [...accounts].filter(([, things]) => things.has(id)).map(([account]) => account);
}

function signedWith({ headers }: Arrival): string {
  return headers.get("authorization") ?? headers.get("x-api-key") ?? "";
}

for (const wire of WIRES) {
  describe(`files in questions of ${wire.name}`, () => {
    test("are asked for at the account that keeps them", async () => {
      const { vendor, questions, upload, ask } = scene(wire);
      for (let round = 0; round < 12; round++) {
        const id = await upload();
        assert.equal((await ask(wire.question(id, id))).status, 200);
        assert.deepEqual(keepersOf(vendor, id), [signedWith(questions.at(-1) as Arrival)]);
      }
      assert.equal(new Set(questions.map(signedWith)).size, ACCOUNTS.length);
    });

    test("are nobody else's", async () => {
      const { questions, upload, ask } = scene(wire);
      const id = await upload();
      for (const unknown of [id, "file-nobody-has"]) {
        const refused = await ask(wire.question(unknown), OTHER_KEY);
        assert.equal(refused.status, 400);
        const text = await refused.text();
        assert.match(text, /none of your files' ids/);
        assert.ok(text.includes(wire.at), text);
      }
      assert.equal(questions.length, 0);
    });

    test("are left to the provider while there is nobody else", async () => {
      const { questions, ask } = scene(wire, [CLIENT_KEY]);
      assert.equal((await ask(wire.question("file-made-elsewhere"))).status, 200);
      assert.equal(questions.length, 1);
    });

    test("are refused where no account has them all, or none of the model's", async () => {
      const { questions, upload, vendor, ask } = scene(wire);
      const first = await upload();
      let other = first;
      while (keepersOf(vendor, other)[0] === keepersOf(vendor, first)[0]) other = await upload();
      const apart = await ask(wire.question(first, other));
      assert.equal(apart.status, 400);
      assert.match(await apart.text(), /another account/);
      const away = await ask({ ...wire.question(first), model: "elsewhere/m" });
      assert.equal(away.status, 400);
      assert.match(await away.text(), /kept by an account/);
      assert.equal(questions.length, 0);
    });
  });
}

test("files are looked for where vendors look, and what a call was given is none", () => {
  const args = { file_id: "file-1", content: [{ file_id: "file-2" }] };
  assert.deepEqual(
    fileReferences({
      metadata: { file_id: "file-0" },
      messages: [
        { role: "assistant", content: [{ type: "tool_use", id: "t", name: "read", input: args }] },
        {
          role: "user",
          content: [
            { type: "container_upload", file_id: "file-3" },
            {
              type: "tool_result",
              content: [{ type: "image", source: { type: "file", file_id: "file-4" } }],
            },
          ],
        },
      ],
      input: [{
        type: "function_call_output",
        output: [{ type: "input_image", file_id: "file-5" }],
      }],
      tools: [
        { type: "code_interpreter", container: { type: "auto", file_ids: ["file-6"] } },
        { name: "read", input_schema: { properties: { file_id: { type: "string" } } } },
      ],
    }),
    [
      { id: "file-3", at: "messages[1].content[0].file_id" },
      { id: "file-4", at: "messages[1].content[1].content[0].source.file_id" },
      { id: "file-5", at: "input[0].output[0].file_id" },
      { id: "file-6", at: "tools[0].container.file_ids[0]" },
    ],
  );
});
