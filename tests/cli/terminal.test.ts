import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { describe, it } from "node:test";
import { inputFrom, type Stdin } from "../../adapters/cli/terminal.ts";
import { turn } from "../support/gate.ts";

/** A terminal that somebody types on. */
class Keyboard extends EventEmitter implements Stdin {
  readonly isTTY: boolean = true;
  raw = false;
  paused = true;
  setRawMode(raw: boolean): void {
    this.raw = raw;
  }
  setEncoding(): void {}
  resume(): void {
    this.paused = false;
  }
  pause(): void {
    this.paused = true;
  }
}

/** Asks for a secret while `keys` are typed, in chunks. */
async function typing(...keys: string[]) {
  const keyboard = new Keyboard();
  let shown = "";
  const answer = inputFrom(keyboard, (text) => shown += text).hidden("API key: ");
  assert.ok(keyboard.raw, "what is typed must not be shown");
  for (const chunk of keys) keyboard.emit("data", chunk);
  const secret = await answer;
  assert.deepEqual([keyboard.raw, keyboard.paused], [false, true], "the terminal is given back");
  assert.deepEqual([keyboard.listenerCount("data"), keyboard.listenerCount("end")], [0, 0]);
  assert.equal(shown, "API key: \n");
  return secret;
}

describe("a secret that is typed", () => {
  it("ends with the line, and is not shown", async () => {
    assert.equal(await typing("sk-1", "23\r"), "sk-123");
    assert.equal(await typing("sk-123\nrest"), "sk-123");
    assert.equal(await typing("sk-123\x04"), "sk-123");
  });

  it("can be corrected, and called off", async () => {
    assert.equal(await typing("ab\x7f\bx", "\r"), "x");
    assert.equal(await typing("wrong\x15right\r"), "right");
    assert.equal(await typing("\x7f\x7fa\r"), "a");
    assert.equal(await typing("sk-123\x03"), undefined);
  });
});

describe("what is piped in", () => {
  it("is read to its end, whatever it holds, unless it has none in sight", async () => {
    const pipe = new Keyboard();
    const whole = inputFrom(pipe, () => {}).text();
    pipe.emit("data", "sk-1\x03");
    pipe.emit("data", "23\n");
    pipe.emit("end");
    assert.equal(await whole, "sk-1\x0323\n");
    const endless = inputFrom(pipe, () => {}).text();
    for (let kib = 0; kib < 65; kib++) pipe.emit("data", "x".repeat(1024));
    assert.equal(await endless, undefined);
  });
});

describe("lines that are typed", () => {
  it("come whole, one by one, however they are cut", async () => {
    const keyboard = new Keyboard();
    const read: string[] = [];
    const reading = (async () => {
      for await (const line of inputFrom(keyboard, () => {}).lines()) read.push(line);
    })();
    await turn();
    for (const chunk of ["on", "e\r\ntwo\n\nth", "ree"]) keyboard.emit("data", chunk);
    await turn();
    assert.deepEqual(read, ["one", "two", ""]);
    keyboard.emit("end");
    await reading;
    assert.deepEqual(read, ["one", "two", "", "three"]);
    assert.deepEqual([keyboard.listenerCount("data"), keyboard.listenerCount("end")], [0, 0]);
    assert.ok(keyboard.paused);
  });
});
