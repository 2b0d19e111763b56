/**
 * The command on Deno with `OTEL_DENO=true`: its spans and measurements come to a collector, and
 * providers are told of no trace.
 *
 * @module
 */

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import test from "node:test";
import { startCollector } from "../support/collector.ts";
import { startCommand, withTempDir } from "../support/command.ts";
import { sseFrame } from "../support/sse.ts";
import { startUpstream } from "../support/upstream.ts";

const KEY = "sk-caller-5Qm2vX9tB7rK1dW8";
const SCRAPER = "sk-scraper-8Wq3nV6zK1pX4tR7";
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const PARENT = "b7ad6b7169203331";

const chunk = (delta: object, finish: string | null = null, usage?: object): string =>
  sseFrame({
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1,
    model: "m",
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...(usage === undefined ? {} : { usage }),
  });

/** By `node:http`, as Deno's own `fetch` would not send another's trace. */
function post(url: string, model: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}/v1/chat/completions`, {
      method: "POST",
      headers: {
        "authorization": `Bearer ${KEY}`,
        "content-type": "application/json",
        "traceparent": `00-${TRACE}-${PARENT}-01`,
        "tracestate": "vendor=canary",
        "baggage": "person=canary",
      },
    }, (response) => {
      let text = "";
      response.on("data", (piece) => text += piece).on("end", () => resolve(text));
    });
    asking.on("error", reject);
    asking.end(
      JSON.stringify({ model, stream: true, messages: [{ role: "user", content: "Hi" }] }),
    );
  });
}

test("spans and measurements leave by Deno's own exporter, and nothing of them for providers", async () => {
  const collector = await startCollector();
  const upstream = await startUpstream(
    (exchange) => {
      exchange.head(503, { "content-type": "application/json" });
      exchange.end(`{"error":{"message":"no room"}}`);
    },
    async (exchange) => {
      exchange.head(200, { "content-type": "text/event-stream" });
      await exchange.write(chunk({ role: "assistant", content: "Hello" }));
      const usage = { prompt_tokens: 30, completion_tokens: 2, total_tokens: 32 };
      exchange.end(chunk({}, "stop", usage) + "data: [DONE]\n\n");
    },
  );
  try {
    await withTempDir(async (dir) => {
      const place = { dialect: "openai-chat", baseUrl: upstream.baseUrl, apiKey: "up-1" };
      await writeFile(
        join(dir, "sluice.jsonc"),
        JSON.stringify({
          keys: [
            { name: "laptop", key: KEY },
            { name: "prometheus", key: SCRAPER, scopes: ["metrics"] },
          ],
          providers: { one: place, two: place },
          models: { fast: ["one/m", "two/m"] },
        }),
      );
      const command = startCommand(dir, ["--port", "0"], {
        OTEL_DENO: "true",
        OTEL_DENO_CONSOLE: "ignore",
        OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_METRIC_EXPORT_INTERVAL: "300",
        OTEL_BSP_SCHEDULE_DELAY: "300",
      });
      try {
        const url = await command.prints(/listens on (http:\/\/\S+)/);
        assert.match(await post(url, "fast"), /Hello/);
        const own = () => collector.spans.filter(({ scope }) => scope === "@sluice/gateway");
        await collector.until("the spans", () => own().length >= 3);
        await collector.until(
          "the measurements",
          () => collector.points().some(({ name }) => name === "gen_ai.client.token.usage"),
        );
        for (const { headers } of upstream.requests) {
          for (const name of ["traceparent", "tracestate", "baggage", "b3"]) {
            assert.equal(headers[name], undefined, `${name} goes to no provider`);
          }
        }
        checkSpans(own(), collector.spans);
        checkPoints(collector.points());
      } finally {
        command.kill("SIGTERM");
        await command.ended;
      }
    });
  } finally {
    await upstream.close();
    await collector.close();
  }
});

type Spans = Awaited<ReturnType<typeof startCollector>>["spans"];

function checkSpans(own: Spans, all: Spans): void {
  assert.deepEqual(own.map(({ name }) => name).toSorted(), ["attempt m", "attempt m", "chat m"]);
  const exchange = own.find(({ name }) => name === "chat m") ?? assert.fail("the exchange");
  assert.equal(exchange.traceId, TRACE, "it belongs to the caller's trace");
  const server = all.find(({ spanId }) => spanId === exchange.parentSpanId);
  assert.equal(server?.parentSpanId, PARENT, "below Deno's own span of the request");
  const { attributes } = exchange;
  assert.equal(attributes["gen_ai.operation.name"], "chat");
  assert.equal(attributes["gen_ai.provider.name"], "two");
  assert.equal(attributes["gen_ai.request.model"], "m");
  assert.equal(attributes["gen_ai.request.stream"], true);
  assert.equal(attributes["gen_ai.response.id"], "chatcmpl-1");
  assert.deepEqual(attributes["gen_ai.response.finish_reasons"], ["stop"]);
  assert.equal(attributes["gen_ai.usage.input_tokens"], 30);
  assert.equal(attributes["gen_ai.usage.output_tokens"], 2);
  assert.equal(attributes["sluice.caller"], "laptop");
  assert.equal(attributes["sluice.model"], "fast");
  assert.equal(attributes["sluice.attempts"], 2);
  assert.equal(exchange.status, 0);
  const attempts = own.filter(({ name }) => name === "attempt m").toSorted((a, b) =>
    Number(a.attributes["sluice.attempt"]) - Number(b.attributes["sluice.attempt"])
  );
  assert.deepEqual(attempts.map(({ parentSpanId }) => parentSpanId), [
    exchange.spanId,
    exchange.spanId,
  ]);
  assert.deepEqual(
    attempts.map((
      span,
    ) => [span.attributes["sluice.provider"], span.attributes["error.type"], span.status]),
    [["one", "overloaded", 2], ["two", undefined, 0]],
  );
}

function checkPoints(
  points: ReturnType<Awaited<ReturnType<typeof startCollector>>["points"]>,
): void {
  const one = (name: string, attributes: Record<string, unknown>) => {
    const found = points.find((point) =>
      point.name === name &&
      Object.entries(attributes).every(([key, value]) => point.attributes[key] === value)
    );
    return found ?? assert.fail(`${name} ${JSON.stringify(attributes)}`);
  };
  const duration = one("gen_ai.client.operation.duration", {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "two",
    "gen_ai.request.model": "m",
  });
  assert.deepEqual([duration.unit, duration.count], ["s", 1]);
  const tokens = one("gen_ai.client.token.usage", { "gen_ai.token.type": "input" });
  assert.deepEqual([tokens.unit, tokens.value], ["{token}", 30]);
  one("gen_ai.client.operation.time_to_first_chunk", {});
  assert.equal(one("sluice.requests", { caller: "laptop", outcome: "ok" }).value, 1);
  assert.equal(one("sluice.fallbacks", { from: "one", to: "two" }).value, 1);
  assert.equal(one("sluice.store_up", {}).value, 1);
}
