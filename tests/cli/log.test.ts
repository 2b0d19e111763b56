import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { getLogger, type LogRecord, reset } from "@logtape/logtape";
import { configureLog, jsonLine, textLine } from "../../adapters/cli/log.ts";
import { stage } from "../support/command.ts";

const RECORD: LogRecord = {
  category: ["sluice", "exchange"],
  level: "info",
  timestamp: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
  message: ["", "laptop", " ", "fast\u001b[2J\n", " took ", 812, " ms"],
  rawMessage: "{caller} {model} took {ms} ms",
  properties: {
    caller: "laptop",
    model: "fast\u001b[2J\n",
    ms: 812,
    provider: "lab\r",
    usage: { input: 1 },
  },
};

describe("a log line", () => {
  it("is one line for people, whatever a caller put into it", () => {
    assert.match(
      textLine(RECORD),
      /^\d\d:\d\d:\d\d info {4}laptop fast\\u001b\[2J\\n took 812 ms provider=lab\\r\n$/,
    );
  });

  it("tells a list as words", () => {
    const message = ["Reloaded: ", ["models.a added", "keys.b removed\n"], ""];
    assert.match(
      textLine({ ...RECORD, message, properties: {} }),
      /info {4}Reloaded: models\.a added, keys\.b removed\\n\n$/,
    );
  });

  it("is one JSON object for machines, with everything in it", () => {
    const line = jsonLine(RECORD);
    assert.equal(line.indexOf("\n"), line.length - 1);
    assert.deepEqual(JSON.parse(line), {
      time: "2026-01-02T03:04:05.006Z",
      level: "info",
      category: "sluice.exchange",
      message: "laptop fast\\u001b[2J\\n took 812 ms",
      caller: "laptop",
      model: "fast\u001b[2J\n",
      ms: 812,
      provider: "lab\r",
      usage: { input: 1 },
    });
  });
});

describe("the log", () => {
  it("goes to the error output, in the form asked for and from the level asked for", async () => {
    const logger = getLogger(["sluice", "test"]);
    const lines = async (log: "text" | "json" | undefined, errIsTerminal: boolean) => {
      const around = stage({ errIsTerminal });
      const args = { command: "serve", logLevel: "warning", ...(log ? { log } : {}) } as const;
      await configureLog(args, around);
      logger.info("quiet");
      logger.warn("heard {what}", { what: "this" });
      await reset();
      assert.equal(around.written.out, "");
      return around.written.err;
    };
    assert.match(
      await lines(undefined, false),
      /^\{"time":[^\n]*"message":"heard this"[^\n]*\}\n$/,
    );
    assert.match(await lines(undefined, true), /^\S+ warning heard this\n$/);
    assert.match(await lines("json", true), /^\{/);
    assert.match(await lines("text", false), /heard this\n$/);
  });
});
