import assert from "node:assert/strict";
import test from "node:test";
import type { AnswerContext } from "../../src/dialects/dialect.ts";
import { gatewayFault } from "../../src/canonical/fault.ts";
import { dialectOf } from "../../src/dialects/mod.ts";
import { createTranslator, type Transcoder } from "../../src/relay/transcode.ts";

const encode = (text: string) => new TextEncoder().encode(text);

const chunk = (call: object): string =>
  `data: ${
    JSON.stringify({
      id: "c",
      model: "m",
      choices: [{ index: 0, delta: { tool_calls: [{ index: 0, ...call }] } }],
    })
  }\n\n`;
const more = (text: string): string => chunk({ function: { arguments: text } });

function translator() {
  const chat = dialectOf("openai-chat");
  const client = dialectOf("anthropic-messages");
  const context: AnswerContext = {
    model: "m",
    created: 1,
    request: {},
    estimatedInputTokens: 1,
    newId: (prefix: string) => `${prefix}1`,
  };
  const through = createTranslator(chat.createStreamDecoder(), client.createStreamEncoder(context));
  through.push(encode(chunk({ id: "call_1", function: { name: "f", arguments: "" } })));
  return through;
}

const codeOf = ({ seen }: Transcoder): string | undefined => seen.fault?.code;

test("a call that is filled with nothing but white space is given up, and told once", () => {
  for (const [piece, most] of [[" ", 256], ["\n".repeat(1000), 16]] as const) {
    const through = translator();
    for (let i = 0; i < most; i++) through.push(encode(more(piece)));
    assert.equal(codeOf(through), undefined, "so much may still be a matter of layout");
    const told = new TextDecoder().decode(through.push(encode(more(piece) + more(piece))));
    assert.equal(codeOf(through), "blank_arguments");
    assert.equal(told.match(/event: error/g)?.length, 1);
  }
});

test("white space between words is none of that", () => {
  const through = translator();
  for (let i = 0; i < 2000; i++) through.push(encode(more(i % 200 === 0 ? "x" : " ")));
  assert.equal(through.seen.fault, undefined);
  through.fail(gatewayFault("upstream", "over"));
});
