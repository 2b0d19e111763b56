/**
 * Writes `docs/metrics.md` from the table of instruments: `deno run -A scripts/metrics_page.ts`.
 *
 * @module
 */

import { writeFile } from "node:fs/promises";
import {
  BUCKETS,
  type Instrument,
  type InstrumentId,
  INSTRUMENTS,
} from "../src/telemetry/instruments.ts";
import { metricOf } from "../src/telemetry/semconv.ts";
import { evenTable } from "./table.ts";

/** Where the page is. */
export const METRICS_PAGE: URL = new URL("../docs/metrics.md", import.meta.url);

const HEAD = `# Metrics and traces

<!-- Written by scripts/metrics_page.ts from src/telemetry/instruments.ts; change it there. -->

\`GET /metrics\` tells what one process has measured since it began, in Prometheus' text format.
Scrape every process, and sum there: nothing in it is of other gateways. Who may see it, and how
Prometheus is told, stands in [operations](operations.md#watching-it).

Labels hold no text of a caller's own. \`caller\` is the name of a key in the configuration, \`account\`
is what the log calls an account, \`provider\` is a key of \`providers\`, and \`model\` is what the
provider calls the model, where the configuration or the catalog has it, and \`other\` where neither
has. A label that has nothing to say is left out: a request that was asked of nobody has no
\`provider\`. An instrument has at most 5,000 series; what would be more is counted in one whose
labels are all \`other\`. No label is a secret, an e-mail address or a part of a conversation.

\`wire\` is the API that the client speaks, and \`operation\` what it asks: \`chat\`, \`generate_content\`,
\`embeddings\`, \`count_tokens\`, or an endpoint such as \`images/generations\`.

`;

const MIDDLE = `
## In OpenTelemetry

The same numbers, and spans, go to whatever is registered with
[OpenTelemetry's API](https://www.npmjs.com/package/@opentelemetry/api) before the gateway is
created. Without any nothing is sent, and it costs next to nothing.

- **Deno** brings an exporter: \`OTEL_DENO=true OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318\`.
- **Node** and **Bun**: an SDK of yours that is loaded first, \`node --import ./tracing.js\`.
- **In an app of your own** it is \`createGateway(config, { telemetry: openTelemetry() })\`, with
  \`openTelemetry\` of \`@sluice/gateway/otel\`; the hosts of Deno, Bun and Node bring it along.
  \`telemetry\` may be anything else of that shape.

Names follow the
[conventions for generative AI](https://github.com/open-telemetry/semantic-conventions-genai), which
are still in development, where they have one; other names come of those in Prometheus:
\`sluice_store_up\` is \`sluice.store_up\`.

`;

const TAIL = `
Labels are attributes of the same name, but for those three: \`gen_ai.operation.name\`,
\`gen_ai.provider.name\` (the conventions' own name of a provider that they know; \`sluice.provider\` is
the configuration's), \`gen_ai.request.model\`, \`gen_ai.token.type\` and \`error.type\`.

### Spans

Each exchange has one span, from its coming to the last byte of its answer: \`chat gpt-5\`, with the
attributes \`gen_ai.*\` (operation, provider, model, tokens, finish reason, time to first chunk), and
\`sluice.caller\`, \`sluice.model\` (as it was asked for), \`sluice.wire\`, \`sluice.attempts\`,
\`sluice.cost_usd\` and \`sluice.request_id\`. Each request to a provider is a child of it:
\`attempt gpt-5\`, with \`sluice.account\` and \`error.type\`. Nothing that was said is in them.

A \`traceparent\` that a client sends is the parent of its exchange, so that whoever may call may also
have your collector keep a trace; a sampler that minds says so itself.

**No trace is told to a provider.** It is another company: \`traceparent\`, \`tracestate\` and \`baggage\`
are not forwarded, and runtimes and SDKs that would add them to every request (Deno does, with
\`OTEL_DENO=true\`) are kept from it by OpenTelemetry's own word for that, which also means that there
is no second span of the request's own. There is no switch for it.

## What is not in it

- Memory, CPU and event loop are the runtime's: read them from the machine, or from the runtime's
  own instrumentation.
- On Workers and Vercel \`/metrics\` is of the isolate that answers: all that its requests have
  counted since \`sluice_start_time_seconds\`, without \`sluice_requests_in_flight\` and
  \`sluice_streams_open\`, as none of them knows of the others under way. Isolates come and go and a
  scrape cannot choose one, so that sums are better taken from \`GET /v1/usage\`. The adapters for
  them send nothing, and the platforms keep the log.
- Sums over 31 days and all gateways are in \`GET /v1/usage\`: [usage](usage.md).
`;

/** The page. */
export function metricsPage(): string {
  const ids = Object.keys(INSTRUMENTS) as InstrumentId[];
  const rows = ids.map((id) => {
    const { name, kind, labels, help }: Instrument = INSTRUMENTS[id];
    return [`\`${name}\``, kind, labels.map((label) => `\`${label}\``).join(" "), help];
  });
  const conventional = ids.filter((id) => !metricOf(id).name.startsWith("sluice."));
  const names = conventional.map((id) => {
    const { name, unit } = metricOf(id);
    return [`\`${name}\``, `\`${unit}\``, `\`${INSTRUMENTS[id].name}\``];
  });
  return HEAD + evenTable([["Name", "Kind", "Labels", "What it is"], ...rows]) +
    `\n${buckets()}` + MIDDLE +
    evenTable([["In OpenTelemetry", "Unit", "In Prometheus"], ...names]) + TAIL;
}

function buckets(): string {
  const { seconds, storeSeconds, tokens, attempts } = BUCKETS;
  return evenTable([
    ["Histograms of", "have buckets up to these bounds"],
    ["times", `${seconds.join(", ")} s`],
    ["calls of the store", `${storeSeconds.join(", ")} s`],
    ["tokens", `the powers of 4, from 1 to ${tokens.at(-1)}`],
    ["attempts", attempts.join(", ")],
  ]);
}

if (import.meta.main) await writeFile(METRICS_PAGE, metricsPage());
